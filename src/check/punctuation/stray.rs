//! PUN015: A mark at the head of a paragraph or just after an opening bracket, or 、，； just before a closing bracket.
//!
//! ## What it finds
//! A mark at the head of a paragraph or just after an opening bracket, or 、，； just
//! before a closing bracket.
//! ## Why it matters
//! 点号不会出现在段首，也不会紧跟在前括号、前引号后面。
//! ## Example
//! ```yaml
//! 导语: ，会前广泛听取意见。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 会前广泛听取意见。
//! ```
//! ## How sure
//! Certain.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for (at, char) in passage.chars.iter().enumerate() {
        let before = passage.before(at);
        let wrong = match char {
            '。' | '，' | '、' | '；' | '：' | '？' | '！' => {
                at == 0
                    || "（《“〔".contains(before)
                    || ("，、；：".contains(*char)
                        && "）》〕".contains(passage.at(at + 1)))
            }
            '）' | '》' | '”' | '〕' => at == 0,
            _ => false,
        };
        if wrong {
            let message = format!("“{char}”不应出现在这里");
            found.push(Hit::new(at..at + 1, message, format!("删去“{char}”")));
        }
    }
    found
}
