//! OFF004: 盖章, 公章, 印章 or a date in the signature.
//!
//! ## What it finds
//! 盖章, 公章, 印章 or a date in the signature.
//! ## Why it matters
//! 署名只写发文机关的名称。要不要盖章写在“用印”里，日期写在“成文日期”里，都由程序排到规定的位置。
//! ## Example
//! ```yaml
//! 署名: 中共某某局委员会（盖章）
//! 成文日期: 2023-10-08
//! ```
//! ## Instead
//! ```yaml
//! 署名: 中共某某局委员会
//! 成文日期: 2023-10-08
//! ```
//! ## How sure
//! Certain.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const WORDS: [&str; 8] = [
        "（盖章）",
        "（公章）",
        "（印章）",
        "（章）",
        "(盖章)",
        "(公章)",
        "盖章",
        "公章",
    ];
    if passage.key != "署名" {
        return Vec::new();
    }
    let seal = WORDS.iter().find_map(|words| passage.find(words).into_iter().next());
    let seal = seal.map(|range| {
        let words = passage.slice(range.clone());
        Hit::new(range, format!("署名里写了“{words}”"), format!("删去“{words}”"))
    });
    let date = passage.find("年").into_iter().next().filter(|year| {
        year.start.checked_sub(1).is_some_and(|at| passage.at(at).is_ascii_digit())
    });
    let date = date.map(|year| {
        let range = year.start.saturating_sub(4)..passage.chars.len();
        Hit::new(range, "署名里写了日期", "删去日期，写到“成文日期”里")
    });
    seal.into_iter().chain(date).collect()
}
