//! CHK012: A mark at the end of the addressee, an attachment or a signature.
//!
//! ## What it finds
//! A mark at the end of the addressee, an attachment or a signature.
//! ## Why it matters
//! 主送机关后的冒号由程序加；附件名称和署名后面不加标点（GB/T 9704—2012，7.3.2、7.3.4、7.3.5）。
//! ## Example
//! ```yaml
//! 主送机关: 中共某某市委组织部：
//! ```
//! ## Instead
//! ```yaml
//! 主送机关: 中共某某市委组织部
//! ```
//! ## How sure
//! Certain. `--fix` takes out 。 and ；, and a colon after the addressee; after other marks
//! words may be missing.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const MARKS: &str = "。，、；：:.,;";
    let last = passage.chars.len().saturating_sub(1);
    let key = passage.key;
    if !matches!(
        key,
        "主送机关" | "附件" | "署名" | "抄送" | "印发机关" | "签发人" | "发文字号"
    ) || !MARKS.contains(passage.at(last))
    {
        return Vec::new();
    }
    let mark = passage.at(last);
    let message = format!("“{key}”末尾多了“{mark}”");
    let certain =
        matches!(mark, '。' | '；') || (matches!(mark, '：' | ':') && key == "主送机关");
    let hit = Hit::new(last..last + 1, message, format!("删去末尾的“{mark}”"));
    vec![hit.mend_if(certain, last..last + 1, "")]
}
