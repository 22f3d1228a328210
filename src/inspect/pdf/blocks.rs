//! Puts the lines of a file in paragraphs and finds its edges and its grid.

use std::collections::BTreeMap;

use super::lines::{Line, lines, parted};
use super::tables::Tables;
use super::{Page, Pages, turned};
use crate::inspect::paper::{
    Block, DASH, Extent, Format, GLYPH_TO_EDGE, Grid, Number, On, POINT, Paper, Rule,
    Sheet, Span, Turned,
};
use crate::inspect::parts::words;

/// Half a millimetre.
const NEAR: f64 = 0.5;

/// Farther right than this no further line of a paragraph begins, in mm.
const DEEP: f64 = 28.0 + 50.0;

/// Parts that stand on one line at most.
const MAX_PARTS: usize = 100;

/// A line with its page.
struct Placed<'a> {
    page: usize,
    line: Line<'a>,
    in_table: bool,
    /// On a page that is read turned: where the type area of that page ends.
    turned: Option<f64>,
}

/// The measured paper.
pub(super) fn paper(pages: Pages) -> Paper {
    let Pages { pages, fonts, archival } = pages;
    let parts: Vec<_> = pages.iter().map(parted).collect();
    let read = turned::as_read(&pages);
    let name = |font: usize| fonts.get(font).map_or("", |font| font.name.as_str());
    let turned =
        pages.iter().zip(&parts).zip(1..).filter(|((page, _), _)| page.is_turned());
    let turned = turned.map(|((page, (_, number)), at)| Turned {
        page: Some(at),
        head_is_left: Some(page.head_is_left()),
        is_numbered: Some(number.is_some()),
    });
    let turned = turned.collect();
    let blank = pages.iter().zip(&parts).zip(1..).filter(|((page, parts), _)| {
        parts.0.is_empty() && !page.has_text_along_its_side() && page.rules.is_empty()
    });
    let blank_pages = blank.map(|(_, number)| number).collect();
    let numbers = parts.iter().zip(1..).filter_map(|((_, number), page)| {
        Some(page_number(number.as_ref()?, page, &name))
    });
    let numbers = numbers.collect();
    let sheets =
        pages.iter().map(|page| Sheet { width: page.width, height: page.height });
    let sheets: Vec<_> = sheets.collect();
    let tables: Vec<Tables> = pages.iter().map(Tables::of).collect();
    let rules =
        pages.iter().zip(&tables).zip(1..).flat_map(|((page, tables), number)| {
            page.rules.iter().map(move |rule| {
                let of_table = rule.y.is_some_and(|y| tables.hold(y));
                Rule { page: Some(number), of_table, ..rule.clone() }
            })
        });
    let rules = rules.collect();
    let mut lines: Vec<Placed<'_>> = Vec::new();
    for (((upright, _), tables), (read, page)) in
        parts.into_iter().zip(tables).zip(read.iter().zip(1..))
    {
        let (of_page, tables, turned) = match read {
            Some(read) => (self::lines(read), Tables::of(read), Some(read.end())),
            None => (upright, tables, None),
        };
        lines.extend(of_page.into_iter().map(|line| {
            let in_table = tables.hold(line.baseline);
            Placed { page, line, in_table, turned }
        }));
    }
    let grid = grid(&pages, &of_text(&lines));
    let blocks = blocks(&lines, &grid, &name);
    Paper {
        format: Format::Pdf,
        sheets,
        grid,
        blocks,
        rules,
        numbers,
        turned,
        pages: pages.len(),
        blank_pages,
        fonts,
        archival,
        ..Paper::default()
    }
}

fn spans<'a>(line: &Line<'_>, name: &impl Fn(usize) -> &'a str, out: &mut Vec<Span>) {
    for glyph in &line.glyphs {
        let (face, size, ink) = (name(glyph.font), glyph.size, glyph.ink);
        let bold = glyph.bold || face.to_ascii_lowercase().contains("bold");
        match out.last_mut() {
            Some(span)
                if span.face == face
                    && (span.ink, span.bold) == (ink, bold)
                    && (span.size - size).abs() < 0.05 =>
            {
                span.text.push_str(&glyph.text);
            }
            _ => {
                let (text, face) = (glyph.text.clone(), face.to_owned());
                out.push(Span { text, face, size, ink, bold });
            }
        }
    }
}

fn page_number<'a>(
    line: &Line<'_>,
    page: usize,
    name: &impl Fn(usize) -> &'a str,
) -> Number {
    let mut words = Vec::new();
    spans(line, name, &mut words);
    Number {
        on: On::Page(page),
        spans: words,
        left: Some(line.left()),
        right: Some(line.right()),
        dash: Some(line.baseline - DASH * line.size() * POINT),
    }
}

