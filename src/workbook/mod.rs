//! The 整改台账 as an Excel workbook, out to the departments and back.
//!
//! 1. [`page`] says what stands in the book on a day, cell by cell; both ways use it.
//! 2. [`export()`] writes it, with a [`stamp`] of the log it was made from.
//! 3. `read` opens a book that anybody may have saved, within bounds.
//! 4. [`import()`] holds that book against the page it was made from and turns what was
//!    filled in into entries of the log, which `ledger` judges before anything is kept.
//!
//! A book is never believed beyond its cells: protection, hidden columns and the totals are
//! for the eyes of the person, and what they show is computed again from the log.

mod day;
mod export;
mod height;
mod import;
mod page;
mod place;
mod propose;
mod read;
mod rules;
mod stamp;
mod tally;
mod totals;

pub use export::{ExportError, export, units};
pub use import::{Change, Import, import};
pub use page::Scope;
pub use place::Cell;
pub use read::MAX_BYTES;
pub use tally::{Row, tally};

/// The sheet of the items.
pub const SHEET: &str = "整改台账";

/// The sheet of the totals.
const TOTALS: &str = "汇总";

/// The sheet that says which log the book was made from.
const STAMP: &str = "导出信息";
