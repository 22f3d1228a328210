//! CHK015: 类型, 责任单位, 责任人 or 牵头领导 in some items of the plan and not in others.
//!
//! ## What it finds
//! 类型, 责任单位, 责任人 or 牵头领导 in some items of the plan and not in others.
//! ## Why it matters
//! 台账按这些内容汇总；有的事项写了，有的没有写，没写的就无法归口，多半是漏填。
//! ## Example
//! ```yaml
//! 整改措施:
//! - 方面: 理论学习方面
//!   事项:
//!   - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 立行立改。, 责任单位: 办公室}
//!   - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。}
//! ```
//! ## Instead
//! ```yaml
//! 整改措施:
//! - 方面: 理论学习方面
//!   事项:
//!   - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 立行立改。, 责任单位: 办公室}
//!   - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。, 责任单位: 办公室}
//! ```
//! ## How sure
//! Certain; one finding for each key. What CHK003 has said already is not said again.

use super::owner;
use crate::content::{Item, Plan};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::check::PARTLY_FILLED;

/// A key, and whether an item has it.
type Filled = (&'static str, fn(&Item) -> bool);

const KEYS: [Filled; 4] = [
    ("类型", |item| item.kind.is_some()),
    ("责任单位", |item| item.unit.is_some()),
    ("责任人", |item| item.person.is_some()),
    ("牵头领导", |item| item.leader.is_some()),
];

/// One finding for each key, at the first item without it.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    let demanded = !owner::find(plan).is_empty();
    let mut found = Vec::new();
    for (key, has) in KEYS {
        let without: Vec<_> = plan.items().filter(|item| !has(item)).collect();
        let Some(first) = without.first() else { continue };
        let told = demanded && key.starts_with("责任");
        if without.len() == plan.items().count() || told {
            continue;
        }
        let message = format!(
            "有的事项写了“{key}”，有{}个没有写（第一个是“{}”）",
            without.len(),
            first.id.text()
        );
        found.push(
            Diagnostic::new(&PARTLY_FILLED, message)
                .at(first.id.span.clone())
                .hint(format!("在没有写的事项下补上“{key}”")),
        );
    }
    found
}
