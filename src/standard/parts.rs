//! Where the parts after the body stand: 附件说明, 署名, 成文日期, 附注.
//!
//! Whole lines of the grid and whole characters, so that word processors can follow.

use super::page::{CELL, FIRST_LINE_INDENT};
use crate::geom::Length;

/// Blank lines between the title and what follows it (7.3.2).
pub const BLANKS_BELOW_TITLE: usize = 1;

/// Blank lines between the body and 附件说明 (7.3.4).
pub const BLANKS_ABOVE_ATTACHMENTS: usize = 1;

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

/// Blank lines between the names of organs that seal jointly, one below the other: five
/// lines are 51 mm, so that seals of up to 50 mm neither touch nor cross (7.3.5.1).
pub const BLANKS_BETWEEN_SEALED: usize = 4;

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
