//! CHK001: Blanks that somebody still has to fill in: ××, XX局, ____, 〔待补〕 and their like.
//!
//! ## What it finds
//! Blanks that somebody still has to fill in: ××, XX局, ____, 〔待补〕 and their like.
//! ## Why it matters
//! ××、____、〔待补〕是写稿时留下的空位。正式报送的公文里不应再有，否则会被退回。
//! ## Example
//! ```yaml
//! 导语: ××党委领导班子于2023年9月××日召开了……
//! ```
//! ## Instead
//! ```yaml
//! 导语: 中共某某局委员会领导班子于2023年9月15日召开了……
//! ```
//! ## How sure
//! Certain. A single × is a sign of multiplication and is left alone, and so are X and _ in
//! Latin words.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::Content;
use crate::check::paper::Paper;
use crate::check::passage::is_han;
use crate::content::Text;
use crate::diagnostic::codes::check::PLACEHOLDER;
use crate::diagnostic::{Diagnostic, Span};

/// What opens the words within brackets that stand for others: 〔待补〕, （待定）.
const TO_COME: [&str; 8] =
    ["待补", "待填", "待定", "待核", "待写", "请填", "填写", "此处填"];

/// How long such words in brackets are at most.
const NOTE: usize = 20;

/// Signs that draw a blank when two or more stand together.
const DRAWN: [char; 5] = ['×', '_', '＿', '○', '□'];

/// Letters that stand for a name or a number beside Chinese: XX局, X月X日.
const LETTERS: [char; 4] = ['X', 'x', 'Ｘ', 'ｘ'];

/// One finding for each blank, at its place in the file; a blank in a variable is found
/// where the variable is given its value, once.
pub(in crate::check) fn find(content: &Content<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for paper in Paper::all(content) {
        let variables = paper.variables.iter();
        let variables = variables.map(|(name, value)| (format!("变量“{name}”"), value));
        let parts = paper.parts.into_iter().map(|part| (part.name, part.text));
        found.extend(blanks_of(variables.chain(parts)));
    }
    let ledger = content.ledger.texts().into_iter();
    found.extend(blanks_of(ledger.map(|part| (part.name, part.text))));
    found
}

/// The blanks of the texts of one file, in its order.
fn blanks_of<'a>(texts: impl Iterator<Item = (String, &'a Text)>) -> Vec<Diagnostic> {
    let mut places = BTreeMap::new();
    for (name, text) in texts {
        let span = &text.span;
        let written = span.source.text().get(span.range.clone()).unwrap_or_default();
        for blank in blanks(written) {
            let start = span.range.start + blank.start;
            let place = Span::new(&span.source, start..start + blank.len());
            places.insert(start, finding(&name, &written[blank], place));
        }
    }
    places.into_values().collect()
}

/// Whether a text has a blank.
pub(in crate::check) fn is_open(text: &str) -> bool {
    !blanks(text).is_empty()
}

fn finding(name: &str, words: &str, place: Span) -> Diagnostic {
    Diagnostic::new(&PLACEHOLDER, format!("{name}中的“{words}”还没有填写"))
        .at(place)
        .hint("换成实际的名称、日期或内容；同一名称用在多处时，可在“变量”里写一次")
}

/// The byte ranges of all blanks.
fn blanks(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let byte = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
    let char = |at: usize| chars.get(at).map_or('\0', |(_, char)| *char);
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let run = (at..chars.len()).take_while(|next| char(*next) == char(at)).count();
        let (before, after) = (at.checked_sub(1).map_or('\0', char), char(at + run));
        let length = match char(at) {
            sign if DRAWN.contains(&sign) => {
                let latin = |char: char| char.is_ascii_alphanumeric();
                let inside = sign == '_' && (latin(before) || latin(after));
                if run > 1 && !inside { run } else { 0 }
            }
            letter if LETTERS.contains(&letter) && stands_for(run, before, after) => run,
            '〔' | '（' | '【' => note(&text[byte(at)..]),
            _ => 0,
        };
        if length > 0 {
            found.push(byte(at)..byte(at + length));
        }
        at += length.max(run);
    }
    found
}

/// Whether a run of X stands for something: two or more beside Chinese, or one before 年, 月,
/// 日 or 号, which no letter names (X光 is left alone).
fn stands_for(run: usize, before: char, after: char) -> bool {
    let latin = |char: char| char.is_ascii_alphanumeric();
    let beside = is_han(before) || is_han(after);
    !latin(before) && !latin(after) && beside && (run > 1 || "年月日号".contains(after))
}

/// How many characters a bracket takes that opens here and holds words to come; or 0.
fn note(text: &str) -> usize {
    let mut chars = text.chars();
    let inside = |rest: &str| TO_COME.iter().any(|words| rest.starts_with(words));
    if chars.next().is_none() || !inside(chars.as_str()) {
        return 0;
    }
    let closed = text.chars().take(NOTE).position(|char| "〕）】".contains(char));
    closed.map_or(0, |last| last + 1)
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
    fn other_signs_that_offices_draw_are_blanks() {
        assert_eq!(words("XX局于X月X日召开"), ["XX", "X", "X"]);
        assert_eq!(words("经费____万元，联系人○○○"), ["____", "○○○"]);
        assert_eq!(
            words("（待定）【请填写单位名称】"),
            ["（待定）", "【请填写单位名称】"]
        );
    }

    #[test]
    fn what_only_looks_like_a_blank_is_none() {
        for text in [
            "210×297毫米",
            "X光检查",
            "XXL号服装",
            "a__b.pdf",
            "二〇〇八年",
            "（定于周一）",
        ] {
            assert!(words(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_blank_at_the_very_end_is_found() {
        assert_eq!(words("推动××"), ["××"]);
    }
}
