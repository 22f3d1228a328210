//! Mends slips of typing in memory, so that what stands after them can be read too.
//!
//! A clerk should see all faults at once, but a parser stops at the first. Every slip that
//! has a mend of the same length in bytes is mended in the masked text, which nobody sees;
//! the offsets stay those of the source. The finding about the slip stands all the same, so
//! nothing is made of the mended text but further findings.

use crate::diagnostic::{Diagnostic, Span};

/// Mends what these findings point at; whether anything was mended.
pub(super) fn mend(text: &mut String, findings: &[Diagnostic]) -> bool {
    let mut mended = false;
    for span in findings.iter().filter_map(|finding| finding.span.as_ref()) {
        if let Some(mend) = sound(text, span) {
            text.replace_range(span.range.clone(), &mend);
            mended = true;
        }
    }
    mended
}

/// What should stand in place of a slip, as many bytes long as the slip.
fn sound(text: &str, span: &Span) -> Option<String> {
    let slip = text.get(span.range.clone())?;
    let padded = |mark: &str| format!("{mark:<width$}", width = slip.len());
    match slip {
        "：" => Some(padded(":")),
        "－" | "—" | "–" => Some(padded("-")),
        // A colon inside of a value; one that lacks its blank has no mend of one byte.
        ":" if text[span.range.end..].starts_with([' ', '\t']) => Some(";".to_owned()),
        // An indentation would come out as deep as nobody meant it.
        _ => None,
    }
}
