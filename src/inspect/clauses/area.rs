//! The edges from which everything else is measured.

use super::mm;
use super::page::fills;
use crate::inspect::paper::{Format, Paper};
use crate::standard::page::SHEET;
use crate::standard::practice::Practice;

/// By how much blank lines may fall short, in mm: the figures of the standard are 0.7 mm
/// short of two whole lines.
const SHORT: f64 = 0.7;

/// By how much a measured edge may be off, in mm, because words need not touch it.
const ROUGH: f64 = 0.6;

/// The type area as the paper has it, in mm from the sheet's upper left corner.
///
/// A paper with a wrong edge fails that clause, and not every clause about a place besides:
/// what stands two characters from the edge stands so wherever the edge is.
#[derive(Copy, Clone, Debug)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// Distance of lines.
    pub(super) pitch: f64,
}

impl Area {
    /// The area of a paper; what cannot be measured is as it should be.
    pub(super) fn of(paper: &Paper, practice: &Practice) -> Self {
        let (grid, margins) = (&paper.grid, &practice.margins);
        let (width, height) = (mm(SHEET.width), mm(SHEET.height));
        let edge = |found: Option<f64>, wanted: f64| {
            found.filter(|it| (it - wanted).abs() > ROUGH).unwrap_or(wanted)
        };
        let (top, bottom) = (mm(margins.top), height - mm(margins.bottom));
        // Lines that do not fill the area do not show where it ends.
        let fills = paper.format == Format::Docx
            || grid.pitch.is_some_and(|pitch| fills(pitch, practice));
        let pitch = grid.pitch.map(|pitch| pitch * crate::inspect::paper::POINT);
        Self {
            left: edge(grid.left, mm(margins.left)),
            right: width - edge(grid.right, mm(margins.right)),
            top: edge(nearest(&grid.top, top), top),
            bottom: edge(nearest(&grid.bottom, bottom).filter(|_| fills), bottom),
            pitch: pitch.unwrap_or(mm(practice.line_pitch)),
        }
    }

    /// The middle between left and right.
    pub(super) fn centre(&self) -> f64 {
        f64::midpoint(self.left, self.right)
    }

    /// How far this many lines reach at least and at most, in mm: by the pitch of the
    /// paper; a line holds its em somewhere, so the gap between two ems is wider by up to
    /// what two lines leave free.
    pub(super) fn lines(&self, count: f64) -> [f64; 2] {
        let free = (self.pitch - 5.6).max(0.0);
        [count * self.pitch - SHORT, count * self.pitch + 2.0 * free]
    }
}

/// The reading that comes nearest to what is wanted.
pub(super) fn nearest(readings: &[f64], wanted: f64) -> Option<f64> {
    let away = |it: &f64| (it - wanted).abs();
    readings.iter().copied().min_by(|a, b| away(a).total_cmp(&away(b)))
}
