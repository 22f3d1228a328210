//! Writes tables: fixed widths, merged cells, a heading that every page repeats.

use docx_rs::Run;

use super::ExportError;
use super::flow::{Flow, paragraph};
use super::normalise::written;
use super::run::{eased, plain};
use super::style::ParagraphStyle;
use super::style_parts::{TABLE_CAPTION, TABLE_HEAD, TABLE_REMARK, TABLE_TEXT};
use super::text::sanitise;
use super::unit::{half_points, twips};
use super::xml::{Element, of};
use crate::document::{Align, Ease, Slot, Table, TableRow, VerticalAlign};
use crate::geom::Length;
use crate::standard::table as measures;

/// Adds a table with its caption and its remark.
pub(super) fn table(flow: &mut Flow<'_>, table: &Table) -> Result<(), ExportError> {
    let mut table = table.clone();
    table.regularise();
    let above = [(&TABLE_CAPTION, &table.caption), (&TABLE_REMARK, &table.remark)];
    for (style, text) in above {
        if let Some(text) = text {
            let paragraph = flow.paragraph(style, vec![plain(text)])?;
            paragraph.set("w:pPr", Element::new("w:keepNext"));
        }
    }
    if table.columns.is_empty() || table.rows.is_empty() {
        return Ok(());
    }
    let line = flow.line();
    let page = flow.practice.type_area_of(flow.section().is_turned()).height;
    let (heads, room) = repeated(&table, page);
    let widths = table.widths(line, table.size);
    let slots = slots_by_row(&table);
    let mut element = Element::new("w:tbl")
        .add(properties(&table, widths.iter().copied().sum()))
        .add(grid(&widths));
    for (nth, row) in table.rows.iter().enumerate() {
        let own = row_properties(row, nth < heads, if nth < heads { page } else { room });
        let mut cells = Element::new("w:tr").add_some(own);
        for slot in &slots[nth] {
            cells = cells.add(cell(&table, *slot, nth, &widths)?);
        }
        element.children.push(written(cells));
    }
    flow.table(element)
}

/// What covers each row of a regular table, from left to right.
fn slots_by_row(table: &Table) -> Vec<Vec<Slot>> {
    let mut rows = vec![Vec::new(); table.rows.len()];
    for slot in table.slots() {
        rows[slot.row..slot.row + slot.rows].iter_mut().for_each(|row| row.push(slot));
    }
    rows.iter_mut().for_each(|row| row.sort_by_key(|slot| slot.column));
    rows
}

fn properties(table: &Table, line: Length) -> Element {
    let outer = ["w:top", "w:left", "w:bottom", "w:right"];
    let inner = ["w:insideH", "w:insideV"];
    let borders = Element::new("w:tblBorders")
        .add_all(outer.map(|side| border(side, measures::OUTER_RULE)))
        .add_all(inner.map(|side| border(side, measures::INNER_RULE)));
    let name = table
        .caption
        .as_deref()
        .map(|caption| Element::new("w:tblCaption").val(sanitise(caption)));
    Element::new("w:tblPr")
        .add(width("w:tblW", line))
        .add(Element::new("w:jc").val("center"))
        .add(borders)
        .add(Element::new("w:tblLayout").with("w:type", "fixed"))
        .add(margins(measures::PADDING_Y, measures::PADDING_X))
        .add_some(name)
}

/// A rule of a table; the schema counts in eighths of a point.
pub(super) fn border(name: &'static str, width: Length) -> Element {
    Element::new(name)
        .val("single")
        .with("w:sz", eighths(width))
        .with("w:space", 0)
        .with("w:color", "000000")
}

/// The width of a rule in eighths of a point, as far as the schema goes.
pub(super) fn eighths(width: Length) -> i64 {
    let eighth = Length::pt(1).times(1, 8);
    ((width + eighth.times(1, 2)) / eighth).clamp(2, 96)
}

/// The white edges of all cells.
pub(super) fn margins(vertical: Length, horizontal: Length) -> Element {
    Element::new("w:tblCellMar")
        .add(width("w:top", vertical))
        .add(width("w:left", horizontal))
        .add(width("w:bottom", vertical))
        .add(width("w:right", horizontal))
}

