//! Sheet, edges and grid (5.1, 5.2).

use super::area::nearest;
use super::{Clause, Found, View, clause, close, mm, rounded, typed};
use crate::geom::Sides;
use crate::inspect::paper::{POINT, is_wide};
use crate::standard::Role;
use crate::standard::page::{CELLS, LINES, MARGINS, SHEET, TYPE_AREA};
use crate::standard::practice::Practice;

/// The distances of lines at which 22 fill the type area, in points: from lines that
/// stand in boxes, to lines whose first and last touch the edges.
const PITCHES: [f64; 2] = [28.85, 29.7];

impl View<'_> {
    /// The clauses on the sheet and its grid.
    pub(super) fn page(&self) -> Vec<Clause> {
        let grid = &self.paper.grid;
        let own = self.practice.margins;
        let pitch = match grid.pitch {
            Some(it) if self.has_own_pitch(it) => {
                Found::Chosen(format!("{} 磅", rounded(it)))
            }
            Some(it) => Found::Measured(format!("{} 磅", rounded(it)), is_good_pitch(it)),
            None if self.is_pdf() => Found::Nothing("没有可量的内容"),
            None => Found::Unknown("行距由字体决定，文件中没有固定值".to_owned()),
        };
        let lines = match grid.lines {
            Some(it) if it != LINES && it == self.practice.lines() => {
                Found::Chosen(format!("{it} 行"))
            }
            Some(it) => Found::Measured(format!("{it} 行"), it == LINES),
            None => Found::Nothing("没有满页"),
        };
        vec![
            clause("5.1", "纸张", "210 × 297 毫米", self.sheet()),
            clause(
                "5.2.1",
                "订口（左白边）",
                "28 毫米，误差 1 毫米以内",
                edge(grid.left, mm(MARGINS.left), mm(own.left)),
            ),
            clause(
                "5.2.1",
                "右白边",
                "26 毫米，误差 1 毫米以内",
                edge(grid.right, mm(MARGINS.right), mm(own.right)),
            ),
            clause(
                "5.2.1",
                "双页左右白边",
                "左 28、右 26 毫米；双面对称的，订口在右，为 28 毫米",
                self.even_edges(),
            ),
            clause("5.2.1", "天头（上白边）", "37 毫米，误差 1 毫米以内", self.top()),
            clause(
                "5.2.1",
                "版心下边距纸上边",
                "262 毫米，误差 1 毫米以内",
                self.bottom(),
            ),
            clause(
                "5.2.2",
                "正文字体字号",
                "三号仿宋（15.75 或 16 磅）",
                self.body_type(),
            ),
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

    /// The edges of even pages, where they are not those of the odd ones: 订口 is then the
    /// right edge.
    fn even_edges(&self) -> Found {
        let Some([left, right]) = self.paper.mirrored else {
            return Found::Nothing("单页、双页的左右白边没有对称");
        };
        let shown = format!("左 {left:.1}、右 {right:.1} 毫米，与单页对称");
        let (margins, own) = (&MARGINS, &self.practice.margins);
        let near = |wanted: &Sides| {
            (left - mm(wanted.right)).abs() <= EDGE
                && (right - mm(wanted.left)).abs() <= EDGE
        };
        match self.practice.mirrored && near(own) {
            true => Found::Chosen(shown),
            false => Found::Measured(shown, near(margins)),
        }
    }

    fn top(&self) -> Found {
        let (wanted, own) = (mm(MARGINS.top), mm(self.practice.margins.top));
        edge(nearest(&self.paper.grid.top, wanted), wanted, own)
    }

    fn bottom(&self) -> Found {
        let grid = &self.paper.grid;
        // The last of 22 lines stands at the edge only when the lines fill the area.
        if self.is_pdf() && grid.pitch.is_some_and(|it| !fills(it, self.practice)) {
            return Found::Unknown("各行没有排满版心，末行不在版心下边".to_owned());
        }
        let wanted = mm(MARGINS.top) + mm(TYPE_AREA.height);
        let own = mm(SHEET.height) - mm(self.practice.margins.bottom);
        edge(nearest(&grid.bottom, wanted), wanted, own)
    }

    /// Whether lines stand as the office, and not the standard, wants them.
    fn has_own_pitch(&self, pitch: f64) -> bool {
        !is_good_pitch(pitch) && (pitch - self.practice.line_pitch.to_pt()).abs() < 0.1
    }

    fn body_type(&self) -> Found {
        let mut spans: Vec<_> = self.parts.body.iter().flat_map(|it| &it.spans).collect();
        spans.retain(|span| span.text.chars().any(is_wide));
        // The commonest look of all; headings have looks of their own.
        let weight = |look: &crate::inspect::paper::Span| {
            let same =
                spans.iter().filter(|it| it.face == look.face && it.size == look.size);
            same.map(|it| it.text.chars().count()).sum::<usize>()
        };
        let mut looks: Vec<&crate::inspect::paper::Span> = Vec::new();
        for span in &spans {
            let known =
                looks.iter().any(|it| it.face == span.face && it.size == span.size);
            if !known && looks.len() < 50 {
                looks.push(span);
            }
        }
        let body = looks.into_iter().max_by_key(|look| weight(look));
        let found = body.and_then(|body| typed([body], Role::FangSong, &[15.75, 16.0]));
        found.unwrap_or(Found::Nothing("没有正文"))
    }

    /// The most characters that a line holds which is full and has nothing but whole
    /// characters; an indent counts as the characters that it replaces.
    fn cell_count(&self) -> Found {
        let lines = self.parts.body.iter().flat_map(|block| &block.lines);
        let full = lines.filter(|line| {
            let long = line.text.chars().count() > 20;
            long && line.text.chars().all(is_wide) && self.area.right - line.right < 3.0
        });
        let held = full.map(|line| {
            let count = line.text.chars().count();
            let each =
                (line.right - line.left) / f64::from(u32::try_from(count).unwrap_or(1));
            let indent = ((line.left - self.area.left) / each).round().clamp(0.0, 28.0);
            count + (0..28).take_while(|it| f64::from(*it) < indent).count()
        });
        match held.max() {
            Some(it) if it != CELLS && it == self.practice.cells() => {
                Found::Chosen(format!("{it} 字"))
            }
            Some(it) => Found::Measured(format!("{it} 字"), it == CELLS),
            None => Found::Nothing("没有满行"),
        }
    }
}

/// What the standard itself allows the edges of the type area to be off, in mm (5.2.1).
const EDGE: f64 = 1.0;

/// A length that is as the standard wants it, or as the office does.
fn edge(found: Option<f64>, wanted: f64, own: f64) -> Found {
    let near = |one: f64, other: f64| (one - other).abs() <= EDGE;
    match found {
        Some(it) if !near(it, wanted) && near(it, own) => {
            Found::Chosen(format!("{it:.1} 毫米"))
        }
        Some(it) => Found::Measured(format!("{it:.1} 毫米"), near(it, wanted)),
        None => Found::Nothing("没有可量的内容"),
    }
}

/// Whether lines at this distance, in points, end where the type area does: that of the
/// standard, or that of an office whose lines they are.
pub(super) fn fills(pitch: f64, practice: &Practice) -> bool {
    let (height, line) = (mm(practice.type_area().height), pitch * POINT);
    let own = (pitch - practice.line_pitch.to_pt()).abs() < 0.1;
    is_good_pitch(pitch) && !(own && height % line > REST)
}

/// The most that lines which fill an area leave of it, in mm.
const REST: f64 = 2.0;

/// Whether 22 lines at this distance, in points, fill the type area.
pub(super) fn is_good_pitch(pitch: f64) -> bool {
    (PITCHES[0]..=PITCHES[1]).contains(&pitch)
}
