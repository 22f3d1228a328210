//! Gathers the words of one heading or paragraph.

use std::ops::Range;

use crate::document::Inline;
use crate::value::blank_between;

/// The words of a heading or paragraph while they are read.
#[derive(Debug, Default)]
pub(super) struct Words {
    content: Vec<Inline>,
    /// From the first to the last byte that gave words, in the source.
    range: Option<Range<usize>>,
    /// Whether a line has ended since the last word.
    line_ended: bool,
}

impl Words {
    /// Adds words from a place in the source; gives the characters that were dropped.
    pub(super) fn push(
        &mut self,
        text: &str,
        strong: bool,
        range: Range<usize>,
    ) -> Vec<char> {
        let mut dropped = Vec::new();
        let mut words = String::with_capacity(text.len());
        for character in text.chars() {
            match character {
                '\t' => words.push(' '),
                _ if is_printable(character) => words.push(character),
                _ => dropped.push(character),
            }
        }
        if !words.is_empty() {
            self.join_lines(&words);
            self.add(words, strong);
            self.cover(range);
        }
        dropped
    }

    /// Whether nothing was gathered yet.
    pub(super) fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    /// A line ends here, but not the paragraph.
    pub(super) fn end_line(&mut self) {
        self.line_ended = true;
    }

    /// Takes what was gathered: words without blanks at either end, and their place.
    /// `None` if there are no words.
    pub(super) fn take(&mut self) -> Option<(Vec<Inline>, Range<usize>)> {
        let Self { mut content, range, .. } = std::mem::take(self);
        while let Some(first) = content.first_mut() {
            first.text.drain(..first.text.len() - first.text.trim_start().len());
            if !first.text.is_empty() {
                break;
            }
            content.remove(0);
        }
        while let Some(last) = content.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            content.pop();
        }
        if content.is_empty() { None } else { Some((content, range?)) }
    }

    /// Two lines are joined with nothing, but with a blank between Latin words.
    fn join_lines(&mut self, next: &str) {
        if !std::mem::take(&mut self.line_ended) {
            return;
        }
        let Some(last) = self.content.last_mut() else { return };
        let sides = last.text.chars().next_back().zip(next.chars().next());
        if sides.is_some_and(|(before, after)| blank_between(before, after)) {
            last.text.push(' ');
        }
    }

    fn add(&mut self, words: String, strong: bool) {
        match self.content.last_mut() {
            Some(last) if last.strong == strong => last.text.push_str(&words),
            _ => self.content.push(Inline { text: words, strong }),
        }
    }

    fn cover(&mut self, range: Range<usize>) {
        self.range = Some(match self.range.take() {
            Some(old) => old.start.min(range.start)..old.end.max(range.end),
            None => range,
        });
    }
}

/// Whether a character belongs into a file: no control character, no line end, none of the
/// noncharacters that XML refuses.
fn is_printable(character: char) -> bool {
    let unfit = matches!(
        character,
        '\u{2028}' | '\u{2029}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFFE}' | '\u{FFFF}'
    );
    !unfit && !character.is_control()
}
