//! The text of a cell in lines, and how many lines any program may make of it.

use std::ops::Range;

use crate::document::{Align, Ease, Table, TableCell};
use crate::font::Library;
use crate::geom::Length;
use crate::layout::inline::ease;
use crate::layout::inline::justify::{Fit, fitted};
use crate::layout::inline::linebreak::{may_end, next_line, next_line_where};
use crate::layout::inline::measure::{Cell, Piece, measure};
use crate::layout::inline::programs::{agreed, widen_at_gaps};
use crate::standard::Role;
use crate::standard::table::{CELL_ROLE, HEADING_ROLE, PADDING_X};

/// What a line must stay away from full, so that a program that rounds advances to units
/// of its own still fits it: 0.2 pt.
const FIT_MARGIN: Length = Length::twips(4);

/// The text of a cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    cells: Vec<Cell>,
    /// The characters of each line, and whether it ends a paragraph.
    lines: Vec<(Range<usize>, bool)>,
}

impl Text {
    /// Some paragraphs with their eases in one class of type, in lines of a width.
    pub(super) fn new<'a>(
        texts: impl IntoIterator<Item = (&'a str, &'a [Ease])>,
        role: Role,
        size: Length,
        room: Length,
        tag: usize,
        faces: &Library,
    ) -> Self {
        let mut text = Self::default();
        for (paragraph, eases) in texts {
            let start = text.cells.len();
            text.cells.extend(unspaced(paragraph, role, size, tag, faces));
            ease::apply(&mut text.cells[start..], eases);
            let mut at = start;
            while at < text.cells.len() {
                let line = next_line(&text.cells, at, room).cells;
                at = line.end;
                text.lines.push((line, at == text.cells.len()));
            }
        }
        text
    }

    /// How many lines it has.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The characters of a line and their distances from the left edge of what `left`
    /// counts from.
    pub(super) fn line(
        &self,
        number: usize,
        left: Length,
        room: Length,
        align: Align,
    ) -> (&[Cell], Vec<Length>) {
        let Some((line, is_last)) = self.lines.get(number) else {
            return (&[], Vec::new());
        };
        let cells = &self.cells[line.clone()];
        let fit = match align {
            Align::Left if *is_last => Fit::Left,
            Align::Left => Fit::Full,
            Align::Centre => Fit::Centre,
            Align::Right => Fit::Right,
        };
        (cells, fitted(cells, left, room, fit))
    }
}

/// The class of type of a cell.
pub(super) fn role(table: &Table, row: usize, cell: &TableCell) -> Role {
    if cell.heading || row < table.head_rows { HEADING_ROLE } else { CELL_ROLE }
}

/// How the lines of a cell lie.
pub(super) fn align(table: &Table, row: usize, column: usize, cell: &TableCell) -> Align {
    let of_column = || table.columns.get(column).map(|column| column.align);
    let of_head = (row < table.head_rows).then_some(Align::Centre);
    cell.align.or(of_head).or_else(of_column).unwrap_or_default()
}

/// The room for text in a cell of this width.
pub(super) fn room(width: Length) -> Length {
    (width - PADDING_X * 2).max(Length::ZERO)
}

/// What is decided of the text of a cell.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// How many lines it has at most, in whatever program: some set gaps around numbers,
    /// and some keep numbers together with the marks beside them.
    pub(super) lines: usize,
    /// The eases of each paragraph; nothing where none has any.
    pub(super) eases: Vec<Vec<Ease>>,
}

/// Decides about the paragraphs of a cell; `fills` where its lines are filled from edge to
/// edge, so that a spacing of their own is not seen.
pub(super) fn settle(
    paragraphs: &[String],
    fills: bool,
    role: Role,
    size: Length,
    room: Length,
    faces: &Library,
) -> Settled {
    let mut settled = Settled::default();
    for paragraph in paragraphs {
        let mut cells = unspaced(paragraph, role, size, 0, faces);
        let ease = if fills { ease::ease_cell(&mut cells, room) } else { None };
        settled.eases.push(ease.into_iter().collect());
        let ours = count(&cells, |cells, at| next_line(cells, at, room).cells);
        widen_at_gaps(&mut cells, size);
        let narrow = (room - FIT_MARGIN).max(Length::ZERO);
        let ends = |cells: &[Cell], at| may_end(cells, at) && agreed(cells, at);
        let theirs =
            count(&cells, |cells, at| next_line_where(cells, at, narrow, ends).cells);
        settled.lines += ours.max(theirs);
    }
    if settled.eases.iter().all(Vec::is_empty) {
        settled.eases.clear();
    }
    settled
}

fn count(cells: &[Cell], next: impl Fn(&[Cell], usize) -> Range<usize>) -> usize {
    let (mut at, mut lines) = (0, 0);
    while at < cells.len() {
        at = next(cells, at).end;
        lines += 1;
    }
    lines
}

/// The characters of a paragraph, with no spacing of their own.
fn unspaced(
    paragraph: &str,
    role: Role,
    size: Length,
    tag: usize,
    faces: &Library,
) -> Vec<Cell> {
    let mut cells = measure(faces, &[Piece::new(paragraph, role).tagged(tag)], size);
    cells.iter_mut().for_each(|cell| cell.spacing = Length::ZERO);
    cells
}
