//! Writes 版记: a table at the foot of the type area of its page (7.4).

use docx_rs::Run;

use super::ExportError;
use super::flow::{Flow, paragraph};
use super::run::{eased, plain};
use super::section::Section;
use super::style_parts::IMPRINT;
use super::table::{border, grid, width};
use super::unit::twips;
use super::xml::{Element, of};
use crate::document::{Document, Form, Imprint};
use crate::geom::Length;
use crate::standard::imprint as measures;

/// Writes 版记 on the page that was settled for it.
pub(super) fn write(flow: &mut Flow<'_>, document: &Document) -> Result<(), ExportError> {
    let imprint = &document.imprint;
    let letter = document.form == Form::Letter;
    let line = flow.practice.type_area().width;
    let rows = rows(imprint, line, letter)?;
    if imprint.is_empty() || rows.is_empty() {
        return Ok(());
    }
    let page_ends = imprint.page_ends.unwrap_or(0);
    // Neither a blank page nor the page of the 版记 after it has a number (7.5). A section
    // begins the first of these pages, which need not be upright like the one before.
    let unnumbered = page_ends > 1;
    let begun = flow.turn(Section { unnumbered, ..Section::default() })?;
    let breaks = page_ends.saturating_sub(u8::from(begun));
    if unnumbered {
        flow.anchor()?;
    }
    for _ in 0..breaks.min(1) {
        flow.anchor()?.set("w:pPr", Element::new("w:pageBreakBefore"));
    }
    // Of mirrored margins those of an even page hold, where the 版记 is to stand on one.
    let page = 1 + usize::from(flow.practice.imprint_on_even_page && !letter);
    let place = Element::new("w:tblpPr")
        .with("w:leftFromText", 0)
        .with("w:rightFromText", 0)
        .with("w:vertAnchor", "margin")
        .with("w:horzAnchor", "page")
        .with("w:tblpX", twips(flow.practice.margins_of(page, false).left))
        .with("w:tblpYSpec", "bottom");
    let properties = Element::new("w:tblPr")
        .add(place)
        .add(Element::new("w:tblOverlap").val("never"))
        .add(width("w:tblW", line))
        .add(Element::new("w:tblLayout").with("w:type", "fixed"))
        .add(super::table::margins(Length::ZERO, Length::ZERO));
    let table = Element::new("w:tbl").add(properties).add(grid(&[line])).add_all(rows);
    flow.table(table)?;
    flow.anchor()?;
    Ok(())
}

/// The rows from 主送 to the last; a letter has neither 印发机关 nor rules (10.1).
fn rows(
    imprint: &Imprint,
    line: Length,
    letter: bool,
) -> Result<Vec<Element>, ExportError> {
    let mut lists = Vec::new();
    for (label, names, stop) in
        [("主送：", &imprint.addressee, "。"), ("抄送：", &imprint.copies, "。")]
    {
        if let Some(names) = names {
            let runs = eased(&format!("{label}{names}{stop}"), &names.eases);
            lists.push(list(runs, imprint.list_pitch)?);
        }
    }
    let mut groups = Vec::new();
    if !lists.is_empty() {
        groups.push((lists, measures::LIST_PADDING));
    }
    for other in imprint.others.iter().filter(|_| !letter) {
        groups.push((vec![single(vec![plain(other)], line)?], measures::PADDING));
    }
    let printer = imprint.printer.as_deref().unwrap_or_default();
    let date = imprint.date.map(|date| format!("\t{}印发", date.in_chinese()));
    if !letter && (!printer.is_empty() || date.is_some()) {
        let text = format!("{printer}{}", date.unwrap_or_default());
        groups.push((vec![single(vec![plain(&text)], line)?], measures::PADDING));
    }
    let last = groups.len().saturating_sub(1);
    let row = |(nth, (paragraphs, padding)): (usize, (Vec<Element>, Length))| {
        let rule = |outer| if outer { measures::THICK } else { measures::THIN };
        let (above, below) = (rule(nth == 0), rule(nth == last));
        let borders = Element::new("w:tcBorders")
            .add(border("w:top", above))
            .add(border("w:bottom", below));
        // The white includes the rules, which word processors add to it: of two rows that
        // meet the lower one has the rule.
        let [above, below] = [above, if nth == last { below } else { Length::ZERO }];
        let white = |rule: Length| if letter { padding } else { padding - rule };
        let edges = Element::new("w:tcMar")
            .add(width("w:top", white(above)))
            .add(width("w:bottom", white(below)));
        let properties = Element::new("w:tcPr")
            .add(width("w:tcW", line))
            .add_some((!letter).then_some(borders))
            .add(edges);
        let cell = Element::new("w:tc").add(properties).add_all(paragraphs);
        let whole = Element::new("w:trPr").add(Element::new("w:cantSplit"));
        Element::new("w:tr").add(whole).add(cell)
    };
    Ok(groups.into_iter().enumerate().map(row).collect())
}

/// Names behind their label, further lines below the first name (7.4.2).
fn list(runs: Vec<Run>, pitch: Option<Length>) -> Result<Element, ExportError> {
    let mut line = of(&paragraph(&IMPRINT, runs))?;
    let indent = Element::new("w:ind")
        .with("w:left", twips(measures::HANG))
        .with("w:right", twips(measures::INDENT))
        .with("w:hanging", twips(measures::HANG - measures::INDENT));
    line.set("w:pPr", indent);
    if let Some(pitch) = pitch.filter(|pitch| *pitch != measures::LINE) {
        let spacing = Element::new("w:spacing").with("w:line", twips(pitch));
        line.set("w:pPr", spacing.with("w:lineRule", "exact"));
    }
    Ok(line)
}

/// What stands at the left, and behind a tab at the right (7.4.3).
fn single(runs: Vec<Run>, edge: Length) -> Result<Element, ExportError> {
    let mut line = of(&paragraph(&IMPRINT, runs))?;
    let stop =
        Element::new("w:tab").val("right").with("w:pos", twips(edge - measures::INDENT));
    line.set("w:pPr", Element::new("w:tabs").add(stop));
    let indent =
        Element::new("w:ind").with("w:left", twips(measures::INDENT)).with("w:right", 0);
    line.set("w:pPr", indent);
    line.set("w:pPr", Element::new("w:jc").val("left"));
    Ok(line)
}
