//! CON007: One unit under two names in the plan and the ledger, such as 党委办 and 党委办公室.
//!
//! ## What it finds
//! One unit under two names in the plan and the ledger, such as 党委办 and 党委办公室.
//! ## Why it matters
//! 台账、报告按责任单位汇总；同一个部门两种写法，就会被算成两个。
//! ## Example
//! ```yaml
//! 整改措施:
//! - 方面: 理论学习方面
//!   事项:
//!   - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 立行立改。, 责任单位: 党委办公室}
//!   - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。, 责任单位: 党委办}
//! ```
//! ## Instead
//! ```yaml
//! 整改措施:
//! - 方面: 理论学习方面
//!   事项:
//!   - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 立行立改。, 责任单位: 党委办公室}
//!   - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。, 责任单位: 党委办公室}
//! ```
//! ## How sure
//! Fairly sure: the names differ only by 公室, or by 党委, 局 or 机关 before one of them.

use crate::check::Content;
use crate::diagnostic::codes::consistency::UNIT_NAME;
use crate::diagnostic::{Diagnostic, Span};

/// One finding for each name that differs from an earlier one of the same unit.
pub(in crate::check) fn find(content: &Content<'_>) -> Vec<Diagnostic> {
    let parts = content.texts().into_iter();
    let units = parts.filter(|part| matches!(part.key, "责任单位" | "登记人"));
    let mut known: Vec<(String, Span)> = Vec::new();
    let mut found = Vec::new();
    for part in units {
        for name in part.text.text().split('、') {
            let place = part.text.span.clone();
            if known.iter().any(|(other, _)| other == name) {
                continue;
            }
            let first = known.iter().find(|(other, _)| is_same(other, name));
            if let Some((other, before)) = first {
                let message = format!("前面写“{other}”，这里写“{name}”");
                found.push(
                    Diagnostic::new(&UNIT_NAME, message)
                        .at(place)
                        .related(before.clone(), "前面一处")
                        .hint("是同一个部门的，统一成一种写法"),
                );
            } else {
                known.push((name.to_owned(), place));
            }
        }
    }
    found
}

/// Whether two different names are probably those of one unit: 办 for 办公室, or 党委, 局
/// or 机关 before one of them.
fn is_same(one: &str, other: &str) -> bool {
    const SHORT: usize = 2;
    let full = |name: &str| match name.strip_suffix('办') {
        Some(stem) => format!("{stem}办公室"),
        None => name.to_owned(),
    };
    let (one, other) = (full(one), full(other));
    let bare = |name: &str| {
        let mut prefixes = ["党委", "局", "机关"].iter();
        prefixes.find_map(|prefix| name.strip_prefix(prefix)).map(str::to_owned)
    };
    let long = one.chars().count().min(other.chars().count()) > SHORT;
    let prefixed = bare(&one).is_some_and(|it| it == other)
        || bare(&other).is_some_and(|it| it == one);
    long && (one == other || prefixed)
}
