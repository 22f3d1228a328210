//! PUN003: Straight quotation marks beside a Han character.
//!
//! ## What it finds
//! Straight quotation marks beside a Han character.
//! ## Why it matters
//! 公文用弯引号“”（GB/T 15834—2011，4.8）；直引号分不出前后。
//! ## Example
//! ```yaml
//! 导语: 坚持"当下改"和长久立。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 坚持“当下改”和长久立。
//! ```
//! ## How sure
//! Certain.

use crate::check::passage::{Hit, Passage};

use crate::check::passage::is_han;

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let is_quote = |at: usize| {
        matches!(passage.at(at), '"' | '\'' | '＂')
            && (is_han(passage.before(at)) || is_han(passage.at(at + 1)))
    };
    let places = (0..passage.chars.len()).filter(|at| is_quote(*at));
    places
        .map(|at| {
            let message = format!("“{}”是直引号", passage.at(at));
            Hit::new(at..at + 1, message, "引文前面用“，后面用”")
        })
        .collect()
}
