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
use super::lexicon::{Entry, Lexicon};
use super::passage::{Hit, Passage};
use crate::content::Plan;
use crate::diagnostic::codes::phrases as codes;

/// The rules of the group; of two that find one place the earlier keeps it.
pub(super) static RULES: &[Rule] = &[
    Rule::words(&codes::WRONG_FORM, wrong_form::find).mending(),
    Rule::words(&codes::FORM_OF_ADDRESS, form_of_address::find),
    Rule::words(&codes::LAW_NAME, law_name::find).mending(),
    Rule::plan(&codes::REPLACED_WORDING, replaced_wording::find),
    Rule::plan(&codes::OTHER_CAMPAIGN, other_campaign::find),
    Rule::words(&codes::CONGRESS, congress::find).mending(),
    Rule::words(&codes::SET_VERB, set_verb::find),
    Rule::words(&codes::CHAIN_ORDER, chain_order::find),
    Rule::words(&codes::UNQUOTED, unquoted::find).mending(),
    Rule::words(&codes::MEMBERS, members::find),
    Rule::plan(&codes::CHAIN_START, chain_start::find),
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
            let hint = format!("改成“{}”（{}）", entry.right, entry.note);
            Hit::new(range.clone(), message(entry), hint).mend_if(
                entry.certain,
                range,
                entry.right.as_str(),
            )
        })
        .collect()
}

/// The year of a plan: of its date, or the first that its title or preamble names.
fn year(plan: &Plan) -> Option<u16> {
    let dated = plan.issue.date.and_then(|date| u16::try_from(date.year()).ok());
    let named = || {
        let texts = [plan.title.text(), plan.preamble.text()];
        texts.iter().find_map(|text| {
            text.match_indices('年').find_map(|(at, _)| {
                let digits = text.get(at.checked_sub(4)?..at)?;
                let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
                digits.parse().ok().filter(|_| whole)
            })
        })
    };
    dated.or_else(named)
}

/// The year with which a date of the tables begins.
fn of_year(date: &str) -> Option<u16> {
    date.get(..4)?.parse().ok()
}
