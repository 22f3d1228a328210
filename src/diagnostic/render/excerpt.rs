//! Cuts a long source line to a window around the marked place.

use std::ops::Range;

use crate::diagnostic::Span;
use crate::diagnostic::width::{columns, columns_of};

/// What stands where text was left out. Three full stops, because the width of `…`
/// differs between terminals.
const LEFT_OUT: &str = "...";

/// Fewer columns than this are not worth a drawing; narrower terminals wrap.
const NARROWEST: usize = 40;

/// How many columns of the text before the mark are shown at least, if there are any.
const CONTEXT: usize = 16;

/// A line, or a part of it, and the mark in it.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Excerpt {
    /// One line without its end.
    pub(super) text: String,
    /// Byte offsets in `text`; empty for a place between characters.
    pub(super) mark: Range<usize>,
}

impl Excerpt {
    /// The line in which the span begins, cut so that with its label it fits into `width`
    /// columns beside the line's number. A span of several lines is marked on its first.
    pub(super) fn around(span: &Span, label: &str, width: usize) -> Self {
        let (line, mark) = first_line(span);
        // ` | ` before the line, and a blank between mark and label.
        let room = width.saturating_sub(4).max(NARROWEST);
        let label = columns(label);
        let whole = columns(line) <= room && columns(&line[..mark.end]) + label <= room;
        if whole {
            Self { text: line.to_owned(), mark }
        } else {
            cut(line, mark, label, room)
        }
    }
}

/// The line in which the span begins, and the span's part in it.
fn first_line(span: &Span) -> (&str, Range<usize>) {
    let text = span.source.text();
    let start = boundary(text, span.range.start);
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = text[from..to].trim_end_matches('\r');
    let begin = (start - from).min(line.len());
    let end = boundary(text, span.range.end).saturating_sub(from);
    (line, begin..end.clamp(begin, line.len()))
}

/// The last boundary between characters up to an offset.
fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn cut(line: &str, mark: Range<usize>, label: usize, room: usize) -> Excerpt {
    let room = room - 2 * LEFT_OUT.len();
    let shown = mark.start + prefix(&line[mark.clone()], room * 2 / 3);
    let marked = columns(&line[mark.start..shown]);
    let left = (room - marked) / 3;
    let left = left.min(room.saturating_sub(marked + label)).max(CONTEXT.min(left));
    let from = mark.start - suffix(&line[..mark.start], left);
    let right = room - marked - columns(&line[from..mark.start]);
    let to = shown + prefix(&line[shown..], right);
    let before = if from > 0 { LEFT_OUT } else { "" };
    let after = if to < line.len() { LEFT_OUT } else { "" };
    let place = |offset: usize| offset - from + before.len();
    Excerpt {
        text: format!("{before}{}{after}", &line[from..to]),
        mark: place(mark.start)..place(shown),
    }
}

/// How many bytes from the start take at most this many columns.
fn prefix(text: &str, limit: usize) -> usize {
    fitting(text.chars(), limit)
}

/// How many bytes up to the end take at most this many columns.
fn suffix(text: &str, limit: usize) -> usize {
    fitting(text.chars().rev(), limit)
}

fn fitting(chars: impl Iterator<Item = char>, limit: usize) -> usize {
    let (mut bytes, mut taken) = (0, 0);
    for ch in chars {
        taken += columns_of(ch);
        if taken > limit {
            break;
        }
        bytes += ch.len_utf8();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;

    fn excerpt(text: &str, mark: &str, label: &str, width: usize) -> Excerpt {
        let source = Source::new("a.yaml", text);
        let at = text.find(mark).unwrap();
        Excerpt::around(&Span::new(&source, at..at + mark.len()), label, width)
    }

    #[test]
    fn a_short_line_is_whole() {
        let found = excerpt("标题: 甲\r\n导语: 乙", "甲", "", 60);
        assert_eq!(found.text, "标题: 甲");
        assert_eq!(&found.text[found.mark], "甲");
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides_and_still_holds_the_mark() {
        let text = format!("{}××{}", "前".repeat(150), "后".repeat(150));
        let found = excerpt(&text, "××", "尚未填写", 80);
        assert!(found.text.starts_with("...前") && found.text.ends_with("后..."));
        assert_eq!(&found.text[found.mark.clone()], "××");
        assert!(columns(&found.text) <= 80 && columns(&found.text) > 60);
    }

    #[test]
    fn the_label_of_a_mark_near_the_edge_still_fits() {
        let text = format!("{}××", "前".repeat(35));
        let label = "这里还空着，请填写单位的全称";
        let found = excerpt(&text, "××", label, 80);
        assert!(columns(&found.text[..found.mark.end]) + columns(label) < 80);
    }

    #[test]
    fn a_mark_longer_than_the_line_is_cut() {
        let text = "长".repeat(300);
        let found = excerpt(&text, &text, "", 80);
        assert!(found.text.ends_with("长..."));
        assert!(columns(&found.text[found.mark]) < 80);
    }

    #[test]
    fn a_span_of_several_lines_is_marked_on_its_first() {
        let found = excerpt("甲: 1\n乙: 2\n", "1\n乙", "", 80);
        assert_eq!(found, Excerpt { text: "甲: 1".into(), mark: 5..6 });
    }

    #[test]
    fn a_place_beyond_the_end_is_the_end() {
        let source = Source::new("a.yaml", "甲");
        let found = Excerpt::around(&Span::new(&source, 7..90), "", 80);
        assert_eq!(found, Excerpt { text: "甲".into(), mark: 3..3 });
    }
}
