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
//! names of papers, where the marks may be left out. `--fix` adds the marks, but not to words
//! that the table marks 须核对, such as 十四五.

use super::table;
use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for phrase in table::phrases("引号") {
        let words = phrase.wording;
        // The same characters may stand in other words: 第十四五.
        let part_of = |at: usize| {
            let covers = |whole: &String| {
                let before =
                    whole.split(words).next().unwrap_or_default().chars().count();
                at.checked_sub(before).is_some_and(|start| passage.has(start, whole))
            };
            phrase.except.iter().any(covers)
        };
        let places = passage.find(words).into_iter();
        for range in
            places.filter(|it| !is_marked(passage, it.start) && !part_of(it.start))
        {
            let hint = format!("在两边加上引号，写成“{words}”");
            let certain = phrase.doubtful.is_empty();
            let hit = Hit::new(range.clone(), format!("“{words}”没有加引号"), hint);
            found.push(hit.mend_if(certain, range, format!("“{words}”")));
        }
    }
    found
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
