//! The 整改台账 as a paper: one table on sheets held sideways.

use super::{Composed, Paper, Setup, tables};
use crate::content::{Plan, Text};
use crate::diagnostic::Findings;
use crate::document::{Block, Document, Orientation, Properties, Title};
use crate::layout;
use crate::ledger::Log;
use crate::value::Date;

/// The ledger at the end of a day as a settled document.
pub(super) fn compose(
    plan: &Plan,
    log: &Log<'_>,
    day: Date,
    setup: &Setup,
    findings: &mut Findings,
) -> Composed {
    let standings = log.on(day);
    let standings: Vec<_> = standings.iter().collect();
    let mut document = Document {
        practice: setup.practice.clone(),
        title: Title { words: vec![Paper::Ledger.title()], lines: Vec::new() },
        orientation: Orientation::Landscape,
        body: vec![Block::Table(tables::ledger(
            &standings,
            day,
            setup.columns.as_deref(),
        ))],
        properties: Properties {
            author: plan.issue.organs.first().map(Text::text),
            subject: Some(Paper::Ledger.title()),
            date: Some(day),
        },
        ..Document::default()
    };
    layout::settle(&mut document, &setup.faces, findings);
    Composed { markdown: None, document }
}
