//! LEX015: 只有…就 and 只要…才.
//!
//! ## What it finds
//! 只有…就 and 只要…才.
//! ## Why it matters
//! “只有”说的是必要条件，配“才”；“只要”说的是充分条件，配“就”。
//! ## Example
//! ```yaml
//! 导语: 只有抓住根本，就能改到位。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 只有抓住根本，才能改到位。
//! ```
//! ## How sure
//! Fairly sure: the second clause must begin with 就能, 就会 or 才能, and the sentence hold no
//! other such word.

use crate::check::passage::{Hit, Passage};

/// The first word, what must not open the next clause, and what should.
const PAIRS: [(&str, &[&str], &str); 2] = [
    ("只有", &["就能", "就会", "就可以"], "才"),
    ("只要", &["才能", "才会", "才可以"], "就"),
];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for (first, wrong, right) in PAIRS {
        for range in passage.find(first) {
            let sentence = passage.between(range.start, &['。', '；', '！', '？']);
            let words = passage.slice(range.end..sentence.end);
            let comma = passage.between(range.end, &['，', '。', '；', '！', '？']).end;
            if !passage.has_any(comma + 1, wrong) || words.contains(right) {
                continue;
            }
            let second = passage.at(comma + 1);
            let message = format!("“{first}”后面用了“{second}”");
            let hint = format!("把“{second}”改成“{right}”");
            found.push(Hit::new(comma + 1..comma + 2, message, hint));
        }
    }
    found
}
