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
//! Certain.

use crate::check::passage::{Hit, Passage};

use crate::check::passage::is_han;

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for sign in ['-', '－', '—'] {
        for run in passage.runs(|char| char == sign) {
            let beside = is_han(passage.before(run.start)) || is_han(passage.at(run.end));
            let wrong = match sign {
                '—' => run.len() > 2,
                _ => run.len() >= 2,
            };
            if wrong && beside {
                let message = format!("“{}”不是破折号", passage.slice(run.clone()));
                found.push(Hit::new(run, message, "改成“——”"));
            }
        }
    }
    found
}
