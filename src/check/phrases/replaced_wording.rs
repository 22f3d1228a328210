//! PHR004: A wording that a later one has replaced, in a paper of a later year.
//!
//! ## What it finds
//! A wording that a later one has replaced, in a paper of a later year.
//! ## Why it matters
//! 提法随着党的理论和实践发展，新提法公布以后，公文要跟着改；沿用旧提法说明照抄了旧稿。
//! ## Example
//! ```yaml
//! 标题: 2023年度民主生活会整改方案
//! 导语: 坚持党要管党、从严治党。
//! ```
//! ## Instead
//! ```yaml
//! 标题: 2023年度民主生活会整改方案
//! 导语: 坚持党要管党、全面从严治党。
//! ```
//! ## How sure
//! Fairly sure: the year of the paper (成文日期, or the year in the title) decides; a paper
//! without a year counts as one of today.

use std::sync::LazyLock;

use super::{of_year, table};
use crate::check::lexicon::{Lexicon, named};
use crate::check::paper::Paper;
use crate::check::passage::Hit;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::phrases::REPLACED_WORDING;

static FORMS: LazyLock<Lexicon> = LazyLock::new(|| table::lexicon("旧提法"));

/// One finding for each place.
pub(in crate::check) fn find(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let year = paper.year();
    let mut found = Vec::new();
    for passage in paper.passages() {
        for (range, entry) in FORMS.find(&passage) {
            let Some(since) = of_year(entry.since) else { continue };
            if year.is_some_and(|year| year <= since) {
                continue;
            }
            let message = format!("“{}”是{since}年以前的提法", entry.wrong);
            let hint = format!("改成{}（{}）", named(&entry.right), entry.note);
            found
                .push(passage.finding(&REPLACED_WORDING, Hit::new(range, message, hint)));
        }
    }
    found
}
