//! Holds a finished PDF against the measures of GB/T 9704—2012.
//!
//! `file` opens a PDF that anybody made, within bounds of time and memory; `text` finds
//! where its characters stand; `lines` puts them in lines; `clauses` compares these with
//! [`crate::standard`].

mod class;
mod clauses;
mod encoding;
mod file;
mod lines;
mod text;

pub use clauses::{Clause, Verdict};
pub use file::{MAX_BYTES, Unreadable};

/// Every clause with what it requires, what was measured, and whether it is met.
pub fn inspect(pdf: &[u8]) -> Result<Vec<Clause>, Unreadable> {
    Ok(clauses::judge(&file::read(pdf)?))
}

/// A paper as it is seen.
#[derive(Debug, Default)]
struct Paper {
    pages: Vec<Sheet>,
    fonts: Vec<Font>,
    /// The archival form that the file claims, such as `PDF/A-2a`.
    archival: Option<String>,
}

/// A page; lengths in mm, from the upper left corner.
#[derive(Debug, Default)]
struct Sheet {
    width: f64,
    height: f64,
    glyphs: Vec<Glyph>,
}

/// A font that text is set in.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Font {
    name: String,
    embedded: bool,
}

/// A character in its place; lengths in mm.
#[derive(Clone, Debug)]
struct Glyph {
    text: String,
    x: f64,
    baseline: f64,
    advance: f64,
    /// In points.
    size: f64,
    /// Its font, by its place in [`Paper::fonts`].
    font: usize,
}
