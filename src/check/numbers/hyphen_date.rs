//! NUM015: A date in running text with hyphens, strokes or dots.
//!
//! ## What it finds
//! A date in running text with hyphens, strokes or dots.
//! ## Why it matters
//! 公文正文的日期写年月日，如2023年9月8日；2023-09-08是表格和程序里的写法（GB/T 9704—2012，7.3.5.4对成文日期的规定）。
//! ## Example
//! ```yaml
//! 导语: 会议于2023-9-8召开。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 会议于2023年9月8日召开。
//! ```
//! ## How sure
//! Certain for a day that the calendar has, with no letter or digit beside it. `--fix` mends
//! hyphens and strokes; with dots it may be the number of a version.

use crate::check::passage::{Hit, Passage};
use crate::value::Date;

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let part = |char: char| char.is_ascii_alphanumeric() || "-/._".contains(char);
    let mut found = Vec::new();
    for run in passage.runs(part) {
        let words = passage.slice(run.clone());
        let Some((sign, year, month, day)) = parts(&words) else { continue };
        if Date::new(year, month, day).is_none() {
            continue;
        }
        let mended = format!("{year}年{month}月{day}日");
        let message = format!("日期写成了“{words}”");
        let hit = Hit::new(run.clone(), message, format!("改成“{mended}”"));
        found.push(hit.mend_if(sign != '.', run, mended));
    }
    found
}

/// The sign between year, month and day, and their values.
fn parts(words: &str) -> Option<(char, i16, i8, i8)> {
    let sign = words.chars().find(|char| !char.is_ascii_digit())?;
    let parts: Vec<&str> = words.split(sign).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let sound = year.len() == 4 && (1..=2).contains(&month.len()) && day.len() <= 2;
    let values = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    sound.then_some((sign, values.0, values.1, values.2))
}
