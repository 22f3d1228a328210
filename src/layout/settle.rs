//! Decides once what both outputs must agree on, before they part.
//!
//! 1. What depends on widths only: the size of the mark, the lines of titles, the names on
//!    a line of the signature, where the lines of each paragraph end, the heights of rows of
//!    tables, the sizes of figures ([`lines`]).
//! 2. What depends on pages: whether 主送机关 moves to the 版记, what stays with the
//!    signature, where the 版记 stands ([`pages()`]). For this the document is set once or
//!    twice on trial.

use super::inline::ease;
use super::inline::justify::grid_width;
use super::inline::measure::{Piece, measure};
use super::inline::whole::Names;
use super::words_of::{self, Words};
use super::{figure, flow, head, imprint, pages, table, title};
use crate::diagnostic::codes::layout as codes;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{
    Block, Chart, Document, Ease, Imprint, Orientation, Phrase, Picture, Signature, Title,
};
use crate::font::Library;
use crate::geom::Length;
use crate::standard::practice::Practice;
use crate::standard::typeface::SIZE_3;
use crate::standard::{Role, parts};

/// Settles everything; deciding again gives the same.
pub(super) fn settle(document: &mut Document, faces: &Library, findings: &mut Findings) {
    lines(document, faces, findings);
    pages(document, faces, findings);
}

/// What depends on widths only.
fn lines(document: &mut Document, faces: &Library, findings: &mut Findings) {
    head::settle(document, faces, findings);
    let practice = document.practice.clone();
    let upright = practice.type_area().width;
    let width = width_of(document.orientation, &practice);
    let names = names(document);
    let mut easing = Easing { faces, names: &names, findings };
    easing.title(&mut document.title, width);
    if let Some(phrase) = &mut document.addressee {
        easing.phrase(phrase, |phrase| words_of::addressee(phrase, width));
    }
    // Below a head or an addressee a table does not begin its page.
    let bare = document.head.is_empty() && document.addressee.is_none();
    let above = if bare { title_rows(&document.title) } else { 0 };
    let above = practice.line_pitch * above;
    easing.blocks(&mut document.body, &practice, document.orientation, above);
    for list in &mut document.attendance {
        let words = words_of::attendance(list, width);
        list.names.eases = easing.ease(&words, &list.names.text);
    }
    let count = document.attachment_names.len();
    for (at, name) in document.attachment_names.iter_mut().enumerate() {
        easing.phrase(name, |name| words_of::attachment(name, at, count, width));
    }
    if let Some(note) = &mut document.note {
        easing.phrase(note, |note| words_of::note(note, width));
    }
    for attachment in &mut document.attachments {
        let width = width_of(attachment.orientation, &practice);
        easing.title(&mut attachment.title, width);
        let label = i64::try_from(1 + parts::BLANKS_BELOW_LABEL).unwrap_or(1);
        let above = practice.line_pitch * (label + title_rows(&attachment.title));
        easing.blocks(&mut attachment.body, &practice, attachment.orientation, above);
    }
    easing.imprint(&mut document.imprint, upright);
    imprint::settle(document, faces, findings);
    if let Some(signature) = &mut document.signature {
        names_on_lines(signature, width, faces);
    }
}

/// How many rows of the grid a title takes with the blank ones below it.
fn title_rows(title: &Title) -> i64 {
    let lines = title.lines.len();
    let rows = if lines == 0 { 0 } else { lines + parts::BLANKS_BELOW_TITLE };
    i64::try_from(rows).unwrap_or(0)
}

/// How wide the type area of pages is that are held so.
pub(super) fn width_of(orientation: Orientation, practice: &Practice) -> Length {
    practice.type_area_of(orientation == Orientation::Landscape).width
}

/// The persons and organs that the elements around the text name.
fn names(document: &Document) -> Names {
    let head = &document.head;
    let organs = head.mark.iter().flat_map(|mark| &mark.organs);
    let signed = document.signature.iter().flat_map(|signature| &signature.organs);
    let printer = document.imprint.printer.iter();
    let organs = organs.chain(&head.signatories).chain(signed).chain(printer);
    let people = document.attendance.iter().map(|list| &list.names.text);
    Names::new(organs.chain(people).map(String::as_str))
}

/// Decides how many names of a sealed paper stand on each line.
fn names_on_lines(signature: &mut Signature, width: Length, faces: &Library) {
    let wide = |name: &String| {
        grid_width(&measure(faces, &[Piece::new(name, Role::FangSong)], SIZE_3))
    };
    let widest = signature.organs.iter().map(wide).max().unwrap_or_default();
    let count = signature.organs.len();
    signature.lines = if signature.is_sealed() {
        parts::names_on_lines(count, widest, width)
    } else {
        vec![1; count]
    };
}

