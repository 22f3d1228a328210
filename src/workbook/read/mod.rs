//! Opens a workbook that anybody may have saved, within bounds of time and memory.

mod archive;
mod sheet;
mod xml;

use std::collections::BTreeMap;
use std::fmt;

use super::day::Epoch;
use super::place::Cell;
use archive::Archive;

/// Bytes of a file at most; a book of 5,000 items has about one million.
pub const MAX_BYTES: usize = 32 << 20;

/// Why a file cannot be read.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Unreadable {
    /// It is no `.xlsx` workbook.
    NotXlsx,
    /// It is locked by a password, or in the old form `.xls`.
    Locked,
    /// It is damaged or cut off.
    Broken,
    /// It has more files, bytes or cells than a ledger has.
    TooLarge,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotXlsx => "不是 .xlsx 工作簿",
            Self::Locked => "加了密码，或者是旧的 .xls 格式",
            Self::Broken => "已损坏，或者没有传完整",
            Self::TooLarge => "内容多得不像一份台账",
        })
    }
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    /// Its content.
    pub(super) data: Data,
    /// Whether a formula gives it.
    pub(super) formula: bool,
}

/// The content of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Data {
    /// Words; also yes or no, as programs show them.
    Words(String),
    /// A number, days included.
    Number(f64),
    /// An error such as `#REF!`.
    Error(String),
    /// More characters than a cell can have.
    TooLong,
}

/// The cells of a sheet that hold something.
pub(super) type Cells = BTreeMap<Cell, Value>;

/// An open workbook.
pub(super) struct Raw<'b> {
    archive: Archive<'b>,
    /// Names of the sheets and the paths of their parts.
    sheets: Vec<(String, String)>,
    strings: Option<Vec<String>>,
    /// From which day its numbers count.
    pub(super) epoch: Epoch,
}

impl<'b> Raw<'b> {
    /// Opens a file.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        /// How files of the old form and encrypted ones begin.
        const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        if bytes.len() > MAX_BYTES {
            return Err(Unreadable::TooLarge);
        }
        if bytes.starts_with(COMPOUND) {
            return Err(Unreadable::Locked);
        }
        if !bytes.starts_with(b"PK") {
            return Err(Unreadable::NotXlsx);
        }
        let mut archive = Archive::open(bytes)?;
        let book = archive.part("xl/workbook.xml")?.ok_or(Unreadable::NotXlsx)?;
        let relations = archive.part("xl/_rels/workbook.xml.rels")?;
        let relations = relations.ok_or(Unreadable::Broken)?;
        let (sheets, epoch) = sheet::list(&book, &relations)?;
        Ok(Self { archive, sheets, strings: None, epoch })
    }

    /// The cells of the sheet with this name; `None` if there is none.
    pub(super) fn sheet(&mut self, name: &str) -> Result<Option<Cells>, Unreadable> {
        let found = self.sheets.iter().find(|(known, _)| known == name);
        let Some((_, path)) = found else { return Ok(None) };
        let part = self.archive.part(path)?.ok_or(Unreadable::Broken)?;
        let strings = match &mut self.strings {
            Some(strings) => strings,
            unread => {
                let part = self.archive.part("xl/sharedStrings.xml")?;
                let strings = part.map(|part| sheet::strings(&part)).transpose()?;
                unread.insert(strings.unwrap_or_default())
            }
        };
        sheet::cells(&part, strings).map(Some)
    }
}
