//! Sets a document in rows, one below the other, before pages are known.
//!
//! A row is what no page end divides: a line of text, a blank line, a row of a table. Most
//! rows are as high as the line pitch; every row has a height of its own.

use std::collections::BTreeSet;
use std::ops::Range;

use super::inline::justify::{centred, places};
use super::inline::linebreak::{Line, break_lines};
use super::inline::measure::{Cell, Piece, measure};
use super::inline::{Indent, ease};
use super::page::{Glyph, Ink, Item, Mark, Tag, TagKind, TextRun};
use super::words_of;
use crate::diagnostic::codes::layout as codes;
use crate::diagnostic::{Diagnostic, Findings, Span};
use crate::document::{Block, Document, Ease, Heading, Orientation, Phrase};
use crate::font::{Library, missing_glyph};
use crate::geom::{Length, Size};
use crate::standard::Role;
use crate::standard::page::FIRST_LINE_INDENT;
use crate::standard::parts;
use crate::standard::practice::Practice;
use crate::standard::typeface::{SIZE_2, SIZE_3};

/// What no page end divides.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// From its upper edge to that of the next row.
    pub(super) height: Length,
    /// What is painted; places are distances from the row's upper edge and from the left
    /// edge of the type area. Nothing on a blank line.
    pub(super) items: Vec<Item>,
    /// Whether the next row must be on the same page.
    pub(super) keep: bool,
    /// Whether it begins a page.
    pub(super) page_start: bool,
    /// How its page is held; a row held otherwise than the one before begins a page.
    pub(super) orientation: Orientation,
    /// The heading that is repeated above it when it begins a page, by its index in
    /// [`Flow::heads`]; a row of the heading itself names none.
    pub(super) head: Option<usize>,
    /// The headings that begin on this row: level and words.
    pub(super) headings: Vec<(u8, String)>,
}

/// A document in rows.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// The rows in order.
    pub(super) rows: Vec<Row>,
    /// Headings of tables, as every further page repeats them; artifacts to a reader.
    pub(super) heads: Vec<Vec<Row>>,
    /// The meaning of what stands in them.
    pub(super) tags: Vec<Tag>,
    /// The rows of the body.
    pub(super) body: Range<usize>,
    /// The first row of each block of the body.
    pub(super) blocks: Vec<usize>,
    /// The rows of 附件说明.
    pub(super) attachments: Range<usize>,
    /// The rows from the blank lines above 署名 to 附注; empty without a signature.
    pub(super) signature: Range<usize>,
}

/// The rows of a settled document.
pub(super) fn rows(
    document: &Document,
    faces: &Library,
    findings: &mut Findings,
) -> Flow {
    let mut setter = Setter::new(&document.practice, faces, findings);
    super::head::set(&mut setter, document);
    setter.orientation = document.orientation;
    setter.title(document);
    if let Some(addressee) = &document.addressee {
        let words = Piece::new(format!("{addressee}："), Role::FangSong);
        setter.paragraph(words, Indent::NONE);
    }
    let start = setter.flow.rows.len();
    for (number, block) in document.body.iter().enumerate() {
        setter.block(block, number + 1 < document.body.len());
    }
    setter.flow.body = start..setter.flow.rows.len();
    setter.attachments(&document.attachment_names);
    let start = setter.flow.rows.len();
    if let Some(signature) = &document.signature {
        super::signature::set(&mut setter, signature);
    }
    if let Some(note) = &document.note {
        let words = Piece::new(format!("（{note}）"), Role::FangSong);
        setter.paragraph(words, Indent::first(parts::INDENT));
    }
    if document.signature.is_some() {
        setter.flow.signature = start..setter.flow.rows.len();
    }
    setter.flow
}

/// The state of setting a document.
pub(super) struct Setter<'a> {
    /// The figures by which it is set.
    pub(super) practice: &'a Practice,
    /// How the pages are held that are set now.
    pub(super) orientation: Orientation,
    /// The faces.
    pub(super) faces: &'a Library,
    /// Where faults are told.
    pub(super) findings: &'a mut Findings,
    /// What is set so far.
    pub(super) flow: Flow,
    /// The characters that no face has and that were told already.
    missing: BTreeSet<char>,
}

