//! Adds to a page what of a table depends on where pages end: its rules, and the cells over
//! several rows.

use super::rows::{SetTable, Spanning, placed, repetition, top};
use crate::geom::{Length, Point, Size};
use crate::layout::page::{Ink, Item, TextRun};
use crate::standard::table::{INNER_RULE, OUTER_RULE, ROW_EXTRA};

/// A line of a table on a page.
#[derive(Copy, Clone, Debug)]
pub(in crate::layout) struct Placed {
    /// The line.
    pub(in crate::layout) line: usize,
    /// Its upper edge on the page.
    pub(in crate::layout) top: Length,
    /// Its height.
    pub(in crate::layout) height: Length,
}

/// Goes through the pages of one table in order.
pub(in crate::layout) struct Framer<'a> {
    table: &'a SetTable,
    /// The first cell over several rows that no page has shown yet.
    next: usize,
    /// The cells over several rows that go on, and how many lines of theirs are shown.
    open: Vec<(usize, usize)>,
}

impl<'a> Framer<'a> {
    /// Before the first page of a table.
    pub(in crate::layout) fn new(table: &'a SetTable) -> Self {
        Self { table, next: 0, open: Vec::new() }
    }

    /// What is added to a page with these lines, `repeated` of them a heading that an
    /// earlier page has; places are counted from the page's upper edge and from the left
    /// edge of the type area.
    pub(in crate::layout) fn page(
        &mut self,
        lines: &[Placed],
        repeated: usize,
    ) -> Vec<Item> {
        let (head, body) = lines.split_at(repeated.min(lines.len()));
        let mut items = self.repeated(head);
        items.extend(self.spanning(body));
        items.extend(rules(self.table, lines));
        items
    }

    /// The cells over several rows of a repeated heading.
    fn repeated(&self, head: &[Placed]) -> Vec<Item> {
        let spanning = self.table.spanning.iter();
        let of_head = spanning.take_while(|cell| cell.lines.end <= head.len());
        let items = of_head.flat_map(|cell| {
            let part = Part::of(cell, head, self.table.pitch);
            part.into_iter().flat_map(|part| part.items(&cell.text, self.table.pitch))
        });
        items.map(repetition).collect()
    }

    /// The cells over several rows that these lines show.
    fn spanning(&mut self, lines: &[Placed]) -> Vec<Item> {
        let Some(end) = lines.last().map(|last| last.line + 1) else {
            return Vec::new();
        };
        let cells = &self.table.spanning;
        while cells.get(self.next).is_some_and(|cell| cell.lines.start < end) {
            self.open.push((self.next, 0));
            self.next += 1;
        }
        let pitch = self.table.pitch;
        let mut items = Vec::new();
        for (number, shown) in &mut self.open {
            let cell = &cells[*number];
            let Some(part) = Part::of(cell, lines, pitch) else { continue };
            let left = cell.text.len() - *shown;
            if left > 0 || *shown == 0 {
                let now = left.min(part.capacity);
                items.extend(part.items(&cell.text[*shown..*shown + now], pitch));
                *shown += now;
            } else if cell.repeated.len() <= part.capacity {
                items.extend(part.items(&cell.repeated, pitch));
            }
        }
        self.open.retain(|(number, _)| cells[*number].lines.end > end);
        items
    }
}

/// The part of a cell over several rows that stands on one page.
struct Part<'a> {
    cell: &'a Spanning,
    top: Length,
    height: Length,
    /// How many lines of text it has room for.
    capacity: usize,
}

impl<'a> Part<'a> {
    fn of(cell: &'a Spanning, lines: &[Placed], pitch: Length) -> Option<Self> {
        let covered = |line: &&Placed| cell.lines.contains(&line.line);
        let first = lines.iter().find(covered)?;
        let height: Length = lines.iter().filter(covered).map(|line| line.height).sum();
        // A page end costs no white: the lines of the rows have room without it.
        let last = lines.iter().rev().find(covered)?;
        let ends = usize::from(first.line == cell.lines.start)
            + usize::from(last.line + 1 == cell.lines.end);
        let white = ROW_EXTRA.times(i64::try_from(ends).unwrap_or(0), 2);
        let capacity = usize::try_from((height - white) / pitch).unwrap_or(0);
        Some(Self { cell, top: first.top, height, capacity })
    }

    fn items(
        &self,
        lines: &[Vec<TextRun>],
        pitch: Length,
    ) -> impl Iterator<Item = Item> + use<> {
        let within = top(self.height, pitch, lines.len(), self.cell.align);
        placed(lines.to_vec(), self.top + within, pitch)
    }
}

/// The rules around and between these lines.
fn rules(table: &SetTable, lines: &[Placed]) -> Vec<Item> {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return Vec::new();
    };
    let right = table.edges.last().copied().unwrap_or_default();
    let (top, bottom) = (first.top, last.top + last.height);
    let mut rules = vec![
        bar(Length::ZERO, top, right, OUTER_RULE),
        bar(Length::ZERO, bottom - OUTER_RULE, right, OUTER_RULE),
        bar(Length::ZERO, top, OUTER_RULE, bottom - top),
        bar(right - OUTER_RULE, top, OUTER_RULE, bottom - top),
    ];
    let half = INNER_RULE.times(1, 2);
    for pair in lines.windows(2) {
        let (Some(upper), Some(lower)) = (pair.first(), pair.get(1)) else { continue };
        let (above, below) = (owners(table, upper), owners(table, lower));
        let follows = upper.line + 1 == lower.line;
        if follows && table.lines[lower.line].continues {
            continue;
        }
        let parted = |column: usize| above.get(column) != below.get(column);
        for run in runs(0..table.edges.len() - 1, parted) {
            let (left, right) = (table.edges[run.start], table.edges[run.end]);
            rules.push(bar(left, lower.top - half, right - left, INNER_RULE));
        }
    }
    for column in 1..table.edges.len() - 1 {
        let parted = |line: usize| {
            let owners = owners(table, &lines[line]);
            owners.get(column - 1) != owners.get(column)
        };
        for run in runs(0..lines.len(), parted) {
            let (first, last) = (lines[run.start], lines[run.end - 1]);
            let height = last.top + last.height - first.top;
            rules.push(bar(table.edges[column] - half, first.top, INNER_RULE, height));
        }
    }
    rules
}

fn owners<'a>(table: &'a SetTable, line: &Placed) -> &'a [usize] {
    let row = table.lines.get(line.line).map(|line| line.row);
    row.and_then(|row| table.owners.get(row)).map_or(&[], Vec::as_slice)
}

/// The longest stretches of numbers for which this holds.
fn runs(
    all: std::ops::Range<usize>,
    holds: impl Fn(usize) -> bool,
) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for number in all.filter(|number| holds(*number)) {
        match found.last_mut() {
            Some(run) if run.end == number => run.end += 1,
            _ => found.push(number..number + 1),
        }
    }
    found
}

fn bar(left: Length, top: Length, width: Length, height: Length) -> Item {
    let (origin, size) = (Point { x: left, y: top }, Size { width, height });
    Item::Bar { origin, size, ink: Ink::Black }
}
