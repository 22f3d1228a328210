//! Where 附件说明, 署名 and 成文日期 stand: by indents, never by blanks (7.3.4, 7.3.5).
//!
//! An indent is chosen so that it depends on the width of Chinese characters only, which is
//! the same in every face, where the standard leaves the choice.

use super::style::Alignment;
use crate::document::Signature;
use crate::geom::Length;
use crate::standard::page::{CELL, FIRST_LINE_INDENT, TRACKING, TYPE_AREA};
use crate::standard::typeface::SIZE_3;

/// Lines left free above a sealed signature. A seal of 42–50 mm that begins at most one
/// line below the text (7.3.5.1) then covers name and date, both below its centre.
pub(super) const BLANK_LINES_SEALED: usize = 3;

/// Lines left free above an unsealed signature (7.3.5.2).
pub(super) const BLANK_LINES_UNSEALED: usize = 1;

/// How a paragraph stands on its line.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Place {
    /// How its lines lie between the indents.
    pub(super) alignment: Alignment,
    /// Distance of all its lines but perhaps the first from the left edge.
    pub(super) left: Length,
    /// Distance from the right edge.
    pub(super) right: Length,
    /// How much farther to the left the first line begins.
    pub(super) hanging: Length,
}

impl Place {
    fn new(alignment: Alignment, left: Length, right: Length) -> Self {
        let [left, right] = [left, right].map(|side| side.max(Length::ZERO));
        Self { alignment, left, right, hanging: Length::ZERO }
    }
}

/// The places of the names, in order, and of the date.
pub(super) fn places(signature: &Signature) -> (Vec<Place>, Place) {
    let date = signature.date.map(|date| width(&date.in_chinese())).unwrap_or_default();
    if signature.sealed {
        sealed(&signature.organs, date)
    } else {
        unsealed(signature, date)
    }
}

/// The date four characters from the right edge, each name centred above it; a name too
/// wide for that stands at the edge.
fn sealed(organs: &[String], date: Length) -> (Vec<Place>, Place) {
    let right = CELL * 4;
    let room = date + right * 2;
    let place = |organ: &String| {
        if width(organ) <= room {
            Place::new(Alignment::Centre, TYPE_AREA.width - room, Length::ZERO)
        } else {
            Place::new(Alignment::Right, Length::ZERO, Length::ZERO)
        }
    };
    let date = Place::new(Alignment::Right, Length::ZERO, right);
    (organs.iter().map(place).collect(), date)
}

/// Each name two characters from the right edge; the date begins two characters to the
/// right of the name above it. A date longer than the name stands two characters from the
/// edge, and the name moves to the left instead.
fn unsealed(signature: &Signature, date: Length) -> (Vec<Place>, Place) {
    let right = CELL * 2;
    let at_right = Place::new(Alignment::Right, Length::ZERO, right);
    let mut places = vec![at_right; signature.organs.len()];
    let name = signature.organs.last().map(|organ| width(organ)).unwrap_or_default();
    if date > name {
        let left = TYPE_AREA.width - right - date - CELL * 2;
        if let Some(last) = places.last_mut() {
            *last = Place::new(Alignment::Left, left, Length::ZERO);
        }
        return (places, at_right);
    }
    // A name of several lines fills the line; the date then stands as below a full one.
    let name = name.min(TYPE_AREA.width - right);
    let left = TYPE_AREA.width - name;
    (places, Place::new(Alignment::Left, left, Length::ZERO))
}

/// The places of the names of attachments, each with the words before the name.
///
/// The first begins two characters from the edge with 附件：, the others below its number;
/// a wrapped name goes on below its own first character (7.3.4).
pub(super) fn attachments(names: &[String]) -> Vec<(String, Place)> {
    let label = "附件：";
    let first = FIRST_LINE_INDENT + width(label);
    let place = |nth: usize| {
        let number =
            if names.len() > 1 { format!("{}.", nth + 1) } else { String::new() };
        let left = first + width(&number);
        let before = if nth == 0 { format!("{label}{number}") } else { number };
        let hanging = width(&before);
        let place = Place { hanging, ..Place::new(Alignment::Both, left, Length::ZERO) };
        (before, place)
    };
    (0..names.len()).map(place).collect()
}

/// The width of a text in 三号仿宋: digits and Latin letters take half a character.
fn width(text: &str) -> Length {
    let advance = |char: char| {
        let em = if char.is_ascii() { SIZE_3.times(1, 2) } else { SIZE_3 };
        em + TRACKING
    };
    text.chars().map(advance).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Date;

    fn signature(organ: &str, sealed: bool) -> Signature {
        let date = Date::new(2023, 9, 28);
        Signature { organs: vec![organ.into()], date, sealed }
    }

    #[test]
    fn a_sealed_date_stands_four_characters_from_the_edge() {
        let (organs, date) = places(&signature("中共某某市委员会", true));
        assert_eq!((date.alignment, date.right), (Alignment::Right, CELL * 4));
        assert_eq!(organs[0].alignment, Alignment::Centre);
    }

    #[test]
    fn a_sealed_name_shares_the_axis_of_its_date() {
        let (organs, date) = places(&signature("中共某某市委员会", true));
        let axis = |place: &Place, width: Length| {
            (place.left + (TYPE_AREA.width - place.right - width)).times(1, 2)
        };
        let date_width = width("2023年9月28日");
        let date_axis = TYPE_AREA.width - date.right - date_width.times(1, 2);
        assert_eq!(axis(&organs[0], Length::ZERO), date_axis);
    }

    #[test]
    fn an_unsealed_date_begins_two_characters_right_of_the_name() {
        let name = "中共某某市某某局委员会";
        let (organs, date) = places(&signature(name, false));
        assert_eq!((organs[0].alignment, organs[0].right), (Alignment::Right, CELL * 2));
        let start = TYPE_AREA.width - CELL * 2 - width(name);
        assert_eq!((date.alignment, date.left), (Alignment::Left, start + CELL * 2));
    }

    #[test]
    fn a_date_longer_than_the_name_moves_the_name() {
        let (organs, date) = places(&signature("某某党委", false));
        assert_eq!((date.alignment, date.right), (Alignment::Right, CELL * 2));
        let start = TYPE_AREA.width - CELL * 2 - width("2023年9月28日");
        assert_eq!(
            (organs[0].alignment, organs[0].left),
            (Alignment::Left, start - CELL * 2)
        );
    }

    #[test]
    fn no_indent_is_negative_however_long_the_name() {
        for sealed in [true, false] {
            let (organs, date) = places(&signature(&"某".repeat(60), sealed));
            for place in organs.iter().chain([&date]) {
                assert!(place.left >= Length::ZERO && place.right >= Length::ZERO);
            }
        }
    }

    #[test]
    fn the_second_attachment_begins_below_the_number_of_the_first() {
        let places = attachments(&["甲".into(), "乙".into()]);
        assert_eq!((places[0].0.as_str(), places[1].0.as_str()), ("附件：1.", "2."));
        let first_lines: Vec<_> =
            places.iter().map(|(_, place)| place.left - place.hanging).collect();
        assert_eq!(first_lines, [FIRST_LINE_INDENT, FIRST_LINE_INDENT + width("附件：")]);
        assert_eq!(places[0].1.left, places[1].1.left);
    }

    #[test]
    fn a_single_attachment_has_no_number() {
        assert_eq!(attachments(&["甲".into()])[0].0, "附件：");
    }
}
