//! The plan as a paper with every finding as a remark at its place (校对意见).
//!
//! 1. Each finding that stands in a text of the plan gets a mark, a character of private
//!    use, which is set before its words in a copy of the content file; each that stands in
//!    the Markdown that a template wrote gets one in the block made of it.
//! 2. The copy goes through every stage. Wherever its template moves a text, the mark
//!    arrives there with it.
//! 3. `docx` sets the remarks into the unmarked paper where the marks stand in the copy.

use std::sync::Arc;

use super::plan::compose;
use super::{Composed, Output, Paper, Setup};
use crate::content::{self, PLAN_PATH, Part, Plan};
use crate::diagnostic::codes::io::REFUSED;
use crate::diagnostic::render::word;
use crate::diagnostic::{Diagnostic, Findings, Source, Span};
use crate::document::{Block, Document, Inline};
use crate::docx::{self, FaceNames, Remark};
use crate::world::World;

/// How many remarks a paper gets; more help nobody, and what is mended shows the rest.
const MOST: usize = 1000;

/// The first mark: nobody writes characters of this plane.
const FIRST_MARK: u32 = 0xF_0000;

/// A mark before the words that a finding is about.
struct Mark {
    char: char,
    /// Its byte in the content file; `None` if it has no place there.
    at: Option<usize>,
    /// How many characters the finding is about.
    length: usize,
}

/// The paper with these findings as remarks; nothing, and a finding why, when there is no
/// paper to remark on.
pub fn review(
    world: &dyn World,
    setup: &Setup,
    found: &Findings,
    findings: &mut Findings,
) -> Option<Output> {
    // What reading and laying out find has been found already.
    let mut known = Findings::new();
    let plan = content::load_plan(world, &mut known)?;
    let plain = compose(&plan, world, setup, &mut known)?;
    let own: Vec<_> = found.iter().filter(|it| is_of_the_paper(it)).collect();
    let shown = &own[..own.len().min(MOST)];
    let marks: Vec<_> =
        (FIRST_MARK..).zip(shown).map(|(mark, it)| mark_of(mark, it, &plan)).collect();
    let composed = |plan: &Plan| compose(plan, world, setup, &mut Findings::new());
    let marked = marked(&plan, &plain, shown, &marks, composed);
    let mut remarks: Vec<_> =
        marks.iter().zip(shown).map(|(mark, finding)| remark(mark, finding)).collect();
    let rest = own.len() - shown.len();
    if rest > 0 {
        let line = format!("另有{rest}处没有列入；请先处理已列的，再重新校对");
        remarks.push(Remark {
            mark: '\u{10FFFD}',
            length: usize::MAX,
            lines: vec![line],
        });
    }
    let name = format!("{}校对意见.docx", Paper::Plan.title());
    let faces = FaceNames::default();
    match docx::export_with_remarks(&plain.document, &marked, &faces, &remarks) {
        Ok(bytes) => Some(Output { name, bytes }),
        Err(error) => {
            let message = format!("不能生成“{name}”（{error}）");
            findings.push(Diagnostic::new(&REFUSED, message));
            None
        }
    }
}

/// Whether a finding has to do with this paper: not with what another content file says.
fn is_of_the_paper(finding: &Diagnostic) -> bool {
    let path = finding.span.as_ref().map_or(PLAN_PATH, |span| span.source.path());
    path == PLAN_PATH || !path.starts_with("content/")
}

/// The mark of a finding.
fn mark_of(mark: u32, finding: &Diagnostic, plan: &Plan) -> Mark {
    let char = char::from_u32(mark).unwrap_or(char::REPLACEMENT_CHARACTER);
    let span = finding.span.as_ref().filter(|span| span.source.path() == PLAN_PATH);
    match span.and_then(|span| place(span, plan)) {
        Some((at, length)) => Mark { char, at: Some(at), length },
        None => Mark { char, at: None, length: usize::MAX },
    }
}

