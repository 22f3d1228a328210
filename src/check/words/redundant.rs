//! LEX009: Two words of which one already says the other, such as 涉及到.
//!
//! ## What it finds
//! Two words of which one already says the other, such as 涉及到.
//! ## Why it matters
//! “及”就是“到”，“涉及到”重复；“防止不出现”意思正好反了。多余的字要删去。
//! ## Example
//! ```yaml
//! 导语: 整改涉及到三个科室。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 整改涉及三个科室。
//! ```
//! ## How sure
//! Certain; the pairs stand in `data/words.tsv`.
//! `--fix` mends those not marked 须核对.

use std::sync::LazyLock;

use super::{replaced, table};
use crate::check::lexicon::Lexicon;
use crate::check::passage::{Hit, Passage};

static WORDS: LazyLock<Lexicon> = LazyLock::new(|| table::lexicon("赘余"));

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    replaced(&WORDS, passage, |entry| format!("“{}”里有多余的字", entry.wrong))
}
