//! A paragraph as the rules read it: characters by index, and the way back to the file.

use std::ops::Range;

use crate::content::{LEDGER_PATH, Plan, Text};
use crate::diagnostic::{Code, Diagnostic, Span};

/// How far a rule looks for the end of a sentence; no sentence is as long.
const FAR: usize = 1000;

/// One paragraph of the content.
pub(super) struct Passage<'a> {
    /// The key of its text, such as `方面`.
    pub(super) key: &'static str,
    /// Its words.
    pub(super) words: &'a str,
    /// The same, by index.
    pub(super) chars: Vec<char>,
    /// Whether it is the last paragraph of its text.
    pub(super) is_last: bool,
    text: &'a Text,
    number: usize,
}

/// A place in a paragraph at which a rule speaks.
pub(super) struct Hit {
    /// Characters of the paragraph, counted from 0.
    pub(super) range: Range<usize>,
    message: String,
    hint: String,
    /// What is replaced by what, where that is certain.
    mended: Option<(Range<usize>, String)>,
}

impl Hit {
    pub(super) fn new(
        range: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self { range, message: message.into(), hint: hint.into(), mended: None }
    }

    /// With a repair that is certain: these words in place of these characters. The rule
    /// says under “How sure” when it is.
    pub(super) fn mend(mut self, range: Range<usize>, words: impl Into<String>) -> Self {
        self.mended = Some((range, words.into()));
        self
    }

    /// The same, if it is certain here.
    pub(super) fn mend_if(
        self,
        certain: bool,
        range: Range<usize>,
        words: impl Into<String>,
    ) -> Self {
        if certain { self.mend(range, words) } else { self }
    }
}

impl<'a> Passage<'a> {
    /// The paragraphs of the text of a key.
    pub(super) fn of(
        key: &'static str,
        text: &'a Text,
    ) -> impl Iterator<Item = Self> + use<'a> {
        text.paragraphs.iter().enumerate().map(move |(number, words)| {
            let is_last = number + 1 == text.paragraphs.len();
            Self { key, words, chars: words.chars().collect(), is_last, text, number }
        })
    }

    /// Every paragraph of a plan.
    pub(super) fn all(plan: &'a Plan) -> impl Iterator<Item = Self> {
        plan.texts().into_iter().flat_map(|part| Self::of(part.key, part.text))
    }

    /// Where some of its characters stand in the file.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        self.text.place_of(self.number, range)
    }

    /// A hit as a finding at its place in the file.
    pub(super) fn finding(&self, code: &'static Code, hit: Hit) -> Diagnostic {
        let finding =
            Diagnostic::new(code, hit.message).at(self.place(hit.range)).hint(hit.hint);
        // What the ledger says is never edited.
        let may_be = self.text.span.source.path() != LEDGER_PATH;
        let mended = hit.mended.filter(|_| may_be).and_then(|(range, words)| {
            Some((self.text.exact_place_of(self.number, range)?, words))
        });
        match mended {
            Some((span, words)) => finding.repair(span, words),
            None => finding,
        }
    }

    /// The character at an index; NUL beyond the end.
    pub(super) fn at(&self, index: usize) -> char {
        self.chars.get(index).copied().unwrap_or('\0')
    }

    /// The character before an index; NUL at the beginning.
    pub(super) fn before(&self, index: usize) -> char {
        index.checked_sub(1).map_or('\0', |index| self.at(index))
    }

    /// Every place of some words, without overlaps.
    pub(super) fn find(&self, words: &str) -> Vec<Range<usize>> {
        let length = words.chars().count();
        let (mut byte, mut start) = (0, 0);
        let mut places = Vec::new();
        for (at, _) in self.words.match_indices(words) {
            start += self.words[byte..at].chars().count();
            byte = at;
            places.push(start..start + length);
        }
        places
    }

    /// Whether these words begin at an index.
    pub(super) fn has(&self, index: usize, words: &str) -> bool {
        let rest = self.chars.get(index..).unwrap_or_default();
        let mut chars = rest.iter().copied();
        words.chars().all(|char| chars.next() == Some(char))
    }

    /// Whether any of these words begin at an index.
    pub(super) fn has_any(&self, index: usize, words: &[&str]) -> bool {
        words.iter().any(|words| self.has(index, words))
    }

    /// Whether these words end just before an index.
    pub(super) fn ends(&self, index: usize, words: &str) -> bool {
        let length = words.chars().count();
        index.checked_sub(length).is_some_and(|start| self.has(start, words))
    }

    /// Whether any of these words end just before an index.
    pub(super) fn ends_any(&self, index: usize, words: &[&str]) -> bool {
        words.iter().any(|words| self.ends(index, words))
    }

    /// The words of a range.
    pub(super) fn slice(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().collect()
    }

    /// The range around an index up to the nearest of these marks on either side, at most
    /// [`FAR`] characters away, so that a text without marks costs no more than others.
    pub(super) fn between(&self, index: usize, marks: &[char]) -> Range<usize> {
        let index = index.min(self.chars.len());
        let from = index.saturating_sub(FAR);
        let to = self.chars.len().min(index + FAR);
        let (left, right) = (&self.chars[from..index], &self.chars[index..to]);
        let start = left.iter().rposition(|c| marks.contains(c));
        let end = right.iter().position(|c| marks.contains(c));
        start.map_or(from, |at| from + at + 1)..end.map_or(to, |at| index + at)
    }

    /// Its sentences, each without the mark 。！？ that ends it.
    pub(super) fn sentences(&self) -> Vec<Range<usize>> {
        self.parts(&['。', '！', '？'])
    }

    /// Its clauses, parted by 。！？；，：.
    pub(super) fn clauses(&self) -> Vec<Range<usize>> {
        self.parts(&['。', '！', '？', '；', '，', '：'])
    }

    /// What stands between these marks, empty parts left out.
    pub(super) fn parts(&self, marks: &[char]) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = 0;
        for (at, _) in self.chars.iter().enumerate().filter(|(_, c)| marks.contains(c)) {
            parts.push(start..at);
            start = at + 1;
        }
        parts.push(start..self.chars.len());
        parts.retain(|part| !part.is_empty());
        parts
    }

    /// Every run of characters that a test accepts.
    pub(super) fn runs(&self, accepts: impl Fn(char) -> bool) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, _) in self.chars.iter().enumerate().filter(|(_, c)| accepts(**c)) {
            match runs.last_mut() {
                Some(run) if run.end == at => run.end += 1,
                _ => runs.push(at..at + 1),
            }
        }
        runs
    }
}

/// Whether a character is a Han character.
pub(super) fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9FFF}' | '〇')
}
