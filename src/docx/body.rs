//! Turns a document into paragraphs, each a style and its runs.

use docx_rs::{AlignmentType, BreakType, Paragraph, Run, SpecialIndentType};

use super::run::{of_heading, of_paragraph, plain};
use super::signature::{
    BLANK_LINES_SEALED, BLANK_LINES_UNSEALED, Place, attachments, places,
};
use super::style::{self, Alignment, ParagraphStyle};
use super::unit::twips;
use crate::document::{Block, Document, Signature, Title};

/// The paragraphs of the document in the order of the standard.
pub(super) fn paragraphs(document: &Document) -> Vec<Paragraph> {
    let mut out = Vec::new();
    if !document.title.words.is_empty() {
        out.push(title(&document.title));
        out.push(blank());
    }
    if let Some(addressee) = &document.addressee {
        let runs = vec![plain(&format!("{addressee}："))];
        out.push(paragraph(&style::ADDRESSEE, runs));
    }
    out.extend(document.body.iter().map(block));
    if !document.attachment_names.is_empty() {
        out.push(blank());
        out.extend(attachment_list(&document.attachment_names));
    }
    if let Some(signature) = &document.signature {
        out.extend(signed(signature));
    }
    if let Some(note) = &document.note {
        out.push(paragraph(&style::NOTE, vec![plain(&format!("（{note}）"))]));
    }
    out
}

/// The title is one paragraph, so that it is one to whoever searches or copies it; its
/// lines end in breaks.
fn title(title: &Title) -> Paragraph {
    let whole = [title.text()];
    let lines = if title.lines.is_empty() { &whole } else { title.lines.as_slice() };
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
    }
}

fn attachment_list(names: &[String]) -> impl Iterator<Item = Paragraph> {
    attachments(names).into_iter().zip(names).map(|((label, place), name)| {
        let runs = vec![plain(&format!("{label}{name}"))];
        placed(&style::ATTACHMENTS, place, runs)
    })
}

fn signed(signature: &Signature) -> Vec<Paragraph> {
    let (organs, date) = places(signature);
    let lines = if signature.sealed { BLANK_LINES_SEALED } else { BLANK_LINES_UNSEALED };
    let mut out: Vec<_> = std::iter::repeat_with(blank).take(lines).collect();
    for (organ, place) in signature.organs.iter().zip(organs) {
        out.push(placed(&style::ORGAN, place, vec![plain(organ)]));
    }
    if let Some(day) = signature.date {
        out.push(placed(&style::DATE, date, vec![plain(&day.in_chinese())]));
    }
    out
}

/// A blank line, on which a clerk can type body text at once.
fn blank() -> Paragraph {
    paragraph(&style::BODY, Vec::new())
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
    })
}
