//! Sets a document in rows, one below the other, before pages are known.
//!
//! A row is what no page end divides: a line of text, a blank line, a row of a table. Most
//! rows are as high as the line pitch; every row has a height of its own.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::figure;
use super::inline::ease;
use super::inline::justify::{centred, on_grid, places};
use super::inline::linebreak::{Line, break_lines};
use super::inline::measure::{Cell, Piece, measure};
use super::page::{Glyph, Ink, Item, Mark, Tag, TagKind, TextRun};
use super::table::{self, Place, SetTable};
use super::words_of::{self, Words};
use crate::diagnostic::codes::layout as codes;
use crate::diagnostic::{Diagnostic, Findings, Span};
use crate::document::{
    Attachment, Attendance, Block, Document, Ease, Heading, Orientation, Phrase, Title,
};
use crate::font::{Library, missing_glyph};
use crate::geom::{Length, Size};
use crate::standard::Role;
use crate::standard::parts;
use crate::standard::practice::Practice;
use crate::standard::table::TABLE_GAP;
use crate::standard::typeface::{SIZE_2, SIZE_3};

/// What no page end divides.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// From its upper edge to that of the next row.
    pub(super) height: Length,
    /// How much of that is white which need not fit on the page.
    pub(super) below: Length,
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
    /// The line of a table that it is.
    pub(super) table: Option<Place>,
    /// The headings that begin on this row: level and words.
    pub(super) headings: Vec<(u8, String)>,
}

/// A heading that a block follows, which should be on the same page.
#[derive(Clone, Debug)]
pub(super) struct Titled {
    /// Its rows.
    pub(super) rows: Range<usize>,
    /// Its words.
    pub(super) words: String,
    /// Where it was written.
    pub(super) span: Option<Span>,
}

/// A document in rows.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// The rows in order.
    pub(super) rows: Vec<Row>,
    /// The rows of 版记, which stand at the foot of their page.
    pub(super) imprint: Vec<Row>,
    /// Headings of tables, as every further page repeats them; artifacts to a reader.
    pub(super) heads: Vec<Vec<Row>>,
    /// The tables, whose rules and cells over several rows wait for the pages.
    pub(super) tables: Vec<SetTable>,
    /// The picture files.
    pub(super) images: Vec<Arc<[u8]>>,
    /// What figures show.
    pub(super) alternatives: Vec<String>,
    /// The meaning of what stands in them.
    pub(super) tags: Vec<Tag>,
    /// The rows of the body.
    pub(super) body: Range<usize>,
    /// The first row of each block of the body.
    pub(super) blocks: Vec<usize>,
    /// The headings that a block follows.
    pub(super) titled: Vec<Titled>,
    /// The rows of 附件说明.
    pub(super) attachments: Range<usize>,
    /// The first row of each name in it.
    pub(super) names: Vec<usize>,
    /// The rows from the blank lines above 署名 to 附注; empty without a signature.
    pub(super) signature: Range<usize>,
}

/// The rows of a settled document.
pub(super) fn rows(
    document: &Document,
    faces: &Library,
    findings: &mut Findings,
) -> Flow {
    of(document, Setter::new(&document.practice, faces, findings))
}

/// The same rows as far as their heights go: the cells of tables, which have settled heights,
/// are left empty.
pub(super) fn heights(document: &Document, faces: &Library) -> Flow {
    // Everything found here is found again when the rows are set.
    let mut findings = Findings::new();
    let setter = Setter::new(&document.practice, faces, &mut findings);
    of(document, Setter { only_heights: true, ..setter })
}

