//! Collects the headings as nested bookmarks.

use super::flow::Flow;
use super::page::Outline;
use super::pages::{PageRows, tops};
use crate::standard::practice::Practice;

/// The bookmarks of the headings on these pages.
pub(super) fn outline(
    flow: &Flow,
    pages: &[PageRows],
    practice: &Practice,
) -> Vec<Outline> {
    let mut entries = Vec::new();
    for (page, filled) in pages.iter().enumerate() {
        let rows = &flow.rows[filled.rows.clone()];
        for (row, top) in rows.iter().zip(tops(flow, filled, page + 1, practice)) {
            for (level, title) in &row.headings {
                let (title, children) = (title.clone(), Vec::new());
                entries.push((*level, Outline { title, page, top, children }));
            }
        }
    }
    nest(entries)
}

/// Puts each entry below the nearest one before it that has a higher level.
fn nest(entries: Vec<(u8, Outline)>) -> Vec<Outline> {
    let mut top = Vec::new();
    let mut open: Vec<(u8, Outline)> = Vec::new();
    for (level, entry) in entries {
        close(&mut open, &mut top, level);
        open.push((level, entry));
    }
    close(&mut open, &mut top, 0);
    top
}

/// Hands the open entries of this level and below to their parents.
fn close(open: &mut Vec<(u8, Outline)>, top: &mut Vec<Outline>, level: u8) {
    while let Some((_, entry)) = open.pop_if(|(last, _)| *last >= level) {
        match open.last_mut() {
            Some((_, parent)) => parent.children.push(entry),
            None => top.push(entry),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Length;

    fn entry(level: u8, title: &str) -> (u8, Outline) {
        let (title, top) = (title.to_owned(), Length::ZERO);
        (level, Outline { title, page: 0, top, children: Vec::new() })
    }

    #[test]
    fn headings_nest_by_level() {
        let nested = nest(vec![
            entry(1, "一"),
            entry(2, "一.一"),
            entry(2, "一.二"),
            entry(1, "二"),
        ]);
        assert_eq!(nested.len(), 2);
        let children: Vec<_> = nested[0].children.iter().map(|e| &e.title).collect();
        assert_eq!(children, ["一.一", "一.二"]);
    }

    #[test]
    fn a_skipped_level_nests_below_the_nearest_heading() {
        let nested = nest(vec![entry(1, "一"), entry(3, "1"), entry(2, "（一）")]);
        assert_eq!(nested[0].children.len(), 2);
    }
}
