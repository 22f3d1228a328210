//! Places a document on pages.
//!
//! [`settle()`] decides once what both outputs must agree on and not every word processor
//! would decide by itself alike: the lines of the title, where some lines end, what stays
//! on which page. [`lay_out`] then places every glyph:
//!
//! 1. `flow` sets the document in rows (`inline`, `head`, `table`, `figure`, `signature`,
//!    `imprint`).
//! 2. `pages` fills pages with rows and adds the page numbers.
//! 3. `outline` collects the headings as bookmarks.

mod figure;
mod flow;
mod head;
mod imprint;
mod inline;
mod outline;
pub mod page;
mod pages;
mod settle;
mod signature;
mod table;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod title;
mod words_of;

pub use page::{Item, Mark, Outline, Page, PagedDocument, Tag, TagKind, TextRun};

use crate::diagnostic::Findings;
use crate::document::Document;
use crate::font::Library;

/// Decides the lines of the title, and spaces the characters of those lines that a word
/// processor might end elsewhere; then what must be on which page. Deciding again gives the
/// same.
pub fn settle(document: &mut Document, faces: &Library, findings: &mut Findings) {
    settle::settle(document, faces, findings);
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
    let mut filled = pages::fill(&flow, practice);
    imprint::place(&flow, document, &mut filled);
    pages::inspect(&flow, &filled, findings);
    PagedDocument {
        pages: pages::place(&flow, &filled, document, faces),
        outline: outline::outline(&flow, &filled, practice),
        tags: flow.tags,
        images: flow.images,
        alternatives: flow.alternatives,
        title: title(document),
        author: document.properties.author.clone(),
        subject: document.properties.subject.clone(),
        date: document.properties.date,
    }
}

/// What the file is called: the title, or what an order has in its place.
fn title(document: &Document) -> String {
    if !document.title.words.is_empty() {
        return document.title.text();
    }
    let mark = document.head.mark.as_ref();
    let organ = mark.and_then(|mark| mark.organs.first()).cloned().unwrap_or_default();
    organ + document.head.number.as_deref().unwrap_or_default()
}
