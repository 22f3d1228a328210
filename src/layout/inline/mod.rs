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

/// The lines of a paragraph: where they begin and where they end.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Indent {
    /// How far the first line stands in from the left edge of the type area.
    pub(super) first: Length,
    /// How far all other lines stand in.
    pub(super) rest: Length,
    /// Where lines end, from the left edge of the type area.
    pub(super) width: Length,
}

impl Indent {
    /// No line of an upright page stands in.
    pub(super) const NONE: Self =
        Self { first: Length::ZERO, rest: Length::ZERO, width: TYPE_AREA.width };

    /// Only the first line stands in, on an upright page.
    pub(super) const fn first(first: Length) -> Self {
        Self { first, ..Self::NONE }
    }

    /// The first line stands in so far and the others so far, on an upright page.
    pub(super) const fn hanging(first: Length, rest: Length) -> Self {
        Self { first, rest, ..Self::NONE }
    }

    /// The same with lines that end elsewhere.
    pub(super) const fn within(self, width: Length) -> Self {
        Self { width, ..self }
    }

    /// The indent of a line, by its number from 0.
    pub(super) const fn of(self, line: usize) -> Length {
        if line == 0 { self.first } else { self.rest }
    }

    /// The room on a line, by its number from 0.
    pub(super) fn room(self, line: usize) -> Length {
        measure_of(self.width) - self.of(line)
    }
}

/// How wide a line may be when it is broken: its room in whole twips, rounded down,
/// because that is what a word processor has at most.
pub(super) fn measure_of(width: Length) -> Length {
    Length::twips(width / Length::twips(1))
}
