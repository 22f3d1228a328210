//! Decides the type and the heights of a table's rows, once for both outputs.

use super::text::{self, Settled};
use crate::document::{Align, Slot, Table, TableRow};
use crate::font::Library;
use crate::geom::Length;
use crate::standard::table::{PADDING_X, ROW_EXTRA, pitch, row_height, size_for};
use crate::standard::typeface::SIZE_3;

/// The smallest type that is asked for: 5 pt, 七号 and a little less.
const SMALLEST: Length = Length::pt(5);

/// The type and the heights of a regular table on a type area of this width.
pub(super) fn settle(table: &mut Table, width: Length, faces: &Library) {
    table.size = size(table, width);
    for (row, height) in heights(table, width, faces).into_iter().enumerate() {
        table.rows[row].height = Some(height);
    }
}

/// How many lines of a divided row the first page must have room for.
const LEAST_LINES: i64 = 6;

/// Decides which rows a page end may divide: those higher than the room that a repeated
/// heading leaves, and the first one, where it finds no room below what stands `above` the
/// table and all of that would be left alone on its page.
pub(super) fn divide(table: &mut Table, page: Length, above: Length) {
    let heights =
        |rows: &[TableRow]| -> Length { rows.iter().filter_map(|row| row.height).sum() };
    let head_rows = table.head_rows.min(table.rows.len());
    let head = heights(&table.rows[..head_rows]);
    // A heading that fills half a page is not repeated, and may be divided.
    let repeats = head <= page.times(1, 2);
    let room = if repeats { page - head } else { page };
    let below = room - above;
    let useful = below >= row_height(LEAST_LINES, table.size);
    for (at, row) in table.rows.iter_mut().enumerate() {
        let height = row.height.unwrap_or_default();
        let first = at == head_rows && above > Length::ZERO && useful && height > below;
        let repeated = repeats && at < head_rows;
        row.divided = !repeated && (height > room || first);
    }
}

/// The type of a table: what it asks for, but so small that every column has room for a
/// character.
fn size(table: &Table, width: Length) -> Length {
    let columns = i64::try_from(table.columns.len()).unwrap_or(1).max(1);
    let unsaid = table.size <= Length::ZERO;
    let wanted = if unsaid { size_for(table.columns.len()) } else { table.size };
    let room = width.times(1, columns) - PADDING_X * 2;
    let whole = Length::half_pt(room.to_half_pt());
    wanted.max(SMALLEST).min(SIZE_3).min(whole).max(Length::pt(1))
}

/// Settles the text of the cells, and gives the height of each row: room for that text in
/// any program.
fn heights(table: &mut Table, width: Length, faces: &Library) -> Vec<Length> {
    let widths = table.widths(width, table.size);
    let mut rows = vec![1; table.rows.len()];
    let mut spanning = Vec::new();
    for slot in table.slots() {
        let Settled { lines, eases } = text_of(table, &slot, &widths, faces);
        table.rows[slot.row].cells[slot.cell].eases = eases;
        if slot.rows == 1 {
            rows[slot.row] = lines.max(rows[slot.row]);
        } else {
            spanning.push((slot, lines));
        }
    }
    // What spans few rows comes first, because it leaves less choice.
    spanning.sort_by_key(|(slot, _)| slot.rows);
    for (slot, lines) in spanning {
        spread(&mut rows[slot.row..slot.row + slot.rows], lines);
    }
    let height =
        |lines: &usize| row_height(i64::try_from(*lines).unwrap_or(i64::MAX), table.size);
    rows.iter().map(height).collect()
}

fn text_of(table: &Table, slot: &Slot, widths: &[Length], faces: &Library) -> Settled {
    let cell = &table.rows[slot.row].cells[slot.cell];
    let fills = text::align(table, slot.row, slot.column, cell) == Align::Left;
    let width = widths[slot.column..slot.column + slot.columns].iter().copied().sum();
    let role = text::role(table, slot.row, cell);
    text::settle(&cell.paragraphs, fills, role, table.size, text::room(width), faces)
}

/// Gives rows that a cell of so many lines covers together the lines that they lack, each
/// the same share. Lines are counted, not heights, so that the cell's text has room
/// wherever a page ends.
fn spread(rows: &mut [usize], lines: usize) {
    let lacking = lines.saturating_sub(rows.iter().sum());
    let (each, rest) = (lacking / rows.len().max(1), lacking % rows.len().max(1));
    for (at, row) in rows.iter_mut().enumerate() {
        *row += each + usize::from(at < rest);
    }
}

/// How many lines a row of this height has room for, at least one.
pub(super) fn lines_in(height: Length, size: Length) -> usize {
    let lines = (height - ROW_EXTRA).to_emu() / pitch(size).to_emu().max(1);
    usize::try_from(lines).unwrap_or(0).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_share_what_a_cell_over_them_needs() {
        let mut rows = [1, 1, 2];
        spread(&mut rows, 6);
        assert_eq!(rows, [2, 2, 2]);
        spread(&mut rows, 5);
        assert_eq!(rows, [2, 2, 2]);
    }

    #[test]
    fn a_row_has_room_for_the_lines_it_was_made_for() {
        for lines in 1..200_i64 {
            for half_points in 10..33 {
                let size = Length::half_pt(half_points);
                let found = lines_in(row_height(lines, size), size);
                assert_eq!(i64::try_from(found).unwrap(), lines);
            }
        }
    }
}
