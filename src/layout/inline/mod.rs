//! Sets the characters of one paragraph in lines.
//!
//! 1. [`measure`] gives each character its glyph, its advance and its spacing.
//! 2. [`prohibit`] says between which characters a line may end.
//! 3. [`linebreak`] fills lines; [`ease`] keeps the last of them from being too short, and
//!    makes [`programs`] that differ from each other end lines alike.
//! 4. [`justify`] gives each character of a line its place.

pub(super) mod ease;
pub(super) mod justify;
pub(super) mod linebreak;
pub(super) mod measure;
pub(super) mod programs;
pub(super) mod prohibit;

use crate::geom::Length;
use crate::standard::page::TYPE_AREA;

/// How wide a line may be when it is broken: the type area in whole twips, rounded down,
/// because that is what a word processor has at most.
pub(super) const MEASURE: Length =
    Length::twips(TYPE_AREA.width.to_emu() / Length::twips(1).to_emu());

/// How far the lines of a paragraph stand in from the left.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Indent {
    /// The first line.
    pub(super) first: Length,
    /// All other lines.
    pub(super) rest: Length,
}

impl Indent {
    /// No line stands in.
    pub(super) const NONE: Self = Self { first: Length::ZERO, rest: Length::ZERO };

    /// Only the first line stands in.
    pub(super) const fn first(first: Length) -> Self {
        Self { first, rest: Length::ZERO }
    }

    /// The indent of a line, by its number from 0.
    pub(super) const fn of(self, line: usize) -> Length {
        if line == 0 { self.first } else { self.rest }
    }

    /// The room on a line, by its number from 0.
    pub(super) fn room(self, line: usize) -> Length {
        MEASURE - self.of(line)
    }
}
