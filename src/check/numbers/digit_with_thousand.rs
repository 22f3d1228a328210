//! NUM010: 千 or 百 after digits.
//!
//! ## What it finds
//! 千 or 百 after digits.
//! ## Why it matters
//! 阿拉伯数字可以和万、亿连用，不和千、百、十连用（GB/T 15835—2011）。
//! ## Example
//! ```yaml
//! 导语: 服务群众5千余人次。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 服务群众5000余人次。
//! ```
//! ## How sure
//! Certain; 千米, 千克, 千瓦 and 百分 are units.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let units = ["千米", "千克", "千瓦", "千伏", "千赫", "千卡", "百分", "百帕"];
    let mut found = Vec::new();
    for at in 0..passage.chars.len() {
        let mixed =
            "千百".contains(passage.at(at)) && passage.before(at).is_ascii_digit();
        if mixed && !passage.has_any(at, &units) {
            let words = passage.slice(at - 1..at + 1);
            let message = format!("“{words}”把阿拉伯数字和汉字数字连在一起");
            found.push(Hit::new(
                at - 1..at + 1,
                message,
                "全用阿拉伯数字，如把5千写成5000",
            ));
        }
    }
    found
}
