//! The 整改台账 and the 进展变化表 as tables.

use crate::document::{
    Align, Column as TableColumn, Orientation, Table, TableCell, TableRow,
};
use crate::geom::Length;
use crate::ledger::{Column, Standing};
use crate::report::{ItemReport, Report};
use crate::value::Date;

/// What the ledger is called.
pub(super) const LEDGER: &str = "整改台账";

/// What the table of changes is called.
pub(super) const CHANGES: &str = "进展变化表";

/// 六号 (7.5 pt): what fifteen columns leave room for on a sheet held sideways.
const SMALL: Length = Length::half_pt(15);

/// 五号 (10.5 pt), for tables of few columns.
const MEDIUM: Length = Length::half_pt(21);

/// The ledger at the end of a day: items grouped by 方面, whose name stands once for all of
/// its items.
pub(super) fn ledger(standings: &[&Standing<'_>], day: Date) -> Table {
    let columns = columns(standings, day);
    let names: Vec<_> = columns.iter().map(|column| column.name()).collect();
    let mut rows = vec![heading(&names)];
    for (at, standing) in standings.iter().enumerate() {
        let same = |other: &&&Standing<'_>| std::ptr::eq(other.area, standing.area);
        let begins = at == 0 || !same(&&standings[at - 1]);
        let count = standings[at..].iter().take_while(same).count();
        let cells = columns.iter().copied().filter_map(|column| {
            let paragraphs = column.value(at + 1, standing, day).paragraphs();
            let cell = TableCell { paragraphs, ..TableCell::default() };
            match column {
                Column::Area if !begins => None,
                Column::Area => Some(TableCell { row_span: count, ..cell }),
                _ => Some(cell),
            }
        });
        rows.push(TableRow { cells: cells.collect(), height: None, divided: false });
    }
    Table {
        caption: None,
        remark: Some(format!("截至{}", day.in_chinese())),
        columns: columns
            .iter()
            .map(|column| TableColumn {
                share: u32::from(column.width()),
                align: if is_long(*column) { Align::Left } else { Align::Centre },
            })
            .collect(),
        head_rows: 1,
        rows,
        size: SMALL,
        orientation: Orientation::Landscape,
    }
}

/// The columns of the paper: those that nobody filled for any item are left out, so that the
/// others have room, but for the ones that a reader looks for.
fn columns(standings: &[&Standing<'_>], day: Date) -> Vec<Column> {
    let may_be_absent = |column: &Column| {
        matches!(column, Column::Target | Column::Leader | Column::Person | Column::Note)
    };
    let is_filled = |column: &Column| {
        standings.iter().any(|it| !column.value(1, it, day).paragraphs().is_empty())
    };
    let kept = |column: &Column| !may_be_absent(column) || is_filled(column);
    Column::ALL.into_iter().filter(kept).collect()
}

/// Columns of sentences, which read better flush left.
fn is_long(column: Column) -> bool {
    matches!(
        column,
        Column::Problems
            | Column::Target
            | Column::Measures
            | Column::Deadline
            | Column::Progress
            | Column::Evidence
            | Column::Note
    )
}

/// What changed in a quarter, item by item; items of which nothing was recorded are left
/// out.
pub(super) fn changes(report: &Report<'_>) -> Table {
    let names = [
        "序号",
        "事项",
        "问题",
        "上季度末状态",
        "本季度末状态",
        "期限变化",
        "销号变化",
        "本季度进展",
    ];
    let shares = [3, 5, 14, 6, 6, 9, 7, 22];
    let mut rows = vec![heading(&names)];
    let moved = report.items().filter(|item| item.moved());
    for (number, item) in (1..).zip(moved) {
        let cells = change(number, item)
            .into_iter()
            .map(|paragraphs| TableCell { paragraphs, ..TableCell::default() });
        rows.push(TableRow { cells: cells.collect(), height: None, divided: false });
    }
    let align = |at: usize| if matches!(at, 2 | 7) { Align::Left } else { Align::Centre };
    Table {
        caption: None,
        remark: Some(format!("截至{}", report.day.in_chinese())),
        columns: shares
            .into_iter()
            .enumerate()
            .map(|(at, share)| TableColumn { share, align: align(at) })
            .collect(),
        head_rows: 1,
        rows,
        size: MEDIUM,
        orientation: Orientation::Landscape,
    }
}

fn change(number: usize, item: &ItemReport<'_>) -> [Vec<String>; 8] {
    let (before, now) = (&item.before, &item.now);
    let day = |day: Option<Date>| day.map_or("无".to_owned(), Date::in_chinese);
    let turned = |from: String, to: String| match from == to {
        true => vec!["无变化".to_owned()],
        false => vec![format!("由{from}改为{to}")],
    };
    let problems = now.item.problems.iter().map(|it| it.summary.paragraphs.concat());
    let progress = item.progress.iter().map(|(_, text)| text.paragraphs.concat());
    let closure = |name: &str| name.to_owned();
    [
        vec![number.to_string()],
        vec![now.item.id.text()],
        problems.collect(),
        vec![before.state.name().to_owned()],
        vec![now.state.name().to_owned()],
        turned(day(before.deadline), day(now.deadline)),
        match before.closure.name() == now.closure.name() {
            true => vec!["无变化".to_owned()],
            false => vec![format!(
                "由“{}”变为“{}”",
                closure(before.closure.name()),
                closure(now.closure.name())
            )],
        },
        progress.collect(),
    ]
}

fn heading(names: &[&str]) -> TableRow {
    let cells = names.iter().map(|name| TableCell::new(name).into_heading());
    TableRow { cells: cells.collect(), height: None, divided: false }
}
