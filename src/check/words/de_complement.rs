//! LEX002: 的 where 得 belongs.
//!
//! ## What it finds
//! 的 between a verb and what says how well it was done, where 得 belongs.
//! ## Why it matters
//! 动词后面说明做得怎么样，用“得”，如“研究得不深”；“的”只用在名词前面。
//! ## Example
//! ```yaml
//! 导语: 部分事项议的不深不透。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 部分事项议得不深不透。
//! ```
//! ## How sure
//! Fairly sure: the verb and the words after 的 stand in short lists, and what follows
//! must end a clause or add 不 and a second such word. `--fix` writes 得.

use crate::check::passage::{Hit, Passage};

/// Verbs of which official prose says how well they were done.
const VERBS: [&str; 64] = [
    "做", "抓", "议", "学", "看", "想", "谈", "讲", "写", "管", "改", "查", "钻", "走",
    "研究", "落实", "执行", "贯彻", "掌握", "了解", "学习", "思考", "理解", "领会",
    "坚持", "发挥", "开展", "推进", "结合", "运用", "把握", "认识", "联系", "管理",
    "监督", "检查", "督促", "整改", "谋划", "部署", "估计", "考虑", "分析", "剖析",
    "沟通", "宣传", "完成", "准备", "提高", "提升", "改进", "改善", "解决", "处理",
    "办理", "调研", "征求", "配合", "传达", "衔接", "进展", "变化", "发展", "转变",
];

/// How well: what may stand after 得.
const WELL: [&str; 50] = [
    "深", "透", "实", "细", "严", "紧", "好", "够", "足", "准", "全", "到位", "扎实",
    "深入", "透彻", "细致", "全面", "系统", "及时", "彻底", "充分", "牢固", "严格",
    "具体", "准确", "认真", "坚决", "主动", "经常", "紧密", "深刻", "规范", "完善",
    "精准", "理想", "有力", "有效", "明显", "快", "慢", "稳", "顺利", "周全", "周密",
    "圆满", "仔细", "清楚", "清晰", "明确", "顺畅",
];

/// Between 得 and how well.
const DEGREES: [&str; 16] = [
    "还不够",
    "还不",
    "不够",
    "不太",
    "不大",
    "不是很",
    "并不",
    "不",
    "很",
    "比较",
    "较",
    "更",
    "更加",
    "非常",
    "十分",
    "相当",
];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for range in passage.find("的") {
        if !passage.ends_any(range.start, &VERBS) || !tells_how_well(passage, range.end) {
            continue;
        }
        let verb = VERBS.iter().filter(|verb| passage.ends(range.start, verb));
        let verb = verb.max_by_key(|verb| verb.len()).copied().unwrap_or_default();
        let start = range.start - verb.chars().count();
        let message = format!("“{verb}的”应当写“{verb}得”");
        let hint = "说明做得怎么样，用“得”，不用“的”";
        found.push(Hit::new(start..range.end, message, hint).mend(range, "得"));
    }
    found
}

/// Whether what begins here says how well, and a clause ends with it.
fn tells_how_well(passage: &Passage<'_>, start: usize) -> bool {
    let degree = DEGREES.iter().filter(|words| passage.has(start, words));
    let Some(degree) = degree.map(|words| words.chars().count()).max() else {
        return false;
    };
    let at = start + degree;
    // 议的不深不透 has its judgement twice; otherwise the clause ends behind it.
    let well = WELL.iter().filter(|words| passage.has(at, words));
    well.map(|words| at + words.chars().count())
        .any(|end| "，。；、！？\0".contains(passage.at(end)) || passage.at(end) == '不')
        || (passage.ends_any(at, &["不够"]) && "，。；、\0".contains(passage.at(at)))
}
