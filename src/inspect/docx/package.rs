//! Opens the package that a DOCX is, within bounds of time and memory.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Element, parse};
use crate::inspect::Unreadable;

/// Entries of a package at most.
const MAX_ENTRIES: usize = 5_000;

/// Bytes of a part at most, unpacked; of all parts that are read together.
const MAX_PART: u64 = 32 << 20;
const MAX_PARTS: u64 = 64 << 20;

/// A package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes were unpacked so far.
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// Opens a package.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        // The list of entries is read at once, so it is counted before that.
        let entries = bytes.windows(4).filter(|it| it == b"PK\x01\x02").count();
        if entries > MAX_ENTRIES {
            return Err(Unreadable::TooLarge);
        }
        let archive = ZipArchive::new(Cursor::new(bytes));
        let archive = archive.map_err(|_| Unreadable::Broken)?;
        Ok(Self { archive, unpacked: 0 })
    }

    /// The path of the main part, and the part.
    pub(super) fn main(&mut self) -> Result<(String, Element), Unreadable> {
        let main = self.relations("")?;
        let main = main.into_iter().find(|(_, kind, _)| kind == "officeDocument");
        let main =
            main.map_or_else(|| "word/document.xml".to_owned(), |(_, _, path)| path);
        let document = self.part(&main)?.ok_or(Unreadable::NotPaper)?;
        Ok((main, document))
    }

    /// A part as a tree; `None` where the package has no such part.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<Element>, Unreadable> {
        let path = path.trim_start_matches('/');
        let file = match self.archive.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Unreadable::Encrypted);
            }
            Err(_) => return Err(Unreadable::Broken),
        };
        let mut bytes = Vec::new();
        let read = file.take(MAX_PART + 1).read_to_end(&mut bytes);
        let read = read.map_err(|_| Unreadable::Broken)? as u64;
        self.unpacked += read;
        if read > MAX_PART || self.unpacked > MAX_PARTS {
            return Err(Unreadable::TooLarge);
        }
        parse(&bytes).map(Some)
    }

    /// The parts that a part refers to: the names of the relations, their types without
    /// what comes before the last slash, and the paths.
    pub(super) fn relations(
        &mut self,
        of: &str,
    ) -> Result<Vec<(String, String, String)>, Unreadable> {
        let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
        let lead = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let Some(list) = self.part(&format!("{lead}_rels/{name}.rels"))? else {
            return Ok(Vec::new());
        };
        let relation = |it: &Element| {
            let target = it.get("Target")?;
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_owned(),
                None => format!("{lead}{target}"),
            };
            let kind = it.get("Type")?.rsplit('/').next()?.to_owned();
            Some((it.get("Id")?.to_owned(), kind, path))
        };
        Ok(list.all("Relationship").filter_map(relation).collect())
    }
}
