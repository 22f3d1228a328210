//! Writes the ledger of a day as a workbook.

use std::collections::BTreeMap;
use std::fmt;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::height::{self, MOST_LINES, SIZE};
use super::page::{Content, Field, Row, Scope, rows, unit_of};
use super::place::Cell;
use super::stamp::{self, Stamp};
use super::{SHEET, STAMP, rules, totals};
use crate::content::{Entry, Ledger};
use crate::ledger::{Column, Log, Standing};
use crate::value::Date;

/// Characters that a cell holds at most, in UTF-16.
pub(super) const MAX_CELL: usize = 32_767;

/// The widest that a column of words gets, in Chinese characters.
const WIDEST: u8 = 60;

/// The face that every office machine has.
const FACE: &str = "宋体";

/// Index of the row of headings; items follow.
const HEADING: u32 = 2;

/// What a cell may not take, so that the book cannot be made.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ExportError {
    /// A cell holds no more than 32,767 characters.
    TooLong {
        /// 编号 of the item.
        item: String,
        /// The heading of the column.
        column: &'static str,
    },
    /// The book could not be written for a reason that no content should give.
    Book(String),
}

impl From<XlsxError> for ExportError {
    fn from(error: XlsxError) -> Self {
        Self::Book(error.to_string())
    }
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { item, column } => write!(
                f,
                "事项“{item}”的“{column}”超过 {MAX_CELL} 个字，一个单元格放不下"
            ),
            Self::Book(words) => write!(f, "工作簿不能生成：{words}"),
        }
    }
}

