//! Rules of OFF: the elements of an official paper (GB/T 9704—2012 and 党政机关公文处理工作条例).

mod attachment_name;
mod citation_order;
mod copied_addressee;
mod grade_words;
mod note_bracket;
mod number_form;
mod own_addressee;
mod person_addressed;
mod request_in_report;
mod seal_words;
mod secret_without_number;
mod title_mark;
mod title_repetition;
mod title_shape;

use super::Rule;
use crate::diagnostic::codes::elements as codes;

/// The rules of the group; of two that find one place the earlier keeps it.
pub(super) static RULES: &[Rule] = &[
    Rule::words(&codes::PERSON_ADDRESSED, person_addressed::find),
    Rule::whole(&codes::REQUEST_IN_REPORT, request_in_report::find),
    Rule::words(&codes::ATTACHMENT_NAME, attachment_name::find),
    Rule::words(&codes::SEAL_WORDS, seal_words::find),
    Rule::words(&codes::NOTE_BRACKET, note_bracket::find),
    Rule::words(&codes::TITLE_MARK, title_mark::find),
    Rule::words(&codes::TITLE_REPETITION, title_repetition::find),
    Rule::words(&codes::TITLE_SHAPE, title_shape::find),
    Rule::words(&codes::CITATION_ORDER, citation_order::find),
    Rule::paper(&codes::OWN_ADDRESSEE, own_addressee::find),
    Rule::words(&codes::NUMBER_FORM, number_form::find),
    Rule::paper(&codes::COPIED_ADDRESSEE, copied_addressee::find),
    Rule::paper(&codes::SECRET_WITHOUT_NUMBER, secret_without_number::find),
    Rule::words(&codes::GRADE_WORDS, grade_words::find),
];
