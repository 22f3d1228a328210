//! Writes pages as PDF/A-2a and PDF/UA-1.
//!
//! 1. `font` cuts every face down to what the pages show (`subsetter`, by way of
//!    [`crate::font`]), `packing` packs what is left.
//! 2. `text` turns items into operations, `figure` those of pictures and drawings;
//!    printpdf writes pages and fonts.
//! 3. `archive` finishes printpdf's document with lopdf: `metadata`, `structure`,
//!    `outline`, output intent (`icc`), compression and identifier.
//!
//! The same pages give the same bytes, in every process.

mod archive;
mod figure;
mod font;
mod icc;
mod metadata;
mod outline;
mod packing;
#[cfg(test)]
mod sample;
mod structure;
#[cfg(test)]
mod tests;
mod text;
mod tidy;
mod tree;
mod unit;

use std::panic::resume_unwind;
use std::{fmt, io, thread};

use printpdf::{PdfDocument, PdfSaveOptions};

use crate::font::{Library, SubsetError};
use crate::layout::PagedDocument;
use crate::picture::Fault;

/// Why pages cannot be written as a PDF.
#[derive(Debug)]
pub enum ExportError {
    /// There is no page at all.
    NoPages,
    /// A face cannot be cut down to the glyphs of the document.
    Font {
        /// The PostScript name of the face.
        face: String,
        /// What is wrong with it.
        error: SubsetError,
    },
    /// A face has no glyph for a character that is set in it.
    Glyph {
        /// The PostScript name of the face.
        face: String,
        /// The character.
        char: char,
    },
    /// A run of text is set in a face that the library does not have.
    Face(usize),
    /// A run of text belongs to a tag that does not exist.
    Tag(usize),
    /// A picture cannot be decoded.
    Picture(Fault),
    /// The bytes could not be written.
    Write(io::Error),
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPages => f.write_str("文件没有任何页面，无法写成 PDF"),
            Self::Font { face, error } => write!(f, "字体“{face}”无法嵌入 PDF：{error}"),
            Self::Glyph { face, char } => {
                let code = u32::from(*char);
                write!(f, "字体“{face}”没有“{char}”（U+{code:04X}）的字形，无法写成 PDF")
            }
            Self::Face(index) => write!(f, "页面用到的第 {index} 号字体不在字体库中"),
            Self::Tag(index) => write!(f, "页面内容所属的第 {index} 号标签不存在"),
            Self::Picture(fault) => write!(f, "图片无法写成 PDF：{fault}"),
            Self::Write(error) => write!(f, "PDF 内容无法写出：{error}"),
        }
    }
}

impl std::error::Error for ExportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Font { error, .. } => Some(error),
            Self::Write(error) => Some(error),
            Self::NoPages
            | Self::Glyph { .. }
            | Self::Face(_)
            | Self::Tag(_)
            | Self::Picture(_) => None,
        }
    }
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

/// Writes pages as a PDF file that is PDF/A-2a and PDF/UA-1 at once.
///
/// `faces` is the library that the pages were laid out with.
///
/// # Errors
/// When there is no page, a face is broken, or a glyph is missing in its face. All of
/// these are faults of faces or of layout, never of what a person wrote.
pub fn export(pages: &PagedDocument, faces: &Library) -> Result<Vec<u8>, ExportError> {
    if pages.pages.is_empty() {
        return Err(ExportError::NoPages);
    }
    let fonts = font::Fonts::collect(pages, faces)?;
    // Packing the font programs takes long, and all the rest does not need it.
    thread::scope(|scope| {
        let packing = scope.spawn(|| fonts.programs(faces));
        write(pages, &fonts, || {
            packing.join().unwrap_or_else(|panic| resume_unwind(panic))
        })
    })
}

fn write(
    pages: &PagedDocument,
    fonts: &font::Fonts,
    programs: impl FnOnce() -> Result<font::Programs, ExportError>,
) -> Result<Vec<u8>, ExportError> {
    let painted = text::paint(pages, fonts)?;
    let mut document = PdfDocument::new("");
    fonts.register(&mut document.resources);
    figure::register(pages, &mut document.resources)?;
    let mut contents = Vec::with_capacity(painted.len());
    for painted in painted {
        document.pages.push(painted.page);
        contents.push(painted.tags);
    }
    // Its remarks are about fonts without bytes and text outside of text sections.
    let mut remarks = Vec::new();
    let options = PdfSaveOptions { image_optimization: None, ..Default::default() };
    let finished = printpdf::serialize::to_lopdf_doc(&document, &options, &mut remarks);
    // Its operations take more memory than the file does.
    drop(document);
    archive::finish(finished, pages, fonts, &contents, programs)
}
