//! The zip archive that a workbook is, unpacked no further than a ledger needs.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Unreadable;

/// Files in the archive at most.
const MAX_FILES: usize = 2_000;

/// Bytes that the parts that are read may have together when they are unpacked. What the
/// archive says of their sizes is not believed.
const MAX_UNPACKED: u64 = 96 << 20;

/// An archive and how much may still be unpacked from it.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Archive<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
        if zip.len() > MAX_FILES {
            return Err(Unreadable::TooLarge);
        }
        Ok(Self { zip, left: MAX_UNPACKED })
    }

    /// The text of a part; `None` if there is none.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<String>, Unreadable> {
        let file = match self.zip.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword) => {
                return Err(Unreadable::Locked);
            }
            Err(_) => return Err(Unreadable::Broken),
        };
        let mut bytes = Vec::new();
        let mut limited = file.take(self.left + 1);
        limited.read_to_end(&mut bytes).map_err(|_| Unreadable::Broken)?;
        let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(read).ok_or(Unreadable::TooLarge)?;
        let text = String::from_utf8(bytes).map_err(|_| Unreadable::Broken)?;
        Ok(Some(match text.strip_prefix('\u{FEFF}') {
            Some(text) => text.to_owned(),
            None => text,
        }))
    }
}
