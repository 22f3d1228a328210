//! OFF008: A title broken by hand so that a middle line is shorter than both its neighbours.
//!
//! ## What it finds
//! A title broken by hand so that a middle line is shorter than both its neighbours.
//! ## Why it matters
//! 标题分行要词意完整、排列对称，排成梯形或者菱形（GB/T 9704—2012，7.3.1），不用中间短、两头长的形状。
//! ## Example
//! ```yaml
//! 标题: 某某局党委领导班子关于主题教育|民主生活会|查摆问题和意见建议整改落实方案
//! ```
//! ## Instead
//! ```yaml
//! 标题: 某某局党委领导班子|关于主题教育民主生活会查摆问题|整改落实方案
//! ```
//! ## How sure
//! Certain: the characters of the lines that the writer parted with | are counted.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    if passage.key != "标题" {
        return Vec::new();
    }
    let lines = passage.parts(&['|']);
    let waist = lines.windows(3).find_map(|lines| match lines {
        [above, waist, below] => (waist.len() < above.len() && waist.len() < below.len())
            .then(|| waist.clone()),
        _ => None,
    });
    let hint = "移动“|”，使中间一行不短于上下两行";
    waist
        .map(|line| Hit::new(line, "标题的这一行比上下两行都短", hint))
        .into_iter()
        .collect()
}
