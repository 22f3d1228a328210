//! PUN016: Measures of an item, all but the last, that end partly with ； and partly with 。.
//!
//! ## What it finds
//! Measures of an item, all but the last, that end partly with ； and partly with 。.
//! ## Why it matters
//! 一是、二是各条并列，收尾要么都用分号（最后一条用句号），要么都用句号。
//! ## Example
//! ```yaml
//! 措施: [每月集中学习。, 每季度交流；, 每半年总结。]
//! ```
//! ## Instead
//! ```yaml
//! 措施: [每月集中学习；, 每季度交流；, 每半年总结。]
//! ```
//! ## How sure
//! Certain.

use crate::content::MeasureStyle;
use crate::content::Plan;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::punctuation::MIXED_ENDS;

/// One finding for each item.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in plan.items().filter(|item| item.style != MeasureStyle::RunOn) {
        let Some((_, rest)) = item.measures.split_last() else { continue };
        let ends = |mark| rest.iter().position(|text| text.text().ends_with(mark));
        let (Some(semicolon), Some(stop)) = (ends('；'), ends('。')) else { continue };
        let later = &rest[semicolon.max(stop)];
        let message =
            format!("事项“{}”的措施有的以分号收尾，有的以句号收尾", item.id.text());
        found.push(
            Diagnostic::new(&MIXED_ENDS, message)
                .at(later.span.clone())
                .hint("统一成句号，或者除最后一条外都用分号"),
        );
    }
    found
}
