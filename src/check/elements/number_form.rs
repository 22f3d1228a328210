//! OFF011: A number of the paper (发文字号) that is not 机关代字〔年份〕序号号.
//!
//! ## What it finds
//! A number of the paper (发文字号) that is not 机关代字〔年份〕序号号.
//! ## Why it matters
//! 发文字号由发文机关代字、年份、发文顺序号组成（GB/T 9704—2012，7.2.5）；少一样，收文单位就无法登记和引用。
//! ## Example
//! ```yaml
//! 发文字号: 某发2023年5号
//! ```
//! ## Instead
//! ```yaml
//! 发文字号: 某发〔2023〕5号
//! ```
//! ## How sure
//! Certain; wrong brackets, a short year and 第 are NUM001 and NUM002.

use crate::check::passage::{Hit, Passage, is_han};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let words = passage.words;
    if passage.key != "发文字号" || words.contains('×') || words.contains("待补") {
        return Vec::new();
    }
    let parts = words.split_once('〔').and_then(|(organ, rest)| {
        let (year, number) = rest.split_once('〕')?;
        Some((organ, year, number.strip_suffix('号')?))
    });
    let digits = |words: &str| {
        !words.is_empty()
            && words.trim_start_matches('第').bytes().all(|b| b.is_ascii_digit())
    };
    let sound = parts.is_some_and(|(organ, year, number)| {
        organ.chars().next_back().is_some_and(is_han) && digits(year) && digits(number)
    });
    let bracketed = words.contains(['[', '【', '(', '（', '［']);
    if sound || bracketed {
        return Vec::new();
    }
    let all = 0..passage.chars.len();
    vec![Hit::new(all, "发文字号没有写全", "写作“某发〔2023〕5号”的样子")]
}
