//! CON010: A 印发日期 that lies before 成文日期.
//!
//! ## What it finds
//! A 印发日期 that lies before 成文日期.
//! ## Why it matters
//! 先签发成文，后印制送出；印发日期早于成文日期，必有一个写错。
//! ## Example
//! ```yaml
//! 署名: 中共某某局委员会
//! 成文日期: 2023-10-08
//! 印发日期: 2023-10-07
//! ```
//! ## Instead
//! ```yaml
//! 署名: 中共某某局委员会
//! 成文日期: 2023-10-08
//! 印发日期: 2023-10-09
//! ```
//! ## How sure
//! Certain.

use crate::check::paper::Paper;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::consistency::PRINTED_BEFORE_SIGNED;

/// At most one finding, at the printer or else at the title: dates keep no place.
pub(in crate::check) fn find(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let issue = paper.issue;
    let (Some(signed), Some(printed)) = (issue.date, issue.print_date) else {
        return Vec::new();
    };
    let printer = issue.printer.as_ref().or(issue.organs.first());
    let place = printer.map_or_else(|| paper.place(), |text| text.span.clone());
    let message = format!(
        "印发日期是{}，早于成文日期{}",
        printed.in_chinese(),
        signed.in_chinese()
    );
    let finding = Diagnostic::new(&PRINTED_BEFORE_SIGNED, message)
        .at(place)
        .hint("核对两个日期，改正写错的一个");
    (printed < signed).then_some(finding).into_iter().collect()
}
