//! Readies Markdown for a reader that does not know Chinese.
//!
//! `CommonMark` opens and closes bold by what stands beside the asterisks, and takes
//! `**“学习”**学` for text because a quotation mark stands inside and a letter outside. An
//! invisible joiner between the asterisks and the mark makes it a letter on both sides.
//! A joiner also goes before `[`, because `CommonMark` swallows lines such as
//! `[附件1]: 名单` as link definitions.

use std::borrow::Cow;
use std::ops::Range;

/// A character that no text can hold (a noncharacter of Unicode), neither blank nor mark.
pub(super) const JOINER: char = '\u{FDD0}';

/// A text with joiners, and where they are.
pub(super) struct Joined {
    text: String,
    /// Offsets of the joiners in `text`, rising.
    joiners: Vec<usize>,
}

impl Joined {
    /// Puts the joiners in.
    pub(super) fn new(source: &str) -> Self {
        let mut joined =
            Self { text: String::with_capacity(source.len()), joiners: Vec::new() };
        let mut rest = source;
        while let Some(first) = rest.chars().next() {
            let length = match first {
                '*' => joined.asterisks(rest),
                '\\' => joined.escaped(rest),
                // The reader loses words behind a lone carriage return.
                '\r' if !rest.starts_with("\r\n") => joined.new_line(),
                '[' => joined.bracket(rest),
                _ => joined.copy(rest, first.len_utf8()),
            };
            rest = &rest[length..];
        }
        joined
    }

    /// The text that the Markdown reader gets.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The range in the original text of a range in [`Joined::text`].
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let original = |at: usize| {
            let before = self.joiners.partition_point(|joiner| *joiner < at);
            // A range may begin or end within no joiner, only beside one.
            at - before * JOINER.len_utf8()
        };
        let start = original(range.start);
        start..original(range.end).max(start)
    }

    /// Copies a run of asterisks, joined to what stands beside it; gives its length.
    fn asterisks(&mut self, rest: &str) -> usize {
        let length = rest.len() - rest.trim_start_matches('*').len();
        let strong = (2..=3).contains(&length);
        if strong && self.text.chars().next_back().is_some_and(is_visible) {
            self.join();
        }
        self.copy(rest, length);
        if strong && rest[length..].chars().next().is_some_and(is_visible) {
            self.join();
        }
        length
    }

    /// Copies a bracket that begins no footnote and no picture, behind a joiner.
    fn bracket(&mut self, rest: &str) -> usize {
        if !rest.starts_with("[^") && !self.text.ends_with('!') {
            self.join();
        }
        self.copy(rest, 1)
    }

    /// Copies a backslash and what it escapes, so that `\**` is not taken for bold.
    fn escaped(&mut self, rest: &str) -> usize {
        let escaped = rest[1..].chars().next().filter(char::is_ascii_punctuation);
        self.copy(rest, 1 + escaped.map_or(0, char::len_utf8))
    }

    /// Ends the line in place of one byte.
    fn new_line(&mut self) -> usize {
        self.text.push('\n');
        1
    }

    fn copy(&mut self, rest: &str, length: usize) -> usize {
        self.text.push_str(&rest[..length]);
        length
    }

    fn join(&mut self) {
        self.joiners.push(self.text.len());
        self.text.push(JOINER);
    }
}

/// A text without its joiners.
pub(super) fn without_joiners(text: &str) -> Cow<'_, str> {
    if text.contains(JOINER) {
        Cow::Owned(text.replace(JOINER, ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether a character is visible. Marks matter, and a joiner beside a letter changes
/// nothing, so no table of marks is needed.
fn is_visible(character: char) -> bool {
    !character.is_whitespace() && character != JOINER
}
