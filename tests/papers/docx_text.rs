//! The words of a DOCX.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

/// The text of every paragraph of the body that has any, line breaks left out.
pub(crate) fn paragraphs(package: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let mut reader = Reader::from_str(&xml);
    let (mut found, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) if start.name().as_ref() == b"w:p" => {
                found.push(String::new());
            }
            Event::Start(start) if start.name().as_ref() == b"w:t" => inside = true,
            Event::End(end) if end.name().as_ref() == b"w:t" => inside = false,
            Event::Text(text) if inside => {
                found.last_mut().unwrap().push_str(&text.decode().unwrap());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found.retain(|text| !text.is_empty());
    found
}
