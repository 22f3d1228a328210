//! CON006: A paper dated before the meeting that its preamble says was held.
//!
//! ## What it finds
//! A paper dated before the meeting that its preamble says was held.
//! ## Why it matters
//! 会还没有开，整改方案就成文了，多半是年份或者月份写错。
//! ## Example
//! ```yaml
//! 导语: 2023年9月15日召开了民主生活会。
//! 署名: 中共某某局委员会
//! 成文日期: 2023-09-08
//! ```
//! ## Instead
//! ```yaml
//! 导语: 2023年9月15日召开了民主生活会。
//! 署名: 中共某某局委员会
//! 成文日期: 2023-09-28
//! ```
//! ## How sure
//! Fairly sure: only full dates in a clause with 召开了 or 召开 count.

use crate::check::dates::date_places;
use crate::check::passage::{Hit, Passage};
use crate::content::Plan;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::consistency::PAPER_BEFORE_MEETING;

/// One finding for each date of a meeting that lies after the paper.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    let Some(date) = plan.issue.date else { return Vec::new() };
    let paper = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    let mut found = Vec::new();
    for passage in Passage::of("导语", &plan.preamble) {
        for (range, (year, month, day)) in date_places(&passage.chars) {
            let clause = passage.slice(passage.between(range.end, &['，', '。', '；']));
            let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
            let held = (year, number(month), number(day));
            if held <= paper || !clause.contains("召开") {
                continue;
            }
            let message = format!(
                "会议在{year}年{month}月{day}日，成文日期却是{}",
                date.in_chinese()
            );
            let hit = Hit::new(range, message, "核对两个日期，改正写错的一个");
            found.push(passage.finding(&PAPER_BEFORE_MEETING, hit));
        }
    }
    found
}
