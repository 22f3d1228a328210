//! Gives each character of a paragraph its glyph, its advance and its spacing.

use std::ops::Range;

use super::prohibit::is_blank;
use crate::font::{Glyph, Library};
use crate::geom::Length;
use crate::standard::Role;
use crate::standard::page::TRACKING;

/// Words of one look.
#[derive(Clone, Debug)]
pub(in crate::layout) struct Piece {
    /// The words.
    pub(in crate::layout) text: String,
    /// The class of type they are set in.
    pub(in crate::layout) role: Role,
    /// Whether they stand out.
    pub(in crate::layout) bold: bool,
    /// The tag they belong to.
    pub(in crate::layout) tag: usize,
}

impl Piece {
    /// Plain words.
    pub(in crate::layout) fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role, bold: false, tag: 0 }
    }

    /// Words that belong to a tag.
    pub(in crate::layout) fn tagged(mut self, tag: usize) -> Self {
        self.tag = tag;
        self
    }
}

/// A character that waits for its place.
#[derive(Copy, Clone, Debug)]
pub(in crate::layout) struct Cell {
    /// The character.
    pub(in crate::layout) char: char,
    /// Its glyph; `None` where no face has one.
    pub(in crate::layout) glyph: Option<Glyph>,
    /// How wide it is by nature.
    pub(in crate::layout) advance: Length,
    /// What is added to that when lines are filled.
    pub(in crate::layout) spacing: Length,
    /// Whether it stands out.
    pub(in crate::layout) bold: bool,
    /// The tag it belongs to.
    pub(in crate::layout) tag: usize,
}

impl Cell {
    /// The room it takes when lines are filled.
    pub(in crate::layout) fn width(&self) -> Length {
        self.advance + self.spacing
    }

    /// Whether it is a space, which needs no room at a line's end.
    pub(in crate::layout) fn is_space(&self) -> bool {
        is_blank(self.char)
    }
}

/// The characters of some pieces, measured at a size, with the spacing of the text.
pub(in crate::layout) fn measure(
    faces: &Library,
    pieces: &[Piece],
    size: Length,
) -> Vec<Cell> {
    let cell = |piece: &Piece, char: char| {
        let glyph = faces.glyph(piece.role, char);
        let advance = glyph.map_or(size, |glyph| glyph.advance(size));
        let (bold, tag) = (piece.bold, piece.tag);
        Cell { char, glyph, advance, spacing: TRACKING, bold, tag }
    };
    let cells = |piece| move |char| cell(piece, char);
    pieces.iter().flat_map(|piece| piece.text.chars().map(cells(piece))).collect()
}

/// The characters of one line without the spaces at its end.
pub(in crate::layout) fn trimmed(cells: &[Cell], line: Range<usize>) -> Range<usize> {
    let mut end = line.end;
    while end > line.start && cells[end - 1].is_space() {
        end -= 1;
    }
    line.start..end
}

/// The room some characters take on one line.
pub(in crate::layout) fn width(cells: &[Cell]) -> Length {
    cells[trimmed(cells, 0..cells.len())].iter().map(Cell::width).sum()
}
