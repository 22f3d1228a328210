//! Turns the items of pages into printpdf's operations, every glyph at its place.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, Greyscale, LineJoinStyle, Op, PaintMode, PdfFontHandle,
    PdfPage, Pt, Rect, Rgb, TextItem, TextMatrix, TextRenderingMode,
};

use super::font::{Code, Font, Fonts};
use super::{ExportError, metadata, unit};
use crate::geom::{Length, Point, Size};
use crate::layout::page::{Glyph, Ink};
use crate::layout::{Item, Mark, Page, PagedDocument, Tag, TagKind, TextRun};

/// How far a glyph may stand from its place before it is put right: 25 EMU, 0.7 µm.
const TOLERANCE: f64 = 25.0;

/// The strokes of bold text are thickened by this part of the size.
const BOLD: i64 = 30;

/// From this part of the em on, readers take the space between two glyphs for a space
/// that was typed: a tenth in poppler, a little more in others.
const WIDE: i64 = 11;

/// A page as printpdf takes it, and what its marked content belongs to.
pub(super) struct Painted {
    /// The page.
    pub(super) page: PdfPage,
    /// The tag of each marked content by its number (MCID).
    pub(super) tags: Vec<usize>,
}

/// What consecutive items share: they become one marked content.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Group {
    Tag(usize),
    Pagination,
    Layout,
}

impl Group {
    fn of(item: &Item) -> Self {
        match item {
            Item::Text(TextRun { mark: Mark::Tag(tag), .. }) => Self::Tag(*tag),
            Item::Text(TextRun { mark: Mark::Pagination, .. }) => Self::Pagination,
            Item::Bar { .. } => Self::Layout,
        }
    }
}

/// Paints all pages.
pub(super) fn paint(
    document: &PagedDocument,
    fonts: &Fonts,
) -> Result<Vec<Painted>, ExportError> {
    document.pages.iter().map(|page| paint_page(page, &document.tags, fonts)).collect()
}

fn paint_page(page: &Page, tags: &[Tag], fonts: &Fonts) -> Result<Painted, ExportError> {
    let mut painter = Painter::new(page.size.height, fonts);
    let mut marked = Vec::new();
    let groups = [&page.items, &page.furniture]
        .into_iter()
        .flat_map(|items| items.chunk_by(|one, next| Group::of(one) == Group::of(next)));
    for items in groups {
        let Some(group) = items.first().map(Group::of) else { continue };
        let (name, properties) = match group {
            Group::Tag(index) => {
                let tag = tags.get(index).ok_or(ExportError::Tag(index))?;
                marked.push(index);
                (content_name(tag.kind), mcid(marked.len() - 1))
            }
            Group::Pagination => ("Artifact", pagination()),
            Group::Layout => ("Artifact", dictionary([("Type", named("Layout"))])),
        };
        painter.begin(name, properties);
        for item in items {
            match item {
                Item::Text(run) => painter.text(run)?,
                Item::Bar { origin, size, ink } => painter.bar(*origin, *size, *ink),
            }
        }
        painter.end();
    }
    let (width, height) = (unit::pt(page.size.width), unit::pt(page.size.height));
    let sheet = Rect::from_wh(width, height);
    let boxes = (sheet.clone(), sheet.clone(), sheet);
    let (media_box, trim_box, crop_box) = boxes;
    let page = PdfPage { media_box, trim_box, crop_box, ops: painter.ops };
    Ok(Painted { page, tags: marked })
}

/// The state of a page's content as operations are added.
struct Painter<'a> {
    fonts: &'a Fonts,
    height: Length,
    ops: Vec<Op>,
    in_text: bool,
    font: Option<(&'a str, Length)>,
    fill: Option<Ink>,
    stroke: Option<(Ink, Length)>,
    bold: bool,
    /// Extra space after each glyph, in points as written.
    spacing: f32,
}

impl<'a> Painter<'a> {
    fn new(height: Length, fonts: &'a Fonts) -> Self {
        Self {
            fonts,
            height,
            ops: Vec::new(),
            in_text: false,
            font: None,
            fill: None,
            stroke: None,
            bold: false,
            spacing: 0.0,
        }
    }

    fn begin(&mut self, tag: &str, properties: DictItem) {
        let tag = tag.to_owned();
        self.ops.push(Op::BeginMarkedContentWithProperties { tag, properties });
    }