/// What depends on where pages end.
fn pages(document: &mut Document, faces: &Library, findings: &mut Findings) {
    set_splits(document, false);
    let mut trial = Trial::of(document, faces);
    if trial.hides_the_body() {
        set_splits(document, true);
        trial = Trial::of(document, faces);
        if trial.hides_the_body() {
            // It does not help; then the paragraph is not divided without need.
            set_splits(document, false);
        }
    }
    let moves = trial.hides_the_body() && document.addressee.is_some();
    if let Some(addressee) = document.addressee.take_if(|_| moves) {
        let width = document.practice.type_area().width;
        document.imprint.addressee = Some(addressee);
        // What is found here is told when the lines are set.
        let names = names(document);
        let mut easing = Easing { faces, names: &names, findings: &mut Findings::new() };
        easing.imprint(&mut document.imprint, width);
        imprint::settle(document, faces, findings);
        trial = Trial::of(document, faces);
    }
    if let Some(signature) = &mut document.signature {
        signature.kept = Some(trial.kept.blocks);
        signature.kept_names = trial.kept.names;
    }
    document.imprint.page_ends = trial.imprint;
}

/// Lets the first paragraph be divided anywhere, or not.
fn set_splits(document: &mut Document, splits: bool) {
    if let Some(Block::Paragraph(first)) = document.body.first_mut() {
        first.splits = splits;
    }
}

/// A document set on trial.
struct Trial {
    flow: flow::Flow,
    filled: Vec<pages::PageRows>,
    kept: pages::Kept,
    imprint: Option<u8>,
}

impl Trial {
    fn of(document: &Document, faces: &Library) -> Self {
        let mut flow = flow::heights(document, faces);
        let kept = pages::keep_signature(&mut flow, &document.practice);
        let mut filled = pages::fill(&flow, &document.practice);
        let imprint = imprint::place(&flow, document, &mut filled);
        Self { flow, filled, kept, imprint }
    }

    /// Whether the first page shows no text.
    fn hides_the_body(&self) -> bool {
        pages::hides_the_body(&self.flow, &self.filled)
    }
}

/// Decides where the lines of paragraphs end.
struct Easing<'a> {
    faces: &'a Library,
    names: &'a Names,
    findings: &'a mut Findings,
}

impl Easing<'_> {
    fn title(&mut self, title: &mut Title, width: Length) {
        title.lines =
            title::lines(&title.words, width, self.names, self.faces, self.findings);
    }

    fn blocks(
        &mut self,
        blocks: &mut [Block],
        practice: &Practice,
        orientation: Orientation,
        above: Length,
    ) {
        let area = practice.type_area_of(orientation == Orientation::Landscape);
        let width = area.width;
        for (nth, block) in blocks.iter_mut().enumerate() {
            match block {
                Block::Table(table) => {
                    let above = if nth == 0 { above } else { Length::ZERO };
                    table::settle(table, practice, above, self.faces, self.findings);
                }
                Block::Picture(Picture { size, caption, .. })
                | Block::Chart(Chart { size, caption, .. }) => {
                    *size = figure::fitting(*size, caption.is_some(), area);
                }
                Block::Heading(_) | Block::Paragraph(_) => {}
            }
            let Some(words) = words_of::block(block, practice, width) else { continue };
            let eased =
                ease::ease(&mut words.cells(self.faces), words.indent, self.names);
            if eased.lonely {
                self.findings.push(lonely_block(block));
            }
            match block {
                Block::Heading(heading) => heading.eases = eased.eases,
                Block::Paragraph(paragraph) => paragraph.eases = eased.eases,
                Block::Table(_) | Block::Picture(_) | Block::Chart(_) => {}
            }
        }
    }

    fn imprint(&mut self, imprint: &mut Imprint, width: Length) {
        for (label, phrase) in
            [("主送", &mut imprint.addressee), ("抄送", &mut imprint.copies)]
        {
            if let Some(phrase) = phrase {
                self.phrase(phrase, |it| words_of::copies(label, it, width));
            }
        }
    }

    fn phrase(&mut self, phrase: &mut Phrase, words: impl Fn(&Phrase) -> Words) {
        phrase.eases = self.ease(&words(phrase), &phrase.text);
    }

    fn ease(&mut self, words: &Words, text: &str) -> Vec<Ease> {
        let eased = ease::ease(&mut words.cells(self.faces), words.indent, self.names);
        if eased.lonely {
            self.findings.push(lonely(text));
        }
        eased.eases
    }
}

fn lonely_block(block: &Block) -> Diagnostic {
    let (text, span) = match block {
        Block::Heading(heading) => (heading.text(), &heading.span),
        Block::Paragraph(paragraph) => (paragraph.text(), &paragraph.span),
        Block::Table(_) | Block::Picture(_) | Block::Chart(_) => (String::new(), &None),
    };
    match span {
        Some(span) => lonely(&text).at(span.narrowed(&end_of(&text))),
        None => lonely(&text),
    }
}

/// The last words of a paragraph, by which a person finds it.
fn end_of(text: &str) -> String {
    let end: Vec<char> = text.chars().rev().take(8).collect();
    end.into_iter().rev().collect()
}

fn lonely(text: &str) -> Diagnostic {
    let end = end_of(text);
    let message = format!("以“{end}”结尾的一段，最后一行只有一个字");
    Diagnostic::new(&codes::LONELY, message).hint("请把这一段增减一两个字")
}
