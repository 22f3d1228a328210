//! LEX005: 的 where none belongs: 工作中的存在的问题, 管理的不严现象.
//!
//! ## What it finds
//! 的 where none belongs: 工作中的存在的问题, 管理的不严现象.
//! ## Why it matters
//! 多一个“的”，句子就读不通；多半是改稿时留下的。
//! ## Example
//! ```yaml
//! 导语: 对工作中的存在的问题估计不足。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 对工作中存在的问题估计不足。
//! ```
//! ## How sure
//! Certain: only 的 before 存在的 or 存在着, and between a verb and 不严, 不实 and their like
//! before 现象, 问题 or 情况. `--fix` takes out the first; the second may belong elsewhere.

use crate::check::passage::{Hit, Passage};

/// Verbs before 的不严 and its like.
const VERBS: [&str; 14] = [
    "管理", "执行", "落实", "监督", "检查", "把关", "审核", "要求", "履职", "学习",
    "作风", "整改", "推进", "教育",
];

/// Judgements of two characters.
const JUDGEMENTS: [&str; 12] = [
    "不严",
    "不实",
    "不细",
    "不深",
    "不力",
    "不紧",
    "不够",
    "不足",
    "不好",
    "不高",
    "不强",
    "不到位",
];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for range in passage.find("的") {
        let exists = passage.ends_any(range.start, &["中", "上", "方面", "里"])
            && passage.has_any(range.end, &["存在的", "存在着"]);
        if exists {
            let hint = "删去这个“的”";
            found.push(
                Hit::new(range.clone(), "“存在”前面多了“的”", hint).mend(range, ""),
            );
            continue;
        }
        let clause = passage.between(range.start, &['，', '。', '；', '：', '！', '？']);
        let is_topic = passage.at(clause.start) == '对'
            && passage.ends(range.start, "”")
            && passage.has_any(range.end, &["是一个", "是一项", "是一场"]);
        if is_topic {
            let hit = Hit::new(range.clone(), "“是”前面多了“的”", "删去这个“的”");
            found.push(hit.mend(range, ""));
            continue;
        }
        let judged = JUDGEMENTS.iter().filter(|words| passage.has(range.end, words));
        let ends = judged.map(|words| range.end + words.chars().count());
        let named = |end: usize| passage.has_any(end, &["现象", "问题", "情况"]);
        if passage.ends_any(range.start, &VERBS) && ends.into_iter().any(named) {
            let hint = "删去这个“的”，或者把它移到“现象”“问题”前面";
            found.push(Hit::new(range, "“的”的位置不对", hint));
        }
    }
    found
}
