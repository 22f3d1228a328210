//! Where the parts after the body stand: 附件说明, 署名, 成文日期, 附注.
//!
//! Whole lines of the grid and whole characters, so that word processors can follow.

use super::page::{CELL, FIRST_LINE_INDENT};
use crate::geom::{Length, Size};

/// Blank lines between the title and what follows it (7.3.2).
pub const BLANKS_BELOW_TITLE: usize = 1;

/// Blank lines between the body and 附件说明 (7.3.4).
pub const BLANKS_ABOVE_ATTACHMENTS: usize = 1;

/// Blank lines between the label of a bound 附件 and its title, which stands on the third
/// line (7.3.7).
pub const BLANKS_BELOW_LABEL: usize = 1;

/// Indent of 附件说明, of 附注 and of a paragraph: two characters (7.3.3, 7.3.4, 7.3.6).
pub const INDENT: Length = FIRST_LINE_INDENT;

/// Where the name of a single attachment begins, and its further lines: after the indent
/// and the three characters of `附件：` (7.3.4). The numbers of several begin here too.
pub const ATTACHMENT_HANG: Length = Length::twips(5 * 316);

/// Blank lines above the first 署名 of a sealed paper.
///
/// The seal's top lies within one line of the text (7.3.5.1), and name and date lie
/// slightly below its centre. With three blank lines the name's middle is 41 mm and the
/// date's 51 mm below the middle of the last line of text. A seal of 42 mm (党委) can then
/// stand with its top 2 to 10 mm below the text and cover both, so can one of 50 mm
/// (Figure 5 has 7 mm, with the name 13 mm and the date 22 mm below the seal's centre).
/// With two blank lines a large seal would have the name in its middle, with four a small
/// one would miss the date.
pub const BLANKS_ABOVE_SEALED: usize = 3;

/// Blank lines between the lines of names of organs that seal jointly: five lines are 51 mm, so that seals of up to 50 mm neither touch nor cross (7.3.5.1).
pub const BLANKS_BETWEEN_SEALED: usize = 4;

/// How many names stand on each line of a joint sealed paper (7.3.5.1): up to three, each
/// with room for its seal (Figure 8: 52 mm), fewer where a name is wider.
pub fn names_on_lines(organs: usize, widest: Length, width: Length) -> Vec<usize> {
    let apart = CELL * 2;
    let most = if widest + apart <= width.times(1, 3) && organs != 4 {
        3
    } else if widest + apart <= width.times(4, 9) {
        2
    } else {
        1
    };
    (0..organs).step_by(most).map(|first| most.min(organs - first)).collect()
}

/// The middles of the names on a line of a joint sealed paper, from the left edge of a type
/// area of this width. `single` is where one name alone would have its middle: over a date
/// four characters from the right.
pub fn seal_axes(names: usize, single: Length, width: Length) -> Vec<Length> {
    match names {
        0 | 1 => vec![single],
        2 => vec![(width - single).min(single), single],
        _ => vec![width.times(1, 6), width.times(1, 2), width.times(5, 6)],
    }
}

/// Blank lines above the first 签名章 (7.3.5.3).
pub const BLANKS_ABOVE_STAMP: usize = 2;

/// Blank lines between a 签名章 and the date, or the next one (7.3.5.3).
pub const BLANKS_BELOW_STAMP: usize = 1;

/// Distance of the office from the 签名章: two characters (7.3.5.3).
pub const STAMP_GAP: Length = FIRST_LINE_INDENT;

/// The room for a 签名章 of which there is no picture (Figure 12: 42 × 13 mm).
pub const STAMP: Size = Size { width: Length::twips(2381), height: Length::twips(851) };

/// The largest that the picture of a 签名章 may be: the office beside it has room as well.
pub const STAMP_MOST: Size = Size { width: Length::mm(80), height: Length::mm(50) };

/// The room for a 签名章 with a picture of this size, its height in whole twips.
pub fn stamp_size(picture: Option<Size>) -> Size {
    let size = picture.unwrap_or(STAMP);
    Size { height: Length::twips(size.height.to_twips()), ..size }
}

/// Blank lines above the first 署名 of an unsealed paper (7.3.5.2).
pub const BLANKS_ABOVE_UNSEALED: usize = 1;

/// Distance of a sealed paper's date from the right edge: four characters (7.3.5.1).
pub const SEALED_DATE_INDENT: Length = Length::twips(4 * 316);

/// Distance of an unsealed paper's organ from the right edge: two characters (7.3.5.2).
pub const UNSEALED_ORGAN_INDENT: Length = FIRST_LINE_INDENT;

/// How much further right the date of an unsealed paper begins than the organ: two
/// characters (7.3.5.2).
pub const UNSEALED_DATE_SHIFT: Length = FIRST_LINE_INDENT;

/// Lines of text that stand above the signature on its page at least, so that no page
/// holds a signature alone (此页无正文 is not to be written).
pub const TEXT_WITH_SIGNATURE: usize = 2;

const _: () = assert!(ATTACHMENT_HANG.to_emu() == CELL.to_emu() * 5);
const _: () = assert!(SEALED_DATE_INDENT.to_emu() == CELL.to_emu() * 4);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::page::TYPE_AREA;

    const WIDTH: Length = TYPE_AREA.width;

    #[test]
    fn five_organs_that_seal_jointly_stand_in_rows_of_three_and_two() {
        assert_eq!(names_on_lines(5, CELL * 5, WIDTH), [3, 2]);
        assert_eq!(names_on_lines(4, CELL * 5, WIDTH), [2, 2]);
        assert_eq!(names_on_lines(3, CELL * 9, WIDTH), [2, 1]);
        assert_eq!(names_on_lines(2, CELL * 20, WIDTH), [1, 1]);
    }

    #[test]
    fn seals_of_50_mm_neither_touch_nor_cross_nor_leave_the_type_area() {
        let seal = Length::mm(50);
        for names in 1..=3 {
            let axes = seal_axes(names, Length::mm(113), WIDTH);
            assert!(axes.iter().all(|axis| *axis >= seal.times(1, 2)));
            assert!(axes.iter().all(|axis| *axis + seal.times(1, 2) <= WIDTH));
            assert!(axes.windows(2).all(|pair| pair[1] - pair[0] > seal), "{axes:?}");
        }
    }
}
