//! Rules of CON: whether the plan agrees with itself.

mod batch;
mod count;
mod date_order;
mod organ;
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
];
