//! Rules of CHK: whether everything is there.

mod attachment;
mod deadline_date;
mod deadline_kind;
mod deadline_year;
mod due_date;
mod element_end;
mod own_number;
mod nobody;
mod owner;
mod partly_filled;
mod placeholder;
mod repeated_text;
mod same_deadline;
mod signature;
mod title_genre;
mod vague_deadline;

pub(super) use placeholder::is_open;

use super::Rule;
use crate::diagnostic::codes::check as codes;

/// The rules of the group; of two that find one place the earlier keeps it.
pub(super) static RULES: &[Rule] = &[
    Rule::whole(&codes::PLACEHOLDER, placeholder::find),
    Rule::plan(&codes::NO_DUE_DATE, due_date::find),
    Rule::plan(&codes::NO_OWNER, owner::find),
    Rule::plan(&codes::SAME_DEADLINE, same_deadline::find),
    Rule::plan(&codes::DEADLINE_KIND, deadline_kind::find),
    Rule::plan(&codes::DEADLINE_DATE, deadline_date::find),
    Rule::words(&codes::NO_YEAR, deadline_year::find),
    Rule::words(&codes::VAGUE_DEADLINE, vague_deadline::find),
    Rule::words(&codes::OWN_NUMBER, own_number::find),
    Rule::words(&codes::TITLE_GENRE, title_genre::find),
    Rule::paper(&codes::HALF_SIGNED, signature::find),
    Rule::words(&codes::ELEMENT_END, element_end::find).mending(),
    Rule::plan(&codes::REPEATED_TEXT, repeated_text::find),
    Rule::paper(&codes::NO_ATTACHMENT, attachment::find),
    Rule::plan(&codes::PARTLY_FILLED, partly_filled::find),
    Rule::plan(&codes::NOBODY, nobody::find),
];
