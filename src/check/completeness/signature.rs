//! CHK011: A signature without date, or a date without signature.
//!
//! ## What it finds
//! A signature without date, or a date without signature.
//! ## Why it matters
//! 署名和成文日期是一对（GB/T 9704—2012，7.3.5）；缺一样，公文就不完整。
//! ## Example
//! ```yaml
//! 署名: 中共某某局委员会
//! ```
//! ## Instead
//! ```yaml
//! 署名: 中共某某局委员会
//! 成文日期: 2023-10-08
//! ```
//! ## How sure
//! Certain.

use crate::check::paper::Paper;
use crate::content::Form;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::check::HALF_SIGNED;

pub(in crate::check) fn find(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let issue = paper.issue;
    // 纪要 is not signed, and an order bears the stamp of who signs it.
    if issue.form == Form::Minutes || !issue.stamps.is_empty() {
        return Vec::new();
    }
    let (message, hint, place) = match (issue.organs.first(), issue.date) {
        (Some(organ), None) => (
            "有署名，没有成文日期".to_owned(),
            "在“发文”下加一行，例如 成文日期: 2023-10-08",
            organ.span.clone(),
        ),
        (None, Some(date)) => (
            format!("有成文日期（{}），没有署名", date.in_chinese()),
            "在“发文”下加一行“署名”，写发文机关的全称或规范化简称",
            paper.place(),
        ),
        _ => return Vec::new(),
    };
    vec![Diagnostic::new(&HALF_SIGNED, message).at(place).hint(hint)]
}
