//! Turns a table into rows of the flow: caption, remark, heading, and a row for each of its
//! rows, or for each line of a row that is higher than a page.

use std::ops::Range;

use super::text::{self, Text};
use super::{Place, area, heights};
use crate::document::{Ease, Slot, Table, VerticalAlign};
use crate::geom::Length;
use crate::layout::flow::{Row, Setter};
use crate::layout::inline::Indent;
use crate::layout::inline::justify::{Fit, fitted};
use crate::layout::inline::linebreak::break_lines;
use crate::layout::inline::measure::{Piece, measure};
use crate::layout::page::{CellTag, Item, Mark, Scope, TagKind, TextRun};
use crate::standard::Role;
use crate::standard::table::{
    CAPTION_ROLE, CAPTION_SIZE, PADDING_X, REMARK_SIZE, ROW_EXTRA, baseline_above_foot,
    pitch,
};

/// What is said of a cell over several rows at the top of a further page.
const CONTINUED: &str = "（续）";

/// The most lines that are repeated of a cell over several rows.
const REPEATED_LINES: usize = 4;

/// What is known of a table when its rows are in the flow.
#[derive(Debug, Default)]
pub(in crate::layout) struct SetTable {
    /// The edges of its columns from the left edge of the type area, one more than columns.
    pub(super) edges: Vec<Length>,
    /// Its lines.
    pub(super) lines: Vec<LineOf>,
    /// The index of the cell that covers each column, for each row.
    pub(super) owners: Vec<Vec<usize>>,
    /// The cells over several lines, by their first line.
    pub(super) spanning: Vec<Spanning>,
    /// How many of the lines are the heading.
    pub(super) head_lines: usize,
    /// Distance between the baselines of a cell's lines.
    pub(super) pitch: Length,
}

/// What a line of a table is.
#[derive(Copy, Clone, Debug)]
pub(super) struct LineOf {
    /// The row of the table.
    pub(super) row: usize,
    /// Whether it goes on with the row of the line before it.
    pub(super) continues: bool,
}

/// A cell over several rows.
#[derive(Debug)]
pub(super) struct Spanning {
    /// The lines it covers.
    pub(super) lines: Range<usize>,
    /// How its text lies.
    pub(super) align: VerticalAlign,
    /// The lines of its text, each with its baseline counted from its upper edge.
    pub(super) text: Vec<Vec<TextRun>>,
    /// What stands in it on a further page when all of its text stands on those before.
    pub(super) repeated: Vec<Vec<TextRun>>,
}

/// The state of setting one table.
struct Rows<'t> {
    table: &'t Table,
    /// Index among the tables of the flow.
    number: usize,
    set: SetTable,
    widths: Vec<Length>,
    /// The tag of the table.
    tag: usize,
    /// The heights of the rows.
    heights: Vec<Length>,
    /// The lines of each row.
    lines: Vec<Range<usize>>,
    /// The cells over several rows, with the tag of each.
    over: Vec<(Slot, usize)>,
}

/// Adds a settled table to the flow.
pub(in crate::layout) fn set(setter: &mut Setter<'_>, table: &Table) {
    if table.rows.iter().any(|row| row.height.is_none()) {
        let mut settled = table.clone();
        super::settle(
            &mut settled,
            setter.practice,
            Length::ZERO,
            setter.faces,
            setter.findings,
        );
        return set_settled(setter, &settled);
    }
    set_settled(setter, table);
}

fn set_settled(setter: &mut Setter<'_>, table: &Table) {
    if table.rows.is_empty() || table.columns.is_empty() {
        return;
    }
    let before = std::mem::replace(&mut setter.orientation, table.orientation);
    let tag = setter.tag(TagKind::Table, None);
    caption(setter, table, tag);
    let area = area(table, setter.practice);
    let widths = table.widths(area.width, table.size);
    let mut rows = Rows {
        table,
        number: setter.flow.tables.len(),
        set: SetTable { pitch: pitch(table.size), ..SetTable::default() },
        widths,
        tag,
        heights: table.rows.iter().map(|row| row.height.unwrap_or_default()).collect(),
        lines: Vec::new(),
        over: Vec::new(),
    };
    rows.measure(area.height);
    rows.add(setter);
    setter.orientation = before;
}

/// 表题, centred, and the remark at the right; both stay with what follows.
fn caption(setter: &mut Setter<'_>, table: &Table, tag: usize) {
    let words = [
        (&table.caption, CAPTION_ROLE, CAPTION_SIZE, Fit::Centre),
        (&table.remark, Role::FangSong, REMARK_SIZE, Fit::Right),
    ];
    let mut caption = None;
    for (text, role, size, fit) in words {
        let Some(text) = text else { continue };
        let tag = *caption.get_or_insert_with(|| setter.tag(TagKind::Caption, Some(tag)));
        let start = setter.flow.rows.len();
        captions(setter, text, (role, size, fit), tag);
        setter.flow.rows[start..].iter_mut().for_each(|row| row.keep = true);
    }
}

