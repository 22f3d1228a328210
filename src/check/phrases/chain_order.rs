//! PHR008: 两个确立, 四个意识, 四个自信, 两个维护 in one sentence, out of order.
//!
//! ## What it finds
//! 两个确立, 四个意识, 四个自信, 两个维护 in one sentence, out of order.
//! ## Why it matters
//! 这几句有固定的次序：深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”。
//! ## Example
//! ```yaml
//! 导语: 坚定“四个自信”、增强“四个意识”、做到“两个维护”。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 增强“四个意识”、坚定“四个自信”、做到“两个维护”。
//! ```
//! ## How sure
//! Certain: at least three of the four must stand in one sentence, each once.

use crate::check::MANY;
use crate::check::passage::{Hit, Passage};

/// The phrases in their order.
const CHAIN: [&str; 4] = ["两个确立", "四个意识", "四个自信", "两个维护"];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const FEW: usize = 3;
    let places =
        CHAIN.iter().flat_map(|words| passage.find(words).into_iter().take(MANY));
    let all: Vec<_> = places.collect();
    let mut found = Vec::new();
    for sentence in passage.sentences() {
        if all.len() < FEW {
            break;
        }
        let places: Vec<_> =
            all.iter().filter(|range| sentence.contains(&range.start)).cloned().collect();
        let once = (FEW..=CHAIN.len()).contains(&places.len());
        if !once || places.is_sorted_by_key(|range| range.start) {
            continue;
        }
        let start = places.iter().map(|range| range.start).min();
        let end = places.iter().map(|range| range.end).max();
        let Some(range) = start.zip(end).map(|(start, end)| start..end) else { continue };
        let hint = "依次写：“两个确立”“四个意识”“四个自信”“两个维护”";
        found.push(Hit::new(range, "这几句的次序不对", hint));
    }
    found
}
