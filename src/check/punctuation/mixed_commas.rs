//! PUN017: Three or more parallel parts, alike at head and tail, parted partly by 、 and partly by ，.
//!
//! ## What it finds
//! Three or more parallel parts, alike at head and tail, parted partly by 、 and partly by ，.
//! ## Why it matters
//! 同一层的并列成分之间用同一种标点（GB/T 15834—2011，4.5）；混用就分不清层次。
//! ## Example
//! ```yaml
//! 导语: 把工作摆进去、把自己摆进去，把责任摆进去。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 把工作摆进去、把自己摆进去、把责任摆进去。
//! ```
//! ## How sure
//! Fairly sure: the parts must end with the same three characters, and each must hold the
//! character that the next begins with; or they are of one length and half alike.

use std::ops::Range;

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const FEW: usize = 3;
    const TAIL: usize = 3;
    let parts = passage.parts(&['、', '，', '。', '；', '：', '！', '？']);
    let mut found = Vec::new();
    for run in parts.chunk_by(|one, next| {
        let joined = next.start == one.end + 1 && "、，".contains(passage.at(one.end));
        let tail =
            |part: &Range<usize>| passage.slice(part.end.saturating_sub(TAIL)..part.end);
        let long = one.len() > FEW && next.len() > FEW;
        let alike = tail(one) == tail(next)
            && passage.chars[one.clone()].contains(&passage.at(next.start));
        joined && long && (alike || is_like(passage, one, next))
    }) {
        let [first, .., last] = run else { continue };
        let marks: Vec<char> =
            run[..run.len() - 1].iter().map(|part| passage.at(part.end)).collect();
        if run.len() >= FEW && marks.iter().any(|mark| *mark != marks[0]) {
            let hint = "统一用顿号，或者统一用逗号";
            let message = "并列的几项之间有的用顿号，有的用逗号";
            found.push(Hit::new(first.start..last.end, message, hint));
        }
    }
    found
}

/// Whether two parts are of one length and alike in half of their characters, place by
/// place: 真学真懂真信, 勤学勤懂勤信.
fn is_like(passage: &Passage<'_>, one: &Range<usize>, next: &Range<usize>) -> bool {
    let (one, next) = (&passage.chars[one.clone()], &passage.chars[next.clone()]);
    let same = one.iter().zip(next).filter(|(one, next)| one == next).count();
    one.len() == next.len() && 2 * same >= one.len()
}
