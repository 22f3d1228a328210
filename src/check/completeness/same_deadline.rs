//! CHK004: Three or more items that all have the same deadline without a date.
//!
//! ## What it finds
//! Three or more items that all have the same deadline without a date.
//! ## Why it matters
//! 时限要能检查。各事项轻重缓急不同，却都写同一句没有日期的话，上级会认为没有逐项研究，季度报告也无法说明进度。
//! ## Example
//! ```yaml
//! 整改措施:
//! - 方面: 理论学习方面
//!   事项:
//!   - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 长期坚持。, 责任单位: 办公室, 责任人: 王某某}
//!   - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 长期坚持。, 责任单位: 办公室, 责任人: 王某某}
//!   - {编号: 丙, 问题: [{概述: 谈心不够。}], 措施: [每年谈心。], 时限: 长期坚持。, 责任单位: 办公室, 责任人: 王某某}
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
//! Certain as a fact; whether it must change is for the office to say.

use crate::content::Plan;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::check::SAME_DEADLINE;
use crate::value::is_numeral;

/// At most one finding, at the first deadline.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    const FEW: usize = 3;
    let items: Vec<_> = plan.items().collect();
    let Some(first) = items.first() else { return Vec::new() };
    let words = first.deadline.text();
    let dated = words.contains(['月', '年', '日', '季']) && words.contains(is_number);
    let alike = items.iter().all(|item| item.deadline.text() == words);
    if items.len() < FEW || !alike || dated {
        return Vec::new();
    }
    let words = words.trim_end_matches('。');
    let message = format!("{}个事项的时限都是“{words}”，没有一个写日期", items.len());
    let finding =
        Diagnostic::new(&SAME_DEADLINE, message).at(first.deadline.span.clone()).hint(
            "印出来的是“时限”：能够定出日期的事项，把日期写进“时限”，如 2023年12月底前",
        );
    vec![finding]
}

fn is_number(char: char) -> bool {
    char.is_ascii_digit() || is_numeral(char)
}
