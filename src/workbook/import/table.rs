//! Finds headings and items in the cells of a sheet, wherever they stand now.

use std::collections::{BTreeMap, BTreeSet};

use super::{Reading, short, trimmed};
use crate::diagnostic::codes::workbook as codes;
use crate::diagnostic::{Diagnostic, Findings};
use crate::workbook::page::{Field, Row};
use crate::workbook::place::Cell;
use crate::workbook::read::{Cells, Data, Value};

/// Rows in which the headings are looked for.
const HEAD: u32 = 20;

/// A sheet whose headings were found.
pub(super) struct Table<'c> {
    cells: &'c Cells,
    heading: u32,
    columns: BTreeMap<Field, u16>,
}

impl<'c> Table<'c> {
    /// Finds the headings.
    pub(super) fn find(
        cells: &'c Cells,
        reading: &Reading<'_>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let id = Field::Id.name();
        let head = cells.range(..Cell { row: HEAD + 1, column: 0 });
        let found = head.into_iter().find(|(_, value)| words(value) == id);
        let Some((first, _)) = found else {
            let finding = reading.whole(&codes::FOREIGN, "里没有“编号”一列");
            return Err(vec![
                finding.hint("“编号”一列是隐藏的，不能删；请在导出的工作簿里重新填写"),
            ]);
        };
        let heading = first.row;
        let mut findings = Vec::new();
        let mut columns = BTreeMap::new();
        for field in Field::ALL {
            let name = field.name();
            let row = cells.range(row_range(heading));
            let places: Vec<_> = row
                .filter(|(_, value)| words(value) == name)
                .map(|(cell, _)| *cell)
                .collect();
            match places[..] {
                [cell] => {
                    columns.insert(field, cell.column);
                }
                [] => findings.push(
                    reading
                        .whole(&codes::FOREIGN, &format!("里没有“{name}”一列"))
                        .hint("请在导出的工作簿里直接填写，不要删改各列和表头"),
                ),
                [_, second, ..] => findings.push(
                    reading
                        .at(&codes::FOREIGN, second, &format!("“{name}”一列有两个"))
                        .hint("请删去多出来的一列"),
                ),
            }
        }
        if findings.is_empty() {
            Ok(Self { cells, heading, columns })
        } else {
            Err(findings)
        }
    }

    /// The cell of a field in a row.
    pub(super) fn cell(&self, field: Field, row: u32) -> Cell {
        Cell { row, column: self.columns.get(&field).copied().unwrap_or_default() }
    }

    /// What a cell holds.
    pub(super) fn get(&self, cell: Cell) -> Option<&'c Value> {
        self.cells.get(&cell)
    }

    /// For each item of the export the row in which it stands now; what cannot be assigned
    /// is found.
    pub(super) fn rows(
        &self,
        rows: &[Row],
        reading: &Reading<'_>,
        findings: &mut Findings,
    ) -> Vec<Option<u32>> {
        let known: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        let mut places: BTreeMap<String, u32> = BTreeMap::new();
        for (row, first) in self.filled(reading, findings) {
            let cell = self.cell(Field::Id, row);
            let value = self.get(cell);
            if value.is_some_and(|value| value.formula) {
                let finding = reading.at(&codes::FORMULA, cell, "编号是公式");
                findings.push(finding.hint("请恢复导出时的编号"));
                continue;
            }
            let id = value.map(words).unwrap_or_default();
            let (at, message, hint) = match places.get(&id) {
                _ if id.is_empty() => (
                    first,
                    "这一行没有编号，不知道是哪个事项".to_owned(),
                    "请删去这一行；新的事项先写进整改方案，再重新导出",
                ),
                Some(other) => (
                    cell,
                    format!("事项“{}”有两行，另一行是第 {other} 行", short(&id)),
                    "请删去多出来的一行",
                ),
                None if !known.contains(id.as_str()) => (
                    cell,
                    format!("导出时没有编号为“{}”的事项", short(&id)),
                    "请恢复导出时的编号；新的事项先写进整改方案，再重新导出",
                ),
                None => {
                    places.insert(id, row);
                    continue;
                }
            };
            findings.push(reading.at(&codes::ROWS, at, &message).hint(hint));
        }
        let missing = rows.iter().filter(|row| !places.contains_key(&row.id));
        findings.extend(missing.map(|row| {
            let words =
                format!("工作表“{}”里少了事项“{}”一行", crate::workbook::SHEET, row.id);
            reading
                .whole(&codes::ROWS, &words)
                .hint("行不能删；请在导出的工作簿里重新填写")
        }));
        rows.iter().map(|row| places.get(&row.id).copied()).collect()
    }

    /// The rows below the headings in which something stands, with the first cell of each.
    /// What stands beside the table is found.
    fn filled(
        &self,
        reading: &Reading<'_>,
        findings: &mut Findings,
    ) -> BTreeMap<u32, Cell> {
        let columns: BTreeSet<u16> = self.columns.values().copied().collect();
        let mut rows = BTreeMap::new();
        let below = Cell { row: self.heading, column: 0 };
        for (cell, value) in self.cells.range(below..) {
            if !value.formula && words(value).is_empty() {
                continue;
            }
            if !columns.contains(&cell.column) {
                let finding =
                    reading.at(&codes::LOCKED, *cell, "这里在表格以外，没有地方登记");
                findings.push(finding.hint("请把内容移到“整改进展”或“备注”里"));
            } else if cell.row > self.heading {
                rows.entry(cell.row).or_insert(*cell);
            }
        }
        rows
    }
}

fn row_range(row: u32) -> std::ops::Range<Cell> {
    Cell { row, column: 0 }..Cell { row: row + 1, column: 0 }
}

/// The words of a cell; something other than words counts as words too.
fn words(value: &Value) -> String {
    match &value.data {
        Data::Words(words) => trimmed(words),
        Data::Number(number) => number.to_string(),
        Data::Error(name) => name.clone(),
        Data::TooLong => "……".to_owned(),
    }
}
