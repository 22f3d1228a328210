//! A document as an indented tree, for people and for golden tests.

use std::fmt::Write;

use super::{Block, Document, Ease, Heading, Inline, Table, TableCell};

/// The document as text, one element a line, children indented.
pub fn dump(document: &Document) -> String {
    let mut out = String::new();
    let mut line = |indent: usize, name: &str, text: &str| {
        let _ = writeln!(out, "{:indent$}{name} {text}", "", indent = indent * 2);
    };
    line(0, "title", &document.title.words.join("·"));
    for part in &document.title.lines {
        line(1, "line", part);
    }
    if let Some(addressee) = &document.addressee {
        line(0, "addressee", &addressee.text);
    }
    for block in &document.body {
        match block {
            Block::Table(table) => table_lines(&mut line, table),
            Block::Picture(picture) => line(0, "picture", &picture.alt),
            Block::Chart(chart) => line(0, "chart", &chart.alt),
            Block::Heading(heading) => heading_lines(&mut line, 0, "heading", heading),
            Block::Paragraph(paragraph) => {
                line(0, "paragraph", &inlines(&paragraph.content));
                if let Some(lead) = &paragraph.lead {
                    heading_lines(&mut line, 1, "lead", lead);
                }
                for ease in &paragraph.eases {
                    line(1, "ease", &ease_words(ease));
                }
            }
        }
    }
    for name in &document.attachment_names {
        line(0, "attachment", &name.text);
    }
    if let Some(signature) = &document.signature {
        let seal = if signature.is_sealed() { "sealed" } else { "unsealed" };
        line(0, "signature", seal);
        for organ in &signature.organs {
            line(1, "organ", organ);
        }
        if let Some(date) = signature.date {
            line(1, "date", &date.to_string());
        }
    }
    if let Some(note) = &document.note {
        line(0, "note", &note.text);
    }
    out
}

fn table_lines(line: &mut impl FnMut(usize, &str, &str), table: &Table) {
    line(0, "table", table.caption.as_deref().unwrap_or_default());
    if let Some(remark) = &table.remark {
        line(1, "remark", remark);
    }
    for (at, row) in table.rows.iter().enumerate() {
        let name = if at < table.head_rows { "head" } else { "row" };
        let cells: Vec<_> = row.cells.iter().map(cell_words).collect();
        line(1, name, &cells.join(" | "));
    }
}

/// The words of a cell, with what it covers if that is more than itself.
fn cell_words(cell: &TableCell) -> String {
    let words = cell.paragraphs.join("/");
    match (cell.column_span, cell.row_span) {
        (1, 1) => words,
        (columns, rows) => format!("{words} [{columns}×{rows}]"),
    }
}

fn heading_lines(
    line: &mut impl FnMut(usize, &str, &str),
    indent: usize,
    name: &str,
    heading: &Heading,
) {
    let name = format!("{name}-{}", heading.level);
    line(indent, &name, &format!("{}{}", heading.label(), inlines(&heading.content)));
    for ease in &heading.eases {
        line(indent + 1, "ease", &ease_words(ease));
    }
}

fn ease_words(ease: &Ease) -> String {
    format!("{:?} spaced by {} twips", ease.characters, ease.spacing.to_twips())
}

fn inlines(content: &[Inline]) -> String {
    let mark = |inline: &Inline| {
        if inline.strong { format!("**{}**", inline.text) } else { inline.text.clone() }
    };
    content.iter().map(mark).collect()
}
