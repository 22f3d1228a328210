//! CHK007: A deadline such as 年底前 or 6月底前 without its year.
//!
//! ## What it finds
//! A deadline such as 年底前 or 6月底前 without its year.
//! ## Why it matters
//! “年底前”“6月底前”离开成文的那一年就说不清是哪一年；跨年检查时无从判断是否逾期。
//! ## Example
//! ```yaml
//! 时限: 6月底前。
//! ```
//! ## Instead
//! ```yaml
//! 时限: 2023年6月底前。
//! ```
//! ## How sure
//! Certain.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const POINTS: [&str; 7] = ["年底", "月底", "月末", "年内", "月份", "日前", "日之前"];
    let words = passage.words;
    let has_year = words.split('年').next().is_some_and(|before| {
        before.chars().rev().take(4).filter(char::is_ascii_digit).count() == 4
    });
    if passage.key != "时限" || has_year || words.contains('×') {
        return Vec::new();
    }
    let Some(point) = POINTS.iter().find(|point| words.contains(**point)) else {
        return Vec::new();
    };
    let all = 0..passage.chars.len();
    let message = format!("时限中的“{point}”没有写是哪一年");
    vec![Hit::new(all, message, "写出年份，如 2023年12月底前")]
}