/// Lines of a caption on the pitch of the text.
pub(in crate::layout) fn captions(
    setter: &mut Setter<'_>,
    text: &str,
    (role, size, fit): (Role, Length, Fit),
    tag: usize,
) {
    let width = setter.type_area().width;
    let mut cells = measure(setter.faces, &[Piece::new(text, role).tagged(tag)], size);
    cells.iter_mut().for_each(|cell| cell.spacing = Length::ZERO);
    for line in break_lines(&cells, Indent::NONE.within(width)) {
        let cells = &cells[line.cells];
        let places = fitted(cells, Length::ZERO, width, fit);
        setter.row(cells, &places, size, None);
    }
}

impl Rows<'_> {
    /// Finds the edges, the lines and the owner of every place.
    fn measure(&mut self, page: Length) {
        self.set.edges.push(Length::ZERO);
        for width in &self.widths {
            let last = self.set.edges.last().copied().unwrap_or_default();
            self.set.edges.push(last + *width);
        }
        let head: Length = self.heights[..self.table.head_rows].iter().copied().sum();
        // A heading that fills half a page is not repeated, and may be divided.
        let repeats = head <= page.times(1, 2);
        for (row, height) in self.heights.iter().enumerate() {
            let start = self.set.lines.len();
            let divided = self.table.rows[row].divided;
            let count =
                if divided { heights::lines_in(*height, self.table.size) } else { 1 };
            let line = |at| LineOf { row, continues: at > 0 };
            self.set.lines.extend((0..count).map(line));
            self.lines.push(start..self.set.lines.len());
        }
        if repeats {
            let rows = self.lines.get(..self.table.head_rows);
            self.set.head_lines = rows.and_then(<[_]>::last).map_or(0, |lines| lines.end);
        }
        let columns = self.table.columns.len();
        self.set.owners = vec![vec![usize::MAX; columns]; self.table.rows.len()];
    }

    /// Adds the rows to the flow.
    fn add(mut self, setter: &mut Setter<'_>) {
        let start = setter.flow.rows.len();
        let mut slots = self.table.slots().into_iter().enumerate().peekable();
        for row in 0..self.table.rows.len() {
            let row_tag = setter.tag(TagKind::TableRow, Some(self.tag));
            let first = setter.flow.rows.len();
            self.blank_lines(setter, row);
            while let Some((number, slot)) = slots.next_if(|(_, slot)| slot.row == row) {
                self.own(number, &slot);
                let tag = setter.tag(self.cell_tag(&slot), Some(row_tag));
                if setter.only_heights {
                    continue;
                }
                if slot.rows == 1 {
                    self.cell(setter, &slot, tag, first);
                } else {
                    self.over.push((slot, tag));
                }
            }
        }
        for (slot, tag) in std::mem::take(&mut self.over) {
            self.spanning(setter, &slot, tag);
        }
        self.repeat_head(setter, start);
        setter.flow.tables.push(self.set);
    }

    /// The lines of a row, with nothing on them yet.
    fn blank_lines(&self, setter: &mut Setter<'_>, row: usize) {
        let lines = self.lines[row].clone();
        let last = lines.end - 1;
        for line in lines.clone() {
            let height = if lines.len() == 1 {
                self.heights[row]
            } else if line == lines.start || line == last {
                self.set.pitch + ROW_EXTRA.times(1, 2)
            } else {
                self.set.pitch
            };
            setter.push(height, Vec::new());
            let in_head = line < self.set.head_lines;
            // No page ends after the heading, nor with a single line of a divided row.
            let keep = row < self.table.head_rows && row + 1 < self.table.rows.len()
                || lines.len() > 1 && (line == lines.start || line + 2 == lines.end);
            if let Some(added) = setter.flow.rows.last_mut() {
                added.table = Some(Place { table: self.number, line });
                added.keep = if in_head { row + 1 < self.table.rows.len() } else { keep };
            }
        }
    }

    fn own(&mut self, number: usize, slot: &Slot) {
        for row in &mut self.set.owners[slot.row..slot.row + slot.rows] {
            row[slot.column..slot.column + slot.columns].fill(number);
        }
    }

    fn cell_tag(&self, slot: &Slot) -> TagKind {
        let heading = self.table.rows[slot.row].cells[slot.cell].heading;
        let scope = match (slot.row < self.table.head_rows, heading) {
            (true, _) => Some(Scope::Column),
            (false, true) => Some(Scope::Row),
            (false, false) => None,
        };
        TagKind::Cell(CellTag { scope, columns: slot.columns, rows: slot.rows })
    }

    /// The left edge of a cell's text and its room.
    fn room(&self, slot: &Slot) -> (Length, Length) {
        let (left, right) =
            (self.set.edges[slot.column], self.set.edges[slot.column + slot.columns]);
        (left + PADDING_X, text::room(right - left))
    }

    /// The lines of a text, each with its baseline counted from its upper edge.
    fn lines<'a>(
        &self,
        setter: &mut Setter<'_>,
        slot: &Slot,
        texts: impl IntoIterator<Item = (&'a str, &'a [Ease])>,
        tag: usize,
    ) -> Vec<Vec<TextRun>> {
        let cell = &self.table.rows[slot.row].cells[slot.cell];
        let (left, room) = self.room(slot);
        let role = text::role(self.table, slot.row, cell);
        let align = text::align(self.table, slot.row, slot.column, cell);
        let size = self.table.size;
        let text = Text::new(texts, role, size, room, tag, setter.faces);
        let baseline = self.set.pitch - baseline_above_foot(size);
        let line = |number| {
            let (cells, places) = text.line(number, left, room, align);
            let mut runs = setter.runs(cells, &places, size, None);
            runs.iter_mut().for_each(|run| run.baseline = baseline);
            runs
        };
        (0..text.len()).map(line).collect()
    }

    /// The text of a cell in one row, whose first line in the flow is `first`.
    fn cell(&self, setter: &mut Setter<'_>, slot: &Slot, tag: usize, first: usize) {
        let cell = &self.table.rows[slot.row].cells[slot.cell];
        let text = self.lines(setter, slot, cell.texts(), tag);
        let rows = &mut setter.flow.rows[first..];
        if let [row] = rows {
            let count = text.len();
            let top = top(row.height, self.set.pitch, count, cell.vertical_align);
            row.items.extend(placed(text, top, self.set.pitch));
        } else {
            let inset = ROW_EXTRA.times(1, 2);
            for (number, runs) in text.into_iter().enumerate() {
                // There are as many rows as lines in the highest cell, or more.
                let top = if number == 0 { inset } else { Length::ZERO };
                if let Some(row) = rows.get_mut(number) {
                    row.items.extend(placed(vec![runs], top, self.set.pitch));
                }
            }
        }
    }

    /// The text of a cell over several rows, which waits for the pages.
    fn spanning(&mut self, setter: &mut Setter<'_>, slot: &Slot, tag: usize) {
        let cell = &self.table.rows[slot.row].cells[slot.cell];
        let text = self.lines(setter, slot, cell.texts(), tag);
        let lines = self.lines[slot.row].start..self.lines[slot.row + slot.rows - 1].end;
        let mut repeated = Vec::new();
        if !text.is_empty() {
            let mut words = cell.paragraphs.clone();
            if text.len() > REPEATED_LINES {
                words = vec![String::new()];
            }
            if let Some(last) = words.last_mut() {
                last.push_str(CONTINUED);
            }
            let words = words.iter().map(|words| (words.as_str(), &[][..]));
            repeated = self.lines(setter, slot, words, tag);
            repeated.iter_mut().flatten().for_each(|run| run.mark = Mark::Repetition);
        }
        let align = cell.vertical_align;
        self.set.spanning.push(Spanning { lines, align, text, repeated });
    }

    /// Has the heading repeated above the rows after it.
    fn repeat_head(&self, setter: &mut Setter<'_>, start: usize) {
        let head = self.set.head_lines;
        if head == 0 {
            return;
        }
        let rows = &mut setter.flow.rows[start..];
        let repeated = rows[..head].iter().map(|row| {
            let items = row.items.iter().cloned().map(repetition).collect();
            Row { items, ..row.clone() }
        });
        let repeated: Vec<Row> = repeated.collect();
        let number = setter.flow.heads.len();
        rows[head..].iter_mut().for_each(|row| row.head = Some(number));
        setter.flow.heads.push(repeated);
    }
}

/// How far below the upper edge of a cell of this height its text begins.
pub(super) fn top(
    height: Length,
    pitch: Length,
    lines: usize,
    align: VerticalAlign,
) -> Length {
    let text = pitch * i64::try_from(lines).unwrap_or(0);
    let (inset, spare) = (ROW_EXTRA.times(1, 2), height - text);
    match align {
        VerticalAlign::Top => inset.min(spare),
        VerticalAlign::Middle => spare.times(1, 2),
        VerticalAlign::Bottom => spare - inset.min(spare),
    }
    .max(Length::ZERO)
}

/// Lines one below the other from `top` on.
pub(super) fn placed(
    lines: Vec<Vec<TextRun>>,
    top: Length,
    pitch: Length,
) -> impl Iterator<Item = Item> {
    lines.into_iter().zip(0_i64..).flat_map(move |(runs, number)| {
        let lower = move |mut run: TextRun| {
            run.baseline += top + pitch * number;
            Item::Text(run)
        };
        runs.into_iter().map(lower)
    })
}

/// An item as it stands in a repeated heading.
pub(super) fn repetition(item: Item) -> Item {
    match item {
        Item::Text(run) => Item::Text(TextRun { mark: Mark::Repetition, ..run }),
        other => other,
    }
}
