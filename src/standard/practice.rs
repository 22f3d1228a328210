//! What an office may do otherwise than the standard: figures that are values, not constants.
//!
//! [`Practice::STANDARD`] is GB/T 9704—2012 itself. An office's own rules change exactly the
//! fields of this structure, and whoever needs such a figure takes it from here.

use super::page::{LINE_PITCH, MARGINS, PAGE_NUMBER_INDENT, SHEET};
use crate::geom::{Length, Sides, Size};

/// The figures that local practice may change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Practice {
    /// White edges of an upright page: 天头, 订口 and what follows from the type area (5.2.1).
    pub margins: Sides,
    /// Distance between baselines (5.2.3), a whole number of twips.
    pub line_pitch: Length,
    /// Where the page number stands (7.5).
    pub page_number: PageNumberPlace,
    /// Whether headings of level 3 are bold, a practice of many offices.
    pub bold_level_3: bool,
    /// Whether margins are mirrored on even pages, so that the binding edge is wide on both.
    pub mirrored: bool,
    /// Whether the 版记 stands on an even page (GB/T 33476.2, 7.3.1).
    pub imprint_on_even_page: bool,
    /// The names under which a word processor finds the faces, in the order of
    /// [`super::Role::ALL`]; nothing where the usual name is meant.
    pub face_names: [Option<String>; 5],
}

/// Where the page number stands (7.5).
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum PageNumberPlace {
    /// At the outer edge, this far from the type area's edge.
    Outside(Length),
    /// In the middle, as many internal papers have it.
    Centred,
}

impl Practice {
    /// The standard itself.
    pub const STANDARD: Self = Self {
        margins: MARGINS,
        line_pitch: LINE_PITCH,
        page_number: PageNumberPlace::Outside(PAGE_NUMBER_INDENT),
        bold_level_3: false,
        mirrored: false,
        imprint_on_even_page: true,
        face_names: [const { None }; 5],
    };

    /// The type area of an upright page.
    pub fn type_area(&self) -> Size {
        let Sides { top, bottom, left, right } = self.margins;
        Size { width: SHEET.width - left - right, height: SHEET.height - top - bottom }
    }

    /// Lines on a full page.
    pub fn lines(&self) -> usize {
        let pitch = self.line_pitch.to_emu().max(1);
        usize::try_from(self.type_area().height.to_emu() / pitch).unwrap_or(0)
    }
}

impl Default for Practice {
    fn default() -> Self {
        Self::STANDARD
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::page::{LINES, TYPE_AREA};

    #[test]
    fn the_standard_has_the_figures_of_the_standard() {
        assert_eq!(Practice::STANDARD.type_area(), TYPE_AREA);
        assert_eq!(Practice::STANDARD.lines(), LINES);
    }
}
