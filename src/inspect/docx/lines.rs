//! Where the lines of a paragraph begin and end, by indents, alignment and advances.

use std::ops::Range;

use super::look::{ParagraphLook, Stop};
use super::section::Section;
use super::words::Words;
use crate::inspect::paper::{Extent, POINT};

/// A column of text; lengths in points, from the sheet's left edge.
#[derive(Copy, Clone, Debug)]
pub(super) struct Column {
    pub(super) left: f64,
    pub(super) right: f64,
}

/// The size by which indents in characters are reckoned, in points.
#[derive(Copy, Clone, Debug)]
pub(super) struct Cell(pub(super) f64);

/// The indents of a paragraph in points: left, right, first line.
pub(super) fn indents(look: &ParagraphLook, Cell(cell): Cell) -> [f64; 3] {
    let length = |chars: Option<f64>, points: Option<f64>| match chars {
        Some(chars) if chars != 0.0 => chars / 100.0 * cell,
        _ => points.unwrap_or(0.0),
    };
    let first = length(look.first_chars, look.first);
    [length(look.left_chars, look.left), length(look.right_chars, look.right), first]
}

/// The lines of a paragraph in a column.
pub(super) fn extents(
    words: &Words<'_>,
    look: &ParagraphLook,
    column: Column,
    cell: Cell,
    section: &Section,
) -> Vec<Extent> {
    let [left, right, first] = indents(look, cell);
    let (left, right) = (column.left + left, column.right - right);
    let grid = section.char_space.filter(|_| look.on_grid != Some(false));
    let mut extents = Vec::new();
    let mut start = 0;
    while start < words.chars.len() {
        let from = if extents.is_empty() { left + first } else { left };
        let (end, width, wraps) = line(words, start, right - from, grid);
        let text = words.chars[start..end].iter().map(|it| it.char);
        let text = text.filter(|char| *char != '\n').collect();
        let slack = (right - from - width).max(0.0);
        let (begin, finish) = match look.jc.as_deref().unwrap_or("both") {
            "center" => (from + slack / 2.0, right - slack / 2.0),
            "right" | "end" => (from + slack, right),
            "distribute" => (from, right),
            "both" if wraps => (from, right),
            _ => (from, from + width),
        };
        extents.push(Extent { text, left: begin * POINT, right: finish * POINT });
        start = end;
    }
    extents
}

/// Where the line that begins here ends, how wide it is, and whether it ends because it
/// is full.
fn line(
    words: &Words<'_>,
    start: usize,
    room: f64,
    grid: Option<f64>,
) -> (usize, f64, bool) {
    let mut width = 0.0;
    for (at, char) in words.chars.iter().enumerate().skip(start) {
        if char.char == '\n' {
            return (at + 1, width, false);
        }
        let advance = words.advance(char, grid);
        // A word processor lets a line be full to the last fraction of a point.
        if width + advance > room + 0.5 && at > start {
            return (at, width, true);
        }
        width += advance;
    }
    (words.chars.len(), width, false)
}

/// A wider gap than this many ems parts what stands on a line.
const GAP: f64 = 3.0;

/// Tabs of a line at most that has parts.
const MAX_TABS: usize = 16;

/// A part of a line that stands apart from the others.
pub(super) struct Part {
    pub(super) chars: Range<usize>,
    pub(super) extent: Extent,
}

/// The parts of a line that tabs or many blanks divide; `None` where it has neither,
/// where there are more lines, or where the file does not say how far a tab reaches.
pub(super) fn parts(
    words: &Words<'_>,
    look: &ParagraphLook,
    column: Column,
    cell: Cell,
) -> Option<Vec<Part>> {
    let [left, _, first] = indents(look, cell);
    if words.chars.iter().filter(|it| it.char == '\t').count() > MAX_TABS {
        return None;
    }
    if !matches!(look.jc.as_deref(), None | Some("both" | "left" | "start")) {
        return None;
    }
    let mut x = column.left + left + first;
    let mut parts: Vec<Part> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for (at, char) in words.chars.iter().enumerate() {
        let advance = words.advance(char, None);
        match char.char {
            '\n' => return None,
            '\t' => {
                let reached = x - column.left;
                let stops = look.stops.as_deref().unwrap_or_default();
                let (stop, kind) =
                    stops.iter().find(|(stop, _)| *stop > reached + 0.1)?;
                let behind: f64 = words.chars[at + 1..]
                    .iter()
                    .take_while(|it| it.char != '\t')
                    .map(|it| words.advance(it, None))
                    .sum();
                let start = match kind {
                    Stop::Left => *stop,
                    Stop::Centre => stop - behind / 2.0,
                    Stop::Right => stop - behind,
                };
                x = x.max(column.left + start);
                continue;
            }
            blank if blank.is_whitespace() => {}
            _ => {
                let apart = x - end > GAP * words.size(char);
                match parts.last_mut() {
                    Some(part) if !apart => {
                        part.chars.end = at + 1;
                        part.extent.right = (x + advance) * POINT;
                    }
                    _ => {
                        let (left, right) = (x * POINT, (x + advance) * POINT);
                        let extent = Extent { text: String::new(), left, right };
                        parts.push(Part { chars: at..at + 1, extent });
                    }
                }
                end = x + advance;
            }
        }
        x += advance;
    }
    for part in &mut parts {
        let chars = &words.chars[part.chars.clone()];
        let text = chars.iter().map(|it| if it.char == '\t' { ' ' } else { it.char });
        part.extent.text = text.collect();
    }
    let tabbed = words.chars.iter().any(|it| it.char == '\t');
    let apart = parts.len() > 1 || tabbed && !parts.is_empty();
    (apart && x <= column.right + 6.0).then_some(parts)
}
