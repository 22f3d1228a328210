//! Items that must be finished by a day, without that day.

use crate::content::{Kind, Plan};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::check::NO_DUE_DATE;

/// One finding for each item of the kind 限期整改 without 期限.
pub(super) fn check(plan: &Plan) -> Vec<Diagnostic> {
    let items = plan.areas.iter().flat_map(|area| &area.items);
    let undated =
        items.filter(|item| item.kind == Some(Kind::ByDate) && item.due.is_none());
    let finding = |item: &crate::content::Item| {
        Diagnostic::new(
            &NO_DUE_DATE,
            format!("事项“{}”是限期整改，却没有“期限”", item.id.text()),
        )
        .at(item.span.clone())
        .hint("在这一事项下加一行，例如 期限: 2023-12-31")
    };
    undated.map(finding).collect()
}
