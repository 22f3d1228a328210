//! Rules of PHR: set phrases with an exact wording.

mod chain_order;
mod chain_start;
mod congress;
mod form_of_address;
mod law_name;
mod members;
mod office_phrase;
mod other_campaign;
mod replaced_wording;
mod set_verb;
mod table;
mod unquoted;
mod wrong_form;

use super::Rule;
use super::lexicon::{Entry, Lexicon, named};
use super::passage::{Hit, Passage};
use crate::diagnostic::codes::phrases as codes;

/// The rules of the group; of two that find one place the earlier keeps it.
pub(super) static RULES: &[Rule] = &[
    Rule::words(&codes::WRONG_FORM, wrong_form::find).mending(),
    Rule::words(&codes::FORM_OF_ADDRESS, form_of_address::find),
    Rule::words(&codes::LAW_NAME, law_name::find).mending(),
    Rule::paper(&codes::REPLACED_WORDING, replaced_wording::find),
    Rule::paper(&codes::OTHER_CAMPAIGN, other_campaign::find),
    Rule::words(&codes::CONGRESS, congress::find).mending(),
    Rule::words(&codes::SET_VERB, set_verb::find),
    Rule::words(&codes::CHAIN_ORDER, chain_order::find),
    Rule::words(&codes::UNQUOTED, unquoted::find).mending(),
    Rule::words(&codes::MEMBERS, members::find),
    Rule::paper(&codes::CHAIN_START, chain_start::find),
    Rule::office(&codes::OFFICE_PHRASE, office_phrase::terms).mending(),
];

/// The wrong forms of a paragraph, each with what replaces it.
fn replaced(
    forms: &Lexicon,
    passage: &Passage<'_>,
    message: impl Fn(&Entry) -> String,
) -> Vec<Hit> {
    let found = forms.find(passage).into_iter();
    found
        .map(|(range, entry)| {
            let hint = format!("改成{}（{}）", named(&entry.right), entry.note);
            Hit::new(range.clone(), message(entry), hint).mend_if(
                entry.certain,
                range,
                entry.right.as_str(),
            )
        })
        .collect()
}

/// The year with which a date of the tables begins.
fn of_year(date: &str) -> Option<u16> {
    date.get(..4)?.parse().ok()
}
