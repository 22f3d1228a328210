//! CHK013: The same problem or the same measure written twice.
//!
//! ## What it finds
//! The same problem or the same measure written twice.
//! ## Why it matters
//! 两个事项的问题或措施一字不差，多半是复制以后忘了改；措施没有针对性也常被退回。
//! ## Example
//! ```yaml
//! 整改措施:
//! - 方面: 理论学习方面
//!   事项:
//!   - {编号: 甲, 问题: [{概述: 理论学习不够系统。}], 措施: [坚持每月集中学习一次。], 时限: 立行立改。}
//!   - {编号: 乙, 问题: [{概述: 调查研究不够深入。}], 措施: [坚持每月集中学习一次。], 时限: 立行立改。}
//! ```
//! ## Instead
//! ```yaml
//! 整改措施:
//! - 方面: 理论学习方面
//!   事项:
//!   - {编号: 甲, 问题: [{概述: 理论学习不够系统。}], 措施: [坚持每月集中学习一次。], 时限: 立行立改。}
//!   - {编号: 乙, 问题: [{概述: 调查研究不够深入。}], 措施: [坚持每季度下基层调研。], 时限: 立行立改。}
//! ```
//! ## How sure
//! Certain that they are equal; blanks and texts under six characters are left alone.

use crate::content::{Part, Plan};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::check::REPEATED_TEXT;
use std::collections::BTreeMap;

/// One finding for each repetition, at the later place.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    const SHORT: usize = 6;
    let mut first = BTreeMap::new();
    let mut found = Vec::new();
    for Part { key, text, .. } in plan.texts() {
        let words = text.text();
        let counts = matches!(key, "概述" | "表现" | "措施");
        let blank = words.contains("〔待补〕") || words.chars().count() < SHORT;
        if !counts || blank {
            continue;
        }
        let Some(before) = first.get(&words) else {
            first.insert(words, &text.span);
            continue;
        };
        found.push(
            Diagnostic::new(&REPEATED_TEXT, "这里的文字与前面一处完全相同")
                .at(text.span.clone())
                .related((*before).clone(), "前面一处")
                .hint("核对是否复制以后忘了改；确是同一内容的，合并成一处"),
        );
    }
    found
}