/// A width in twips.
pub(super) fn width(name: &'static str, width: Length) -> Element {
    Element::new(name).with("w:w", twips(width)).with("w:type", "dxa")
}

/// The widths of the columns, once for all rows.
pub(super) fn grid(widths: &[Length]) -> Element {
    let column = |width: &Length| Element::new("w:gridCol").with("w:w", twips(*width));
    Element::new("w:tblGrid").add_all(widths.iter().map(column))
}

/// How many rows every page repeats, and the room that they leave. A heading that fills
/// more than half a page is not repeated.
fn repeated(table: &Table, page: Length) -> (usize, Length) {
    let heading = table.rows.iter().take(table.head_rows);
    let height: Length = heading.filter_map(|row| row.height).sum();
    if height <= page.times(1, 2) { (table.head_rows, page - height) } else { (0, page) }
}

/// A row stays on one page unless `layout` lets it be divided.
fn row_properties(row: &TableRow, heading: bool, page: Length) -> Option<Element> {
    let whole = !row.divided;
    let height = row.height.map(|height| {
        let twips = twips(height.min(page)).max(0);
        Element::new("w:trHeight").val(twips).with("w:hRule", "atLeast")
    });
    let properties = Element::new("w:trPr")
        .add_some(whole.then(|| Element::new("w:cantSplit")))
        .add_some(height)
        .add_some(heading.then(|| Element::new("w:tblHeader")));
    (!properties.children.is_empty()).then_some(properties)
}

/// The part of a cell that lies in a row: all of its text, or nothing of it.
fn cell(
    table: &Table,
    slot: Slot,
    row: usize,
    widths: &[Length],
) -> Result<Element, ExportError> {
    let cell = &table.rows[slot.row].cells[slot.cell];
    let goes_on = row > slot.row;
    let merge = (slot.rows > 1).then(|| {
        let merge = Element::new("w:vMerge");
        if goes_on { merge } else { merge.val("restart") }
    });
    let span = (slot.columns > 1).then(|| Element::new("w:gridSpan").val(slot.columns));
    let covered = &widths[slot.column..slot.column + slot.columns];
    let place = match cell.vertical_align {
        VerticalAlign::Top => "top",
        VerticalAlign::Middle => "center",
        VerticalAlign::Bottom => "bottom",
    };
    let properties = Element::new("w:tcPr")
        .add(width("w:tcW", covered.iter().copied().sum()))
        .add_some(span)
        .add_some(merge)
        .add(Element::new("w:vAlign").val(place));
    let of_column = table.columns[slot.column].align;
    let usual = if slot.row < table.head_rows { Align::Centre } else { of_column };
    let align = cell.align.unwrap_or(usual);
    let heading = cell.heading || slot.row < table.head_rows;
    let style = if heading { &TABLE_HEAD } else { &TABLE_TEXT };
    let is_blank = goes_on || cell.paragraphs.is_empty();
    let texts = cell.texts().filter(|_| !goes_on);
    let mut element = Element::new("w:tc").add(properties);
    for text in texts.chain(is_blank.then_some(("", &[][..]))) {
        element = element.add(line(text, style, align, table.size)?);
    }
    Ok(element)
}

/// A paragraph of a cell. The size of a table's type is its own.
fn line(
    (text, eases): (&str, &[Ease]),
    style: &ParagraphStyle,
    align: Align,
    size: Length,
) -> Result<Element, ExportError> {
    let own = (size != style.size && size > Length::ZERO).then_some(size);
    let runs = if text.is_empty() { Vec::new() } else { eased(text, eases) };
    let half_points = own.and_then(|size| usize::try_from(half_points(size)).ok());
    let sized = |run: Run| match half_points {
        Some(size) => run.size(size),
        None => run,
    };
    let runs = runs.into_iter().map(sized).collect();
    let mut element = of(&paragraph(style, runs))?;
    if let Some(size) = own {
        let pitch = twips(measures::pitch(size));
        let spacing = Element::new("w:spacing").with("w:line", pitch);
        element.set("w:pPr", spacing.with("w:lineRule", "exact"));
    }
    let place = match align {
        Align::Left => return Ok(element),
        Align::Centre => "center",
        Align::Right => "right",
    };
    element.set("w:pPr", Element::new("w:jc").val(place));
    Ok(element)
}
