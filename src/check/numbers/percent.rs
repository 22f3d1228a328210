//! NUM014: 百分之 before digits, and decimals without their leading zero.
//!
//! ## What it finds
//! 百分之 before digits, and decimals without their leading zero.
//! ## Why it matters
//! 百分数写成50%或百分之五十，不混用；小数点前的0不能省。
//! ## Example
//! ```yaml
//! 导语: 办结率达到百分之98。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 办结率达到98%。
//! ```
//! ## How sure
//! Certain. `--fix` mends a plain number after 百分之; a bare decimal may be a label.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for range in passage.find("百分之") {
        if passage.at(range.end).is_ascii_digit() {
            let message = "“百分之”后面用了阿拉伯数字";
            let number = |char: &&char| char.is_ascii_digit() || **char == '.';
            let rest = passage.chars[range.end..].iter();
            let end = range.end + rest.take_while(number).count();
            let digits = passage.slice(range.end..end);
            let certain = digits.parse::<f32>().is_ok()
                && !digits.ends_with('.')
                && !"～~-—至%％几多余".contains(passage.at(end));
            let hit = Hit::new(range.clone(), message, "改用百分号，如98%");
            found.push(hit.mend_if(certain, range.start..end, format!("{digits}%")));
        }
    }
    for (at, _) in passage.chars.iter().enumerate().filter(|(_, c)| **c == '.') {
        let bare = crate::check::passage::is_han(passage.before(at));
        if bare && passage.at(at + 1).is_ascii_digit() {
            found.push(Hit::new(at..at + 2, "小数点前面缺0", "在小数点前面补上0，如0.5"));
        }
    }
    found
}
