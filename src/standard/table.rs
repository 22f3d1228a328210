//! How tables are set: the figures that both outputs share.
//!
//! The standard says of tables only how a turned one lies (clause 8); the rest is practice.
//! Lines of a cell have an exact pitch and characters no spacing of their own, so that every
//! word processor comes to the same heights.

use super::Role;
use super::typeface::SIZE_4;
use crate::geom::Length;

/// Between a cell's left or right edge and its text: 1 mm in whole twips.
pub const PADDING_X: Length = Length::twips(57);

/// Between a cell's upper or lower edge and its lines: 2 pt.
pub const PADDING_Y: Length = Length::twips(40);

/// Thickness of the rules between cells: 0.5 pt.
pub const INNER_RULE: Length = Length::half_pt(1);

/// Thickness of the rules around a table: 1 pt.
pub const OUTER_RULE: Length = Length::pt(1);

/// 小四, the type of tables of few columns.
pub const SIZE_SMALL_4: Length = Length::pt(12);

/// 五号, the type of tables of [`MANY_COLUMNS`] and more.
pub const SIZE_5: Length = Length::half_pt(21);

/// From so many columns on a table is set in 五号.
pub const MANY_COLUMNS: usize = 8;

/// The most columns a table has: with more, no column has room for a character of 五号 on
/// an upright page.
pub const MAX_COLUMNS: usize = 25;

/// The class of type of cells.
pub const CELL_ROLE: Role = Role::FangSong;

/// The class of type of headings of rows and columns.
pub const HEADING_ROLE: Role = Role::HeiTi;

/// The class of type of 表题 and 图题.
pub const CAPTION_ROLE: Role = Role::HeiTi;

/// The size of 表题 and 图题; their lines stand on the pitch of the text.
pub const CAPTION_SIZE: Length = SIZE_4;

/// The size of the line at the right above a table, in 仿宋, on the pitch of the text.
pub const REMARK_SIZE: Length = SIZE_SMALL_4;

/// White between text and a table right below it: a line stands low in its height, so that
/// without it the words all but touch the rule.
pub const TABLE_GAP: Length = Length::twips(120);

/// White between text and a picture or chart, above and below it.
pub const FIGURE_GAP: Length = Length::twips(120);

/// The usual type of a table with so many columns.
pub const fn size_for(columns: usize) -> Length {
    if columns >= MANY_COLUMNS { SIZE_5 } else { SIZE_SMALL_4 }
}

/// Distance between the baselines of a cell's lines: 1.3 of the size, in whole twips.
pub const fn pitch(size: Length) -> Length {
    Length::twips(size.times(13, 10).to_twips())
}

/// How far above the lower edge of a cell's line its baseline lies: a fifth of the pitch,
/// as word processors place it when line spacing is exact.
pub const fn baseline_above_foot(size: Length) -> Length {
    pitch(size).times(1, 5)
}

/// What a row is higher than its lines: white above and below, and the rules, which some
/// word processors count to the row.
pub const ROW_EXTRA: Length = Length::twips(2 * 40 + 20);

/// The height of a row with so many lines.
pub const fn row_height(lines: i64, size: Length) -> Length {
    Length::emu(pitch(size).to_emu().saturating_mul(lines) + ROW_EXTRA.to_emu())
}

const _: () = assert!(
    ROW_EXTRA.to_emu() == 2 * PADDING_Y.to_emu() + OUTER_RULE.to_emu(),
    "a row holds its white and its rules"
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::page::TYPE_AREA;

    #[test]
    fn pitches_are_whole_twips() {
        for half_points in 10..=32 {
            let pitch = pitch(Length::half_pt(half_points));
            assert_eq!(pitch.to_emu() % Length::twips(1).to_emu(), 0);
        }
        assert_eq!(pitch(SIZE_5), Length::twips(273));
    }

    #[test]
    fn every_column_of_the_widest_table_has_room_for_a_character() {
        let columns = i64::try_from(MAX_COLUMNS).unwrap();
        let column = TYPE_AREA.width.times(1, columns);
        assert!(column - PADDING_X * 2 > SIZE_5);
    }
}
