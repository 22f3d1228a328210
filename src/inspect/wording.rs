//! What a paper says, whatever it looks like, to compare its formats with each other.

use super::{MAX_BYTES, Unreadable, docx, pdf};

/// What a paper says.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Wording {
    /// The text in reading order, without any blanks: where a format sets none, the other
    /// may.
    pub text: String,
    /// The tables of a DOCX: rows of cells. A PDF tells none.
    pub tables: Vec<Vec<Vec<String>>>,
}

/// The wording of a PDF or a DOCX that anybody may have made.
///
/// # Errors
/// Why it cannot be read.
pub fn wording(bytes: &[u8]) -> Result<Wording, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let (text, tables) = match bytes.starts_with(b"PK") {
        true => docx::wording(bytes)?,
        false => (pdf::words(bytes)?, Vec::new()),
    };
    Ok(Wording { text: text.split_whitespace().collect(), tables })
}
