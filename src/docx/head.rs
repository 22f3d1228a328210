//! Writes 版头: by spacing and tab stops, so that each line stays a line of text (7.2, 10).

use docx_rs::Run;

use super::ExportError;
use super::flow::{Flow, paragraph};
use super::run::plain;
use super::shape::{Inside, RED, shape};
use super::signature;
use super::style::{NUMBER_BESIDE, SIGNATORY};
use super::style_parts::{COPY_NUMBER, MARK, NUMBER, SECRECY, URGENCY};
use super::table::{eighths, grid, margins, width};
use super::unit::{half_points, twips};
use super::xml::{Element, of};
use crate::document::{Document, Form, Head, OrganMark, spaced};
use crate::geom::{Length, Point, Size};
use crate::standard::head as measures;
use crate::standard::page::CELL;
use crate::standard::typeface::{SIZE_2, SIZE_3};

/// Writes 版头 and leaves the white below it.
pub(super) fn write(flow: &mut Flow<'_>, document: &Document) -> Result<(), ExportError> {
    let head = &document.head;
    if head.is_empty() {
        return Ok(());
    }
    if document.form == Form::Letter {
        return letter(flow, document);
    }
    let lines = flush_left(flow, head, None)?;
    let size = mark_size(document);
    let pitch = flow.practice.line_pitch;
    if let Some(mark) = &head.mark {
        let top = match document.form {
            Form::Order => measures::ORDER_MARK_TOP,
            _ => measures::MARK_TOP,
        };
        flow.leave(measures::above_mark(top, lines, pitch, size));
        organs(flow, mark, size)?;
        flow.leave(measures::below_mark(size, pitch));
    }
    numbers(flow, head)?;
    if document.form == Form::Order {
        flow.leave(measures::two_blank_lines(pitch, SIZE_3));
    } else if head.mark.is_some() {
        rule(flow, pitch)?;
    }
    Ok(())
}

/// 份号, 密级 and 紧急程度, each on a line if it is there; gives the number of lines. In a
/// letter 发文字号 stands flush right on the first of them.
fn flush_left(
    flow: &mut Flow<'_>,
    head: &Head,
    number: Option<&str>,
) -> Result<usize, ExportError> {
    let copy = head.copy_number.clone().map(|text| (&COPY_NUMBER, text));
    let secrecy = head.secrecy.as_ref().map(|secrecy| (&SECRECY, secrecy.text()));
    // Parted by a blank like 密级 without a period, whose width it is to have.
    let apart = head.secrecy.as_ref().is_none_or(|secrecy| secrecy.period.is_none());
    let urgency = head.urgency.as_deref();
    let urgency = urgency.map(|text| if apart { spaced(text) } else { text.to_owned() });
    let urgency = urgency.map(|text| (&URGENCY, text));
    let lines: Vec<_> = [copy, secrecy, urgency].into_iter().flatten().collect();
    let edge = flow.line();
    for (nth, (style, text)) in lines.iter().enumerate() {
        let mut runs = vec![plain(text)];
        let number = number.filter(|_| nth == 0);
        if let Some(number) = number {
            runs.push(plain(&format!("\t{number}")).style(NUMBER_BESIDE.id));
        }
        let line = flow.paragraph(style, runs)?;
        if number.is_some() {
            line.set("w:pPr", tabs(&[("right", edge)]));
        }
    }
    if let (true, Some(number)) = (lines.is_empty(), number) {
        let line = flow.paragraph(&NUMBER, vec![plain(number)])?;
        line.set("w:pPr", Element::new("w:jc").val("right"));
        return Ok(1);
    }
    Ok(lines.len())
}

/// How large the mark of a document is; `layout` has settled it.
fn mark_size(document: &Document) -> Length {
    let most = match document.form {
        Form::Letter => measures::LETTER_MARK_SIZE,
        Form::Ordinary | Form::Order | Form::Minutes => measures::MARK_SIZE,
    };
    document.head.mark.as_ref().and_then(|mark| mark.size).unwrap_or(most)
}

/// The width of words of this size without spacing.
fn em(words: &str, size: Length) -> Length {
    words.chars().map(|char| if char.is_ascii() { size.times(1, 2) } else { size }).sum()
}

