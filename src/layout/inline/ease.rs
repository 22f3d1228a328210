//! Decides where a paragraph's lines end, so that every word processor ends them there.
//!
//! A word processor fills lines by itself. For most lines it comes to our ends, because it
//! has our measures. For some it would not:
//!
//! - The last line would hold a single character (孤字不成行): then the line before it must
//!   end earlier than where it is full.
//! - Numbers or Latin words stand in the line: some programs put a gap between them and
//!   Chinese whatever the file says ([`gaps`]), so the line is full earlier there.
//!
//! The characters of such a line get a spacing of their own with which all programs must
//! end it at the same place. Justification hides the spacing; the PDF does not use it.

use std::ops::Range;

use super::Indent;
use super::linebreak::{Line, may_end, next_line};
use super::measure::{Cell, width};
use super::prohibit::is_mark;
use crate::document::Ease;
use crate::geom::Length;
use crate::standard::page::TRACKING;
use crate::standard::typeface::SIZE_3;

/// How far from full a line must be, so that a program that rounds advances to its own
/// units still fits it.
const FIT_MARGIN: Length = Length::twips(4);

/// How far beyond the line what must not fit has to reach.
const OVER_MARGIN: Length = Length::twips(8);

/// What LibreOffice takes from the line: it sets 28 cells of a grid of its own rounding in
/// the middle of it (1.48 pt, measured).
const GRID_LOSS: Length = Length::twips(30);

/// The widest stretch that is taken from a line: beyond three characters its gaps would
/// catch the eye more than a lonely character does.
const MOST: Length = Length::pt(3 * 16);

/// The tightest and the widest spacing in twips; tighter, and a last line would show it.
const SPACINGS: Range<i64> = -16..56;

/// What has been decided for a paragraph.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(in crate::layout) struct Eased {
    /// The characters that have a spacing of their own, in order.
    pub(in crate::layout) eases: Vec<Ease>,
    /// Whether the last line holds a single character and nothing helped.
    pub(in crate::layout) lonely: bool,
}

/// Decides for a paragraph, and gives its characters their spacing.
pub(in crate::layout) fn ease(cells: &mut [Cell], indent: Indent) -> Eased {
    let mut lines: Vec<Line> = Vec::new();
    let mut eases: Vec<Ease> = Vec::new();
    let mut start = 0;
    while start < cells.len() {
        let room = indent.room(lines.len());
        let mut line = next_line(cells, start, room);
        if !line.torn && !fits(cells, line.cells.clone(), room, gaps) {
            let full = line.cells.clone();
            let ease = find(cells, &lines, full, indent, |_| true, gaps);
            if let Some(ease) = ease {
                line.cells.end = ease.characters.end;
                eases.push(ease);
            }
        }
        start = line.cells.end;
        lines.push(line);
    }
    let lonely = match lines.as_slice() {
        [before @ .., line, last] if is_lonely(&cells[last.cells.clone()]) => {
            !befriend(cells, before, line.cells.start, indent, &mut eases)
        }
        _ => false,
    };
    Eased { eases, lonely }
}

/// Ends the line from `start` so early that the next, which is the last, is not lonely.
fn befriend(
    cells: &mut [Cell],
    before: &[Line],
    start: usize,
    indent: Indent,
    eases: &mut Vec<Ease>,
) -> bool {
    let kept = eases.iter().take_while(|ease| ease.characters.start < start).count();
    let dropped = eases.split_off(kept);
    space(cells, start..cells.len(), TRACKING);
    let full = next_line(cells, start, indent.room(before.len())).cells;
    let company = |cells: &[Cell], end: usize| !is_lonely(&cells[end..]);
    for gaps in [gaps, no_gaps] {
        let wanted = |end: usize| end < full.end;
        let found =
            find_where(cells, before, full.clone(), indent, gaps, |cells, end| {
                wanted(end) && company(cells, end)
            });
        if let Some(ease) = found {
            let rest = ease.characters.end..cells.len();
            eases.push(ease);
            return width(&cells[rest]) <= indent.room(before.len() + 1);
        }
    }
    apply(cells, &dropped);
    eases.extend(dropped);
    false
}

