//! CON004: A number of 方面, 问题 or 措施 in the opening texts that differs from what the plan lists.
//!
//! ## What it finds
//! A number of 方面, 问题 or 措施 in the opening texts that differs from what the plan lists.
//! ## Why it matters
//! 导语或总体要求说有几个方面、几个问题、几条措施，下面列出的却不是这个数，上级核对时首先看这里。
//! ## Example
//! ```yaml
//! 总体要求: 针对查摆出的六个方面问题抓好整改。
//! ```
//! ## Instead
//! ```yaml
//! 总体要求: 针对查摆出的问题抓好整改。
//! ```
//! ## How sure
//! Fairly sure: only 导语 and 总体要求 are read, and only a number that stands with 共, 查摆, 梳理
//! or 方面问题.

use crate::check::passage::Passage;
use crate::content::Plan;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::consistency::COUNT;
use crate::value::{count_in_words, is_numeral};

/// One finding for each number that differs.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    let problems = plan.items().map(|item| item.problems.len()).sum();
    let measures = plan.items().map(|item| item.measures.len()).sum();
    let listed = [
        ("个方面问题", "方面", plan.areas.len()),
        ("个方面突出问题", "方面", plan.areas.len()),
        ("个问题", "问题", problems),
        ("条措施", "措施", measures),
        ("项措施", "措施", measures),
    ];
    let mut found = Vec::new();
    for (key, text) in [("导语", &plan.preamble), ("总体要求", &plan.requirements)]
    {
        for passage in Passage::of(key, text) {
            for (words, name, count) in listed {
                for range in passage.find(words) {
                    let Some((start, value)) = value_before(&passage, range.start) else {
                        continue;
                    };
                    let clause = passage.between(start, &['，', '。', '；']);
                    let clause = passage.slice(clause);
                    let says_all = ["共", "查摆", "梳理", "制定"]
                        .iter()
                        .any(|word| clause.contains(word));
                    if value == count || !says_all {
                        continue;
                    }
                    let written = passage.slice(start..range.end);
                    let message =
                        format!("这里写“{written}”，下面列出的{name}是{count}个");
                    found.push(
                        Diagnostic::new(&COUNT, message)
                            .at(passage.place(start..range.end))
                            .hint("数一遍，改正写错的一处"),
                    );
                }
            }
        }
    }
    found
}

/// The number that ends before an index, and where it begins.
fn value_before(passage: &Passage<'_>, end: usize) -> Option<(usize, usize)> {
    let counts = |char: &&char| is_numeral(**char) || char.is_ascii_digit();
    let length = passage.chars[..end].iter().rev().take_while(counts).count();
    let value = count_in_words(&passage.slice(end - length..end))?;
    Some((end - length, value))
}
