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
//! object, so that it is not itself what 的 names (积极的作用, 有针对性的解决办法). `--fix`
//! writes 地.

use crate::check::passage::{Hit, Passage};

/// Manners that can only say how something is done.
const MANNERS: [&str; 11] = [
    "创造性",
    "坚定不移",
    "持之以恒",
    "坚持不懈",
    "旗帜鲜明",
    "实事求是",
    "针对性",
    "有针对性",
    "毫不动摇",
    "扎扎实实",
    "一如既往",
];

/// Manners that may also name a quality: 积极的作用.
const QUALITIES: [&str; 12] = [
    "积极", "主动", "自觉", "认真", "深入", "扎实", "全面", "及时", "坚决", "深刻",
    "更好", "有效",
];

/// Verbs that follow manners of the first kind.
const VERBS: [&str; 15] = [
    "开展", "推进", "推动", "抓", "做好", "搞好", "解决", "落实", "贯彻", "执行", "反对",
    "履行", "维护", "提出", "完成",
];

/// What can only be done, not named.
const ACTS: [&str; 20] = [
    "开展工作",
    "推进工作",
    "推动工作",
    "抓好",
    "抓紧",
    "做好",
    "搞好",
    "办好",
    "解决问题",
    "完成任务",
    "落实责任",
    "履行职责",
    "服务群众",
    "服务基层",
    "服务大局",
    "接受监督",
    "接受群众",
    "认识到",
    "投身",
    "领悟",
];

/// What makes a name of the verb before it: 针对性的解决办法.
const NAMES: [&str; 16] = [
    "办法", "方案", "措施", "机制", "途径", "方式", "方法", "路径", "手段", "情况",
    "能力", "成果", "作用", "体系", "策略", "意见",
];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for range in passage.find("的") {
        let longest = |manners: &'static [&'static str]| {
            let fitting = manners.iter().filter(|words| passage.ends(range.start, words));
            fitting.max_by_key(|words| words.len())
        };
        let strict = longest(&MANNERS)
            .zip(VERBS.iter().find(|verb| passage.has(range.end, verb)))
            .filter(|(_, verb)| !names(passage, range.end + verb.chars().count()));
        let loose =
            longest(&QUALITIES).zip(ACTS.iter().find(|act| passage.has(range.end, act)));
        let Some((manner, act)) = strict.or(loose) else { continue };
        let start = range.start - manner.chars().count();
        let message = format!("“{manner}的”应当写“{manner}地”");
        let hint = format!("修饰“{act}”，用“地”，不用“的”");
        found.push(Hit::new(start..range.end, message, hint).mend(range, "地"));
    }
    found
}

/// Whether the verb that ends here is the name of a thing: at the end of a clause, or
/// before a noun that it qualifies.
fn names(passage: &Passage<'_>, end: usize) -> bool {
    "，。；、！？”）的\0".contains(passage.at(end)) || passage.has_any(end, &NAMES)
}
