//! Places a document on pages.

pub mod page;

pub use page::{Item, Mark, Outline, Page, PagedDocument, Tag, TagKind, TextRun};
