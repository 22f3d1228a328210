//! What layout hands to an exporter: pages of positioned items, and what they mean.

use crate::font::{FaceId, Library};
use crate::geom::{Length, Point, Size};

/// A document whose every glyph has its place.
#[derive(Clone, Debug, Default)]
pub struct PagedDocument {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The meaning of the items, in reading order; items refer to it by index.
    pub tags: Vec<Tag>,
    /// The headings as nested bookmarks.
    pub outline: Vec<Outline>,
    /// Title, author and day, as the file's properties state them.
    pub title: String,
    /// The organ that issues the paper, if one is named.
    pub author: Option<String>,
    /// 文种 or subject.
    pub subject: Option<String>,
    /// The day the file states as its creation.
    pub date: Option<crate::value::Date>,
}

/// One side of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The sheet as it is held when read: 210 × 297 mm, or 297 × 210 mm when turned.
    pub size: Size,
    /// Whether it is read turned (A4 横排). The sheet itself is upright like every other;
    /// what stands on it is turned counter-clockwise, so that its head lies at the sheet's
    /// left edge: at the binding on odd pages, at the outer edge on even ones (clause 8).
    /// A place (x, y) of an item is then (y, 297 mm - x) on the upright sheet.
    pub turned: bool,
    /// What is painted, in reading order, on the sheet as it is held when read.
    pub items: Vec<Item>,
    /// The page number, which stands at one place on all sheets: its places are those of
    /// the upright sheet, whether the page is turned or not (7.5, clause 8).
    pub furniture: Vec<Item>,
}

impl Page {
    /// Everything painted, the furniture last.
    pub fn all(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().chain(&self.furniture)
    }
}

/// Something painted.
#[derive(Clone, Debug)]
pub enum Item {
    /// Glyphs on one baseline.
    Text(TextRun),
    /// A filled bar without meaning (a rule, a border).
    Bar {
        /// Its upper left corner.
        origin: Point,
        /// Its extent.
        size: Size,
        /// Its colour.
        ink: Ink,
    },
}

impl Item {
    /// The item so far further right and down.
    #[must_use]
    pub fn moved(self, x: Length, y: Length) -> Self {
        match self {
            Self::Text(mut run) => {
                run.baseline += y;
                run.glyphs.iter_mut().for_each(|glyph| glyph.x += x);
                Self::Text(run)
            }
            Self::Bar { origin, size, ink } => {
                let origin = Point { x: origin.x + x, y: origin.y + y };
                Self::Bar { origin, size, ink }
            }
        }
    }
}

/// Glyphs of one face and size on one baseline.
#[derive(Clone, Debug)]
pub struct TextRun {
    /// The face.
    pub face: FaceId,
    /// Size of the em.
    pub size: Length,
    /// Whether it stands out (着重); the standard's classes of type have no bold faces, so
    /// an exporter thickens the strokes.
    pub bold: bool,
    /// The glyphs, left to right, as they are read.
    pub glyphs: Vec<Glyph>,
    /// Baseline's distance from the sheet's upper edge.
    pub baseline: Length,
    /// Its colour.
    pub ink: Ink,
    /// What it belongs to.
    pub mark: Mark,
}

/// A glyph in its place.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Glyph {
    /// The glyph's index in its face.
    pub id: u16,
    /// The character it shows.
    pub char: char,
    /// Its origin's distance from the sheet's left edge.
    pub x: Length,
}

/// The two inks of an official document (6.2).
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Ink {
    /// Black, BL 100 %.
    #[default]
    Black,
    /// Red, Y 80 % + M 80 %.
    Red,
}

/// What a run of text belongs to.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Mark {
    /// A tag, by its index in [`PagedDocument::tags`].
    Tag(usize),
    /// Page furniture (a page number), which a reader skips: an artifact of pagination.
    Pagination,
}

/// A part of the document's meaning, as a screen reader announces it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Tag {
    /// What it is.
    pub kind: TagKind,
    /// The tag around it, by index; tags stand before their children.
    pub parent: Option<usize>,
}

/// The kinds of tags in use (PDF 1.7, 14.8.4).
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum TagKind {
    /// The document's title.
    Title,
    /// A heading of level 1–4 of the body.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// Words inside a paragraph that stand out (a run-in heading).
    Span,
}

/// A bookmark.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Outline {
    /// Its words.
    pub title: String,
    /// Index of the page, from 0.
    pub page: usize,
    /// The line's upper edge on that page.
    pub top: Length,
    /// The bookmarks below it.
    pub children: Vec<Outline>,
}

impl PagedDocument {
    /// Each page as text: every line with baseline and left edge in mm, size in pt, face
    /// and words. For people and for golden tests.
    pub fn dump(&self, faces: &Library) -> String {
        use std::fmt::Write;
        let mut out = String::new();
        for (number, page) in self.pages.iter().enumerate() {
            let turned = if page.turned { " turned" } else { "" };
            let _ = writeln!(out, "page {}{turned}", number + 1);
            for item in page.all() {
                let _ = match item {
                    Item::Text(run) => {
                        let left =
                            run.glyphs.first().map_or(Length::ZERO, |glyph| glyph.x);
                        let text: String =
                            run.glyphs.iter().map(|glyph| glyph.char).collect();
                        let face = &faces.face(run.face).name;
                        let (y, x) = (run.baseline.to_mm(), left.to_mm());
                        let size = run.size.to_pt();
                        writeln!(out, "  {y:7.2} {x:7.2} {size:4.1} {face} {text}")
                    }
                    Item::Bar { origin, size, ink } => {
                        writeln!(out, "  bar {origin:?} {size:?} {ink:?}")
                    }
                };
            }
        }
        out
    }
}
