//! LEX004: 地 between an adjective and a noun, where 的 belongs.
//!
//! ## What it finds
//! 地 between an adjective and a noun, where 的 belongs.
//! ## Why it matters
//! 名词前面的修饰语用“的”，如“明显的成效”；“地”只用在动词前面。
//! ## Example
//! ```yaml
//! 导语: 整改取得明显地成效。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 整改取得明显的成效。
//! ```
//! ## How sure
//! Certain: the adjective and the noun stand in short lists. `--fix` writes 的.

use crate::check::passage::{Hit, Passage};

const QUALITIES: [&str; 17] = [
    "重要", "显著", "明显", "突出", "严重", "良好", "扎实", "坚实", "深刻", "积极",
    "有力", "巨大", "浓厚", "强大", "坚强", "重大", "丰富",
];

/// Nouns that are not verbs as well, as 影响 and 保障 are.
const NOUNS: [&str; 17] = [
    "意义",
    "作用，",
    "作用。",
    "问题",
    "成效",
    "成绩",
    "基础",
    "氛围",
    "局面",
    "动力",
    "教训",
    "经验",
    "效果",
    "举措",
    "措施",
    "态势",
    "环境",
];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let places = passage.find("地").into_iter().filter(|range| {
        passage.ends_any(range.start, &QUALITIES) && passage.has_any(range.end, &NOUNS)
    });
    places
        .map(|range| {
            let hint = "名词前面用“的”，不用“地”";
            Hit::new(range.clone(), "这里的“地”应当写“的”", hint).mend(range, "的")
        })
        .collect()
}
