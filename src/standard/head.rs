//! Where the lines of 版头 stand (7.2), in the special formats too (10.1–10.3).
//!
//! The standard measures 版头 from mark to mark: between inked edges, not between lines. A
//! line here has an upper edge, a height and a baseline at four fifths of the height, as in
//! word processors; the heights of the blank strips between are such that the inked edges
//! have the standard's distances. All heights are whole twips.

use super::page::{CELL, SHEET};
use super::typeface::SIZE_3;
use crate::geom::Length;

/// Upper edge of the mark's glyphs below the type area's upper edge (7.2.4, 10.3).
pub const MARK_TOP: Length = Length::mm(35);

/// The same in the format 命令 (10.2).
pub const ORDER_MARK_TOP: Length = Length::mm(20);

/// Upper edge of the mark's glyphs below the sheet's edge in the format 信函 (10.1).
pub const LETTER_MARK_TOP: Length = Length::mm(30);

/// The largest 发文机关标志: 初号, as the standard's figures have it.
pub const MARK_SIZE: Length = Length::pt(42);

/// The largest mark of a letter, whose figure has a smaller one: 小初.
pub const LETTER_MARK_SIZE: Length = Length::pt(36);

/// The smallest mark that still stands out from the title of 22 pt.
pub const LEAST_MARK_SIZE: Length = Length::pt(22);

/// The gap between the names of a joint mark and what follows them, in parts of the size:
/// two thirds (Figure 3).
pub const fn suffix_gap(size: Length) -> Length {
    size.times(2, 3)
}

/// From one line of the mark to the next (Figures 3 and 4: 20 mm for 42 pt).
pub const fn mark_pitch(size: Length) -> Length {
    whole(size.times(7, 5))
}

/// Inked height above the baseline, as Chinese faces draw their characters.
const fn ink_above(size: Length) -> Length {
    size.times(85, 100)
}

/// Inked depth below the baseline.
const fn ink_below(size: Length) -> Length {
    size.times(7, 100)
}

/// From a line's upper edge to the inked edge of what stands on it.
const fn ink_top(line: Length, size: Length) -> Length {
    Length::emu(line.times(4, 5).to_emu() - ink_above(size).to_emu())
}

/// From the inked lower edge of what stands on a line to the line's lower edge.
const fn ink_foot(line: Length, size: Length) -> Length {
    Length::emu(line.times(1, 5).to_emu() - ink_below(size).to_emu())
}

/// One line and two lines as distances between inked edges: a character's height and 7/8 of
/// it for each line (3.2; GB/T 33476.2 has 10.39 and 20.78 mm).
pub const TWO_LINES: Length = Length::hundredths_mm(2078);

/// 7/8 of the height of a character of 三号 (10.1).
pub const SEVEN_EIGHTHS: Length = Length::hundredths_mm(484);

/// Distance of the red rule below 发文字号 (7.2.7), of a letter's line below the mark (10.1).
pub const RULE_GAP: Length = Length::mm(4);

/// Thickness of the red rule (Figure 2).
pub const RULE: Length = Length::hundredths_mm(56);

/// The thick line of a letter (Figure 11).
pub const LETTER_THICK: Length = Length::hundredths_mm(75);

/// The thin line of a letter (Figure 11).
pub const LETTER_THIN: Length = Length::hundredths_mm(19);

/// The gap between the thick and the thin line of a letter (Figure 11).
pub const LETTER_GAP: Length = Length::hundredths_mm(94);

/// Length of a letter's double lines (10.1), in the middle of the sheet.
pub const LETTER_LINE: Length = Length::mm(170);

/// The lower edge of a letter's second line above the sheet's lower edge (10.1).
pub const LETTER_FOOT: Length = Length::mm(20);

/// Height of a double line of a letter.
pub const LETTER_LINES: Length =
    Length::emu(LETTER_THICK.to_emu() + LETTER_GAP.to_emu() + LETTER_THIN.to_emu());

/// Where a letter's lines begin, from the left edge of a type area with this white edge:
/// outside it.
pub fn letter_left(margin: Length) -> Length {
    (SHEET.width - LETTER_LINE).times(1, 2) - margin
}

/// Distance of 发文字号 from the left and of 签发人 from the right edge in a paper to a
/// superior: one character (7.2.5, 7.2.6).
pub const INDENT: Length = CELL;

/// How many names of 签发人 stand on a line (7.2.6).
pub const SIGNATORIES_A_LINE: usize = 2;

/// The blank strip above the mark, below `lines` lines of 份号, 密级 and 紧急程度. Where these
/// leave no room for it, the mark stands lower.
pub fn above_mark(top: Length, lines: usize, pitch: Length, size: Length) -> Length {
    let used = pitch * i64::try_from(lines).unwrap_or(0);
    whole((top - used - ink_top(mark_pitch(size), size)).max(Length::ZERO))
}

/// The blank strip between the mark and the line of 发文字号 or of the first 签发人: two blank
/// lines (7.2.5, 10.2).
pub fn below_mark(size: Length, pitch: Length) -> Length {
    whole(TWO_LINES - ink_foot(mark_pitch(size), size) - ink_top(pitch, SIZE_3))
}

