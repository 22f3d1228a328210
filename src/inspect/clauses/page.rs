//! Sheet, edges and grid (5.1, 5.2).

use super::{Clause, Found, View, clause, close, mm, rounded, typed};
use crate::inspect::paper::is_wide;
use crate::standard::Role;
use crate::standard::page::{CELLS, LINES, MARGINS, SHEET, TYPE_AREA};

/// The distances of lines at which 22 fill the type area, in points: from lines that
/// stand in boxes, to lines whose first and last touch the edges.
const PITCHES: [f64; 2] = [28.85, 29.7];

impl View<'_> {
    /// The clauses on the sheet and its grid.
    pub(super) fn page(&self) -> Vec<Clause> {
        let grid = &self.paper.grid;
        let edge = |found: Option<f64>, wanted: f64| match found {
            Some(it) => Found::Measured(format!("{it:.1} 毫米"), close(it, wanted)),
            None => Found::Nothing("没有可量的内容"),
        };
        let pitch = match grid.pitch {
            Some(it) => Found::Measured(
                format!("{} 磅", rounded(it)),
                (PITCHES[0]..=PITCHES[1]).contains(&it),
            ),
            None if self.is_pdf() => Found::Nothing("没有可量的内容"),
            None => Found::Unknown("行距由字体决定，文件中没有固定值".to_owned()),
        };
        let lines = match grid.lines {
            Some(it) => Found::Measured(format!("{it} 行"), it == LINES),
            None => Found::Nothing("没有满页"),
        };
        vec![
            clause("5.1", "纸张", "210 × 297 毫米", self.sheet()),
            clause(
                "5.2.1",
                "订口（左白边）",
                "28 毫米",
                edge(grid.left, mm(MARGINS.left)),
            ),
            clause("5.2.1", "右白边", "26 毫米", edge(grid.right, mm(MARGINS.right))),
            clause("5.2.1", "天头（上白边）", "37 毫米", self.top()),
            clause("5.2.1", "版心下边距纸上边", "262 毫米", self.bottom()),
            clause("5.2.2", "正文字体字号", "三号仿宋（15.75 或 16 磅）", self.body_type()),
            clause("5.2.3", "行距", "28.95～29.6 磅（22 行撑满版心）", pitch),
            clause("5.2.3", "满页行数", "22 行", lines),
            clause("5.2.3", "满行字数", "28 字", self.cell_count()),
        ]
    }

    fn sheet(&self) -> Found {
        let (width, height) = (mm(SHEET.width), mm(SHEET.height));
        // A table may lie on its side (8).
        let fits = |one: f64, other: f64| {
            close(one, width) && close(other, height)
                || close(one, height) && close(other, width)
        };
        let sheets = &self.paper.sheets;
        let odd = sheets.iter().find(|it| !fits(it.width, it.height));
        match odd.or(sheets.first()) {
            Some(it) => Found::Measured(
                format!("{:.1} × {:.1} 毫米", it.width, it.height),
                odd.is_none(),
            ),
            None => Found::Nothing("没有页面"),
        }
    }

    fn top(&self) -> Found {
        nearest(&self.paper.grid.top, mm(MARGINS.top))
    }

    fn bottom(&self) -> Found {
        nearest(&self.paper.grid.bottom, mm(MARGINS.top) + mm(TYPE_AREA.height))
    }

    fn body_type(&self) -> Found {
        let mut spans: Vec<_> = self.parts.body.iter().flat_map(|it| &it.spans).collect();
        spans.retain(|span| span.text.chars().any(is_wide));
        // The commonest look of all; headings have looks of their own.
        let weight = |look: &crate::inspect::paper::Span| {
            let same = spans.iter().filter(|it| it.face == look.face && it.size == look.size);
            same.map(|it| it.text.chars().count()).sum::<usize>()
        };
        let mut looks: Vec<&crate::inspect::paper::Span> = Vec::new();
        for span in &spans {
            let known = looks.iter().any(|it| it.face == span.face && it.size == span.size);
            if !known && looks.len() < 50 {
                looks.push(span);
            }
        }
        let body = looks.into_iter().max_by_key(|look| weight(look));
        let found = body.and_then(|body| typed([body], Role::FangSong, &[15.75, 16.0]));
        found.unwrap_or(Found::Nothing("没有正文"))
    }

    /// The most characters on a line that is full and has nothing but whole characters.
    fn cell_count(&self) -> Found {
        let lines = self.parts.body.iter().flat_map(|block| &block.lines);
        let full = lines.filter(|line| {
            line.text.chars().all(is_wide)
                && line.right - line.left > mm(TYPE_AREA.width) - 12.0
        });
        match full.map(|line| line.text.chars().count()).max() {
            Some(it) => Found::Measured(format!("{it} 字"), it == CELLS),
            None => Found::Nothing("没有满行"),
        }
    }
}

/// The reading that comes nearest to what is wanted.
fn nearest(readings: &[f64], wanted: f64) -> Found {
    let away = |it: &f64| (it - wanted).abs();
    match readings.iter().copied().min_by(|a, b| away(a).total_cmp(&away(b))) {
        Some(it) => Found::Measured(format!("{it:.1} 毫米"), close(it, wanted)),
        None => Found::Nothing("没有满页"),
    }
}
