//! PUN005: Dots or full stops in place of ……, and a single ….
//!
//! ## What it finds
//! Dots or full stops in place of ……, and a single ….
//! ## Why it matters
//! 省略号是六个点“……”，占两个字（GB/T 15834—2011，4.11）。
//! ## Example
//! ```yaml
//! 导语: 学习、调研、检视...
//! ```
//! ## Instead
//! ```yaml
//! 导语: 学习、调研、检视……
//! ```
//! ## How sure
//! Certain.

use crate::check::passage::{Hit, Passage};

use crate::check::passage::is_han;

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for sign in ['.', '。', '…', '·'] {
        for run in passage.runs(|char| char == sign) {
            let wrong = match sign {
                '…' => run.len() % 2 == 1,
                '.' => run.len() >= 3 && is_han(passage.before(run.start)),
                _ => run.len() >= 3,
            };
            if wrong {
                let message = format!("“{}”不是省略号", passage.slice(run.clone()));
                found.push(Hit::new(run, message, "改成“……”"));
            }
        }
    }
    found
}
