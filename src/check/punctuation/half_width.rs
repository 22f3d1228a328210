//! PUN002: Half-width , ; : ? ! ( ) beside a Han character, and a full stop after one.
//!
//! ## What it finds
//! Half-width , ; : ? ! ( ) beside a Han character, and a full stop after one.
//! ## Why it matters
//! 汉字之间的标点占一个字的位置（GB/T 15834—2011，5.1）。半角标点排出来挤在一起，也会被当成英文。
//! ## Example
//! ```yaml
//! 导语: 一要深入学习,二要抓好整改。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 一要深入学习，二要抓好整改。
//! ```
//! ## How sure
//! Certain beside Han characters; digits and Latin letters keep theirs. `--fix` mends a
//! mark after a Han character and before another, a full stop at the end of a paragraph,
//! and brackets both halves of which stand beside Han characters.

use crate::check::passage::{Hit, Passage};

use crate::check::passage::is_han;
use crate::value::is_numeral;

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const PAIRS: [(char, char); 8] = [
        (',', '，'),
        (';', '；'),
        (':', '：'),
        ('?', '？'),
        ('!', '！'),
        ('(', '（'),
        (')', '）'),
        ('.', '。'),
    ];
    let mut found = Vec::new();
    for (at, char) in passage.chars.iter().enumerate() {
        let Some((half, full)) = PAIRS.iter().find(|(half, _)| half == char) else {
            continue;
        };
        let (before, after) = (passage.before(at), passage.at(at + 1));
        let beside = match half {
            // A decimal without its 0 and a number at the head are other rules' matter.
            '.' => {
                let is_label = passage.chars[..at].iter().all(|char| is_numeral(*char));
                is_han(before) && after != '.' && !after.is_ascii_digit() && !is_label
            }
            _ => is_han(before) || is_han(after),
        };
        if beside {
            let message = format!("“{half}”是半角标点");
            let hit = Hit::new(at..at + 1, message, format!("改成全角的“{full}”"));
            found.push(hit.mend_if(is_certain(passage, at), at..at + 1, *full));
        }
    }
    found
}

/// Whether the mark cannot be meant otherwise.
fn is_certain(passage: &Passage<'_>, at: usize) -> bool {
    let han = |at: usize| is_han(passage.at(at));
    let (before, after) = (is_han(passage.before(at)), han(at + 1));
    let beside = |at: usize| is_han(passage.before(at)) || han(at + 1);
    match passage.at(at) {
        '.' => at + 1 == passage.chars.len(),
        '(' | ')' => other_half(passage, at).is_some_and(beside),
        '?' | '!' => before && (after || at + 1 == passage.chars.len()),
        _ => {
            let blanks = passage.chars[at + 1..].iter().take_while(|c| **c == ' ');
            before && han(at + 1 + blanks.count())
        }
    }
}

/// The other half of a bracket, when no third bracket stands near.
fn other_half(passage: &Passage<'_>, at: usize) -> Option<usize> {
    let is_bracket = |char: &char| matches!(char, '(' | ')' | '（' | '）');
    let (before, rest) = passage.chars.split_at(at);
    let half = match passage.at(at) {
        '(' => at + 1 + rest[1..].iter().position(is_bracket)?,
        _ => before.iter().rposition(is_bracket)?,
    };
    let pair = (passage.at(at.min(half)), passage.at(at.max(half)));
    (pair == ('(', ')')).then_some(half)
}
