//! LEX006: A word written twice in a row.
//!
//! ## What it finds
//! A word written twice in a row.
//! ## Why it matters
//! 同一个词连写两遍，多半是粘贴或者改稿时留下的。
//! ## Example
//! ```yaml
//! 导语: 进一步加强加强理论学习。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 进一步加强理论学习。
//! ```
//! ## How sure
//! Fairly sure: two to six Han characters twice in a row, or 的的 and 是是 where they mean
//! nothing; not 一步一步, and not verbs that may be doubled, such as 讨论讨论.

use crate::check::passage::{Hit, Passage, is_han};

/// Words that may stand twice in a row.
const TWICE: [&str; 10] =
    ["讨论", "研究", "商量", "学习", "了解", "考虑", "比较", "许多", "认识", "锻炼"];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const LONGEST: usize = 6;
    let mut found: Vec<Hit> = Vec::new();
    let mut at = 0;
    while at < passage.chars.len() {
        let length = (2..=LONGEST).rev().find(|length| is_doubled(passage, at, *length));
        let length = length.or_else(|| is_single(passage, at).then_some(1));
        let Some(length) = length else {
            at += 1;
            continue;
        };
        let words = passage.slice(at..at + length);
        let message = format!("“{words}”连写了两遍");
        let range = at + length..at + 2 * length;
        found.push(Hit::new(range, message, format!("删去一个“{words}”")));
        at += 2 * length;
    }
    found
}

fn is_doubled(passage: &Passage<'_>, at: usize, length: usize) -> bool {
    let Some(both) = passage.chars.get(at..at + 2 * length) else { return false };
    let (word, again) = both.split_at(length);
    let varied = word.iter().any(|char| *char != word[0]);
    let words: String = word.iter().collect();
    word == again
        && varied
        && word.iter().all(|char| is_han(*char))
        && !matches!(word[0], '一' | '逐' | '某')
        && !TWICE.contains(&words.as_str())
        // 的通知的通知 is a fault of the title's form, which OFF007 finds.
        && !(passage.key == "标题" && word[0] == '的')
}

/// Whether 的的 or 是是 stands here, but not 目的的, 的的确确 and 关键是是否.
fn is_single(passage: &Passage<'_>, at: usize) -> bool {
    if passage.has(at, "的的") {
        return !"目标".contains(passage.before(at)) && !passage.has(at, "的的确确");
    }
    passage.has(at, "是是")
        && !passage.has_any(at, &["是是否", "是是非"])
        && !"但还只于总".contains(passage.before(at))
}
