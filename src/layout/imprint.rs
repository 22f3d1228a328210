//! Sets 版记 and says on which page it stands (7.4, 10.1).

use super::flow::{Row, Setter};
use super::inline::ease;
use super::inline::justify::{grid_width, on_grid};
use super::inline::linebreak::break_lines;
use super::inline::measure::{Cell, Piece, measure};
use super::page::{Ink, Item, TagKind, TextRun};
use super::pages::{PageRows, height};
use super::{flow::Flow, words_of};
use crate::diagnostic::codes::layout as codes;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Document, Form, Imprint};
use crate::font::Library;
use crate::geom::{Length, Point, Size};
use crate::standard::Role;
use crate::standard::imprint;
use crate::standard::typeface::SIZE_4;

/// The rows of 版记; the last ends on the lower edge of the type area.
pub(super) fn rows(setter: &mut Setter<'_>, document: &Document) -> Vec<Row> {
    let parts = &document.imprint;
    let is_letter = document.form == Form::Letter;
    let start = setter.flow.rows.len();
    let mut parted = Vec::new();
    lists(setter, parts, &mut parted);
    if is_letter {
        letter(setter, parts);
        return setter.flow.rows.split_off(start);
    }
    for words in &parts.others {
        parted.push(setter.flow.rows.len() - start);
        let cells = cells(setter, words);
        setter.line(&[(&cells, imprint::INDENT)]);
    }
    issue(setter, parts, start, &mut parted);
    let mut rows = setter.flow.rows.split_off(start);
    let width = setter.type_area().width;
    let bar = |y: Length, height: Length| Item::Bar {
        origin: Point { x: Length::ZERO, y },
        size: Size { width, height },
        ink: Ink::Black,
    };
    for (nth, at) in parted.into_iter().enumerate() {
        let thickness = if nth == 0 { imprint::THICK } else { imprint::THIN };
        if let Some(row) = rows.get_mut(at) {
            row.items.insert(0, bar(Length::ZERO, thickness));
        }
    }
    if let Some(row) = rows.last_mut() {
        row.items.push(bar(row.height - imprint::THICK, imprint::THICK));
    }
    rows
}

/// 主送 and 抄送, with no rule between them.
fn lists(setter: &mut Setter<'_>, parts: &Imprint, parted: &mut Vec<usize>) {
    let width = setter.type_area().width;
    let start = setter.flow.rows.len();
    for (label, phrase) in [("主送", &parts.addressee), ("抄送", &parts.copies)] {
        let Some(phrase) = phrase else { continue };
        let tag = setter.tag(TagKind::Paragraph, None);
        let words = words_of::copies(label, phrase, width).tagged(tag);
        let pitch = parts.list_pitch.unwrap_or(imprint::LINE);
        setter.lines_of(&words, &phrase.eases, pitch, None);
    }
    let rows = &mut setter.flow.rows[start..];
    if let Some(first) = rows.first_mut() {
        parted.push(0);
        first.height += imprint::LIST_PADDING;
        let down = |item: Item| item.moved(Length::ZERO, imprint::LIST_PADDING);
        first.items = std::mem::take(&mut first.items).into_iter().map(down).collect();
    }
    if let Some(last) = rows.last_mut() {
        last.height += imprint::LIST_PADDING;
    }
}

/// 印发机关 at the left and 印发日期 at the right of one line; of two lines, where they are
/// too wide for one.
fn issue(
    setter: &mut Setter<'_>,
    parts: &Imprint,
    start: usize,
    parted: &mut Vec<usize>,
) {
    let width = setter.type_area().width;
    let printer = parts.printer.as_ref().map(|name| cells(setter, name));
    let date = parts.date.map(|date| format!("{}印发", date.in_chinese()));
    let date = date.map(|words| cells(setter, &words));
    let right = |cells: &[Cell]| width - imprint::INDENT - grid_width(cells);
    if printer.is_some() || date.is_some() {
        parted.push(setter.flow.rows.len() - start);
    }
    match (&printer, &date) {
        (Some(printer), Some(date)) => {
            let (left, at) = (imprint::INDENT, right(date));
            if left + grid_width(printer) + imprint::INDENT <= at {
                setter.line(&[(printer, left), (date, at)]);
            } else {
                setter.line(&[(printer, left)]);
                setter.line(&[(date, at)]);
            }
        }
        (Some(printer), None) => setter.line(&[(printer, imprint::INDENT)]),
        (None, Some(date)) => setter.line(&[(date, right(date))]),
        (None, None) => {}
    }
}

