//! Finds the ruled lines among the paths of a page.

use super::Page;
use super::tables::Upright;
use crate::inspect::paper::{Ink, Rule};

/// Thicker than this a bar is no line, and shorter than this it rules nothing; in mm.
const MAX_THICKNESS: f64 = 1.5;
const MIN_LENGTH: f64 = 20.0;

/// Upright lines of tables may be as short as a row of small type; in mm.
const MIN_HEIGHT: f64 = 2.0;

/// Points of a path at most; what comes later belongs to a picture.
const MAX_POINTS: usize = 1_000;

/// A path that is being drawn, in mm from the page's upper left corner.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Vec<(f64, f64)>>,
    points: usize,
    /// Whether it has curves.
    is_curved: bool,
}

/// How a path is drawn along.
#[derive(Copy, Clone, Debug)]
pub(super) struct Stroke {
    /// In mm.
    pub(super) width: f64,
    pub(super) ink: Ink,
}

impl Path {
    /// Adds what an operator draws.
    pub(super) fn add(&mut self, operator: &str, operands: &[f64], ctm: &[f64; 6]) {
        let value = |index: usize| operands.get(index).copied().unwrap_or(0.0);
        let point = |x: f64, y: f64| {
            let [a, b, c, d, e, f] = *ctm;
            (a * x + c * y + e, b * x + d * y + f)
        };
        if self.points >= MAX_POINTS {
            return;
        }
        match operator {
            "m" => self.parts.push(vec![point(value(0), value(1))]),
            "re" => {
                let (x, y, width, height) = (value(0), value(1), value(2), value(3));
                self.parts.push(vec![
                    point(x, y),
                    point(x + width, y),
                    point(x + width, y + height),
                    point(x, y + height),
                    point(x, y),
                ]);
            }
            "l" => {
                let end = point(value(0), value(1));
                self.parts.last_mut().into_iter().for_each(|part| part.push(end));
            }
            "h" => {
                let part = self.parts.last_mut();
                part.into_iter().for_each(|part| part.extend(part.first().copied()));
            }
            _ => self.is_curved = true,
        }
        self.points += 1;
    }

    /// The lines that painting the path rules.
    pub(super) fn paint(self, operator: &str, fill: Ink, stroke: Stroke, out: &mut Page) {
        if self.is_curved || operator == "n" {
            return;
        }
        let fills = !matches!(operator, "S" | "s");
        let strokes = !matches!(operator, "f" | "F" | "f*");
        for part in &self.parts {
            if fills {
                out.rules.extend(bar(part, fill));
                out.uprights.extend(upright_bar(part));
            }
            if strokes {
                let steps = part.windows(2);
                for (from, to) in steps.filter_map(|it| Some((*it.first()?, *it.get(1)?)))
                {
                    out.rules.extend(line(from, to, stroke));
                    out.uprights.extend(upright(from, to, stroke.width));
                }
            }
        }
    }
}

/// Left, right, upper and lower edge of a shape.
fn bounds(part: &[(f64, f64)]) -> [f64; 4] {
    let bounds = |of: fn(&(f64, f64)) -> f64| {
        let least = part.iter().map(of).fold(f64::INFINITY, f64::min);
        (least, part.iter().map(of).fold(f64::NEG_INFINITY, f64::max))
    };
    let ((left, right), (upper, lower)) = (bounds(|it| it.0), bounds(|it| it.1));
    [left, right, upper, lower]
}

/// A filled shape that is high and thin.
fn upright_bar(part: &[(f64, f64)]) -> Option<Upright> {
    let [left, right, top, bottom] = bounds(part);
    let x = f64::midpoint(left, right);
    upright((x, top), (x, bottom), right - left)
}

/// A plumb stroke.
fn upright(from: (f64, f64), to: (f64, f64), width: f64) -> Option<Upright> {
    let (top, bottom) = (from.1.min(to.1), from.1.max(to.1));
    let is_rule = (from.0 - to.0).abs() < 0.1
        && bottom - top >= MIN_HEIGHT
        && width <= MAX_THICKNESS;
    is_rule.then_some(Upright { x: from.0, top, bottom })
}

/// A filled shape that is long and thin.
fn bar(part: &[(f64, f64)], ink: Ink) -> Option<Rule> {
    let [left, right, upper, lower] = bounds(part);
    let thickness = lower - upper;
    let is_rule = thickness <= MAX_THICKNESS && right - left >= MIN_LENGTH;
    let y = Some(f64::midpoint(upper, lower));
    let (left, right) = (Some(left), Some(right));
    let (page, of_table) = (None, false);
    is_rule.then_some(Rule { page, left, right, y, thickness, ink, of_table })
}

/// A level stroke.
fn line(from: (f64, f64), to: (f64, f64), stroke: Stroke) -> Option<Rule> {
    let (left, right) = (from.0.min(to.0), from.0.max(to.0));
    let is_rule = (from.1 - to.1).abs() < 0.1
        && right - left >= MIN_LENGTH
        && stroke.width <= MAX_THICKNESS;
    is_rule.then_some(Rule {
        page: None,
        left: Some(left),
        right: Some(right),
        y: Some(f64::midpoint(from.1, to.1)),
        thickness: stroke.width,
        ink: stroke.ink,
        of_table: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const STROKE: Stroke = Stroke { width: 0.35, ink: Ink { rgb: [0; 3] } };
    const UNIT: [f64; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

    fn rules(drawn: &[(&str, &[f64])], paint: &str) -> Vec<Rule> {
        let mut path = Path::default();
        for (operator, operands) in drawn {
            path.add(operator, operands, &UNIT);
        }
        page(path, paint).rules
    }

    fn page(path: Path, paint: &str) -> Page {
        let mut page = Page::default();
        path.paint(paint, Ink { rgb: [255, 51, 51] }, STROKE, &mut page);
        page
    }

    #[test]
    fn upright_strokes_and_bars_are_uprights() {
        let mut path = Path::default();
        path.add("m", &[28.0, 40.0], &UNIT);
        path.add("l", &[28.0, 60.0], &UNIT);
        assert_eq!(page(path, "S").uprights.len(), 1);
        let mut path = Path::default();
        path.add("re", &[28.0, 40.0, 0.2, 20.0], &UNIT);
        let found = page(path, "f").uprights;
        assert_eq!((found[0].top, found[0].bottom), (40.0, 60.0));
    }

    #[test]
    fn a_stroke_and_a_thin_bar_are_lines() {
        let stroke = rules(&[("m", &[28.0, 262.0]), ("l", &[184.0, 262.0])], "S");
        assert_eq!((stroke[0].y, stroke[0].thickness), (Some(262.0), 0.35));
        let bar = rules(&[("re", &[28.0, 100.0, 156.0, 0.5])], "f");
        assert_eq!((bar[0].y, bar[0].ink.is_red()), (Some(100.25), true));
    }

    #[test]
    fn what_is_high_short_curved_or_not_painted_is_no_line() {
        let square: (&str, &[f64]) = ("re", &[28.0, 100.0, 156.0, 50.0]);
        assert!(rules(&[square], "f").is_empty());
        assert!(rules(&[("re", &[0.0, 0.0, 9.0, 0.5])], "f").is_empty());
        let level: (&str, &[f64]) = ("re", &[28.0, 100.0, 156.0, 0.5]);
        assert!(rules(&[level], "n").is_empty());
        assert!(rules(&[level, ("c", &[])], "f").is_empty());
    }
}
