//! LEX003: 的 where 地 belongs.
//!
//! ## What it finds
//! 的 between a manner and a verb, where 地 belongs.
//! ## Why it matters
//! 修饰动词的词语后面用“地”，如“创造性地开展工作”；“的”只用在名词前面。
//! ## Example
//! ```yaml
//! 导语: 结合实际创造性的开展工作。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 结合实际创造性地开展工作。
//! ```
//! ## How sure
//! Fairly sure: the manner and the verb stand in short lists, and the verb must have its
//! object or follow 开展, so that it is not itself what 的 names.

use crate::check::passage::{Hit, Passage};

/// Manners that take 地 before a verb.
const MANNERS: [&str; 24] = [
    "创造性",
    "针对性",
    "有针对性",
    "系统性",
    "经常性",
    "积极",
    "主动",
    "自觉",
    "认真",
    "深入",
    "扎实",
    "全面",
    "切实",
    "及时",
    "坚决",
    "坚定不移",
    "持之以恒",
    "坚持不懈",
    "实事求是",
    "旗帜鲜明",
    "深刻",
    "有效",
    "不断",
    "更好",
];

/// Verbs with what they are done to.
const ACTS: [&str; 26] = [
    "开展工作",
    "推进工作",
    "抓好",
    "抓紧",
    "做好",
    "搞好",
    "解决",
    "完成",
    "推动",
    "推进",
    "落实",
    "贯彻",
    "执行",
    "学习贯彻",
    "认识到",
    "领悟",
    "把握",
    "提出",
    "接受",
    "投身",
    "履行",
    "维护",
    "防范",
    "化解",
    "开展",
    "服务",
];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for range in passage.find("的") {
        let manner = MANNERS.iter().filter(|words| passage.ends(range.start, words));
        let Some(manner) = manner.max_by_key(|words| words.len()) else { continue };
        let Some(act) = ACTS.iter().find(|act| passage.has(range.end, act)) else {
            continue;
        };
        let after = passage.at(range.end + act.chars().count());
        // 主动的服务。 may name a thing; 主动的服务群众 cannot.
        if "，。；、！？”）\0".contains(after) && act.chars().count() < 3 {
            continue;
        }
        let start = range.start - manner.chars().count();
        let message = format!("“{manner}的”应当写“{manner}地”");
        let hint = format!("修饰“{act}”，用“地”，不用“的”");
        found.push(Hit::new(start..range.end, message, hint));
    }
    found
}
