//! Keeps a paragraph from ending in a line of one character (孤字不成行).
//!
//! The line before the last ends earlier, so that two characters or more come down. Its
//! characters get so much spacing that the next ones do not fit any more: filling the
//! lines again, here or in a word processor, then breaks at that place by itself.

use std::ops::Range;

use super::Indent;
use super::linebreak::{Line, break_lines, may_end};
use super::measure::{Cell, width};
use super::prohibit::is_mark;
use crate::document::Ease;
use crate::geom::Length;
use crate::standard::page::TRACKING;

/// How far the decision must lie from the brink, so that a word processor that rounds each
/// advance to its own units still decides the same.
const MARGIN: Length = Length::twips(10);

/// The widest stretch that is taken from a line: beyond three characters its gaps would
/// catch the eye more than a lonely character does.
const MOST: Length = Length::pt(3 * 16);

/// The last line of a paragraph would hold a single character, and nothing helps.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(in crate::layout) struct Lonely;

/// Spaces characters of a paragraph so that its last line holds at least two, and says
/// which; `None` when that is so already.
///
/// # Errors
/// When no spacing brings it about.
pub(in crate::layout) fn ease(
    cells: &mut [Cell],
    indent: Indent,
) -> Result<Option<Ease>, Lonely> {
    let lines = break_lines(cells, indent);
    let [.., line, last] = lines.as_slice() else { return Ok(None) };
    if !is_lonely(&cells[last.cells.clone()]) {
        return Ok(None);
    }
    let room = indent.room(lines.len() - 2);
    for end in (line.cells.start + 1..line.cells.end).rev() {
        if !may_end(cells, end) || is_lonely(&cells[end..]) {
            continue;
        }
        if width(&cells[end..line.cells.end]) > MOST {
            break;
        }
        let characters = line.cells.start..end;
        let Some(spacing) = spacing(cells, characters.clone(), room) else { continue };
        let ease = Ease { characters, spacing };
        apply(cells, std::slice::from_ref(&ease));
        if ends_well(&break_lines(cells, indent), &lines, end) {
            return Ok(Some(ease));
        }
        let undo = Ease { spacing: TRACKING, ..ease };
        apply(cells, &[undo]);
    }
    Err(Lonely)
}

/// Gives eased characters their spacing.
pub(in crate::layout) fn apply(cells: &mut [Cell], eases: &[Ease]) {
    for ease in eases {
        // A document changed by hand may hold a range beyond the text.
        let Some(eased) = cells.get_mut(ease.characters.clone()) else { continue };
        for cell in eased {
            cell.spacing = ease.spacing;
        }
    }
}

/// Whether a last line of these characters is too short: one character, with or without
/// marks.
pub(in crate::layout) fn is_lonely(cells: &[Cell]) -> bool {
    cells.iter().filter(|cell| !is_mark(cell.char)).nth(1).is_none()
}

/// Whether lines are as before but for the last, which begins at `start`.
fn ends_well(lines: &[Line], before: &[Line], start: usize) -> bool {
    lines.len() == before.len()
        && lines.last().is_some_and(|line| line.cells.start == start)
}

/// The smallest spacing of whole twips with which these characters fit a line and the next
/// ones, up to where the line might end instead, do not.
fn spacing(cells: &[Cell], characters: Range<usize>, room: Length) -> Option<Length> {
    let end = characters.end;
    let next = (end + 1..cells.len()).find(|at| may_end(cells, *at));
    let next = width(&cells[end..next.unwrap_or(cells.len())]);
    let count = i64::try_from(characters.len()).ok()?;
    let natural = width(&cells[characters]);
    let find = |margin: Length| {
        (1..=60).map(Length::twips).find_map(|extra| {
            let wide = natural + extra * count;
            let right = wide + margin <= room && wide + next >= room + margin;
            (right && wide + next > room).then_some(TRACKING + extra)
        })
    };
    find(MARGIN).or_else(|| find(Length::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::cells;

    fn eased(text: &str) -> (Result<Option<Ease>, Lonely>, Vec<String>) {
        let mut cells = cells(text);
        let result = ease(&mut cells, Indent::NONE);
        let chars: Vec<char> = text.chars().collect();
        let lines = break_lines(&cells, Indent::NONE);
        let lines = lines.iter().map(|line| chars[line.cells.clone()].iter().collect());
        (result, lines.collect())
    }

    #[test]
    fn a_single_character_gets_company() {
        let (ease, lines) = eased(&format!("{}作。", "学".repeat(28)));
        assert_eq!(lines, ["学".repeat(27), "学作。".to_owned()]);
        let ease = ease.unwrap().unwrap();
        assert_eq!(ease.characters, 0..27);
        assert!(ease.spacing > TRACKING);
    }

    #[test]
    fn two_characters_are_left_alone() {
        let (ease, lines) = eased(&format!("{}工作。", "学".repeat(28)));
        assert_eq!(ease, Ok(None));
        assert_eq!(lines[1], "工作。");
    }

    #[test]
    fn a_single_line_is_left_alone() {
        assert_eq!(eased("作。").0, Ok(None));
    }

    #[test]
    fn marks_keep_their_rule_when_a_line_ends_earlier() {
        let text = format!("{}《学习》作。", "学".repeat(24));
        let (ease, lines) = eased(&text);
        assert!(ease.is_ok());
        assert!(!lines[1].starts_with('》'), "{lines:?}");
        assert!(!lines[0].ends_with('《'), "{lines:?}");
    }

    #[test]
    fn a_character_after_a_long_number_stays_alone() {
        let text = format!("{}作。", "1".repeat(57));
        assert_eq!(eased(&text).0, Err(Lonely));
    }
}
