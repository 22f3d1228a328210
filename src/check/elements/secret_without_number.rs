//! OFF013: A paper with 密级 but without 份号.
//!
//! ## What it finds
//! A paper with 密级 but without 份号.
//! ## Why it matters
//! 涉密公文应当标注份号（《党政机关公文处理工作条例》第九条），否则发出去多少份、在谁手里都说不清。
//! ## Example
//! ```yaml
//! 密级: 秘密
//! ```
//! ## Instead
//! ```yaml
//! 密级: 秘密
//! 份号: 000001
//! ```
//! ## How sure
//! Certain.

use crate::check::paper::Paper;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::elements::SECRET_WITHOUT_NUMBER;

/// At most one finding.
pub(in crate::check) fn find(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let issue = paper.issue;
    let secret = issue.secrecy.as_ref().filter(|_| issue.copy_number.is_none());
    let finding = |secrecy: &crate::content::Text| {
        Diagnostic::new(&SECRET_WITHOUT_NUMBER, "写了密级，没有写份号")
            .at(secrecy.span.clone())
            .hint("在“发文”下加一行“份号”，写6位数字，例如 份号: \"000001\"")
    };
    secret.map(finding).into_iter().collect()
}
