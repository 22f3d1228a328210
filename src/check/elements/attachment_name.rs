//! OFF003: The name of an attachment with 附件 or its number before it, or in 《》.
//!
//! ## What it finds
//! The name of an attachment with 附件 or its number before it, or in 《》.
//! ## Why it matters
//! “附件：”和序号由程序编；附件说明里的名称不加书名号。
//! ## Example
//! ```yaml
//! 附件: [《整改台账》]
//! ```
//! ## Instead
//! ```yaml
//! 附件: [整改台账]
//! ```
//! ## How sure
//! Certain for 附件; 书名号 around a whole name are habit in no published example of
//! GB/T 9704—2012.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let length = passage.chars.len();
    if passage.key != "附件" {
        return Vec::new();
    }
    if passage.has(0, "附件") {
        let digits = |char: &char| char.is_ascii_digit() || "：:、.".contains(*char);
        let more = passage.chars[2..].iter().take_while(|char| digits(char)).count();
        let words = passage.slice(0..2 + more);
        let message = format!("附件名称前面多了“{words}”");
        return vec![Hit::new(0..2 + more, message, format!("删去“{words}”"))];
    }
    let titles = passage.find("《").len();
    if passage.at(0) == '《' && passage.before(length) == '》' && titles == 1 {
        let message = "附件名称加了书名号";
        return vec![Hit::new(0..length, message, "删去两边的书名号")];
    }
    Vec::new()
}
