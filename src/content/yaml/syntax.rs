//! Explains why a text is no sound YAML.

use std::ops::Range;
use std::sync::Arc;

use super::mask::Masked;
use super::place::on_boundary;
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
    /// Byte offset at which the part began that it was reading. Not said when that is the
    /// text's start, nor when it is `at`.
    began: Option<usize>,
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
        // The parser's index counts bytes, those of the masked text.
        let at = error.location().map_or(length, |location| location.index());
        let began = words.split_once(", while ").and_then(|(_, context)| {
            let line = number_after(context, "line ")?;
            let column = number_after(context, "column ")?;
            let masked = Source::new(source.path(), masked.text.clone());
            Some(masked.offset(line, column))
        });
        // A masked character has more characters than the source has there.
        let sound = |at| on_boundary(source.text(), at);
        Self { source, words, at: sound(at), began: began.map(sound) }
    }

    /// Byte offset at which the part began that the parser was reading, of a kind that
    /// begins before the place where it stopped.
    pub(super) fn began(&self) -> usize {
        self.began.unwrap_or(0)
    }

    /// The same, of a kind that may begin where it stopped.
    pub(super) fn began_here(&self) -> usize {
        self.began.unwrap_or(self.at)
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
fn number_after(text: &str, word: &str) -> Option<usize> {
    let rest = &text[text.rfind(word)? + word.len()..];
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
