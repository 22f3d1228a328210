//! NUM006: A year in digits with a month in Chinese numerals, or the reverse.
//!
//! ## What it finds
//! A year in digits with a month in Chinese numerals, or the reverse.
//! ## Why it matters
//! 一个日期只用一种数字；公文的公历日期用阿拉伯数字。
//! ## Example
//! ```yaml
//! 导语: 会议于2023年九月十五日召开。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 会议于2023年9月15日召开。
//! ```
//! ## How sure
//! Certain. `--fix` mends 2023年九月十五日; without 日 the day may be one of the old calendar.

use crate::check::passage::{Hit, Passage};
use crate::value::{count_in_words, is_numeral};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for year in passage.find("年") {
        let before = passage.before(year.start);
        let month: Vec<char> = passage.chars[year.end..]
            .iter()
            .copied()
            .take_while(|c| is_numeral(*c) || c.is_ascii_digit())
            .collect();
        let end = year.end + month.len();
        let Some(first) = month.first() else { continue };
        let mixed = (before.is_ascii_digit() && is_numeral(*first))
            || (is_numeral(before) && first.is_ascii_digit());
        if mixed && passage.at(end) == '月' {
            let start = year.start.saturating_sub(1);
            let hint = "统一用阿拉伯数字，如2023年9月15日";
            let hit = Hit::new(start..end + 1, "同一个日期用了两种数字", hint);
            found.push(match day(passage, year.start, year.end..end) {
                Some((range, words)) => hit.mend(range, words),
                None => hit,
            });
        }
    }
    found
}

/// Month and day of a date whose year has four digits and whose month is in Chinese
/// numerals: the characters after 年, and what should stand there.
fn day(
    passage: &Passage<'_>,
    year: usize,
    month: std::ops::Range<usize>,
) -> Option<(std::ops::Range<usize>, String)> {
    let digits = passage.chars[..year].iter().rev();
    let digits = digits.take_while(|char| char.is_ascii_digit()).count();
    let rest = &passage.chars[month.end + 1..];
    let counts = |char: &&char| is_numeral(**char) || char.is_ascii_digit();
    let end = month.end + 1 + rest.iter().take_while(counts).count();
    let value = |range: std::ops::Range<usize>| count_in_words(&passage.slice(range));
    let day = value(month.end + 1..end).filter(|day| (1..=31).contains(day))?;
    let of_year = value(month.clone()).filter(|month| (1..=12).contains(month))?;
    let whole = digits == 4 && passage.at(end) == '日';
    whole.then(|| (month.start..end + 1, format!("{of_year}月{day}日")))
}
