//! LEX018: 要对每项措施都要逐项研究: 要 twice in one clause.
//!
//! ## What it finds
//! 要对… or 要把… and 都要 in one clause, so that 要 is said twice of one verb.
//! ## Why it matters
//! “要对……都要……”把“要”说了两遍，留一个，句子才顺。
//! ## Example
//! ```yaml
//! 导语: 班子成员要对每项措施都要逐项研究。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 班子成员对每项措施都要逐项研究。
//! ```
//! ## How sure
//! Fairly sure: nothing but Han characters and 、 may stand between the two.

use crate::check::passage::{Hit, Passage, is_han};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for first in ["要对", "要把", "要就"].iter().flat_map(|it| passage.find(it)) {
        let rest = passage.chars[first.end..].iter();
        let clause = rest.take_while(|char| is_han(**char) || **char == '、').count();
        let words = passage.slice(first.end..first.end + clause);
        let Some(at) = words.find("都要") else { continue };
        let end = first.end + words[..at].chars().count() + 2;
        let hint = "删去前面的“要”，或者把“都要”改成“都”";
        found.push(Hit::new(first.start..end, "“要……都要”里“要”重复", hint));
    }
    found
}
