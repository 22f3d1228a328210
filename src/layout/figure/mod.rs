//! Sets pictures and charts: centred on a row of their own, with 图题 below on the same
//! page.

mod chart;
mod scale;

use std::sync::Arc;

use super::flow::Setter;
use super::inline::justify::Fit;
use super::page::{Item, TagKind};
use super::table::captions;
use crate::document::{Chart, Picture};
use crate::geom::{Length, Point, Size};
use crate::standard::page::LINE_PITCH;
use crate::standard::table::{CAPTION_ROLE, CAPTION_SIZE, FIGURE_GAP};

/// The size of a figure that shall be so large: smaller by the same part in both
/// directions where it does not fit a page together with its caption.
pub(super) fn fitting(wanted: Size, captioned: bool, area: Size) -> Size {
    let caption = if captioned { LINE_PITCH * 2 } else { Length::ZERO };
    let room = Size {
        width: area.width,
        height: (area.height - caption - FIGURE_GAP * 2).max(LINE_PITCH),
    };
    let (width, height) = (wanted.width.to_emu().max(1), wanted.height.to_emu().max(1));
    let part = |of: i64, by: i64, to: i64| {
        let part = i128::from(of) * i128::from(to) / i128::from(by);
        Length::emu(i64::try_from(part).unwrap_or(i64::MAX).max(1))
    };
    let narrow =
        Size { width: room.width, height: part(height, width, room.width.to_emu()) };
    let size = if wanted.width > room.width { narrow } else { wanted };
    if size.height <= room.height {
        return size;
    }
    Size { width: part(width, height, room.height.to_emu()), height: room.height }
}

/// Adds a picture to the flow.
pub(super) fn picture(setter: &mut Setter<'_>, picture: &Picture) {
    let size = fitting(picture.size, picture.caption.is_some(), setter.type_area());
    let picture = &Picture { size, ..picture.clone() };
    let items = vec![image(setter, picture, Point::default())];
    row(setter, size, items, picture.caption.as_deref());
}

/// A picture in its own size at a place of a row.
pub(super) fn image(setter: &mut Setter<'_>, picture: &Picture, origin: Point) -> Item {
    let image = setter.flow.images.len();
    setter.flow.images.push(Arc::clone(&picture.data));
    let tag = figure(setter, &picture.alt);
    Item::Image { image, origin, size: picture.size, tag }
}

/// Adds a chart to the flow.
pub(super) fn chart(setter: &mut Setter<'_>, chart: &Chart) {
    let size = fitting(chart.size, chart.caption.is_some(), setter.type_area());
    let tag = figure(setter, &chart.alt);
    let items = chart::draw(setter, chart, size, tag);
    row(setter, size, items, chart.caption.as_deref());
}

fn figure(setter: &mut Setter<'_>, alternative: &str) -> usize {
    let number = setter.flow.alternatives.len();
    setter.flow.alternatives.push(alternative.to_owned());
    setter.tag(TagKind::Figure(number), None)
}

/// A row for a figure in the middle of the type area, and its caption below.
fn row(setter: &mut Setter<'_>, size: Size, items: Vec<Item>, caption: Option<&str>) {
    let left = (setter.type_area().width - size.width).times(1, 2);
    let items = items.into_iter().map(|item| item.moved(left, FIGURE_GAP)).collect();
    setter.push(size.height + FIGURE_GAP * 2, items);
    let Some(caption) = caption else { return };
    let start = setter.flow.rows.len() - 1;
    let tag = setter.tag(TagKind::Caption, None);
    captions(setter, caption, (CAPTION_ROLE, CAPTION_SIZE, Fit::Centre), tag);
    let last = setter.flow.rows.len() - 1;
    setter.flow.rows[start..last].iter_mut().for_each(|row| row.keep = true);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::page::TYPE_AREA;

    fn fitted(width: i64, height: i64) -> (i64, i64) {
        let wanted = Size { width: Length::mm(width), height: Length::mm(height) };
        let size = fitting(wanted, true, TYPE_AREA);
        (size.width / Length::mm(1), size.height / Length::mm(1))
    }

    #[test]
    fn a_figure_that_fits_is_left_alone() {
        assert_eq!(fitted(120, 80), (120, 80));
    }

    #[test]
    fn a_figure_larger_than_the_page_keeps_its_shape() {
        assert_eq!(fitted(312, 200), (156, 100));
        let (width, height) = fitted(100, 400);
        assert_eq!((width, height), (50, 200));
    }
}
