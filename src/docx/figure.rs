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
use crate::geom::{Length, Point, Size};
use crate::standard::table::FIGURE_GAP;

/// Adds a picture with its caption.
pub(super) fn picture(flow: &mut Flow<'_>, picture: &Picture) -> Result<(), ExportError> {
    let drawing = picture_run(flow, picture);
    figure(flow, drawing, picture.size.height, picture.caption.as_deref())
}

/// The run with a picture; its file becomes a part of the package.
fn picture_run(flow: &mut Flow<'_>, picture: &Picture) -> Element {
    let (id, content) = picture_element(flow, picture);
    inline(picture.size, &id, &picture.alt, PICTURE, content)
}

/// The run with a picture that stands so far from the left edge of the text and from the
/// upper edge of the paragraph that it is in; text flows on as if it were not there.
pub(super) fn floating(flow: &mut Flow<'_>, picture: &Picture, offset: Point) -> Element {
    let (id, content) = picture_element(flow, picture);
    let place = |name, from, offset: Length| {
        let offset = Element::new("wp:posOffset").text(&offset.to_emu().to_string());
        Element::new(name).with("relativeFrom", from).add(offset)
    };
    let anchor = ["distT", "distB", "distL", "distR"]
        .into_iter()
        .fold(Element::new("wp:anchor"), |anchor, side| anchor.with(side, 0))
        .with("simplePos", 0)
        .with("relativeHeight", 1)
        .with("behindDoc", 0)
        .with("locked", 0)
        .with("layoutInCell", 1)
        .with("allowOverlap", 1)
        .add(Element::new("wp:simplePos").with("x", 0).with("y", 0))
        .add(place("wp:positionH", "column", offset.x))
        .add(place("wp:positionV", "paragraph", offset.y))
        .add(extent("wp:extent", picture.size))
        .add(Element::new("wp:wrapNone"))
        .add(named(&id, &picture.alt))
        .add(Element::new("wp:cNvGraphicFramePr"))
        .add(graphic(PICTURE, content));
    Element::new("w:r").add(Element::new("w:drawing").add(anchor))
}

/// What drawings that are pictures are called.
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// A picture as a drawing has it, and the relation of its file.
fn picture_element(flow: &mut Flow<'_>, picture: &Picture) -> (String, Element) {
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
    (id, Element::new("pic:pic").add(names).add(blip).add(properties))
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
    let inline = none
        .add(extent("wp:extent", size))
        .add(named(name, alt))
        .add(Element::new("wp:cNvGraphicFramePr"))
        .add(graphic(uri, content));
    Element::new("w:r").add(Element::new("w:drawing").add(inline))
}

/// The name of a drawing, and what it shows for whoever cannot see it.
fn named(name: &str, alt: &str) -> Element {
    Element::new("wp:docPr").with("id", 1).with("name", name).with("descr", sanitise(alt))
}

fn graphic(uri: &'static str, content: Element) -> Element {
    let data = Element::new("a:graphicData").with("uri", uri).add(content);
    Element::new("a:graphic").add(data)
}
