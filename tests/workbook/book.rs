//! Opens a book as a zip archive and changes single cells of it, as an editor would.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The part with the items.
pub(crate) const SHEET: &str = "xl/worksheets/sheet1.xml";

/// The parts of a book.
#[derive(Clone)]
pub(crate) struct Book(pub(crate) BTreeMap<String, Vec<u8>>);

impl Book {
    pub(crate) fn open(bytes: &[u8]) -> Self {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).unwrap();
            let mut data = Vec::new();
            file.read_to_end(&mut data).unwrap();
            parts.insert(file.name().to_owned(), data);
        }
        Self(parts)
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, data) in &self.0 {
            zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            zip.write_all(data).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    pub(crate) fn part(&self, path: &str) -> String {
        String::from_utf8(self.0[path].clone()).unwrap()
    }

    pub(crate) fn edit(&mut self, path: &str, change: impl FnOnce(String) -> String) {
        let text = change(self.part(path));
        self.0.insert(path.to_owned(), text.into_bytes());
    }

    /// Replaces what stands between the tags of a cell of the items.
    pub(crate) fn put(&mut self, cell: &str, kind: &str, inner: &str) {
        self.edit(SHEET, |text| {
            let from = text.find(&format!("<c r=\"{cell}\"")).unwrap();
            let rest = &text[from..];
            let tag = &rest[..=rest.find('>').unwrap()];
            let end = match tag.ends_with("/>") {
                true => tag.len(),
                false => rest.find("</c>").unwrap() + "</c>".len(),
            };
            let style = tag.split("s=\"").nth(1).unwrap().split('"').next().unwrap();
            let new = format!("<c r=\"{cell}\" s=\"{style}\"{kind}>{inner}</c>");
            format!("{}{new}{}", &text[..from], &rest[end..])
        });
    }

    /// Types words into a cell.
    pub(crate) fn write(&mut self, cell: &str, words: &str) {
        let words = words.replace('&', "&amp;").replace('<', "&lt;");
        self.put(
            cell,
            " t=\"inlineStr\"",
            &format!("<is><t xml:space=\"preserve\">{words}</t></is>"),
        );
    }

    /// Types a number or a day into a cell.
    pub(crate) fn number(&mut self, cell: &str, number: &str) {
        self.put(cell, "", &format!("<v>{number}</v>"));
    }

    /// Takes a whole row out, tags and all.
    pub(crate) fn take_row(&mut self, row: u32) -> String {
        let mut taken = String::new();
        self.edit(SHEET, |text| {
            let from = text.find(&format!("<row r=\"{row}\"")).unwrap();
            let end = from + text[from..].find("</row>").unwrap() + "</row>".len();
            taken = text[from..end].to_owned();
            format!("{}{}", &text[..from], &text[end..])
        });
        taken
    }

    /// Puts a row at the end.
    pub(crate) fn add_row(&mut self, row: &str) {
        self.edit(SHEET, |text| {
            text.replace("</sheetData>", &format!("{row}</sheetData>"))
        });
    }
}
