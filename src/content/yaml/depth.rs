//! Refuses texts nested absurdly deep before a parser spends quadratic time on them.
//!
//! The count is an upper bound of the depth a YAML parser sees, not exact: brackets count
//! where a flow collection may open, indentation counts by the columns in force.

use std::sync::Arc;

use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Source, Span};

/// The deepest nesting accepted, of brackets and of indentation each; a plan has about 7
/// levels, and `serde_yaml` itself stops at 128.
pub(super) const MAX_DEPTH: usize = 60;

/// The finding for a text that is nested too deep.
pub(super) fn check(source: &Arc<Source>) -> Result<(), Box<Diagnostic>> {
    let text = source.text();
    let at = too_many_brackets(text).or_else(|| too_much_indentation(text));
    let Some(at) = at else { return Ok(()) };
    let finding =
        Diagnostic::new(&codes::TOO_DEEP, format!("内容的层次超过 {MAX_DEPTH} 层"))
            .at(Span::new(source, at..at + 1))
            .label("到这里超过了")
            .hint("请检查前面的括号是否都配了对，或者文件是否放错");
    Err(Box::new(finding))
}

/// The byte where brackets are nested too deep.
fn too_many_brackets(text: &str) -> Option<usize> {
    let mut scanner = Brackets::default();
    text.char_indices().find(|(_, ch)| scanner.step(*ch) > MAX_DEPTH).map(|(at, _)| at)
}

/// Follows flow collections through a text.
struct Brackets {
    depth: usize,
    state: State,
    previous: char,
}

/// Where in the text the scanner stands.
#[derive(Copy, Clone, Eq, PartialEq)]
enum State {
    /// Outside of brackets; `true` while a token may start on this line.
    Block(bool),
    /// Inside of brackets, where a token may start.
    Start,
    /// Inside of brackets, in an unquoted text.
    Plain,
    /// Inside of brackets, in a quoted text.
    Quoted(char),
    /// Inside of brackets, in a quoted text after a backslash.
    Escaped,
    /// Inside of brackets, in a comment.
    Comment,
}

impl Default for Brackets {
    fn default() -> Self {
        Self { depth: 0, state: State::Block(true), previous: '\n' }
    }
}

impl Brackets {
    /// The depth after one more character.
    fn step(&mut self, ch: char) -> usize {
        self.state = match self.state {
            State::Block(start) => self.block(start, ch),
            State::Start | State::Plain => self.flow(ch),
            State::Quoted('"') if ch == '\\' => State::Escaped,
            State::Quoted(quote) if ch == quote => State::Start,
            State::Quoted(quote) => {
                // Counted all the same, in case this is not a quoted text after all.
                self.depth += usize::from(matches!(ch, '[' | '{'));
                State::Quoted(quote)
            }
            State::Escaped => State::Quoted('"'),
            State::Comment if ch == '\n' => State::Start,
            State::Comment => State::Comment,
        };
        self.previous = ch;
        self.depth
    }

    fn block(&mut self, start: bool, ch: char) -> State {
        let opens = matches!(ch, '[' | '{');
        if opens && (start || self.previous.is_whitespace()) {
            self.depth = 1;
            return State::Start;
        }
        State::Block(ch == '\n' || start && ch.is_whitespace())
    }

    fn flow(&mut self, ch: char) -> State {
        match ch {
            '[' | '{' => {
                self.depth += 1;
                State::Start
            }
            ']' | '}' => {
                self.depth -= 1;
                if self.depth == 0 { State::Block(false) } else { State::Start }
            }
            ',' => State::Start,
            '#' if self.previous.is_whitespace() => State::Comment,
            ' ' | '\t' | '\r' | '\n' if self.previous == ':' => State::Start,
            ' ' | '\t' | '\r' | '\n' => self.state,
            '"' | '\'' if self.state == State::Start => State::Quoted(ch),
            _ => State::Plain,
        }
    }
}

/// The byte where indentation is nested too deep.
fn too_much_indentation(text: &str) -> Option<usize> {
    let mut columns: Vec<usize> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let bytes = line.as_bytes();
        let mut at = bytes.iter().take_while(|byte| **byte == b' ').count();
        if !line.trim().is_empty() {
            while columns.last().is_some_and(|column| *column >= at) {
                columns.pop();
            }
            columns.push(at);
            while is_entry_mark(bytes, at) {
                at += 1;
                at += bytes[at..].iter().take_while(|byte| **byte == b' ').count();
                columns.push(at);
            }
        }
        if columns.len() > MAX_DEPTH {
            return Some(start);
        }
        start += line.len();
    }
    None
}

/// Whether a `- `, `? ` or `: ` stands here, which opens a level within the line.
fn is_entry_mark(bytes: &[u8], at: usize) -> bool {
    let mark = bytes.get(at).is_some_and(|byte| matches!(byte, b'-' | b'?' | b':'));
    mark && bytes.get(at + 1).is_some_and(|byte| matches!(byte, b' ' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_refused(text: &str) -> bool {
        check(&Source::new("x", text)).is_err()
    }

    #[test]
    fn nested_brackets_are_refused() {
        assert!(is_refused(&"[".repeat(100)));
        assert!(is_refused(&"a: {b: [".repeat(100)));
        assert!(is_refused(&"[\"]\", ".repeat(100)));
        assert!(is_refused(&"[ # ]\n".repeat(100)));
        assert!(is_refused(&"[ &a ".repeat(100)));
    }

    #[test]
    fn nested_entries_are_refused() {
        assert!(is_refused(&"- ".repeat(100)));
        assert!(is_refused(&"? ".repeat(100)));
        let steps: String = (0..100).map(|n| " ".repeat(n) + "a:\n").collect();
        assert!(is_refused(&steps));
    }

    #[test]
    fn many_brackets_beside_each_other_are_fine() {
        assert!(!is_refused(&"- [don't, {a: 'it''s]'}]\n".repeat(300)));
        assert!(!is_refused(&"a: 见[附件]和〔2023〕\n".repeat(300)));
        assert!(!is_refused(&"a:\n  - b: 1\n    c: 2\n".repeat(300)));
    }
}
