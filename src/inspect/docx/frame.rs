//! Where frames, boxes and lines stand that are not part of the text.

use super::lines::Column;
use super::section::Section;
use super::xml::Element;
use crate::inspect::paper::POINT;

/// A place of its own; lengths in points.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) column: Column,
    /// Upper edge of what is in it below the sheet's.
    pub(super) top: Option<f64>,
}

/// English metric units of a point.
const EMU: f64 = 12_700.0;

/// The white that a box keeps around its words where it does not say: 0.1 and 0.05 inch.
const INSET: [f64; 2] = [7.2, 3.6];

/// The text's own column, at an unknown height.
pub(super) fn nowhere(section: &Section) -> Frame {
    let column = Column { left: section.left, right: section.width - section.right };
    Frame { column, top: None }
}

/// The place of a paragraph in a frame.
pub(super) fn of_paragraph(place: &Element, section: &Section) -> Frame {
    let points = |name: &str| place.number(name).map(|it| it / 20.0);
    let mut frame = nowhere(section);
    let room = frame.column.right - frame.column.left;
    let width = points("w").unwrap_or(room);
    let from_page = place.get("hAnchor") == Some("page");
    let (left, right) = if from_page {
        (0.0, section.width)
    } else {
        (section.left, section.width - section.right)
    };
    let start = match place.get("xAlign") {
        Some("right" | "outside") => right - width,
        Some("center") => f64::midpoint(left, right) - width / 2.0,
        Some(_) => left,
        None => left + points("x").unwrap_or(0.0),
    };
    frame.column = Column { left: start, right: start + width };
    frame.top = match (place.get("vAnchor"), points("y")) {
        (Some("page"), Some(y)) => Some(y),
        (Some("margin"), Some(y)) => Some(section.top + y),
        _ => None,
    };
    frame
}

/// The place of a drawing that is anchored to the sheet; the edges of its words where it
/// has words, its own edges else.
pub(super) fn of_drawing(
    drawing: &Element,
    section: &Section,
    y: Option<f64>,
) -> Option<Frame> {
    let anchor = drawing.find("anchor")?;
    let extent = anchor.child("extent")?;
    let size = |name: &str| extent.number(name).map(|it| it / EMU);
    let (width, height) = (size("cx")?, size("cy")?);
    let across = anchor.child("positionH")?;
    let (from, to) = match across.get("relativeFrom") {
        Some("page") => (0.0, section.width),
        _ => (section.left, section.width - section.right),
    };
    let left = place(across, from, to, width)?;
    let down = anchor.child("positionV")?;
    let lower = section.height - section.bottom;
    let top = match down.get("relativeFrom") {
        Some("page") => place(down, 0.0, section.height, height),
        Some("margin") => place(down, section.top, lower, height),
        Some("bottomMargin") => place(down, lower, section.height, height),
        Some("topMargin") => place(down, 0.0, section.top, height),
        _ => y.and_then(|y| place(down, y, y, height)),
    };
    let body = drawing.find("bodyPr").filter(|_| drawing.find("txbxContent").is_some());
    let inset = |name: &str, usual: f64| {
        body.map_or(0.0, |it| it.number(name).map_or(usual, |it| it / EMU))
    };
    let [across, down] = INSET;
    let column = Column {
        left: left + inset("lIns", across),
        right: left + width - inset("rIns", across),
    };
    Some(Frame { column, top: top.map(|top| top + inset("tIns", down)) })
}

/// Where a drawing of this size begins between two edges.
fn place(position: &Element, from: f64, to: f64, size: f64) -> Option<f64> {
    if let Some(offset) = position.child("posOffset") {
        let offset: f64 = offset.text.trim().parse().ok()?;
        return Some(from + offset / EMU).filter(|it| it.is_finite());
    }
    match position.child("align")?.text.trim() {
        "center" => Some(f64::midpoint(from, to) - size / 2.0),
        "right" | "bottom" | "outside" => Some(to - size),
        _ => Some(from),
    }
}

/// A length of the drawing's own measure in mm.
pub(super) fn emu_in_mm(length: f64) -> f64 {
    length / EMU * POINT
}
