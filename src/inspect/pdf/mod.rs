//! Measures a PDF that anybody made.
//!
//! `file` opens it within bounds of time and memory; `text`, `path` and `encoding` find
//! where its characters and ruled lines stand; `mirror` sets even pages straight whose
//! margins are mirrored; `turned` reads those that lie on their side; `lines` and `blocks`
//! put the characters in lines and paragraphs, `tables` tells which of them stand in tables.

mod blocks;
mod encoding;
mod file;
mod lines;
mod mirror;
mod path;
mod tables;
mod text;
mod turned;
mod wording;

pub(super) use wording::words;

use super::Unreadable;
use super::paper::{Font, Ink, Paper, Rule};
use tables::Upright;

/// Reads the paragraphs, lines and page numbers of a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Paper, Unreadable> {
    let mut pages = file::read(bytes)?;
    let mirrored = mirror::straighten(&mut pages);
    Ok(Paper { mirrored, ..blocks::paper(pages) })
}

/// The pages of a file.
#[derive(Debug, Default)]
struct Pages {
    pages: Vec<Page>,
    fonts: Vec<Font>,
    archival: Option<String>,
}

/// A page; lengths in mm, from the upper left corner of the upright sheet.
#[derive(Debug, Default)]
struct Page {
    width: f64,
    height: f64,
    glyphs: Vec<Glyph>,
    /// Characters whose lines run up the sheet, and down it.
    up: Vec<Glyph>,
    down: Vec<Glyph>,
    rules: Vec<Rule>,
    /// Upright lines, as tables have them.
    uprights: Vec<Upright>,
    /// Its words in the order of the file, without what repeats on pages and what figures
    /// show, by the number of the marked content that they stand in.
    words: Vec<(Option<i64>, String)>,
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
    /// Its font, by its place in [`Pages::fonts`].
    font: usize,
    ink: Ink,
    /// Whether its outline is drawn as well, which thickens its strokes.
    bold: bool,
}
