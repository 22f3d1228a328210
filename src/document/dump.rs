//! A document as an indented tree, for people and for golden tests.

use std::fmt::Write;

use super::{
    Block, Document, Ease, Heading, Imprint, Inline, Seal, Secrecy, Table, TableCell,
};

/// The document as text, one element a line, children indented.
pub fn dump(document: &Document) -> String {
    let mut out = String::new();
    let mut line = |indent: usize, name: &str, text: &str| {
        let _ = writeln!(out, "{:indent$}{name} {text}", "", indent = indent * 2);
    };
    head(&mut line, document);
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
    for list in &document.attendance {
        line(0, "attendance", &format!("{}：{}", list.label, list.names));
    }
    for name in &document.attachment_names {
        line(0, "attachment", &name.text);
    }
    if let Some(signature) = &document.signature {
        let seal = match &signature.seal {
            Seal::Sealed => "sealed",
            Seal::Unsealed => "unsealed",
            Seal::Stamped(_) => "stamped",
        };
        line(0, "signature", seal);
        if signature.lines.iter().any(|names| *names > 1) {
            line(1, "names", &format!("{:?} on a line", signature.lines));
        }
        if let Seal::Stamped(stamps) = &signature.seal {
            for stamp in stamps {
                line(1, "office", &stamp.office);
                if let Some(picture) = &stamp.picture {
                    line(1, "picture", &picture.alt);
                }
            }
        }
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
    for attachment in &document.attachments {
        line(0, "bound", &format!("{} {}", attachment.label(), attachment.title.text()));
        for block in &attachment.body {
            match block {
                Block::Paragraph(paragraph) => {
                    line(1, "paragraph", &inlines(&paragraph.content));
                }
                Block::Table(table) => {
                    table_lines(
                        &mut |indent, name, text| line(indent + 1, name, text),
                        table,
                    );
                }
                Block::Heading(_) | Block::Picture(_) | Block::Chart(_) => {}
            }
        }
    }
    imprint(&mut line, &document.imprint);
    out
}

fn head(line: &mut impl FnMut(usize, &str, &str), document: &Document) {
    let head = &document.head;
    let mut some = |name: &str, text: Option<&String>| {
        if let Some(text) = text {
            line(0, name, text);
        }
    };
    some("copy-number", head.copy_number.as_ref());
    some("secrecy", head.secrecy.as_ref().map(Secrecy::text).as_ref());
    some("urgency", head.urgency.as_ref());
    for organ in head.mark.iter().flat_map(|mark| &mark.organs) {
        some("mark", Some(organ));
    }
    if let Some(mark) = &head.mark {
        some("suffix", mark.suffix.as_ref());
        let size = mark.size.map(|size| format!("{} pt", size.to_pt()));
        some("size", size.as_ref());
    }
    some("number", head.number.as_ref());
    for name in &head.signatories {
        some("signatory", Some(name));
    }
}

fn imprint(line: &mut impl FnMut(usize, &str, &str), imprint: &Imprint) {
    let phrases = [("moved-addressee", &imprint.addressee), ("copies", &imprint.copies)];
    for (name, phrase) in phrases {
        if let Some(phrase) = phrase {
            line(0, name, &phrase.text);
            phrase.eases.iter().for_each(|ease| line(1, "ease", &ease_words(ease)));
        }
    }
    if let Some(printer) = &imprint.printer {
        line(0, "printer", printer);
    }
    if let Some(date) = imprint.date {
        line(0, "printed", &date.to_string());
    }
    imprint.others.iter().for_each(|words| line(0, "imprint", words));
    if let Some(ends) = imprint.page_ends {
        line(0, "page-ends", &ends.to_string());
    }
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
