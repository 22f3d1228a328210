//! The ruled lines of a document: drawn lines, borders of paragraphs and of tables.

use super::frame::{self, Frame, emu_in_mm};
use super::lines::Column;
use super::look::ink;
use super::section::Section;
use super::xml::Element;
use crate::inspect::paper::{Ink, POINT, Rule};

/// Thinner than this a shape is a line, in mm.
const THIN: f64 = 1.5;

/// The line that a drawing is, if it is one.
pub(super) fn of_drawing(drawing: &Element, place: Option<&Frame>) -> Option<Rule> {
    let place = place?;
    let extent = drawing.find("extent")?;
    let height = emu_in_mm(extent.number("cy")?);
    let shape = drawing.find("spPr")?;
    if height > THIN || emu_in_mm(extent.number("cx")?) < 20.0 {
        return None;
    }
    let stroke = shape.child("ln").filter(|it| it.child("noFill").is_none());
    let drawn = stroke.and_then(|it| it.number("w")).map(emu_in_mm);
    let colour = |it: &Element| {
        let value = it.at(&["solidFill", "srgbClr"])?.val()?;
        Some(ink(value))
    };
    let ink = stroke.and_then(colour).or_else(|| colour(shape)).unwrap_or_default();
    let top = place.top? * POINT;
    let (left, right) = (place.column.left * POINT, place.column.right * POINT);
    // A filled bar is as thick as it is high; a line is as thick as its stroke.
    let is_bar = shape.child("solidFill").is_some() && height > 0.05;
    let thickness = if is_bar { height } else { drawn.unwrap_or(0.26) };
    Some(Rule {
        page: None,
        left: Some(left),
        right: Some(right),
        y: Some(top + height / 2.0),
        thickness,
        ink,
        of_table: false,
    })
}

/// The lines that are drawn in a head or a foot, on the first page.
pub(super) fn of_part(part: &Element, section: &Section) -> Vec<Rule> {
    let mut drawings = Vec::new();
    collect(part, &mut drawings);
    let rules = drawings.into_iter().filter_map(|drawing| {
        let place = frame::of_drawing(drawing, section, None);
        Some(Rule { page: Some(1), ..of_drawing(drawing, place.as_ref())? })
    });
    rules.collect()
}

fn collect<'a>(parent: &'a Element, out: &mut Vec<&'a Element>) {
    for child in &parent.children {
        match &*child.name {
            "drawing" => out.push(child),
            "Fallback" => {}
            _ => collect(child, out),
        }
    }
}

/// A border: its thickness in points, its distance from the words and its ink.
struct Border {
    thickness: f64,
    space: f64,
    ink: Ink,
}

fn border(of: Option<&Element>) -> Option<Border> {
    let of = of?;
    if matches!(of.val(), None | Some("nil" | "none")) {
        return None;
    }
    let thickness = of.number("sz").unwrap_or(4.0) / 8.0;
    let ink = of.get("color").map(ink).unwrap_or_default();
    Some(Border { thickness, space: of.number("space").unwrap_or(0.0), ink })
}

/// The room that such lines take above and below the lines of a paragraph, in points.
pub(super) fn room(borders: &Element) -> [f64; 2] {
    ["top", "bottom"]
        .map(|name| border(borders.child(name)).map_or(0.0, |it| it.space + it.thickness))
}

/// The lines above and below a paragraph whose lines lie between these heights.
pub(super) fn of_borders(
    borders: &Element,
    column: Column,
    upper: Option<f64>,
    lower: Option<f64>,
) -> Vec<Rule> {
    let rule = |name: &str, y: Option<f64>, sign: f64| {
        let found = border(borders.child(name))?;
        let away = sign * (found.space + found.thickness / 2.0);
        Some(Rule {
            page: None,
            left: Some(column.left * POINT),
            right: Some(column.right * POINT),
            y: y.map(|y| (y + away) * POINT),
            thickness: found.thickness * POINT,
            ink: found.ink,
            of_table: false,
        })
    };
    let rules = [rule("top", upper, -1.0), rule("bottom", lower, 1.0)];
    rules.into_iter().flatten().collect()
}

/// Where a table and its columns stand; lengths in points.
pub(super) struct Shape {
    left: f64,
    columns: Vec<f64>,
    /// Whether it stands outside the text.
    pub(super) floats: bool,
    /// How it stands between the edges: at the bottom, or this far from an edge.
    at_bottom: bool,
    away: Option<f64>,
    /// Whether that is reckoned from the sheet, or else from the type area.
    from_page: bool,
    /// White at the left and the right in a cell.
    margins: [f64; 2],
}

