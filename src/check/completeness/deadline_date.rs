//! CHK006: A full date in 时限 that is not the day in 期限.
//!
//! ## What it finds
//! A full date in 时限 that is not the day in 期限.
//! ## Why it matters
//! 印出来的是“时限”，台账判断逾期用的是“期限”；两个日期不同，必有一处写错。
//! ## Example
//! ```yaml
//! 类型: 限期整改
//! 时限: 2023年12月31日前。
//! 期限: 2023-11-30
//! ```
//! ## Instead
//! ```yaml
//! 类型: 限期整改
//! 时限: 2023年12月31日前。
//! 期限: 2023-12-31
//! ```
//! ## How sure
//! Certain: all full dates of the words are compared.

use crate::check::dates::dates;
use crate::content::Plan;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::check::DEADLINE_DATE;

/// One finding for each item.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in plan.items() {
        let Some(due) = item.due else { continue };
        let written = dates(&item.deadline.text());
        let due_is = |(year, month, day): &(i32, u32, u32)| {
            i32::from(due.year()) == *year
                && u32::try_from(due.month()) == Ok(*month)
                && u32::try_from(due.day()) == Ok(*day)
        };
        if written.is_empty() || written.iter().any(due_is) {
            continue;
        }
        let message = format!(
            "时限写“{}”，期限却是{}",
            item.deadline.text().trim_end_matches('。'),
            due.in_chinese()
        );
        found.push(
            Diagnostic::new(&DEADLINE_DATE, message)
                .at(item.deadline.span.clone())
                .hint("核对两个日期，改正写错的一个"),
        );
    }
    found
}
