//! Fills pages with rows, then adds what depends on the page's number.
//!
//! 1. [`keep_signature`] ties the signature to lines of text.
//! 2. [`fill`] cuts the rows into pages, by their heights.
//! 3. [`place`] puts them into the type area and adds the page number, right on odd pages
//!    and left on even ones.

use std::ops::Range;

use super::flow::{Flow, Row, Titled};
use super::inline::measure::{Piece, measure};
use super::page::{Glyph, Ink, Item, Mark, Page, TextRun};
use super::table::{Framer, Place, Placed};
use crate::diagnostic::codes::layout as codes;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Document, Form, Orientation};
use crate::font::Library;
use crate::geom::{Length, Size};
use crate::standard::Role;
use crate::standard::page::SHEET;
use crate::standard::parts::TEXT_WITH_SIGNATURE;
use crate::standard::practice::{PageNumberPlace, Practice};
use crate::standard::typeface::SIZE_4;

/// How far the middle of a dash lies above the baseline, in hundredths of the em: the
/// middle of the Chinese em, whose box reaches from -12 to 88, as the faces of 宋体 draw it.
const DASH_HEIGHT: i64 = 38;

/// What stands on a page.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct PageRows {
    /// The rows.
    pub(super) rows: Range<usize>,
    /// The heading that is repeated above them, by its index in [`Flow::heads`].
    pub(super) head: Option<usize>,
    /// Whether the page is held turned.
    pub(super) turned: bool,
    /// Whether 版记 stands at its foot.
    pub(super) imprint: bool,
    /// Whether it bears no page number.
    pub(super) unnumbered: bool,
}

/// What stays on the page of the signature.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Kept {
    /// Blocks of the body, the last of it.
    pub(super) blocks: usize,
    /// Names of 附件说明, the last of it, where none of the body stays.
    pub(super) names: usize,
}

/// Keeps the signature on one page with the last lines of the body, and 附件说明 between
/// them; with less where they would not fit a page together.
pub(super) fn keep_signature(flow: &mut Flow, practice: &Practice) -> Kept {
    let end = flow.signature.end;
    if flow.signature.is_empty() {
        return Kept::default();
    }
    let mut starts = vec![kept_body(flow)];
    let tail = |start: &usize| flow.attachments.end - start >= TEXT_WITH_SIGNATURE;
    let names = flow.names.iter().rev().copied().find(tail);
    starts.extend(names.or(flow.names.first().copied()));
    starts.push(flow.signature.start);
    let turned = is_turned(&flow.rows[flow.signature.start]);
    let room = practice.type_area_of(turned).height;
    let fits = |start: &usize| height(&flow.rows[*start..end]) <= room;
    let Some(start) = starts.into_iter().find(fits) else { return Kept::default() };
    flow.rows[start..end - 1].iter_mut().for_each(|row| row.keep = true);
    if start < flow.body.end {
        let before = flow.blocks.partition_point(|block| *block <= start);
        let blocks = flow.blocks.len() + 1 - before.max(1);
        return Kept { blocks, names: 0 };
    }
    let names = flow.names.iter().filter(|name| **name >= start).count();
    Kept { blocks: 0, names }
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

/// The pages of these rows; a document without rows has one empty page.
pub(super) fn fill(flow: &Flow, practice: &Practice) -> Vec<PageRows> {
    let mut pages = Vec::new();
    let mut start = 0;
    while let Some(first) = flow.rows.get(start) {
        let (turned, head) = (is_turned(first), first.head);
        let repeated = head.and_then(|head| flow.heads.get(head));
        let repeated = repeated.map_or(Length::ZERO, |rows| height(rows));
        let room = practice.type_area_of(turned).height - repeated;
        let end = page_end(&flow.rows, start, room);
        pages.push(PageRows { rows: start..end, head, turned, ..PageRows::default() });
        start = end;
    }
    if pages.is_empty() {
        pages.push(PageRows::default());
    }
    pages
}

/// Where the page ends that begins with a row; at least one row stands on it.
fn page_end(rows: &[Row], start: usize, room: Length) -> usize {
    let mut used = Length::ZERO;
    let mut end = start;
    while let Some(row) = rows.get(end) {
        let demanded = row.page_start || row.orientation != rows[start].orientation;
        if end > start && demanded {
            return end;
        }
        used += row.height;
        if end > start && used - row.below > room {
            let kept = (start + 1..=end).rev().find(|end| !rows[end - 1].keep);
            return kept.unwrap_or(end);
        }
        end += 1;
    }
    end
}

fn is_turned(row: &Row) -> bool {
    row.orientation == Orientation::Landscape
}

/// How high some rows are together.
pub(super) fn height(rows: &[Row]) -> Length {
    rows.iter().map(|row| row.height).sum()
}

/// Whether the first page shows none of the text that the document has (7.3.3).
pub(super) fn hides_the_body(flow: &Flow, pages: &[PageRows]) -> bool {
    let first = pages.first().map_or(0, |page| page.rows.end);
    !flow.body.is_empty() && flow.body.start >= first
}

/// Tells where a page is not as it should be and nothing could be moved.
pub(super) fn inspect(flow: &Flow, pages: &[PageRows], findings: &mut Findings) {
    if hides_the_body(flow, pages) {
        let message = "版头和标题占满了第一页，首页没有正文";
        let hint = "请把标题写短一些，或者减少版头的内容";
        findings.push(Diagnostic::new(&codes::FIRST_PAGE, message).hint(hint));
    }
    let foot = |titled: &&Titled| {
        !titled.rows.is_empty() && pages.iter().any(|it| it.rows.end == titled.rows.end)
    };
    for titled in flow.titled.iter().filter(foot) {
        let message = format!("标题“{}”落在页底，下面的内容在另一页", titled.words);
        let hint = "在标题下面写几句话，或者把标题移到它后面的表格、图片那一页";
        let finding = Diagnostic::new(&codes::HEADING_AT_FOOT, message).hint(hint);
        findings.push(match &titled.span {
            Some(span) => finding.at(span.clone()),
            None => finding,
        });
    }
    if flow.signature.is_empty() {
        return;
    }
    let mut ranges = pages.iter().map(|page| &page.rows);
    let with = ranges.find(|page| page.contains(&flow.signature.start));
    let text = flow.body.end - flow.body.start.min(flow.body.end);
    let bare = |page: &Range<usize>| {
        // 附件说明 is text under which a seal may stand (7.3.5.1).
        let shared = |rows: &Range<usize>| {
            rows.end.min(page.end).saturating_sub(page.start.max(rows.start))
        };
        let shared = shared(&flow.body) + shared(&flow.attachments);
        shared < TEXT_WITH_SIGNATURE.min(text.max(1))
    };
    if with.is_none_or(bare) {
        let message = "署名所在的一页没有正文";
        let hint = "请压缩署名、附件说明的行数，使正文末尾两行能与署名同处一页";
        findings.push(Diagnostic::new(&codes::BARE_SIGNATURE, message).hint(hint));
    }
}

/// The upper edges of a page's rows on the page as it is read, by its number from 1.
pub(super) fn tops<'a>(
    flow: &'a Flow,
    page: &PageRows,
    number: usize,
    practice: &Practice,
) -> impl Iterator<Item = Length> + use<'a> {
    let head = page.head.and_then(|head| flow.heads.get(head));
    let repeated = head.map_or(Length::ZERO, |rows| height(rows));
    let first = practice.margins_of(number, page.turned).top + repeated;
    flow.rows[page.rows.clone()].iter().scan(first, |top, row| {
        let upper = *top;
        *top += row.height;
        Some(upper)
    })
}

