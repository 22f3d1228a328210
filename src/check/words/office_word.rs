//! LEX017: A word that the office lists as wrong under 错词.
//!
//! ## What it finds
//! A word that the office lists as wrong under 错词.
//! ## Why it matters
//! 本单位在 content/terms.yaml 的“错词”里列出的词语，不要再用。
//! ## Example
//! ```yaml
//! 错词: [{应写: 党委办公室, 误作: 党办}]
//! 导语: 由党办牵头。
//! ```
//! ## Instead
//! ```yaml
//! 错词: [{应写: 党委办公室, 误作: 党办}]
//! 导语: 由党委办公室牵头。
//! ```
//! ## How sure
//! Certain: the office has said so. `--fix` writes what it wants.

use crate::content::{Term, Terms};

/// The terms that the rule reads.
pub(in crate::check) fn terms(terms: &Terms) -> &[Term] {
    &terms.words
}