impl<'a> Setter<'a> {
    fn new(
        practice: &'a Practice,
        faces: &'a Library,
        findings: &'a mut Findings,
    ) -> Self {
        let (orientation, missing) = (Orientation::default(), BTreeSet::new());
        Self { practice, orientation, faces, findings, flow: Flow::default(), missing }
    }

    /// The type area of the pages that are set now.
    pub(super) fn type_area(&self) -> Size {
        self.practice.type_area_of(self.orientation == Orientation::Landscape)
    }

    fn title(&mut self, document: &Document) {
        let title = &document.title;
        let lines = if title.lines.is_empty() { &title.words } else { &title.lines };
        let tag = self.tag(TagKind::Title, None);
        for line in lines {
            let pieces = [Piece::new(line, Role::XiaoBiaoSong).tagged(tag)];
            let cells = measure(self.faces, &pieces, SIZE_2);
            let places = centred(&cells, self.type_area().width);
            self.row(&cells, &places, SIZE_2, None);
        }
        if !lines.is_empty() {
            self.blanks(parts::BLANKS_BELOW_TITLE);
        }
    }

    /// A heading or a paragraph of the body; a heading stays with the block that follows.
    fn block(&mut self, block: &Block, another_follows: bool) {
        let start = self.flow.rows.len();
        self.flow.blocks.push(start);
        let (heading, pieces, eases, span) = match block {
            Block::Heading(heading) => {
                let tag = self.tag(TagKind::Heading(heading.level), None);
                let pieces = words_of::heading(heading, tag);
                (Some(heading), pieces, &heading.eases, &heading.span)
            }
            Block::Paragraph(paragraph) => {
                let tag = self.tag(TagKind::Paragraph, None);
                let lead = paragraph.lead.as_ref();
                let lead_tag = lead.map_or(tag, |_| self.tag(TagKind::Span, Some(tag)));
                let pieces = words_of::paragraph(paragraph, lead_tag, tag);
                (lead, pieces, &paragraph.eases, &paragraph.span)
            }
            Block::Table(_) | Block::Picture(_) | Block::Chart(_) => return,
        };
        self.lines(&pieces, eases, Indent::first(FIRST_LINE_INDENT), span.as_ref());
        let rows = &mut self.flow.rows[start..];
        if let (Some(heading), Some(row)) = (heading, rows.first_mut()) {
            row.headings.push((heading.level, bookmark(heading)));
        }
        if matches!(block, Block::Heading(_)) && another_follows {
            rows.iter_mut().for_each(|row| row.keep = true);
        }
    }

    /// 附件说明: a single name hangs behind `附件：`, several behind their numbers.
    fn attachments(&mut self, names: &[Phrase]) {
        if names.is_empty() {
            return;
        }
        self.blanks(parts::BLANKS_ABOVE_ATTACHMENTS);
        let start = self.flow.rows.len();
        for (name, number) in names.iter().zip(1_usize..) {
            let label =
                if names.len() > 1 { format!("{number}.") } else { String::new() };
            let first = if number == 1 { parts::INDENT } else { parts::ATTACHMENT_HANG };
            let rest = parts::ATTACHMENT_HANG + label_width(&label);
            let head = if number == 1 { "附件：" } else { "" };
            let words = Piece::new(format!("{head}{label}{name}"), Role::FangSong);
            self.paragraph(words, Indent::hanging(first, rest));
        }
        self.flow.attachments = start..self.flow.rows.len();
    }

    /// Words that are a paragraph of their own outside the body.
    pub(super) fn paragraph(&mut self, words: Piece, indent: Indent) {
        let tag = self.tag(TagKind::Paragraph, None);
        self.lines(&[words.tagged(tag)], &[], indent, None);
    }

    /// Blank lines.
    pub(super) fn blanks(&mut self, count: usize) {
        for _ in 0..count {
            self.push(self.practice.line_pitch, Vec::new());
        }
    }

