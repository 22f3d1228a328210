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
