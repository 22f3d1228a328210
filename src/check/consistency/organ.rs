//! CON003: 党委, 党组 and 党工委 for one leading body in one plan.
//!
//! ## What it finds
//! 党委, 党组 and 党工委 for one leading body in one plan.
//! ## Why it matters
//! 党委和党组是两种不同的组织，同一个领导班子只能是其中一种；混用多半是套用了别的单位的稿子。
//! ## Example
//! ```yaml
//! 导语: 某某局党委领导班子召开会议。
//! 总体要求: 党组领导班子要带头整改。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 某某局党委领导班子召开会议。
//! 总体要求: 党委领导班子要带头整改。
//! ```
//! ## How sure
//! Fairly sure: only the words before 班子 count.

use crate::check::passage::Passage;
use crate::content::Plan;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::consistency::ORGAN;

const KINDS: [&str; 3] = ["党工委", "党委", "党组"];
const TAILS: [&str; 2] = ["领导班子", "班子"];

/// One finding for each name that differs from the first.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    let mut first: Option<(&str, crate::diagnostic::Span)> = None;
    let mut found = Vec::new();
    for passage in Passage::all(plan) {
        let mut names: Vec<_> = KINDS
            .iter()
            .flat_map(|kind| passage.find(kind).into_iter().map(move |at| (*kind, at)))
            .filter(|(_, range)| {
                passage.has_any(range.end, &TAILS)
                    && !passage.ends_any(range.start, &["机关", "上级", "基层"])
            })
            .collect();
        names.sort_by_key(|(_, range)| range.start);
        for (kind, range) in names {
            let place = passage.place(range);
            match &first {
                None => first = Some((kind, place)),
                Some((other, _)) if *other == kind => {}
                Some((other, before)) => found.push(
                    Diagnostic::new(&ORGAN, format!("前面称“{other}”，这里称“{kind}”"))
                        .at(place)
                        .related(before.clone(), "前面一处")
                        .hint("按批准设立的名称，全文统一写一种"),
                ),
            }
        }
    }
    found
}
