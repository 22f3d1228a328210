//! Fills pages with rows, then adds what depends on the page's number.
//!
//! 1. [`keep_signature`] ties the signature to lines of text.
//! 2. [`fill`] cuts the rows into pages of 22.
//! 3. [`place`] sets baselines and adds the page number, right on odd pages and left on
//!    even ones.

use std::ops::Range;

use super::flow::{Flow, Row};
use super::inline::measure::{Piece, measure};
use super::page::{Glyph, Ink, Item, Mark, Page, TextRun};
use crate::diagnostic::codes::layout as codes;
use crate::diagnostic::{Diagnostic, Findings};
use crate::font::Library;
use crate::geom::Length;
use crate::standard::Role;
use crate::standard::page::{
    BASELINE_ABOVE_FOOT, LINE_PITCH, LINES, MARGINS, PAGE_NUMBER_DROP,
    PAGE_NUMBER_INDENT, SHEET, TYPE_AREA,
};
use crate::standard::parts::TEXT_WITH_SIGNATURE;
use crate::standard::typeface::SIZE_4;

/// How far the middle of a dash lies above the baseline, in hundredths of the em: the
/// middle of the Chinese em, whose box reaches from -12 to 88, as the faces of 宋体 draw it.
const DASH_HEIGHT: i64 = 38;

/// Keeps the signature on one page with the last lines of the body, and 附件说明 between
/// them; with less where they would not fit a page together.
pub(super) fn keep_signature(flow: &mut Flow) {
    let end = flow.signature.end;
    if flow.signature.is_empty() {
        return;
    }
    let body = kept_body(flow);
    let attachments = flow
        .attachments
        .end
        .saturating_sub(TEXT_WITH_SIGNATURE)
        .max(flow.attachments.start);
    let starts = if flow.attachments.is_empty() {
        vec![body, flow.signature.start]
    } else {
        vec![body, attachments, flow.signature.start]
    };
    let Some(start) = starts.into_iter().find(|start| end - start <= LINES) else {
        return;
    };
    flow.rows[start..end - 1].iter_mut().for_each(|row| row.keep = true);
}

/// Where the rows of the body begin that stay with the signature.
///
/// Two lines, but no line of a paragraph is left alone: of a paragraph of two or three lines
/// all come along, and a paragraph of one brings the one before it. These are the rules of
/// widow control, by which word processors keep the same lines.
fn kept_body(flow: &Flow) -> usize {
    let mut kept = flow.body.end;
    for block in flow.blocks.iter().rev().copied() {
        let splits = kept - block >= 2 * TEXT_WITH_SIGNATURE;
        kept = if splits { kept - TEXT_WITH_SIGNATURE } else { block };
        if flow.body.end - kept >= TEXT_WITH_SIGNATURE {
            break;
        }
    }
    kept
}

/// The rows of each page; a document without rows has one empty page.
pub(super) fn fill(rows: &[Row]) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let mut start = 0;
    while rows.len() - start > LINES {
        let full = start + LINES;
        let kept = (start + 1..=full).rev().find(|end| !rows[end - 1].keep);
        let end = kept.unwrap_or(full);
        pages.push(start..end);
        start = end;
    }
    pages.push(start..rows.len());
    pages
}

/// Tells where a page is not as it should be and nothing could be moved.
pub(super) fn inspect(flow: &Flow, pages: &[Range<usize>], findings: &mut Findings) {
    let first = pages.first().cloned().unwrap_or_default();
    if !flow.body.is_empty() && flow.body.start >= first.end {
        let message = "标题和主送机关占满了第一页，首页没有正文";
        let hint = "请把主送机关改为统称，或者把主送机关移到版记";
        findings.push(Diagnostic::new(&codes::FIRST_PAGE, message).hint(hint));
    }
    if flow.signature.is_empty() {
        return;
    }
    let with = pages.iter().find(|page| page.contains(&flow.signature.start));
    let text = flow.body.end - flow.body.start.min(flow.body.end);
    let bare = |page: &Range<usize>| {
        let shared = flow.body.end.saturating_sub(page.start.max(flow.body.start));
        shared < TEXT_WITH_SIGNATURE.min(text.max(1))
    };
    if with.is_none_or(bare) {
        let message = "署名所在的一页没有正文";
        let hint = "请压缩署名、附件说明的行数，使正文末尾两行能与署名同处一页";
        findings.push(Diagnostic::new(&codes::BARE_SIGNATURE, message).hint(hint));
    }
}

/// The upper edge of a row of a page, by its number from 0.
pub(super) fn top(row: usize) -> Length {
    MARGINS.top + LINE_PITCH * i64::try_from(row).unwrap_or(0)
}

/// The pages of these rows.
pub(super) fn place(
    rows: Vec<Row>,
    pages: &[Range<usize>],
    faces: &Library,
) -> Vec<Page> {
    let mut rows = rows.into_iter();
    let mut placed = Vec::with_capacity(pages.len());
    for (index, page) in pages.iter().enumerate() {
        let mut items = Vec::new();
        for (number, row) in rows.by_ref().take(page.len()).enumerate() {
            let baseline = top(number + 1) - BASELINE_ABOVE_FOOT;
            let runs = row.runs.into_iter();
            items.extend(runs.map(|run| Item::Text(TextRun { baseline, ..run })));
        }
        items.extend(page_number(index + 1, faces));
        placed.push(Page { size: SHEET, items });
    }
    placed
}

/// The page number (7.5): half-width digits between dashes, 4号宋体.
fn page_number(number: usize, faces: &Library) -> Vec<Item> {
    let piece = Piece::new(format!("— {number} —"), Role::SongTi);
    let cells = measure(faces, &[piece], SIZE_4);
    let width: Length = cells.iter().map(|cell| cell.advance).sum();
    let mut x = if number % 2 == 1 {
        MARGINS.left + TYPE_AREA.width - PAGE_NUMBER_INDENT - width
    } else {
        MARGINS.left + PAGE_NUMBER_INDENT
    };
    let dash = MARGINS.top + TYPE_AREA.height + PAGE_NUMBER_DROP;
    let baseline = dash + SIZE_4.times(DASH_HEIGHT, 100);
    let mut runs: Vec<TextRun> = Vec::new();
    for cell in cells {
        // The three kinds of signs of a page number are in every face of 宋体.
        let Some(glyph) = cell.glyph else { continue };
        let placed = Glyph { id: glyph.id, char: cell.char, x: x + glyph.shift(SIZE_4) };
        x += cell.advance;
        match runs.last_mut() {
            Some(run) if run.face == glyph.face => run.glyphs.push(placed),
            _ => runs.push(TextRun {
                face: glyph.face,
                size: SIZE_4,
                bold: false,
                glyphs: vec![placed],
                baseline,
                ink: Ink::Black,
                mark: Mark::Pagination,
            }),
        }
    }
    runs.into_iter().map(Item::Text).collect()
}
