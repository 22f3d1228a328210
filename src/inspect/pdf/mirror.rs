//! Margins that are mirrored: on even pages the binding edge lies at the right.

use super::lines::{Line, parted};
use super::{Page, Pages};
use crate::inspect::paper::POINT;

/// How far the text of even pages must stand from that of odd ones, in mm; printing and
/// measuring may move it by less.
const LEAST: f64 = 1.0;

/// By how much edges that are meant to be alike may differ, in mm.
const ALIKE: f64 = 0.5;

/// Edges of the text, in mm from the sheet's left edge.
#[derive(Copy, Clone, Debug)]
struct Edges {
    left: f64,
    right: f64,
}

/// Where margins are mirrored, moves what stands on even pages to where it would stand
/// without that, and gives the white that these pages have at the left and at the right.
///
/// Every place is then measured from the same edges, whatever the page.
pub(super) fn straighten(pages: &mut Pages) -> Option<[f64; 2]> {
    let width = pages.pages.first()?.width;
    let of = |first: usize| edges(pages.pages.iter().skip(first).step_by(2));
    let (odd, even) = (of(0)?, of(1)?);
    let shift = odd.left - even.left;
    let alike = |one: f64, other: f64| (one - other).abs() < ALIKE;
    let mirrored = shift.abs() > LEAST
        && alike(odd.right - even.right, shift)
        && alike(odd.left, width - even.right);
    if !mirrored {
        return None;
    }
    for page in pages.pages.iter_mut().skip(1).step_by(2) {
        page.glyphs.iter_mut().for_each(|glyph| glyph.x += shift);
        for rule in &mut page.rules {
            rule.left = rule.left.map(|left| left + shift);
            rule.right = rule.right.map(|right| right + shift);
        }
    }
    Some([even.left, width - even.right])
}

/// The edges that several lines of these pages touch.
fn edges<'a>(pages: impl Iterator<Item = &'a Page>) -> Option<Edges> {
    let mut ends = Vec::new();
    for page in pages {
        let (lines, _) = parted(page);
        ends.extend(
            lines
                .iter()
                .filter(|line| is_long(line))
                .map(|line| Edges { left: line.left(), right: line.right() }),
        );
    }
    let left = touched(ends.iter().map(|it| it.left))?;
    let right = -touched(ends.iter().map(|it| -it.right))?;
    Some(Edges { left, right })
}

/// Whether a line has so many characters that it may fill the measure.
fn is_long(line: &Line<'_>) -> bool {
    line.right() - line.left() > 20.0 * line.size() * POINT
}

/// The least value that another comes near to.
fn touched(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.windows(2).find(|pair| pair[1] - pair[0] < ALIKE).map(|pair| pair[0])
}
