//! The sheet, the type area and the line grid.
//!
//! The grid is the strict box: 28 × 22 inside 156 × 225 mm (clauses 5.2.1 and 5.2.3).
//! DOCX knows only whole twips, so its numbers decide: 22 lines of 579 twips (28.95 pt)
//! fit 225 mm, 22 of 580 do not.

use crate::geom::{Length, Sides, Size};

/// A4 sheet, 210 × 297 mm (GB/T 9704—2012, 5.1).
pub const SHEET: Size = Size { width: Length::mm(210), height: Length::mm(297) };

/// White edges: 天头 37 mm and 订口 28 mm (5.2.1); the others follow from [`TYPE_AREA`].
pub const MARGINS: Sides = Sides {
    top: Length::mm(37),
    bottom: Length::mm(35),
    left: Length::mm(28),
    right: Length::mm(26),
};

/// Type area 版心, without the page number: 156 × 225 mm (5.2.1).
pub const TYPE_AREA: Size = Size { width: Length::mm(156), height: Length::mm(225) };

/// Lines on a full page (5.2.3).
pub const LINES: usize = 22;

/// Characters on a full line (5.2.3).
pub const CELLS: usize = 28;

/// Distance between baselines: 28.95 pt, the largest whole number of twips of which
/// [`LINES`] fit the type area.
pub const LINE_PITCH: Length = Length::twips(579);

/// How far above the line's lower edge the baseline lies: a fifth of the pitch, as
/// word processors place it when line spacing is exact.
pub const BASELINE_ABOVE_FOOT: Length = LINE_PITCH.times(1, 5);

/// What is taken from each character's advance so that 28 of 16 pt fit 156 mm, as DOCX
/// states it: 0.3 pt (28 × 15.7 pt = 439.6 pt ≤ 442.2 pt < 29 × 15.7 pt).
pub const TRACKING: Length = Length::twips(-6);

/// Indent of a paragraph's first line: two characters of the grid (7.3.3).
pub const FIRST_LINE_INDENT: Length = Length::twips(632);

/// The grid's characters as Word states them: `w:charSpace` in 1/4096 pt.
pub const GRID_CHAR_SPACE: i64 = -849;

/// One character of the grid, 156 mm / 28 in whole twips.
pub const CELL: Length = Length::twips(316);

/// The page number's dash below the type area: 7 mm (7.5).
pub const PAGE_NUMBER_DROP: Length = Length::mm(7);

/// The page number's distance from the type area's outer edge: one character (7.5).
pub const PAGE_NUMBER_INDENT: Length = CELL;
