//! LEX001: A word written with a wrong character.
//!
//! ## What it finds
//! A word written with a wrong character.
//! ## Why it matters
//! 同音、形近的字容易用错，输入法也常常给出错的一个。一个错字，整份公文就显得不认真。
//! ## Example
//! ```yaml
//! 导语: 会议布署了整改工作。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 会议部署了整改工作。
//! ```
//! ## How sure
//! Certain: `data/words.tsv` lists only forms that no dictionary has, with the words in
//! which their characters meet by chance. `--fix` mends those not marked 须核对.

use std::sync::LazyLock;

use super::{replaced, table};
use crate::check::lexicon::Lexicon;
use crate::check::passage::{Hit, Passage};

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| table::lexicon("错字"));

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    replaced(&WORDS, passage, |entry| format!("“{}”有错字", entry.wrong))
}
