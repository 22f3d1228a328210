//! Findings of the rules PHR: set phrases with an exact wording.

use crate::diagnostic::{Code, Severity};

/// A known wrong form of a set phrase.
pub static WRONG_FORM: Code = Code {
    id: "PHR001",
    title: "规范提法写错了",
    severity: Severity::Warning,
    why: "重要会议、重要思想和固定的政治用语有规范的提法，少字、错字、换次序都是政治性差错，报送以前必须改正。",
    example: "导语: 学习贯彻党的十八大、十九精神。",
    instead: "导语: 学习贯彻党的十八大、十九大精神。",
};

/// All of them.
pub static ALL: &[&Code] = &[&WRONG_FORM];
