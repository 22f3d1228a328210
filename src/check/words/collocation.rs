//! LEX010: A verb with an object that takes another verb, such as 提高力度.
//!
//! ## What it finds
//! A verb with an object that takes another verb, such as 提高力度.
//! ## Why it matters
//! 动词和宾语要配得上：力度要“加大”，水平要“提高”，步伐要“加快”。
//! ## Example
//! ```yaml
//! 导语: 提高监督检查力度。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 加大监督检查力度。
//! ```
//! ## How sure
//! Fairly sure: at most eight characters without mark or 和 between the verb and the object,
//! no other verb of the table among them, and the object must end its clause.

use super::table::pairs;
use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for (verb, object, right) in pairs() {
        for range in passage.find(verb) {
            if let Some(end) = object_end(passage, range.end, object, right) {
                let message = format!("“{verb}”与“{object}”不搭配");
                let hint = format!("把“{verb}”改成“{right}”");
                found.push(Hit::new(range.start..end, message, hint));
            }
        }
    }
    found
}

/// Where the object of a verb ends, if it is this one and ends the clause.
fn object_end(
    passage: &Passage<'_>,
    from: usize,
    object: &str,
    right: &str,
) -> Option<usize> {
    const FAR: usize = 8;
    let clause = passage.between(
        from,
        &['，', '。', '；', '、', '：', '和', '与', '及', '“', '”', '《', '》'],
    );
    let length = object.chars().count();
    let start = clause.end.checked_sub(length).filter(|start| *start >= from)?;
    let gap = passage.slice(from..start);
    let verbs = [right, "提高", "加大", "加快", "增强", "提升", "发挥", "实现", "推动"];
    let near = start - from <= FAR && !verbs.iter().any(|verb| gap.contains(verb));
    let ends = "，。；、\0".contains(passage.at(clause.end));
    (near && ends && passage.has(start, object)).then_some(clause.end)
}