impl Shape {
    /// The shape of a table.
    pub(super) fn of(table: &Element, section: &Section) -> Self {
        let properties = table.child("tblPr");
        let find = |name: &str| properties.and_then(|it| it.child(name));
        let grid = table.child("tblGrid").into_iter().flat_map(|it| it.all("gridCol"));
        let columns: Vec<f64> =
            grid.take(64).map(|it| it.number("w").unwrap_or(0.0) / 20.0).collect();
        let width: f64 = columns.iter().sum();
        let indent = find("tblInd").and_then(|it| it.number("w")).unwrap_or(0.0) / 20.0;
        let room = section.width - section.left - section.right;
        let mut left = match find("jc").and_then(Element::val) {
            Some("center") => section.left + (room - width) / 2.0,
            Some("right" | "end") => section.left + room - width,
            _ => section.left + indent,
        };
        if let Some(place) = find("tblpPr") {
            let page = place.get("horzAnchor") == Some("page");
            let edge = if page { 0.0 } else { section.left };
            let x = place.number("tblpX").map(|it| it / 20.0);
            left = match place.get("tblpXSpec") {
                Some("center") => section.left + (room - width) / 2.0,
                Some("right") => section.left + room - width,
                Some(_) => edge,
                None => {
                    let left = edge + x.unwrap_or(0.0);
                    // What is placed for an even page is told as if it were on an odd one.
                    let even = section.mirrored && (left - section.right).abs() < 1.0;
                    if even { section.left } else { left }
                }
            };
        }
        let margin = |name: &str| {
            let own = find("tblCellMar").and_then(|it| it.child(name)?.number("w"));
            own.map_or(5.4, |it| it / 20.0)
        };
        let place = find("tblpPr");
        let anchor = place.and_then(|it| it.get("vertAnchor"));
        let away = place.and_then(|it| it.number("tblpY")).map(|it| it / 20.0);
        Self {
            left,
            columns,
            floats: place.is_some(),
            at_bottom: place.and_then(|it| it.get("tblpYSpec")) == Some("bottom"),
            away: away.filter(|_| matches!(anchor, Some("page" | "margin"))),
            from_page: anchor == Some("page"),
            margins: [margin("left"), margin("right")],
        }
    }

    /// Where a table that floats begins, if it is so high.
    pub(super) fn top(&self, height: Option<f64>, section: &Section) -> Option<f64> {
        let (upper, lower) = match self.from_page {
            true => (0.0, section.height),
            false => (section.top, section.height - section.bottom),
        };
        if self.at_bottom {
            return height.map(|height| lower - height);
        }
        self.away.map(|away| upper + away)
    }

    fn width(&self) -> f64 {
        self.columns.iter().sum()
    }

    /// The cells of a row with the columns of their words.
    pub(super) fn cells<'a>(&self, row: &'a Element) -> Vec<(&'a Element, Column)> {
        let mut at = 0;
        let mut cells = Vec::new();
        for cell in row.all("tc") {
            let span = cell.at(&["tcPr", "gridSpan"]).and_then(Element::val);
            let span: usize = span.and_then(|it| it.parse().ok()).unwrap_or(1);
            let span = span.clamp(1, 64);
            let before: f64 = self.columns.iter().take(at).sum();
            let own: f64 = self.columns.iter().skip(at).take(span).sum();
            let left = self.left + before;
            let [first, last] = self.margins;
            cells.push((cell, Column { left: left + first, right: left + own - last }));
            at += span;
        }
        cells
    }
}

/// The horizontal lines of a table whose rows lie between these heights, in points.
pub(super) fn of_table(
    table: &Element,
    rows: &[&Element],
    shape: &Shape,
    edges: &[Option<f64>],
) -> Vec<Rule> {
    let whole = table.at(&["tblPr", "tblBorders"]);
    let (left, width) = (shape.left, shape.width());
    let at = |number: usize| edges.get(number).copied().flatten();
    let mut rules = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let above = if number == 0 { "top" } else { "insideH" };
        let found = border_of(row, "top", whole, above);
        // Between two rows the line belongs to both.
        let before = number.checked_sub(1).and_then(|it| rows.get(it));
        let found =
            before.and_then(|row| border_of(row, "bottom", whole, "insideH")).or(found);
        rules.extend(found.map(|it| across(&it, left, width, at(number))));
    }
    let last = rows.last().and_then(|row| border_of(row, "bottom", whole, "bottom"));
    rules.extend(last.map(|it| across(&it, left, width, at(rows.len()))));
    rules
}

fn border_of(
    row: &Element,
    side: &str,
    whole: Option<&Element>,
    name: &str,
) -> Option<Border> {
    let mut cells = row.all("tc").map(|cell| cell.at(&["tcPr", "tcBorders", side]));
    match cells.next().flatten() {
        Some(own) => border(Some(own)),
        None => border(whole.and_then(|it| it.child(name))),
    }
}

/// The height of a row in points, and whether it is exact, or else the least.
pub(super) fn height(row: &Element) -> Option<(f64, bool)> {
    let height = row.at(&["trPr", "trHeight"])?;
    Some((height.number("val")? / 20.0, height.get("hRule") == Some("exact")))
}

fn across(border: &Border, left: f64, width: f64, y: Option<f64>) -> Rule {
    Rule {
        page: None,
        left: Some(left * POINT),
        right: Some((left + width) * POINT),
        y: y.map(|y| y * POINT),
        thickness: border.thickness * POINT,
        ink: border.ink,
        of_table: true,
    }
}
