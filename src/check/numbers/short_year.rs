//! NUM005: A year of two digits before a month.
//!
//! ## What it finds
//! A year of two digits before a month.
//! ## Why it matters
//! 公历年份写四位数字（GB/T 15835—2011）。
//! ## Example
//! ```yaml
//! 导语: 会议于23年9月召开。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 会议于2023年9月召开。
//! ```
//! ## How sure
//! Certain; durations such as 10年 have no month.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for year in passage.find("年") {
        let digits = passage.chars[..year.start].iter().rev();
        let digits = digits.take_while(|char| char.is_ascii_digit()).count();
        let month = passage.chars[year.end..].iter();
        let month = month.take_while(|char| char.is_ascii_digit()).count();
        if digits == 2 && (1..=2).contains(&month) && passage.at(year.end + month) == '月'
        {
            let start = year.start - digits;
            let written = passage.slice(start..year.start);
            let message = format!("年份“{written}年”没有写全");
            let hint = format!("写全四位数字，如20{written}年");
            found.push(Hit::new(start..year.end, message, hint));
        }
    }
    found
}
