//! NUM001: A year of a 发文字号 in other brackets than 〔〕.
//!
//! ## What it finds
//! A year of a 发文字号 in other brackets than 〔〕.
//! ## Why it matters
//! 发文字号的年份用六角括号“〔〕”括入（GB/T 9704—2012，7.2.5）。
//! ## Example
//! ```yaml
//! 导语: 按照《关于开好民主生活会的通知》（某发[2023]5号）要求。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 按照《关于开好民主生活会的通知》（某发〔2023〕5号）要求。
//! ```
//! ## How sure
//! Certain. `--fix` mends it after a Han character, where 号 is not that of a building.

use crate::check::passage::{Hit, Passage, is_han};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const PAIRS: [(char, char); 5] =
        [('[', ']'), ('【', '】'), ('(', ')'), ('（', '）'), ('［', '］')];
    let mut found = Vec::new();
    for (opening, closing) in PAIRS {
        for (start, _) in passage.chars.iter().enumerate().filter(|(_, c)| **c == opening)
        {
            let digits = passage.chars[start + 1..].iter();
            let digits = digits.take_while(|char| char.is_ascii_digit()).count();
            let end = start + 1 + digits;
            let number = passage.chars.get(end + 1..).unwrap_or_default().iter();
            let number = number
                .take_while(|c| c.is_ascii_digit() || matches!(c, '×' | '第'))
                .count();
            let is_reference = digits == 4
                && passage.at(end) == closing
                && number > 0
                && passage.at(end + 1 + number) == '号';
            if is_reference {
                let written = passage.slice(start..end + 1);
                let mended = format!("〔{}〕", passage.slice(start + 1..end));
                let message = format!("发文字号的年份写成了“{written}”");
                let after = end + 1 + number + 1;
                let certain = is_han(passage.before(start))
                    && !passage.has_any(after, &["楼", "院", "线", "路", "房"]);
                let hit = Hit::new(start..end + 1, message, format!("改成“{mended}”"));
                found.push(hit.mend_if(certain, start..end + 1, mended));
            }
        }
    }
    found
}
