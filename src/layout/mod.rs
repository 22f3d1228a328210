//! Places a document on pages.
//!
//! [`settle`] decides once what both outputs must agree on and not every word processor
//! would decide by itself alike: the lines of the title, and where some lines end.
//! [`lay_out`] then places every glyph:
//!
//! 1. `flow` sets the document in rows of the grid (`inline`, `signature`).
//! 2. `pages` fills pages with rows and adds the page numbers.
//! 3. `outline` collects the headings as bookmarks.

mod flow;
mod head;
mod inline;
mod outline;
pub mod page;
mod pages;
mod signature;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod title;
mod words_of;

pub use page::{Item, Mark, Outline, Page, PagedDocument, Tag, TagKind, TextRun};

use crate::diagnostic::codes::layout as codes;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Block, Document, Orientation};
use crate::font::Library;
use crate::geom::Length;
use crate::standard::page::FIRST_LINE_INDENT;
use crate::standard::typeface::SIZE_3;
use inline::{Indent, ease, measure};

/// Decides the lines of the title, and spaces the characters of those lines that a word
/// processor might end elsewhere. Deciding again gives the same.
pub fn settle(document: &mut Document, faces: &Library, findings: &mut Findings) {
    head::settle(document, faces, findings);
    let width = area_width(document);
    document.title.lines = title::lines(&document.title.words, width, faces, findings);
    for block in &mut document.body {
        let mut cells = measure::measure(faces, &words_of::block(block), SIZE_3);
        let eased =
            ease::ease(&mut cells, Indent::first(FIRST_LINE_INDENT).within(width));
        if eased.lonely {
            findings.push(lonely(block));
        }
        let eases = eased.eases;
        match block {
            Block::Heading(heading) => heading.eases = eases,
            Block::Paragraph(paragraph) => paragraph.eases = eases,
            Block::Table(_) | Block::Picture(_) | Block::Chart(_) => {}
        }
    }
}

/// How wide the type area of the text is.
fn area_width(document: &Document) -> Length {
    let turned = document.orientation == Orientation::Landscape;
    document.practice.type_area_of(turned).width
}

/// Places a settled document on pages.
pub fn lay_out(
    document: &Document,
    faces: &Library,
    findings: &mut Findings,
) -> PagedDocument {
    let practice = &document.practice;
    let mut flow = flow::rows(document, faces, findings);
    pages::keep_signature(&mut flow, practice);
    let filled = pages::fill(&flow, practice);
    pages::inspect(&flow, &filled, findings);
    PagedDocument {
        pages: pages::place(&flow, &filled, practice, faces),
        outline: outline::outline(&flow, &filled, practice),
        tags: flow.tags,
        title: document.title.text(),
        author: document.properties.author.clone(),
        subject: document.properties.subject.clone(),
        date: document.properties.date,
    }
}

fn lonely(block: &Block) -> Diagnostic {
    let (text, span) = match block {
        Block::Heading(heading) => (heading.text(), &heading.span),
        Block::Paragraph(paragraph) => (paragraph.text(), &paragraph.span),
        Block::Table(_) | Block::Picture(_) | Block::Chart(_) => (String::new(), &None),
    };
    let end: Vec<char> = text.chars().rev().take(8).collect();
    let end: String = end.into_iter().rev().collect();
    let finding = Diagnostic::new(
        &codes::LONELY,
        format!("以“{end}”结尾的一段，最后一行只有一个字"),
    )
    .hint("请把这一段增减一两个字");
    match span {
        Some(span) => finding.at(span.clone()),
        None => finding,
    }
}
