//! OFF006: ，。；： inside the title.
//!
//! ## What it finds
//! ，。；： inside the title.
//! ## Why it matters
//! 公文标题除法规、规章名称加书名号，以及引号、顿号等必不可少的以外，一般不用标点；要停顿的地方用分行。
//! ## Example
//! ```yaml
//! 标题: 某某局党委民主生活会查摆问题，整改落实方案
//! ```
//! ## Instead
//! ```yaml
//! 标题: 某某局党委民主生活会查摆问题整改落实方案
//! ```
//! ## How sure
//! Certain that the mark is unusual; marks at the end are PUN011.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let last = passage.chars.len().saturating_sub(1);
    if passage.key != "标题" {
        return Vec::new();
    }
    let marks = passage.chars.iter().enumerate().take(last);
    marks
        .filter(|(_, char)| "，。；：！？".contains(**char))
        .map(|(at, char)| {
            let message = format!("标题中间有“{char}”");
            Hit::new(at..at + 1, message, "删去，或者在这里用“|”分行")
        })
        .collect()
}
