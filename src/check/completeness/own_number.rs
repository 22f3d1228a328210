//! CHK009: A number written by hand where the program numbers.
//!
//! ## What it finds
//! A number written by hand where the program numbers.
//! ## Why it matters
//! （一）、一是、1.都由程序按次序编。内容里再写，印出来就成了“一是一是”。
//! ## Example
//! ```yaml
//! 整改措施:
//! - 方面: （一）理论学习方面
//!   事项: [{编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 立行立改。}]
//! ```
//! ## Instead
//! ```yaml
//! 整改措施:
//! - 方面: 理论学习方面
//!   事项: [{编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 立行立改。}]
//! ```
//! ## How sure
//! Certain with the built-in template.

use crate::check::passage::{Hit, Passage};
use crate::value::is_numeral;

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    if !matches!(passage.key(), "方面" | "概述" | "要点" | "附件") {
        return Vec::new();
    }
    let Some(length) = label(passage) else { return Vec::new() };
    let words = passage.slice(0..length);
    let message = format!("“{words}”是序号，程序会自动编，印出来就重复了");
    vec![Hit::new(0..length, message, format!("删去“{words}”"))]
}

/// How many characters a label at the beginning has.
fn label(passage: &Passage<'_>) -> Option<usize> {
    let opened = matches!(passage.at(0), '（' | '(');
    let start = usize::from(opened);
    let counts = |char: char| is_numeral(char) || char.is_ascii_digit();
    let rest = passage.chars.get(start..)?;
    let digits = rest.iter().take_while(|char| counts(**char)).count();
    let next = passage.at(start + digits);
    let ends = match (opened, next) {
        (true, '）' | ')') => true,
        (false, '、') => !passage.at(start).is_ascii_digit() || digits > 0,
        (false, '是') => is_numeral(passage.at(0)),
        (false, '.' | '．') => {
            passage.at(0).is_ascii_digit() && !passage.at(digits + 1).is_ascii_digit()
        }
        _ => false,
    };
    (digits > 0 && ends).then_some(start + digits + 1)
}
