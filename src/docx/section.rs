//! The sheet, its grid, and the page numbers at its foot.

use docx_rs::{
    DocGrid, DocGridType, Footer, FooterReference, PageMargin, PageSize, Run,
    SectionProperty,
};

use super::body::paragraph;
use super::normalise::Grafts;
use super::run::{field, plain};
use super::style::{EVEN_PAGE_NUMBER, PAGE_NUMBER, ParagraphStyle};
use super::unit::{positive_twips, twips};
use crate::geom::Length;
use crate::standard::page::{
    GRID_CHAR_SPACE, LINE_PITCH, MARGINS, PAGE_NUMBER_DROP, SHEET,
};
use crate::standard::typeface::SIZE_4;

/// Name of the relation to the footer of odd pages.
pub(super) const ODD_FOOTER: &str = "rIdFooter1";

/// Name of the relation to the footer of even pages.
pub(super) const EVEN_FOOTER: &str = "rIdFooter2";

/// The footer's lower edge above the sheet's: such that the dash of the page number
/// stands [`PAGE_NUMBER_DROP`] below the type area. A line of exact height has its
/// baseline a fifth of its height above its lower edge, and the dash of 宋体 stands
/// [`DASH_ABOVE_BASELINE`] above that.
fn footer_distance() -> Length {
    let line_below_dash = SIZE_4.times(1, 5) + DASH_ABOVE_BASELINE;
    MARGINS.bottom - PAGE_NUMBER_DROP - line_below_dash
}

/// The middle of the dash — in 四号宋体 above the baseline: the middle of the em box.
const DASH_ABOVE_BASELINE: Length = SIZE_4.times(38, 100);

/// Height of a header's upper edge below the sheet's; no paper of ours has a header.
const HEADER_DISTANCE: Length = Length::twips(851);

/// The section of an upright sheet (A4, 28 × 22). The grid is declared, for the dialogue
/// of the word processor and for checkers, but no style lays its lines out on it:
/// some programs give a character wider than its cell two cells.
pub(super) fn section() -> SectionProperty {
    let mut section = SectionProperty::new()
        .page_size(
            PageSize::new()
                .size(positive_twips(SHEET.width), positive_twips(SHEET.height)),
        )
        .page_margin(PageMargin {
            top: twips(MARGINS.top),
            bottom: twips(MARGINS.bottom),
            left: twips(MARGINS.left),
            right: twips(MARGINS.right),
            header: twips(HEADER_DISTANCE),
            footer: twips(footer_distance()),
            gutter: 0,
        })
        .doc_grid(grid());
    section.footer_reference = Some(FooterReference::new("default", ODD_FOOTER));
    section.even_footer_reference = Some(FooterReference::new("even", EVEN_FOOTER));
    section
}

fn grid() -> DocGrid {
    DocGrid::with_empty()
        .grid_type(DocGridType::LinesAndChars)
        .line_pitch(usize::try_from(twips(LINE_PITCH)).unwrap_or_default())
        .char_space(isize::try_from(GRID_CHAR_SPACE).unwrap_or_default())
}

/// The footer of odd pages: `— 1 —` at the right (7.5).
pub(super) fn odd_footer(grafts: &mut Grafts) -> Footer {
    footer(&PAGE_NUMBER, grafts)
}

/// The footer of even pages: `— 2 —` at the left (7.5).
pub(super) fn even_footer(grafts: &mut Grafts) -> Footer {
    footer(&EVEN_PAGE_NUMBER, grafts)
}

fn footer(style: &ParagraphStyle, grafts: &mut Grafts) -> Footer {
    let number = grafts.run(field("PAGE", "1"));
    let runs: Vec<Run> = vec![plain("— "), number, plain(" —")];
    Footer::new().add_paragraph(paragraph(style, runs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dash_stands_seven_millimetres_below_the_type_area() {
        let baseline = SHEET.height - footer_distance() - SIZE_4.times(1, 5);
        let dash = baseline - DASH_ABOVE_BASELINE;
        assert_eq!(dash, Length::mm(269));
    }
}
