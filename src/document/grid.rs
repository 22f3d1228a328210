//! The grid of a table: which cell lies where, and how spans that cannot be are mended.

use super::{Column, Table, TableCell, TableRow};
use crate::geom::Length;
use crate::standard::table::{MAX_COLUMNS, PADDING_X};

/// Where a cell lies in the grid of its table.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Slot {
    /// The row it begins in.
    pub row: usize,
    /// Its index among the cells of that row.
    pub cell: usize,
    /// The first column it covers.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
}

/// Some programs take the rules of a table from the room of its cells: in twips.
const FIT_MARGIN: i64 = 20;

/// What covers a column while rows are gone through.
#[derive(Copy, Clone)]
struct Cover {
    /// Row and index of the cell.
    owner: (usize, usize),
    /// The first row that it does not cover.
    until: usize,
}

impl Table {
    /// Makes the grid regular: every place of it is covered by exactly one cell, no span
    /// leads out of the table or out of its heading, every row has a cell of its own. No
    /// text is lost: what has no place joins the cell before it. Doing it again changes
    /// nothing.
    pub fn regularise(&mut self) {
        let widest = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        if self.columns.is_empty() {
            self.columns.resize(widest, Column::default());
        }
        self.columns.truncate(MAX_COLUMNS);
        self.columns.iter_mut().for_each(|column| column.share = column.share.max(1));
        if self.columns.is_empty() {
            self.rows.clear();
        }
        self.head_rows = self.head_rows.min(self.rows.len());
        let mut covers = vec![Cover { owner: (0, 0), until: 0 }; self.columns.len()];
        for row in 0..self.rows.len() {
            self.regularise_row(row, &mut covers);
        }
    }

    fn regularise_row(&mut self, row: usize, covers: &mut [Cover]) {
        if covers.iter().all(|cover| cover.until > row) {
            self.cut_first_cover(row, covers);
        }
        let end = if row < self.head_rows { self.head_rows } else { self.rows.len() };
        let given = std::mem::take(&mut self.rows[row].cells);
        let mut column = 0;
        for mut cell in given {
            column = next_free(covers, row, column);
            let free = free_run(covers, row, column);
            if free == 0 {
                // There is a cell at every place of the row: the last one takes the text.
                let (row, last) = covers.last().map_or((row, 0), |cover| cover.owner);
                self.rows[row].cells[last].paragraphs.append(&mut cell.paragraphs);
                continue;
            }
            cell.column_span = cell.column_span.clamp(1, free);
            cell.row_span = cell.row_span.clamp(1, end - row);
            column = self.put(row, column, cell, covers);
        }
        loop {
            column = next_free(covers, row, column);
            let free = free_run(covers, row, column);
            if free == 0 {
                return;
            }
            let blank = TableCell { column_span: free, ..TableCell::default() };
            column = self.put(row, column, blank, covers);
        }
    }

    /// Adds a cell to a row; gives the column after it.
    fn put(
        &mut self,
        row: usize,
        column: usize,
        cell: TableCell,
        covers: &mut [Cover],
    ) -> usize {
        let owner = (row, self.rows[row].cells.len());
        let end = column + cell.column_span;
        covers[column..end].fill(Cover { owner, until: row + cell.row_span });
        self.rows[row].cells.push(cell);
        end
    }

    /// Ends the first of the cells that leave a row nothing of its own.
    fn cut_first_cover(&mut self, row: usize, covers: &mut [Cover]) {
        let Some(Cover { owner, .. }) = covers.first().copied() else { return };
        self.rows[owner.0].cells[owner.1].row_span = row - owner.0;
        for cover in covers.iter_mut().filter(|cover| cover.owner == owner) {
            cover.until = row;
        }
    }

    /// Where each cell lies, row by row, each from left to right. Of a table that is not
    /// regular, cells and parts of cells that have no place are left out.
    pub fn slots(&self) -> Vec<Slot> {
        let mut until = vec![0_usize; self.columns.len()];
        let mut slots = Vec::new();
        for (row, TableRow { cells, .. }) in self.rows.iter().enumerate() {
            let mut column = 0;
            for (index, cell) in cells.iter().enumerate() {
                while until.get(column).is_some_and(|until| *until > row) {
                    column += 1;
                }
                let free = until[column..].iter().take_while(|until| **until <= row);
                let columns = cell.column_span.min(free.count());
                let rows = cell.row_span.clamp(1, self.rows.len() - row);
                if columns == 0 {
                    continue;
                }
                until[column..column + columns].fill(row + rows);
                slots.push(Slot { row, cell: index, column, columns, rows });
                column += columns;
            }
        }
        slots
    }

