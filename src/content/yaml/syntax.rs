//! Explains why a text is no sound YAML.

use std::ops::Range;
use std::sync::Arc;

use super::mask::Masked;
use super::{lines, translate};
use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Source, Span};

/// How many lines before the parser's place a slip may stand and be its cause.
const REACH: usize = 2;

/// What a parser stumbled over, in terms of the source.
pub(super) struct Stumble<'a> {
    /// The source.
    pub(super) source: &'a Arc<Source>,
    /// The parser's words.
    pub(super) words: String,
    /// Byte offset at which it stopped.
    pub(super) at: usize,
    /// Byte offset at which the part began that it was reading, if it says so.
    pub(super) began: Option<usize>,
}

/// The findings for a text that `serde_yaml` does not read: all slips of typing that can
/// be told, and the parser's own complaint unless one of them is its cause.
pub(super) fn explain(
    source: &Arc<Source>,
    masked: &Masked,
    keys: &[&str],
    error: &serde_yaml::Error,
) -> Vec<Diagnostic> {
    let stumble = Stumble::new(source, masked, error);
    let mut found = lines::slips(source, keys);
    let stopped = source.place(stumble.at).line;
    let is_cause = |finding: &Diagnostic| {
        let line = finding.span.as_ref().map(|span| span.start().line);
        line.is_some_and(|line| line <= stopped && line + REACH >= stopped)
    };
    if !found.iter().any(is_cause) {
        found.push(translate::finding(&stumble));
    }
    found
}

impl<'a> Stumble<'a> {
    fn new(source: &'a Arc<Source>, masked: &Masked, error: &serde_yaml::Error) -> Self {
        let words = error.to_string();
        let length = source.text().len();
        // The parser counts characters, in the masked text.
        let offset = |index| {
            let mut characters = masked.text.char_indices();
            characters.nth(index).map_or(length, |(at, _)| at)
        };
        let at = error.location().map_or(length, |location| offset(location.index()));
        let began = words.split_once(", while ").map(|(_, context)| {
            let place =
                numbers_after(context, "line ").zip(numbers_after(context, "column "));
            let (line, column) = place.unwrap_or((1, 1));
            let masked = Source::new(source.path(), masked.text.clone());
            masked.offset(line, column)
        });
        Self { source, words, at, began }
    }

    /// The line that holds a byte.
    pub(super) fn line_range(&self, at: usize) -> Range<usize> {
        let text = self.source.text();
        let at = at.min(text.len());
        let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        start..end
    }

    /// The text of the line that holds a byte, up to that byte.
    pub(super) fn before(&self, at: usize) -> &str {
        let at = at.min(self.source.text().len());
        &self.source.text()[self.line_range(at).start..at]
    }

    /// The character at a byte; nothing at the text's end.
    pub(super) fn character(&self, at: usize) -> Option<char> {
        self.source.text().get(at..)?.chars().next()
    }

    /// The place of one character, or of nothing at a line's end.
    pub(super) fn one(&self, at: usize) -> Span {
        let length = match self.character(at) {
            Some('\n' | '\r') | None => 0,
            Some(ch) => ch.len_utf8(),
        };
        Span::new(self.source, at..at + length)
    }

    /// The place of the words of the line that holds a byte.
    pub(super) fn words_of_line(&self, at: usize) -> Span {
        let range = self.line_range(at);
        let line = &self.source.text()[range.clone()];
        let start = range.start + (line.len() - line.trim_start().len());
        Span::new(self.source, start..start.max(range.start + line.trim_end().len()))
    }

    /// The line with words before the one that holds a byte.
    pub(super) fn previous_line(&self, at: usize) -> Option<Span> {
        let mut start = self.line_range(at).start;
        while start > 0 {
            let span = self.words_of_line(start - 1);
            if !span.range.is_empty() {
                return Some(span);
            }
            start = self.line_range(start - 1).start;
        }
        None
    }

    /// A finding of the general code.
    pub(super) fn finding(&self, message: &str, span: Span) -> Diagnostic {
        Diagnostic::new(&codes::SYNTAX, message).at(span)
    }
}

/// The number after a word, e.g. 12 after `line ` in `at line 12 column 3`.
fn numbers_after(text: &str, word: &str) -> Option<usize> {
    let rest = &text[text.rfind(word)? + word.len()..];
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
