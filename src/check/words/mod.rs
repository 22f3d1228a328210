//! Rules of LEX: wrong words, and 的, 得, 地.

mod again_for_in;
mod bare_object;
mod collocation;
mod conjunction;
mod de_adverb;
mod de_complement;
mod doubled_must;
mod doubled_word;
mod extra_de;
mod make_or_do;
mod no_subject;
mod noun_after_adverb_mark;
mod office_word;
mod open_in;
mod redundant;
mod table;
mod uneven_more;
mod word_form;
mod wrong_word;

use super::Rule;
use super::lexicon::{Entry, Lexicon, named};
use super::passage::{Hit, Passage};
use crate::diagnostic::codes::words as codes;

/// The rules of the group; of two that find one place the earlier keeps it.
pub(super) static RULES: &[Rule] = &[
    Rule::words(&codes::WRONG_WORD, wrong_word::find).mending(),
    Rule::words(&codes::DE_COMPLEMENT, de_complement::find).mending(),
    Rule::words(&codes::DE_ADVERB, de_adverb::find).mending(),
    Rule::words(&codes::DE_NOUN, noun_after_adverb_mark::find).mending(),
    Rule::words(&codes::EXTRA_DE, extra_de::find).mending(),
    Rule::words(&codes::DOUBLED_WORD, doubled_word::find),
    Rule::words(&codes::WORD_FORM, word_form::find).mending(),
    Rule::words(&codes::MAKE_OR_DO, make_or_do::find).mending(),
    Rule::words(&codes::REDUNDANT, redundant::find).mending(),
    Rule::words(&codes::COLLOCATION, collocation::find),
    Rule::words(&codes::AGAIN_FOR_IN, again_for_in::find).mending(),
    Rule::words(&codes::OPEN_IN, open_in::find),
    Rule::words(&codes::BARE_OBJECT, bare_object::find),
    Rule::words(&codes::NO_SUBJECT, no_subject::find),
    Rule::words(&codes::CONJUNCTION, conjunction::find),
    Rule::words(&codes::UNEVEN_MORE, uneven_more::find),
    Rule::office(&codes::OFFICE_WORD, office_word::terms).mending(),
    Rule::words(&codes::DOUBLED_MUST, doubled_must::find),
];

/// The wrong words of a paragraph, each with what replaces it.
fn replaced(
    words: &Lexicon,
    passage: &Passage<'_>,
    message: impl Fn(&Entry) -> String,
) -> Vec<Hit> {
    let found = words.find(passage).into_iter();
    found
        .map(|(range, entry)| {
            let note = if entry.note.is_empty() {
                String::new()
            } else {
                format!("：{}", entry.note)
            };
            let hint = format!("改成{}{note}", named(bare(&entry.right)));
            let hit = Hit::new(range.clone(), message(entry), hint);
            hit.mend_if(entry.certain, range, entry.right.as_str())
        })
        .collect()
}

/// Words of the table without the figures that only narrow where they are looked for.
fn bare(words: &str) -> &str {
    words.trim_end_matches(|char: char| char.is_ascii_digit())
}
