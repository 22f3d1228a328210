//! PUN006: Hyphens in place of —— between Han characters, and dashes of an odd length.
//!
//! ## What it finds
//! Hyphens in place of —— between Han characters, and dashes of an odd length.
//! ## Why it matters
//! 破折号是“——”，占两个字，中间不断开（GB/T 15834—2011，4.10）。
//! ## Example
//! ```yaml
//! 导语: 坚持问题导向--不回避、不遮掩。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 坚持问题导向——不回避、不遮掩。
//! ```
//! ## How sure
//! Certain. `--fix` mends two hyphens between Han characters; longer strokes may be lines
//! to write on.

use crate::check::passage::{Hit, Passage};

use crate::check::passage::is_han;

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for sign in ['-', '－', '—'] {
        for run in passage.runs(|char| char == sign) {
            let (before, after) = (passage.before(run.start), passage.at(run.end));
            let beside = is_han(before) || is_han(after);
            let wrong = match sign {
                '—' => run.len() > 2,
                _ => run.len() >= 2,
            };
            if wrong && beside {
                let message = format!("“{}”不是破折号", passage.slice(run.clone()));
                let certain = run.len() == 2 && is_han(before) && is_han(after);
                let hit = Hit::new(run.clone(), message, "改成“——”");
                found.push(hit.mend_if(certain, run, "——"));
            }
        }
    }
    found
}