/// The pages of these rows.
pub(super) fn place(
    flow: &Flow,
    pages: &[PageRows],
    document: &Document,
    faces: &Library,
) -> Vec<Page> {
    let practice = &document.practice;
    let mut framers: Vec<Framer<'_>> = flow.tables.iter().map(Framer::new).collect();
    let place = |(page, number): (&PageRows, usize)| {
        let margins = practice.margins_of(number, page.turned);
        let mut items = Vec::new();
        let mut top = margins.top;
        let head = page.head.and_then(|head| flow.heads.get(head));
        let head = head.map_or(&[][..], Vec::as_slice);
        let mut lines: Vec<(usize, Placed)> = Vec::new();
        for row in head.iter().chain(&flow.rows[page.rows.clone()]) {
            let painted = row.items.iter().cloned();
            items.extend(painted.map(|item| item.moved(margins.left, top)));
            if let Some(Place { table, line }) = row.table {
                lines.push((table, Placed { line, top, height: row.height }));
            }
            top += row.height;
        }
        let mut repeated = head.len();
        for lines in lines.chunk_by(|one, next| one.0 == next.0) {
            let Some(framer) = lines.first().and_then(|line| framers.get_mut(line.0))
            else {
                continue;
            };
            let lines: Vec<Placed> = lines.iter().map(|line| line.1).collect();
            let added = framer.page(&lines, std::mem::take(&mut repeated)).into_iter();
            items.extend(added.map(|item| item.moved(margins.left, Length::ZERO)));
        }
        if page.imprint {
            let foot = margins.top + practice.type_area().height;
            let mut top = foot - height(&flow.imprint);
            for row in &flow.imprint {
                let painted = row.items.iter().cloned();
                items.extend(painted.map(|item| item.moved(margins.left, top)));
                top += row.height;
            }
        }
        let Size { width, height } = SHEET;
        let turned = Size { width: height, height: width };
        let size = if page.turned { turned } else { SHEET };
        // The first page of a letter bears no number (10.1).
        let silent = page.unnumbered || (number == 1 && document.form == Form::Letter);
        let furniture =
            if silent { Vec::new() } else { page_number(number, practice, faces) };
        Page { size, turned: page.turned, items, furniture }
    };
    pages.iter().zip(1..).map(place).collect()
}

