//! Compares what is seen on a paper with the measures of the standard.

mod area;
mod attached;
mod end;
mod head;
mod imprint;
mod number;
mod page;
mod text;

use super::class::{Class, class};
use super::paper::{Block, Format, Paper, Span, is_hanzi};
use super::parts::Parts;
use crate::geom::Length;
use crate::standard::Role;
use crate::standard::practice::Practice;
use area::Area;

/// Half a millimetre: what printing and measuring may add.
const TOLERANCE: f64 = 0.5;

/// A clause held against a paper.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its number in GB/T 9704—2012.
    pub number: &'static str,
    /// What it is about, in Chinese.
    pub subject: &'static str,
    /// What it requires, in Chinese.
    pub required: String,
    /// What was measured, in Chinese.
    pub measured: String,
    /// Whether that is enough.
    pub verdict: Verdict,
}

/// Whether a clause is met.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// It is.
    Pass,
    /// It is not.
    Fail,
    /// It is not, but the office has chosen so (`content/format.yaml`).
    Chosen,
    /// The paper has nothing that the clause is about.
    NotApplicable,
    /// The paper has something that it may be about, but the file does not say enough.
    Unrecognised,
}

/// What was found about a clause.
enum Found {
    /// This was measured, and it is enough or not.
    Measured(String, bool),
    /// This was measured; it is not enough, but the office's own rules ask for it.
    Chosen(String),
    /// The paper has nothing that the clause is about.
    Nothing(&'static str),
    /// The file does not say enough, for this reason.
    Unknown(String),
}

/// A paper with its elements.
struct View<'a> {
    paper: &'a Paper,
    parts: Parts<'a>,
    practice: &'a Practice,
    /// The edges from which everything else is measured.
    area: Area,
}

/// All clauses in the order of the standard.
pub(super) fn judge(paper: &Paper, practice: &Practice) -> Vec<Clause> {
    let (parts, area) = (Parts::of(paper), Area::of(paper, practice));
    let view = View { paper, parts, practice, area };
    let parts = [
        view.page(),
        view.head(),
        view.text(),
        view.end(),
        view.attached(),
        view.imprint(),
        view.page_number(),
        view.file(),
    ];
    parts.into_iter().flatten().collect()
}

fn clause(
    number: &'static str,
    subject: &'static str,
    required: impl Into<String>,
    found: Found,
) -> Clause {
    let (measured, verdict) = match found {
        Found::Measured(measured, true) => (measured, Verdict::Pass),
        Found::Measured(measured, false) => (measured, Verdict::Fail),
        Found::Chosen(measured) => (measured, Verdict::Chosen),
        Found::Nothing(why) => (why.to_owned(), Verdict::NotApplicable),
        Found::Unknown(why) => (why, Verdict::Unrecognised),
    };
    Clause { number, subject, required: required.into(), measured, verdict }
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= TOLERANCE
}

fn mm(length: Length) -> f64 {
    length.to_mm()
}

/// The worst of several findings: a fault before what is unknown before what is right.
fn worst(found: impl IntoIterator<Item = Found>) -> Option<Found> {
    let rank = |found: &Found| match found {
        Found::Measured(_, false) => 0,
        Found::Unknown(_) => 1,
        Found::Chosen(_) => 2,
        Found::Measured(_, true) => 3,
        Found::Nothing(_) => 4,
    };
    found.into_iter().min_by_key(rank)
}

/// Holds the Chinese characters of some words against a class of type, all of them against
/// the sizes, in points.
fn typed<'a>(
    spans: impl IntoIterator<Item = &'a Span>,
    role: Role,
    sizes: &[f64],
) -> Option<Found> {
    let inked = |span: &&Span| !span.text.trim().is_empty();
    let one = |span: &Span| {
        let sized = sizes.iter().any(|size| (span.size - size).abs() <= 0.1);
        let shown = shown(span);
        let is_chinese = span.text.chars().any(is_hanzi);
        match class(&span.face) {
            _ if !sized => Found::Measured(shown, false),
            _ if !is_chinese => Found::Measured(shown, true),
            Class::Of(found) => Found::Measured(shown, found == role),
            Class::Other => Found::Measured(shown, false),
            Class::Unknown => Found::Unknown(format!("{shown}，从名称认不出字体")),
        }
    };
    worst(spans.into_iter().filter(inked).map(one))
}

fn shown(span: &Span) -> String {
    let name = if span.face.is_empty() { "未写明字体" } else { &span.face };
    format!("{name}，{} 磅", rounded(span.size))
}

/// Holds a length in mm against the one that is wanted.
fn length(found: Option<f64>, wanted: f64) -> Found {
    within(found, [wanted, wanted])
}

/// Holds a length in mm against two between which it should lie.
fn within(found: Option<f64>, [least, most]: [f64; 2]) -> Found {
    match found {
        Some(it) => Found::Measured(
            in_mm(it),
            (least - TOLERANCE..=most + TOLERANCE).contains(&it),
        ),
        None => Found::Unknown("文件没有写明位置".to_owned()),
    }
}

/// A length in mm as people read it.
fn in_mm(length: f64) -> String {
    format!("{:.1} 毫米", tenths(length))
}

/// A number to a tenth, and never the zero below zero.
fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0 + 0.0
}

/// What is found of a part that a paper may lack.
fn of<'a, T: 'a>(part: Option<T>, judge: impl FnOnce(T) -> Found) -> Found {
    part.map_or(Found::Nothing("没有这一要素"), judge)
}

/// All words of some blocks.
fn spans<'a>(
    blocks: impl IntoIterator<Item = &'a Block>,
) -> impl Iterator<Item = &'a Span> {
    blocks.into_iter().flat_map(|block| &block.spans)
}

/// The type of some blocks, of which there may be none.
fn typed_blocks<'a>(
    blocks: impl IntoIterator<Item = &'a Block>,
    role: Role,
    sizes: &[f64],
) -> Found {
    typed(spans(blocks), role, sizes).unwrap_or(Found::Nothing("没有这一要素"))
}

/// 三号 and 四号 in points, by the printers' count and by that of word processors.
const SAN: [f64; 2] = [15.75, 16.0];
const SI: [f64; 2] = [14.0, 14.0];

/// This many characters of 三号 in mm: of the grid, and of the type itself.
fn characters(count: f64) -> [f64; 2] {
    [count * 156.0 / 28.0, count * 5.644]
}

/// A number with at most two digits after the point.
fn rounded(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl View<'_> {
    /// Whether every character has its place.
    fn is_pdf(&self) -> bool {
        self.paper.format == Format::Pdf
    }

    /// What only a PDF can lack.
    fn file(&self) -> Vec<Clause> {
        if !self.is_pdf() {
            return Vec::new();
        }
        let paper = self.paper;
        let embedded = match paper.fonts.iter().find(|font| !font.embedded) {
            Some(font) => Found::Measured(format!("“{}”没有嵌入", font.name), false),
            None if paper.fonts.is_empty() => Found::Nothing("没有文字"),
            None => {
                Found::Measured(format!("{} 款字体都已嵌入", paper.fonts.len()), true)
            }
        };
        let archival = match &paper.archival {
            Some(form) => Found::Measured(form.clone(), true),
            None => Found::Nothing("没有标识"),
        };
        vec![
            clause("—", "字体嵌入", "所有字体嵌入文件", embedded),
            clause("—", "归档格式标识", "PDF/A（归档时）", archival),
        ]
    }
}
