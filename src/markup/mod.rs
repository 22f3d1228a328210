//! Turns Markdown into a `Document`.
