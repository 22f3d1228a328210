//! PUN001: Two of the marks 。，、；： side by side.
//!
//! ## What it finds
//! Two of the marks 。，、；： side by side.
//! ## Why it matters
//! 两个点号连在一起，后一个多半是改稿时留下的。
//! ## Example
//! ```yaml
//! 导语: 会议讨论不够深入。、
//! ```
//! ## Instead
//! ```yaml
//! 导语: 会议讨论不够深入。
//! ```
//! ## How sure
//! Certain. `--fix` leaves one of several like marks, and at the end of a paragraph the 。
//! with which they begin; which of other marks was meant only the writer knows.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let marks = |char| "。，、；：．".contains(char);
    let runs = passage.runs(marks).into_iter().filter(|run| run.len() > 1);
    runs.filter(|run| !passage.slice(run.clone()).contains("。。。"))
        .map(|run| {
            let words = passage.slice(run.clone());
            let first = passage.at(run.start);
            let hint = format!("只留一个，多半是“{first}”");
            let alike = words.chars().all(|char| char == first);
            let ends = first == '。' && run.end == passage.chars.len();
            Hit::new(run.clone(), format!("标点“{words}”连在一起"), hint).mend_if(
                alike || ends,
                run,
                first,
            )
        })
        .collect()
}
