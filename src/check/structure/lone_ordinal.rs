//! STR002: 一是 in a text that has no 二是 after it.
//!
//! ## What it finds
//! 一是 in a text that has no 二是 after it.
//! ## Why it matters
//! 有“一是”就要有“二是”；只有一条的不编号。
//! ## Example
//! ```yaml
//! 导语: 抓好两件事，一是加强学习。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 抓好两件事，一是加强学习，二是加强调研。
//! ```
//! ## How sure
//! Certain: all paragraphs of the text are read.

use super::ordinals;
use crate::check::paper::Paper;
use crate::check::passage::Hit;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::structure::LONE_ORDINAL;

/// One finding for each 一是 that nothing follows.
pub(in crate::check) fn find(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for ordinals in ordinals(paper) {
        for (at, (passage, range, value)) in ordinals.iter().enumerate() {
            let next = ordinals.get(at + 1).map(|(_, _, value)| *value);
            if *value == 1 && next.is_none_or(|next| next == 1) {
                let hint = "补上“二是”，或者删去“一是”";
                let hit = Hit::new(range.clone(), "“一是”后面没有“二是”", hint);
                found.push(passage.finding(&LONE_ORDINAL, hit));
            }
        }
    }
    found
}
