//! PUN013: Two ： in one sentence, outside quotations.
//!
//! ## What it finds
//! Two ： in one sentence, outside quotations.
//! ## Why it matters
//! 冒号里面再用冒号，就分不清各管到哪里（GB/T 15834—2011，4.7）。
//! ## Example
//! ```yaml
//! 导语: 整改分两步：第一步：查摆问题。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 整改分两步：第一步，查摆问题。
//! ```
//! ## How sure
//! Sure of the marks; some lists cannot do without.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    let (mut depth, mut colon) = (0_usize, None);
    for (at, char) in passage.chars.iter().enumerate() {
        match char {
            '“' | '（' | '《' => depth += 1,
            '”' | '）' | '》' => depth = depth.saturating_sub(1),
            '。' | '！' | '？' | '；' => colon = None,
            '：' if depth == 0 && colon.is_some() => found.push(Hit::new(
                at..at + 1,
                "一句话里有两个冒号",
                "把其中一个改成逗号，或者分成两句",
            )),
            '：' if depth == 0 => colon = Some(at),
            _ => {}
        }
    }
    found
}