fn find(
    cells: &mut [Cell],
    before: &[Line],
    full: Range<usize>,
    indent: Indent,
    wanted: impl Fn(usize) -> bool,
    gaps: fn(&[Cell]) -> Length,
) -> Option<Ease> {
    find_where(cells, before, full, indent, gaps, |_, end| wanted(end))
}

/// The spacing nearest to the usual one, and the end nearest to the full line, with which
/// the characters fit and the next ones do not. The spacing is applied.
fn find_where(
    cells: &mut [Cell],
    before: &[Line],
    full: Range<usize>,
    indent: Indent,
    gaps: fn(&[Cell]) -> Length,
    wanted: impl Fn(&[Cell], usize) -> bool,
) -> Option<Ease> {
    let room = indent.room(before.len());
    for end in (full.start + 1..=full.end).rev() {
        if width(&cells[end..full.end]) > MOST {
            break;
        }
        let lawful = end == cells.len() || may_end(cells, end);
        if !lawful || !wanted(cells, end) {
            continue;
        }
        for spacing in spacings() {
            space(cells, full.start..end, spacing);
            let right = fits(cells, full.start..end, room, gaps)
                && next_does_not_fit(cells, full.start..end, room)
                && is_undisturbed(cells, before, indent);
            if right {
                return Some(Ease { characters: full.start..end, spacing });
            }
        }
        space(cells, full.start..end, TRACKING);
    }
    None
}

/// All spacings, the nearest to the usual one first.
fn spacings() -> impl Iterator<Item = Length> {
    let usual = TRACKING.to_twips();
    let farthest = (SPACINGS.end - usual).max(usual - SPACINGS.start);
    let both = (1..=farthest).flat_map(move |far| [usual + far, usual - far]);
    both.filter(|spacing| SPACINGS.contains(spacing)).map(Length::twips)
}

fn space(cells: &mut [Cell], range: Range<usize>, spacing: Length) {
    // A document changed by hand may hold a range beyond the text.
    for cell in cells.get_mut(range).unwrap_or_default() {
        cell.spacing = spacing;
    }
}

/// Gives eased characters their spacing.
pub(in crate::layout) fn apply(cells: &mut [Cell], eases: &[Ease]) {
    for ease in eases {
        space(cells, ease.characters.clone(), ease.spacing);
    }
}

/// Whether a last line of these characters is too short: one character, with or without
/// marks.
pub(in crate::layout) fn is_lonely(cells: &[Cell]) -> bool {
    cells.iter().filter(|cell| !is_mark(cell.char)).nth(1).is_none()
}

/// Whether characters fit a line in every program.
fn fits(
    cells: &[Cell],
    line: Range<usize>,
    room: Length,
    gaps: fn(&[Cell]) -> Length,
) -> bool {
    let line = &cells[line];
    width(line) + gaps(line) + FIT_MARGIN <= room
}

/// Whether what follows a line, up to where it might end instead, fits no more in any
/// program, however tightly it is spaced itself.
fn next_does_not_fit(cells: &[Cell], line: Range<usize>, room: Length) -> bool {
    let end = line.end;
    if end == cells.len() {
        return true;
    }
    let next = (end + 1..cells.len()).find(|at| may_end(cells, *at));
    let next = &cells[end..next.unwrap_or(cells.len())];
    let loose = i64::try_from(next.len()).unwrap_or(0);
    let tightest = TRACKING - Length::twips(SPACINGS.start);
    width(&cells[line]) + width(next) - tightest * loose >= room + OVER_MARGIN
}

/// Whether the line before still ends where it was decided: what follows it may have
/// become narrow enough to fit.
fn is_undisturbed(cells: &[Cell], before: &[Line], indent: Indent) -> bool {
    before.last().is_none_or(|line| {
        let room = indent.room(before.len() - 1);
        next_line(cells, line.cells.start, room).cells == line.cells
    })
}

