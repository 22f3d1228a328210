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
//! Certain that the standard prefers it so; it says “usually”. Pairs such as “危”与“机” keep
//! the mark between them.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for words in ["》、《", "”、“"] {
        let places = passage.find(words).into_iter();
        let places = places.filter(|range| !ends_a_pair(passage, range.start));
        found.extend(places.map(|range| {
            let mark = range.start + 1..range.start + 2;
            Hit::new(mark, "这里的顿号可以不用", "删去这个顿号")
        }));
    }
    found
}

/// Whether the name that is closed at an index is the second of two joined by 与 or 和.
fn ends_a_pair(passage: &Passage<'_>, closing: usize) -> bool {
    const FAR: usize = 40;
    let opening = if passage.at(closing) == '》' { '《' } else { '“' };
    let before = passage.chars.get(closing.saturating_sub(FAR)..closing);
    let before = before.unwrap_or_default().iter().rev();
    let length = before.take_while(|char| **char != opening).count();
    let start = closing.saturating_sub(length + 1);
    passage.at(start) == opening && "与和同及".contains(passage.before(start))
}
