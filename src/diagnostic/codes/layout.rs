//! Findings of the stage `layout`.

use crate::diagnostic::Code;

/// All of them.
pub static ALL: &[&Code] = &[];
