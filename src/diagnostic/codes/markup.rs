//! Findings of the stage `markup`.

use crate::diagnostic::Code;

/// All of them.
pub static ALL: &[&Code] = &[];
