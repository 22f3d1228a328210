//! CHK002: An item that must be finished by a day, without that day.
//!
//! ## What it finds
//! An item that must be finished by a day, without that day.
//! ## Why it matters
//! 类型写成“限期整改”，台账和季度报告就要按日期判断是否逾期；没有日期就无从判断。
//! ## Example
//! ```yaml
//! 类型: 限期整改
//! 时限: 2023年12月底前。
//! ```
//! ## Instead
//! ```yaml
//! 类型: 限期整改
//! 时限: 2023年12月底前。
//! 期限: 2023-12-31
//! ```
//! ## How sure
//! Certain.

use crate::content::Plan;
use crate::content::{Item, Kind};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::check::NO_DUE_DATE;

/// One finding for each item of the kind 限期整改 without 期限.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    let undated =
        plan.items().filter(|item| item.kind == Some(Kind::ByDate) && item.due.is_none());
    let finding = |item: &Item| {
        Diagnostic::new(
            &NO_DUE_DATE,
            format!("事项“{}”是限期整改，却没有“期限”", item.id.text()),
        )
        .at(item.span.clone())
        .hint("在这一事项下加一行，例如 期限: 2023-12-31")
    };
    undated.map(finding).collect()
}
