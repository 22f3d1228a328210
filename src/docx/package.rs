//! Puts parts into the zip archive that a DOCX file is.
//!
//! Types and relations are derived from the list of parts, so that none is forgotten and
//! none dangles.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::ExportError;
use super::xml::Element;

/// A file of the package.
pub(super) struct Part {
    /// What it is.
    pub(super) kind: &'static Kind,
    /// Its number among the parts of its kind, where there may be several.
    pub(super) number: Option<u32>,
    /// Its bytes.
    pub(super) data: Vec<u8>,
}

impl Part {
    /// The only part of its kind.
    pub(super) fn only(kind: &'static Kind, data: Vec<u8>) -> Self {
        Self { kind, number: None, data }
    }

    /// How the text refers to it.
    pub(super) fn id(&self) -> String {
        self.kind.id_of(self.number)
    }

    fn path(&self) -> String {
        let Some(number) = self.number else { return self.kind.path.to_owned() };
        match self.kind.path.rsplit_once('.') {
            Some((stem, extension)) => format!("{stem}{number}.{extension}"),
            None => format!("{}{number}", self.kind.path),
        }
    }

    fn media_type(&self) -> String {
        let media_type = self.kind.media_type;
        if media_type.starts_with("image/") {
            media_type.to_owned()
        } else {
            format!("{MEDIA_TYPES}{media_type}")
        }
    }
}

/// What a file of the package is.
pub(super) struct Kind {
    /// Its path from the package's root, with `/` between folders.
    path: &'static str,
    /// Its media type after `application/vnd.openxmlformats-`, or that of an image.
    media_type: &'static str,
    /// What refers to it.
    from: Referrer,
    /// Name of the relation, unique within what refers to it; a number may follow.
    id: &'static str,
    /// Type of the relation after `http://schemas.openxmlformats.org/`.
    relation: &'static str,
}

impl Kind {
    /// How the text refers to the part of this kind with a number.
    pub(super) fn id_of(&self, number: Option<u32>) -> String {
        number.map_or_else(|| self.id.to_owned(), |number| format!("{}{number}", self.id))
    }
}

const MEDIA_TYPES: &str = "application/vnd.openxmlformats-";
const RELATIONS: &str = "http://schemas.openxmlformats.org/";

/// What may refer to a part.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Referrer {
    /// The package itself.
    Package,
    /// The main part, `word/document.xml`.
    Document,
}

/// The package as bytes, the same for the same parts.
pub(super) fn pack(parts: &[Part]) -> Result<Vec<u8>, ExportError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |path: &str, data: &[u8]| {
        archive.start_file(path, options())?;
        archive.write_all(data).map_err(zip::result::ZipError::from)
    };
    let types = content_types(parts).to_part();
    let of_package = relations(parts, Referrer::Package).to_part();
    let of_document = relations(parts, Referrer::Document).to_part();
    // Programs that guess a file's kind look at the archive's first entry.
    add("[Content_Types].xml", types.as_bytes())
        .and_then(|()| add("_rels/.rels", of_package.as_bytes()))
        .and_then(|()| parts.iter().try_for_each(|part| add(&part.path(), &part.data)))
        .and_then(|()| add("word/_rels/document.xml.rels", of_document.as_bytes()))
        .map_err(|error| ExportError::Archive(error.to_string()))?;
    let archive =
        archive.finish().map_err(|error| ExportError::Archive(error.to_string()))?;
    Ok(archive.into_inner())
}

/// Nothing of the machine or the hour goes into the archive.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
        .unix_permissions(0o644)
}

