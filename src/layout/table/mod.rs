//! Sets tables.
//!
//! 1. `heights` decides, for both outputs, how high rows are ([`settle`]).
//! 2. `rows` turns a table into rows of the flow ([`set`]); what lies in one row stands on
//!    that row.
//! 3. When pages are known, `frame` adds what depends on them: rules, and the cells that
//!    cover several rows, which a page end may divide.

mod frame;
mod heights;
mod rows;
#[cfg(test)]
mod tests;
mod text;

pub(super) use frame::{Framer, Placed};
pub(super) use rows::{SetTable, captions, set};

use crate::diagnostic::codes::layout as codes;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Orientation, Table};
use crate::font::Library;
use crate::geom::{Length, Size};
use crate::standard::practice::Practice;
use crate::standard::table::MAX_COLUMNS;

/// The line of a table on a page: which line of which table it is.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Place {
    /// Index in [`super::flow::Flow::tables`].
    pub(super) table: usize,
    /// The line: a row of the table, or a part of one that is higher than a page.
    pub(super) line: usize,
}

/// Makes a table regular and decides its type, the heights of its rows, and which of them a
/// page end may divide. `above` is what stands above the table on the page that it begins
/// with its title; nothing where it begins amid other text.
pub(super) fn settle(
    table: &mut Table,
    practice: &Practice,
    above: Length,
    faces: &Library,
    findings: &mut Findings,
) {
    let columns = table.columns.len();
    if columns > MAX_COLUMNS {
        let message = format!("表格有 {columns} 列，一页最多排 {MAX_COLUMNS} 列");
        let hint = "请把表格分成几个，或者合并几列；现在多出的列并入最后一列";
        findings.push(Diagnostic::new(&codes::TOO_MANY_COLUMNS, message).hint(hint));
    }
    table.regularise();
    let area = area(table, practice);
    heights::settle(table, area.width, faces);
    let lines = i64::from(table.caption.is_some()) + i64::from(table.remark.is_some());
    let captions = practice.line_pitch * lines;
    let above = if above > Length::ZERO { above + captions } else { above };
    heights::divide(table, area.height, above);
}

/// The type area of the pages that a table stands on.
fn area(table: &Table, practice: &Practice) -> Size {
    practice.type_area_of(table.orientation == Orientation::Landscape)
}
