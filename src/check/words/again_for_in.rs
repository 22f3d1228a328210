//! LEX011: 再 at the head of a clause that ends with 方面, 过程中 or 工作中, where 在 belongs.
//!
//! ## What it finds
//! 再 at the head of a clause that ends with 方面, 过程中 or 工作中, where 在 belongs.
//! ## Why it matters
//! “在……方面”“在……过程中”的“在”是介词；“再”表示又一次，同音误用。
//! ## Example
//! ```yaml
//! 导语: 再优化支部班子建设方面作用发挥不够。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 在优化支部班子建设方面作用发挥不够。
//! ```
//! ## How sure
//! Fairly sure: 再 must open the clause and be followed by a verb of a short list. `--fix` writes 在.

use crate::check::passage::{Hit, Passage};

const VERBS: [&str; 20] = [
    "优化", "加强", "推进", "推动", "提升", "提高", "强化", "落实", "开展", "学习",
    "贯彻", "解决", "服务", "联系", "抓", "执行", "履行", "完善", "谋划", "整改",
];

const ENDS: [&str; 3] = ["方面", "过程中", "工作中"];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let clauses = passage.clauses().into_iter();
    clauses
        .filter(|clause| {
            let words = passage.slice(clause.clone());
            passage.at(clause.start) == '再'
                && passage.has_any(clause.start + 1, &VERBS)
                && ENDS.iter().any(|end| words.contains(end))
        })
        .map(|clause| {
            let message = "“再……方面（过程中）”的“再”应当写“在”";
            let range = clause.start..clause.start + 1;
            Hit::new(range.clone(), message, "把“再”改成“在”").mend(range, "在")
        })
        .collect()
}
