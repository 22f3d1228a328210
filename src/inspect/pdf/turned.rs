//! Pages that are read turned: their text runs up or down the upright sheet.

use super::lines::lines;
use super::tables::Upright;
use super::{Glyph, Page};
use crate::standard::page::MARGINS;

/// So many more characters than upright ones make a page a turned one.
const MOST: usize = 8;

/// By how much the text may stand off its edge and still be meant to touch it, in mm.
const ROUGH: f64 = 0.6;

impl Page {
    /// Whether it is read turned.
    pub(super) fn is_turned(&self) -> bool {
        let inked = |glyphs: &[Glyph]| glyphs.iter().filter(|it| !is_blank(it)).count();
        inked(&self.up) + inked(&self.down) > inked(&self.glyphs) + MOST
    }

    /// Whether text runs along its side.
    pub(super) fn has_text_along_its_side(&self) -> bool {
        self.up.iter().chain(&self.down).any(|it| !is_blank(it))
    }

    /// Whether the head of what is read turned lies at the left edge of the sheet.
    pub(super) fn head_is_left(&self) -> bool {
        self.up.len() >= self.down.len()
    }

    /// A turned page as it is read, with what stands on it but the page number.
    fn as_read(&self) -> Self {
        let is_left = self.head_is_left();
        let (width, height) = (self.height, self.width);
        let along = |y: f64| if is_left { width - y } else { y };
        let across = |x: f64| if is_left { x } else { height - x };
        let glyphs = if is_left { &self.up } else { &self.down };
        let turn = |glyph: &Glyph| Glyph {
            x: along(glyph.baseline),
            baseline: across(glyph.x),
            ..glyph.clone()
        };
        let upright = |(left, right, y): (f64, f64, f64)| {
            let (one, other) = (across(left), across(right));
            Upright { x: along(y), top: one.min(other), bottom: one.max(other) }
        };
        let rules = self.rules.iter().filter_map(|it| Some((it.left?, it.right?, it.y?)));
        Self {
            width,
            height,
            glyphs: glyphs.iter().map(turn).collect(),
            uprights: rules.map(upright).collect(),
            ..Self::default()
        }
    }

    /// Where the type area of a page that is read turned and moved ends.
    pub(super) fn end(&self) -> f64 {
        let area = self.width - MARGINS.top.to_mm() - MARGINS.bottom.to_mm();
        MARGINS.left.to_mm() + area
    }

    fn shift(&mut self, by: f64) {
        self.glyphs.iter_mut().for_each(|it| it.x += by);
        self.uprights.iter_mut().for_each(|it| it.x += by);
    }
}

fn is_blank(glyph: &Glyph) -> bool {
    glyph.text.trim().is_empty()
}

/// The turned pages as they are read; nothing for the upright ones.
///
/// Their left edge is another than that of upright pages. What counts is the distance from
/// it, so they are moved until both agree. Of a paper that begins turned nothing is read:
/// there are no upright pages to measure by.
pub(super) fn as_read(pages: &[Page]) -> Vec<Option<Page>> {
    let begins_upright = pages.first().is_some_and(|it| !it.is_turned());
    let is_read = |page: &&Page| begins_upright && page.is_turned();
    let mut read: Vec<Option<Page>> =
        pages.iter().map(|page| Some(page).filter(is_read).map(Page::as_read)).collect();
    let turned = || read.iter().flatten();
    let texts = turned().flat_map(|page| lines(page).into_iter().map(|it| it.left()));
    let rules = turned().flat_map(|page| page.uprights.iter().map(|it| it.x));
    let wanted = MARGINS.bottom.to_mm();
    let edge = texts.chain(rules).min_by(f64::total_cmp);
    let edge = edge.filter(|it| (it - wanted).abs() > ROUGH).unwrap_or(wanted);
    read.iter_mut().flatten().for_each(|it| it.shift(MARGINS.left.to_mm() - edge));
    read
}
