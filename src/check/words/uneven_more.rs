//! LEX016: 更高标准、更严的要求: parallel parts of which some have 的 and some have not.
//!
//! ## What it finds
//! 更高标准、更严的要求: parallel parts of which some have 的 and some have not.
//! ## Why it matters
//! 并列的几项结构要一致：更高的标准、更严的要求、更实的举措。
//! ## Example
//! ```yaml
//! 导语: 以更高标准、更严的要求、更实的举措抓整改。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 以更高的标准、更严的要求、更实的举措抓整改。
//! ```
//! ## How sure
//! Certain: only neighbours that begin with 更 and one character and are parted by 、.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut run: Vec<(usize, bool)> = Vec::new();
    let mut found = Vec::new();
    for range in passage.find("更") {
        let with_de = passage.at(range.start + 2) == '的';
        let joined = run.last().is_some_and(|(last, _)| {
            let gap = passage.chars.get(*last..range.start).unwrap_or_default();
            let marks = gap.iter().filter(|char| "，。；、".contains(**char)).count();
            marks == 1 && gap.last() == Some(&'、')
        });
        if !joined {
            found.extend(uneven(passage, &run));
            run.clear();
        }
        run.push((range.start, with_de));
    }
    found.extend(uneven(passage, &run));
    found
}

fn uneven(passage: &Passage<'_>, run: &[(usize, bool)]) -> Option<Hit> {
    let (start, first) = run.first()?;
    let (last, _) = run.last()?;
    run.iter().find(|(_, with_de)| with_de != first)?;
    let end = passage.between(*last, &['、', '，', '。', '；']).end.min(last + 5);
    let message = "并列的几项有的有“的”，有的没有";
    let hint = "统一写成“更高的……、更严的……、更实的……”";
    Some(Hit::new(*start..end, message, hint))
}
