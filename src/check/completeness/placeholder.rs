//! CHK001: Blanks that somebody still has to fill in, two or more × and 〔待补〕.
//!
//! ## What it finds
//! Blanks that somebody still has to fill in, two or more × and 〔待补〕.
//! ## Why it matters
//! ××、〔待补〕是写稿时留下的空位。正式报送的方案里不应再有，否则会被退回。
//! ## Example
//! ```yaml
//! 导语: ××党委领导班子于2023年9月××日召开了……
//! ```
//! ## Instead
//! ```yaml
//! 导语: 中共某某局委员会领导班子于2023年9月15日召开了……
//! ```
//! ## How sure
//! Certain. A single × is a sign of multiplication and is left alone.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::content::Plan;
use crate::diagnostic::codes::check::PLACEHOLDER;
use crate::diagnostic::{Diagnostic, Span};

/// What stands for words that are still to come.
const TO_COME: &str = "〔待补〕";

/// One finding for each blank, at its place in the file; a blank in a variable is found
/// where the variable is given its value, once.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    let mut places = BTreeMap::new();
    let variables =
        plan.variables.iter().map(|(name, value)| (format!("变量“{name}”"), value));
    for (path, text) in
        variables.chain(plan.texts().into_iter().map(|part| (part.name, part.text)))
    {
        let written = &plan.source.text()[text.span.range.clone()];
        for blank in blanks(written) {
            let start = text.span.range.start + blank.start;
            places.insert(start, (path.clone(), start..start + blank.len()));
        }
    }
    places.into_values().map(|(path, range)| finding(plan, &path, range)).collect()
}

fn finding(plan: &Plan, path: &str, range: Range<usize>) -> Diagnostic {
    let words = &plan.source.text()[range.clone()];
    Diagnostic::new(&PLACEHOLDER, format!("{path}中的“{words}”还没有填写"))
        .at(Span::new(&plan.source, range))
        .hint("换成实际的名称、日期或内容；同一名称用在多处时，可在“变量”里写一次")
}

/// The byte ranges of all blanks: runs of two or more ×, and 〔待补…〕.
fn blanks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<_> =
        text.match_indices(TO_COME).map(|(at, words)| at..at + words.len()).collect();
    let mut run: Option<Range<usize>> = None;
    for (at, char) in text.char_indices().chain([(text.len(), '\0')]) {
        match (&mut run, char) {
            (Some(range), '×') => range.end = at + char.len_utf8(),
            (None, '×') => run = Some(at..at + char.len_utf8()),
            (Some(range), _) => {
                if range.len() > '×'.len_utf8() {
                    found.push(range.clone());
                }
                run = None;
            }
            (None, _) => {}
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        blanks(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn runs_of_crosses_and_words_to_come_are_blanks() {
        assert_eq!(words("××党委于9月×××日，〔待补〕"), ["××", "×××", "〔待补〕"]);
    }

    #[test]
    fn a_single_cross_is_a_sign_of_multiplication() {
        assert!(words("210×297毫米").is_empty());
    }

    #[test]
    fn a_blank_at_the_very_end_is_found() {
        assert_eq!(words("推动××"), ["××"]);
    }
}
