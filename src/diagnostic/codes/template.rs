//! Findings of the stage `template`.

use crate::diagnostic::Code;

/// All of them.
pub static ALL: &[&Code] = &[];
