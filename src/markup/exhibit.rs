//! Tables, and what stands in a paper as a picture does: each is a block of its own.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::joiner::without_joiners;
use super::lower::Lowering;
use super::merge::merged;
use crate::diagnostic::codes::markup as codes;
use crate::diagnostic::{Diagnostic, Span};
use crate::document::{Align, Block, Column, Table, TableCell, text_of};

/// The least and the most that a column's widest text counts for its share of the width, in
/// characters: a column of one digit still needs room, one of sentences must leave some.
const SHARES: std::ops::RangeInclusive<usize> = 3..=24;

/// Up to this many characters a cell is short, and stays on a line where there is room.
const SHORT: usize = 8;

/// Up to this many characters a heading of a column does.
const HEADING: usize = 5;

/// The rows of the heading, of which Markdown knows one.
const HEAD_ROWS: usize = 1;

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
    rows: Vec<Vec<GridCell>>,
    head: bool,
}

/// A cell as it is written, before cells are merged.
pub(super) struct GridCell {
    pub(super) cell: TableCell,
    /// Where it is written.
    pub(super) range: Range<usize>,
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
        self.shown.push(Shown { source, title, alt: String::new(), range });
    }

    /// A picture is described: what it shows takes its place, or its words do.
    pub(super) fn image_ends(&mut self) {
        let Some(Shown { source, alt, title, range }) = self.shown.pop() else { return };
        let span = Span::new(self.source, range.clone());
        let is_within_another = !self.shown.is_empty();
        if is_within_another || self.has_words() || self.in_table() {
            let message = if is_within_another {
                "图片、图表写在了另一幅图片的说明里，只印了它的说明文字"
            } else {
                "图片、图表和文字写在了同一段里，只印了它的说明文字"
            };
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
            table.rows.push(Vec::new());
        }
    }

    /// The words so far are a cell.
    pub(super) fn cell_ends(&mut self, range: Range<usize>) {
        let words = self.words.take().map(|(content, _)| text_of(&content));
        let Some(table) = &mut self.table else { return };
        let cell = TableCell::new(words.unwrap_or_default());
        let cell = if table.head { cell.into_heading() } else { cell };
        if let Some(row) = table.rows.last_mut() {
            row.push(GridCell { cell, range });
        }
    }

    /// The table is read.
    pub(super) fn table_ends(&mut self) {
        let Some(TableBuilder { align, rows, .. }) = self.table.take() else { return };
        let (rows, stray) = merged(rows, HEAD_ROWS);
        for GridCell { range, .. } in stray {
            let message = "这一格的合并记号没有可以合并的格，按空格子排";
            let finding = Diagnostic::new(&codes::STRAY_MERGE, message);
            let hint = "“^^”与上一格合并，“<<”与左边一格合并；被合并的格应当排成长方形，表头不与下面的行合并";
            self.report(finding.hint(hint), range);
        }
        let mut table = Table { head_rows: HEAD_ROWS, rows, ..Table::default() };
        table.columns.resize(align.len(), Column::default());
        let mut needs = vec![(0, 0); align.len()];
        for slot in table.slots().into_iter().filter(|slot| slot.columns == 1) {
            let words = table.rows[slot.row].cells[slot.cell].text();
            let (widest, whole) = &mut needs[slot.column];
            *widest = width(&words).max(*widest);
            *whole = whole_width(&words, slot.row < HEAD_ROWS).max(*whole);
        }
        let column = |(align, (widest, whole)): (&Align, (usize, usize))| {
            let share = widest.clamp(*SHARES.start(), *SHARES.end());
            let [share, least] =
                [share, if widest > SHORT { whole.min(SHORT) } else { whole }]
                    .map(|it| u32::try_from(it).unwrap_or(1));
            Column { share, least, align: *align }
        };
        table.columns = align.iter().zip(needs).map(column).collect();
        self.blocks.push(Block::Table(table));
    }

    /// Whether words belong to a table.
    pub(super) fn in_table(&self) -> bool {
        self.table.is_some()
    }
}

/// How many characters wide a column must be for this text to stay on one line: none for
/// a text that is too long for that. Beside numbers some programs put gaps.
fn whole_width(text: &str, heading: bool) -> usize {
    let width = width(text);
    let has = |wanted: fn(&char) -> bool| text.chars().any(|char| wanted(&char));
    let gaps = has(char::is_ascii_digit) && has(|char| !char.is_ascii());
    let most = if heading { HEADING } else { SHORT };
    if width <= most { width + usize::from(gaps) } else { 0 }
}

/// About how many Chinese characters wide a text is.
fn width(text: &str) -> usize {
    let halves: usize =
        text.chars().map(|char| if char.is_ascii() { 1 } else { 2 }).sum();
    halves.div_ceil(2)
}
