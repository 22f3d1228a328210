//! Recognises the elements of the standard in a paper, by place, words, face and colour.

use std::collections::BTreeMap;

use super::paper::{Block, Paper, is_wide};

/// The commonest size of the text outside tables, in points.
pub(super) fn body_size(blocks: &[Block]) -> Option<f64> {
    let mut counts: BTreeMap<String, (f64, usize)> = BTreeMap::new();
    let spans = blocks.iter().filter(|block| !block.in_table).flat_map(|it| &it.spans);
    for span in spans {
        let wide = span.text.chars().filter(|char| is_wide(*char)).count();
        counts.entry(format!("{:.1}", span.size)).or_insert((span.size, 0)).1 += wide;
    }
    counts.into_values().max_by_key(|(_, count)| *count).map(|(size, _)| size)
}

/// The elements of a paper.
pub(super) struct Parts<'a> {
    /// 标题, line by line or whole.
    pub(super) title: Vec<&'a Block>,
    /// Everything in the size of the body.
    pub(super) body: Vec<&'a Block>,
}

impl<'a> Parts<'a> {
    /// Finds the elements.
    pub(super) fn of(paper: &'a Paper) -> Self {
        let size = body_size(&paper.blocks).unwrap_or(16.0);
        let first = paper.blocks.iter().take_while(|it| it.page.is_none_or(|it| it < 2));
        let large = |block: &&Block| {
            (size + 1.0..28.0).contains(&block.size()) && !block.in_table
        };
        let title = first.filter(large).collect();
        let body = paper.blocks.iter().filter(|it| (it.size() - size).abs() < 0.1);
        Self { title, body: body.filter(|it| !it.in_table).collect() }
    }
}
