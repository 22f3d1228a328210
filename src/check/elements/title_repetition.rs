//! OFF007: 关于 twice in the title, or 的通知的通知.
//!
//! ## What it finds
//! 关于 twice in the title, or 的通知的通知.
//! ## Why it matters
//! 层层转发的标题要省去重复的“关于”和“的通知”，直接写事由。
//! ## Example
//! ```yaml
//! 标题: 关于转发某某市委关于开好民主生活会的方案
//! ```
//! ## Instead
//! ```yaml
//! 标题: 转发某某市委关于开好民主生活会的方案
//! ```
//! ## How sure
//! Certain: the name of a paper in 《》 does not count.

use crate::check::passage::{Hit, Passage};

/// Kinds of papers that are passed on under their own name.
const GENRES: [&str; 8] =
    ["通知", "方案", "意见", "报告", "办法", "决定", "通报", "批复"];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const FEW: usize = 8;
    if passage.key != "标题" {
        return Vec::new();
    }
    let outside = |at: usize| {
        let count =
            |mark: char| passage.chars[..at].iter().filter(|c| **c == mark).count();
        count('《') == count('》')
    };
    let about: Vec<_> = passage
        .find("关于")
        .into_iter()
        .take(FEW)
        .filter(|range| outside(range.start))
        .collect();
    let doubled = GENRES.iter().map(|it| format!("{it}的{it}"));
    let doubled = doubled.chain(["的通知的方案", "的意见的通知"].map(str::to_owned));
    let mut found = Vec::new();
    if let [_, .., last] = about.as_slice() {
        let hint = "只留一个“关于”，删去重复的";
        found.push(Hit::new(last.clone(), "标题里“关于”重复", hint));
    }
    let places = doubled.flat_map(|words| passage.find(&words));
    for range in places.filter(|range| outside(range.start)) {
        let message = format!("标题里“{}”重复", passage.slice(range.clone()));
        found.push(Hit::new(range, message, "只留一个文种"));
    }
    found
}
