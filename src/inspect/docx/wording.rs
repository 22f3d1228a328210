//! The words of a DOCX in reading order, and its tables.

use super::package::Package;
use super::xml::Element;
use crate::inspect::Unreadable;

/// How deep elements are followed.
const MAX_DEPTH: usize = 200;

/// Rows of cells.
type Table = Vec<Vec<String>>;

/// The words of the body, and its tables, outer ones first.
pub(in crate::inspect) fn wording(
    bytes: &[u8],
) -> Result<(String, Vec<Table>), Unreadable> {
    let (_, document) = Package::open(bytes)?.main()?;
    let body = document.child("body").ok_or(Unreadable::NotPaper)?;
    let mut text = String::new();
    add(body, MAX_DEPTH, &mut text);
    let mut tables = Vec::new();
    find(body, MAX_DEPTH, &mut tables);
    Ok((text, tables))
}

/// Adds the words of an element. Of two forms for old and new programs the new one counts.
fn add(element: &Element, depth: usize, text: &mut String) {
    for child in element.children.iter().filter(|_| depth > 0) {
        match &*child.name {
            "t" => text.push_str(&child.text),
            "noBreakHyphen" => text.push('-'),
            "pPr" | "rPr" | "tblPr" | "tcPr" | "trPr" | "instrText" | "delText"
            | "Fallback" => {}
            _ => add(child, depth - 1, text),
        }
    }
}

fn find(element: &Element, depth: usize, tables: &mut Vec<Table>) {
    for child in element.children.iter().filter(|_| depth > 0) {
        if *child.name == *"tbl" {
            tables.push(child.all("tr").map(cells).collect());
        } else {
            find(child, depth - 1, tables);
        }
    }
}

fn cells(row: &Element) -> Vec<String> {
    let words = |cell: &Element| {
        let mut text = String::new();
        add(cell, MAX_DEPTH, &mut text);
        text.split_whitespace().collect()
    };
    row.all("tc").map(words).collect()
}
