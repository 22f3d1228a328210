//! The 整改台账 and the 进展变化表 as tables.

use crate::content::{ColumnChoice, Text};
use crate::document::{
    Align, Column as TableColumn, Orientation, Table, TableCell, TableRow,
};
use crate::geom::Length;
use crate::ledger::{Closure, Column, Standing};
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

/// A column as the paper shows it.
struct Shown {
    column: Column,
    heading: String,
    share: u32,
}

/// The ledger at the end of a day: items grouped by 方面, whose name stands once for all of
/// its items. `chosen` are the columns that the office wants.
pub(super) fn ledger(
    standings: &[&Standing<'_>],
    day: Date,
    chosen: Option<&[ColumnChoice]>,
) -> Table {
    let columns = match chosen {
        Some(chosen) => chosen.iter().map(wanted).collect(),
        None => usual(standings, day),
    };
    let names: Vec<_> = columns.iter().map(|shown| shown.heading.as_str()).collect();
    let mut rows = vec![heading(&names)];
    let mut groups = standings
        .chunk_by(|one, next| std::ptr::eq(one.area, next.area))
        .flat_map(|group| {
            let begins = |at: usize| (at == 0).then_some(group.len());
            (0..group.len()).map(begins)
        });
    for (at, standing) in standings.iter().enumerate() {
        let group = groups.next().flatten();
        let cells = columns.iter().filter_map(|Shown { column, .. }| {
            let row_span = if *column == Column::Area { group? } else { 1 };
            let paragraphs = column.value(at + 1, standing, day).paragraphs();
            Some(TableCell { paragraphs, row_span, ..TableCell::default() })
        });
        rows.push(TableRow { cells: cells.collect(), height: None, divided: false });
    }
    Table {
        caption: None,
        remark: Some(format!("截至{}", day.in_chinese())),
        columns: columns
            .iter()
            .map(|shown| TableColumn {
                share: shown.share,
                align: if is_long(shown.column) { Align::Left } else { Align::Centre },
                ..TableColumn::default()
            })
            .collect(),
        head_rows: 1,
        rows,
        size: SMALL,
        orientation: Orientation::Landscape,
    }
}

/// What white edges add to a column, in tenths of a character of [`SMALL`].
const EDGES: u32 = 8;

/// A column as the office wants it.
fn wanted(choice: &ColumnChoice) -> Shown {
    let name = choice.name.as_ref().map(Text::text);
    let tenths = choice.width.and_then(|hundredths| u32::try_from(hundredths / 10).ok());
    Shown {
        column: choice.column,
        heading: name.unwrap_or_else(|| choice.column.name().to_owned()),
        share: tenths.map_or(choice.column.share(), |tenths| tenths + EDGES),
    }
}

/// The usual columns: all but those that nobody filled for any item, so that the others have
/// room; the ones that a reader looks for stay.
fn usual(standings: &[&Standing<'_>], day: Date) -> Vec<Shown> {
    let may_be_absent = |column: &Column| {
        matches!(column, Column::Target | Column::Leader | Column::Person | Column::Note)
    };
    let is_filled = |column: &Column| {
        standings.iter().any(|it| !column.value(1, it, day).paragraphs().is_empty())
    };
    let kept = |column: &Column| !may_be_absent(column) || is_filled(column);
    let shown = |column: Column| Shown {
        column,
        heading: column.name().to_owned(),
        share: column.share(),
    };
    Column::ALL.into_iter().filter(kept).map(shown).collect()
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
            .map(|(at, share)| TableColumn {
                share,
                align: align(at),
                ..TableColumn::default()
            })
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
        false => vec![format!("由{from}变为{to}")],
    };
    let problems = now.item.problems.iter().map(|it| it.summary.paragraphs.concat());
    let progress = item.progress.iter().map(|(_, text)| text.paragraphs.concat());
    let closure = |it: &Closure<'_>| match it {
        Closure::Open => "未销号",
        Closure::Pending { .. } | Closure::Closed { .. } => it.name(),
    };
    [
        vec![number.to_string()],
        vec![now.item.id.text()],
        problems.collect(),
        vec![before.state.name().to_owned()],
        vec![now.state.name().to_owned()],
        turned(day(before.deadline), day(now.deadline)),
        turned(
            format!("“{}”", closure(&before.closure)),
            format!("“{}”", closure(&now.closure)),
        ),
        progress.collect(),
    ]
}

fn heading(names: &[&str]) -> TableRow {
    let cells = names.iter().map(|name| TableCell::new(name).into_heading());
    TableRow { cells: cells.collect(), height: None, divided: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{self, FORMAT_PATH, LEDGER_PATH, fixture};
    use crate::diagnostic::Findings;
    use crate::ledger::Log;
    use crate::world::memory::MemoryWorld;

    /// The repository's ledger at the end of 2023 with the columns of this `format.yaml`.
    fn printed(format: &str) -> Table {
        let day = Date::new(2023, 12, 31).unwrap();
        let world = MemoryWorld::new(day)
            .with(FORMAT_PATH, format)
            .with(LEDGER_PATH, include_str!("../../content/ledger.yaml"));
        let mut findings = Findings::new();
        let chosen = content::load_format(&world, &mut findings).unwrap().columns;
        let ledger = content::load_ledger(&world, &mut findings).unwrap();
        let plan = fixture::plan();
        let log = Log::new(&ledger, &plan, &mut findings);
        assert!(!findings.has_errors(), "{findings:?}");
        let standings = log.on(day);
        let standings: Vec<_> = standings.iter().collect();
        super::ledger(&standings, day, chosen.as_deref())
    }

    fn headings(table: &Table) -> Vec<String> {
        table.rows[0].cells.iter().map(TableCell::text).collect()
    }

    #[test]
    fn without_a_choice_the_columns_are_those_that_somebody_filled() {
        let headings = headings(&printed(""));
        assert_eq!(headings.len(), 12);
        assert!(!headings.iter().any(|name| name == "牵头领导" || name == "整改目标"));
        assert!(headings.iter().any(|name| name == "备注"));
    }

    #[test]
    fn the_paper_has_the_columns_of_the_office_in_their_order_filled_or_not() {
        let table = printed(
            "台账栏目: [状态, {栏目: 具体表现, 名称: 主要问题, 宽度: 30}, 牵头领导, 问题类别]\n",
        );
        assert_eq!(headings(&table), ["状态", "主要问题", "牵头领导", "问题类别"]);
        assert_eq!(table.columns[1].share, 300 + EDGES);
        // The first 方面 has one item, the second two: its name stands once.
        let cells: Vec<_> = table.rows[1..4].iter().map(|row| row.cells.len()).collect();
        assert_eq!(cells, [4, 4, 3]);
        assert_eq!(table.rows[2].cells[3].row_span, 2);
        assert_eq!(table.rows[1].cells[2].text(), "");
    }
}
