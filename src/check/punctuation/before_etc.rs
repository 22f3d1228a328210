//! PUN008: 、 before 等.
//!
//! ## What it finds
//! 、 before 等.
//! ## Why it matters
//! 列举以后的“等”直接跟在最后一项后面，不加顿号。
//! ## Example
//! ```yaml
//! 导语: 围绕学习、调研、检视、等方面抓整改。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 围绕学习、调研、检视等方面抓整改。
//! ```
//! ## How sure
//! Certain but for words such as 等待 and 等级, which are left alone. `--fix` mends it
//! before a mark and before 方面, 问题 and other words that follow a list.

use crate::check::passage::{Hit, Passage};

/// Words that begin with 等 and mean something else.
const OTHERS: [&str; 12] = [
    "等待", "等候", "等级", "等同", "等于", "等额", "等次", "等量", "等价", "等比",
    "等距", "等因",
];

/// What follows the 等 that closes a list.
const AFTER_A_LIST: [&str; 20] = [
    "，", "。", "；", "、", "）", "：", "方面", "问题", "工作", "内容", "情况", "制度",
    "措施", "领域", "环节", "形式", "方式", "部门", "单位", "文件",
];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for range in passage.find("、等") {
        if passage.has_any(range.start + 1, &OTHERS) {
            continue;
        }
        let certain = passage.has_any(range.end, &AFTER_A_LIST);
        let hit = Hit::new(range.clone(), "“等”前面不用顿号", "删去顿号");
        found.push(hit.mend_if(certain, range, "等"));
    }
    found
}
