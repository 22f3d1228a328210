//! NUM008: Full-width digits and Latin letters.
//!
//! ## What it finds
//! Full-width digits and Latin letters.
//! ## Why it matters
//! 数字和拉丁字母用半角；全角的排出来疏密不一，也查找不到。
//! ## Example
//! ```yaml
//! 导语: 共查摆问题１２个方面。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 共查摆问题12个方面。
//! ```
//! ## How sure
//! Certain, and `--fix` mends it.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let wide = |char| matches!(char, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％');
    let hit = |range: std::ops::Range<usize>| {
        let message = format!("“{}”是全角字符", passage.slice(range.clone()));
        let half = passage.chars[range.clone()].iter().map(|char| narrow(*char));
        Hit::new(range.clone(), message, "改成半角").mend(range, half.collect::<String>())
    };
    passage.runs(wide).into_iter().map(hit).collect()
}

/// A full-width character at half width.
fn narrow(char: char) -> char {
    const SHIFT: u32 = '！' as u32 - '!' as u32;
    u32::from(char).checked_sub(SHIFT).and_then(char::from_u32).unwrap_or(char)
}
