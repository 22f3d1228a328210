//! PUN010: Blanks, half or full width, between Han characters or Chinese marks.
//!
//! ## What it finds
//! Blanks, half or full width, between Han characters or Chinese marks.
//! ## Why it matters
//! 公文正文的汉字之间不留空格；多半是从网页或表格粘贴带来的。
//! ## Example
//! ```yaml
//! 导语: 会前 广泛听取意见。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 会前广泛听取意见。
//! ```
//! ## How sure
//! Certain; names of two characters may be spaced, so the fields of persons are left
//! alone, and so is the blank after 第三条. `--fix` takes out half-width blanks beside a Chinese mark; between Han characters
//! a mark may be missing.

use crate::check::passage::{Hit, Passage, is_han};
use crate::value::is_numeral;

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    if matches!(passage.key, "牵头领导" | "责任人" | "署名" | "附注" | "标题")
    {
        return Vec::new();
    }
    let mark = |char| "，。、；：？！（）《》“”".contains(char);
    let chinese = |char| is_han(char) || mark(char);
    let runs = passage.runs(|char| matches!(char, ' ' | '\u{3000}' | '\u{A0}'));
    let between = runs
        .into_iter()
        .filter(|run| chinese(passage.before(run.start)) && chinese(passage.at(run.end)))
        .filter(|run| !is_after_article(passage, run.start));
    let hit = |run: std::ops::Range<usize>| {
        let beside = mark(passage.before(run.start)) || mark(passage.at(run.end));
        let half = passage.chars[run.clone()].iter().all(|char| *char != '\u{3000}');
        let hit = Hit::new(run.clone(), "汉字之间有空格", "删去空格");
        hit.mend_if(beside && half, run, "")
    };
    between.map(hit).collect()
}

/// Whether 第三条, 第一章 or their like, which a blank follows, stand before an index and
/// open the paragraph.
fn is_after_article(passage: &Passage<'_>, at: usize) -> bool {
    let label = passage.slice(0..at);
    let number = label
        .strip_prefix('第')
        .and_then(|rest| rest.strip_suffix(['条', '章', '节', '编', '款']));
    let is_number = |it: &str| it.chars().all(|c| is_numeral(c) || c.is_ascii_digit());
    number.is_some_and(|it| !it.is_empty() && is_number(it))
}
