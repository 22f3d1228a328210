//! STR001: 一是, 二是 … in a text, one of them missing, doubled or out of order.
//!
//! ## What it finds
//! 一是, 二是 … in a text, one of them missing, doubled or out of order.
//! ## Why it matters
//! “一是”后面跟着“三是”，读的人会以为漏了一条。
//! ## Example
//! ```yaml
//! 导语: 一是加强学习；三是加强调研。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 一是加强学习；二是加强调研。
//! ```
//! ## How sure
//! Certain: only 一是 and its like at the head of a clause count; 一是一、二是二 does not.

use super::ordinals;
use crate::check::paper::Paper;
use crate::check::passage::Hit;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::structure::ORDINAL_GAP;
use crate::value::chinese_numeral;

/// One finding for each number that does not follow the one before.
pub(in crate::check) fn find(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for ordinals in ordinals(paper) {
        let mut expected = 1;
        for (passage, range, value) in ordinals {
            if value != expected && value != 1 {
                let written = passage.slice(range.clone());
                let message = format!("“{written}”与前面没有接上");
                let proper = chinese_numeral(u32::try_from(expected).unwrap_or(1));
                let hint = format!("改成“{proper}是”；漏了一条的，补上");
                found.push(passage.finding(&ORDINAL_GAP, Hit::new(range, message, hint)));
            }
            expected = value + 1;
        }
    }
    found
}
