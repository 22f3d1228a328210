//! OFF009: A cited paper whose number stands before its title.
//!
//! ## What it finds
//! A cited paper whose number stands before its title.
//! ## Why it matters
//! 引用公文应当先引标题，后引发文字号，发文字号用圆括号括起来。
//! ## Example
//! ```yaml
//! 导语: 根据某市委〔2023〕5号《关于开好民主生活会的通知》要求。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 根据《关于开好民主生活会的通知》（某市委〔2023〕5号）要求。
//! ```
//! ## How sure
//! Certain: the number must stand directly before 《, at most with 文 or 文件 between.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for close in passage.find("〕") {
        let number = passage.chars[close.end..].iter();
        let number = number.take_while(|c| c.is_ascii_digit() || **c == '×').count();
        let end = close.end + number;
        if number == 0 || passage.at(end) != '号' {
            continue;
        }
        let next = ["《", "文《", "文件《", "）《"];
        let open = passage.between(close.start, &['〔']).start.saturating_sub(1);
        if passage.has_any(end + 1, &next) {
            let hint = "先写《标题》，后写（发文字号）";
            found.push(Hit::new(open..end + 1, "发文字号写在标题前面", hint));
        }
    }
    found
}