/// The value that occurs most often, in steps of a hundredth.
fn commonest(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut counts: BTreeMap<String, (f64, usize)> = BTreeMap::new();
    for value in values {
        counts.entry(format!("{value:.2}")).or_insert((value, 0)).1 += 1;
    }
    counts.into_values().max_by_key(|(_, count)| *count).map(|(value, _)| value)
}

/// The upright lines without those of tables and of the 版记, of which there may be more
/// than of the body.
fn of_text<'a, 'b>(lines: &'b [Placed<'a>]) -> Vec<&'b Placed<'a>> {
    let mut is_imprint = false;
    let upright = lines.iter().filter(|it| !it.in_table && it.turned.is_none());
    let of_text = upright.filter(|it| {
        let text = it.line.text();
        let ends = words::is_issue(&text);
        is_imprint = (is_imprint || words::is_copies(&text)) && !ends;
        !is_imprint && !ends
    });
    of_text.collect()
}

fn grid(pages: &[Page], lines: &[&Placed<'_>]) -> Grid {
    let width = pages.first().map_or(210.0, |page| page.width);
    let body = commonest(lines.iter().flat_map(|it| {
        let sizes = it.line.glyphs.iter().map(|glyph| glyph.size);
        sizes.collect::<Vec<_>>()
    }));
    let body = body.unwrap_or(16.0);
    let is_body = |it: &&&Placed<'_>| (it.line.size() - body).abs() < 0.1;
    let pairs = lines.windows(2).filter(|pair| pair[0].page == pair[1].page);
    let same = pairs.filter(|pair| pair.iter().all(|it| is_body(&it)));
    let gaps = same.map(|pair| pair[1].line.baseline - pair[0].line.baseline);
    let pitch = commonest(gaps.filter(|gap| (4.0..16.0).contains(gap)));
    let half = pitch.map_or(0.0, |pitch| pitch - body * POINT);
    let edges = |edge: f64, sign: f64| {
        // The em at the edge; the line around it with the em in its middle; with the
        // baseline a fifth of its height above its foot, as word processors set it.
        let foot = pitch.map_or(0.0, |pitch| {
            let below = 0.2 * pitch - 0.12 * body * POINT;
            if sign > 0.0 { below } else { pitch - body * POINT - below }
        });
        let boxes = [edge + sign * half / 2.0, edge + sign * foot];
        let touches = pitch.is_some_and(|pitch| pitch > GLYPH_TO_EDGE * POINT);
        boxes.into_iter().chain(touches.then_some(edge)).collect()
    };
    let text = || lines.iter().filter(is_body).map(|it| &it.line);
    let left = text().map(Line::left).min_by(f64::total_cmp);
    // A paper of short paragraphs has nothing but indented lines.
    let indented = |left: f64| (left - 28.0 - 11.2).abs() < 2.0 * NEAR;
    let left = left.filter(|left| !indented(*left)).filter(|left| {
        let lines = text().filter(|line| line.left() - left < NEAR).count();
        lines > 2 || pages.len() > 2
    });
    let right = text().map(Line::right).max_by(f64::total_cmp);
    let right = right.filter(|right| {
        text().filter(|line| right - line.right() < 1.0).count() > 2
            || width - right < 25.0
    });
    let firsts = (2..=pages.len()).filter_map(|page| {
        let first = lines.partition_point(|it| it.page < page);
        lines
            .get(first)
            .filter(|it| it.page == page)
            .filter(is_body)
            .map(|it| it.line.top())
    });
    let top = firsts.min_by(f64::total_cmp);
    // That a page is full shows in that another ends where it ends.
    let twice = |values: &[f64], near: f64| {
        let most = values.iter().copied().max_by(f64::total_cmp)?;
        let same = values.iter().filter(|it| most - **it < near).count();
        (same > 1).then_some(most)
    };
    let on_pages = |page: usize| {
        let from = lines.partition_point(|it| it.page < page);
        let to = lines.partition_point(|it| it.page <= page);
        lines[from..to].iter()
    };
    let ends = (1..=pages.len()).filter_map(|page| {
        on_pages(page).filter(is_body).map(|it| it.line.bottom()).max_by(f64::total_cmp)
    });
    let bottom = twice(&ends.collect::<Vec<_>>(), NEAR);
    let rows = (1..=pages.len()).filter_map(|page| {
        let mut on_page = on_pages(page).filter(is_body);
        let first = on_page.next()?;
        let last = on_page.next_back()?;
        Some((last.line.baseline - first.line.baseline) / pitch? + 1.0)
    });
    let rows: Vec<f64> = rows.collect();
    let most = rows.iter().copied().max_by(f64::total_cmp);
    let most = most.filter(|it| *it > 21.5).or_else(|| twice(&rows, 0.5));
    // A page with a heading, or a head, need not be full.
    let most = most.filter(|_| pages.len() > 2);
    Grid {
        left,
        right: right.map(|right| width - right),
        top: top.map_or_else(Vec::new, |top| edges(top, -1.0)),
        bottom: bottom.map_or_else(Vec::new, |bottom| edges(bottom, 1.0)),
        pitch: pitch.map(|pitch| pitch / POINT),
        lines: most.and_then(|it| {
            (1..200).find(|n: &usize| {
                let n = f64::from(u32::try_from(*n).unwrap_or(u32::MAX));
                (n - it).abs() <= 0.5
            })
        }),
    }
}

/// Whether a line goes on with the paragraph that the line before it is in.
fn goes_on(
    block: &Block,
    before: &Placed<'_>,
    line: &Placed<'_>,
    grid: &Grid,
    right: f64,
) -> bool {
    let (one, other) = (&before.line, &line.line);
    let (size, em) = (other.size(), other.size() * POINT);
    let alike = before.in_table == line.in_table && one.is_red() == other.is_red();
    // 成文日期 is no further line of 署名, from which it stands to the right.
    let is_date = other.left() > DEEP && words::is_date(&other.text());
    if (one.size() - size).abs() > 0.1 || !alike || is_date {
        return false;
    }
    let pitch = grid.pitch.unwrap_or(28.95) * POINT;
    // The lines of the 版记 stand closer than those of the body.
    let reach = if size < 15.0 { 1.78 * em } else { pitch.max(em) * 1.3 };
    let follows = if before.page == line.page {
        let down = other.baseline - one.baseline;
        down > 0.1 && down < reach
    } else {
        before.page + 1 == line.page
    };
    let body = size < 20.0;
    let is_full = one.right() > before.turned.unwrap_or(right) - 2.2 * em;
    let is_centred = |line: &Line<'_>| {
        (line.left() + line.right() - 28.0 - 184.0).abs() < 4.0 && line.left() > 28.0 + em
    };
    let indent = other.left() - grid.left.unwrap_or(28.0);
    let is_indented = (indent - 2.0 * em).abs() < 0.4 * em;
    // Further lines begin below each other, and no more than an indent before the first.
    let left = other.left();
    let below = block.rest.is_none_or(|rest| (rest - left).abs() < 1.5)
        && block.left.is_none_or(|first| first - left < 2.6 * em);
    // The names of 附件说明 hang below each other behind their numbers, as further lines do.
    let is_next_name = || {
        indent > 1.5 * em
            && attachment_number(&other.text())
                .and_then(|number| number.checked_sub(1))
                .is_some_and(|last| attachment_number(&block.text()) == Some(last))
    };
    let is_first = is_indented && one.left() - left > -1.0;
    if body {
        follows && is_full && below && !is_first && !is_next_name()
    } else {
        follows && before.page == line.page && (is_centred(other) || is_full)
    }
}

