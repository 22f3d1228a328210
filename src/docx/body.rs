//! Turns a document into blocks: paragraphs of a style with their runs, tables, figures.

use docx_rs::{BreakType, Paragraph, Run, SpecialIndentType};

use super::ExportError;
use super::flow::{Flow, paragraph};
use super::head;
use super::imprint;
use super::run::{eased, labelled, of_heading, of_paragraph, plain};
use super::section::Section;
use super::signature::attachments;
use super::signed::{placed, signed};
use super::style::{self, ParagraphStyle};
use super::style_parts::{ATTACHMENT_LABEL, ATTACHMENT_TITLE, ATTENDANCE};
use super::unit::twips;
use super::xml::Element;
use super::{figure, table};
use crate::document::{Attachment, Attendance, Block, Document, Phrase, Title};
use crate::standard::page::CELL;
use crate::standard::parts::{
    BLANKS_ABOVE_ATTACHMENTS, BLANKS_BELOW_LABEL, BLANKS_BELOW_TITLE, INDENT,
};
use crate::standard::table::TABLE_GAP;

/// Writes the document in the order of the standard.
pub(super) fn write(flow: &mut Flow<'_>, document: &Document) -> Result<(), ExportError> {
    head::write(flow, document)?;
    if !document.title.words.is_empty() {
        flow.add(&title(&document.title, &style::TITLE))?;
        flow.blanks(BLANKS_BELOW_TITLE, &style::BODY)?;
    }
    if let Some(addressee) = &document.addressee {
        let runs = eased(&format!("{addressee}："), &addressee.eases);
        flow.paragraph(&style::ADDRESSEE, runs)?;
    }
    let starts = blocks(flow, &document.body, document.orientation)?;
    attendance(flow, &document.attendance)?;
    if !document.attachment_names.is_empty() {
        flow.blanks(BLANKS_ABOVE_ATTACHMENTS, &style::BODY)?;
    }
    let name_starts = attachment_list(flow, &document.attachment_names)?;
    let signature_start = flow.blocks.len();
    if let Some(signature) = &document.signature {
        signed(flow, signature)?;
    }
    if let Some(note) = &document.note {
        let runs = eased(&format!("（{note}）"), &note.eases);
        flow.paragraph(&style::NOTE, runs)?;
    }
    if let Some(signature) = &document.signature {
        let kept = signature.kept.unwrap_or(1).min(starts.len());
        let names = signature.kept_names.min(name_starts.len());
        let first = match kept {
            0 => name_starts.get(name_starts.len() - names).copied(),
            _ => starts.get(starts.len() - kept).copied(),
        };
        let first = first.unwrap_or(signature_start);
        keep_together(&mut flow.blocks[first..]);
    }
    for attachment in &document.attachments {
        bound(flow, attachment)?;
    }
    imprint::write(flow, document)
}

/// Keeps the signature on one page with the last lines of the body, and what stands
/// between them (此页无正文 is not to be written). Widow control makes two lines of the first
/// of these paragraphs.
fn keep_together(blocks: &mut [Element]) {
    let [kept @ .., _] = blocks else { return };
    for block in kept.iter_mut().filter(|block| block.name == "w:p") {
        block.set("w:pPr", Element::new("w:keepNext"));
    }
}

/// Adds blocks; gives where each begins.
fn blocks(
    flow: &mut Flow<'_>,
    blocks: &[Block],
    orientation: crate::document::Orientation,
) -> Result<Vec<usize>, ExportError> {
    let mut starts = Vec::with_capacity(blocks.len());
    let mut before = None;
    for block in blocks {
        let orientation = match block {
            Block::Table(table) => table.orientation,
            _ => orientation,
        };
        flow.turn(Section { orientation, ..Section::default() })?;
        starts.push(flow.blocks.len());
        match block {
            Block::Heading(heading) => {
                let style = style::of_heading(heading.level);
                flow.paragraph(style, of_heading(heading))?;
            }
            Block::Paragraph(text) => {
                let lead = text.lead.as_ref();
                let runs = of_paragraph(lead, &text.content, &text.eases);
                let paragraph = flow.paragraph(&style::BODY, runs)?;
                if text.splits {
                    let off = Element::new("w:widowControl").val(0);
                    paragraph.set("w:pPr", off);
                }
            }
            Block::Table(table) => {
                if table.stands_off(before) {
                    flow.leave_below(TABLE_GAP);
                }
                table::table(flow, table)?;
            }
            Block::Picture(picture) => figure::picture(flow, picture)?,
            Block::Chart(chart) => figure::chart(flow, chart)?,
        }
        before = Some(block);
    }
    flow.turn(Section { orientation, ..Section::default() })?;
    Ok(starts)
}

/// 出席, 请假 and 列席: the names hang behind their label (10.3).
fn attendance(flow: &mut Flow<'_>, lists: &[Attendance]) -> Result<(), ExportError> {
    if !lists.is_empty() {
        flow.blanks(BLANKS_ABOVE_ATTACHMENTS, &style::BODY)?;
    }
    for list in lists {
        let label = format!("{}：", list.label);
        let hang = CELL * i64::try_from(label.chars().count()).unwrap_or(0);
        let names = &list.names;
        let runs = labelled(&label, style::LEADS[0].id, &names.text, &names.eases);
        let paragraph = paragraph(&ATTENDANCE, runs);
        let hanging = Some(SpecialIndentType::Hanging(twips(hang)));
        flow.add(&paragraph.indent(Some(twips(INDENT + hang)), hanging, Some(0), None))?;
    }
    Ok(())
}

/// 附件 bound with the paper: on a page of its own, its label on the first line and its title
/// on the third (7.3.7).
fn bound(flow: &mut Flow<'_>, attachment: &Attachment) -> Result<(), ExportError> {
    let orientation = attachment.orientation;
    let turned = flow.turn(Section { orientation, ..Section::default() })?;
    let label = flow.paragraph(&ATTACHMENT_LABEL, vec![plain(&attachment.label())])?;
    if !turned {
        label.set("w:pPr", Element::new("w:pageBreakBefore"));
    }
    flow.blanks(BLANKS_BELOW_LABEL, &style::BODY)?;
    if !attachment.title.words.is_empty() {
        flow.add(&title(&attachment.title, &ATTACHMENT_TITLE))?;
        flow.blanks(BLANKS_BELOW_TITLE, &style::BODY)?;
    }
    blocks(flow, &attachment.body, orientation)?;
    Ok(())
}

/// The title is one paragraph, so that it is one to whoever searches or copies it; its
/// lines end in breaks.
fn title(title: &Title, style: &ParagraphStyle) -> Paragraph {
    let lines = if title.lines.is_empty() { &title.words } else { &title.lines };
    let line = |(nth, text): (usize, &String)| {
        let line_end = (nth > 0).then(|| Run::new().add_break(BreakType::TextWrapping));
        line_end.into_iter().chain([plain(text)])
    };
    paragraph(style, lines.iter().enumerate().flat_map(line).collect())
}

/// Adds 附件说明; gives where each name begins.
fn attachment_list(
    flow: &mut Flow<'_>,
    names: &[Phrase],
) -> Result<Vec<usize>, ExportError> {
    let mut starts = Vec::with_capacity(names.len());
    for ((label, place), name) in attachments(names.len()).into_iter().zip(names) {
        starts.push(flow.blocks.len());
        let runs = eased(&format!("{label}{name}"), &name.eases);
        flow.add(&placed(&style::ATTACHMENTS, place, runs))?;
    }
    Ok(starts)
}
