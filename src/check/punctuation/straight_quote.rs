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
//! Certain. `--fix` mends two straight double quotation marks that are the only ones of
//! their paragraph; of more, which opens and which closes is a guess.

use crate::check::passage::{Hit, Passage};

use crate::check::passage::is_han;

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let is_quote = |at: usize| {
        matches!(passage.at(at), '"' | '\'' | '＂')
            && (is_han(passage.before(at)) || is_han(passage.at(at + 1)))
    };
    let places = (0..passage.chars.len()).filter(|at| is_quote(*at));
    let pair = only_pair(passage);
    places
        .map(|at| {
            let message = format!("{} 是直引号", passage.at(at));
            let hit = Hit::new(at..at + 1, message, "改成弯引号：前面的用“，后面的用”");
            match pair {
                Some((opening, _)) if at == opening => hit.mend(at..at + 1, '“'),
                Some((_, closing)) if at == closing => hit.mend(at..at + 1, '”'),
                _ => hit,
            }
        })
        .collect()
}

/// The two straight marks of a paragraph that has no other quotation marks, both beside
/// Han characters and around words.
fn only_pair(passage: &Passage<'_>) -> Option<(usize, usize)> {
    let marks = passage.runs(|char| "\"＂'“”‘’＇".contains(char));
    let [opening, closing] = marks.as_slice() else { return None };
    let straight = |range: &std::ops::Range<usize>| {
        range.len() == 1 && matches!(passage.at(range.start), '"' | '＂')
    };
    let around = is_han(passage.at(opening.end)) && is_han(passage.before(closing.start));
    (straight(opening) && straight(closing) && around)
        .then_some((opening.start, closing.start))
}
