//! PUN008: 、 before 等.
//!
//! ## What it finds
//! 、 before 等.
//! ## Why it matters
//! 列举以后的“等”直接跟在最后一项后面，不加顿号。
//! ## Example
//! ```yaml
//! 导语: 围绕学习、调研、检视、等方面抓整改。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 围绕学习、调研、检视等方面抓整改。
//! ```
//! ## How sure
//! Certain.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let hit =
        |range: std::ops::Range<usize>| Hit::new(range, "“等”前面不用顿号", "删去顿号");
    passage.find("、等").into_iter().map(hit).collect()
}
