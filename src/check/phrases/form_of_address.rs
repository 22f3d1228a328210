//! PHR002: A leader or a central organ under a name that official papers do not use.
//!
//! ## What it finds
//! A leader or a central organ under a name that official papers do not use.
//! ## Why it matters
//! 领导人的称谓、中央机关的名称有统一的写法，公文里不用口头的简称。
//! ## Example
//! ```yaml
//! 导语: 深入学习习总书记重要讲话精神。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 深入学习习近平总书记重要讲话精神。
//! ```
//! ## How sure
//! Certain: only the forms listed in `data/phrases.tsv`.

use std::sync::LazyLock;

use super::{replaced, table};
use crate::check::lexicon::{Lexicon, named};
use crate::check::passage::{Hit, Passage};

static FORMS: LazyLock<Lexicon> = LazyLock::new(|| table::lexicon("称呼"));

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    replaced(&FORMS, passage, |entry| format!("{}的称呼不规范", named(&entry.wrong)))
}
