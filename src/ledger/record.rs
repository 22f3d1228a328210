//! Adds entries to a log, judged by the rules before anything is written.

use std::sync::Arc;

use super::log::Log;
use crate::content::{Appended, NewEntry, Plan, append_entries};
use crate::diagnostic::codes::ledger::FUTURE;
use crate::diagnostic::{Diagnostic, Findings, Severity, Source};
use crate::value::Date;

/// A ledger with new entries that the rules allow.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The text and what it says.
    pub appended: Appended,
    /// What should be looked at in the new entries, though they are allowed.
    pub warnings: Findings,
}

/// Appends entries to the text of a ledger. Faults that stand in it already are not
/// judged here; they have no part in where an item stands.
///
/// # Errors
/// Why nothing can be appended: all that the rules find in the new entries, at the places
/// where they would stand, entries dated after `today` included: they would make every
/// entry out of order until then.
pub fn record(
    source: &Arc<Source>,
    plan: &Plan,
    entries: &[NewEntry],
    today: Date,
) -> Result<Recorded, Findings> {
    let appended = append_entries(source, entries)?;
    let mut judged = Findings::new();
    drop(Log::new(&appended.ledger, plan, &mut judged));
    let new = &appended.ledger.entries[appended.first..];
    let range = match (new.first(), new.last()) {
        (Some(first), Some(last)) => first.span.range.start..last.span.range.end,
        _ => 0..0,
    };
    let is_new = |finding: &Diagnostic| {
        finding.span.as_ref().is_some_and(|span| range.contains(&span.range.start))
    };
    let mut found = Findings::new();
    found.extend(judged.into_iter().filter(is_new));
    let early = new.iter().filter(|entry| entry.date.value > today);
    found.extend(early.map(|entry| {
        let message =
            format!("登记的日期“{}”在“{today}”之后，还没有到", entry.date.value);
        let mut finding = Diagnostic::new(&FUTURE, message)
            .at(entry.date.span.clone())
            .label("应不晚于今天")
            .hint("台账记已经发生的事，请改正日期；要以别的日子为今天，请用 --as-of");
        finding.severity = Severity::Error;
        finding
    }));
    if found.has_errors() {
        Err(found)
    } else {
        Ok(Recorded { appended, warnings: found })
    }
}
