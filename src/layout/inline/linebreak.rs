//! Fills lines: as many characters as fit, then back to where a line may end.
//!
//! What does not fit is pushed to the next line (推出) and the line is stretched. Nothing
//! hangs in the margin and no mark is compressed, because word processors differ there.

use std::ops::Range;

use super::Indent;
use super::measure::Cell;
use super::prohibit::{forbidden, joined};
use crate::geom::Length;

/// A line of a paragraph.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::layout) struct Line {
    /// Its characters, by index; every character is on exactly one line.
    pub(in crate::layout) cells: Range<usize>,
    /// Whether it ends where no line should, because nowhere on it may a line end.
    pub(in crate::layout) torn: bool,
}

/// The lines of a paragraph. No characters give no lines.
pub(in crate::layout) fn break_lines(cells: &[Cell], indent: Indent) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut start = 0;
    while start < cells.len() {
        let line = next_line(cells, start, indent.room(lines.len()));
        start = line.cells.end;
        lines.push(line);
    }
    lines
}

/// Whether a line may end before a character.
pub(in crate::layout) fn may_end(cells: &[Cell], at: usize) -> bool {
    let before = at.checked_sub(2).map(|at| cells[at].char);
    at > 0 && at < cells.len() && !joined(before, cells[at - 1].char, cells[at].char)
}

/// The line that begins at a character.
pub(in crate::layout) fn next_line(cells: &[Cell], start: usize, room: Length) -> Line {
    next_line_where(cells, start, room, may_end)
}

/// The line that begins at a character, when lines may end only where this says so.
pub(in crate::layout) fn next_line_where(
    cells: &[Cell],
    start: usize,
    room: Length,
    may_end: impl Fn(&[Cell], usize) -> bool,
) -> Line {
    let full = fill(cells, start, room);
    if full == cells.len() {
        return Line { cells: start..full, torn: false };
    }
    let fits = |end: &usize| may_end(cells, *end);
    if let Some(end) = (start + 1..=full).rev().find(fits) {
        return Line { cells: start..end, torn: false };
    }
    // A word longer than the line is torn where the line is full, but marks keep to their
    // rule as long as they can.
    let lawful = |end: &usize| !forbidden(cells[end - 1].char, cells[*end].char);
    let end = (start + 1..=full).rev().find(lawful).unwrap_or(full);
    Line { cells: start..end, torn: true }
}

/// Where the characters that fit end; at least one fits. Spaces need no room at the end.
fn fill(cells: &[Cell], start: usize, room: Length) -> usize {
    let mut used = Length::ZERO;
    let mut end = start;
    while let Some(cell) = cells.get(end) {
        used += cell.width();
        if used > room && end > start && !cell.is_space() {
            break;
        }
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::{cells, lines_of};

    #[test]
    fn a_full_line_holds_twenty_eight_characters() {
        let text = "学".repeat(60);
        let lens: Vec<_> = lines_of(&text, Indent::NONE)
            .iter()
            .map(|line| line.chars().count())
            .collect();
        assert_eq!(lens, [28, 28, 4]);
    }

    #[test]
    fn an_indented_line_holds_twenty_six() {
        let indent = Indent::first(crate::standard::page::FIRST_LINE_INDENT);
        let lines = lines_of(&"学".repeat(40), indent);
        assert_eq!(lines[0].chars().count(), 26);
    }

    #[test]
    fn a_stop_that_does_not_fit_takes_a_character_along() {
        let text = format!("{}，{}", "学".repeat(28), "习".repeat(5));
        let lines = lines_of(&text, Indent::NONE);
        assert_eq!(lines[0], "学".repeat(27));
        assert_eq!(lines[1], "学，习习习习习");
    }

    #[test]
    fn two_digits_take_the_room_of_one_character() {
        let text = format!("{}123456{}", "学".repeat(25), "习".repeat(5));
        let lines = lines_of(&text, Indent::NONE);
        assert_eq!(lines[0], format!("{}123456", "学".repeat(25)));
    }

    #[test]
    fn a_number_that_does_not_fit_goes_down_whole() {
        let text = format!("{}12,345.67元。", "学".repeat(25));
        let lines = lines_of(&text, Indent::NONE);
        assert_eq!(lines[1], "12,345.67元。");
    }

    #[test]
    fn a_word_longer_than_a_line_is_torn_where_the_line_is_full() {
        let text = format!("见{}。", "a".repeat(80));
        let lines = break_lines(&cells(&text), Indent::NONE);
        assert_eq!(lines[0].cells, 0..1);
        assert!(lines[1].torn && !lines[0].torn);
        assert!(lines[1].cells.len() > 50);
    }

    #[test]
    fn spaces_stay_at_the_end_of_their_line() {
        let text = format!("{}  习", "学".repeat(28));
        let lines = lines_of(&text, Indent::NONE);
        assert_eq!(lines[1], "习");
    }

    #[test]
    fn a_blank_between_names_does_not_begin_a_line() {
        let text = format!("{}　周　七", "学".repeat(28));
        let lines = lines_of(&text, Indent::NONE);
        assert_eq!(lines[1], "周　七");
    }
}
