//! Rules of PUN: punctuation (GB/T 15834—2011).

mod before_etc;
mod between_quotes;
mod blank;
mod dash;
mod double_stop;
mod doubled;
mod ellipsis;
mod half_width;
mod heading_end;
mod mixed_commas;
mod mixed_ends;
mod nested_colon;
mod no_end;
mod stop_in_list;
mod straight_quote;
mod stray;
mod unpaired;

use super::Rule;
use crate::diagnostic::codes::punctuation as codes;

/// The rules of the group; of two that find one place the earlier keeps it.
pub(super) static RULES: &[Rule] = &[
    Rule::words(&codes::DOUBLED, doubled::find).mending(),
    Rule::words(&codes::HALF_WIDTH, half_width::find).mending(),
    Rule::words(&codes::STRAIGHT_QUOTE, straight_quote::find).mending(),
    Rule::words(&codes::UNPAIRED, unpaired::find),
    Rule::words(&codes::ELLIPSIS, ellipsis::find).mending(),
    Rule::words(&codes::DASH, dash::find).mending(),
    Rule::words(&codes::COMMA_BETWEEN_QUOTES, between_quotes::find),
    Rule::words(&codes::COMMA_BEFORE_ETC, before_etc::find).mending(),
    Rule::words(&codes::STOP_IN_LIST, stop_in_list::find),
    Rule::words(&codes::BLANK, blank::find).mending(),
    Rule::words(&codes::HEADING_END, heading_end::find).mending(),
    Rule::words(&codes::NO_END, no_end::find),
    Rule::words(&codes::NESTED_COLON, nested_colon::find),
    Rule::words(&codes::DOUBLE_STOP, double_stop::find).mending(),
    Rule::words(&codes::STRAY, stray::find),
    Rule::plan(&codes::MIXED_ENDS, mixed_ends::find),
    Rule::words(&codes::MIXED_COMMAS, mixed_commas::find),
];
