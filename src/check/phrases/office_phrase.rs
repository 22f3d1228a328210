//! PHR012: A wording that the office lists as wrong under 规范提法.
//!
//! ## What it finds
//! A wording that the office lists as wrong under 规范提法.
//! ## Why it matters
//! 本单位在 content/terms.yaml 的“规范提法”里规定了写法，全单位的材料要一致。
//! ## Example
//! ```yaml
//! 规范提法: [{应写: 清廉机关建设三年行动, 误作: 清廉机关三年行动}]
//! 导语: 推进清廉机关三年行动。
//! ```
//! ## Instead
//! ```yaml
//! 规范提法: [{应写: 清廉机关建设三年行动, 误作: 清廉机关三年行动}]
//! 导语: 推进清廉机关建设三年行动。
//! ```
//! ## How sure
//! Certain: the office has said so. `--fix` writes what it wants.

use crate::content::{Term, Terms};

/// The terms that the rule reads.
pub(in crate::check) fn terms(terms: &Terms) -> &[Term] {
    &terms.phrases
}
