//! LEX012: 在 at the head of a clause without 中, 上, 方面 or another word that closes it.
//!
//! ## What it finds
//! 在 at the head of a clause without 中, 上, 方面 or another word that closes it.
//! ## Why it matters
//! “在学习贯彻党的二十大精神，”缺了“中”或者“方面”，句子读不通。
//! ## Example
//! ```yaml
//! 导语: 在学习贯彻党的二十大精神，通过集中研讨提高认识。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 在学习贯彻党的二十大精神中，通过集中研讨提高认识。
//! ```
//! ## How sure
//! Fairly sure: a verb of a short list must follow 在, and the next clause must begin with a
//! word that cannot go on with it; or 存在不足 must follow in the same clause.

use crate::check::passage::{Hit, Passage};

const VERBS: [&str; 16] = [
    "学习", "贯彻", "落实", "推进", "推动", "开展", "加强", "解决", "谋划", "联系",
    "服务", "处理", "持续", "执行", "履行", "抓",
];

/// What closes 在.
const CLOSES: [&str; 22] = [
    "中", "上", "下", "时", "前", "后", "里", "内", "间", "际", "方面", "过程", "期间",
    "阶段", "环节", "处", "同时", "基础", "领域", "以来", "以外", "以后",
];

/// Words that hold a character of [`CLOSES`] without closing 在.
const INSIDE: [&str; 21] = [
    "上级", "上述", "中央", "中心", "中国", "中共", "中华", "下级", "下属", "下达",
    "前期", "后续", "内容", "内部", "处理", "处室", "时间", "时代", "时限", "及时",
    "民间",
];

/// What a clause begins with when 在 cannot run on into it.
const BEGINS: [&str; 14] = [
    "通过", "把", "将", "要", "应", "必须", "我们", "班子", "党委", "坚持", "切实", "对",
    "按照", "结合",
];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const SHORT: usize = 6;
    let mut found = Vec::new();
    for clause in passage.clauses() {
        let opens = passage.at(clause.start) == '在'
            && passage.has_any(clause.start + 1, &VERBS)
            && clause.len() >= SHORT;
        if !opens {
            continue;
        }
        let words = passage.slice(clause.start + 1..clause.end);
        let lacking = words.split("存在").next().unwrap_or_default();
        let lacking = lacking.trim_end_matches(['还', '仍', '也']);
        let lacks = words.contains("存在不足") || words.contains("存在差距");
        let scope = if lacks { lacking } else { &words };
        // 上 in 上级 closes nothing.
        let bare = INSIDE.iter().fold(scope.to_owned(), |it, word| it.replace(word, ""));
        let sentence = passage.between(clause.end, &['。', '！', '？']);
        let rest = passage.slice(clause.end..sentence.end);
        if !lacks && ["方面", "过程中", "工作中"].iter().any(|words| rest.contains(words))
        {
            continue;
        }
        let runs_on =
            passage.at(clause.end) != '，' || !passage.has_any(clause.end + 1, &BEGINS);
        if CLOSES.iter().any(|close| bare.contains(close)) || (!lacks && runs_on) {
            continue;
        }
        let end =
            if lacks { clause.start + 1 + scope.chars().count() } else { clause.end };
        let message = "“在”后面没有“中”“上”“方面”与它配合";
        let hint = "在这一句末尾补上“中”“上”或者“方面”，或者删去“在”";
        found.push(Hit::new(clause.start..end, message, hint));
    }
    found
}
