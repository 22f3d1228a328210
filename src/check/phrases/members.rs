//! PHR010: The members of a set phrase, one of them missing or out of order.
//!
//! ## What it finds
//! The members of a set phrase, one of them missing or out of order.
//! ## Why it matters
//! “四个意识”“四个自信”等各有固定的几项和次序，少一项、换个位置都是差错。
//! ## Example
//! ```yaml
//! 导语: 坚定道路自信、理论自信、制度自信。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 坚定道路自信、理论自信、制度自信、文化自信。
//! ```
//! ## How sure
//! Fairly sure: all members but one must stand side by side, and the missing one nowhere in
//! the sentence.

use std::ops::Range;

use super::table::{self, Phrase};
use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for phrase in table::phrases("成员") {
        let mut at = 0;
        while let Some((range, members)) = next_run(passage, phrase, at) {
            at = range.end;
            found.extend(judge(passage, phrase, range, &members));
        }
    }
    found
}

/// The next members that stand side by side, by their numbers.
fn next_run(
    passage: &Passage<'_>,
    phrase: &Phrase,
    from: usize,
) -> Option<(Range<usize>, Vec<usize>)> {
    let member = |at: usize| phrase.wrong.iter().position(|words| passage.has(at, words));
    let start = (from..passage.chars.len()).find(|at| member(*at).is_some())?;
    let (mut at, mut end) = (start, start);
    let mut run = Vec::new();
    while let Some(number) = member(at) {
        run.push(number);
        end = at + phrase.wrong[number].chars().count();
        at = if "、，；和与".contains(passage.at(end)) { end + 1 } else { break };
    }
    Some((start..end, run))
}

fn judge(
    passage: &Passage<'_>,
    phrase: &Phrase,
    range: Range<usize>,
    run: &[usize],
) -> Option<Hit> {
    const FEW: usize = 2;
    let (name, all) = (phrase.wording, phrase.wrong.len());
    let members = phrase.wrong.join("、");
    let mut sorted = run.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    if sorted.len() < run.len() || run.len() < FEW {
        return None;
    }
    if run.len() == all {
        let message = format!("{name}的次序不对");
        let hint = format!("依次写：{members}");
        return (!run.is_sorted()).then(|| Hit::new(range, message, hint));
    }
    let absent = (0..all).find(|number| !run.contains(number))?;
    let absent = &phrase.wrong[absent];
    let sentence = passage.slice(passage.between(range.start, &['。']));
    let is_short = run.len() + 1 == all && !sentence.contains(absent.as_str());
    let message = format!("{name}少了“{absent}”");
    is_short.then(|| Hit::new(range, message, format!("写全：{members}")))
}
