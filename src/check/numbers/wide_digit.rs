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
//! Certain.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let wide = |char| matches!(char, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％');
    let hit = |range: std::ops::Range<usize>| {
        let message = format!("“{}”是全角字符", passage.slice(range.clone()));
        Hit::new(range, message, "改成半角")
    };
    passage.runs(wide).into_iter().map(hit).collect()
}
