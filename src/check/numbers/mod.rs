//! Rules of NUM: numbers and dates (GB/T 15835—2011, GB/T 9704—2012).

mod approximate_comma;
mod day_as_hao;
mod digit_with_thousand;
mod doubled_approximation;
mod fall_by_times;
mod hyphen_date;
mod mixed_date;
mod no_such_date;
mod padded_date;
mod percent;
mod range_unit;
mod reference_bracket;
mod reference_number;
mod short_year;
mod wide_digit;

use super::Rule;
use crate::diagnostic::codes::numbers as codes;

/// The rules of the group; of two that find one place the earlier keeps it.
pub(super) static RULES: &[Rule] = &[
    Rule::words(&codes::REFERENCE_BRACKET, reference_bracket::find).mending(),
    Rule::words(&codes::REFERENCE_NUMBER, reference_number::find).mending(),
    Rule::words(&codes::NO_SUCH_DATE, no_such_date::find),
    Rule::words(&codes::DAY_AS_HAO, day_as_hao::find).mending(),
    Rule::words(&codes::SHORT_YEAR, short_year::find),
    Rule::words(&codes::MIXED_DATE, mixed_date::find).mending(),
    Rule::words(&codes::PADDED_DATE, padded_date::find).mending(),
    Rule::words(&codes::WIDE_DIGIT, wide_digit::find).mending(),
    Rule::words(&codes::APPROXIMATE_COMMA, approximate_comma::find),
    Rule::words(&codes::DIGIT_WITH_THOUSAND, digit_with_thousand::find),
    Rule::words(&codes::RANGE_UNIT, range_unit::find).mending(),
    Rule::words(&codes::DOUBLED_APPROXIMATION, doubled_approximation::find),
    Rule::words(&codes::FALL_BY_TIMES, fall_by_times::find),
    Rule::words(&codes::PERCENT, percent::find).mending(),
    Rule::words(&codes::HYPHEN_DATE, hyphen_date::find).mending(),
];
