//! NUM012: 约…左右, 超过…以上, 近…余 around one number.
//!
//! ## What it finds
//! 约…左右, 超过…以上, 近…余 around one number.
//! ## Why it matters
//! “约”和“左右”、“超过”和“以上”意思重复，留一个即可。
//! ## Example
//! ```yaml
//! 导语: 走访群众约300人左右。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 走访群众约300人。
//! ```
//! ## How sure
//! Fairly sure: a number must stand between, within one clause.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const PAIRS: [(&str, &[&str]); 5] = [
        ("大约", &["左右", "上下"]),
        ("约", &["左右", "上下", "余人", "余次", "余件"]),
        ("超过", &["以上", "多人", "余人"]),
        ("近", &["余人", "余次", "余件", "余个", "左右"]),
        ("至少", &["以上"]),
    ];
    const FAR: usize = 12;
    let mut found = Vec::new();
    for (head, tails) in PAIRS {
        for start in passage.find(head) {
            let number = passage.at(start.end).is_ascii_digit()
                || crate::value::is_numeral(passage.at(start.end));
            let clause = passage.between(start.end, &['，', '。', '；', '、', '：']);
            let far = clause.end.min(start.end + FAR);
            let tail = (start.end..far).find_map(|at| {
                tails.iter().find(|t| passage.has(at, t)).map(|t| (at, t))
            });
            let Some((at, tail)) = tail.filter(|_| number) else { continue };
            let end = at + tail.chars().count();
            let message =
                format!("“{}”里表示大约的词重复", passage.slice(start.start..end));
            found.push(Hit::new(start.start..end, message, "前后两个词留一个"));
        }
    }
    found
}