/// From the lower edge of the line of 发文字号 to the upper edge of the red rule.
pub fn above_rule(pitch: Length) -> Length {
    whole((RULE_GAP - ink_foot(pitch, SIZE_3)).max(Length::ZERO))
}

/// From the upper edge of the red rule to the upper edge of the title's first line: the rule
/// and two blank lines (7.3.1).
pub fn below_rule(pitch: Length) -> Length {
    whole(RULE + TWO_LINES - ink_top(pitch, super::typeface::SIZE_2))
}

/// From the lower edge of the line of the 令号 to the upper edge of the text: two blank lines
/// (10.2). In a letter, from the last element to the title of this size (10.1).
pub fn two_blank_lines(pitch: Length, size: Length) -> Length {
    whole(TWO_LINES - ink_foot(pitch, SIZE_3) - ink_top(pitch, size))
}

/// The lines of a letter's mark, as distances from the upper edge of the type area.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct LetterHead {
    /// Upper edge of the mark's line; it lies above the type area.
    pub mark: Length,
    /// Upper edge of the first double line, whose thick line is the upper one.
    pub rule: Length,
    /// Upper edge of the first line of text below it.
    pub text: Length,
}

/// Where the mark of a letter stands, for a type area that begins `top` below the sheet's
/// upper edge.
pub fn letter(top: Length, size: Length, pitch: Length) -> LetterHead {
    let line = mark_pitch(size);
    let mark = LETTER_MARK_TOP - top - ink_top(line, size);
    let rule = mark + line - ink_foot(line, size) + RULE_GAP;
    let text = rule + LETTER_LINES + SEVEN_EIGHTHS - ink_top(pitch, SIZE_3);
    LetterHead { mark: whole(mark), rule, text: whole(text) }
}

/// The height that the lines of a joint mark take at most, so that the first page has room
/// for the title and some text.
pub const MARK_HEIGHT: Length = Length::mm(110);

/// The size at which a mark of so many lines fits a type area of this width: as large as may
/// be, in half-points. `wide` is how wide it is at `most`.
pub fn mark_size(most: Length, wide: Length, lines: usize, width: Length) -> Length {
    let high = mark_pitch(most) * i64::try_from(lines.max(1)).unwrap_or(1);
    let fits = |size: Length, used: Length, room: Length| {
        let share = || size.times(room.to_emu(), used.to_emu());
        if used <= room { size } else { share() }
    };
    let size = fits(most, wide, width).min(fits(most, high, MARK_HEIGHT));
    Length::half_pt(size.to_half_pt().max(1))
}

/// A length in whole twips, which DOCX can state.
const fn whole(length: Length) -> Length {
    Length::twips(length.to_twips())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::page::{LINE_PITCH, MARGINS, TYPE_AREA};

    fn mm(length: Length) -> f64 {
        length.to_mm()
    }

    /// Whether two lengths are equal to the rounding of twips.
    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 0.03
    }

    #[test]
    fn the_mark_stands_35_mm_below_the_type_area_whatever_is_above_it() {
        for lines in 0..=3 {
            let strip = above_mark(MARK_TOP, lines, LINE_PITCH, MARK_SIZE);
            let above = LINE_PITCH * i64::try_from(lines).unwrap() + strip;
            let ink = above + ink_top(mark_pitch(MARK_SIZE), MARK_SIZE);
            assert!(near(mm(ink), 35.0), "{lines}: {}", mm(ink));
        }
    }

    #[test]
    fn two_blank_lines_lie_between_the_mark_and_the_number() {
        for size in [MARK_SIZE, LEAST_MARK_SIZE] {
            let foot = ink_foot(mark_pitch(size), size);
            let ink = foot + below_mark(size, LINE_PITCH) + ink_top(LINE_PITCH, SIZE_3);
            assert!(near(mm(ink), 20.78), "{}", mm(ink));
        }
    }

    #[test]
    fn the_rule_stands_4_mm_below_the_number() {
        let gap = ink_foot(LINE_PITCH, SIZE_3) + above_rule(LINE_PITCH);
        assert!(near(mm(gap), 4.0), "{}", mm(gap));
    }

    #[test]
    fn a_letter_has_its_mark_30_mm_below_the_sheets_edge_and_its_line_4_mm_below_that() {
        let head = letter(MARGINS.top, LETTER_MARK_SIZE, LINE_PITCH);
        let line = mark_pitch(LETTER_MARK_SIZE);
        let top = MARGINS.top + head.mark + ink_top(line, LETTER_MARK_SIZE);
        assert!(near(mm(top), 30.0), "{}", mm(top));
        let foot = top + ink_above(LETTER_MARK_SIZE) + ink_below(LETTER_MARK_SIZE);
        let gap = MARGINS.top + head.rule - foot;
        assert!(near(mm(gap), 4.0), "{}", mm(gap));
        assert_eq!(letter_left(MARGINS.left), Length::mm(-8));
    }

    #[test]
    fn a_long_mark_is_set_smaller_until_it_fits() {
        let size = |wide, lines| mark_size(MARK_SIZE, wide, lines, TYPE_AREA.width);
        assert_eq!(size(Length::mm(150), 5), MARK_SIZE);
        assert_eq!(size(TYPE_AREA.width * 2, 1), Length::pt(21));
        assert!(mark_pitch(size(Length::mm(150), 8)) * 8 <= MARK_HEIGHT);
    }
}
