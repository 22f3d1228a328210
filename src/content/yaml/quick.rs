//! Reads the plain YAML that content is written in, in one pass and with places.
//!
//! Keys with texts, lists of them, quotes, `[…]` and `{…}` of words on one line and blocks
//! after `|` are read here, several times as fast as by the two parsers. A text that has
//! anything else, faults above all, is left to them: `None` says nothing about it. That
//! what is read here is what they read is held by tests.

use std::cell::Cell;
use std::ops::Range;
use std::sync::Arc;

use super::depth::MAX_DEPTH;
use super::mask::Masked;
use super::tree::{Entry, Node, Scalar, Style, Value};
use crate::diagnostic::{Source, Span};

/// Signs that do not begin a plain text.
const INDICATORS: &[u8] = b"-?:,[]{}#&*!|>'\"%@`";

/// Signs that a plain text in brackets or braces may not have here.
const NOT_BETWEEN: &[u8] = b"[]{}:?#\r\n";

/// The longest key, in bytes: a parser looks no further than 1024 for its colon.
const MAX_KEY: usize = 256;

/// The tree of a text, if all of it is plain.
pub(super) fn read(source: &Arc<Source>, masked: &Masked) -> Option<Node> {
    let text = masked.text.as_str();
    let foreign = text.contains('\t') || text.contains("\u{2028}");
    let foreign = foreign || text.contains("\u{2029}") || has_lone_return(text);
    if foreign || masked.blanked || text.len() != source.text().len() {
        return None;
    }
    let mut quick = Quick {
        source,
        text: source.text(),
        masked: text,
        bytes: text.as_bytes(),
        line_end: Cell::new(0),
        at: 0,
        depth: 0,
    };
    let column = quick.next_words()?;
    let root = quick.block(column)?;
    let is_whole = quick.next_words().is_none() && quick.at == text.len();
    let is_tree = matches!(root.value, Value::Mapping(_) | Value::Sequence(_));
    (is_whole && is_tree).then_some(root)
}

struct Quick<'a> {
    source: &'a Arc<Source>,
    /// The source, from which words are taken.
    text: &'a str,
    /// The masked text, in which signs are looked for.
    masked: &'a str,
    /// Its bytes.
    bytes: &'a [u8],
    /// Where the line ends that was last asked for: long lines are not sought through again.
    line_end: Cell<usize>,
    /// Where the next byte stands.
    at: usize,
    /// How deep the value stands.
    depth: usize,
}

