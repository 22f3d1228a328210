//! PHR011: The chain 四个意识, 四个自信, 两个维护 in a paper after 2021 that never says 两个确立.
//!
//! ## What it finds
//! The chain 四个意识, 四个自信, 两个维护 in a paper after 2021 that never says 两个确立.
//! ## Why it matters
//! 2021年11月党的十九届六中全会以后，这一组提法前面一般写“深刻领悟‘两个确立’的决定性意义”。
//! ## Example
//! ```yaml
//! 标题: 2023年度民主生活会整改方案
//! 导语: 增强“四个意识”、坚定“四个自信”、做到“两个维护”。
//! ```
//! ## Instead
//! ```yaml
//! 标题: 2023年度民主生活会整改方案
//! 导语: 深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”。
//! ```
//! ## How sure
//! Fairly sure: all three phrases must stand in one sentence of a paper of 2022 or later, and
//! 两个确立 nowhere in the paper.

use crate::check::paper::Paper;
use crate::check::passage::Hit;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::phrases::CHAIN_START;

/// At most one finding, at the first chain.
pub(in crate::check) fn find(paper: &Paper<'_>) -> Vec<Diagnostic> {
    const SINCE: u16 = 2022;
    const CHAIN: [&str; 3] = ["四个意识", "四个自信", "两个维护"];
    let late = paper.year().is_some_and(|year| year >= SINCE);
    if !late || paper.passages().any(|passage| passage.words.contains("两个确立")) {
        return Vec::new();
    }
    let chain = paper.passages().find_map(|passage| {
        let first = passage.find(CHAIN[0]).into_iter().next()?;
        let sentence = passage.between(first.start, &['。', '；']);
        let words = passage.slice(sentence);
        let whole = CHAIN.iter().all(|phrase| words.contains(phrase));
        let hint = "在前面加上：深刻领悟“两个确立”的决定性意义";
        let hit = Hit::new(first, "这一组提法前面没有写“两个确立”", hint);
        whole.then(|| passage.finding(&CHAIN_START, hit))
    });
    chain.into_iter().collect()
}
