//! STR003: A number at the head of a paragraph with the wrong mark: 一. 1、 （一）、.
//!
//! ## What it finds
//! A number at the head of a paragraph with the wrong mark: 一. 1、 （一）、.
//! ## Why it matters
//! 公文的层次序数依次写“一、”“（一）”“1.”“（1）”（GB/T 9704—2012，7.3.3），标点不能换用，带括号的不再加顿号。
//! ## Example
//! ```yaml
//! 导语: |
//!   1、加强学习。
//!   2、加强调研。
//! ```
//! ## Instead
//! ```yaml
//! 导语: |
//!   1.加强学习。
//!   2.加强调研。
//! ```
//! ## How sure
//! Certain: only numbers at the head of a paragraph.

use super::label;
use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let Some(label) = label(passage) else { return Vec::new() };
    let written = passage.slice(0..label.length);
    if written == label.proper || written.contains(['(', ')']) {
        return Vec::new();
    }
    let message = format!("序号“{written}”的写法不对");
    vec![Hit::new(0..label.length, message, format!("写成“{}”", label.proper))]
}
