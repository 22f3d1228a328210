//! A paragraph as the rules read it: characters by index, and the way back to the file.

use std::ops::Range;

use crate::content::{PLAN_PATH, Text};
use crate::diagnostic::{Code, Diagnostic};

/// One paragraph of the content.
pub(super) struct Passage<'a> {
    /// The name of its text, such as `事项“政治-2”的措施1`.
    pub(super) path: &'a str,
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
    /// A paragraph of a text by its number from 0.
    pub(super) fn new(path: &'a str, text: &'a Text, number: usize) -> Option<Self> {
        let words = text.paragraphs.get(number)?;
        let is_last = number + 1 == text.paragraphs.len();
        Some(Self { path, words, chars: words.chars().collect(), is_last, text, number })
    }

    /// A hit as a finding at its place in the file.
    pub(super) fn finding(&self, code: &'static Code, hit: Hit) -> Diagnostic {
        let finding = Diagnostic::new(code, hit.message)
            .at(self.text.place_of(self.number, hit.range))
            .hint(hit.hint);
        // Only the plan is mended: what the ledger says is never edited.
        let in_plan = self.text.span.source.path() == PLAN_PATH;
        let mended = hit.mended.filter(|_| in_plan).and_then(|(range, words)| {
            Some((self.text.exact_place_of(self.number, range)?, words))
        });
        match mended {
            Some((span, words)) => finding.repair(span, words),
            None => finding,
        }
    }

    /// The key of its text, such as `方面`.
    pub(super) fn key(&self) -> &'static str {
        field(self.path)
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
        let places = self.words.match_indices(words);
        places
            .map(|(at, _)| {
                let start = self.words[..at].chars().count();
                start..start + length
            })
            .collect()
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

    /// The range around an index up to the nearest of these marks on either side.
    pub(super) fn between(&self, index: usize, marks: &[char]) -> Range<usize> {
        let index = index.min(self.chars.len());
        let (left, right) = self.chars.split_at(index);
        let start = left.iter().rposition(|c| marks.contains(c)).map_or(0, |at| at + 1);
        let end = right.iter().position(|c| marks.contains(c));
        start..end.map_or(self.chars.len(), |at| index + at)
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

/// The key with which the name of a text ends, before any number; empty if none is known.
pub(super) fn field(path: &str) -> &'static str {
    const FIELDS: [&str; 20] = [
        "标题",
        "导语",
        "总体要求",
        "整改目标",
        "主送机关",
        "附件",
        "署名",
        "附注",
        "方面",
        "编号",
        "概述",
        "表现",
        "措施",
        "时限",
        "牵头领导",
        "责任单位",
        "责任人",
        "目标",
        "要点",
        "内容",
    ];
    let path = path.trim_end_matches(|char: char| char.is_ascii_digit());
    FIELDS.into_iter().find(|field| path.ends_with(field)).unwrap_or_default()
}

/// Whether a character is a Han character.
pub(super) fn is_han(char: char) -> bool {
    matches!(char, '\u{3400}'..='\u{9FFF}' | '〇')
}
