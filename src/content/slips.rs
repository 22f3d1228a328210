//! Slips of typing that YAML reads without complaint, but otherwise than they are meant.

use super::yaml::{KeySlip, Scalar, Style, colon_finding, dash_finding, leading_key};
use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Span};

/// The finding for a `-` without a blank after it.
pub(super) fn dash(span: Span) -> Diagnostic {
    dash_finding().at(span)
}

/// The finding for a text that stands where a list or a mapping belongs and was meant as
/// entries or as a key with its value.
pub(super) fn in_place_of_structure(
    scalar: &Scalar,
    span: &Span,
    keys: &[&str],
) -> Option<Diagnostic> {
    if scalar.style != Style::Plain {
        return None;
    }
    let words = span.source.text().get(span.range.clone())?;
    let start = span.range.start;
    let place = |from, to| Span::new(&span.source, start + from..start + to);
    if words.starts_with('-') {
        return Some(dash(place(0, 1)));
    }
    let (key, slip, mark) = leading_key(words, keys)?;
    (slip != KeySlip::Sound)
        .then(|| colon_finding(key, slip).at(place(mark.start, mark.end)))
}

/// Warnings for lines that look like keys or entries but continue a text.
pub(super) fn swallowed_lines(
    scalar: &Scalar,
    span: &Span,
    keys: &[&str],
) -> Vec<Diagnostic> {
    let written = span.source.text().get(span.range.clone()).unwrap_or_default();
    if scalar.style != Style::Plain || !written.contains('\n') {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = span.range.start;
    for (number, line) in written.split_inclusive('\n').enumerate() {
        let words = line.trim();
        let at = start + (line.len() - line.trim_start().len());
        start += line.len();
        let looks = words.starts_with("- ") || leading_key(words, keys).is_some();
        if number > 0 && looks {
            found.push(swallowed(Span::new(&span.source, at..at + words.len())));
        }
    }
    found
}

fn swallowed(span: Span) -> Diagnostic {
    Diagnostic::new(&codes::SWALLOWED, "这一行并入了上一行的文字，没有成为单独的一项")
        .at(span)
        .label("缩进比上一个键深")
        .hint("若是单独的一项，请与同一层的键或“- ”左对齐，并用英文冒号加一个空格；若是文字，请并入上一行")
}
