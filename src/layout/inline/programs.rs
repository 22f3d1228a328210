//! Knows what other programs do to lines that no file can forbid them.
//!
//! Measured in `LibreOffice` 7.4 with the settings that `docx` writes.

use super::measure::Cell;
use crate::geom::Length;
use crate::standard::page::TRACKING;
use crate::standard::typeface::SIZE_3;

/// What `LibreOffice` takes from the line: it sets 28 cells of a grid of its own rounding in
/// the middle of it (1.48 pt, measured).
const GRID_LOSS: Length = Length::twips(30);

/// Whether a line may end before a character also by a program that breaks lines around numbers and
/// Latin words by Western rules, as `LibreOffice` does (measured): those keep a word
/// together with brackets, commas and signs beside it.
pub(in crate::layout) fn agreed(cells: &[Cell], end: usize) -> bool {
    let (Some(next), Some(last)) = (cells.get(end), cells.get(end.wrapping_sub(1)))
    else {
        return true;
    };
    let before = end.checked_sub(2).map(|at| cells[at].char);
    let word = |char: char| char < '\u{2E80}' && char.is_alphanumeric();
    let chinese = |char: char| char >= '\u{2E80}' && char.is_alphanumeric();
    let (last, next) = (last.char, next.char);
    // A multiplication sign stands for words left out, ××, and follows 〔2023〕 as one.
    let sign = next == '×' && before.is_some_and(word);
    let clings = (word(next) || sign) && !chinese(last);
    !clings && (chinese(next) || !word(last))
}

/// Whether a program may end a line inside these characters, which no line should be ended
/// in: `LibreOffice` does not read `w:noLineBreaksBefore`, and its own list of marks lacks
/// the dash and the ellipsis (measured).
pub(in crate::layout) fn is_soft(cells: &[Cell]) -> bool {
    firm(cells).len() < cells.len()
}

/// The first of these characters, up to where a program may end a line inside them.
pub(in crate::layout) fn firm(cells: &[Cell]) -> &[Cell] {
    let soft = |cell: &Cell| matches!(cell.char, '—' | '…');
    let end = cells.iter().skip(1).position(soft);
    end.map_or(cells, |end| &cells[..end + 1])
}

/// What `LibreOffice` adds to a line (measured in 7.4, whatever `w:autoSpaceDE` says): a
/// fifth of the size between Chinese characters and Latin letters or digits, and the
/// tracking, which it does not apply to the last character before a change of script.
pub(in crate::layout) fn gaps(line: &[Cell]) -> Length {
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

/// Where a program that sets gaps around numbers sets them: a fifth of the size behind
/// every character that another script follows.
pub(in crate::layout) fn widen_at_gaps(cells: &mut [Cell], size: Length) {
    for at in 1..cells.len() {
        let (before, after) = (cells[at - 1].char, cells[at].char);
        let words = before.is_alphanumeric() && after.is_alphanumeric();
        if words && is_western(before) != is_western(after) {
            cells[at - 1].advance += size.times(1, 5);
        }
    }
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
    use crate::layout::testing::cells;

    fn added(text: &str) -> f64 {
        (gaps(&cells(text)) - gaps(&cells("学"))).to_pt()
    }

    #[test]
    fn a_number_has_a_gap_on_both_sides() {
        assert!((added("学2023年") - 7.0).abs() < 0.01);
        assert!((added("学，2023年") - 3.8).abs() < 0.01);
    }

    #[test]
    fn quotation_marks_and_dashes_have_no_gaps() {
        assert!(added("学“习”——学……").abs() < 0.01);
    }

    #[test]
    fn a_number_clings_to_the_marks_beside_it() {
        assert!(!agreed(&cells("学，2023"), 2));
        assert!(!agreed(&cells("2023（学"), 4));
        assert!(!agreed(&cells("〔2023〕××号"), 6));
    }

    #[test]
    fn a_number_does_not_cling_to_chinese() {
        assert!(agreed(&cells("学2023"), 1));
        assert!(agreed(&cells("2023年"), 4));
        assert!(agreed(&cells("学习。学习"), 3));
    }
}
