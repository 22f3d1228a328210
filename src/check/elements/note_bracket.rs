//! OFF005: A note (附注) that is already in brackets.
//!
//! ## What it finds
//! A note (附注) that is already in brackets.
//! ## Why it matters
//! 附注的圆括号由程序加（GB/T 9704—2012，7.3.6），内容里再写，印出来就成了两层。
//! ## Example
//! ```yaml
//! 附注: （联系人：某某）
//! ```
//! ## Instead
//! ```yaml
//! 附注: 联系人：某某
//! ```
//! ## How sure
//! Certain.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let length = passage.chars.len();
    let (first, last) = (passage.at(0), passage.before(length));
    let inside = passage.chars.iter().filter(|char| matches!(char, '（' | '(')).count();
    let bracketed =
        matches!(first, '（' | '(') && matches!(last, '）' | ')') && inside == 1;
    if passage.key != "附注" || !bracketed {
        return Vec::new();
    }
    vec![Hit::new(0..length, "附注两边多了圆括号", "删去两边的圆括号，程序会加")]
}
