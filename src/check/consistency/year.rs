//! CON002: A year of the meeting that differs from the year in the title.
//!
//! ## What it finds
//! A year of the meeting that differs from the year in the title.
//! ## Why it matters
//! 标题是一个年度，正文是另一个年度，多半是用了往年的稿子没有改全。
//! ## Example
//! ```yaml
//! 标题: 2023年度民主生活会整改方案
//! 导语: 某某局召开2022年度民主生活会。
//! ```
//! ## Instead
//! ```yaml
//! 标题: 2023年度民主生活会整改方案
//! 导语: 某某局召开2023年度民主生活会。
//! ```
//! ## How sure
//! Fairly sure: only a year that directly names a meeting counts, and sentences on the
//! last meeting are left alone.

use crate::check::passage::Passage;
use crate::content::Plan;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::consistency::YEAR;

/// One finding for each year that differs.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    let mut title = None;
    let mut found = Vec::new();
    for passage in Passage::all(plan) {
        for (range, year) in years(&passage) {
            let place = passage.place(range);
            if passage.key == "标题" {
                title = Some((year, place));
                continue;
            }
            let Some((expected, before)) = &title else { continue };
            if *expected != year {
                let message = format!("标题写的是{expected}年的会，这里写{year}年");
                found.push(
                    Diagnostic::new(&YEAR, message)
                        .at(place)
                        .related(before.clone(), "标题")
                        .hint("核对是哪一年的会，改正写错的一处"),
                );
            }
        }
    }
    found
}

/// Every year that names a meeting.
fn years(passage: &Passage<'_>) -> Vec<(std::ops::Range<usize>, String)> {
    const DIGITS: usize = 4;
    let past = ["上年", "上一", "去年", "通报", "回顾", "落实情况"];
    let mut found = Vec::new();
    for range in passage.find("年") {
        let Some(start) = range.start.checked_sub(DIGITS) else { continue };
        let year = passage.slice(start..range.start);
        let sentence = passage.slice(passage.between(start, &['。', '；']));
        let clause =
            passage.between(range.end, &['，', '。', '；', '月', '《', '》', '、']);
        let names_a_meeting = passage.slice(range.end..clause.end).contains("民主生活会");
        if year.chars().all(|char| char.is_ascii_digit())
            && names_a_meeting
            && !past.iter().any(|words| sentence.contains(words))
        {
            found.push((start..range.end, year));
        }
    }
    found
}