/// The page number (7.5): half-width digits between dashes, 4号宋体, on the upright sheet.
fn page_number(number: usize, practice: &Practice, faces: &Library) -> Vec<Item> {
    let piece = Piece::new(format!("— {number} —"), Role::SongTi);
    let cells = measure(faces, &[piece], SIZE_4);
    let width: Length = cells.iter().map(|cell| cell.advance).sum();
    let (margins, area) = (practice.margins_of(number, false), practice.type_area());
    let mut x = margins.left
        + match practice.page_number {
            PageNumberPlace::Outside(indent) if number.is_multiple_of(2) => indent,
            PageNumberPlace::Outside(indent) => area.width - indent - width,
            PageNumberPlace::Centred => (area.width - width).times(1, 2),
        };
    let dash = margins.top + area.height + practice.page_number_drop;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Point;
    use crate::layout::testing::faces;

    const PITCH: Length = Practice::STANDARD.line_pitch;

    fn row(height: Length) -> Row {
        let origin = Point::default();
        let size = Size { width: PITCH, height };
        let items = vec![Item::Bar { origin, size, ink: Ink::Black }];
        Row { height, items, ..Row::default() }
    }

    fn turned(height: Length) -> Row {
        Row { orientation: Orientation::Landscape, ..row(height) }
    }

    fn filled(rows: Vec<Row>, heads: Vec<Vec<Row>>) -> (Flow, Vec<PageRows>) {
        let flow = Flow { rows, heads, ..Flow::default() };
        let pages = fill(&flow, &Practice::STANDARD);
        (flow, pages)
    }

    fn ranges(rows: Vec<Row>) -> Vec<Range<usize>> {
        filled(rows, Vec::new()).1.into_iter().map(|page| page.rows).collect()
    }

    fn origins(page: &Page) -> Vec<Point> {
        let origin = |item: &Item| match item {
            Item::Bar { origin, .. } => Some(*origin),
            _ => None,
        };
        page.items.iter().filter_map(origin).collect()
    }

    #[test]
    fn rows_fill_a_page_by_their_heights() {
        let rows = vec![row(PITCH * 11), row(PITCH * 11), row(PITCH)];
        assert_eq!(ranges(rows), [0..2, 2..3]);
    }

    #[test]
    fn white_below_the_last_row_of_a_page_need_not_fit() {
        let last = Row { below: PITCH, ..row(PITCH * 12) };
        assert_eq!(ranges(vec![row(PITCH * 11), last, row(PITCH)]), [0..2, 2..3]);
    }

    #[test]
    fn a_row_higher_than_a_page_has_a_page_of_its_own() {
        let rows = vec![row(PITCH), row(PITCH * 30), row(PITCH)];
        assert_eq!(ranges(rows), [0..1, 1..2, 2..3]);
    }

    #[test]
    fn a_row_can_demand_a_page() {
        let demanding = Row { page_start: true, ..row(PITCH) };
        assert_eq!(ranges(vec![row(PITCH), demanding, row(PITCH)]), [0..1, 1..3]);
    }

    #[test]
    fn turned_rows_have_pages_of_their_own_with_fifteen_lines() {
        let rows = [vec![row(PITCH)], vec![turned(PITCH); 16], vec![row(PITCH)]].concat();
        assert_eq!(ranges(rows), [0..1, 1..16, 16..17, 17..18]);
    }

    #[test]
    fn a_heading_is_repeated_and_takes_its_room() {
        let below = Row { head: Some(0), ..row(PITCH * 12) };
        let head = vec![row(PITCH * 2)];
        let (flow, pages) =
            filled(vec![row(PITCH * 2), below.clone(), below], vec![head]);
        assert_eq!((pages[0].rows.clone(), pages[1].rows.clone()), (0..2, 2..3));
        let second = &place(&flow, &pages, &Document::default(), faces())[1];
        let top = Practice::STANDARD.margins.top;
        let tops: Vec<_> = origins(second).into_iter().map(|origin| origin.y).collect();
        assert_eq!(tops, [top, top + PITCH * 2]);
    }

    #[test]
    fn a_turned_page_is_placed_as_read_and_numbered_upright() {
        let (flow, pages) = filled(vec![turned(PITCH), row(PITCH)], Vec::new());
        let placed = place(&flow, &pages, &Document::default(), faces());
        assert!(placed[0].turned && !placed[1].turned);
        assert_eq!((placed[0].size.width, placed[1].size), (Length::mm(297), SHEET));
        assert_eq!(origins(&placed[0]), [Point { x: Length::mm(35), y: Length::mm(28) }]);
        let number = |page: &Page| match page.furniture.first() {
            Some(Item::Text(run)) => (run.baseline, run.glyphs.len()),
            _ => (Length::ZERO, 0),
        };
        assert_eq!(number(&placed[0]), number(&placed[1]));
        assert!(number(&placed[0]).0 > Length::mm(269));
    }
}
