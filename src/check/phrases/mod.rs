//! Rules of PHR: set phrases with an exact wording.

mod table;
mod wrong_form;

use super::Rule;
use crate::diagnostic::codes::phrases as codes;

/// The rules of the group; of two that find one place the earlier keeps it.
pub(super) static RULES: &[Rule] = &[Rule::words(&codes::WRONG_FORM, wrong_form::find)];