/// The number that a name of 附件说明 begins with.
fn attachment_number(text: &str) -> Option<u32> {
    let text = text.trim_start();
    let text = text.strip_prefix("附件：").unwrap_or(text);
    text.split_once(['.', '．'])?.0.trim().parse().ok()
}

fn blocks<'a>(
    lines: &[Placed<'_>],
    grid: &Grid,
    name: &impl Fn(usize) -> &'a str,
) -> Vec<Block> {
    let right = 210.0 - grid.right.unwrap_or(26.0);
    let mut blocks: Vec<Block> = Vec::new();
    for (at, placed) in lines.iter().enumerate() {
        let line = &placed.line;
        let extent = Extent { text: line.text(), left: line.left(), right: line.right() };
        let before = at.checked_sub(1).and_then(|at| lines.get(at));
        if let (Some(before), Some(block)) = (before, blocks.last_mut())
            && goes_on(block, before, placed, grid, right)
        {
            spans(line, name, &mut block.spans);
            block.rest = block.rest.or(Some(extent.left));
            block.lines.push(extent);
            block.bottom =
                block.page.filter(|page| *page == placed.page).map(|_| line.bottom());
            continue;
        }
        let same = before.filter(|before| before.page == placed.page);
        // Of what stands on one line, all parts stand below the line before.
        let above = lines[..at]
            .iter()
            .rev()
            .take(MAX_PARTS)
            .take_while(|it| it.page == placed.page);
        let above = above.map(|it| it.line.baseline).find(|it| line.baseline - it > 0.1);
        let gap = above.map(|above| line.baseline - above);
        let mut block = Block {
            page: Some(placed.page),
            begins_page: same.is_none(),
            left: Some(extent.left),
            right: Some(extent.right),
            above: gap.zip(grid.pitch).map(|(gap, pitch)| gap / (pitch * POINT) - 1.0),
            top: Some(line.top()),
            bottom: Some(line.bottom()),
            in_table: placed.in_table,
            lines: vec![extent],
            ..Block::default()
        };
        spans(line, name, &mut block.spans);
        blocks.push(block);
    }
    blocks
}
