//! Finds the slips of typing that make YAML unreadable, line by line.
//!
//! Only asked when a text is no sound YAML: what looks like a slip may stand rightly in
//! the middle of a text.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Source, Span};

/// A line that is no comment and not part of a block of text.
struct Line<'a> {
    /// Byte offset of its start.
    start: usize,
    /// The blanks before its text, of any kind.
    indent: &'a str,
    /// The text after the indentation and after `- ` marks.
    words: &'a str,
    /// Byte offset of `words`.
    words_at: usize,
}

/// All slips that can be told for certain enough.
pub(super) fn slips(source: &Arc<Source>, keys: &[&str]) -> Vec<Diagnostic> {
    let lines = structural_lines(source.text());
    let slips = lines
        .iter()
        .flat_map(|line| [indentation_slip(source, line), mark_slip(source, line, keys)]);
    slips.flatten().collect()
}

/// What is wrong between a key, at which a text begins, and its value.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(in crate::content) enum KeySlip {
    /// A full-width colon.
    FullWidth,
    /// A colon without a blank after it.
    NoBlank,
    /// A sound colon: the key stands where none can stand.
    Sound,
}

/// The key that a text begins with, and what stands after it (its bytes in `words`).
pub(in crate::content) fn leading_key<'k>(
    words: &str,
    keys: &[&'k str],
) -> Option<(&'k str, KeySlip, Range<usize>)> {
    let mut found = keys.iter().filter(|key| words.starts_with(**key));
    found.find_map(|key| {
        let rest = words[key.len()..].trim_start_matches([' ', '\u{3000}', '\t']);
        let at = words.len() - rest.len();
        if rest.starts_with('：') {
            return Some((*key, KeySlip::FullWidth, at..at + '：'.len_utf8()));
        }
        let after = rest.strip_prefix(':')?;
        let sound = after.is_empty() || after.starts_with([' ', '\t', '\r', '\n']);
        let slip = if sound { KeySlip::Sound } else { KeySlip::NoBlank };
        Some((*key, slip, at..at + 1))
    })
}

/// The finding for a key that is written with a wrong colon.
pub(in crate::content) fn colon_finding(key: &str, slip: KeySlip) -> Diagnostic {
    let message = match slip {
        KeySlip::FullWidth => format!("键“{key}”后面是全角冒号"),
        KeySlip::NoBlank => format!("键“{key}”的冒号后面没有空格"),
        KeySlip::Sound => format!("键“{key}”不能写在这里"),
    };
    let hint = match slip {
        KeySlip::Sound => "请另起一行，并与同一层的键左对齐".to_owned(),
        _ => format!("请改为英文冒号加一个空格：“{key}: ……”"),
    };
    Diagnostic::new(&codes::MARK, message).label("应为“: ”").hint(hint)
}

/// The finding for a dash that opens no entry.
pub(in crate::content) fn dash_finding() -> Diagnostic {
    Diagnostic::new(&codes::MARK, "条目前应为英文短横加一个空格")
        .label("应为“- ”")
        .hint("请改为“- ”（英文短横，后面空一格）")
}

/// The finding for blanks of this kind in an indentation.
pub(in crate::content) fn indentation_finding(what: &str) -> Diagnostic {
    Diagnostic::new(&codes::INDENTATION, format!("行首的缩进里有{what}"))
        .label("应为半角空格")
        .hint("请用半角空格缩进：每深一层两个空格，同一层左对齐")
}

fn indentation_slip(source: &Arc<Source>, line: &Line<'_>) -> Option<Diagnostic> {
    let at = line.indent.find(|ch| ch != ' ')?;
    let ch = line.indent[at..].chars().next()?;
    let what = match ch {
        '\t' => "制表符（Tab）",
        '\u{3000}' => "全角空格",
        _ => "特殊空格",
    };
    let range = line.start + at..line.start + line.indent.len();
    Some(indentation_finding(what).at(Span::new(source, range)))
}

fn mark_slip(source: &Arc<Source>, line: &Line<'_>, keys: &[&str]) -> Option<Diagnostic> {
    if let Some(rest) = line.words.strip_prefix(['-', '－', '—', '–']) {
        let dash = line.words.len() - rest.len();
        let sound = line.words.starts_with('-');
        let rest = rest.trim_start();
        let is_key = leading_key(rest, keys).is_some();
        if is_key || (sound && !rest.starts_with(['-', '.']) && !rest.is_empty()) {
            let range = line.words_at..line.words_at + dash;
            return Some(dash_finding().at(Span::new(source, range)));
        }
        return None;
    }
    let (key, slip, mark) = leading_key(line.words, keys)?;
    if slip == KeySlip::Sound {
        return None;
    }
    let range = line.words_at + mark.start..line.words_at + mark.end;
    Some(colon_finding(key, slip).at(Span::new(source, range)))
}

fn structural_lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut block: Option<usize> = None;
    for whole in text.split_inclusive('\n') {
        let content = whole.trim_end();
        let words = content.trim_start();
        let indent = &content[..content.len() - words.len()];
        let spaces = indent.len() - indent.trim_start_matches(' ').len();
        let inside = block.is_some_and(|column| spaces > column);
        if !words.is_empty() && !inside {
            block = None;
            if !words.starts_with('#') {
                let line = line(start, indent, words);
                block = opens_block(&line).then_some(column_of_key(&line, start));
                lines.push(line);
            }
        }
        start += whole.len();
    }
    lines
}

fn line<'a>(start: usize, indent: &'a str, mut words: &'a str) -> Line<'a> {
    let whole = words.len();
    while let Some(rest) = words.strip_prefix("- ") {
        words = rest.trim_start();
    }
    let words_at = start + indent.len() + (whole - words.len());
    Line { start, indent, words, words_at }
}

/// The column (in bytes, from 0) below which a block of text of this line ends.
fn column_of_key(line: &Line<'_>, start: usize) -> usize {
    let column = line.words_at - start;
    if line.words.starts_with(['|', '>']) { column.saturating_sub(2) } else { column }
}

/// Whether the line ends in `|` or `>`, after which a block of text begins.
fn opens_block(line: &Line<'_>) -> bool {
    let words = line.words.split(" #").next().unwrap_or("").trim_end();
    let words =
        words.trim_end_matches(|ch: char| ch.is_ascii_digit() || "+-".contains(ch));
    let Some(before) = words.strip_suffix(['|', '>']) else { return false };
    before.is_empty() || before.ends_with(": ") || before.ends_with(":\t")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes_of(text: &str) -> Vec<(&'static str, usize)> {
        let found = slips(&Source::new("x", text), &["标题", "导语", "概述", "表现"]);
        let place = |finding: &Diagnostic| finding.span.as_ref().unwrap().start().line;
        found.iter().map(|finding| (finding.code.id, place(finding))).collect()
    }

    #[test]
    fn all_slips_are_found_at_once() {
        let text = "标题：甲\n导语:乙\n题:\n　　- 概述: 丙\n\t  表现: 丁\n－ 概述: 戊\n";
        let expected =
            [("YML003", 1), ("YML003", 2), ("YML002", 4), ("YML002", 5), ("YML003", 6)];
        assert_eq!(codes_of(text), expected);
    }

    #[test]
    fn a_block_of_text_may_hold_anything() {
        let text = "导语: |\n  　　标题：甲\n  \t乙\n\n  导语:丙\n标题: 丁\n";
        assert_eq!(codes_of(text), []);
        let text = "题:\n  - 概述: |\n      表现：甲\n    表现：乙\n";
        assert_eq!(codes_of(text), [("YML003", 4)]);
    }
}
