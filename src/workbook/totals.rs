//! The sheet of totals: areas by state, with a chart.

use rust_xlsxwriter::{Chart, ChartType, Format, Worksheet, XlsxError};

use super::export::{Look, print_set_up};
use super::{TOTALS, height};
use crate::content::State;
use crate::ledger::{Counts, Standing, progress};
use crate::value::Date;

/// The headings.
const HEADS: [&str; 12] = [
    "问题类别",
    "事项",
    "未启动",
    "正在推进",
    "基本完成",
    "已完成",
    "长期坚持",
    "逾期",
    "即将到期",
    "待审核",
    "已销号",
    "完成率",
];

/// Index of the row of headings.
const HEADING: u32 = 2;

/// Index of the first column of states.
const STATES: u16 = 2;

/// Shades from nothing done to done, which also differ without colour.
const COLOURS: [&str; State::ALL.len()] =
    ["#BFBFBF", "#F4B183", "#FFD966", "#548235", "#2F5597"];

/// Writes the sheet of these items.
pub(super) fn write(
    sheet: &mut Worksheet,
    standings: &[Standing<'_>],
    day: Date,
    soon: i32,
    look: &Look,
) -> Result<(), XlsxError> {
    let counted = progress::of(standings, day, soon);
    sheet.set_name(TOTALS)?;
    let last = u16::try_from(HEADS.len() - 1).unwrap_or_default();
    let title = format!("整改进展汇总（截至{}）", day.in_chinese());
    sheet.merge_range(0, 0, 0, last, &title, &look.title)?.set_row_height(0, 30)?;
    for (at, head) in (0..).zip(HEADS) {
        let width = if at == 0 { 16 } else { 5 };
        sheet.set_column_width(at, height::column_width(width))?;
        sheet.write_string_with_format(HEADING, at, head, &look.heading)?;
    }
    sheet.set_row_height(HEADING, 28)?;
    let areas = counted.areas.iter();
    let named = areas.map(|(area, counts)| (area.name.text(), counts));
    let whole = [("合计".to_owned(), &counted.all)];
    let mut row = HEADING;
    for (name, counts) in named.chain(whole) {
        row += 1;
        sheet.write_string_with_format(row, 0, &name, &look.words)?;
        sheet.set_row_height(row, height::row_height(height::lines(&name, 16)))?;
        line(sheet, row, counts, look)?;
    }
    let most = counted.areas.iter().map(|(_, counts)| counts.total).max();
    if let Some(most) = most {
        sheet.insert_chart(row + 2, 0, &chart(HEADING + 1, row - 1, most))?;
    }
    print_set_up(sheet);
    sheet.protect();
    Ok(())
}

fn line(
    sheet: &mut Worksheet,
    row: u32,
    counts: &Counts,
    look: &Look,
) -> Result<(), XlsxError> {
    let states = State::ALL.map(|state| counts.in_state(state));
    let further = [counts.overdue, counts.soon, counts.pending, counts.closed];
    let numbers = [counts.total].into_iter().chain(states).chain(further);
    for (at, number) in (1..).zip(numbers) {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        sheet.write_number_with_format(row, at, number, &look.number)?;
    }
    let last = u16::try_from(HEADS.len() - 1).unwrap_or_default();
    let share = counts.share(State::Done).to_string();
    let format: &Format = &look.short;
    sheet.write_string_with_format(row, last, share, format)?;
    Ok(())
}

/// Bars of the areas, stacked by state; `most` items are in the longest.
fn chart(first: u32, last: u32, most: usize) -> Chart {
    let mut chart = Chart::new(ChartType::BarStacked);
    for (at, (state, colour)) in (STATES..).zip(State::ALL.into_iter().zip(COLOURS)) {
        chart
            .add_series()
            .set_name(state.name())
            .set_categories((TOTALS, first, 0, last, 0))
            .set_values((TOTALS, first, at, last, at))
            .set_gap(60)
            .set_format(rust_xlsxwriter::ChartSolidFill::new().set_color(colour));
    }
    chart.title().set_name("各方面事项的状态");
    chart.legend().set_position(rust_xlsxwriter::ChartLegendPosition::Bottom);
    // The first area stands on top, as in the table.
    chart.y_axis().set_reverse();
    chart.y_axis().set_crossing(rust_xlsxwriter::ChartAxisCrossing::Max);
    chart.x_axis().set_num_format("0");
    // A program left to itself would count short bars in halves of items.
    if most <= 10 {
        chart.x_axis().set_major_unit(1);
    }
    let bars = last - first + 1;
    chart.set_width(1_080).set_height(140 + bars.min(24) * 40);
    chart.set_alt_text("条形图：各方面处于每种状态的事项数，数字见上表");
    chart
}
