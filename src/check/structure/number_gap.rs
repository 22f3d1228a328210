//! STR005: Numbers of one level that are missing, doubled or out of order.
//!
//! ## What it finds
//! Numbers of one level that are missing, doubled or out of order.
//! ## Why it matters
//! 同一层的序号要从头依次编；断号、重号多半是增删段落以后忘了改。
//! ## Example
//! ```yaml
//! 导语: |
//!   1.加强学习。
//!   3.加强调研。
//! ```
//! ## Instead
//! ```yaml
//! 导语: |
//!   1.加强学习。
//!   2.加强调研。
//! ```
//! ## How sure
//! Certain: only numbers at the heads of the paragraphs of one text.

use super::labels;
use crate::check::paper::Paper;
use crate::check::passage::Hit;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::structure::NUMBER_GAP;

/// One finding for each number that does not follow the one before on its level.
pub(in crate::check) fn find(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for labels in labels(paper) {
        let mut last = [0; 4];
        for (passage, label) in labels {
            let expected = last.get(label.level).map_or(1, |last| last + 1);
            for (level, last) in last.iter_mut().enumerate() {
                if level == label.level {
                    *last = label.number;
                } else if level > label.level {
                    *last = 0;
                }
            }
            if label.number != expected {
                let written = passage.slice(0..label.length);
                let message = format!("序号“{written}”没有接上，应当是第{expected}个");
                let hint = "依次改正序号；漏了一段的，补上";
                let hit = Hit::new(0..label.length, message, hint);
                found.push(passage.finding(&NUMBER_GAP, hit));
            }
        }
    }
    found
}