/// The width of the widest name.
fn widest(mark: &OrganMark, size: Length) -> Length {
    mark.organs.iter().map(|name| em(name, size)).max().unwrap_or_default()
}

fn organs(
    flow: &mut Flow<'_>,
    mark: &OrganMark,
    size: Length,
) -> Result<(), ExportError> {
    if mark.organs.len() > 1 {
        return joint(flow, mark, size);
    }
    let organ = mark.organs.first().map(String::as_str).unwrap_or_default();
    let text = format!("{organ}{}", mark.suffix.as_deref().unwrap_or_default());
    let gap = flow.take_gap();
    let mut line = of(&paragraph(&MARK, vec![mark_run(&text, size)]))?;
    let spacing = mark_pitch(size).with("w:before", twips(gap));
    line.set("w:pPr", spacing);
    flow.blocks.push(line);
    Ok(())
}

fn mark_run(text: &str, size: Length) -> Run {
    let run = plain(text);
    if size == MARK.size {
        return run;
    }
    run.size(usize::try_from(half_points(size)).unwrap_or_default())
}

fn mark_pitch(size: Length) -> Element {
    Element::new("w:spacing")
        .with("w:line", twips(measures::mark_pitch(size)))
        .with("w:lineRule", "exact")
}

/// Several organs: a table without rules, the names spread to the widest of them, and what
/// follows them centred against all.
fn joint(flow: &mut Flow<'_>, mark: &OrganMark, size: Length) -> Result<(), ExportError> {
    // Word processors round; a name that fills its cell to the last twip might wrap.
    let slack = Length::twips(20);
    let names = widest(mark, size) + slack;
    let suffix = mark.suffix.as_deref();
    let gap = measures::suffix_gap(size);
    let mut widths = vec![names];
    widths.extend(suffix.map(|suffix| gap + em(suffix, size) + slack));
    let total: Length = widths.iter().copied().sum();
    let properties = Element::new("w:tblPr")
        .add(width("w:tblW", total))
        .add(Element::new("w:jc").val("center"))
        .add(Element::new("w:tblLayout").with("w:type", "fixed"))
        .add(margins(Length::ZERO, Length::ZERO));
    let mut table = Element::new("w:tbl").add(properties).add(grid(&widths));
    for (nth, organ) in mark.organs.iter().enumerate() {
        let height = Element::new("w:trHeight")
            .val(twips(measures::mark_pitch(size)))
            .with("w:hRule", "exact");
        let row = Element::new("w:trPr").add(Element::new("w:cantSplit")).add(height);
        let mut row = Element::new("w:tr").add(row);
        let spread =
            if em(organ, size) + slack < names { "distribute" } else { "center" };
        row = row.add(mark_cell(organ, size, names, spread, None)?);
        if let (Some(suffix), Some(width)) = (suffix, widths.get(1)) {
            let merge = Element::new("w:vMerge");
            let (text, merge) =
                if nth == 0 { (suffix, merge.val("restart")) } else { ("", merge) };
            row = row.add(mark_cell(text, size, *width, "right", Some(merge))?);
        }
        table = table.add(row);
    }
    flow.table(table)
}

fn mark_cell(
    text: &str,
    size: Length,
    wide: Length,
    place: &str,
    merge: Option<Element>,
) -> Result<Element, ExportError> {
    let properties = Element::new("w:tcPr")
        .add(width("w:tcW", wide))
        .add_some(merge)
        .add(Element::new("w:vAlign").val("center"));
    let mut line = of(&paragraph(&MARK, vec![mark_run(text, size)]))?;
    line.set("w:pPr", mark_pitch(size));
    line.set("w:pPr", Element::new("w:jc").val(place));
    Ok(Element::new("w:tc").add(properties).add(line))
}

