//! PUN012: A paragraph that ends without 。！？；…, or a text that ends in ，、：.
//!
//! ## What it finds
//! A paragraph that ends without 。！？；…, or a text that ends in ，、：.
//! ## Why it matters
//! 一段话没有收尾的标点，或者停在逗号、顿号上，读的人会以为缺了字；后面还有文字时，两句会连成一句。
//! ## Example
//! ```yaml
//! 导语: 会前广泛听取意见，会上严肃开展批评
//! ```
//! ## Instead
//! ```yaml
//! 导语: 会前广泛听取意见，会上严肃开展批评。
//! ```
//! ## How sure
//! Certain for the fields that hold sentences.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const SENTENCES: [&str; 12] = [
        "导语",
        "总体要求",
        "整改目标",
        "概述",
        "表现",
        "措施",
        "要点",
        "内容",
        "组织领导",
        "原因",
        "存在的问题",
        "下一步打算",
    ];
    let closing = |char| "”’）》〕】".contains(char);
    let last = passage.chars.iter().rposition(|char| !closing(*char));
    let Some(last) = last.filter(|_| SENTENCES.contains(&passage.key)) else {
        return Vec::new();
    };
    let mark = passage.at(last);
    let after = passage.slice(last + 1..passage.chars.len());
    let unfinished = "，、,".contains(mark) || ("：:".contains(mark) && passage.is_last);
    let ends = "。！？；…：.!?;:〕".contains(mark) || after.contains('〕');
    if (ends && !unfinished) || is_a_note(passage) {
        return Vec::new();
    }
    let all = last..passage.chars.len();
    if unfinished {
        let message = format!("文字停在“{mark}”上，没有写完");
        return vec![Hit::new(all, message, "补上后面的内容，或者改成句号")];
    }
    vec![Hit::new(all, "段末没有标点", "在末尾加上句号")]
}

/// Whether the paragraph ends with a note in brackets behind its full stop.
fn is_a_note(passage: &Passage<'_>) -> bool {
    let opening = passage.chars.iter().rposition(|char| *char == '（');
    passage.chars.last() == Some(&'）')
        && opening.is_some_and(|at| "。！？".contains(passage.before(at)))
}
