//! CHK014: Words such as 见附件 in a plan that lists no attachment.
//!
//! ## What it finds
//! Words such as 见附件 in a plan that lists no attachment.
//! ## Why it matters
//! 正文写“见附件”，附件说明里却没有，收文单位会以为漏发。
//! ## Example
//! ```yaml
//! 导语: 具体任务分工见附件。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 具体任务分工见附件。
//! 附件: [整改任务分工表]
//! ```
//! ## How sure
//! Certain.

use crate::check::paper::Paper;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::check::NO_ATTACHMENT;

/// At most one finding, at the first mention.
pub(in crate::check) fn find(paper: &Paper<'_>) -> Vec<Diagnostic> {
    if paper.binds || !paper.issue.attachments.is_empty() {
        return Vec::new();
    }
    let mention = paper.passages().find_map(|passage| {
        let places = ["见附件", "详见附件", "（附件"];
        let range =
            places.iter().find_map(|words| passage.find(words).into_iter().next())?;
        Some(passage.place(range))
    });
    let finding = |place| {
        Diagnostic::new(&NO_ATTACHMENT, "正文提到附件，“发文”里却没有写“附件”")
            .at(place)
            .hint("在“发文”下写“附件”和它的名称；没有附件的，删去这几个字")
    };
    mention.map(finding).into_iter().collect()
}
