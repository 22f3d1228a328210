//! Rules of CON: whether the plan agrees with itself.

mod batch;
mod count;
mod date_order;
mod done_but_open;
mod organ;
mod paper_before_meeting;
mod printed_before_signed;
mod progress_ahead;
mod unit_name;
mod year;

use super::Rule;
use crate::diagnostic::codes::consistency as codes;

/// The rules of the group; of two that find one place the earlier keeps it.
pub(super) static RULES: &[Rule] = &[
    Rule::plan(&codes::BATCH, batch::find),
    Rule::plan(&codes::YEAR, year::find),
    Rule::plan(&codes::ORGAN, organ::find),
    Rule::plan(&codes::COUNT, count::find),
    Rule::plan(&codes::DUE_BEFORE_DATE, date_order::find),
    Rule::plan(&codes::PAPER_BEFORE_MEETING, paper_before_meeting::find),
    Rule::whole(&codes::UNIT_NAME, unit_name::find),
    Rule::whole(&codes::DONE_BUT_OPEN, done_but_open::find),
    Rule::whole(&codes::PROGRESS_AHEAD, progress_ahead::find),
    Rule::paper(&codes::PRINTED_BEFORE_SIGNED, printed_before_signed::find),
];