    /// A new tag.
    pub(super) fn tag(&mut self, kind: TagKind, parent: Option<usize>) -> usize {
        self.flow.tags.push(Tag { kind, parent });
        self.flow.tags.len() - 1
    }

    fn lines(
        &mut self,
        pieces: &[Piece],
        eases: &[Ease],
        indent: Indent,
        span: Option<&Span>,
    ) {
        let mut cells = measure(self.faces, pieces, SIZE_3);
        ease::apply(&mut cells, eases);
        let indent = indent.within(self.type_area().width);
        let lines = break_lines(&cells, indent);
        for (number, line) in lines.iter().enumerate() {
            let places = places(&cells, &lines, number, indent);
            self.row(&cells[line.cells.clone()], &places, SIZE_3, span);
        }
        if let Some(line) = lines.iter().find(|line| line.torn) {
            self.findings.push(torn(&cells, line, span));
        }
    }

    /// One line of text of these characters at these distances from the type area's left
    /// edge.
    pub(super) fn row(
        &mut self,
        cells: &[Cell],
        places: &[Length],
        size: Length,
        span: Option<&Span>,
    ) {
        let baseline = self.practice.line_pitch - self.practice.baseline_above_foot();
        let runs = self.runs(cells, places, size, span).into_iter();
        let items = runs.map(|run| Item::Text(TextRun { baseline, ..run })).collect();
        self.push(self.practice.line_pitch, items);
    }

    /// A row below the others, on a page held as pages are now.
    pub(super) fn push(&mut self, height: Length, items: Vec<Item>) {
        let orientation = self.orientation;
        self.flow.rows.push(Row { height, items, orientation, ..Row::default() });
    }

    /// These characters at these distances from the type area's left edge, on a baseline
    /// at the row's upper edge.
    pub(super) fn runs(
        &mut self,
        cells: &[Cell],
        places: &[Length],
        size: Length,
        span: Option<&Span>,
    ) -> Vec<TextRun> {
        let mut runs: Vec<TextRun> = Vec::new();
        for (cell, place) in cells.iter().zip(places) {
            let Some(glyph) = cell.glyph else {
                self.report_missing(cell.char, span);
                continue;
            };
            let x = *place + glyph.shift(size);
            let placed = Glyph { id: glyph.id, char: cell.char, x };
            let mark = Mark::Tag(cell.tag);
            match runs.last_mut() {
                Some(run)
                    if run.face == glyph.face
                        && run.bold == cell.bold
                        && run.mark == mark =>
                {
                    run.glyphs.push(placed);
                }
                _ => runs.push(TextRun {
                    face: glyph.face,
                    size,
                    bold: cell.bold,
                    glyphs: vec![placed],
                    baseline: Length::ZERO,
                    ink: Ink::Black,
                    mark,
                }),
            }
        }
        runs
    }

    fn report_missing(&mut self, char: char, span: Option<&Span>) {
        if self.missing.insert(char) {
            self.findings.push(missing_glyph(char, span.cloned()));
        }
    }
}

/// How wide the number of an attachment is: half a character for each of its signs.
fn label_width(label: &str) -> Length {
    let signs = i64::try_from(label.chars().count()).unwrap_or(0);
    crate::standard::page::CELL.times(signs, 2)
}

/// The words of a heading as a bookmark shows them: without a stop at the end.
fn bookmark(heading: &Heading) -> String {
    heading.text().trim_end_matches(['。', '：']).to_owned()
}

fn torn(cells: &[Cell], line: &Line, span: Option<&Span>) -> Diagnostic {
    let start: String =
        cells[line.cells.clone()].iter().take(16).map(|cell| cell.char).collect();
    let message = format!("“{start}…”比一行还长，只能在行满处断开");
    let finding = Diagnostic::new(&codes::TORN, message)
        .hint("请把网址、编号等换成较短的说法，或者移到附件中");
    match span {
        Some(span) => finding.at(span.clone()),
        None => finding,
    }
}
