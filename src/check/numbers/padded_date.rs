//! NUM007: A month or day with a leading zero in a date written with 年月日.
//!
//! ## What it finds
//! A month or day with a leading zero in a date written with 年月日.
//! ## Why it matters
//! 正文中的日期不编虚位，1月不写01月（GB/T 9704—2012，7.3.5.4对成文日期的规定）。
//! ## Example
//! ```yaml
//! 导语: 会议于2023年09月08日召开。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 会议于2023年9月8日召开。
//! ```
//! ## How sure
//! Certain for 成文日期; in running text it is house style. `--fix` takes out the zero.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for (before, after) in [('年', '月'), ('月', '日')] {
        for (at, _) in passage.chars.iter().enumerate().filter(|(_, c)| **c == before) {
            let padded = passage.at(at + 1) == '0' && passage.at(at + 2).is_ascii_digit();
            if padded && passage.at(at + 3) == after {
                let mended = passage.slice(at + 2..at + 4);
                let message = format!("“{}”前面多了0", passage.slice(at + 1..at + 4));
                let hit = Hit::new(at + 1..at + 4, message, format!("改成“{mended}”"));
                let certain = passage.at(at + 2) != '0';
                found.push(hit.mend_if(certain, at + 1..at + 4, mended));
            }
        }
    }
    found
}
