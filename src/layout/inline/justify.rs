//! Gives each character of a line its place.

use std::ops::Range;

use super::Indent;
use super::linebreak::Line;
use super::measure::{Cell, trimmed};
use super::prohibit::solid;
use crate::geom::Length;
use crate::standard::page::{CELLS, TRACKING, TYPE_AREA};
use crate::standard::typeface::SIZE_3;

/// What each character's advance loses so that 28 of 16 pt stand exactly on 156 mm.
const GRID_SPACING: Length =
    Length::emu(TYPE_AREA.width.to_emu() / CELLS.cast_signed() as i64 - SIZE_3.to_emu());

/// The distances of a line's characters from the left edge of the type area.
///
/// A line that another follows fills the measure; the last line of a paragraph keeps to
/// the grid as far as it fits, so that it stands under the lines above.
pub(in crate::layout) fn places(
    cells: &[Cell],
    lines: &[Line],
    number: usize,
    indent: Indent,
) -> Vec<Length> {
    let line = &lines[number];
    let left = indent.of(number);
    let room = indent.width - left;
    let is_last = number + 1 == lines.len();
    let natural = natural(cells, line.cells.clone(), GRID_SPACING);
    if is_last && natural <= room {
        return set(cells, line.cells.clone(), left, GRID_SPACING, Length::ZERO);
    }
    let used = self::natural(cells, line.cells.clone(), TRACKING);
    set(cells, line.cells.clone(), left, TRACKING, (room - used).max(Length::ZERO))
}

/// The width of some characters on the grid, as a line of its own has it.
pub(in crate::layout) fn grid_width(cells: &[Cell]) -> Length {
    natural(cells, 0..cells.len(), GRID_SPACING)
}

/// The places of some characters on the grid, from a left edge.
pub(in crate::layout) fn on_grid(cells: &[Cell], left: Length) -> Vec<Length> {
    set(cells, 0..cells.len(), left, GRID_SPACING, Length::ZERO)
}

/// The places of some characters spread over a width, from a left edge.
pub(in crate::layout) fn spread(
    cells: &[Cell],
    left: Length,
    width: Length,
) -> Vec<Length> {
    let slack = (width - grid_width(cells)).max(Length::ZERO);
    set(cells, 0..cells.len(), left, GRID_SPACING, slack)
}

/// The places of some characters with no spacing of their own, spread over a width.
pub(in crate::layout) fn spread_wide(
    cells: &[Cell],
    left: Length,
    width: Length,
) -> Vec<Length> {
    let slack = (width - plain_width(cells)).max(Length::ZERO);
    set(cells, 0..cells.len(), left, Length::ZERO, slack)
}

/// The width of some characters with no spacing at all.
pub(in crate::layout) fn plain_width(cells: &[Cell]) -> Length {
    natural(cells, 0..cells.len(), Length::ZERO)
}

/// The places of some characters with no spacing at all, in the middle of a width.
pub(in crate::layout) fn centred(cells: &[Cell], width: Length) -> Vec<Length> {
    let left = (width - plain_width(cells)).times(1, 2);
    set(cells, 0..cells.len(), left, Length::ZERO, Length::ZERO)
}

fn natural(cells: &[Cell], line: Range<usize>, spacing: Length) -> Length {
    cells[trimmed(cells, line)].iter().map(|cell| cell.advance + spacing).sum()
}

/// Places characters from `left` with a spacing each, and `slack` shared out between them.
fn set(
    cells: &[Cell],
    line: Range<usize>,
    left: Length,
    spacing: Length,
    slack: Length,
) -> Vec<Length> {
    let inked = trimmed(cells, line.clone());
    let gaps = gaps(cells, inked.clone());
    let count = gaps.iter().filter(|open| **open).count();
    let mut places = Vec::with_capacity(line.len());
    let (mut x, mut opened, mut given) = (left, 0_i64, Length::ZERO);
    for (cell, index) in cells[line.clone()].iter().zip(0_usize..) {
        places.push(x);
        x += cell.advance + spacing;
        if gaps.get(index).copied().unwrap_or(false) {
            opened += 1;
            let share = slack.times(opened, i64::try_from(count).unwrap_or(1));
            x += share - given;
            given = share;
        }
    }
    places
}

/// Behind which characters a line is stretched: not inside words, dashes and ellipses,
/// unless the line holds nothing else.
fn gaps(cells: &[Cell], inked: Range<usize>) -> Vec<bool> {
    let open = |at: usize| {
        let before = at.checked_sub(1).filter(|before| *before >= inked.start);
        !solid(before.map(|at| cells[at].char), cells[at].char, cells[at + 1].char)
    };
    let last = inked.end.saturating_sub(1);
    let open: Vec<bool> = (inked.start..last).map(open).collect();
    if open.contains(&true) { open } else { vec![true; open.len()] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::inline::linebreak::break_lines;
    use crate::layout::testing::cells;

    fn places_of(text: &str, number: usize) -> (Vec<Cell>, Vec<Length>) {
        let cells = cells(text);
        let lines = break_lines(&cells, Indent::NONE);
        let line = lines[number].cells.clone();
        let places = places(&cells, &lines, number, Indent::NONE);
        (cells[line].to_vec(), places)
    }

    #[test]
    fn a_line_that_another_follows_fills_the_measure() {
        let (cells, places) = places_of(&"学".repeat(60), 0);
        let right = places[27] + cells[27].width();
        assert_eq!(right, TYPE_AREA.width);
        let pitch = places[1] - places[0];
        assert!((pitch.to_pt() - 15.7965).abs() < 0.001, "{}", pitch.to_pt());
    }

    #[test]
    fn the_last_line_stands_under_the_lines_above() {
        let (_, full) = places_of(&"学".repeat(60), 0);
        let (_, last) = places_of(&"学".repeat(60), 2);
        let off = (full[3] - last[3]).to_pt().abs();
        assert!(off < 0.02, "{off}");
    }

    #[test]
    fn a_dash_is_not_stretched() {
        let text =
            format!("{}——{}（{}", "学".repeat(10), "习".repeat(15), "思".repeat(9));
        let (cells, places) = places_of(&text, 0);
        assert_eq!(cells.len(), 27);
        assert_eq!(places[11] - places[10], cells[10].width());
        assert!(places[1] - places[0] > cells[0].width());
    }

    #[test]
    fn a_last_line_that_just_fits_is_not_wider_than_the_measure() {
        let (cells, places) = places_of(&"学".repeat(28), 0);
        assert!(places[27] + cells[27].width() <= TYPE_AREA.width);
    }
}
