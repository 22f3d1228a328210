//! Writes a value into Markdown as literal text: nothing in it can become structure.
//!
//! A value never starts a line of its own as far as this module knows, so it is written so
//! that it is safe anywhere: in the middle of a line, at its start, after a number that the
//! template wrote, within bold, in a heading.

use std::io::{self, Write};

use crate::value::blank_between;

/// Marks that Markdown interprets at any place of a line.
///
/// `{` begins a heading's marks and is written as a reference instead (a backslash before
/// it is not understood there).
const SPECIAL: [char; 13] =
    ['\\', '`', '*', '_', '[', ']', '<', '>', '&', '#', '|', '~', '!'];

/// Marks that Markdown interprets where a block begins, or after what a template wrote:
/// list bullets, underlines of headings, the point of `1.`, the address of a link.
const SPECIAL_FIRST: [char; 6] = ['+', '-', '=', '.', ')', '('];

/// Writes `text` so that Markdown gives back the same characters, all in one paragraph.
///
/// Line breaks vanish between Chinese characters and become one blank between Latin ones;
/// tabs become blanks. Whitespace at either end is kept.
pub(super) fn write_literal(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let inner = text.trim_matches(is_line_break);
    let body = inner.trim();
    let (before, after) = inner.split_at(inner.len() - inner.trim_start().len());
    write_references(before, out)?;
    write_body(body, out)?;
    write_references(&after[body.len()..], out)
}

/// A text as [`write_literal`] writes it.
pub fn literal(text: &str) -> String {
    let mut out = Vec::new();
    // Writing to memory cannot fail.
    let _ = write_literal(text, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// Whitespace as character references, which Markdown neither strips nor indents by.
fn write_references(blanks: &str, out: &mut dyn Write) -> io::Result<()> {
    for blank in blanks.chars().filter(|blank| !is_line_break(*blank)) {
        let blank = if blank == '\t' { ' ' } else { blank };
        write!(out, "&#{};", u32::from(blank))?;
    }
    Ok(())
}

/// The words and gaps of a text that begins and ends with a visible character.
fn write_body(body: &str, out: &mut dyn Write) -> io::Result<()> {
    let number = number_like_a_bullet(body);
    let mut at = 0;
    while at < body.len() {
        let rest = &body[at..];
        let word = &rest[..rest.find(char::is_whitespace).unwrap_or(rest.len())];
        write_word(word, at, number, out)?;
        at += word.len();
        let gap = &body[at..body.len() - body[at..].trim_start().len()];
        at += gap.len();
        write_gap(gap, word.chars().next_back(), body[at..].chars().next(), out)?;
    }
    Ok(())
}

/// A word that begins at byte `at` of its text.
fn write_word(
    word: &str,
    at: usize,
    number: Option<usize>,
    out: &mut dyn Write,
) -> io::Result<()> {
    for (within, character) in word.char_indices() {
        let first = at + within == 0 && SPECIAL_FIRST.contains(&character);
        let special = first || SPECIAL.contains(&character);
        if character == '{' {
            out.write_all(b"&#123;")?;
            continue;
        }
        if special || number == Some(at + within) {
            out.write_all(b"\\")?;
        }
        out.write_all(character.encode_utf8(&mut [0; 4]).as_bytes())?;
    }
    Ok(())
}

/// The whitespace between two characters; a line break in it counts as [`write_literal`]
/// says.
fn write_gap(
    gap: &str,
    before: Option<char>,
    after: Option<char>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if gap.contains(is_line_break) {
        let parted = before.zip(after).is_some_and(|(b, a)| blank_between(b, a));
        return out.write_all(if parted { b" " } else { b"" });
    }
    out.write_all(gap.replace('\t', " ").as_bytes())
}

/// The offset of the point or bracket of a text such as `2023. 标题`, which Markdown would
/// read as a list that starts at 2023.
fn number_like_a_bullet(body: &str) -> Option<usize> {
    let at = body.find(|character: char| !character.is_ascii_digit())?;
    let rest = body[at..].strip_prefix(['.', ')'])?;
    let ends = rest.chars().next().is_none_or(char::is_whitespace);
    (at > 0 && ends).then_some(at)
}

/// Everything that some reader takes for the end of a line.
fn is_line_break(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_written_as_it_is() {
        for text in ["“四个意识”，（2023年）3.5%；A/B: 甲-乙", "1.真正把群众", "二〇二三"]
        {
            assert_eq!(literal(text), text);
        }
    }

    #[test]
    fn what_could_begin_a_block_is_escaped_where_a_text_begins() {
        let pairs = [
            ("- 甲", "\\- 甲"),
            ("+甲", "\\+甲"),
            ("1. 甲", "1\\. 甲"),
            ("1)", "1\\)"),
            ("# 甲", "\\# 甲"),
            ("> 甲", "\\> 甲"),
            ("    甲", "&#32;&#32;&#32;&#32;甲"),
            ("甲 ", "甲&#32;"),
            ("{.连排}", "&#123;.连排}"),
        ];
        for (text, markdown) in pairs {
            assert_eq!(literal(text), markdown);
        }
    }

    #[test]
    fn line_ends_become_what_the_script_wants() {
        assert_eq!(literal("整改\r\n \n措施\nABC\nDEF\n"), "整改措施ABC DEF");
    }
}
