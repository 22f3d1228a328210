//! PUN009: 。 inside an entry 一是… of a list whose entries end with ；.
//!
//! ## What it finds
//! 。 inside an entry 一是… of a list whose entries end with ；.
//! ## Why it matters
//! 分号隔开的各项内部不能再有句号，否则句子的层次就乱了（GB/T 15834—2011，4.6）。
//! ## Example
//! ```yaml
//! 导语: 一是加强学习。深入思考；二是加强调研；三是加强检视。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 一是加强学习，深入思考；二是加强调研；三是加强检视。
//! ```
//! ## How sure
//! Sure of the mark; the mending may also be 。 after every entry.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for (first, second) in [("一是", "；二是"), ("二是", "；三是"), ("三是", "；四是")]
    {
        let Some(end) = passage.find(second).into_iter().next() else { continue };
        let mut starts = passage.find(first).into_iter().rev();
        let Some(start) = starts.find(|range| range.end <= end.start) else {
            continue;
        };
        let inside = start.end..end.start;
        if let Some(stop) = inside.into_iter().find(|at| passage.at(*at) == '。') {
            let message = format!("“{first}”这一项用分号收尾，中间却有句号");
            let hint = "中间改成逗号，或者各项都改用句号收尾";
            found.push(Hit::new(stop..stop + 1, message, hint));
        }
    }
    found
}
