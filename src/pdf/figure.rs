//! Pictures and drawings: picture files as objects of the file, where figures lie, and the
//! operations that draw shapes.

use std::collections::BTreeMap;

use lopdf::Object;
use printpdf::{
    DictItem, ExternalStream, ExternalXObject, LinePoint, Op, PaintMode, PdfResources,
    Polygon, PolygonRing, WindingOrder, XObject, XObjectId,
};

use super::{ExportError, unit};
use crate::geom::{Length, Point};
use crate::layout::page::{Item, Mark, Shape};
use crate::layout::{Page, PagedDocument, TagKind};
use crate::picture::{self, Kind};

/// The name of a picture in the resources of every page.
pub(super) fn image_name(number: usize) -> XObjectId {
    XObjectId(format!("P{number}"))
}

/// Hands the picture files over to printpdf, under their names: a JPEG as it is, a PNG as
/// its dots.
pub(super) fn register(
    document: &PagedDocument,
    resources: &mut PdfResources,
) -> Result<(), ExportError> {
    for (number, bytes) in document.images.iter().enumerate() {
        let object = XObject::External(ExternalXObject {
            stream: stream(bytes)?,
            width: None,
            height: None,
            dpi: None,
        });
        resources.xobjects.map.insert(image_name(number), object);
    }
    Ok(())
}

fn stream(bytes: &[u8]) -> Result<ExternalStream, ExportError> {
    let info = picture::info(bytes).map_err(ExportError::Picture)?;
    let (info, content, filter) = match info.kind {
        Kind::Jpeg => (info, bytes.to_vec(), Some("DCTDecode")),
        Kind::Png => {
            let dots = picture::dots(bytes).map_err(ExportError::Picture)?;
            (dots.info, dots.bytes, None)
        }
    };
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let colours = if info.colours == 1 { "DeviceGray" } else { "DeviceRGB" };
    let mut dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), DictItem::Int(i64::from(info.width))),
        ("Height".to_owned(), DictItem::Int(i64::from(info.height))),
        ("ColorSpace".to_owned(), name(colours)),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
    ]);
    if let Some(filter) = filter {
        dict.insert("Filter".to_owned(), name(filter));
    }
    // What has no filter is packed with everything else at the end.
    Ok(ExternalStream { dict, content, compress: filter.is_none() })
}

/// The operation that draws a shape, its points turned into places by `place`.
pub(super) fn drawn(shape: &Shape, place: impl Fn(Point) -> printpdf::Point) -> Op {
    let point = |point: &Point| LinePoint { p: place(*point), bezier: false };
    let points: Vec<LinePoint> = shape.points.iter().map(point).collect();
    let mode = match (shape.fill, shape.stroke) {
        (Some(_), Some(_)) => PaintMode::FillStroke,
        (Some(_), None) => PaintMode::Fill,
        (None, _) => {
            let line = printpdf::Line { points, is_closed: false };
            return Op::DrawLine { line };
        }
    };
    let rings = vec![PolygonRing { points }];
    let winding_order = WindingOrder::NonZero;
    Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order } }
}

/// The box around each figure on its page, by its tag: left, bottom, right, top in points.
pub(super) fn boxes(document: &PagedDocument) -> BTreeMap<usize, Object> {
    let mut found: BTreeMap<usize, (Point, Point)> = BTreeMap::new();
    for page in &document.pages {
        for item in &page.items {
            let Some((tag, corners)) = extent(item) else { continue };
            let kind = document.tags.get(tag).map(|tag| tag.kind);
            if !matches!(kind, Some(TagKind::Figure(_))) {
                continue;
            }
            for corner in corners.map(|corner| upright(page, corner)) {
                let (least, most) = found.entry(tag).or_insert((corner, corner));
                least.x = least.x.min(corner.x);
                least.y = least.y.min(corner.y);
                most.x = most.x.max(corner.x);
                most.y = most.y.max(corner.y);
            }
        }
    }
    let number = |length: Length| Object::Real(unit::pt(length).0);
    let object = |(least, most): (Point, Point)| {
        Object::Array([least.x, least.y, most.x, most.y].map(number).to_vec())
    };
    found.into_iter().map(|(tag, corners)| (tag, object(corners))).collect()
}

/// A place on the page as it is read as one on the upright sheet, from its lower edge.
fn upright(page: &Page, Point { x, y }: Point) -> Point {
    if page.turned { Point { x: y, y: x } } else { Point { x, y: page.size.height - y } }
}

/// The tag of an item and two corners of the room it takes.
fn extent(item: &Item) -> Option<(usize, [Point; 2])> {
    match item {
        Item::Image { origin, size, tag, .. } => {
            let end = Point { x: origin.x + size.width, y: origin.y + size.height };
            Some((*tag, [*origin, end]))
        }
        Item::Shape(shape) => {
            let xs = || shape.points.iter().map(|point| point.x);
            let ys = || shape.points.iter().map(|point| point.y);
            let least = Point { x: xs().min()?, y: ys().min()? };
            Some((shape.tag, [least, Point { x: xs().max()?, y: ys().max()? }]))
        }
        Item::Text(run) => {
            let Mark::Tag(tag) = run.mark else { return None };
            let (first, last) = (run.glyphs.first()?, run.glyphs.last()?);
            let top = Point { x: first.x, y: run.baseline - run.size };
            Some((tag, [top, Point { x: last.x + run.size, y: run.baseline }]))
        }
        Item::Bar { .. } => None,
    }
}
