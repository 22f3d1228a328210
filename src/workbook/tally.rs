//! Where the items of a workbook stand, by its own cells.

use super::SHEET;
use super::page::Field;
use super::place::Cell;
use super::read::{Data, Raw, Unreadable};
use crate::ledger::Column;

/// An item as the sheet shows it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Row {
    /// 编号.
    pub id: String,
    /// 具体表现.
    pub problems: String,
    /// 状态.
    pub state: String,
    /// 是否销号.
    pub closure: String,
}

/// The items of a workbook of ours that anybody may have changed.
///
/// # Errors
/// Why it cannot be read, in words.
pub fn tally(bytes: &[u8]) -> Result<Vec<Row>, String> {
    let read = |error: Unreadable| error.to_string();
    let cells = Raw::open(bytes).map_err(read)?.sheet(SHEET).map_err(read)?;
    let Some(cells) = cells else {
        return Err(format!("里没有“{SHEET}”这张表"));
    };
    let words = |row: u32, column: u16| match cells.get(&Cell { row, column }) {
        Some(value) => match &value.data {
            Data::Words(words) => words.split_whitespace().collect(),
            Data::Number(number) => number.to_string(),
            Data::Error(words) => words.clone(),
            Data::TooLong => String::new(),
        },
        None => String::new(),
    };
    let place = |field: Field| {
        let found = Field::ALL.iter().position(|known| *known == field);
        found.and_then(|at| u16::try_from(at).ok()).unwrap_or_default()
    };
    let id = place(Field::Id);
    let shown = |column| place(Field::Shown(column));
    let filled = cells.keys().filter(|cell| cell.column == id).map(|cell| cell.row);
    let heading = filled.clone().find(|row| words(*row, id) == Field::Id.name());
    let Some(heading) = heading else { return Err("里没有编号一列".to_owned()) };
    let items = filled.filter(|row| *row > heading);
    let row = |row: u32| Row {
        id: words(row, id),
        problems: words(row, shown(Column::Problems)),
        state: words(row, shown(Column::State)),
        closure: words(row, shown(Column::Closure)),
    };
    Ok(items.map(row).collect())
}
