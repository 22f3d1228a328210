//! CON009: A full date in 进展 that lies after the day of the entry.
//!
//! ## What it finds
//! A full date in 进展 that lies after the day of the entry.
//! ## Why it matters
//! 登记的是已经做了的事；进展里的日期比登记的日期还晚，两个日期必有一个写错。
//! ## Example
//! ```yaml
//! 登记:
//! - {日期: 2023-12-14, 事项: 戊-1, 状态: 正在推进, 进展: 2023年12月20日召开了座谈会。, 登记人: 办公室}
//! ```
//! ## Instead
//! ```yaml
//! 登记:
//! - {日期: 2023-12-24, 事项: 戊-1, 状态: 正在推进, 进展: 2023年12月20日召开了座谈会。, 登记人: 办公室}
//! ```
//! ## How sure
//! Fairly sure: clauses that speak of a plan (计划, 拟, 将, 前, 底) are left alone.

use crate::check::Content;
use crate::check::dates::date_places;
use crate::check::passage::{Hit, Passage};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::consistency::PROGRESS_AHEAD;

/// Words of a clause that speaks of what is to come.
const TO_COME: [&str; 8] = ["计划", "拟", "将", "前", "底", "预计", "定于", "期限"];

/// One finding for each date.
pub(in crate::check) fn find(content: &Content<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for entry in &content.ledger.entries {
        let day = entry.date.value;
        let entered =
            (i32::from(day.year()), i32::from(day.month()), i32::from(day.day()));
        let Some(progress) = &entry.progress else { continue };
        for passage in Passage::of("进展", progress) {
            for (range, (year, month, day_of_month)) in date_places(&passage.chars) {
                let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
                let written = (year, number(month), number(day_of_month));
                let clause =
                    passage.slice(passage.between(range.start, &['，', '。', '；']));
                if written <= entered || TO_COME.iter().any(|it| clause.contains(it)) {
                    continue;
                }
                let message = format!(
                    "登记日期是{}，进展里却写“{}”",
                    day.in_chinese(),
                    passage.slice(range.clone())
                );
                let hit = Hit::new(range, message, "核对两个日期，改正写错的一个");
                found.push(passage.finding(&PROGRESS_AHEAD, hit));
            }
        }
    }
    found
}
