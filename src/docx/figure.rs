//! Writes pictures and charts, each on a line of its own that is as high as it.

use super::ExportError;
use super::chart;
use super::flow::{Flow, paragraph};
use super::package::{Kind, Part, kind};
use super::run::plain;
use super::shape::{extent, rectangle, transform};
use super::style_parts::{FIGURE, FIGURE_CAPTION};
use super::text::sanitise;
use super::unit::twips;
use super::xml::Element;
use crate::document::{Chart, Picture, PictureFormat};
use crate::geom::{Length, Size};
use crate::standard::table::FIGURE_GAP;

/// Adds a picture with its caption.
pub(super) fn picture(flow: &mut Flow<'_>, picture: &Picture) -> Result<(), ExportError> {
    let drawing = picture_run(flow, picture);
    figure(flow, drawing, picture.size.height, picture.caption.as_deref())
}

/// The run with a picture; its file becomes a part of the package.
pub(super) fn picture_run(flow: &mut Flow<'_>, picture: &Picture) -> Element {
    let kind = match picture.format {
        PictureFormat::Png => &kind::PNG,
        PictureFormat::Jpeg => &kind::JPEG,
    };
    let id = add_part(flow, kind, picture.data.to_vec());
    let blip = Element::new("pic:blipFill")
        .add(Element::new("a:blip").with("r:embed", &id))
        .add(Element::new("a:stretch").add(Element::new("a:fillRect")));
    let names = Element::new("pic:nvPicPr")
        .add(Element::new("pic:cNvPr").with("id", 0).with("name", &id))
        .add(Element::new("pic:cNvPicPr"));
    let properties =
        Element::new("pic:spPr").add(transform("a:xfrm", picture.size)).add(rectangle());
    let picture_element = Element::new("pic:pic").add(names).add(blip).add(properties);
    let uri = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    inline(picture.size, &id, &picture.alt, uri, picture_element)
}

/// Adds a chart with its caption; word processors draw it from the numbers.
pub(super) fn chart(flow: &mut Flow<'_>, chart: &Chart) -> Result<(), ExportError> {
    let data = chart::part(chart, flow.face).to_part().into_bytes();
    let id = add_part(flow, &kind::CHART, data);
    let reference = Element::new("c:chart").with("r:id", &id);
    let uri = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    let drawing = inline(chart.size, &id, &chart.alt, uri, reference);
    figure(flow, drawing, chart.size.height, chart.caption.as_deref())
}

/// The parts of a kind are numbered through, from 1.
fn add_part(flow: &mut Flow<'_>, kind: &'static Kind, data: Vec<u8>) -> String {
    let same = flow.parts.iter().filter(|part| std::ptr::eq(part.kind, kind)).count();
    let number = u32::try_from(same + 1).ok();
    let part = Part { kind, number, data };
    let id = part.id();
    flow.parts.push(part);
    id
}

/// The line is at least as high as the figure and the white above and below it, and what
/// is on it is not higher; so it is exactly so high, and nothing is cut off.
fn figure(
    flow: &mut Flow<'_>,
    drawing: Element,
    height: Length,
    caption: Option<&str>,
) -> Result<(), ExportError> {
    let run = flow.grafts.run(vec![drawing]);
    let gap = flow.take_gap() + FIGURE_GAP;
    let spacing = Element::new("w:spacing")
        .with("w:before", twips(gap))
        .with("w:after", twips(FIGURE_GAP))
        .with("w:line", twips(height))
        .with("w:lineRule", "atLeast");
    let line = flow.add(&paragraph(&FIGURE, vec![run]))?;
    line.set("w:pPr", spacing);
    if let Some(caption) = caption {
        line.set("w:pPr", Element::new("w:keepNext"));
        flow.paragraph(&FIGURE_CAPTION, vec![plain(caption)])?;
    }
    Ok(())
}

/// A run with a drawing that stands in the line like a character.
fn inline(
    size: Size,
    name: &str,
    alt: &str,
    uri: &'static str,
    content: Element,
) -> Element {
    let none = ["distT", "distB", "distL", "distR"]
        .into_iter()
        .fold(Element::new("wp:inline"), |inline, side| inline.with(side, 0));
    let properties = Element::new("wp:docPr")
        .with("id", 1)
        .with("name", name)
        .with("descr", sanitise(alt));
    let data = Element::new("a:graphicData").with("uri", uri).add(content);
    let inline = none
        .add(extent("wp:extent", size))
        .add(properties)
        .add(Element::new("wp:cNvGraphicFramePr"))
        .add(Element::new("a:graphic").add(data));
    Element::new("w:r").add(Element::new("w:drawing").add(inline))
}
