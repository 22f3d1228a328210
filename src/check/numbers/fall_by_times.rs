//! NUM013: A decrease counted in 倍.
//!
//! ## What it finds
//! A decrease counted in 倍.
//! ## Why it matters
//! 减少一倍就等于没有了；减少、降低、下降，写百分之几或者几分之几。
//! ## Example
//! ```yaml
//! 导语: 文件数量减少2倍。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 文件数量减少50%。
//! ```
//! ## How sure
//! Certain.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for verb in ["减少", "降低", "下降", "缩短", "缩小"] {
        for range in passage.find(verb) {
            let start = range.end + usize::from(passage.at(range.end) == '了');
            let number = |char: &&char| {
                char.is_ascii_digit() || **char == '.' || crate::value::is_numeral(**char)
            };
            let rest = passage.chars.get(start..).unwrap_or_default();
            let digits = rest.iter().take_while(number).count();
            let end = start + digits;
            if digits > 0 && passage.at(end) == '倍' {
                let words = passage.slice(range.start..end + 1);
                let message = format!("“{words}”说不通");
                found.push(Hit::new(
                    range.start..end + 1,
                    message,
                    "改成百分之几或者几分之几，如减少50%",
                ));
            }
        }
    }
    found
}
