//! PHR007: A set phrase with a verb that belongs to another.
//!
//! ## What it finds
//! A set phrase with a verb that belongs to another.
//! ## Why it matters
//! “增强‘四个意识’、坚定‘四个自信’、做到‘两个维护’”的动词是固定的，不能互换。
//! ## Example
//! ```yaml
//! 导语: 坚定“四个意识”，整改到位。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 增强“四个意识”，整改到位。
//! ```
//! ## How sure
//! Certain: the verb must stand directly before the phrase, as listed in `data/phrases.tsv`.

use std::sync::LazyLock;

use super::{replaced, table};
use crate::check::lexicon::{Lexicon, named};
use crate::check::passage::{Hit, Passage};

static FORMS: LazyLock<Lexicon> = LazyLock::new(|| table::lexicon("搭配"));

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    replaced(&FORMS, passage, |entry| format!("{}的搭配不对", named(&entry.wrong)))
}