/// Where the words of a place of the content file begin, and how many they are: the
/// characters marked, or the first text of a larger part that is printed.
fn place(span: &Span, plan: &Plan) -> Option<(usize, usize)> {
    let texts = plan.texts();
    let start = span.range.start;
    let around = texts.iter().find(|part| part.text.span.range.contains(&start));
    let (text, characters) = match around {
        Some(part) => (part.text, part.text.characters_at(span)),
        None => {
            let inside = |part: &&Part<'_>| {
                let range = &part.text.span.range;
                start <= range.start && range.end <= span.range.end && part.key != "编号"
            };
            let text = texts.iter().find(inside)?.text;
            (text, text.characters_at(&text.span))
        }
    };
    let (paragraph, characters) = characters?;
    let first = text.place_of(paragraph, characters.start..characters.start + 1);
    Some((first.range.start, characters.len()))
}

/// The document of the marked copy; the plain one when the copy cannot be read.
fn marked(
    plan: &Plan,
    plain: &Composed,
    found: &[&Diagnostic],
    marks: &[Mark],
    compose: impl Fn(&Plan) -> Option<Composed>,
) -> Document {
    let mut known = Findings::new();
    let source = marked_source(&plan.source, marks);
    let copy = content::read_plan(&source, &mut known);
    let composed = copy.and_then(|copy| compose(&copy));
    let mut document = composed.map_or_else(|| plain.document.clone(), |it| it.document);
    if document.body.len() != plain.document.body.len() {
        return document;
    }
    for (finding, mark) in found.iter().zip(marks) {
        let Some(span) = finding.span.as_ref().filter(|_| mark.at.is_none()) else {
            continue;
        };
        let block = plain.document.body.iter().position(|block| holds(block, span));
        if let Some(block) = block.and_then(|at| document.body.get_mut(at)) {
            mark_block(block, mark.char);
        }
    }
    document
}

/// The content file with the marks in it.
fn marked_source(source: &Arc<Source>, marks: &[Mark]) -> Arc<Source> {
    let mut places: Vec<_> =
        marks.iter().filter_map(|mark| Some((mark.at?, mark.char))).collect();
    places.sort_unstable();
    let mut text = String::with_capacity(source.text().len() + 4 * places.len());
    let mut from = 0;
    for (at, mark) in places {
        text.push_str(source.text().get(from..at).unwrap_or_default());
        text.push(mark);
        from = at;
    }
    text.push_str(source.text().get(from..).unwrap_or_default());
    Source::new(source.path(), text)
}

/// Whether a block was made of the Markdown at this place.
fn holds(block: &Block, span: &Span) -> bool {
    let of_block = match block {
        Block::Heading(heading) => heading.span.as_ref(),
        Block::Paragraph(paragraph) => paragraph.span.as_ref(),
        Block::Table(_) | Block::Picture(_) | Block::Chart(_) => None,
    };
    of_block.is_some_and(|of_block| {
        of_block.source.path() == span.source.path()
            && of_block.range.contains(&span.range.start)
    })
}

/// Sets a mark before the words of a block.
fn mark_block(block: &mut Block, mark: char) {
    let content = match block {
        Block::Heading(heading) => &mut heading.content,
        Block::Paragraph(paragraph) => match &mut paragraph.lead {
            Some(lead) => &mut lead.content,
            None => &mut paragraph.content,
        },
        Block::Table(_) | Block::Picture(_) | Block::Chart(_) => return,
    };
    content.insert(0, Inline::plain(mark));
}

/// What a person reads of a finding beside the paper.
fn remark(mark: &Mark, finding: &Diagnostic) -> Remark {
    let head =
        format!("{}[{}] {}", word(finding.severity), finding.code.id, finding.message);
    let related = finding
        .related
        .iter()
        .map(|(span, label)| format!("{label}：{}", where_it_is(span)));
    let hints = finding.hints.iter().map(|hint| format!("提示：{hint}"));
    let place = finding.span.iter().map(|span| format!("位置：{}", where_it_is(span)));
    let lines = [head].into_iter().chain(related).chain(hints).chain(place);
    Remark { mark: mark.char, length: mark.length, lines: lines.collect() }
}

fn where_it_is(span: &Span) -> String {
    let start = span.start();
    format!("{}:{}:{}", span.source.path(), start.line, start.column)
}
