//! OFF014: A 密级 other than 绝密, 机密, 秘密, or a 紧急程度 other than 特急, 加急 and those of telegrams.
//!
//! ## What it finds
//! A 密级 other than 绝密, 机密, 秘密, or a 紧急程度 other than 特急, 加急 and those of telegrams.
//! ## Why it matters
//! 密级只有绝密、机密、秘密三种，紧急程度只有特急、加急（电报另有特提、平急）；自造的说法没有效力。
//! ## Example
//! ```yaml
//! 紧急程度: 紧急
//! ```
//! ## Instead
//! ```yaml
//! 紧急程度: 加急
//! ```
//! ## How sure
//! Certain.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let known: &[&str] = match passage.key {
        "密级" => &["绝密", "机密", "秘密"],
        "紧急程度" => &["特急", "加急", "特提", "平急"],
        _ => return Vec::new(),
    };
    let words = passage.words;
    if known.contains(&words) || words.contains('×') {
        return Vec::new();
    }
    let message = format!("{}没有“{words}”这一种", passage.key);
    vec![Hit::new(0..passage.chars.len(), message, format!("写{}", known.join("、")))]
}
