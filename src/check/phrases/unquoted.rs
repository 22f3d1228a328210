//! PHR009: A set phrase made with a number, such as 两个维护, without quotation marks.
//!
//! ## What it finds
//! A set phrase made with a number, such as 两个维护, without quotation marks.
//! ## Why it matters
//! 用数字概括的固定提法有特定含义，公文里加引号（GB/T 15834—2011，4.8.3.2）。
//! ## Example
//! ```yaml
//! 导语: 做到两个维护。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 做到“两个维护”。
//! ```
//! ## How sure
//! Fairly sure: only the phrases listed in `data/phrases.tsv`, and not inside quotations or
//! names of papers, where the marks may be left out. `--fix` adds the marks.

use super::table;
use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let phrases = table::phrases("引号").flat_map(|phrase| passage.find(phrase.wording));
    let bare = phrases.filter(|range| !is_marked(passage, range.start));
    bare.map(|range| {
        let words = passage.slice(range.clone());
        let message = format!("“{words}”没有加引号");
        let hint = "在两边加上引号“ ”";
        Hit::new(range.clone(), message, hint).mend(range, format!("“{words}”"))
    })
    .collect()
}

/// Whether an index lies inside “” or 《》.
fn is_marked(passage: &Passage<'_>, at: usize) -> bool {
    const REACH: usize = 200;
    let before = passage.chars.get(at.saturating_sub(REACH)..at).unwrap_or_default();
    let open = |opening: char, closing: char| {
        let last = before.iter().rposition(|char| *char == opening);
        last.is_some_and(|last| !before[last..].contains(&closing))
    };
    let straight = before.iter().filter(|char| **char == '"').count() % 2 == 1;
    straight || open('“', '”') || open('《', '》') || open('‘', '’')
}
