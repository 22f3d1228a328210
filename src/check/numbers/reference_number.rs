//! NUM002: 第, a leading zero or a year of two digits in a 发文字号.
//!
//! ## What it finds
//! 第, a leading zero or a year of two digits in a 发文字号.
//! ## Why it matters
//! 发文字号的年份标全称，序号不编虚位，不加“第”字（GB/T 9704—2012，7.2.5）。
//! ## Example
//! ```yaml
//! 导语: 按照通知（某发〔2023〕第05号）要求。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 按照通知（某发〔2023〕5号）要求。
//! ```
//! ## How sure
//! Certain. `--fix` takes out 第 and zeros before the number; the century of a short year
//! is a guess.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for (at, _) in passage.chars.iter().enumerate().filter(|(_, c)| **c == '〕') {
        let year = passage.chars[..at].iter().rev();
        let year = year.take_while(|char| char.is_ascii_digit()).count();
        let rest = &passage.chars[at + 1..];
        let length =
            rest.iter().take_while(|c| c.is_ascii_digit() || **c == '第').count();
        let end = at + 1 + length;
        if passage.at(end) != '号' || length == 0 || passage.before(at - year) != '〔' {
            continue;
        }
        if year != 4 && year > 0 {
            let hint = "年份写全四位，如〔2023〕";
            found.push(Hit::new(at - year..at, "发文字号的年份没有写全", hint));
        } else if matches!(passage.at(at + 1), '0' | '第') {
            let message =
                format!("发文字号的序号写成了“{}号”", passage.slice(at + 1..end));
            let hint = "不写“第”，数字前不加0，如〔2023〕5号";
            let written = passage.slice(at + 1..end);
            let number = written.trim_start_matches(['第', '0']);
            let certain = !number.is_empty() && !number.contains('第');
            let hit = Hit::new(at + 1..end + 1, message, hint);
            found.push(hit.mend_if(certain, at + 1..end + 1, format!("{number}号")));
        }
    }
    found
}
