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
//! Certain beside Han characters; digits and Latin letters keep theirs.

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
            found.push(Hit::new(at..at + 1, message, format!("改成全角的“{full}”")));
        }
    }
    found
}