    fn end(&mut self) {
        self.end_text();
        self.ops.push(Op::EndMarkedContentWithProperties);
    }

    fn end_text(&mut self) {
        if std::mem::take(&mut self.in_text) {
            self.ops.push(Op::EndTextSection);
        }
    }

    /// A distance from the upper edge as one from the lower edge.
    fn flipped(&self, y: Length) -> Pt {
        unit::pt(self.height - y)
    }

    fn bar(&mut self, origin: Point, size: Size, ink: Ink) {
        self.end_text();
        self.fill(ink);
        let rectangle = Rect {
            x: unit::pt(origin.x),
            y: self.flipped(origin.y + size.height),
            width: unit::pt(size.width),
            height: unit::pt(size.height),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn text(&mut self, run: &TextRun) -> Result<(), ExportError> {
        let Some(first) = run.glyphs.first() else { return Ok(()) };
        let missing = || ExportError::Face(run.face.0);
        let font = self.fonts.get(run.face).ok_or_else(missing)?;
        if !self.in_text {
            self.in_text = true;
            self.ops.push(Op::StartTextSection);
        }
        self.font(font, run.size);
        self.fill(run.ink);
        self.bold(run);
        let line = Line::of(run, font, self.spacing);
        if line.spacing.to_bits() != self.spacing.to_bits() {
            self.spacing = line.spacing;
            self.ops.push(Op::SetCharacterSpacing { multiplier: line.spacing });
        }
        let matrix = TextMatrix::Translate(unit::pt(first.x), self.flipped(run.baseline));
        self.ops.push(Op::SetTextMatrix { matrix });
        if line.is_wide(run.size) {
            self.spelled(&line.glyphs);
            return Ok(());
        }
        let alike = |one: &Placed, next: &Placed| !one.disguised && !next.disguised;
        for glyphs in line.glyphs.chunk_by(alike) {
            match glyphs {
                [glyph] if glyph.disguised => self.spelled(glyphs),
                _ => self.show(glyphs),
            }
        }
        Ok(())
    }

    fn show(&mut self, glyphs: &[Placed]) {
        let points = glyphs.iter().map(Placed::codepoint).collect();
        self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(points)] });
    }

    /// Shows glyphs together with the characters that a reader shall take them for.
    fn spelled(&mut self, glyphs: &[Placed]) {
        let text: String = glyphs.iter().map(|glyph| glyph.char).collect();
        let data = metadata::utf16(&text);
        let text = DictItem::String { data, literal: false };
        self.begin("Span", dictionary([("ActualText", text)]));
        self.show(glyphs);
        self.ops.push(Op::EndMarkedContentWithProperties);
    }

    fn font(&mut self, font: &'a Font, size: Length) {
        let wanted = Some((font.name.0.as_str(), size));
        if self.font != wanted {
            self.font = wanted;
            let handle = PdfFontHandle::External(font.name.clone());
            self.ops.push(Op::SetFont { font: handle, size: unit::pt(size) });
        }
    }

    fn fill(&mut self, ink: Ink) {
        if self.fill != Some(ink) {
            self.fill = Some(ink);
            self.ops.push(Op::SetFillColor { col: colour(ink) });
        }
    }

    /// Turns thicker strokes on or off.
    fn bold(&mut self, run: &TextRun) {
        if run.bold {
            let wanted = (run.ink, run.size);
            if self.stroke != Some(wanted) {
                self.stroke = Some(wanted);
                let width = unit::pt(run.size.times(1, BOLD));
                // Round joins: sharp corners would grow thorns.
                let join = LineJoinStyle::Round;
                self.ops.push(Op::SetLineJoinStyle { join });
                self.ops.push(Op::SetOutlineColor { col: colour(run.ink) });
                self.ops.push(Op::SetOutlineThickness { pt: width });
            }
        }
        if self.bold != run.bold {
            self.bold = run.bold;
            let mode = if run.bold {
                TextRenderingMode::FillStroke
            } else {
                TextRenderingMode::Fill
            };
            self.ops.push(Op::SetTextRenderingMode { mode });
        }
    }
}

/// A run as it is shown: one spacing for all its glyphs, and what single ones need.
struct Line {
    spacing: f32,
    glyphs: Vec<Placed>,
}

/// A glyph of a line.
struct Placed {
    code: Code,
    char: char,
    /// What moves the next glyph to the left, in 1/1000 em.
    offset: f32,
    /// Whether it shows another character than its font says, or one that only a
    /// private agreement defines (PDF/A-2, 6.2.11.7.3).
    disguised: bool,
}

