//! What the cells to fill in offer and say: lists of choices, hints, warnings.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Worksheet, XlsxError,
};

use super::export::{excel_day, ranges};
use super::page::{Field, Row};
use crate::content::State;
use crate::ledger::Column;
use crate::value::Date;

/// Ranges that one rule is given at most: a longer list is more than programs read.
const MOST_RANGES: usize = 200;

/// Adds the rules; `first` is the index of the first item's row.
pub(super) fn add(
    sheet: &mut Worksheet,
    rows: &[Row],
    first: u32,
) -> Result<(), XlsxError> {
    let mut by_states: BTreeMap<&[State], Vec<u32>> = BTreeMap::new();
    for (at, row) in (first..).zip(rows) {
        by_states.entry(&row.states).or_default().push(at);
    }
    let column = index(Field::Shown(Column::State));
    for (states, rows) in by_states {
        let names: Vec<_> = states.iter().map(|state| state.name()).collect();
        let rule = choices(&names, "状态只能从列表里选")?;
        let ranges = ranges(column, &rows);
        for ranges in ranges.chunks(MOST_RANGES) {
            let rule = rule.clone().set_multi_range(ranges.join(" "));
            let row = rows.first().copied().unwrap_or(first);
            sheet.add_data_validation(row, column, row, column, &rule)?;
        }
    }
    let Some(last) = u32::try_from(rows.len()).ok().filter(|count| *count > 0) else {
        return Ok(());
    };
    let last = first + last - 1;
    let mut add = |field, rule: &DataValidation| {
        let column = index(field);
        sheet.add_data_validation(first, column, last, column, rule).map(|_| ())
    };
    add(Field::Apply, &choices(&["申请"], "申请销号的选“申请”，不申请的空着")?)?;
    add(
        Field::Shown(Column::Evidence),
        &hint("一行写一件；原有的保留，新的写在下面（按 Alt+Enter 换行）")?,
    )?;
    add(Field::NewDue, &day("申请延期的填写，如 2024-06-30；同时写明延期理由")?)?;
    add(Field::RecordedOn, &day("不填就是导入的当天")?)?;
    add(Field::Recorder, &hint("写姓名或者部门、职务")?)
}

fn index(field: Field) -> u16 {
    let at = Field::ALL.iter().position(|known| *known == field);
    at.and_then(|at| u16::try_from(at).ok()).unwrap_or_default()
}

fn choices(names: &[&str], words: &str) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_list_strings(names)?
        .set_error_title("不在列表里")?
        .set_error_message(words)
}

fn hint(words: &str) -> Result<DataValidation, XlsxError> {
    DataValidation::new().allow_any_value().set_input_message(words)
}

/// Other notations of a day are read too, so that the program only asks back.
fn day(words: &str) -> Result<DataValidation, XlsxError> {
    let from = Date::new(2000, 1, 1).and_then(excel_day).unwrap_or_default();
    DataValidation::new()
        .allow_date(DataValidationRule::GreaterThanOrEqualTo(from))
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_input_message(words)?
        .set_error_title("可能不是日期")?
        .set_error_message("日期写作 2024-06-30 的样子")
}