/// 发文字号, with 签发人 beside it in a paper to a superior (7.2.5, 7.2.6).
fn numbers(flow: &mut Flow<'_>, head: &Head) -> Result<(), ExportError> {
    let number = head.number.as_deref().unwrap_or_default();
    if head.signatories.is_empty() {
        if !number.is_empty() {
            flow.paragraph(&NUMBER, vec![plain(number)])?;
        }
        return Ok(());
    }
    let rows: Vec<_> = head.signatories.chunks(measures::SIGNATORIES_A_LINE).collect();
    let column = |nth: usize| {
        let names = rows.iter().filter_map(|row| row.get(nth));
        names.map(|name| signature::width(name)).max()
    };
    let second = column(1).map_or(Length::ZERO, |width| CELL + width);
    let first = column(0).unwrap_or_default();
    let label = signature::width("签发人：");
    let left =
        (flow.line() - measures::INDENT - second - first - label).max(Length::ZERO);
    let names = left + label;
    let stops = [("left", left), ("left", names), ("left", names + first + CELL)];
    for (nth, row) in rows.iter().enumerate() {
        let here = if nth + 1 == rows.len() { number } else { "" };
        let label = if nth == 0 { "\t签发人：" } else { "\t\t" };
        let mut runs = vec![plain(&format!("{here}{label}"))];
        for (nth, name) in row.iter().enumerate() {
            if nth > 0 {
                runs.push(plain("\t"));
            }
            runs.push(plain(name).style(SIGNATORY.id));
        }
        let line = flow.paragraph(&NUMBER, runs)?;
        line.set("w:pPr", tabs(&stops));
        line.set("w:pPr", Element::new("w:jc").val("left"));
        let indent = Element::new("w:ind").with("w:firstLine", twips(measures::INDENT));
        line.set("w:pPr", indent);
    }
    Ok(())
}

/// Where tabs lead: the kind of each stop, and its distance from the left edge.
pub(super) fn tabs(stops: &[(&str, Length)]) -> Element {
    let stop = |(kind, place): &(&str, Length)| {
        Element::new("w:tab").val(kind).with("w:pos", twips(*place))
    };
    Element::new("w:tabs").add_all(stops.iter().map(stop))
}

/// The red rule below the last line (7.2.7). Its distance can be stated in whole points
/// only; what it is off by, the white below it makes up for.
fn rule(flow: &mut Flow<'_>, pitch: Length) -> Result<(), ExportError> {
    if flow.has_gap() {
        // A mark with nothing below it: the rule needs a line of its own.
        flow.anchor()?;
    }
    let wanted = measures::above_rule(pitch);
    let points = ((wanted + Length::half_pt(1)) / Length::pt(1)).clamp(0, 31);
    let rule = Element::new("w:bottom")
        .val("single")
        .with("w:sz", eighths(measures::RULE))
        .with("w:space", points)
        .with("w:color", RED);
    if let Some(last) = flow.blocks.last_mut() {
        last.set("w:pPr", Element::new("w:pBdr").add(rule));
    }
    let drawn = Length::pt(points) + Length::pt(1).times(eighths(measures::RULE), 8);
    flow.leave(wanted + measures::below_rule(pitch) - drawn);
    Ok(())
}

/// Where the upper rule of a letter stands below the sheet's edge.
pub(super) fn letter_rule(document: &Document) -> Length {
    let practice = &document.practice;
    let size = mark_size(document);
    practice.margins.top
        + measures::letter(practice.margins.top, size, practice.line_pitch).rule
}

/// The mark of a letter stands above the type area: in a box. Its rules are in the foot of
/// its first page (10.1).
fn letter(flow: &mut Flow<'_>, document: &Document) -> Result<(), ExportError> {
    let head = &document.head;
    let (size, pitch) = (mark_size(document), flow.practice.line_pitch);
    let top = flow.practice.margins.top;
    let places = measures::letter(top, size, pitch);
    let organ = head.mark.as_ref().and_then(|mark| mark.organs.first());
    if let Some(organ) = organ {
        let mut line = of(&paragraph(&MARK, vec![mark_run(organ, size)]))?;
        line.set("w:pPr", mark_pitch(size));
        let corner = Point { x: flow.practice.margins.left, y: top + places.mark };
        let box_size = Size { width: flow.line(), height: measures::mark_pitch(size) };
        let run = shape("发文机关标志", corner, box_size, Inside::Text(line));
        let run = flow.grafts.run(vec![run]);
        let anchor = paragraph(&super::style_parts::ANCHOR, vec![run]);
        flow.leave((places.text - super::style_parts::ANCHOR_LINE).max(Length::ZERO));
        flow.add(&anchor)?;
    } else {
        flow.leave(places.text);
    }
    flush_left(flow, head, head.number.as_deref())?;
    flow.leave(measures::two_blank_lines(pitch, SIZE_2));
    Ok(())
}
