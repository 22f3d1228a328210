//! Draws findings for a person, with the place marked under the text.
