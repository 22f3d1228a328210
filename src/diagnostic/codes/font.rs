//! Findings of the stage `font`.

use crate::diagnostic::Code;

/// All of them.
pub static ALL: &[&Code] = &[];
