//! NUM009: Two adjacent Chinese numerals with 、 before 个, 天, 次, 十 or 百.
//!
//! ## What it finds
//! Two adjacent Chinese numerals with 、 before 个, 天, 次, 十 or 百.
//! ## Why it matters
//! 相邻两个数字连用表示概数，中间不加顿号（GB/T 15835—2011，4.2.2）。
//! ## Example
//! ```yaml
//! 导语: 每年下基层三、四个月。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 每年下基层三四个月。
//! ```
//! ## How sure
//! Fairly sure; lists of three and ordinals are left alone.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const DIGITS: &str = "一二三四五六七八九";
    let value = |char: char| {
        let char = if char == '两' { '二' } else { char };
        DIGITS.chars().position(|digit| digit == char)
    };
    let mut found = Vec::new();
    for comma in passage.find("、") {
        let (first, second) = (passage.before(comma.start), passage.at(comma.end));
        let (Some(low), Some(high)) = (value(first), value(second)) else { continue };
        let start = comma.start - 1;
        let unit = passage.at(comma.end + 1);
        let is_list = matches!(passage.before(start), '第' | '、' | '十');
        if high == low + 1 && "个天次十百千".contains(unit) && !is_list {
            let range = start..comma.end + 1;
            let message = format!("概数“{}”中间不用顿号", passage.slice(range.clone()));
            found.push(Hit::new(range, message, format!("改成“{first}{second}”")));
        }
    }
    found
}