/// The 责任单位 of a plan, each once, in the order of the plan; empty for items that have
/// none.
pub fn units(standings: &[Standing<'_>]) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    for unit in standings.iter().map(unit_of) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}

/// The ledger at the end of a day as a workbook; the same log gives the same bytes.
///
/// # Errors
/// When a cell would hold more than it can.
pub fn export(
    ledger: &Ledger,
    log: &Log<'_>,
    day: Date,
    soon: i32,
    scope: &Scope,
) -> Result<Vec<u8>, ExportError> {
    let mut standings = log.on(day);
    standings.retain(|standing| scope.has(standing));
    let rows = rows(&standings, scope, day);
    for row in &rows {
        check(row)?;
    }
    let mut book = Workbook::new();
    book.set_default_format(&plain(), 15, 72)?;
    book.set_properties(&properties(day)?);
    let look = Look::new();
    let sheet = book.add_worksheet();
    items(sheet, &rows, &look)?;
    titles(sheet, &title(scope), day, &look)?;
    totals::write(book.add_worksheet(), &standings, day, soon, &look)?;
    let sheet = book.add_worksheet();
    sheet.set_name(STAMP)?.set_very_hidden(true).protect();
    let stamp = stamp(&ledger.entries, &standings, day, scope);
    for (at, (key, value)) in (0..).zip(stamp.rows()) {
        sheet.write_string(at, 0, key)?.write_string(at, 1, value)?;
    }
    Ok(book.save_to_buffer()?)
}

fn stamp(
    entries: &[Entry],
    standings: &[Standing<'_>],
    day: Date,
    scope: &Scope,
) -> Stamp {
    Stamp {
        day,
        scope: scope.clone(),
        entries: entries.len(),
        log: stamp::of_entries(entries),
        plan: stamp::of_items(standings.iter()),
    }
}

fn check(row: &Row) -> Result<(), ExportError> {
    let whole = |text: &str| text.encode_utf16().count() <= MAX_CELL;
    let cells = Field::ALL.into_iter().zip(&row.cells);
    let mut long = cells.filter(|(_, content)| !whole(&content.text()));
    match long.next() {
        None => Ok(()),
        Some((field, _)) => {
            Err(ExportError::TooLong { item: row.id.clone(), column: field.name() })
        }
    }
}

/// The hour is none: only the day may show in the bytes.
fn properties(day: Date) -> Result<DocProperties, XlsxError> {
    let made = match excel_day(day) {
        Some(made) => made,
        None => ExcelDateTime::from_ymd(1900, 3, 1)?,
    };
    Ok(DocProperties::new().set_title(SHEET).set_author("").set_creation_datetime(&made))
}

/// A day as a number of the sheet. `None` before March 1900: programs do not agree on how
/// to count those, and some know none of them.
pub(super) fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let whole = |number: i8| u8::try_from(number).ok();
    let year = u16::try_from(day.year()).ok()?;
    let first = Date::new(1900, 3, 1)?;
    let made = ExcelDateTime::from_ymd(year, whole(day.month())?, whole(day.day())?);
    made.ok().filter(|_| day >= first)
}

fn title(scope: &Scope) -> String {
    match scope {
        Scope::All => SHEET.to_owned(),
        Scope::Unit(unit) if unit.is_empty() => format!("{SHEET}（未定责任单位）"),
        Scope::Unit(unit) => format!("{SHEET}（{unit}）"),
    }
}

/// The formats of the book.
pub(super) struct Look {
    pub(super) title: Format,
    pub(super) remark: Format,
    pub(super) heading: Format,
    pub(super) number: Format,
    pub(super) words: Format,
    pub(super) short: Format,
    open_heading: Format,
    day: Format,
    open_words: Format,
    open_short: Format,
    open_day: Format,
}

fn plain() -> Format {
    Format::new().set_font_name(FACE).set_font_size(SIZE)
}

impl Look {
    fn new() -> Self {
        let cell = plain()
            .set_border(FormatBorder::Thin)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        let short = cell.clone().set_align(FormatAlign::Center);
        let heading = short.clone().set_bold();
        let open = |format: &Format| {
            let colour = Color::RGB(0x00FF_F8E1);
            format.clone().set_unlocked().set_background_color(colour)
        };
        let day = short.clone().set_num_format("yyyy-mm-dd");
        Self {
            title: plain().set_font_size(16).set_bold().set_align(FormatAlign::Center),
            remark: plain().set_align(FormatAlign::VerticalCenter),
            heading: heading.clone().set_background_color(Color::RGB(0x00E7_E6E6)),
            open_heading: heading.set_background_color(Color::RGB(0x00FF_E699)),
            number: short.clone().set_num_format("0"),
            open_words: open(&cell),
            open_short: open(&short),
            open_day: open(&day),
            words: cell,
            short,
            day,
        }
    }

    /// The format of a cell.
    fn of(&self, field: Field) -> &Format {
        match (field, field.is_open()) {
            (Field::Shown(Column::Serial), _) => &self.number,
            (_, false) if field.is_day() => &self.day,
            (_, true) if field.is_day() => &self.open_day,
            (_, false) if field.width() > 4 => &self.words,
            (_, true) if field.width() > 4 => &self.open_words,
            (_, false) => &self.short,
            (_, true) => &self.open_short,
        }
    }
}

/// The rows under their headings, with everything that guides the person.
fn items(sheet: &mut Worksheet, rows: &[Row], look: &Look) -> Result<(), ExportError> {
    sheet.set_name(SHEET)?;
    let widths = widths(rows);
    for ((at, field), width) in (0..).zip(Field::ALL).zip(widths) {
        sheet.set_column_width(at, height::column_width(width))?;
        let format = if field.is_open() { &look.open_heading } else { &look.heading };
        sheet.write_string_with_format(HEADING, at, field.name(), format)?;
    }
    sheet.set_column_hidden(0)?;
    sheet.set_row_height(HEADING, 28)?;
    for (at, row) in (HEADING + 1..).zip(rows) {
        for ((column, field), content) in (0..).zip(Field::ALL).zip(&row.cells) {
            let format = look.of(field);
            match content {
                Content::Empty => sheet.write_blank(at, column, format)?,
                Content::Words(words) => {
                    sheet.write_string_with_format(at, column, words, format)?
                }
                Content::Number(number) => {
                    sheet.write_number_with_format(at, column, *number, format)?
                }
                Content::Day(day) => match excel_day(*day) {
                    Some(day) => {
                        sheet.write_datetime_with_format(at, column, &day, format)?
                    }
                    None => {
                        let day = day.to_string();
                        sheet.write_string_with_format(at, column, day, format)?
                    }
                },
            };
        }
        sheet.set_row_height(at, height::row_height(lines(row, &widths)))?;
    }
    rules::add(sheet, rows, HEADING + 1)?;
    guide(sheet, rows.len())?;
    Ok(())
}

/// How many lines the fullest cell of a row takes.
fn lines(row: &Row, widths: &[u8; Field::ALL.len()]) -> usize {
    let cells = row.cells.iter().zip(widths).skip(1);
    let lines = cells.map(|(content, width)| match content {
        Content::Words(words) => height::lines(words, *width),
        Content::Empty | Content::Number(_) | Content::Day(_) => 1,
    });
    lines.max().unwrap_or(1)
}

/// The widths of the columns, in Chinese characters: those of the ledger, and wider where a
/// cell would otherwise need a row that is higher than a sheet allows.
fn widths(rows: &[Row]) -> [u8; Field::ALL.len()] {
    let mut widths = Field::ALL.map(Field::width);
    for (at, width) in widths.iter_mut().enumerate().skip(1) {
        for row in rows {
            let Content::Words(words) = &row.cells[at] else { continue };
            // A cell of so many characters fits whatever they are.
            let short = words.len() < MOST_LINES;
            while !short && *width < WIDEST && height::lines(words, *width) > MOST_LINES {
                *width += 1;
            }
        }
    }
    widths
}

/// What is frozen, repeated, filtered, printed and locked.
fn guide(sheet: &mut Worksheet, count: usize) -> Result<(), XlsxError> {
    let last_row = HEADING + u32::try_from(count).unwrap_or(u32::MAX - HEADING);
    let last = u16::try_from(Field::ALL.len() - 1).unwrap_or_default();
    let printed = u16::try_from(Column::ALL.len()).unwrap_or_default();
    sheet
        .set_freeze_panes(HEADING + 1, 2)?
        .set_repeat_rows(HEADING, HEADING)?
        .set_print_area(0, 1, last_row, printed)?
        .autofilter(HEADING, 1, last_row, last)?
        .set_selection(HEADING + 1, 10, HEADING + 1, 10)?;
    print_set_up(sheet);
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// A4 landscape, as wide as the page, with the number of the page below.
pub(super) fn print_set_up(sheet: &mut Worksheet) {
    const A4: u8 = 9;
    /// 15 mm, in inches.
    const SIDE: f64 = 0.59;
    /// 8 mm, in inches.
    const FOOT: f64 = 0.31;
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_print_center_horizontally(true)
        .set_margins(SIDE, SIDE, SIDE, SIDE, FOOT, FOOT)
        .set_footer("&C&9第 &P 页　共 &N 页");
}

fn titles(
    sheet: &mut Worksheet,
    title: &str,
    day: Date,
    look: &Look,
) -> Result<(), XlsxError> {
    let last = u16::try_from(Column::ALL.len()).unwrap_or_default();
    let remark = format!(
        "截至{}。底色为黄色的单元格可以填写，其他的已锁定；佐证材料一行写一件，新的写在原有的下面；申请延期的同时填写新期限和延期理由。",
        day.in_chinese()
    );
    sheet
        .merge_range(0, 1, 0, last, title, &look.title)?
        .merge_range(1, 1, 1, last, &remark, &look.remark)?
        .set_row_height(0, 30)?
        .set_row_height(1, 18)?;
    Ok(())
}

/// Ranges of rows of one column as a list of ranges, such as `L4:L6 L9`.
pub(super) fn ranges(column: u16, rows: &[u32]) -> Vec<String> {
    let mut runs: BTreeMap<u32, u32> = BTreeMap::new();
    let mut start = None;
    for row in rows {
        let from = match start {
            Some((from, last)) if last + 1 == *row => from,
            _ => *row,
        };
        start = Some((from, *row));
        runs.insert(from, *row);
    }
    let name = |row: u32| Cell { row: row + 1, column }.to_string();
    runs.into_iter().map(|(from, to)| format!("{}:{}", name(from), name(to))).collect()
}
