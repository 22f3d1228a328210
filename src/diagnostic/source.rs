//! The text of a file, and places in it.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// The text of a file (or of a rendered template) under the name people know it by.
#[derive(Eq, PartialEq)]
pub struct Source {
    path: String,
    text: String,
    /// Byte offset of each line's first character.
    lines: Vec<usize>,
}

/// Why bytes are not a text we can read.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum DecodeError {
    /// Not UTF-8, but sound GB 18030 (which includes GBK), as older Windows editors save.
    Gbk,
    /// UTF-16, as Notepad's “Unicode” saves.
    Utf16,
    /// Neither; the first wrong byte stands at this offset.
    NotText {
        /// Byte offset, from 0.
        at: usize,
    },
}

impl Source {
    /// A text under a name. The text should be free of a byte order mark.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        let text = text.into();
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        Arc::new(Self { path: path.into(), text, lines })
    }

    /// The text of a file's bytes: UTF-8, with or without byte order mark.
    ///
    /// # Errors
    /// When the bytes are not UTF-8; the error says what they seem to be.
    pub fn decode(
        path: impl Into<String>,
        bytes: &[u8],
    ) -> Result<Arc<Self>, DecodeError> {
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Err(DecodeError::Utf16);
        }
        let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(path, text)),
            Err(error) => {
                let gbk = encoding_rs::GB18030
                    .decode_without_bom_handling_and_without_replacement(bytes);
                let at = error.valid_up_to();
                Err(if gbk.is_some() {
                    DecodeError::Gbk
                } else {
                    DecodeError::NotText { at }
                })
            }
        }
    }

    /// The name people know the text by, with `/` between folders.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset; an offset beyond the end is the end.
    pub fn place(&self, offset: usize) -> Place {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines[line - 1];
        Place { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// Byte offset of a line and column, both from 1; clamped to the line's end.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let line = line.clamp(1, self.lines.len());
        let start = self.lines[line - 1];
        let end = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        let within = self.text[start..end].char_indices().nth(column.saturating_sub(1));
        within.map_or(end, |(at, _)| start + at)
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Source({:?}, {} bytes)", self.path, self.text.len())
    }
}

/// A line and a column, both from 1, the column in characters.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// From 1, in characters, not bytes.
    pub column: usize,
}

/// A stretch of a source.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Span {
    /// The text it lies in.
    pub source: Arc<Source>,
    /// Byte offsets in that text.
    pub range: Range<usize>,
}

impl Span {
    /// The stretch between two byte offsets.
    pub fn new(source: &Arc<Source>, range: Range<usize>) -> Self {
        Self { source: Arc::clone(source), range }
    }

    /// The first place within it where these words stand; itself where they do not.
    #[must_use]
    pub fn narrowed(&self, words: &str) -> Self {
        let inside = self.source.text().get(self.range.clone()).unwrap_or_default();
        let range = match inside.find(words).filter(|_| !words.is_empty()) {
            Some(at) => self.range.start + at..self.range.start + at + words.len(),
            None => self.range.clone(),
        };
        Self::new(&self.source, range)
    }

    /// Where it begins.
    pub fn start(&self) -> Place {
        self.source.place(self.range.start)
    }

    /// Where it ends (the place after its last character).
    pub fn end(&self) -> Place {
        self.source.place(self.range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a", "标题: 甲\n导语: 乙");
        assert_eq!(source.place("标题: ".len()), Place { line: 1, column: 5 });
        let second = source.text().find('乙').unwrap();
        assert_eq!(source.place(second), Place { line: 2, column: 5 });
        assert_eq!(source.offset(2, 5), second);
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        let source = Source::decode("a", b"\xEF\xBB\xBFx").unwrap();
        assert_eq!(source.text(), "x");
    }

    #[test]
    fn gbk_bytes_are_recognised() {
        let (bytes, ..) = encoding_rs::GBK.encode("标题: 整改方案");
        assert_eq!(Source::decode("a", &bytes).unwrap_err(), DecodeError::Gbk);
    }

    #[test]
    fn utf16_bytes_are_recognised() {
        assert_eq!(Source::decode("a", b"\xFF\xFEx\0").unwrap_err(), DecodeError::Utf16);
    }
}
