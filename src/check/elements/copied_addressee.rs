//! OFF012: An organ that is both addressee and among the copies.
//!
//! ## What it finds
//! An organ that is both addressee and among the copies.
//! ## Why it matters
//! 主送机关已经收到公文，不再抄送；多半是填重了。
//! ## Example
//! ```yaml
//! 主送机关: 中共某某市委
//! 抄送: [中共某某市委, 某某市监委]
//! ```
//! ## Instead
//! ```yaml
//! 主送机关: 中共某某市委
//! 抄送: [某某市监委]
//! ```
//! ## How sure
//! Certain: the names are the same, character for character.

use crate::check::paper::Paper;
use crate::check::passage::{Hit, Passage};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::elements::COPIED_ADDRESSEE;

/// One finding for each organ.
pub(in crate::check) fn find(paper: &Paper<'_>) -> Vec<Diagnostic> {
    const MARKS: [char; 4] = ['，', '、', '；', '。'];
    let Some(addressee) = &paper.issue.addressee else { return Vec::new() };
    let addressees = addressee.text();
    let addressees: Vec<_> = addressees.split(MARKS).collect();
    let mut found = Vec::new();
    for passage in paper.issue.copies.iter().flat_map(|copy| Passage::of("抄送", copy))
    {
        for part in passage.parts(&MARKS) {
            let name = passage.slice(part.clone());
            if addressees.contains(&name.as_str()) {
                let message = format!("“{name}”已经是主送机关，又列入了抄送");
                let hit = Hit::new(part, message, "从抄送里删去");
                found.push(passage.finding(&COPIED_ADDRESSEE, hit));
            }
        }
    }
    found
}
