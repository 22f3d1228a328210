//! Where tables stand on a page: between upright lines, which nothing else has.

use super::Page;

/// Pieces of upright lines that are farther apart, in mm, belong to different tables.
const APART: f64 = 1.0;

/// The outermost upright lines of a table stand farther from each other, in mm.
const WIDE: f64 = 20.0;

/// An upright line; lengths in mm.
#[derive(Copy, Clone, Debug)]
pub(super) struct Upright {
    pub(super) x: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// The upper and lower edges of the tables of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables(Vec<[f64; 2]>);

impl Tables {
    /// Finds the tables of a page.
    pub(super) fn of(page: &Page) -> Self {
        let mut lines = page.uprights.clone();
        lines.sort_by(|one, other| one.top.total_cmp(&other.top));
        let mut found: Vec<([f64; 2], [f64; 2])> = Vec::new();
        for Upright { x, top, bottom } in lines {
            match found.last_mut() {
                Some((rows, sides)) if top - rows[1] <= APART => {
                    rows[1] = rows[1].max(bottom);
                    *sides = [sides[0].min(x), sides[1].max(x)];
                }
                _ => found.push(([top, bottom], [x, x])),
            }
        }
        let wide = found.into_iter().filter(|(_, sides)| sides[1] - sides[0] > WIDE);
        Self(wide.map(|(rows, _)| rows).collect())
    }

    /// Whether a height lies in a table.
    pub(super) fn hold(&self, y: f64) -> bool {
        self.0.iter().any(|[top, bottom]| (top - APART..=bottom + APART).contains(&y))
    }
}
