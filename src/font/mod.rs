//! Knows which face serves each class of type, and how wide its glyphs are.
//!
//! [`Library`] answers for a run: which face serves a [`Role`](crate::standard::Role),
//! and which glyph of which face shows a character. [`face`] reads one font file,
//! [`choose`] finds the files, [`bundled`] carries the five that are always there.

mod alias;
pub mod bundled;
pub mod choose;
pub mod class;
mod descriptor;
pub mod face;
mod file;
mod findings;
mod glyphs;
pub mod library;
mod names;
mod packing;
mod project;
mod search;
pub mod subset;
#[cfg(test)]
mod testing;

pub use alias::class_of;
pub use choose::{Explicit, Selection, Wishes};
pub use descriptor::Descriptor;
pub use face::Face;
pub use file::{FaceError, FontData, Origin};
pub use findings::{missing_glyph, missing_glyphs};
pub use glyphs::Glyph;
pub use library::{FaceId, Library, Service, Step, official_name};
pub use subset::{Subset, SubsetError};
