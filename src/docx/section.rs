//! Sections: how a page is held, its white edges, its grid, and the number at its foot.

use docx_rs::{Footer, Paragraph, Run};

use super::ExportError;
use super::normalise::{Grafts, normalise};
use super::package::{Part, kind};
use super::run::{field, plain};
use super::shape::{Inside, shape};
use super::style::{EVEN_PAGE_NUMBER, PAGE_NUMBER, ParagraphStyle};
use super::unit::twips;
use super::xml::{Element, of};
use crate::document::Orientation;
use crate::geom::{Length, Point, Sides, Size};
use crate::standard::head;
use crate::standard::page::{GRID_CHAR_SPACE, SHEET};
use crate::standard::practice::Practice;
use crate::standard::typeface::SIZE_4;

/// What the pages of a section have in common.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Section {
    /// How they are held.
    pub(super) orientation: Orientation,
    /// Whether they go without number.
    pub(super) unnumbered: bool,
    /// Whether the first of them is that of a letter: double rules and no number (10.1).
    pub(super) letter: bool,
}

/// What may stand at the foot of a page.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Foot {
    Odd,
    Even,
    TurnedOdd,
    TurnedEven,
    Empty,
    Letter,
}

impl Foot {
    const ALL: [Self; 6] = [
        Self::Odd,
        Self::Even,
        Self::TurnedOdd,
        Self::TurnedEven,
        Self::Empty,
        Self::Letter,
    ];

    fn number(self) -> u32 {
        (1..)
            .zip(Self::ALL)
            .find(|(_, foot)| *foot == self)
            .map_or(0, |(number, _)| number)
    }
}

impl Section {
    /// Whether its pages are turned.
    pub(super) fn is_turned(self) -> bool {
        self.orientation == Orientation::Landscape
    }

    /// Whether the pages of another section may follow within it.
    pub(super) fn continues_in(self, other: Self) -> bool {
        (self.orientation, self.unnumbered) == (other.orientation, other.unnumbered)
    }

