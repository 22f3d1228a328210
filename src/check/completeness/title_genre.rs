//! CHK010: A title that does not end with the kind of paper.
//!
//! ## What it finds
//! A title that does not end with the kind of paper.
//! ## Why it matters
//! 公文标题由发文机关名称、事由和文种组成（GB/T 9704—2012，7.3.1）。没有文种，收文单位不知道这是方案还是报告。
//! ## Example
//! ```yaml
//! 标题: 某某局党委民主生活会查摆问题整改
//! ```
//! ## Instead
//! ```yaml
//! 标题: 某某局党委民主生活会查摆问题整改方案
//! ```
//! ## How sure
//! Fairly sure: the end is compared with a list of kinds.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const GENRES: [&str; 11] = [
        "方案", "计划", "报告", "措施", "清单", "台账", "意见", "通知", "安排", "要点",
        "办法",
    ];
    let words = passage.words.trim_end_matches(['》', '）', '。']);
    let words = words.rsplit_once('（').map_or(words, |(before, _)| before);
    let known = GENRES.iter().any(|genre| words.ends_with(genre));
    if passage.key != "标题" || known || words.contains('〔') {
        return Vec::new();
    }
    let all = 0..passage.chars.len();
    vec![Hit::new(all, "标题末尾没有文种", "在标题末尾写明文种，如“整改方案”")]
}
