//! CHK008: Words in a deadline that name no time.
//!
//! ## What it finds
//! Words in a deadline that name no time.
//! ## Why it matters
//! “尽快”“适时”“近期”没有标准，谁也说不清算不算按时完成。
//! ## Example
//! ```yaml
//! 时限: 尽快完成。
//! ```
//! ## Instead
//! ```yaml
//! 时限: 2023年10月底前。
//! ```
//! ## How sure
//! Certain as a fact; the office may have its reasons.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const VAGUE: [&str; 8] =
        ["尽快", "尽早", "适时", "近期", "近日", "及早", "择机", "一段时间"];
    let has_date = passage.words.contains(|char: char| char.is_ascii_digit());
    if passage.key != "时限" || has_date {
        return Vec::new();
    }
    let places = VAGUE.iter().flat_map(|words| passage.find(words));
    places
        .map(|range| {
            let message =
                format!("时限写“{}”，说不清是什么时候", passage.slice(range.clone()));
            Hit::new(range, message, "写立行立改、长期坚持，或者写明日期")
        })
        .collect()
}