    /// The widths of the columns when the table is so wide and its type of this size, in
    /// whole twips; together they are as wide at most. Every column has room for a
    /// character, as far as all together leave room for it, and for its short words, as far
    /// as that leaves a quarter of the table to the others.
    pub fn widths(&self, total: Length, size: Length) -> Vec<Length> {
        let twips = (total / Length::twips(1)).max(0);
        let least = self.least_widths(twips, size);
        let shares: Vec<i64> =
            self.columns.iter().map(|column| i64::from(column.share.max(1))).collect();
        let all: i64 = shares.iter().sum::<i64>().max(1);
        // Every column has the least it needs; what is left is shared out by what each
        // still lacks of its share.
        let lacking = |(share, least): (&i64, &i64)| {
            let share = i128::from(twips) * i128::from(*share) / i128::from(all);
            (share - i128::from(*least)).max(0)
        };
        let lacks: Vec<i128> = shares.iter().zip(&least).map(lacking).collect();
        let sum: i128 = lacks.iter().sum::<i128>().max(1);
        let spare = i128::from(twips - least.iter().sum::<i64>());
        let mut given = 0;
        let mut reached = 0;
        let width = |(lack, least): (&i128, &i64)| {
            reached += lack;
            let edge = spare * reached / sum;
            let width = edge - given;
            given = edge;
            Length::twips(least + i64::try_from(width).unwrap_or(0))
        };
        lacks.iter().zip(&least).map(width).collect()
    }

    /// What each column has at least, in twips: room for a character, and for its short
    /// words; where there are too many of these, the widest become narrower first.
    fn least_widths(&self, twips: i64, size: Length) -> Vec<i64> {
        let count = i64::try_from(self.columns.len()).unwrap_or(1).max(1);
        let room = |characters: u32| {
            let width = size.to_twips().saturating_mul(i64::from(characters));
            width.saturating_add((PADDING_X * 2).to_twips())
        };
        let one = room(1).clamp(0, twips / count);
        let wish = |column: &Column| match column.least {
            0 | 1 => one,
            characters => (room(characters) + FIT_MARGIN).clamp(one, twips.max(one)),
        };
        let mut least: Vec<i64> = self.columns.iter().map(wish).collect();
        while least.iter().sum::<i64>() > twips.saturating_mul(3) / 4 {
            let Some(widest) = least.iter_mut().max().filter(|it| **it > one) else {
                break;
            };
            *widest = (*widest - size.to_twips().max(1)).max(one);
        }
        least
    }
}

/// The first column from `column` on that no cell covers in a row.
fn next_free(covers: &[Cover], row: usize, column: usize) -> usize {
    let rest = covers[column..].iter();
    column + rest.take_while(|cover| cover.until > row).count()
}

