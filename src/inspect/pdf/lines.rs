//! Puts the characters of a page in lines.

use super::{Glyph, Page};
use crate::inspect::paper::{ASCENT, POINT, is_wide};

/// Characters whose baselines differ by less stand on one line, in mm.
const SAME_LINE: f64 = 1.0;

/// A line of text; lengths in mm.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) baseline: f64,
    pub(super) glyphs: Vec<&'a Glyph>,
}

/// The marks whose ink stands in the right half of their cell, and in the left half.
const OPENING: &str = "“‘（〔《〈【「『［｛〖";
const CLOSING: &str = "”’）〕》〉】」』］｝〗，。、；：！？";

/// Where the em of a character begins and ends. A face may draw a mark narrower than its
/// cell; the cell is meant.
fn cell(glyph: &Glyph) -> (f64, f64) {
    let (left, right) = (glyph.x, glyph.x + glyph.advance);
    let Some(char) = glyph.text.chars().next() else { return (left, right) };
    let missing = glyph.size * POINT - glyph.advance;
    if !is_wide(char) || missing < 0.1 * glyph.size * POINT {
        return (left, right);
    }
    if OPENING.contains(char) {
        (left - missing, right)
    } else if CLOSING.contains(char) {
        (left, right + missing)
    } else {
        (left - missing / 2.0, right + missing / 2.0)
    }
}

impl Line<'_> {
    /// Where the first em begins.
    pub(super) fn left(&self) -> f64 {
        self.glyphs.iter().map(|it| cell(it).0).fold(f64::INFINITY, f64::min)
    }

    /// Where the last em ends.
    pub(super) fn right(&self) -> f64 {
        self.glyphs.iter().map(|it| cell(it).1).fold(f64::NEG_INFINITY, f64::max)
    }

    /// The largest size in it, in points.
    pub(super) fn size(&self) -> f64 {
        self.glyphs.iter().map(|glyph| glyph.size).fold(0.0, f64::max)
    }

    /// Upper edge of the em.
    pub(super) fn top(&self) -> f64 {
        self.baseline - ASCENT * self.size() * POINT
    }

    /// Lower edge of the em.
    pub(super) fn bottom(&self) -> f64 {
        self.baseline + (1.0 - ASCENT) * self.size() * POINT
    }

    pub(super) fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    pub(super) fn is_red(&self) -> bool {
        self.glyphs.iter().all(|glyph| glyph.ink.is_red())
    }
}

/// The lines of a page from top to bottom, without what is blank.
pub(super) fn lines(page: &Page) -> Vec<Line<'_>> {
    let inked = |glyph: &&Glyph| {
        let finite = glyph.x.is_finite() && glyph.baseline.is_finite();
        finite && glyph.size > 1.0 && !glyph.text.trim().is_empty()
    };
    let mut glyphs: Vec<&Glyph> = page.glyphs.iter().filter(inked).collect();
    glyphs.sort_by(|one, other| one.baseline.total_cmp(&other.baseline));
    let mut lines: Vec<Line<'_>> = Vec::new();
    for glyph in glyphs {
        match lines.last_mut() {
            Some(line) if glyph.baseline - line.baseline < SAME_LINE => {
                line.glyphs.push(glyph);
            }
            _ => lines.push(Line { baseline: glyph.baseline, glyphs: vec![glyph] }),
        }
    }
    for line in &mut lines {
        line.glyphs.sort_by(|one, other| one.x.total_cmp(&other.x));
    }
    lines.into_iter().flat_map(apart).collect()
}

/// A wider gap than this many ems parts what stands on a line.
const GAP: f64 = 3.0;

/// From this size on words are a mark, whose names may be spread to equal width.
const SPREAD: f64 = 20.0;

/// The parts of a line that stand far from each other.
fn apart(line: Line<'_>) -> Vec<Line<'_>> {
    let baseline = line.baseline;
    let mut parts: Vec<Line<'_>> = Vec::new();
    for glyph in line.glyphs {
        let before = parts.last().and_then(|part| part.glyphs.last());
        let gap = before.map(|before| cell(glyph).0 - cell(before).1);
        let far = gap.is_some_and(|gap| gap > GAP * glyph.size * POINT);
        match parts.last_mut() {
            Some(part) if !far || glyph.size > SPREAD => part.glyphs.push(glyph),
            _ => parts.push(Line { baseline, glyphs: vec![glyph] }),
        }
    }
    parts
}

/// The lines of a page parted into its text and its number.
pub(super) fn parted(page: &Page) -> (Vec<Line<'_>>, Option<Line<'_>>) {
    let mut lines = lines(page);
    let below = page.height * 0.8;
    let is_number =
        |line: &Line<'_>| line.baseline > below && states_number(&line.text());
    let number = lines.last().is_some_and(is_number).then(|| lines.pop()).flatten();
    (lines, number)
}

/// Whether a text is digits, perhaps between dashes.
fn states_number(text: &str) -> bool {
    let dash = |char: char| char.is_whitespace() || "—–-―─－·".contains(char);
    let digits = text.trim_matches(dash);
    !digits.is_empty() && digits.len() < 6 && digits.bytes().all(|it| it.is_ascii_digit())
}
