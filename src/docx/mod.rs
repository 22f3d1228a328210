//! Writes a document as DOCX.
//!
//! 1. `body` and `section` build paragraphs and footers with docx-rs: styles and runs.
//! 2. `normalise` makes what docx-rs wrote fit the schema.
//! 3. `style_sheet`, `settings`, `face` and `properties` write the parts in which
//!    docx-rs leaves no choice.
//! 4. `package` derives types and relations from the parts and puts all into the archive.
//!
//! What docx-rs cannot write at all goes in as a graft (`normalise::Grafts`).

mod body;
mod face;
mod normalise;
mod order;
mod package;
mod properties;
mod remark;
mod run;
mod section;
mod settings;
mod signature;
mod style;
mod style_sheet;
mod text;
mod unit;
mod xml;

#[cfg(test)]
mod tests;

use std::fmt;

use docx_rs::Docx;

use crate::document::Document;
pub use face::FaceNames;
use normalise::{Grafts, declare_namespaces, normalise};
use package::{Kind, Part, kind, pack};
pub use remark::Remark;
use xml::Element;

/// Why no DOCX came of a document. Neither can happen with a sound program; they are
/// errors rather than panics for the sake of the other papers of a run.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ExportError {
    /// A part is not well-formed XML.
    Malformed(String),
    /// The archive cannot be put together.
    Archive(String),
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(reason) => write!(f, "DOCX 的 XML 写坏了：{reason}"),
            Self::Archive(reason) => write!(f, "DOCX 打包失败：{reason}"),
        }
    }
}

impl std::error::Error for ExportError {}

/// The document as the bytes of a DOCX file; the same document gives the same bytes.
///
/// The document is settled: its title has lines, its paragraphs have their eases. One that
/// is not settled is written too, but a word processor may break its lines elsewhere.
pub fn export(document: &Document, faces: &FaceNames) -> Result<Vec<u8>, ExportError> {
    pack(&parts(document, faces)?)
}

/// The same with remarks as Word's comments. `marked` is the same document with the mark of
/// each remark before the words that it is about.
pub fn export_with_remarks(
    document: &Document,
    marked: &Document,
    faces: &FaceNames,
    remarks: &[Remark],
) -> Result<Vec<u8>, ExportError> {
    let mut parts = parts(document, faces)?;
    remark::add(&mut parts, &self::parts(marked, faces)?, remarks)?;
    pack(&parts)
}

/// Every file of the package but those that `package` derives.
fn parts(document: &Document, faces: &FaceNames) -> Result<Vec<Part>, ExportError> {
    let mut grafts = Grafts::default();
    let mut docx = Docx::new();
    docx.document.section_property = section::section();
    let built = body::paragraphs(document)
        .into_iter()
        .fold(docx, Docx::add_paragraph)
        .footer(section::odd_footer(&mut grafts))
        .even_footer(section::even_footer(&mut grafts))
        .build();
    let mut parts = vec![part(&kind::DOCUMENT, normalise(&built.document, &grafts)?)];
    parts.extend([
        part(&kind::STYLES, style_sheet::style_sheet(faces)),
        part(&kind::SETTINGS, settings::settings()),
        part(&kind::FONT_TABLE, face::font_table(faces)),
    ]);
    for (kind, footer) in
        [&kind::ODD_FOOTER, &kind::EVEN_FOOTER].iter().zip(&built.footers)
    {
        parts.push(part(kind, normalise(footer, &grafts)?));
    }
    parts.extend([
        part(&kind::CORE, properties::core(document)),
        part(&kind::EXTENDED, properties::extended(document)),
    ]);
    Ok(parts)
}

fn part(kind: &'static Kind, mut root: Element) -> Part {
    if root.name.starts_with("w:") {
        declare_namespaces(&mut root);
    }
    Part { kind, data: root.to_part().into_bytes() }
}
