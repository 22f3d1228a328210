//! PHR001: A known wrong form of a set phrase.
//!
//! ## What it finds
//! A known wrong form of a set phrase: a character missing, changed or out of order.
//! ## Why it matters
//! 重要会议、重要思想和固定的政治用语有规范的提法，少字、错字、换次序都是政治性差错，报送以前必须改正。
//! ## Example
//! ```yaml
//! 导语: 学习贯彻党的十八大、十九精神。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 学习贯彻党的十八大、十九大精神。
//! ```
//! ## How sure
//! Certain: only the forms listed in `data/phrases.tsv` count, and not where they are part
//! of the right wording. `--fix` mends those that the table does not mark 须核对.

use std::sync::LazyLock;

use super::{replaced, table};
use crate::check::lexicon::{Lexicon, named};
use crate::check::passage::{Hit, Passage};

static FORMS: LazyLock<Lexicon> = LazyLock::new(|| table::lexicon("提法"));

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    replaced(&FORMS, passage, |entry| format!("{}不是规范的提法", named(&entry.wrong)))
}
