//! LEX008: 做 where official papers write 作, and the other way round.
//!
//! ## What it finds
//! 做 where official papers write 作, and the other way round.
//! ## Why it matters
//! 抽象的、书面的用“作”（作出决定、作贡献），具体的用“做”（做工作、做好）。
//! ## Example
//! ```yaml
//! 导语: 会议做出决定，抓好整改。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 会议作出决定，抓好整改。
//! ```
//! ## How sure
//! Certain within the habit of official papers; the pairs stand in `data/words.tsv`.
//! `--fix` mends those not marked 须核对.

use std::sync::LazyLock;

use super::{replaced, table};
use crate::check::lexicon::Lexicon;
use crate::check::passage::{Hit, Passage};

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| table::lexicon("作做"));

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    replaced(&WORDS, passage, |entry| format!("“{}”的“作”“做”用混了", entry.wrong))
}
