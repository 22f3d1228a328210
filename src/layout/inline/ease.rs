//! Decides where a paragraph's lines end, so that every word processor ends them there.
//!
//! A word processor fills lines by itself. For most lines it comes to our ends, because it
//! has our measures. For some it would not ([`super::programs`]):
//!
//! - The last line would hold a single character (孤字不成行): then the line before it must
//!   end earlier than where it is full.
//! - The line would tear a name, a date, or a number from its unit ([`super::whole`]), and
//!   can end earlier without harm.
//! - Numbers or Latin words stand in the line: some programs put a gap between them and
//!   Chinese whatever the file says, so the line is full earlier there.
//!
//! The characters of such a line get a spacing of their own with which all programs must
//! end it at the same place. Justification hides the spacing; the PDF does not use it.

use std::ops::Range;

use super::Indent;
use super::linebreak::{Line, break_lines, may_end, next_line};
use super::measure::{Cell, width};
use super::programs::{agreed, firm, gaps, is_soft};
use super::prohibit::is_mark;
use super::whole::{Names, Tear, tears};
use crate::document::Ease;
use crate::geom::Length;
use crate::standard::page::TRACKING;

/// How far from full a line must be, so that a program that rounds advances to its own
/// units still fits it.
const FIT_MARGIN: Length = Length::twips(4);

/// How far beyond the line what must not fit has to reach.
const OVER_MARGIN: Length = Length::twips(8);

/// The widest stretch that is taken from a line: beyond four characters its gaps would
/// catch the eye more than a lonely character does.
const MOST: Length = Length::pt(4 * 16);

/// The tightest and the widest spacing in twips; tighter, and a last line would show it.
const SPACINGS: Range<i64> = -16..56;

/// A line of a cell with fewer characters is not spaced.
const FEWEST: usize = 8;

/// What has been decided for a paragraph.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(in crate::layout) struct Eased {
    /// The characters that have a spacing of their own, in order.
    pub(in crate::layout) eases: Vec<Ease>,
    /// Whether the last line holds a single character and nothing helped.
    pub(in crate::layout) lonely: bool,
}

/// Which programs must agree on a line's end.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Care {
    /// Those too that set gaps around numbers and break lines around them by Western rules.
    All,
    /// Those that do as the file says.
    Obedient,
}

/// A line whose end is to be decided.
struct Case<'a> {
    /// The lines before it.
    before: &'a [Line],
    /// The characters up to where it is full.
    full: Range<usize>,
    indent: Indent,
    care: Care,
    /// The spacing of all other characters.
    usual: Length,
}

impl Case<'_> {
    fn room(&self) -> Length {
        self.indent.room(self.before.len())
    }
}

/// Decides for a paragraph, and gives its characters their spacing.
///
/// `names` are kept whole where lines can be set so.
pub(in crate::layout) fn ease(
    cells: &mut [Cell],
    indent: Indent,
    names: &Names,
) -> Eased {
    let tears = tears(cells, names);
    let tear = |end: usize| tears.get(end).copied().unwrap_or_default();
    let mut lines: Vec<Line> = Vec::new();
    let mut eases: Vec<Ease> = Vec::new();
    let mut start = 0;
    while start < cells.len() {
        let mut line = next_line(cells, start, indent.room(lines.len()));
        let (full, full_end) = (line.cells.clone(), line.cells.end);
        let case =
            Case { before: &lines, full, indent, care: Care::All, usual: TRACKING };
        let done = fits(cells, &case, full_end)
            && agreed(cells, full_end)
            && (!is_soft(next(cells, full_end))
                || next_does_not_fit(cells, &case, full_end));
        let good = done && tear(full_end) == Tear::None;
        if !line.torn && !good {
            let mut ease = None;
            for most in [Tear::None, Tear::Loose, Tear::Tight] {
                // A line that is right but for what it tears only becomes better.
                if ease.is_none() && (!done || most < tear(full_end)) {
                    ease = find(cells, &case, |_, end| tear(end) <= most);
                }
            }
            line.cells.end = ease.as_ref().map_or(line.cells.end, |it| it.characters.end);
            eases.extend(ease);
        }
        start = line.cells.end;
        lines.push(line);
    }
    let lonely = match lines.as_slice() {
        [before @ .., line, last] if is_lonely(&cells[last.cells.clone()]) => {
            let start = line.cells.start;
            let kept = eases.iter().take_while(|ease| ease.characters.start < start);
            let dropped = eases.split_off(kept.count());
            let ease = befriend(cells, before, start, indent, TRACKING);
            let found = ease.is_some();
            if !found {
                apply(cells, &dropped);
            }
            eases.extend(ease.map_or(dropped, |ease| vec![ease]));
            !found
        }
        _ => false,
    };
    Eased { eases, lonely }
}

/// Gives the last line of a paragraph company where it would hold a single character, and
/// no more: what is set in the cell of a table, where characters have no spacing else.
///
/// A line of few characters is left as it is: its gaps would catch the eye more.
pub(in crate::layout) fn ease_cell(cells: &mut [Cell], room: Length) -> Option<Ease> {
    let indent = Indent::NONE.within(room);
    let lines = break_lines(cells, indent);
    let [before @ .., line, last] = lines.as_slice() else { return None };
    let is_long = line.cells.len() >= FEWEST && !line.torn;
    if !is_long || !is_lonely(&cells[last.cells.clone()]) {
        return None;
    }
    befriend(cells, before, line.cells.start, indent, Length::ZERO)
}

