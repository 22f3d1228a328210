//! What an office may do otherwise than the standard: figures that are values, not constants.
//!
//! [`Practice::STANDARD`] is GB/T 9704—2012 itself. An office's own rules change exactly the
//! fields of this structure, and whoever needs such a figure takes it from here.

use super::page::{
    LINE_PITCH, MARGINS, PAGE_NUMBER_DROP, PAGE_NUMBER_INDENT, SHEET, TRACKING,
};
use super::typeface::SIZE_3;
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
    /// How far below the type area the dash of the page number lies (7.5).
    pub page_number_drop: Length,
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
        page_number_drop: PAGE_NUMBER_DROP,
        bold_level_3: false,
        mirrored: false,
        imprint_on_even_page: true,
        face_names: [const { None }; 5],
    };

    /// The model of GB/T 33476.2 (6.2 and annex A): the 版心 is measured to the characters'
    /// ink, so that the area in which lines stand reaches half a gap beyond it above and
    /// below; the page number stays where it was on the sheet.
    pub fn gbt_33476_2() -> Self {
        let (top, bottom) = (Length::hundredths_mm(3458), Length::hundredths_mm(3258));
        Self {
            margins: Sides { top, bottom, ..MARGINS },
            line_pitch: Length::twips(592),
            page_number_drop: Length::hundredths_mm(458),
            ..Self::STANDARD
        }
    }

    /// The type area of an upright page.
    pub fn type_area(&self) -> Size {
        let Sides { top, bottom, left, right } = self.margins;
        Size { width: SHEET.width - left - right, height: SHEET.height - top - bottom }
    }

    /// The type area of a page as it is read, upright or turned.
    pub fn type_area_of(&self, turned: bool) -> Size {
        let Size { width, height } = self.type_area();
        if turned {
            Size { width: height, height: width }
        } else {
            Size { width, height }
        }
    }

    /// The white edges of a page as it is read, by its number from 1.
    ///
    /// The head of a turned page lies at the left edge of the upright sheet (clause 8).
    pub fn margins_of(&self, number: usize, turned: bool) -> Sides {
        let Sides { top, bottom, left, right } = self.margins;
        let swapped = self.mirrored && number.is_multiple_of(2);
        let (left, right) = if swapped { (right, left) } else { (left, right) };
        if turned {
            Sides { top: left, bottom: right, left: bottom, right: top }
        } else {
            Sides { top, bottom, left, right }
        }
    }

    /// How far above the lower edge of a line its baseline lies: a fifth of the pitch, as
    /// word processors place it when line spacing is exact.
    pub fn baseline_above_foot(&self) -> Length {
        self.line_pitch.times(1, 5)
    }

    /// Lines on a full page.
    pub fn lines(&self) -> usize {
        let pitch = self.line_pitch.to_emu().max(1);
        usize::try_from(self.type_area().height.to_emu() / pitch).unwrap_or(0)
    }
}

impl Practice {
    /// Characters of 三号 on a full line of an upright page.
    pub fn cells(&self) -> usize {
        let advance = SIZE_3 + TRACKING;
        usize::try_from(self.type_area().width / advance).unwrap_or(0)
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
    use crate::standard::page::{BASELINE_ABOVE_FOOT, CELLS, LINES, TYPE_AREA};

    #[test]
    fn the_standard_has_the_figures_of_the_standard() {
        assert_eq!(Practice::STANDARD.type_area(), TYPE_AREA);
        assert_eq!(Practice::STANDARD.lines(), LINES);
        assert_eq!(Practice::STANDARD.baseline_above_foot(), BASELINE_ABOVE_FOOT);
    }

    #[test]
    fn the_model_of_gbt_33476_2_has_as_many_lines_and_the_same_place_of_the_number() {
        let model = Practice::gbt_33476_2();
        assert_eq!((model.lines(), model.cells()), (LINES, CELLS));
        let dash = |it: &Practice| it.margins.bottom - it.page_number_drop;
        assert_eq!(dash(&model), dash(&Practice::STANDARD));
    }

    #[test]
    fn a_turned_page_has_its_head_at_the_left_edge_of_the_sheet() {
        let turned = Practice::STANDARD.margins_of(2, true);
        assert_eq!((turned.top, turned.bottom), (MARGINS.left, MARGINS.right));
        assert_eq!((turned.left, turned.right), (MARGINS.bottom, MARGINS.top));
    }

    #[test]
    fn mirrored_margins_have_the_binding_edge_at_the_right_of_even_pages() {
        let mirrored = Practice { mirrored: true, ..Practice::STANDARD };
        assert_eq!(mirrored.margins_of(1, false), MARGINS);
        assert_eq!(mirrored.margins_of(2, false).right, MARGINS.left);
    }
}
