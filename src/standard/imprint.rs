//! The lines of 版记 (7.4), in 四号 with rules between.

use super::page::CELL;
use super::typeface::SIZE_4;
use crate::geom::Length;

/// Thickness of the first and the last rule (7.4.1).
pub const THICK: Length = Length::hundredths_mm(35);

/// Thickness of the rules between (7.4.1).
pub const THIN: Length = Length::hundredths_mm(25);

/// Height of a line of text (Figures 7 and 8: 7.9–8.1 mm).
pub const LINE: Length = Length::twips(452);

/// The least height of a line of 主送 and 抄送: where they are so many that a page does not
/// hold them, lines stand closer.
pub const LEAST_LINE: Length = Length::twips(290);

/// What a page's height is short of for a 版记 that fills it: the rules, and the line to which
/// a word processor ties what stands at a page's foot.
const SLACK: Length = Length::mm(2);

/// The height of the lines of 主送 and 抄送 such that so many of them and `rest` below fit a
/// page; `None` where even the least height is too much.
pub fn list_pitch(lines: usize, rest: Length, page: Length) -> Option<Length> {
    let count = i64::try_from(lines.max(1)).unwrap_or(i64::MAX);
    let room = page - rest - LIST_PADDING * 2 - SLACK;
    let fits = Length::twips((room.to_emu() / count / Length::twips(1).to_emu()).max(0));
    let pitch = fits.min(LINE);
    (pitch >= LEAST_LINE).then_some(pitch)
}

/// White above and below the lines of 抄送 (and 主送): two lines with their rules take
/// 18.2 mm (Figures 7 and 8).
pub const LIST_PADDING: Length = Length::twips(64);

/// White above and below every other line: one line takes 8.8 mm (Figures 7 and 8).
pub const PADDING: Length = Length::twips(24);

/// How far text stands in from both edges: one character (7.4.2, 7.4.3).
pub const INDENT: Length = CELL;

/// Where the names begin behind 抄送：, and further lines below them (7.4.2): three
/// characters of 四号 with the spacing of all text.
pub const HANG: Length =
    Length::emu(INDENT.to_emu() + 3 * (SIZE_4.to_emu() + super::page::TRACKING.to_emu()));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::page::TYPE_AREA;

    #[test]
    fn many_lines_of_copies_stand_closer_until_a_page_holds_them() {
        let pitch = |lines| list_pitch(lines, Length::twips(500), TYPE_AREA.height);
        assert_eq!(pitch(10), Some(LINE));
        let forty = pitch(40).unwrap();
        assert!(forty * 40 + LIST_PADDING * 2 + Length::twips(500) <= TYPE_AREA.height);
        assert_eq!(pitch(100), None);
    }
}