impl Placed {
    fn codepoint(&self) -> Codepoint {
        Codepoint::with_cid(self.code.id, self.offset, self.code.char.to_string())
    }
}

impl Line {
    /// Finds the spacing that serves most glyphs of a run, keeping the one in force
    /// where it does, and puts right the glyphs that it would carry off.
    fn of(run: &TextRun, font: &Font, in_force: f32) -> Self {
        let coded = run.glyphs.iter().filter_map(|glyph| {
            let code = font.code(glyph.id)?;
            Some((glyph, code))
        });
        let coded: Vec<(&Glyph, Code)> = coded.collect();
        let em = unit::exact_emu(run.size) / 1000.0;
        let natural = |code: &Code| f64::from(code.width) * em;
        let spacing = spacing(&coded, natural, in_force);
        let mut pen = coded.first().map_or(0.0, |(glyph, _)| unit::exact_emu(glyph.x));
        let mut glyphs: Vec<Placed> = Vec::with_capacity(coded.len());
        for (glyph, code) in coded {
            let error = unit::exact_emu(glyph.x) - pen;
            if error.abs() > TOLERANCE
                && let Some(previous) = glyphs.last_mut()
            {
                previous.offset = unit::decimals(-error / em, 100.0);
                pen -= f64::from(previous.offset) * em;
            }
            pen += natural(&code) + unit::emu(spacing);
            let disguised = glyph.char != code.char || is_private(glyph.char);
            glyphs.push(Placed { code, char: glyph.char, offset: 0.0, disguised });
        }
        Self { spacing, glyphs }
    }

    /// Whether glyphs stand so far apart (in a line that was stretched, as a title of
    /// two characters is) that readers would see a space between any two of them.
    fn is_wide(&self, size: Length) -> bool {
        self.glyphs.len() > 1
            && unit::emu(self.spacing) > unit::exact_emu(size.times(1, WIDE))
    }
}

/// The middle one of the spaces that a run leaves between its glyphs, in points.
fn spacing(
    coded: &[(&Glyph, Code)],
    natural: impl Fn(&Code) -> f64,
    in_force: f32,
) -> f32 {
    let mut spaces: Vec<f64> = coded
        .windows(2)
        .filter_map(|pair| match pair {
            [(one, code), (next, _)] => {
                Some(unit::exact_emu(next.x - one.x) - natural(code))
            }
            _ => None,
        })
        .collect();
    let middle = spaces.len() / 2;
    if spaces.is_empty() {
        return in_force;
    }
    let (_, median, _) = spaces.select_nth_unstable_by(middle, f64::total_cmp);
    let wanted = *median;
    let drift = (wanted - unit::emu(in_force)).abs() * unit::count(coded.len());
    if drift <= TOLERANCE { in_force } else { unit::fine_pt(wanted) }
}

/// Whether a character lies in an area for private use.
fn is_private(ch: char) -> bool {
    matches!(ch, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// An ink as a colour: gray 0, and the sRGB colour of Y 80 % + M 80 % (GB/T 9704, 6.2).
fn colour(ink: Ink) -> Color {
    match ink {
        Ink::Black => Color::Greyscale(Greyscale::new(0.0, None)),
        Ink::Red => Color::Rgb(Rgb::new(1.0, 0.2, 0.2, None)),
    }
}

/// The name of marked content; its exact role is for the structure to say.
fn content_name(kind: TagKind) -> &'static str {
    match kind {
        TagKind::Span => "Span",
        TagKind::Title | TagKind::Heading(_) | TagKind::Paragraph => "P",
    }
}

/// The properties of marked content that has a place in the structure.
fn mcid(number: usize) -> DictItem {
    dictionary([("MCID", DictItem::Int(i64::try_from(number).unwrap_or(i64::MAX)))])
}

/// The properties of a page number: an artifact at the page's foot (14.8.2.2.2).
fn pagination() -> DictItem {
    dictionary([
        ("Attached", DictItem::Array(vec![named("Bottom")])),
        ("Subtype", named("Footer")),
        ("Type", named("Pagination")),
    ])
}

fn dictionary<const N: usize>(entries: [(&str, DictItem); N]) -> DictItem {
    let entries = entries.map(|(key, value)| (key.to_owned(), value));
    DictItem::Dict { map: BTreeMap::from(entries) }
}

fn named(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}
