//! LEX016: 更高标准、更严的要求: parallel parts of which some have 的 and some have not.
//!
//! ## What it finds
//! 更高标准、更严的要求: parallel parts of which some have 的 and some have not.
//! ## Why it matters
//! 并列的几项结构要一致：更高的标准、更严的要求、更实的举措。
//! ## Example
//! ```yaml
//! 导语: 以更高标准、更严的要求、更实的举措抓整改。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 以更高的标准、更严的要求、更实的举措抓整改。
//! ```
//! ## How sure
//! Certain: only neighbours that begin with 更 and one character and are parted by 、.

use std::ops::Range;

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let parts = passage.parts(&['、', '，', '。', '；', '：', '！', '？']);
    let mut found = Vec::new();
    for run in parts.chunk_by(|one, next| {
        let joined = passage.at(one.end) == '、' && next.start == one.end + 1;
        joined && more(passage, one).is_some() && passage.at(next.start) == '更'
    }) {
        let [first, .., last] = run else { continue };
        let Some(start) = more(passage, first) else { continue };
        let any = |with_de| run.iter().any(|it| has_de(passage, it) == Some(with_de));
        if any(true) && any(false) {
            let end = last.end.min(last.start + 5);
            let message = "并列的几项有的有“的”，有的没有";
            let hint = "统一写成“更高的……、更严的……、更实的……”";
            found.push(Hit::new(start..end, message, hint));
        }
    }
    found
}

/// Where 更 stands in the first of some parts, or at the head of another.
fn more(passage: &Passage<'_>, part: &Range<usize>) -> Option<usize> {
    part.clone().find(|at| passage.at(*at) == '更')
}

/// Whether a part has its 的, as 更严的要求 has and 更严要求 has not; `None` for parts of
/// another make, such as 更稳定的工作.
fn has_de(passage: &Passage<'_>, part: &Range<usize>) -> Option<bool> {
    const BARE: usize = 4;
    const REACH: usize = 6;
    let start = more(passage, part)?;
    if passage.at(start + 2) == '的' {
        return Some(true);
    }
    let near = passage.slice(start..part.end.min(start + REACH));
    let is_last = passage.at(part.end) != '、';
    let bare = !near.contains('的') && (part.end - start == BARE || is_last);
    bare.then_some(false)
}
