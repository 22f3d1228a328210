//! Writes a document as DOCX.
//!
//! 1. `body` goes through the document; `head`, `table`, `figure`, `signature`, `imprint`
//!    do their parts of it. They build paragraphs with docx-rs, styles and runs, and the
//!    rest as elements. `flow` collects the blocks and cuts them into sections.
//! 2. `normalise` makes what docx-rs wrote fit the schema.
//! 3. `style_sheet`, `settings`, `face` and `properties` write the parts in which
//!    docx-rs leaves no choice.
//! 4. `package` derives types and relations from the parts and puts all into the archive.
//!
//! What docx-rs cannot write at all goes in as a graft (`normalise::Grafts`).

mod body;
mod chart;
mod face;
mod figure;
mod flow;
mod head;
mod imprint;
mod normalise;
mod order;
mod package;
mod properties;
mod remark;
mod run;
mod section;
mod settings;
mod shape;
mod signature;
mod signed;
mod style;
mod style_parts;
mod style_sheet;
mod table;
mod text;
mod unit;
mod xml;

#[cfg(test)]
mod tests;

use std::fmt;

use crate::document::{Document, Form};
use crate::standard::Role;
pub use face::FaceNames;
use flow::Flow;
use normalise::{declare_namespaces, normalise};
use package::{Kind, Part, kind, pack};
pub use remark::Remark;
use section::Section;
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
    let practice = &document.practice;
    let faces = &faces.by(practice);
    let first = Section {
        orientation: document.orientation,
        letter: document.form == Form::Letter,
        ..Section::default()
    };
    let mut flow = Flow::new(practice, faces.name(Role::FangSong), first);
    body::write(&mut flow, document)?;
    let (body, grafts, figures, sections) = flow.into_body()?;
    let root = normalise(Element::new("w:document").add(body), &grafts);
    let mut parts = vec![
        part(&kind::DOCUMENT, root),
        part(&kind::STYLES, style_sheet::style_sheet(faces, practice)),
        part(&kind::SETTINGS, settings::settings(practice)),
        part(&kind::FONT_TABLE, face::font_table(faces)),
    ];
    let letter_rule = head::letter_rule(document);
    parts.extend(section::footers(&sections, practice, letter_rule)?);
    parts.extend(figures);
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
    Part::only(kind, root.to_part().into_bytes())
}