/// What LibreOffice adds to a line (measured in 7.4, whatever `w:autoSpaceDE` says): a
/// fifth of the size between Chinese characters and Latin letters or digits, and the
/// tracking, which it does not apply to the last character before a change of script.
fn gaps(line: &[Cell]) -> Length {
    let mut gaps = GRID_LOSS - TRACKING;
    let mut last: Option<(char, bool)> = None;
    for cell in line {
        let char = cell.char;
        let Some(western) = is_western(char) else {
            last = last.map(|(_, western)| (char, western));
            continue;
        };
        if let Some((before, _)) = last.filter(|(_, before)| *before != western) {
            gaps -= TRACKING;
            if before.is_alphanumeric() && char.is_alphanumeric() {
                gaps += SIZE_3.times(1, 5);
            }
        }
        last = Some((char, western));
    }
    gaps
}

fn no_gaps(_: &[Cell]) -> Length {
    Length::ZERO
}

/// Whether a word processor counts a character to the Western scripts; `None` for
/// punctuation and symbols that go with what is before them (“ ” — … ℃ ①).
fn is_western(char: char) -> Option<bool> {
    match char {
        ' ' | '\u{2000}'..='\u{2BFF}' => None,
        _ => Some(char < '\u{2E80}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::inline::linebreak::break_lines;
    use crate::layout::testing::cells;

    fn eased(text: &str) -> (Eased, Vec<String>) {
        let mut cells = cells(text);
        let eased = ease(&mut cells, Indent::NONE);
        let chars: Vec<char> = text.chars().collect();
        let lines = break_lines(&cells, Indent::NONE);
        let lines = lines.iter().map(|line| chars[line.cells.clone()].iter().collect());
        (eased, lines.collect())
    }

    #[test]
    fn a_single_character_gets_company() {
        let (eased, lines) = eased(&format!("{}作。", "学".repeat(28)));
        assert_eq!(lines, ["学".repeat(27), "学作。".to_owned()]);
        assert_eq!(eased.eases[0].characters, 0..27);
        assert!(eased.eases[0].spacing > TRACKING);
    }

    #[test]
    fn two_characters_are_left_alone() {
        let (eased, lines) = eased(&format!("{}工作。", "学".repeat(28)));
        assert_eq!(eased, Eased::default());
        assert_eq!(lines[1], "工作。");
    }

    #[test]
    fn a_single_line_is_left_alone() {
        assert_eq!(eased("作。").0, Eased::default());
    }

    #[test]
    fn marks_keep_their_rule_when_a_line_ends_earlier() {
        let text = format!("{}《学习》作。", "学".repeat(24));
        let (eased, lines) = eased(&text);
        assert!(!eased.lonely);
        assert!(!lines[1].starts_with('》'), "{lines:?}");
        assert!(!lines[0].ends_with('《'), "{lines:?}");
    }

    #[test]
    fn a_character_after_a_long_number_stays_alone() {
        let text = format!("{}作。", "1".repeat(57));
        assert!(eased(&text).0.lonely);
    }

    #[test]
    fn lines_of_chinese_only_need_no_spacing() {
        let text = "按照中央印发，主题教育“专题”民主生活会——整改方案。".repeat(9);
        assert_eq!(eased(&text).0.eases, []);
    }

    #[test]
    fn a_full_line_with_a_number_leaves_room_for_the_gaps_of_other_programs() {
        let text = format!("{}2023{}", "学".repeat(20), "习".repeat(20));
        let (eased, lines) = eased(&text);
        assert_eq!(lines[0], format!("{}2023{}", "学".repeat(20), "习".repeat(6)));
        let ease = &eased.eases[0];
        assert_eq!(ease.characters, 0..30);
        assert!(ease.spacing < TRACKING, "{ease:?}");
    }
}
