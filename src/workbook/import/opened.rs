//! A book with its stamp, and the log as it was when the book was made.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Reading;
use crate::content::Ledger;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::workbook as codes;
use crate::workbook::day::Epoch;
use crate::workbook::place::Cell;
use crate::workbook::read::{Cells, Data, Raw, Unreadable, Value};
use crate::workbook::stamp::{self, Stamp};
use crate::workbook::{SHEET, STAMP};

/// A book of ours, as far as its stamp says.
pub(super) struct Opened {
    pub(super) stamp: Stamp,
    pub(super) raw_cells: Cells,
    pub(super) epoch: Epoch,
}

impl Opened {
    pub(super) fn open(
        bytes: &[u8],
        reading: &Reading<'_>,
    ) -> Result<Self, Box<Diagnostic>> {
        let unreadable = |error: Unreadable| {
            let finding = reading.whole(&codes::UNREADABLE, &error.to_string());
            Box::new(
                finding.hint("请换成能用 Excel、WPS 正常打开、没有密码的 .xlsx 文件"),
            )
        };
        let foreign = |words: &str| {
            let finding = reading.whole(&codes::FOREIGN, words);
            Box::new(
                finding
                    .hint("请在用 zhenggai ledger export 导出的工作簿里直接填写、保存"),
            )
        };
        let mut raw = Raw::open(bytes).map_err(unreadable)?;
        let stamp = raw.sheet(STAMP).map_err(unreadable)?;
        let Some(stamp) = stamp else {
            return Err(foreign("里没有导出信息，不是程序导出的台账"));
        };
        let get = |key: &str| {
            let rows = stamp.iter().filter(|(cell, _)| cell.column == 0);
            let is_key =
                |value: &Value| matches!(&value.data, Data::Words(it) if it == key);
            let (cell, _) = rows.into_iter().find(|(_, value)| is_key(value))?;
            let value = stamp.get(&Cell { column: 1, ..*cell })?;
            match &value.data {
                Data::Words(words) => Some(words.as_str()),
                Data::Number(_) | Data::Error(_) | Data::TooLong => None,
            }
        };
        let Some(stamp) = Stamp::parse(get) else {
            return Err(foreign("里的导出信息不完整，或者是别的版本导出的"));
        };
        let Some(raw_cells) = raw.sheet(SHEET).map_err(unreadable)? else {
            return Err(foreign(&format!("里没有工作表“{SHEET}”")));
        };
        Ok(Self { stamp, raw_cells, epoch: raw.epoch })
    }
}

/// The log as it was when a book was made.
pub(super) struct Past<'l> {
    /// How many entries it had.
    pub(super) count: usize,
    /// The mark of those entries.
    pub(super) mark: String,
    pub(super) ledger: Cow<'l, Ledger>,
}

impl<'l> Past<'l> {
    /// The log with its first entries, so many as each of these, as far as it has them.
    pub(super) fn at(
        ledger: &'l Ledger,
        counts: impl Iterator<Item = usize>,
    ) -> Vec<Self> {
        let counts: BTreeSet<usize> = counts.collect();
        let known = counts.into_iter().filter_map(|count| {
            let entries = ledger.entries.get(..count)?;
            let ledger = match entries.len() == ledger.entries.len() {
                true => Cow::Borrowed(ledger),
                false => Cow::Owned(Ledger { entries: entries.to_vec() }),
            };
            Some(Self { count, mark: stamp::of_entries(entries), ledger })
        });
        known.collect()
    }
}
