//! NUM004: A day of a month with 号 in place of 日.
//!
//! ## What it finds
//! A day of a month with 号 in place of 日.
//! ## Why it matters
//! 公文的日期写“日”，“号”是口语。
//! ## Example
//! ```yaml
//! 导语: 会议于2023年9月15号召开。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 会议于2023年9月15日召开。
//! ```
//! ## How sure
//! Certain. `--fix` mends it unless 号 may belong to the next word (号文, 号楼).

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for month in passage.find("月") {
        let days = passage.chars[month.end..].iter();
        let days = days.take_while(|char| char.is_ascii_digit()).count();
        let end = month.end + days;
        let is_month = passage.before(month.start).is_ascii_digit();
        if (1..=2).contains(&days) && passage.at(end) == '号' && is_month {
            let words = passage.slice(month.end..end);
            let message = format!("日期写成了“{words}号”");
            let hit = Hit::new(month.end..end + 1, message, format!("改成“{words}日”"));
            let others = ["文", "令", "公", "楼", "院", "线", "路", "房"];
            let certain = !passage.has_any(end + 1, &others);
            found.push(hit.mend_if(certain, end..end + 1, '日'));
        }
    }
    found
}
