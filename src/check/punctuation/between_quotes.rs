//! PUN007: 、 between 》 and 《, or between ” and “.
//!
//! ## What it finds
//! 、 between 》 and 《, or between ” and “.
//! ## Why it matters
//! 标有书名号或引号的并列成分之间通常不用顿号（GB/T 15834—2011，4.5.3.5）。
//! ## Example
//! ```yaml
//! 导语: 学习《论坚持党对一切工作的领导》、《论党的自我革命》。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 学习《论坚持党对一切工作的领导》《论党的自我革命》。
//! ```
//! ## How sure
//! Certain that the standard prefers it so; it says “usually”.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for (words, mended) in [("》、《", "》《"), ("”、“", "”“")] {
        let places = passage.find(words).into_iter();
        found.extend(places.map(|range| {
            let mark = range.start + 1..range.start + 2;
            Hit::new(mark, "这里的顿号可以不用", format!("删去顿号，写成“{mended}”"))
        }));
    }
    found
}
