//! STR004: A number two levels below the one before it.
//!
//! ## What it finds
//! A number two levels below the one before it.
//! ## Why it matters
//! 层次依次是“一、”“（一）”“1.”“（1）”；从“一、”直接到“1.”，中间就少了一层。
//! ## Example
//! ```yaml
//! 导语: |
//!   一、加强学习。
//!   1.读原著。
//!   2.学原文。
//! ```
//! ## Instead
//! ```yaml
//! 导语: |
//!   一、加强学习。
//!   （一）读原著。
//!   （二）学原文。
//! ```
//! ## How sure
//! Certain: only numbers at the heads of the paragraphs of one text.

use super::labels;
use crate::check::paper::Paper;
use crate::check::passage::Hit;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::structure::LEVEL_SKIPPED;

/// The marks of the levels.
const LEVELS: [&str; 4] = ["一、", "（一）", "1.", "（1）"];

/// One finding for each number that skips a level.
pub(in crate::check) fn find(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for labels in labels(paper) {
        for pair in labels.windows(2) {
            let [(_, above), (passage, label)] = pair else { continue };
            if label.level <= above.level + 1 {
                continue;
            }
            let written = passage.slice(0..label.length);
            let message = format!("“{written}”与上面的“{}”之间跳了一层", above.proper);
            let expected = LEVELS.get(above.level + 1).copied().unwrap_or_default();
            let hint = format!("下一层用“{expected}”这样的序号");
            let hit = Hit::new(0..label.length, message, hint);
            found.push(passage.finding(&LEVEL_SKIPPED, hit));
        }
    }
    found
}
