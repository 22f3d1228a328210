//! NUM011: A range in which only the second number has %.
//!
//! ## What it finds
//! A range in which only the second number has %.
//! ## Why it matters
//! 百分数的范围两个数都要带百分号，否则会读成15到30%（GB/T 15835—2011，5.1.3）。
//! ## Example
//! ```yaml
//! 导语: 办结率提高15～30%。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 办结率提高15%～30%。
//! ```
//! ## How sure
//! Certain. `--fix` mends 15～30%; a hyphen or 至 may mean something else.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for (at, char) in passage.chars.iter().enumerate() {
        if !"～~-—至".contains(*char) || !passage.before(at).is_ascii_digit() {
            continue;
        }
        let number = |char: &&char| char.is_ascii_digit() || **char == '.';
        let after = passage.chars[at + 1..].iter().take_while(number).count();
        let before = passage.chars[..at].iter().rev().take_while(number).count();
        let end = at + 1 + after;
        if after > 0 && passage.at(end) == '%' {
            let range = at - before..end + 1;
            let message =
                format!("“{}”的前一个数没有百分号", passage.slice(range.clone()));
            let first = passage.slice(range.start..at);
            let certain = "～~".contains(*char) && first.chars().count() < 4;
            let hit = Hit::new(range, message, "两个数都写上百分号，如15%～30%");
            found.push(hit.mend_if(certain, at - before..at, format!("{first}%")));
        }
    }
    found
}
