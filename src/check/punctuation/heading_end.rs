//! PUN011: A mark at the end of 标题 or 方面.
//!
//! ## What it finds
//! A mark at the end of 标题 or 方面.
//! ## Why it matters
//! 标题和小标题末尾不加标点。
//! ## Example
//! ```yaml
//! 标题: 某某局党委民主生活会整改方案。
//! ```
//! ## Instead
//! ```yaml
//! 标题: 某某局党委民主生活会整改方案
//! ```
//! ## How sure
//! Certain. `--fix` takes out 。 and ；; after other marks words may be missing.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let last = passage.chars.len().saturating_sub(1);
    let mark = passage.at(last);
    if !matches!(passage.key, "标题" | "方面") || !"。，、；：.,;".contains(mark)
    {
        return Vec::new();
    }
    let message = format!("标题末尾多了“{mark}”");
    let hit = Hit::new(last..last + 1, message, format!("删去末尾的“{mark}”"));
    vec![hit.mend_if(matches!(mark, '。' | '；'), last..last + 1, "")]
}
