//! Findings of the stage `content`.

use crate::diagnostic::Code;

/// All of them.
pub static ALL: &[&Code] = &[];
