//! CON008: An entry of the ledger with 状态 已完成 whose 进展 says that work goes on.
//!
//! ## What it finds
//! An entry of the ledger with 状态 已完成 whose 进展 says that work goes on.
//! ## Why it matters
//! 状态和进展说法相反，上级不知道该信哪一个；报告的完成率也会虚高。
//! ## Example
//! ```yaml
//! 登记:
//! - {日期: 2023-12-14, 事项: 戊-1, 状态: 已完成, 进展: 制度尚未印发。, 佐证: [会议记录], 登记人: 办公室}
//! ```
//! ## Instead
//! ```yaml
//! 登记:
//! - {日期: 2023-12-14, 事项: 戊-1, 状态: 已完成, 进展: 制度已经印发。, 佐证: [会议记录], 登记人: 办公室}
//! ```
//! ## How sure
//! Fairly sure: only words such as 尚未, 有待 and 正在推进.

use crate::check::Content;
use crate::check::passage::{Hit, Passage};
use crate::content::State;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::consistency::DONE_BUT_OPEN;

const OPEN: [&str; 9] = [
    "尚未",
    "正在推进",
    "仍在推进",
    "还没有",
    "未完成",
    "正在办理",
    "正在研究",
    "仍在办理",
    "有待",
];

/// One finding for each entry.
pub(in crate::check) fn find(content: &Content<'_>) -> Vec<Diagnostic> {
    let done = |state: &State| *state == State::Done;
    let mut found = Vec::new();
    for entry in &content.ledger.entries {
        let is_done = entry.state.as_ref().is_some_and(|state| done(&state.value));
        let Some(progress) = entry.progress.as_ref().filter(|_| is_done) else {
            continue;
        };
        let open = Passage::of("进展", progress).find_map(|passage| {
            let range = OPEN.iter().find_map(|it| passage.find(it).into_iter().next())?;
            let message =
                format!("状态是“已完成”，进展却写“{}”", passage.slice(range.clone()));
            let hit = Hit::new(range, message, "核对状态和进展，改正写错的一处");
            Some(passage.finding(&DONE_BUT_OPEN, hit))
        });
        found.extend(open);
    }
    found
}
