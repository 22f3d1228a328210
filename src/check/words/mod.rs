//! Rules of LEX: wrong words, and 的, 得, 地.

mod de_adverb;
mod de_complement;
mod table;
mod wrong_word;

use super::Rule;
use crate::diagnostic::codes::words as codes;

/// The rules of the group; of two that find one place the earlier keeps it.
pub(super) static RULES: &[Rule] = &[
    Rule::words(&codes::WRONG_WORD, wrong_word::find),
    Rule::words(&codes::DE_COMPLEMENT, de_complement::find),
    Rule::words(&codes::DE_ADVERB, de_adverb::find),
];
