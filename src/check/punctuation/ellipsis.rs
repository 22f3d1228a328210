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
//! Certain. `--fix` mends three or six dots after a Han character, and a single …; three
//! 。 may be a key held too long.

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
                let certain = match sign {
                    '…' => run.len() == 1,
                    '.' => matches!(run.len(), 3 | 6),
                    _ => false,
                };
                let hit = Hit::new(run.clone(), message, "改成“……”");
                found.push(hit.mend_if(certain, run, "……"));
            }
        }
    }
    found
}
