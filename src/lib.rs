//! 整改方案 as data: structured content in, official documents (GB/T 9704—2012) out.
//!
//! 1. [`content`] reads YAML into checked values, keeping places.
//! 2. [`template`] fills a Tera template with plain data, giving Markdown.
//! 3. [`markup`] turns the Markdown into a [`document`], which is the meaning.
//! 4. [`layout`] places the document on pages.
//! 5. [`pdf`] writes the pages, [`docx`] writes the document.
//!
//! [`ledger`] says where each item of the plan stands on any day, [`report`] what a quarter
//! brought.
//!
//! [`package`] seals the papers of a filing, and checks a package at the other end.
//!
//! [`pipeline`] runs the stages, [`cli`] speaks with the person. `ARCHITECTURE.md` is the map.

#![allow(
    rustdoc::private_intra_doc_links,
    reason = "the documentation is built for people who work on the code"
)]

pub mod geom;
pub mod value;
pub mod diagnostic;
pub mod picture;
pub mod world;
pub mod standard;
pub mod content;
pub mod template;
pub mod document;
pub mod markup;
pub mod font;
pub mod layout;
pub mod pdf;
pub mod docx;
pub mod ledger;
pub mod report;
pub mod workbook;
pub mod inspect;
pub mod package;
pub mod check;
pub mod pipeline;
pub mod cli;
