//! PUN014: 。”。 and its like.
//!
//! ## What it finds
//! 。”。 and its like.
//! ## Why it matters
//! 引文末尾的句号只用一个：完整的引文放在引号里，其余放在引号外。
//! ## Example
//! ```yaml
//! 导语: 习近平总书记强调：“打铁必须自身硬。”。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 习近平总书记强调：“打铁必须自身硬。”
//! ```
//! ## How sure
//! Certain. `--fix` takes out the 。 after a sentence quoted as a whole, which ： opens.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let patterns = ["。”。", "！”。", "？”。", "。”，", "。”；", "，”，"];
    let places = patterns.iter().flat_map(|words| passage.find(words));
    places
        .map(|range| {
            let words = passage.slice(range.clone());
            let hint = "完整的引文把句号留在引号里；不是完整句子的，只留引号外的一个";
            let outer = range.end - 1..range.end;
            let certain = words.ends_with("”。") && is_whole(passage, range.start);
            Hit::new(range, format!("引号内外都有标点：{words}"), hint)
                .mend_if(certain, outer, "")
        })
        .collect()
}

/// Whether the quotation that ends after this index is a sentence of its own.
fn is_whole(passage: &Passage<'_>, index: usize) -> bool {
    let before = &passage.chars[..index];
    let mark = before.iter().rposition(|char| matches!(char, '“' | '”'));
    mark.is_some_and(|at| passage.at(at) == '“' && passage.before(at) == '：')
}
