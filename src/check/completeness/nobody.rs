//! CHK016: A plan of which no item has 责任单位, or none has 责任人 or 牵头领导.
//!
//! ## What it finds
//! A plan of three items or more of which no item has 责任单位, or none has 责任人 or 牵头领导.
//! ## Why it matters
//! 每个问题都要有措施、责任单位、责任人和时限，台账和季度报告也按责任单位汇总；一个都没有写，就说不清由谁来改。
//! ## Example
//! ```yaml
//! 整改措施:
//! - 方面: 理论学习方面
//!   事项:
//!   - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 长期坚持。}
//!   - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。}
//!   - {编号: 丙, 问题: [{概述: 谈心不够。}], 措施: [每年谈心。], 时限: 立行立改。}
//! ```
//! ## Instead
//! ```yaml
//! 整改措施:
//! - 方面: 理论学习方面
//!   事项:
//!   - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 长期坚持。, 责任单位: 办公室, 责任人: 王某某}
//!   - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。, 责任单位: 办公室, 责任人: 王某某}
//!   - {编号: 丙, 问题: [{概述: 谈心不够。}], 措施: [每年谈心。], 时限: 立行立改。, 责任单位: 办公室, 责任人: 王某某}
//! ```
//! ## How sure
//! Certain; one finding for the whole plan. What CHK003 has said already is not said again.

use super::owner;
use crate::content::Plan;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::check::NOBODY;

/// At most one finding, at the first item.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    const FEW: usize = 3;
    let count = plan.items().count();
    let Some(first) = plan.items().next().filter(|_| count >= FEW) else {
        return Vec::new();
    };
    let has_unit = plan.items().any(|item| item.unit.is_some());
    let has_person =
        plan.items().any(|item| item.person.is_some() || item.leader.is_some());
    let lacking = match (has_unit, has_person) {
        (true, true) => return Vec::new(),
        (false, true) => "责任单位",
        (true, false) => "责任人",
        (false, false) => "责任单位、责任人",
    };
    if !owner::find(plan).is_empty() {
        return Vec::new();
    }
    let message = format!("{count}个事项都没有写{lacking}");
    let hint = format!("在每个事项下补上{lacking}；只按领导分工的，写“牵头领导”");
    let finding = Diagnostic::new(&NOBODY, message).at(first.id.span.clone());
    vec![finding.hint(hint)]
}
