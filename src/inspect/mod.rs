//! Holds a finished paper, PDF or DOCX, against the measures of GB/T 9704—2012.
//!
//! `pdf` and `docx` measure a file that anybody made, within bounds of time and memory, and
//! both give a `paper`; `parts` recognises the elements of the standard in it; `clauses`
//! compares them with [`crate::standard`].

mod class;
mod clauses;
mod docx;
mod paper;
mod parts;
mod pdf;
mod unreadable;
mod wording;

use crate::standard::practice::Practice;
pub use clauses::{Clause, Verdict};
pub use unreadable::Unreadable;
pub use wording::{Wording, wording};

/// Bytes of a file at most; a paper has less than one million.
pub const MAX_BYTES: usize = 64 << 20;

/// Every clause with what it requires, what was measured, and whether it is met; where the
/// paper departs from the standard as the office has chosen, that is said instead.
pub fn inspect(bytes: &[u8], practice: &Practice) -> Result<Vec<Clause>, Unreadable> {
    Ok(clauses::judge(&read(bytes)?, practice))
}

/// Measures a file of either format, known by its first bytes: names can lie.
fn read(bytes: &[u8]) -> Result<paper::Paper, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let head = &bytes[..bytes.len().min(1024)];
    if head.starts_with(b"PK") {
        docx::read(bytes)
    } else if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // A locked DOCX lies in a container of the kind that a DOC is.
        let name: Vec<u8> =
            "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(name.len()).any(|window| window == name);
        Err(if is_locked { Unreadable::Encrypted } else { Unreadable::OldWord })
    } else if head.windows(5).any(|window| window == b"%PDF-") {
        pdf::read(bytes)
    } else {
        Err(Unreadable::NotPaper)
    }
}