impl Quick<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    /// The place of words without blanks of any kind at their end; `None` if there are no
    /// others.
    fn solid(&self, range: Range<usize>) -> Option<Span> {
        let length = self.text.get(range.clone())?.trim_end().len();
        let end = range.start + length;
        (length > 0).then(|| Span::new(self.source, range.start..end))
    }

    /// From the start of a line to the next words, over blank lines and comments; their
    /// column. `None` at the text's end and before signs that part documents.
    fn next_words(&mut self) -> Option<usize> {
        loop {
            let start = self.at;
            while self.byte(self.at) == Some(b' ') {
                self.at += 1;
            }
            match self.byte(self.at)? {
                b'\n' | b'\r' | b'#' => self.end_line()?,
                b'-' | b'.' | b'%' if self.at == start && self.parts_documents() => {
                    return None;
                }
                _ => return Some(self.at - start),
            }
        }
    }

    /// The column of the next words, which are not taken.
    fn peek_words(&mut self) -> Option<usize> {
        let column = self.next_words()?;
        self.at -= column;
        Some(column)
    }

    fn parts_documents(&self) -> bool {
        let rest = &self.bytes[self.at..];
        rest.starts_with(b"---") || rest.starts_with(b"...") || rest.starts_with(b"%")
    }

    /// Over the rest of a line, which is blank or a comment.
    fn end_line(&mut self) -> Option<()> {
        let line = self.line();
        let words = line.trim_ascii();
        let spaced = line.first().is_none_or(|byte| *byte == b' ')
            || self.at == 0
            || matches!(self.byte(self.at - 1), Some(b' ' | b'\n'));
        let sound = words.is_empty() || words[0] == b'#' && spaced;
        if !sound {
            return None;
        }
        self.at = (self.at + line.len() + 1).min(self.bytes.len());
        Some(())
    }

    /// The rest of the line without its line feed.
    fn line(&self) -> &[u8] {
        if self.at > self.line_end.get() || self.at == 0 {
            let rest = self.masked.get(self.at..).unwrap_or_default();
            let length = rest.find('\n').unwrap_or(rest.len());
            self.line_end.set(self.at + length);
        }
        &self.bytes[self.at..self.line_end.get()]
    }

    /// Whether the line ends here, but for blanks and a comment.
    fn is_line_end(&self) -> bool {
        let line = self.line().trim_ascii();
        line.is_empty() || line[0] == b'#'
    }

    /// A value that begins with the words here, at this column.
    fn block(&mut self, column: usize) -> Option<Node> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let value =
            if self.is_entry() { self.sequence(column) } else { self.mapping(column) };
        self.depth -= 1;
        value
    }

    /// Whether a `-` that opens an entry stands here.
    fn is_entry(&self) -> bool {
        self.is_entry_at(self.at)
    }

    fn is_entry_at(&self, at: usize) -> bool {
        self.byte(at) == Some(b'-')
            && matches!(self.byte(at + 1), None | Some(b' ' | b'\n' | b'\r'))
    }

    fn sequence(&mut self, column: usize) -> Option<Node> {
        let start = self.at;
        let mut values = Vec::new();
        while self.is_entry() {
            let dash = self.at;
            self.at += 1;
            let value = if self.is_line_end() {
                self.end_line()?;
                let inner = self.next_words().filter(|inner| *inner > column)?;
                self.block(inner)?
            } else {
                self.skip_blanks();
                match self.key() {
                    Some(_) => self.block(column + (self.at - dash))?,
                    None if self.is_entry() => return None,
                    None => self.scalar(column)?,
                }
            };
            values.push(value);
            match self.peek_words() {
                Some(next) if next > column => return None,
                Some(next) if next == column && self.is_entry_at(self.at + next) => {
                    self.at += next;
                }
                _ => break,
            }
        }
        let end = values.last()?.span.range.end;
        Some(self.node(Value::Sequence(values), start..end))
    }

    fn mapping(&mut self, column: usize) -> Option<Node> {
        let start = self.at;
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let key = self.key()?;
            self.at = key.colon + 1;
            let key_span = self.solid(key.words.clone())?;
            let value = self.value(column, &key_span)?;
            let key = self.text.get(key.words)?.to_owned();
            entries.push(Entry { key, key_span, value });
            match self.peek_words() {
                Some(next) if next > column => return None,
                Some(next) if next == column => self.at += column,
                _ => break,
            }
            // An entry of a list around this mapping stands further left.
            if self.is_entry() {
                return None;
            }
        }
        let end = entries.last()?.value.span.range.end;
        Some(self.node(Value::Mapping(entries), start..end))
    }

    /// The value after a colon, of a mapping at this column.
    fn value(&mut self, column: usize, key: &Span) -> Option<Node> {
        if !self.is_line_end() {
            self.skip_blanks();
            return self.scalar(column);
        }
        self.end_line()?;
        match self.peek_words() {
            Some(inner) if inner >= column => {
                self.at += inner;
                if inner > column || self.is_entry() {
                    return self.block(inner);
                }
                self.at -= inner;
            }
            _ => {}
        }
        Some(Node { value: Value::Null, span: key.clone() })
    }

    fn skip_blanks(&mut self) {
        while self.byte(self.at) == Some(b' ') {
            self.at += 1;
        }
    }

    /// The key that stands here.
    fn key(&self) -> Option<Key> {
        let line = self.line();
        if line.first().is_none_or(|byte| INDICATORS.contains(byte)) {
            return None;
        }
        let mut previous = b' ';
        for (length, byte) in line.iter().enumerate().take(MAX_KEY) {
            let after = line.get(length + 1);
            if *byte == b':' && matches!(after, None | Some(b' ' | b'\r')) {
                let words = line[..length].trim_ascii_end().len();
                return Some(Key {
                    words: self.at..self.at + words,
                    colon: self.at + length,
                });
            }
            if *byte == b'#' && previous == b' ' {
                return None;
            }
            previous = *byte;
        }
        None
    }

    /// A text or a list in brackets that begins here, and the line's end; what it belongs
    /// to stands at this column.
    fn scalar(&mut self, column: usize) -> Option<Node> {
        let node = match self.byte(self.at)? {
            b'|' => return self.literal(column),
            b'[' => self.brackets()?,
            b'{' => self.braces()?,
            b'"' | b'\'' => self.quoted()?,
            byte if INDICATORS.contains(&byte) => return None,
            _ => self.plain()?,
        };
        self.end_line()?;
        Some(node)
    }

    /// A text without quotes, which ends with its line.
    fn plain(&mut self) -> Option<Node> {
        let line = self.line();
        let mut end = line.len();
        let mut previous = b' ';
        for (length, byte) in line.iter().enumerate() {
            if *byte == b'#' && previous == b' ' {
                end = length;
                break;
            }
            let after = line.get(length + 1);
            if *byte == b':' && matches!(after, None | Some(b' ' | b'\r')) {
                return None;
            }
            previous = *byte;
        }
        let length = line[..end].trim_ascii_end().len();
        let range = self.at..self.at + length;
        // Blanks stay, so that a comment after them is seen to be one.
        self.at = range.end;
        self.words(range, Style::Plain)
    }

    /// The value of a plain text.
    fn words(&self, range: Range<usize>, style: Style) -> Option<Node> {
        let text = self.text.get(range.clone())?;
        let value = match text {
            "~" | "null" | "Null" | "NULL" => Value::Null,
            _ => Value::Scalar(Scalar { text: text.to_owned(), style }),
        };
        let span = self.solid(range)?;
        Some(Node { value, span })
    }

    /// A text in quotes that ends on its line and has no escapes.
    fn quoted(&mut self) -> Option<Node> {
        let start = self.at;
        let quote = self.byte(start)?;
        let mut at = start + 1;
        loop {
            match self.byte(at)? {
                b'\n' | b'\r' => return None,
                b'\\' if quote == b'"' => return None,
                byte if byte != quote => at += 1,
                b'\'' if self.byte(at + 1) == Some(b'\'') => at += 2,
                _ => break,
            }
        }
        let mut text = self.text.get(start + 1..at)?.to_owned();
        if quote == b'\'' && text.contains("''") {
            text = text.replace("''", "'");
        }
        self.at = at + 1;
        let value = Value::Scalar(Scalar { text, style: Style::Quoted });
        Some(self.node(value, start..at + 1))
    }

    /// A list of texts in brackets, on one line.
    fn brackets(&mut self) -> Option<Node> {
        let start = self.at;
        let mut values = Vec::new();
        self.between(b']', |quick| {
            values.push(quick.words_between(b']')?);
            Some(())
        })?;
        Some(self.node(Value::Sequence(values), start..self.at))
    }

    /// Keys with texts in braces, on one line.
    fn braces(&mut self) -> Option<Node> {
        let start = self.at;
        let mut entries = Vec::new();
        self.between(b'}', |quick| {
            let key = quick.key()?;
            let key_span = quick.solid(key.words.clone())?;
            if quick.bytes[key.words.clone()].iter().any(|byte| b",]}[{".contains(byte)) {
                return None;
            }
            quick.at = key.colon + 1;
            quick.skip_blanks();
            let value = quick.words_between(b'}')?;
            let key = quick.text.get(key.words)?.to_owned();
            entries.push(Entry { key, key_span, value });
            Some(())
        })?;
        Some(self.node(Value::Mapping(entries), start..self.at))
    }

    /// What stands up to a closing mark, parted by commas.
    fn between(
        &mut self,
        close: u8,
        mut one: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.at += 1;
        self.skip_blanks();
        let mut empty = true;
        while !(empty && self.byte(self.at) == Some(close)) {
            empty = false;
            one(self)?;
            self.skip_blanks();
            match self.byte(self.at)? {
                b',' => self.at += 1,
                mark if mark == close => break,
                _ => return None,
            }
            self.skip_blanks();
        }
        self.at += 1;
        Some(())
    }

    /// A text that ends with a comma or the closing mark.
    fn words_between(&mut self, close: u8) -> Option<Node> {
        let start = self.at;
        match self.byte(start)? {
            b'"' | b'\'' => return self.quoted(),
            byte if INDICATORS.contains(&byte) => return None,
            _ => {}
        }
        loop {
            match self.byte(self.at)? {
                b',' => break,
                mark if mark == close => break,
                byte if NOT_BETWEEN.contains(&byte) => return None,
                _ => self.at += 1,
            }
        }
        let words = self.bytes[start..self.at].trim_ascii_end();
        self.words(start..start + words.len(), Style::Plain)
    }

    /// A block of lines after `|`; what it belongs to stands at this column.
    fn literal(&mut self, column: usize) -> Option<Node> {
        let start = self.at;
        let strips = match self.line().trim_ascii_end() {
            b"|" => false,
            b"|-" => true,
            _ => return None,
        };
        self.at = (start + self.line().len() + 1).min(self.bytes.len());
        let first = self.at;
        let indent = self.line().iter().position(|byte| *byte != b' ')?;
        if indent <= column || self.line().trim_ascii().is_empty() {
            return None;
        }
        let mut text = String::new();
        // Line ends of blank lines count only when words follow.
        let mut ends = 0;
        let mut end = first;
        while self.at < self.bytes.len() {
            let line = self.line();
            let spaces = line.iter().take_while(|byte| **byte == b' ').count();
            let words = line.strip_suffix(b"\r").unwrap_or(line);
            let is_blank = words.len() == spaces;
            if is_blank && spaces > indent || !is_blank && self.is_mark_at_line_start() {
                return None;
            }
            if !is_blank {
                if spaces < indent {
                    break;
                }
                text.extend(std::iter::repeat_n('\n', ends));
                ends = 0;
                end = self.at + words.len();
                text.push_str(self.text.get(self.at + indent..end)?);
            }
            let length = line.len();
            ends += usize::from(self.at + length < self.bytes.len());
            self.at = (self.at + length + 1).min(self.bytes.len());
        }
        if ends > 0 && !strips {
            text.push('\n');
        }
        let end = start + self.text.get(start..end)?.trim_end().len();
        let value = Value::Scalar(Scalar { text, style: Style::Block });
        Some(self.node(value, start..end))
    }

    fn is_mark_at_line_start(&self) -> bool {
        matches!(self.byte(self.at), Some(b'-' | b'.' | b'%')) && self.parts_documents()
    }

    fn node(&self, value: Value, range: Range<usize>) -> Node {
        Node { value, span: Span::new(self.source, range) }
    }
}

/// Whether a carriage return stands alone, which ends a line, too.
fn has_lone_return(text: &str) -> bool {
    let mut returns = text.match_indices('\r');
    returns.any(|(at, _)| text.as_bytes().get(at + 1) != Some(&b'\n'))
}

/// Where a key stands.
struct Key {
    words: Range<usize>,
    colon: usize,
}
