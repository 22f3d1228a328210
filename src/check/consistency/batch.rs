//! CON001: Different batches (第一批, 第二批) of 主题教育 or another campaign in one plan.
//!
//! ## What it finds
//! Different batches (第一批, 第二批) of 主题教育 or another campaign in one plan.
//! ## Why it matters
//! 同一份方案里一处写第一批，一处写第二批，上级无从知道本单位参加的是哪一批。
//! ## Example
//! ```yaml
//! 导语: 按照第一批主题教育安排，制定本方案。
//! 总体要求: 落实第二批主题教育部署。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 按照第二批主题教育安排，制定本方案。
//! 总体要求: 落实第二批主题教育部署。
//! ```
//! ## How sure
//! Fairly sure: only 第…批 that is followed by 教育 in the same clause counts.

use crate::check::passage::Passage;
use crate::content::Plan;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::consistency::BATCH;
use crate::value::count_in_words;

/// One finding for each batch that differs from the first.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    let mut first: Option<(usize, String, crate::diagnostic::Span)> = None;
    let mut found = Vec::new();
    for (path, text) in plan.texts() {
        for at in 0..text.paragraphs.len() {
            let Some(passage) = Passage::new(&path, text, at) else { continue };
            for (range, value) in batches(&passage) {
                let words = passage.slice(range.clone());
                let place = text.place_of(at, range);
                match &first {
                    None => first = Some((value, words, place)),
                    Some((other, ..)) if *other == value => {}
                    Some((_, other, before)) => found.push(
                        Diagnostic::new(
                            &BATCH,
                            format!("前面写“{other}”，这里写“{words}”"),
                        )
                        .at(place)
                        .related(before.clone(), "前面一处")
                        .hint("查对上级通知，统一成本单位所在的批次"),
                    ),
                }
            }
        }
    }
    found
}

/// Every 第…批 of a campaign, with its number.
fn batches(passage: &Passage<'_>) -> Vec<(std::ops::Range<usize>, usize)> {
    const NEAR: usize = 8;
    let places = passage.find("批").into_iter().filter_map(|batch| {
        let start = passage.chars[..batch.start].iter().rposition(|c| *c == '第')?;
        let value = count_in_words(&passage.slice(start + 1..batch.start))?;
        let end = (batch.end + NEAR).min(passage.chars.len());
        let after = passage.slice(batch.end..end);
        let clause = after.split(['，', '。', '；', '、']).next()?;
        clause.contains("教育").then_some((start..batch.end, value))
    });
    places.collect()
}
