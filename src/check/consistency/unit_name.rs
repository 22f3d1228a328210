//! CON007: One unit under two names in the plan and the ledger, such as 党委办 and 党委办公室.
//!
//! ## What it finds
//! One unit under two names in the plan and the ledger, such as 党委办 and 党委办公室.
//! ## Why it matters
//! 台账、报告按责任单位汇总；同一个部门两种写法，就会被算成两个。
//! ## Example
//! ```yaml
//! 整改措施:
//! - 方面: 理论学习方面
//!   事项:
//!   - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 立行立改。, 责任单位: 党委办公室}
//!   - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。, 责任单位: 党委办}
//! ```
//! ## Instead
//! ```yaml
//! 整改措施:
//! - 方面: 理论学习方面
//!   事项:
//!   - {编号: 甲, 问题: [{概述: 学习不够。}], 措施: [每月学习。], 时限: 立行立改。, 责任单位: 党委办公室}
//!   - {编号: 乙, 问题: [{概述: 调研不够。}], 措施: [每季调研。], 时限: 2023年12月底前。, 责任单位: 党委办公室}
//! ```
//! ## How sure
//! Fairly sure: the names differ only by 公室, or by 党委, 局 or 机关 before one of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Content;
use crate::diagnostic::codes::consistency::UNIT_NAME;
use crate::diagnostic::{Diagnostic, Span};

/// One finding for each name that differs from an earlier one of the same unit.
pub(in crate::check) fn find(content: &Content<'_>) -> Vec<Diagnostic> {
    let units = content.texts().into_iter();
    let units = units.filter(|part| matches!(part.key, "责任单位" | "登记人"));
    let mut known: BTreeMap<String, (String, Span)> = BTreeMap::new();
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for part in units {
        for name in part.text.text().split('、') {
            if told.contains(name) {
                continue;
            }
            let place = part.text.span.clone();
            let first = spellings(name).into_iter().find_map(|it| known.get(&it));
            match first {
                Some((other, before)) if other != name => {
                    told.insert(name.to_owned());
                    found.push(
                        Diagnostic::new(
                            &UNIT_NAME,
                            format!("前面写“{other}”，这里写“{name}”"),
                        )
                        .at(place)
                        .related(before.clone(), "前面一处")
                        .hint("是同一个部门的，统一成一种写法"),
                    );
                }
                Some(_) => {}
                None => {
                    known.insert(full(name), (name.to_owned(), place));
                }
            }
        }
    }
    found
}

/// A name with 办 written out as 办公室.
fn full(name: &str) -> String {
    match name.strip_suffix('办') {
        Some(stem) => format!("{stem}办公室"),
        None => name.to_owned(),
    }
}

/// A name written out, and with or without 党委, 局 or 机关 before it.
fn spellings(name: &str) -> Vec<String> {
    const SHORT: usize = 2;
    const PREFIXES: [&str; 3] = ["党委", "局", "机关"];
    let full = full(name);
    if full.chars().count() <= SHORT {
        return vec![full];
    }
    let bare = PREFIXES.iter().filter_map(|prefix| full.strip_prefix(prefix));
    let bare = bare.filter(|bare| bare.chars().count() > SHORT).map(str::to_owned);
    let longer = PREFIXES.iter().map(|prefix| format!("{prefix}{full}"));
    bare.chain(longer).chain([full.clone()]).collect()
}
