//! What the file says about itself: XMP for archives, Info for viewers, both the same.

use std::fmt::Write;

use lopdf::{Dictionary, Object, Stream, StringFormat};

use crate::layout::PagedDocument;
use crate::value::Date;

/// The program that made the file, with its version.
const PRODUCER: &str = concat!("zhenggai ", env!("CARGO_PKG_VERSION"));

/// The title of a file whose document has none: PDF/UA wants one.
const UNTITLED: &str = "无标题";

/// The language of the text.
pub(super) const LANGUAGE: &str = "zh-CN";

/// The facts, cleaned of what XML cannot hold.
pub(super) struct Metadata {
    title: String,
    author: Option<String>,
    subject: Option<String>,
    date: Option<Date>,
}

impl Metadata {
    /// The facts about a document.
    pub(super) fn of(document: &PagedDocument) -> Self {
        let clean = |text: &String| Some(printable(text)).filter(|text| !text.is_empty());
        Self {
            title: clean(&document.title).unwrap_or_else(|| UNTITLED.to_owned()),
            author: document.author.as_ref().and_then(clean),
            subject: document.subject.as_ref().and_then(clean),
            date: document.date,
        }
    }

    /// The document information dictionary (PDF 1.7, 14.3.3).
    pub(super) fn info(&self) -> Dictionary {
        let mut info = Dictionary::new();
        info.set("Title", text_string(&self.title));
        if let Some(author) = &self.author {
            info.set("Author", text_string(author));
        }
        if let Some(subject) = &self.subject {
            info.set("Subject", text_string(subject));
        }
        info.set("Creator", text_string(PRODUCER));
        info.set("Producer", text_string(PRODUCER));
        if let Some(date) = self.date {
            let (year, month, day) = (date.year(), date.month(), date.day());
            // Midnight in Beijing: a paper has a day, not an hour.
            let stamp = format!("D:{year:04}{month:02}{day:02}000000+08'00'");
            info.set("CreationDate", Object::string_literal(stamp.as_str()));
            info.set("ModDate", Object::string_literal(stamp.as_str()));
        }
        info
    }

    /// The XMP packet as a stream of the catalog. It stays uncompressed, so that tools
    /// find it without understanding PDF.
    pub(super) fn stream(&self) -> Stream {
        let mut dictionary = Dictionary::new();
        dictionary.set("Type", "Metadata");
        dictionary.set("Subtype", "XML");
        Stream::new(dictionary, self.packet().into_bytes()).with_compression(false)
    }

    fn packet(&self) -> String {
        let mut out = String::from(PACKET_BEGIN);
        let _ = write!(out, "<dc:title>{}</dc:title>", alternatives(&self.title));
        if let Some(author) = &self.author {
            let author = escaped(author);
            let list = format!("<rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq>");
            let _ = write!(out, "<dc:creator>{list}</dc:creator>");
        }
        if let Some(subject) = &self.subject {
            let list = alternatives(subject);
            let _ = write!(out, "<dc:description>{list}</dc:description>");
        }
        let language = format!("<rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag>");
        let _ = write!(out, "<dc:language>{language}</dc:language>");
        let _ = write!(out, "<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>");
        let _ = write!(out, "<pdf:Producer>{PRODUCER}</pdf:Producer>");
        if let Some(date) = self.date {
            let stamp = format!("{date}T00:00:00+08:00");
            for name in ["CreateDate", "ModifyDate", "MetadataDate"] {
                let _ = write!(out, "<xmp:{name}>{stamp}</xmp:{name}>");
            }
        }
        out.push_str(PACKET_END);
        out
    }
}

/// Up to the facts that differ between documents: the claims of PDF/A-2a (ISO 19005-2,
/// 6.6.4) and PDF/UA-1 (ISO 14289-1, 5), and the schema that lets the second stand
/// beside the first.
const PACKET_BEGIN: &str = concat!(
    "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n",
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">",
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n",
    "<rdf:Description rdf:about=\"\"",
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"",
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"",
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">",
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">",
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>",
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/",
    "</pdfaSchema:namespaceURI>",
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">",
    "<pdfaProperty:name>part</pdfaProperty:name>",
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
    "<pdfaProperty:category>internal</pdfaProperty:category>",
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>",
    "</rdf:li></rdf:Seq></pdfaSchema:property>",
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n",
    "<rdf:Description rdf:about=\"\"",
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"",
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"",
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"",
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">",
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
    "<pdfuaid:part>1</pdfuaid:part>",
);

/// After the facts. Nobody may rewrite the packet in place.
const PACKET_END: &str =
    "</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";

/// A text as the only one of its language alternatives.
fn alternatives(text: &str) -> String {
    let text = escaped(text);
    format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{text}</rdf:li></rdf:Alt>")
}

/// A text with the marks of XML replaced.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(ch),
        }
    }
    out
}

/// A text on one line, without what XML 1.0 (2.2) forbids.
fn printable(text: &str) -> String {
    let kept = |ch: &char| !ch.is_control() && !matches!(ch, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(kept).collect::<String>().trim().to_owned()
}

/// A text string of PDF (7.9.2.2): UTF-16, big end first, with its mark.
pub(super) fn text_string(text: &str) -> Object {
    Object::String(utf16(text), StringFormat::Hexadecimal)
}

/// The bytes of a text string.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    [0xFE, 0xFF].into_iter().chain(units).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet(title: &str) -> String {
        let document = PagedDocument { title: title.to_owned(), ..Default::default() };
        Metadata::of(&document).packet()
    }

    #[test]
    fn the_marks_of_xml_are_escaped() {
        assert!(packet("甲<乙>&丙").contains(">甲&lt;乙&gt;&amp;丙<"));
    }

    #[test]
    fn line_breaks_and_other_controls_are_left_out() {
        assert!(packet("整改\n方案\u{b}").contains(">整改方案<"));
    }

    #[test]
    fn a_document_without_a_title_is_called_untitled() {
        assert!(packet(" \n").contains(">无标题<"));
    }

    #[test]
    fn a_document_without_a_day_states_none() {
        let document = PagedDocument::default();
        assert!(!Metadata::of(&document).info().has(b"CreationDate"));
        assert!(!packet("标题").contains("CreateDate"));
    }

    #[test]
    fn both_forms_state_the_same_day() {
        let date = Date::new(2023, 9, 8);
        let metadata = Metadata::of(&PagedDocument { date, ..Default::default() });
        let stamp = metadata.info();
        let stamp = stamp.get(b"CreationDate").unwrap().as_str().unwrap();
        assert_eq!(stamp, b"D:20230908000000+08'00'");
        assert!(metadata.packet().contains("2023-09-08T00:00:00+08:00"));
    }

    #[test]
    fn a_character_outside_the_basic_plane_takes_two_units() {
        assert_eq!(utf16("𠮷"), [0xFE, 0xFF, 0xD8, 0x42, 0xDF, 0xB7]);
    }
}
