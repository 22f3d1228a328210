//! CON005: An item whose day lies before the date of the paper.
//!
//! ## What it finds
//! An item whose day lies before the date of the paper.
//! ## Why it matters
//! 期限在方案成文以前，事项一出台就逾期；多半是年份写错。
//! ## Example
//! ```yaml
//! 成文日期: 2023-10-08
//! 署名: 中共某某局委员会
//! 类型: 限期整改
//! 时限: 2022年12月31日前。
//! 期限: 2022-12-31
//! ```
//! ## Instead
//! ```yaml
//! 成文日期: 2023-10-08
//! 署名: 中共某某局委员会
//! 类型: 限期整改
//! 时限: 2023年12月31日前。
//! 期限: 2023-12-31
//! ```
//! ## How sure
//! Certain as a fact.

use crate::content::Item;
use crate::content::Plan;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::consistency::DUE_BEFORE_DATE;
use crate::value::Date;

/// One finding for each item.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    let Some(date) = plan.issue.date else { return Vec::new() };
    let early = plan.items().filter_map(|item| Some((item, item.due?)));
    let early = early.filter(|(_, due)| *due < date);
    let finding = |item: &Item, due: Date| {
        let message = format!(
            "事项“{}”的期限{}早于成文日期{}",
            item.id.text(),
            due.in_chinese(),
            date.in_chinese()
        );
        Diagnostic::new(&DUE_BEFORE_DATE, message)
            .at(item.deadline.span.clone())
            .hint("核对期限和成文日期的年份；已经完成的，时限写“已完成”")
    };
    early.map(|(item, due)| finding(item, due)).collect()
}