fn of(document: &Document, mut setter: Setter<'_>) -> Flow {
    super::head::set(&mut setter, document);
    setter.orientation = document.orientation;
    setter.title(&document.title);
    if let Some(addressee) = &document.addressee {
        let words = words_of::addressee(addressee, setter.type_area().width);
        setter.phrase(words, &addressee.eases);
    }
    let start = setter.flow.rows.len();
    setter.blocks(&document.body);
    setter.flow.body = start..setter.flow.rows.len();
    setter.attendance(&document.attendance);
    setter.attachments(&document.attachment_names);
    let start = setter.flow.rows.len();
    if let Some(signature) = &document.signature {
        super::signature::set(&mut setter, signature);
    }
    if let Some(note) = &document.note {
        let words = words_of::note(note, setter.type_area().width);
        setter.phrase(words, &note.eases);
    }
    if document.signature.is_some() {
        setter.flow.signature = start..setter.flow.rows.len();
    }
    document.attachments.iter().for_each(|attachment| setter.attachment(attachment));
    setter.orientation = Orientation::Portrait;
    setter.flow.imprint = super::imprint::rows(&mut setter, document);
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
    /// Whether only the heights of rows are asked for.
    pub(super) only_heights: bool,
    /// The characters that no face has and that were told already.
    missing: BTreeSet<char>,
}

impl<'a> Setter<'a> {
    fn new(
        practice: &'a Practice,
        faces: &'a Library,
        findings: &'a mut Findings,
    ) -> Self {
        Self {
            practice,
            orientation: Orientation::default(),
            faces,
            findings,
            flow: Flow::default(),
            only_heights: false,
            missing: BTreeSet::new(),
        }
    }

    /// The type area of the pages that are set now.
    pub(super) fn type_area(&self) -> Size {
        self.practice.type_area_of(self.orientation == Orientation::Landscape)
    }

    fn title(&mut self, title: &Title) {
        let lines = if title.lines.is_empty() { &title.words } else { &title.lines };
        if lines.is_empty() {
            return;
        }
        let tag = self.tag(TagKind::Title, None);
        for line in lines {
            let pieces = [Piece::new(line, Role::XiaoBiaoSong).tagged(tag)];
            let cells = measure(self.faces, &pieces, SIZE_2);
            let places = centred(&cells, self.type_area().width);
            self.row(&cells, &places, SIZE_2, None);
        }
        self.blanks(parts::BLANKS_BELOW_TITLE);
    }

    /// The blocks of a body, one below the other.
    fn blocks(&mut self, blocks: &[Block]) {
        for (number, block) in blocks.iter().enumerate() {
            let before = number.checked_sub(1).and_then(|before| blocks.get(before));
            if let Block::Table(table) = block
                && table.stands_off(before)
                && let Some(row) = self.flow.rows.last_mut()
            {
                row.height += TABLE_GAP;
                row.below = TABLE_GAP;
            }
            self.flow.blocks.push(self.flow.rows.len());
            self.block(block, number + 1 < blocks.len());
        }
    }

    /// A heading or a paragraph of the body; a heading stays with the block that follows.
    fn block(&mut self, block: &Block, another_follows: bool) {
        let start = self.flow.rows.len();
        let (practice, width) = (self.practice, self.type_area().width);
        let (heading, words, eases, span) = match block {
            Block::Heading(heading) => {
                let tag = self.tag(TagKind::Heading(heading.level), None);
                let words = words_of::heading(heading, practice, width, tag);
                (Some(heading), words, &heading.eases, &heading.span)
            }
            Block::Paragraph(paragraph) => {
                let tag = self.tag(TagKind::Paragraph, None);
                let lead = paragraph.lead.as_ref();
                let lead_tag = lead.map_or(tag, |_| self.tag(TagKind::Span, Some(tag)));
                let tags = (lead_tag, tag);
                let words = words_of::paragraph(paragraph, practice, width, tags);
                (lead, words, &paragraph.eases, &paragraph.span)
            }
            Block::Table(table) => {
                table::set(self, table);
                return;
            }
            Block::Picture(picture) => {
                figure::picture(self, picture);
                return;
            }
            Block::Chart(chart) => {
                figure::chart(self, chart);
                return;
            }
        };
        self.lines_of(&words, eases, self.practice.line_pitch, span.as_ref());
        let rows = &mut self.flow.rows[start..];
        if let (Some(heading), Some(row)) = (heading, rows.first_mut()) {
            row.headings.push((heading.level, bookmark(heading)));
        }
        if let (Block::Heading(heading), true) = (block, another_follows) {
            rows.iter_mut().for_each(|row| row.keep = true);
            let rows = start..start + rows.len();
            let (words, span) = (bookmark(heading), span.clone());
            self.flow.titled.push(Titled { rows, words, span });
        }
    }

