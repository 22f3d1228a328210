//! CHK005: An item whose printed deadline says something else than its kind.
//!
//! ## What it finds
//! An item whose printed deadline says something else than its kind.
//! ## Why it matters
//! 台账和季度报告按“类型”统计，印出来的却是“时限”；两处不一致，报上去的数字就与方案对不上。
//! ## Example
//! ```yaml
//! 类型: 立行立改
//! 时限: 2023年12月31日前。
//! ```
//! ## Instead
//! ```yaml
//! 类型: 立行立改
//! 时限: 立行立改。
//! ```
//! ## How sure
//! Fairly sure: the words are compared with a short list for each kind.

use crate::content::Kind;
use crate::content::Plan;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::check::DEADLINE_KIND;

/// Words of which the deadline of each kind has at least one.
fn usual(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Immediate => {
            &["立即", "立行", "即时", "即知即改", "马上", "已完成", "已整改"]
        }
        Kind::ByDate => &["前", "底", "内", "月", "日", "末"],
        Kind::LongTerm => {
            &["长期", "持续", "坚持", "常态", "经常", "每年", "每季", "每月"]
        }
    }
}

/// One finding for each item.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in plan.items() {
        let Some(kind) = item.kind else { continue };
        let words = item.deadline.text();
        let blank = words.contains("××") || words.contains('〔');
        if blank || usual(kind).iter().any(|usual| words.contains(usual)) {
            continue;
        }
        let message = format!(
            "类型是“{}”，时限却写“{}”",
            kind.name(),
            words.trim_end_matches('。')
        );
        found.push(
            Diagnostic::new(&DEADLINE_KIND, message)
                .at(item.deadline.span.clone())
                .hint("“类型”和“时限”要一致：核对以后，改正写错的一处"),
        );
    }
    found
}
