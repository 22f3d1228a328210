//! LEX013: 情况开展督促 and its like without 对 before the object.
//!
//! ## What it finds
//! 情况开展督促 and its like without 对 before the object.
//! ## Why it matters
//! “整改任务落实情况”是“督促”的对象，前面要有“对”或者“就”，否则句子读不通。
//! ## Example
//! ```yaml
//! 导语: 定期整改任务落实情况开展督促指导。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 定期对整改任务落实情况开展督促指导。
//! ```
//! ## How sure
//! Fairly sure: the object ends with 情况 or 问题, the clause has no 对, 就, 围绕, 针对 or 按照.

use crate::check::passage::{Hit, Passage};

const ACTS: [&str; 10] =
    ["督促", "督导", "检查", "监督", "指导", "评估", "抽查", "核查", "督查", "考核"];

const OPENERS: [&str; 12] =
    ["对", "就", "围绕", "针对", "按", "根据", "结合", "把", "将", "以", "由", "的情况"];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for words in ["情况开展", "问题开展", "情况进行", "问题进行"] {
        for range in passage.find(words) {
            let marks = ['，', '。', '；', '：', '！', '？'];
            let clause = passage.between(range.start, &marks);
            let before = passage.slice(clause.start..range.start);
            let opened = OPENERS.iter().any(|opener| before.contains(opener));
            if opened || before.is_empty() || !passage.has_any(range.end, &ACTS) {
                continue;
            }
            let message = format!("“{words}”前面没有“对”");
            let hint = "在督促检查的对象前面加“对”";
            found.push(Hit::new(clause.start..range.end, message, hint));
        }
    }
    found
}
