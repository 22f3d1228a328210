//! PHR003: A regulation or law in 《》 under a wrong name.
//!
//! ## What it finds
//! A regulation or law in 《》 under a wrong name.
//! ## Why it matters
//! 引用党内法规和法律要写全称，一个字也不能差；名称写错，等于没有依据。
//! ## Example
//! ```yaml
//! 导语: 严格执行《中国共产党党员纪律处分条例》。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 严格执行《中国共产党纪律处分条例》。
//! ```
//! ## How sure
//! Certain: only the wrong names listed in `data/phrases.tsv`, with both marks 《》. `--fix`
//! writes the right name.

use std::sync::LazyLock;

use super::{replaced, table};
use crate::check::lexicon::Lexicon;
use crate::check::passage::{Hit, Passage};

static FORMS: LazyLock<Lexicon> = LazyLock::new(|| table::lexicon("法规"));

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    replaced(&FORMS, passage, |entry| format!("{}的名称不对", entry.wrong))
}
