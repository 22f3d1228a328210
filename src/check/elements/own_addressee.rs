//! OFF010: A paper that is addressed to the organ that signs it.
//!
//! ## What it finds
//! A paper that is addressed to the organ that signs it.
//! ## Why it matters
//! 方案报给上级，主送机关不能是发文机关自己；多半是填错了一处。
//! ## Example
//! ```yaml
//! 主送机关: 中共某某局委员会
//! 署名: 中共某某局委员会
//! 成文日期: 2023-10-08
//! ```
//! ## Instead
//! ```yaml
//! 主送机关: 中共某某市委组织部
//! 署名: 中共某某局委员会
//! 成文日期: 2023-10-08
//! ```
//! ## How sure
//! Certain: the names are the same, character for character.

use crate::check::paper::Paper;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::elements::OWN_ADDRESSEE;

/// At most one finding.
pub(in crate::check) fn find(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let Some(addressee) = &paper.issue.addressee else { return Vec::new() };
    let name = addressee.text();
    let own = paper.issue.organs.iter().find(|organ| organ.text() == name);
    let finding = |organ: &crate::content::Text| {
        Diagnostic::new(&OWN_ADDRESSEE, format!("主送机关和署名都是“{name}”"))
            .at(addressee.span.clone())
            .related(organ.span.clone(), "署名")
            .hint("核对主送机关，写上级机关")
    };
    own.filter(|_| !name.contains('×')).map(finding).into_iter().collect()
}
