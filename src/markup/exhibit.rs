//! Tables, and what stands in a paper as a picture does: each is a block of its own.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::joiner::without_joiners;
use super::lower::Lowering;
use crate::diagnostic::codes::markup as codes;
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{Align, Block, Column, Table, TableCell, TableRow, text_of};
use crate::geom::Length;

/// The least and the most that a column's widest text counts for its share of the width, in
/// characters: a column of one digit still needs room, one of sentences must leave some.
const SHARES: std::ops::RangeInclusive<usize> = 3..=24;

/// From so many columns on a table is set in the smaller type.
const MANY_COLUMNS: usize = 6;

/// 小四 and 五号.
const USUAL: Length = Length::pt(12);
const SMALLER: Length = Length::half_pt(21);

/// A picture, a chart or a table that the text shows: `![alt](source "title")`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Exhibit {
    /// What follows `(`: the path of a file, or `exhibit:` and a name.
    pub source: String,
    /// The words in brackets: the alternative text.
    pub alt: String,
    /// The words in quotes behind the source: size and caption.
    pub title: String,
    /// Where it is written.
    pub span: Span,
}

/// What is known of a picture while its words are read.
pub(super) struct Shown {
    source: String,
    alt: String,
    title: String,
    range: Range<usize>,
}

impl Shown {
    /// Adds words to the alternative text.
    pub(super) fn describe(&mut self, words: &str) {
        self.alt.push_str(words);
    }
}

/// A table while it is read.
pub(super) struct TableBuilder {
    align: Vec<Align>,
    rows: Vec<TableRow>,
    head: bool,
}

impl Lowering<'_> {
    /// A picture begins; the words that describe it follow.
    pub(super) fn image_begins(
        &mut self,
        source: &str,
        title: &str,
        range: Range<usize>,
    ) {
        let [source, title] = [source, title].map(|it| without_joiners(it).into_owned());
        self.shown = Some(Shown { source, title, alt: String::new(), range });
    }

    /// A picture is described: what it shows takes its place, or its words do.
    pub(super) fn image_ends(&mut self) {
        let Some(Shown { source, alt, title, range }) = self.shown.take() else { return };
        let span = Span::new(self.source, range.clone());
        if self.has_words() || self.in_table() {
            let message = "图片、图表和文字写在了同一段里，只印了它的说明文字";
            let finding = Diagnostic::new(&codes::UNSUPPORTED, message);
            self.report(finding.hint("请把它单独写成一段，前后各空一行"), range.clone());
            self.push(&alt, range);
            return;
        }
        let exhibit = Exhibit { source, alt, title, span };
        match (self.resolve)(&exhibit) {
            Ok(block) => self.blocks.push(block),
            Err(finding) => {
                self.report(*finding, range.clone());
                self.push(&exhibit.alt, range);
            }
        }
    }

    /// A table begins.
    pub(super) fn table_begins(&mut self, alignments: &[Alignment]) {
        let align = alignments.iter().map(|alignment| match alignment {
            Alignment::None | Alignment::Left => Align::Left,
            Alignment::Center => Align::Centre,
            Alignment::Right => Align::Right,
        });
        let align = align.collect();
        self.table = Some(TableBuilder { align, rows: Vec::new(), head: false });
    }

    /// A row begins; the first is the heading.
    pub(super) fn row_begins(&mut self, head: bool) {
        if let Some(table) = &mut self.table {
            table.head = head;
            table.rows.push(TableRow::default());
        }
    }

    /// The words so far are a cell.
    pub(super) fn cell_ends(&mut self) {
        let words = self.words.take().map(|(content, _)| text_of(&content));
        let Some(table) = &mut self.table else { return };
        let cell = TableCell::new(words.unwrap_or_default());
        let cell = if table.head { cell.into_heading() } else { cell };
        if let Some(row) = table.rows.last_mut() {
            row.cells.push(cell);
        }
    }

    /// The table is read.
    pub(super) fn table_ends(&mut self) {
        let Some(TableBuilder { align, rows, .. }) = self.table.take() else { return };
        let columns = align.iter().enumerate().map(|(at, align)| {
            let widths = rows.iter().filter_map(|row| row.cells.get(at));
            let widest = widths.map(|cell| width(&cell.text())).max().unwrap_or(0);
            let share = widest.clamp(*SHARES.start(), *SHARES.end());
            Column { share: u32::try_from(share).unwrap_or(1), align: *align }
        });
        let columns: Vec<Column> = columns.collect();
        let size = if columns.len() < MANY_COLUMNS { USUAL } else { SMALLER };
        let table = Table { columns, head_rows: 1, rows, size, ..Table::default() };
        self.blocks.push(Block::Table(table));
    }

    /// Whether words belong to a table.
    pub(super) fn in_table(&self) -> bool {
        self.table.is_some()
    }
}

/// About how many Chinese characters wide a text is.
fn width(text: &str) -> usize {
    let halves: usize =
        text.chars().map(|char| if char.is_ascii() { 1 } else { 2 }).sum();
    halves.div_ceil(2)
}
