//! PHR005: Words that belong to a campaign of an earlier year.
//!
//! ## What it finds
//! Words that belong to a campaign of an earlier year.
//! ## Why it matters
//! 每一次集中学习教育的总要求、目标都不一样。写上往年的一套，说明是从旧稿抄来的，没有对照本次要求。
//! ## Example
//! ```yaml
//! 标题: 2023年度民主生活会整改方案
//! 导语: 围绕学史明理、学史增信、学史崇德、学史力行抓整改。
//! ```
//! ## Instead
//! ```yaml
//! 标题: 2023年度民主生活会整改方案
//! 导语: 围绕学思想、强党性、重实践、建新功抓整改。
//! ```
//! ## How sure
//! Fairly sure: only whole slogans count, only in a paper of a later year, and not in a
//! sentence that names the campaign itself or looks back on it.

use super::{of_year, table};
use crate::check::paper::Paper;
use crate::check::passage::Hit;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::phrases::OTHER_CAMPAIGN;

/// Words of a sentence that looks back.
const BACK: [&str; 8] = ["巩固", "拓展", "以来", "成果", "成效", "回顾", "曾", "经验"];

/// One finding for each place.
pub(in crate::check) fn find(paper: &Paper<'_>) -> Vec<Diagnostic> {
    let Some(year) = paper.year() else { return Vec::new() };
    let mut found = Vec::new();
    for passage in paper.passages() {
        for campaign in table::phrases("教育") {
            let Some(until) = of_year(campaign.until).filter(|until| *until < year)
            else {
                continue;
            };
            for slogan in &campaign.wrong {
                for range in passage.find(slogan) {
                    let sentence = passage.slice(passage.between(range.start, &['。']));
                    let named = sentence.contains(campaign.wording);
                    if named || BACK.iter().any(|words| sentence.contains(words)) {
                        continue;
                    }
                    let message = format!(
                        "“{slogan}”是{}（到{until}年为止）的提法，这份公文是{year}年的",
                        campaign.wording
                    );
                    let hit = Hit::new(range, message, advice(year));
                    found.push(passage.finding(&OTHER_CAMPAIGN, hit));
                }
            }
        }
    }
    found
}

/// What a paper of this year would say.
fn advice(year: u16) -> String {
    let holds = |from: &str, until: &str| {
        of_year(from).is_some_and(|from| from <= year)
            && of_year(until).is_some_and(|until| year <= until)
    };
    let now =
        table::phrases("教育").find(|campaign| holds(campaign.from, campaign.until));
    match now.and_then(|campaign| Some((campaign.wording, campaign.wrong.first()?))) {
        Some((name, slogan)) => format!("换成{name}的提法，如“{slogan}”"),
        None => "对照上级本年度的通知改写".to_owned(),
    }
}