fn content_types(parts: &[Part]) -> Element {
    let default = |extension: &str, kind: &str| {
        Element::new("Default").with("Extension", extension).with("ContentType", kind)
    };
    let part = |part: &Part| {
        Element::new("Override")
            .with("PartName", format!("/{}", part.path()))
            .with("ContentType", part.media_type())
    };
    Element::new("Types")
        .with("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
        .add(default("rels", "application/vnd.openxmlformats-package.relationships+xml"))
        .add(default("xml", "application/xml"))
        .add_all(parts.iter().map(part))
}

fn relations(parts: &[Part], from: Referrer) -> Element {
    let relation = |part: &Part| {
        let path = part.path();
        let target = match from {
            Referrer::Package => path.as_str(),
            Referrer::Document => path.strip_prefix("word/").unwrap_or(&path),
        };
        Element::new("Relationship")
            .with("Id", part.id())
            .with("Type", format!("{RELATIONS}{}", part.kind.relation))
            .with("Target", target)
    };
    Element::new("Relationships")
        .with("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
        .add_all(parts.iter().filter(|part| part.kind.from == from).map(relation))
}

/// The kinds of files in use.
pub(super) mod kind {
    use super::{Kind, Referrer};

    pub(crate) static DOCUMENT: Kind = Kind {
        path: "word/document.xml",
        media_type: "officedocument.wordprocessingml.document.main+xml",
        from: Referrer::Package,
        id: "rId1",
        relation: "officeDocument/2006/relationships/officeDocument",
    };

    pub(crate) static COMMENTS: Kind = Kind {
        path: "word/comments.xml",
        media_type: "officedocument.wordprocessingml.comments+xml",
        from: Referrer::Document,
        id: "rIdComments",
        relation: "officeDocument/2006/relationships/comments",
    };

    pub(crate) static STYLES: Kind = Kind {
        path: "word/styles.xml",
        media_type: "officedocument.wordprocessingml.styles+xml",
        from: Referrer::Document,
        id: "rIdStyles",
        relation: "officeDocument/2006/relationships/styles",
    };

    pub(crate) static SETTINGS: Kind = Kind {
        path: "word/settings.xml",
        media_type: "officedocument.wordprocessingml.settings+xml",
        from: Referrer::Document,
        id: "rIdSettings",
        relation: "officeDocument/2006/relationships/settings",
    };

    pub(crate) static FONT_TABLE: Kind = Kind {
        path: "word/fontTable.xml",
        media_type: "officedocument.wordprocessingml.fontTable+xml",
        from: Referrer::Document,
        id: "rIdFontTable",
        relation: "officeDocument/2006/relationships/fontTable",
    };

    pub(crate) static FOOTER: Kind = Kind {
        path: "word/footer.xml",
        media_type: "officedocument.wordprocessingml.footer+xml",
        from: Referrer::Document,
        id: "rIdFooter",
        relation: "officeDocument/2006/relationships/footer",
    };

    pub(crate) static PNG: Kind = Kind {
        path: "word/media/image.png",
        media_type: "image/png",
        from: Referrer::Document,
        id: "rIdPicture",
        relation: "officeDocument/2006/relationships/image",
    };

    pub(crate) static JPEG: Kind = Kind {
        path: "word/media/image.jpeg",
        media_type: "image/jpeg",
        from: Referrer::Document,
        id: "rIdPhoto",
        relation: "officeDocument/2006/relationships/image",
    };

    pub(crate) static CHART: Kind = Kind {
        path: "word/charts/chart.xml",
        media_type: "officedocument.drawingml.chart+xml",
        from: Referrer::Document,
        id: "rIdChart",
        relation: "officeDocument/2006/relationships/chart",
    };

    pub(crate) static CORE: Kind = Kind {
        path: "docProps/core.xml",
        media_type: "package.core-properties+xml",
        from: Referrer::Package,
        id: "rId2",
        relation: "package/2006/relationships/metadata/core-properties",
    };

    pub(crate) static EXTENDED: Kind = Kind {
        path: "docProps/app.xml",
        media_type: "officedocument.extended-properties+xml",
        from: Referrer::Package,
        id: "rId3",
        relation: "officeDocument/2006/relationships/extended-properties",
    };
}