/// Ends the line from `start` so early that the next, which is the last, is not lonely.
fn befriend(
    cells: &mut [Cell],
    before: &[Line],
    start: usize,
    indent: Indent,
    usual: Length,
) -> Option<Ease> {
    space(cells, start..cells.len(), usual);
    let full = next_line(cells, start, indent.room(before.len())).cells;
    for care in [Care::All, Care::Obedient] {
        let case = Case { before, full: full.clone(), indent, care, usual };
        let company = |cells: &[Cell], end| end < full.end && !is_lonely(&cells[end..]);
        if let Some(ease) = find(cells, &case, company) {
            return Some(ease);
        }
    }
    None
}

/// The end nearest to the full line, with the spacing nearest to the usual one, with which
/// the characters fit and the next ones do not. The spacing is applied.
fn find(
    cells: &mut [Cell],
    case: &Case<'_>,
    wanted: impl Fn(&[Cell], usize) -> bool,
) -> Option<Ease> {
    let full = case.full.clone();
    for end in (full.start + 1..=full.end).rev() {
        if width(&cells[end..full.end]) > MOST {
            break;
        }
        let lawful = end == cells.len() || may_end(cells, end);
        let line = Line { cells: full.start..end, torn: false };
        let agreed = case.care == Care::Obedient || agreed(cells, end);
        if !lawful || !agreed || !wanted(cells, end) {
            continue;
        }
        for spacing in spacings(case.usual) {
            space(cells, line.cells.clone(), spacing);
            let right = fits(cells, case, end)
                && next_does_not_fit(cells, case, end)
                && is_undisturbed(cells, case);
            if right {
                return Some(Ease { characters: line.cells, spacing });
            }
        }
        space(cells, line.cells, case.usual);
    }
    None
}

/// All spacings, the nearest to the usual one first.
fn spacings(usual: Length) -> impl Iterator<Item = Length> {
    let usual = usual.to_twips();
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

/// Whether a line up to `end` fits.
fn fits(cells: &[Cell], case: &Case<'_>, end: usize) -> bool {
    let line = &cells[case.full.start..end];
    let gaps = match case.care {
        Care::All => gaps(line),
        Care::Obedient => Length::ZERO,
    };
    width(line) + gaps + FIT_MARGIN <= case.room()
}

/// Whether what follows a line, up to where it might end instead, fits no more in any
/// program, however tightly it is spaced itself.
fn next_does_not_fit(cells: &[Cell], case: &Case<'_>, end: usize) -> bool {
    if end == cells.len() {
        return true;
    }
    let next = match case.care {
        Care::All => firm(next(cells, end)),
        Care::Obedient => next(cells, end),
    };
    let count = i64::try_from(next.len()).unwrap_or(0);
    let tighter = (case.usual - Length::twips(SPACINGS.start)) * count;
    let line = width(&cells[case.full.start..end]);
    line + width(next) - tighter >= case.room() + OVER_MARGIN
}

/// The characters from one end of a line to the next one where it might end instead.
fn next(cells: &[Cell], end: usize) -> &[Cell] {
    let next = (end + 1..cells.len()).find(|at| may_end(cells, *at));
    &cells[end..next.unwrap_or(cells.len())]
}

/// Whether the line before still ends where it was decided: what follows it may have
/// become narrow enough to fit.
fn is_undisturbed(cells: &[Cell], case: &Case<'_>) -> bool {
    case.before.last().is_none_or(|line| {
        let room = case.indent.room(case.before.len() - 1);
        next_line(cells, line.cells.start, room).cells == line.cells
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::cells;

    fn eased(text: &str) -> (Eased, Vec<String>) {
        let mut cells = cells(text);
        let eased = ease(&mut cells, Indent::NONE, &Names::default());
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
    fn a_line_does_not_end_between_a_bracket_and_a_number_if_it_can_end_elsewhere() {
        let text = format!("{}（试行）2023年{}", "学".repeat(24), "习".repeat(20));
        let (_, lines) = eased(&text);
        assert!(!lines[1].starts_with("2023"), "{lines:?}");
    }

    #[test]
    fn the_last_character_of_a_cell_gets_company_where_its_lines_are_long() {
        let room = Length::pt(10 * 16) + Length::twips(30);
        let lines = |count: usize, room: Length| {
            let mut cells = cells(&"学".repeat(count));
            cells.iter_mut().for_each(|cell| cell.spacing = Length::ZERO);
            let ease = ease_cell(&mut cells, room)?;
            Some((next_line(&cells, 0, room).cells, ease.characters))
        };
        assert_eq!(lines(11, room), Some((0..9, 0..9)));
        assert_eq!(lines(12, room), None);
        assert_eq!(lines(10, room), None);
        assert_eq!(lines(6, Length::pt(5 * 16)), None);
    }

    #[test]
    fn a_character_before_a_dash_does_not_fit_the_line_it_leaves() {
        let text = format!("{}落——{}", "学".repeat(27), "习".repeat(9));
        let (eased, lines) = eased(&text);
        assert_eq!(lines[0], "学".repeat(27));
        assert!(eased.eases[0].spacing > TRACKING, "{eased:?}");
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
