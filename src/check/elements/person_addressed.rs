//! OFF001: An addressee that is a person.
//!
//! ## What it finds
//! An addressee that is a person.
//! ## Why it matters
//! 除上级机关负责人直接交办的事项外，不得以本机关名义向上级机关负责人报送公文（《党政机关公文处理工作条例》第十五条）。
//! ## Example
//! ```yaml
//! 主送机关: 某某书记
//! ```
//! ## Instead
//! ```yaml
//! 主送机关: 中共某某市委
//! ```
//! ## How sure
//! Fairly sure: the name ends with an office or with 同志.

use crate::check::passage::{Hit, Passage};

const OFFICES: [&str; 10] =
    ["同志", "书记", "部长", "主任", "局长", "市长", "县长", "区长", "先生", "领导"];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let marks = ['，', '、', '：', ':'];
    let is_person = |part: &std::ops::Range<usize>| passage.ends_any(part.end, &OFFICES);
    if passage.key != "主送机关" {
        return Vec::new();
    }
    let people = passage.parts(&marks).into_iter().filter(is_person);
    people
        .map(|part| {
            let message = format!("主送机关写了个人：“{}”", passage.slice(part.clone()));
            Hit::new(part, message, "写上级机关的全称或规范化简称")
        })
        .collect()
}
