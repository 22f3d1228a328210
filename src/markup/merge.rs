//! Merged cells of a table: `^^` in a cell joins it to the one above, `<<` to the one at its
//! left.

use super::exhibit::GridCell;
use crate::document::{TableCell, TableRow};

/// What joins a cell to the one above it.
const UP: &str = "^^";

/// What joins a cell to the one at its left.
const LEFT: &str = "<<";

/// A mark by which a cell is joined to another.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Mark {
    Up,
    Left,
}

fn mark(cell: &GridCell) -> Option<Mark> {
    match cell.cell.text().trim() {
        UP => Some(Mark::Up),
        LEFT => Some(Mark::Left),
        _ => None,
    }
}

/// The rows with their cells joined, the first `head_rows` of them the heading, and the
/// marks that join nothing: they leave an empty cell.
///
/// A cell goes on to the right over marks of its own row, then down over rows whose marks
/// cover the same columns.
pub(super) fn merged(
    rows: Vec<Vec<GridCell>>,
    head_rows: usize,
) -> (Vec<TableRow>, Vec<GridCell>) {
    let marks: Vec<Vec<_>> =
        rows.iter().map(|row| row.iter().map(mark).collect()).collect();
    let mut taken: Vec<Vec<bool>> =
        marks.iter().map(|row| vec![false; row.len()]).collect();
    let at = |row: usize, column: usize| *marks.get(row)?.get(column)?;
    let mut spans: Vec<Vec<(usize, usize)>> =
        marks.iter().map(|row| vec![(1, 1); row.len()]).collect();
    for row in 0..marks.len() {
        let end = if row < head_rows { head_rows } else { marks.len() };
        for column in 0..marks[row].len() {
            if at(row, column).is_some() {
                continue;
            }
            let wide = 1
                + (column + 1..)
                    .take_while(|it| at(row, *it) == Some(Mark::Left))
                    .count();
            let covers = |below: &usize| {
                at(*below, column) == Some(Mark::Up)
                    && (column + 1..column + wide).all(|it| at(*below, it).is_some())
            };
            let high = 1 + (row + 1..end).take_while(covers).count();
            spans[row][column] = (wide, high);
            for line in &mut taken[row..row + high] {
                line[column..column + wide].fill(true);
            }
        }
    }
    let mut stray = Vec::new();
    let mut joined = Vec::new();
    for (row, cells) in rows.into_iter().enumerate() {
        let mut kept = TableRow::default();
        for (column, cell) in cells.into_iter().enumerate() {
            let (column_span, row_span) = spans[row][column];
            match (at(row, column), taken[row][column]) {
                (None, _) => {
                    kept.cells.push(TableCell { column_span, row_span, ..cell.cell });
                }
                (Some(_), true) => {}
                (Some(_), false) => {
                    kept.cells.push(TableCell { paragraphs: Vec::new(), ..cell.cell });
                    stray.push(GridCell { cell: TableCell::default(), ..cell });
                }
            }
        }
        joined.push(kept);
    }
    (joined, stray)
}