/// Tells what the 版记 of a letter does not have (10.1).
fn letter(setter: &mut Setter<'_>, parts: &Imprint) {
    if parts.printer.is_none() && parts.date.is_none() && parts.others.is_empty() {
        return;
    }
    let message = "信函格式的版记不印印发机关和印发日期，这几项没有排出";
    let hint = "请把“印发机关”“印发日期”“其他要素”删掉，或者把“格式”改为“普通”";
    setter.findings.push(Diagnostic::new(&codes::LETTER_IMPRINT, message).hint(hint));
}

fn cells(setter: &mut Setter<'_>, text: &str) -> Vec<Cell> {
    let tag = setter.tag(TagKind::Paragraph, None);
    measure(setter.faces, &[Piece::new(text, Role::FangSong).tagged(tag)], SIZE_4)
}

impl Setter<'_> {
    /// A line of 版记 of some words, each at its distance from the left edge.
    fn line(&mut self, words: &[(&Vec<Cell>, Length)]) {
        let row = imprint::LINE + imprint::PADDING * 2;
        let baseline = imprint::PADDING + imprint::LINE.times(4, 5);
        let mut items = Vec::new();
        for (cells, left) in words {
            let runs = self.runs(cells, &on_grid(cells, *left), SIZE_4, None);
            let run = |run| Item::Text(TextRun { baseline, ..run });
            items.extend(runs.into_iter().map(run));
        }
        self.push(row, items);
    }
}

/// Decides the height of the lines of 主送 and 抄送.
pub(super) fn settle(document: &mut Document, faces: &Library, findings: &mut Findings) {
    let area = document.practice.type_area();
    let parts = &document.imprint;
    let count = [("主送", &parts.addressee), ("抄送", &parts.copies)].into_iter();
    let lines = count.filter_map(|(label, phrase)| {
        let phrase = phrase.as_ref()?;
        let words = words_of::copies(label, phrase, area.width);
        let mut cells = words.cells(faces);
        ease::apply(&mut cells, &phrase.eases);
        Some(break_lines(&cells, words.indent).len())
    });
    // A long name does not leave the date a place on its line.
    let long = parts.printer.as_ref().is_some_and(|name| name.chars().count() > 14);
    let below = parts.others.len() + 1 + usize::from(long);
    let rest = (imprint::LINE + imprint::PADDING * 2) * i64::try_from(below).unwrap_or(0);
    let pitch = imprint::list_pitch(lines.sum(), rest, area.height);
    if pitch.is_none() {
        let message = "抄送机关排满一页还排不下";
        let hint = "请把同类机关写成统称，如“各县（市、区）委”，或者另附抄送名单";
        findings.push(Diagnostic::new(&codes::IMPRINT_TOO_LONG, message).hint(hint));
    }
    document.imprint.list_pitch = Some(pitch.unwrap_or(imprint::LEAST_LINE));
}

/// Puts 版记 on its page: the last one, which an ordinary paper wants to be even, so that it
/// is the back of the last sheet (GB/T 33476.2, 7.3.1). Pages are added where it has no room
/// or the last one is odd. The page ends before it; `None` without 版记.
pub(super) fn place(
    flow: &Flow,
    document: &Document,
    pages: &mut Vec<PageRows>,
) -> Option<u8> {
    if flow.imprint.is_empty() {
        return None;
    }
    let practice = &document.practice;
    let even = practice.imprint_on_even_page && document.form != Form::Letter;
    let last = pages.last_mut()?;
    let head = last.head.and_then(|head| flow.heads.get(head));
    let used = head.map_or(Length::ZERO, |rows| height(rows))
        + height(&flow.rows[last.rows.clone()]);
    let room = practice.type_area().height - used;
    let fits = !last.turned && height(&flow.imprint) <= room;
    let count = pages.len();
    let is_even = |page: usize| page.is_multiple_of(2) || !even;
    if fits && is_even(count) {
        pages.last_mut()?.imprint = true;
        return Some(0);
    }
    let blank = !is_even(count + 1);
    let end = pages.last()?.rows.end;
    let page = PageRows { rows: end..end, unnumbered: blank, ..PageRows::default() };
    if blank {
        pages.push(page.clone());
    }
    pages.push(PageRows { imprint: true, ..page });
    Some(1 + u8::from(blank))
}
