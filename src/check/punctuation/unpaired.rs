//! PUN004: A bracket or quotation mark without its other half in the paragraph.
//!
//! ## What it finds
//! A bracket or quotation mark without its other half in the paragraph.
//! ## Why it matters
//! 少了一半，读的人不知道引到哪里为止。
//! ## Example
//! ```yaml
//! 导语: 坚持“当下改和长久立相结合。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 坚持“当下改”和长久立相结合。
//! ```
//! ## How sure
//! Fairly sure; a quotation over several paragraphs, which papers of this kind do not
//! have, would be reported.

use crate::check::passage::{Hit, Passage};

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    const PAIRS: [(char, char); 7] = [
        ('（', '）'),
        ('《', '》'),
        ('“', '”'),
        ('‘', '’'),
        ('〔', '〕'),
        ('【', '】'),
        ('〈', '〉'),
    ];
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut alone = Vec::new();
    for (at, char) in passage.chars.iter().enumerate() {
        if let Some((_, closing)) = PAIRS.iter().find(|(opening, _)| opening == char) {
            open.push((at, *closing));
        } else if PAIRS.iter().any(|(_, closing)| closing == char) {
            match open.iter().rposition(|(_, closing)| closing == char) {
                Some(which) => {
                    alone.extend(open.drain(which..).skip(1).map(|(at, _)| at));
                }
                // “1）” is a label.
                None if *char == '）' && at < 3 => {}
                None => alone.push(at),
            }
        }
    }
    alone.extend(open.into_iter().map(|(at, _)| at));
    alone.sort_unstable();
    let hit = |at| {
        let mark = passage.at(at);
        let pair = PAIRS.iter().find(|pair| pair.0 == mark || pair.1 == mark);
        let (opening, closing) = pair.copied().unwrap_or((mark, mark));
        let other = if mark == opening { closing } else { opening };
        let message = format!("有 {mark} 没有 {other}");
        let hint = format!("在应有的地方补上 {other} ，或者删去这个 {mark}");
        Hit::new(at..at + 1, message, hint)
    };
    alone.into_iter().map(hit).collect()
}
