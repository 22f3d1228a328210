//! Tables: rows of cells with widths, borders, merged cells and a repeated heading.

use std::iter;

use super::{Block, Ease, Orientation};
use crate::geom::Length;

/// A table of the body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// 表题, centred above the table; it is also its name to a screen reader.
    pub caption: Option<String>,
    /// A line at the right above the table, such as `截至2023年12月31日` or `单位：项`.
    pub remark: Option<String>,
    /// The columns; their widths are shares of the type area.
    pub columns: Vec<Column>,
    /// How many of the rows are the heading, which every page repeats.
    pub head_rows: usize,
    /// The rows. A cell that spans rows is written in the first of them only.
    pub rows: Vec<TableRow>,
    /// Size of the type: 小四 (12 pt), 五号 (10.5 pt) …; nothing for the usual one, until
    /// `layout` has settled it.
    pub size: Length,
    /// How the page is held; a table held otherwise than the text before it begins a page,
    /// and so does the text after it.
    pub orientation: Orientation,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its share of the width, in any unit common to all columns; at least 1.
    pub share: u32,
    /// How many characters of the table's type it should have room for on a line, so that
    /// short words in it are not divided; 0 where nothing is asked.
    pub least: u32,
    /// How its cells' lines lie, where a cell does not say otherwise.
    pub align: Align,
}

/// How lines lie between the edges of a cell.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Align {
    /// Flush left; several lines are justified.
    #[default]
    Left,
    /// Centred.
    Centre,
    /// Flush right, for numbers.
    Right,
}

/// How text lies between the upper and the lower edge of a cell.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum VerticalAlign {
    /// At the upper edge.
    Top,
    /// In the middle.
    #[default]
    Middle,
    /// At the lower edge.
    Bottom,
}

impl Table {
    /// Whether white parts it from the block before it: words that are neither its 表题 nor
    /// its remark.
    pub fn stands_off(&self, before: Option<&Block>) -> bool {
        let is_text = matches!(before, Some(Block::Heading(_) | Block::Paragraph(_)));
        is_text && self.caption.is_none() && self.remark.is_none()
    }
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableRow {
    /// The cells that begin in this row, from left to right.
    pub cells: Vec<TableCell>,
    /// Its height at least, such that every word processor has room for the text; nothing
    /// until `layout` has settled it.
    pub height: Option<Length>,
    /// Whether a page may end within it: it is higher than a page, or the first of a table
    /// whose title would stand alone on a page without it. `layout` decides.
    pub divided: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableCell {
    /// Its paragraphs; none in an empty cell.
    pub paragraphs: Vec<String>,
    /// For each paragraph the characters that have a spacing of their own; `layout` decides.
    pub eases: Vec<Vec<Ease>>,
    /// Columns it covers: at least 1.
    pub column_span: usize,
    /// Rows it covers: at least 1.
    pub row_span: usize,
    /// How its lines lie; as its column says where nothing is said.
    pub align: Option<Align>,
    /// How its text lies in its height.
    pub vertical_align: VerticalAlign,
    /// Whether it is a heading of rows or columns: 黑体, and announced as such.
    pub heading: bool,
}

impl Default for TableCell {
    fn default() -> Self {
        Self {
            paragraphs: Vec::new(),
            eases: Vec::new(),
            column_span: 1,
            row_span: 1,
            align: None,
            vertical_align: VerticalAlign::Middle,
            heading: false,
        }
    }
}

impl TableCell {
    /// A cell with one paragraph for each line of `text`; none where `text` is empty.
    pub fn new(text: impl AsRef<str>) -> Self {
        let lines = text.as_ref().lines().filter(|line| !line.trim().is_empty());
        Self { paragraphs: lines.map(str::to_owned).collect(), ..Self::default() }
    }

    /// Its paragraphs with their eases.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &[Ease])> {
        let eases = self.eases.iter().map(Vec::as_slice).chain(iter::repeat(&[][..]));
        self.paragraphs.iter().map(String::as_str).zip(eases)
    }

    /// The cell as a heading, centred.
    pub fn into_heading(self) -> Self {
        Self { heading: true, align: Some(Align::Centre), ..self }
    }

    /// The cell's paragraphs as one text.
    pub fn text(&self) -> String {
        self.paragraphs.concat()
    }
}
