//! NUM006: A year in digits with a month in Chinese numerals, or the reverse.
//!
//! ## What it finds
//! A year in digits with a month in Chinese numerals, or the reverse.
//! ## Why it matters
//! 一个日期只用一种数字；公文的公历日期用阿拉伯数字。
//! ## Example
//! ```yaml
//! 导语: 会议于2023年九月十五日召开。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 会议于2023年9月15日召开。
//! ```
//! ## How sure
//! Certain.

use crate::check::passage::{Hit, Passage};
use crate::value::is_numeral;
pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for year in passage.find("年") {
        let before = passage.before(year.start);
        let month: Vec<char> = passage.chars[year.end..]
            .iter()
            .copied()
            .take_while(|c| is_numeral(*c) || c.is_ascii_digit())
            .collect();
        let end = year.end + month.len();
        let Some(first) = month.first() else { continue };
        let mixed = (before.is_ascii_digit() && is_numeral(*first))
            || (is_numeral(before) && first.is_ascii_digit());
        if mixed && passage.at(end) == '月' {
            let start = year.start.saturating_sub(1);
            let hint = "统一用阿拉伯数字，如2023年9月15日";
            found.push(Hit::new(start..end + 1, "同一个日期用了两种数字", hint));
        }
    }
    found
}