    /// 出席, 请假 and 列席 of 纪要, one blank line below the body (10.3).
    fn attendance(&mut self, lists: &[Attendance]) {
        if !lists.is_empty() {
            self.blanks(parts::BLANKS_ABOVE_ATTACHMENTS);
        }
        for list in lists {
            let words = words_of::attendance(list, self.type_area().width);
            self.phrase(words, &list.names.eases);
        }
    }

    /// 附件说明.
    fn attachments(&mut self, names: &[Phrase]) {
        if names.is_empty() {
            return;
        }
        self.blanks(parts::BLANKS_ABOVE_ATTACHMENTS);
        let start = self.flow.rows.len();
        for (at, name) in names.iter().enumerate() {
            let width = self.type_area().width;
            let words = words_of::attachment(name, at, names.len(), width);
            self.flow.names.push(self.flow.rows.len());
            self.phrase(words, &name.eases);
        }
        self.flow.attachments = start..self.flow.rows.len();
    }

    /// 附件 on pages of its own: the label on the first line, the title on the third (7.3.7).
    fn attachment(&mut self, attachment: &Attachment) {
        self.orientation = attachment.orientation;
        let start = self.flow.rows.len();
        let tag = self.tag(TagKind::Paragraph, None);
        let label = [Piece::new(attachment.label(), Role::HeiTi).tagged(tag)];
        let cells = measure(self.faces, &label, SIZE_3);
        self.row(&cells, &on_grid(&cells, Length::ZERO), SIZE_3, None);
        self.blanks(parts::BLANKS_BELOW_LABEL);
        self.title(&attachment.title);
        let blocks = self.flow.blocks.len();
        self.blocks(&attachment.body);
        // The signature stays with blocks of the body, not with these.
        self.flow.blocks.truncate(blocks);
        let title = attachment.title.text();
        if let Some(row) = self.flow.rows.get_mut(start) {
            row.page_start = true;
            row.headings.push((0, format!("{}\u{3000}{title}", attachment.label())));
        }
    }

    /// Words that are a paragraph of their own outside the body.
    fn phrase(&mut self, words: Words, eases: &[Ease]) {
        let tag = self.tag(TagKind::Paragraph, None);
        self.lines_of(&words.tagged(tag), eases, self.practice.line_pitch, None);
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

    /// The lines of a paragraph, each so high.
    pub(super) fn lines_of(
        &mut self,
        words: &Words,
        eases: &[Ease],
        pitch: Length,
        span: Option<&Span>,
    ) {
        let mut cells = words.cells(self.faces);
        ease::apply(&mut cells, eases);
        let lines = break_lines(&cells, words.indent);
        for (number, line) in lines.iter().enumerate() {
            let places = places(&cells, &lines, number, words.indent);
            let cells = &cells[line.cells.clone()];
            self.row_of(pitch, cells, &places, words.size, span);
        }
        if !words.splits {
            let start = self.flow.rows.len() - lines.len();
            hold_ends(&mut self.flow.rows[start..]);
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
        self.row_of(self.practice.line_pitch, cells, places, size, span);
    }

    /// The same in a row so high; its baseline lies at four fifths of the height, where word
    /// processors place it when line spacing is exact.
    fn row_of(
        &mut self,
        height: Length,
        cells: &[Cell],
        places: &[Length],
        size: Length,
        span: Option<&Span>,
    ) {
        let baseline = height - height.times(1, 5);
        let runs = self.runs(cells, places, size, span).into_iter();
        let items = runs.map(|run| Item::Text(TextRun { baseline, ..run })).collect();
        self.push(height, items);
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
            let place = span.map(|span| span.narrowed(char.encode_utf8(&mut [0; 4])));
            self.findings.push(missing_glyph(char, place));
        }
    }
}

/// Keeps the first two and the last two lines of a paragraph together, as the widow control
/// of word processors does (孤行不成页).
fn hold_ends(lines: &mut [Row]) {
    let count = lines.len();
    for (at, line) in lines.iter_mut().enumerate() {
        line.keep |= count > 1 && (at == 0 || at + 2 == count);
    }
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
        Some(span) => finding.at(span.narrowed(&start)),
        None => finding,
    }
}
