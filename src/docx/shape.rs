//! Shapes that stand in a place of the page, whatever the text does: bars and text boxes.

use super::xml::Element;
use crate::geom::{Length, Point, Size};

/// The red of official documents (6.2).
pub(super) const RED: &str = "FF3333";

/// What a shape holds.
pub(super) enum Inside {
    /// Red from edge to edge.
    Red,
    /// A paragraph; the box has no borders and no margins.
    Text(Element),
    /// A paragraph whose lines run from top to bottom, turned to the right.
    Turned(Element),
}

/// The run with a shape of this name, its upper left corner measured from that of the page
/// as it is read; text flows on as if it were not there.
pub(super) fn shape(name: &str, corner: Point, size: Size, inside: Inside) -> Element {
    let anchor = Element::new("wp:anchor")
        .with("distT", 0)
        .with("distB", 0)
        .with("distL", 0)
        .with("distR", 0)
        .with("simplePos", 0)
        .with("relativeHeight", 1)
        .with("behindDoc", 0)
        .with("locked", 1)
        .with("layoutInCell", 0)
        .with("allowOverlap", 1)
        .add(Element::new("wp:simplePos").with("x", 0).with("y", 0))
        .add(position("wp:positionH", corner.x))
        .add(position("wp:positionV", corner.y))
        .add(extent("wp:extent", size))
        .add(Element::new("wp:wrapNone"))
        .add(Element::new("wp:docPr").with("id", 1).with("name", name))
        .add(Element::new("wp:cNvGraphicFramePr"))
        .add(graphic(size, inside));
    let drawing = Element::new("w:drawing").add(anchor);
    let choice = Element::new("mc:Choice").with("Requires", "wps").add(drawing);
    Element::new("w:r").add(Element::new("mc:AlternateContent").add(choice))
}

fn position(name: &'static str, offset: Length) -> Element {
    let offset = Element::new("wp:posOffset").text(&offset.to_emu().to_string());
    Element::new(name).with("relativeFrom", "page").add(offset)
}

/// `cx` and `cy`, as drawings state their size.
pub(super) fn extent(name: &'static str, size: Size) -> Element {
    Element::new(name)
        .with("cx", size.width.to_emu().max(0))
        .with("cy", size.height.to_emu().max(0))
}

/// Place and size of what a drawing shows.
pub(super) fn transform(name: &'static str, size: Size) -> Element {
    let origin = Element::new("a:off").with("x", 0).with("y", 0);
    Element::new(name).add(origin).add(extent("a:ext", size))
}

/// A plain rectangle.
pub(super) fn rectangle() -> Element {
    Element::new("a:prstGeom").with("prst", "rect").add(Element::new("a:avLst"))
}

fn graphic(size: Size, inside: Inside) -> Element {
    let fill = match &inside {
        Inside::Red => {
            Element::new("a:solidFill").add(Element::new("a:srgbClr").with("val", RED))
        }
        Inside::Text(_) | Inside::Turned(_) => Element::new("a:noFill"),
    };
    let properties = Element::new("wps:spPr")
        .add(transform("a:xfrm", size))
        .add(rectangle())
        .add(fill)
        .add(Element::new("a:ln").add(Element::new("a:noFill")));
    let (text, direction) = match inside {
        Inside::Red => (None, "horz"),
        Inside::Text(text) => (Some(text), "horz"),
        Inside::Turned(text) => (Some(text), "vert"),
    };
    let is_box = text.is_some();
    let text = text.map(|text| {
        Element::new("wps:txbx").add(Element::new("w:txbxContent").add(text))
    });
    let body = ["lIns", "tIns", "rIns", "bIns"].into_iter().fold(
        Element::new("wps:bodyPr").with("vert", direction).with("wrap", "square"),
        |body, inset| body.with(inset, 0),
    );
    let shape = Element::new("wps:wsp")
        .add(Element::new("wps:cNvSpPr").with("txBox", u8::from(is_box)))
        .add(properties)
        .add_some(text)
        .add(body.with("anchor", "t"));
    let data = Element::new("a:graphicData")
        .with("uri", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape")
        .add(shape);
    Element::new("a:graphic").add(data)
}