/// How many columns from `column` on no cell covers in a row.
fn free_run(covers: &[Cover], row: usize, column: usize) -> usize {
    covers[column..].iter().take_while(|cover| cover.until <= row).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    fn cell(text: &str, columns: usize, rows: usize) -> TableCell {
        TableCell { column_span: columns, row_span: rows, ..TableCell::new(text) }
    }

    fn table(columns: usize, rows: Vec<Vec<TableCell>>) -> Table {
        let row = |cells| TableRow { cells, height: None, divided: false };
        Table {
            columns: vec![Column { share: 1, ..Column::default() }; columns],
            rows: rows.into_iter().map(row).collect(),
            ..Table::default()
        }
    }

    fn regular(mut table: Table) -> Table {
        table.regularise();
        table
    }

    /// What the cells of a grid say, place by place.
    fn places(table: &Table) -> Vec<Vec<String>> {
        let mut grid =
            vec![vec![String::from("?"); table.columns.len()]; table.rows.len()];
        for slot in table.slots() {
            let text = table.rows[slot.row].cells[slot.cell].text();
            for row in &mut grid[slot.row..slot.row + slot.rows] {
                row[slot.column..slot.column + slot.columns].fill(text.clone());
            }
        }
        grid
    }

    #[test]
    fn a_cell_over_several_rows_moves_those_beside_it() {
        let table = regular(table(
            2,
            vec![vec![cell("甲", 1, 2), cell("乙", 1, 1)], vec![cell("丙", 1, 1)]],
        ));
        assert_eq!(places(&table), [["甲", "乙"], ["甲", "丙"]]);
    }

    #[test]
    fn spans_that_lead_out_of_the_table_end_at_its_edge() {
        let table = regular(table(2, vec![vec![cell("甲", usize::MAX, usize::MAX)]]));
        assert_eq!(places(&table), [["甲", "甲"]]);
        assert_eq!(table.rows[0].cells[0].row_span, 1);
    }

    #[test]
    fn a_span_ends_with_the_heading() {
        let mut heading =
            table(1, vec![vec![cell("甲", 1, 3)], vec![], vec![cell("乙", 1, 1)]]);
        heading.head_rows = 1;
        let table = regular(heading);
        assert_eq!(places(&table), [["甲"], [""], ["乙"]]);
    }

    #[test]
    fn text_without_a_place_joins_the_cell_before_it() {
        let row = vec![cell("甲", 1, 1), cell("乙", 1, 1), cell("丙", 1, 1)];
        assert_eq!(places(&regular(table(2, vec![row]))), [["甲", "乙丙"]]);
    }

    #[test]
    fn a_short_row_is_filled_with_one_empty_cell() {
        let table = regular(table(3, vec![vec![cell("甲", 1, 1)]]));
        assert_eq!(table.rows[0].cells.len(), 2);
        assert_eq!(table.rows[0].cells[1].column_span, 2);
    }

    #[test]
    fn widths_are_shares_in_whole_twips_and_never_too_narrow() {
        let mut shares = table(3, Vec::new());
        shares.columns[0].share = 1;
        shares.columns[1].share = 1000;
        shares.columns[2].share = 1000;
        let size = Length::twips(300) - PADDING_X * 2;
        let widths = shares.widths(Length::twips(8843), size);
        assert_eq!(widths[0], Length::twips(300));
        assert_eq!(widths.iter().copied().sum::<Length>(), Length::twips(8843));
        assert!((widths[1] - widths[2]).to_twips().abs() <= 1);
    }

    #[test]
    fn a_column_of_short_words_has_room_for_them() {
        let mut wishes = table(3, Vec::new());
        wishes.columns[0] = Column { share: 4, least: 4, ..Column::default() };
        wishes.columns[1].share = 60;
        wishes.columns[2].share = 60;
        let widths = wishes.widths(Length::twips(8843), Length::pt(12));
        assert_eq!(widths[0], Length::pt(49) + PADDING_X * 2);
        assert_eq!(widths.iter().copied().sum::<Length>(), Length::twips(8843));
    }

    #[test]
    fn wishes_that_leave_too_little_to_others_become_smaller() {
        let mut wishes = table(2, Vec::new());
        wishes.columns[0].least = 30;
        wishes.columns[1].least = 4;
        let widths = wishes.widths(Length::twips(8843), Length::pt(12));
        assert_eq!(widths.iter().copied().sum::<Length>(), Length::twips(8843));
        assert!(widths[1] > Length::pt(49) + PADDING_X * 2, "{widths:?}");
    }

    fn any_cell() -> impl Strategy<Value = TableCell> {
        let span = prop_oneof![6 => 1_usize..4, 1 => Just(0), 1 => Just(usize::MAX)];
        let row_span = prop_oneof![6 => 1_usize..4, 1 => Just(0), 1 => Just(usize::MAX)];
        (span, row_span, "[甲乙丙丁]{0,3}")
            .prop_map(|(columns, rows, text)| cell(&text, columns, rows))
    }

    proptest! {
        #[test]
        fn every_place_is_covered_once_and_no_text_is_lost(
            columns in 0_usize..6,
            head_rows in 0_usize..4,
            rows in prop::collection::vec(prop::collection::vec(any_cell(), 0..7), 0..7),
        ) {
            let given = Table { head_rows, ..table(columns, rows) };
            let text = |table: &Table| {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                let mut text: Vec<char> = cells.flat_map(|cell| cell.text().chars().collect::<Vec<_>>()).collect();
                text.sort_unstable();
                text
            };
            let table = regular(given.clone());
            prop_assert_eq!(text(&table), text(&given));
            let slots = table.slots();
            let area: usize = slots.iter().map(|slot| slot.columns * slot.rows).sum();
            prop_assert_eq!(area, table.rows.len() * table.columns.len());
            prop_assert_eq!(slots.len(), table.rows.iter().map(|row| row.cells.len()).sum::<usize>());
            prop_assert!(table.rows.iter().all(|row| !row.cells.is_empty()));
            prop_assert_eq!(regular(table.clone()), table);
        }
    }
}
