//! LEX007: A word form that official papers do not use, such as 其它 or 截止目前.
//!
//! ## What it finds
//! A word form that official papers do not use, such as 其它 or 截止目前.
//! ## Why it matters
//! 异形词公文里用推荐的词形；“截止”后面不能带时间，到某一时间为止要写“截至”。
//! ## Example
//! ```yaml
//! 导语: 截止目前，各项措施均已落实。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 截至目前，各项措施均已落实。
//! ```
//! ## How sure
//! Certain that official papers write otherwise; the forms stand in `data/words.tsv`.
//! `--fix` mends those not marked 须核对.

use std::sync::LazyLock;

use super::{bare, replaced, table};
use crate::check::lexicon::Lexicon;
use crate::check::passage::{Hit, Passage};

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| table::lexicon("词形"));

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    replaced(&WORDS, passage, |entry| format!("“{}”不是规范的写法", bare(&entry.wrong)))
}