    /// The feet of its odd, even and, where it differs, first page.
    fn feet(self) -> [(&'static str, Option<Foot>); 3] {
        let (odd, even) = match (self.unnumbered, self.is_turned()) {
            (true, _) => (Foot::Empty, Foot::Empty),
            (false, true) => (Foot::TurnedOdd, Foot::TurnedEven),
            (false, false) => (Foot::Odd, Foot::Even),
        };
        let first = self.letter.then_some(Foot::Letter);
        [("default", Some(odd)), ("even", Some(even)), ("first", first)]
    }

    /// The properties of the section.
    pub(super) fn properties(self, practice: &Practice) -> Element {
        let references = self.feet().into_iter().filter_map(|(pages, foot)| {
            let id = kind::FOOTER.id_of(Some(foot?.number()));
            Some(Element::new("w:footerReference").with("w:type", pages).with("r:id", id))
        });
        let turned = self.is_turned();
        Element::new("w:sectPr")
            .add_all(references)
            .add(sheet(turned))
            .add(margins(&practice.margins_of(1, turned), practice))
            .add(Element::new("w:cols").with("w:space", 425))
            .add_some(self.letter.then(|| Element::new("w:titlePg")))
            .add(grid(turned, practice))
    }
}

fn sheet(turned: bool) -> Element {
    let (width, height) = (twips(SHEET.width), twips(SHEET.height));
    let sheet = Element::new("w:pgSz");
    if turned {
        sheet.with("w:w", height).with("w:h", width).with("w:orient", "landscape")
    } else {
        sheet.with("w:w", width).with("w:h", height)
    }
}

fn margins(sides: &Sides, practice: &Practice) -> Element {
    // A foot that reaches into the type area would make the page shorter.
    let room = (sides.bottom - SIZE_4).max(Length::ZERO);
    Element::new("w:pgMar")
        .with("w:top", twips(sides.top))
        .with("w:right", twips(sides.right))
        .with("w:bottom", twips(sides.bottom))
        .with("w:left", twips(sides.left))
        .with("w:header", twips(HEADER_DISTANCE))
        .with("w:footer", twips(footer_distance(practice).min(room)))
        .with("w:gutter", 0)
}

/// The grid is declared, for the dialogue of the word processor and for checkers, but no
/// style lays its lines out on it: some programs give a character wider than its cell two
/// cells. Where its lines do not fill the page, as on turned ones, only their distance is
/// stated: some programs would put half of what is left above the text.
fn grid(turned: bool, practice: &Practice) -> Element {
    let pitch = twips(practice.line_pitch);
    let lines = i64::try_from(practice.lines()).unwrap_or(0);
    let left = practice.type_area().height - practice.line_pitch * lines;
    if turned || left > GRID_REST {
        return Element::new("w:docGrid").with("w:linePitch", pitch);
    }
    Element::new("w:docGrid")
        .with("w:type", "linesAndChars")
        .with("w:linePitch", pitch)
        .with("w:charSpace", GRID_CHAR_SPACE)
}

/// The most that the lines of a declared grid may leave of the page's height.
const GRID_REST: Length = Length::pt(2);

/// The footer's lower edge above the sheet's: such that the dash of the page number
/// stands [`Practice::page_number_drop`] below the type area. A line of exact height has its
/// baseline a fifth of its height above its lower edge, and the dash of 宋体 stands
/// [`DASH_ABOVE_BASELINE`] above that.
fn footer_distance(practice: &Practice) -> Length {
    (practice.margins.bottom - practice.page_number_drop - line_below_dash())
        .max(Length::ZERO)
}

/// From the dash to the lower edge of its line.
fn line_below_dash() -> Length {
    SIZE_4.times(1, 5) + DASH_ABOVE_BASELINE
}

/// The middle of the dash — in 四号宋体 above the baseline: the middle of the em box.
const DASH_ABOVE_BASELINE: Length = SIZE_4.times(38, 100);

/// Height of a header's upper edge below the sheet's; no paper of ours has a header.
const HEADER_DISTANCE: Length = Length::twips(851);

/// The feet to which these sections refer; the upper rule of a letter's first page stands
/// `letter_rule` below the sheet's edge.
pub(super) fn footers(
    sections: &[Section],
    practice: &Practice,
    letter_rule: Length,
) -> Result<Vec<Part>, ExportError> {
    let used = |foot: &Foot| {
        sections
            .iter()
            .flat_map(|section| section.feet())
            .any(|(_, used)| used == Some(*foot))
    };
    let feet = Foot::ALL.into_iter().filter(used);
    feet.map(|foot| footer(foot, practice, letter_rule)).collect()
}

fn footer(
    foot: Foot,
    practice: &Practice,
    letter_rule: Length,
) -> Result<Part, ExportError> {
    let mut grafts = Grafts::default();
    let paragraph = match foot {
        Foot::Odd => number(&PAGE_NUMBER, &mut grafts),
        Foot::Even => number(&EVEN_PAGE_NUMBER, &mut grafts),
        Foot::TurnedOdd => boxed(&PAGE_NUMBER, 1, practice, &mut grafts)?,
        Foot::TurnedEven => boxed(&EVEN_PAGE_NUMBER, 2, practice, &mut grafts)?,
        Foot::Empty => Paragraph::new().style(PAGE_NUMBER.id),
        Foot::Letter => letter(letter_rule, &mut grafts),
    };
    let root = of(&Footer::new().add_paragraph(paragraph))?;
    let data = normalise(root, &grafts).to_part().into_bytes();
    Ok(Part { kind: &kind::FOOTER, number: Some(foot.number()), data })
}

/// `— 1 —` (7.5).
fn number(style: &ParagraphStyle, grafts: &mut Grafts) -> Paragraph {
    let number = grafts.run(field("PAGE", "1"));
    let runs: [Run; 3] = [plain("— "), number, plain(" —")];
    runs.into_iter().fold(Paragraph::new().style(style.id), Paragraph::add_run)
}

/// The number of a turned page, in the place where the upright pages have it: a text box,
/// turned with the sheet, at the left edge of the page as it is read (clause 8).
fn boxed(
    style: &ParagraphStyle,
    page: usize,
    practice: &Practice,
    grafts: &mut Grafts,
) -> Result<Paragraph, ExportError> {
    let text = of(&number(style, grafts))?;
    // On the upright sheet: the type area's width, a line high, around the dash.
    let sides = practice.margins_of(page, false);
    let area = practice.type_area();
    let line = SIZE_4 * 2;
    let dash = sides.top + area.height + practice.page_number_drop;
    let top = dash + line_below_dash() - SIZE_4;
    // Turned by a right angle against the clock, the sheet's foot is the page's left edge.
    let corner = Point { x: SHEET.height - top - line, y: sides.left };
    let size = Size { width: line, height: area.width };
    let run = grafts.run(vec![shape("页码", corner, size, Inside::Turned(text))]);
    Ok(Paragraph::new().style(PAGE_NUMBER.id).add_run(run))
}

/// The double rules of a letter's first page (10.1): thick above thin, `upper` below the
/// sheet's edge, and thin above thick at its foot.
fn letter(upper: Length, grafts: &mut Grafts) -> Paragraph {
    let foot = SHEET.height - head::LETTER_FOOT;
    let bars = [
        (upper, head::LETTER_THICK),
        (upper + head::LETTER_THICK + head::LETTER_GAP, head::LETTER_THIN),
        (
            foot - head::LETTER_THICK - head::LETTER_GAP - head::LETTER_THIN,
            head::LETTER_THIN,
        ),
        (foot - head::LETTER_THICK, head::LETTER_THICK),
    ];
    let x = (SHEET.width - head::LETTER_LINE).times(1, 2);
    let bar = |(y, height)| {
        let size = Size { width: head::LETTER_LINE, height };
        shape("红色双线", Point { x, y }, size, Inside::Red)
    };
    let run = grafts.run(bars.map(bar).into());
    Paragraph::new().style(PAGE_NUMBER.id).add_run(run)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dash_stands_seven_millimetres_below_the_type_area() {
        let distance = footer_distance(&Practice::STANDARD);
        let baseline = SHEET.height - distance - SIZE_4.times(1, 5);
        let dash = baseline - DASH_ABOVE_BASELINE;
        assert_eq!(dash, Length::mm(269));
    }
}
