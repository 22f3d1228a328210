//! Turns a document into paragraphs, each a style and its runs.

use docx_rs::{AlignmentType, BreakType, Paragraph, Run, SpecialIndentType};

use super::run::{of_heading, of_paragraph, plain};
use super::signature;
use super::signature::{Place, attachments};
use super::style::{self, Alignment, ParagraphStyle};
use super::unit::twips;
use crate::document::{Block, Document, Phrase, Signature, Title};
use crate::standard::parts::{BLANKS_ABOVE_ATTACHMENTS, BLANKS_BELOW_TITLE};

/// The paragraphs of the document in the order of the standard.
pub(super) fn paragraphs(document: &Document) -> Vec<Paragraph> {
    let mut out = Vec::new();
    if !document.title.words.is_empty() {
        out.push(title(&document.title));
        out.extend(blanks(BLANKS_BELOW_TITLE));
    }
    if let Some(addressee) = &document.addressee {
        let runs = vec![plain(&format!("{addressee}："))];
        out.push(paragraph(&style::ADDRESSEE, runs));
    }
    out.extend(document.body.iter().map(block));
    let last_of_body = out.len().saturating_sub(1);
    if !document.attachment_names.is_empty() {
        out.extend(blanks(BLANKS_ABOVE_ATTACHMENTS));
        out.extend(attachment_list(&document.attachment_names));
    }
    if let Some(signature) = &document.signature {
        out.extend(signed(signature));
    }
    if let Some(note) = &document.note {
        out.push(paragraph(&style::NOTE, vec![plain(&format!("（{note}）"))]));
    }
    if document.signature.is_some() {
        keep_together(&mut out[last_of_body..]);
    }
    out
}

/// Keeps the signature on one page with the last two lines of the body, and what stands
/// between them (此页无正文 is not to be written). Widow control is what makes it two.
fn keep_together(paragraphs: &mut [Paragraph]) {
    let [kept @ .., _] = paragraphs else { return };
    for (nth, paragraph) in kept.iter_mut().enumerate() {
        let taken = std::mem::take(paragraph).keep_next(true);
        *paragraph = if nth == 0 { taken.widow_control(true) } else { taken };
    }
}

/// The title is one paragraph, so that it is one to whoever searches or copies it; its
/// lines end in breaks.
fn title(title: &Title) -> Paragraph {
    let lines = if title.lines.is_empty() { &title.words } else { &title.lines };
    let line = |(nth, text): (usize, &String)| {
        let line_end = (nth > 0).then(|| Run::new().add_break(BreakType::TextWrapping));
        line_end.into_iter().chain([plain(text)])
    };
    paragraph(&style::TITLE, lines.iter().enumerate().flat_map(line).collect())
}

fn block(block: &Block) -> Paragraph {
    match block {
        Block::Heading(heading) => {
            paragraph(style::of_heading(heading.level), of_heading(heading))
        }
        Block::Paragraph(text) => {
            let lead = text.lead.as_ref();
            paragraph(&style::BODY, of_paragraph(lead, &text.content, &text.eases))
        }
        Block::Table(_) | Block::Picture(_) | Block::Chart(_) => Paragraph::new(),
    }
}

fn attachment_list(names: &[Phrase]) -> impl Iterator<Item = Paragraph> {
    attachments(names.len()).into_iter().zip(names).map(|((label, place), name)| {
        let runs = vec![plain(&format!("{label}{name}"))];
        placed(&style::ATTACHMENTS, place, runs)
    })
}

fn signed(signature: &Signature) -> Vec<Paragraph> {
    let places = signature::signature(signature);
    let mut out: Vec<_> = blanks(places.blanks_above).collect();
    for (nth, (organ, place)) in signature.organs.iter().zip(places.organs).enumerate() {
        if nth > 0 {
            out.extend(blanks(places.blanks_between));
        }
        out.push(placed(&style::ORGAN, place, vec![plain(organ)]));
    }
    if let Some(day) = signature.date {
        out.push(placed(&style::DATE, places.date, vec![plain(&day.in_chinese())]));
    }
    out
}

/// Blank lines, on which a clerk can type body text at once.
fn blanks(count: usize) -> impl Iterator<Item = Paragraph> {
    std::iter::repeat_with(|| paragraph(&style::BODY, Vec::new())).take(count)
}

/// A paragraph of a style.
pub(super) fn paragraph(style: &ParagraphStyle, runs: Vec<Run>) -> Paragraph {
    runs.into_iter().fold(Paragraph::new().style(style.id), Paragraph::add_run)
}

fn placed(style: &ParagraphStyle, place: Place, runs: Vec<Run>) -> Paragraph {
    let hanging = twips(place.hanging);
    let hanging = (hanging > 0).then_some(SpecialIndentType::Hanging(hanging));
    let (left, right) = (twips(place.left), twips(place.right));
    let paragraph = paragraph(style, runs).indent(Some(left), hanging, Some(right), None);
    if place.alignment == style.alignment {
        return paragraph;
    }
    paragraph.align(match place.alignment {
        Alignment::Both => AlignmentType::Both,
        Alignment::Centre => AlignmentType::Center,
        Alignment::Left => AlignmentType::Left,
        Alignment::Right => AlignmentType::Right,
        Alignment::Distribute => AlignmentType::Distribute,
    })
}
