//! Where 附件说明, 署名 and 成文日期 stand: by indents, never by blanks (7.3.4, 7.3.5).
//!
//! The rules are those of `layout`, in the indents and alignments of a word processor. An
//! edge that the standard fixes is an indent; what depends on a width is computed for
//! characters as wide as their size, digits and Latin letters half of that.

use super::style::Alignment;
use crate::document::Signature;
use crate::geom::Length;
use crate::standard::page::{CELL, TRACKING};
use crate::standard::parts;
use crate::standard::typeface::SIZE_3;

/// How a paragraph stands on its line.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Place {
    /// How its lines lie between the indents.
    pub(super) alignment: Alignment,
    /// Distance of its lines but perhaps the first from the left edge.
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

    /// Centred on a distance from the left edge of a type area as wide as `line`.
    fn on_axis(axis: Length, line: Length) -> Self {
        let off = axis * 2 - line;
        Self::new(Alignment::Centre, off, -off)
    }

    fn right_of(indent: Length) -> Self {
        Self::new(Alignment::Right, Length::ZERO, indent)
    }

    fn left_of(indent: Length) -> Self {
        Self::new(Alignment::Left, indent, Length::ZERO)
    }
}

/// A signature line by line.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Places {
    /// The lines of names, in order.
    pub(super) organs: Vec<Names>,
    /// The date.
    pub(super) date: Place,
    /// Blank lines above the first name.
    pub(super) blanks_above: usize,
    /// Blank lines between two lines of names.
    pub(super) blanks_between: usize,
}

/// The names on a line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Names {
    /// A single one.
    One(Place),
    /// Several, each centred on its distance from the left edge.
    Beside(Vec<Length>),
}

/// Where the lines of a signature stand, in a type area as wide as `line`.
pub(super) fn signature(signature: &Signature, line: Length) -> Places {
    let organs: Vec<Length> = signature.organs.iter().map(|name| width(name)).collect();
    let date = signature.date.map(|date| width(&date.in_chinese()));
    if !signature.is_sealed() {
        return unsealed(&organs, date, line);
    }
    if signature.lines.iter().any(|names| *names > 1) {
        return beside(&signature.lines, &organs, date, line);
    }
    sealed(&organs, date, line)
}

/// The date four characters from the right edge, the names centred over it. Where a name
/// is so wide that it would leave the type area, all move to the left with it.
fn sealed(organs: &[Length], date: Option<Length>, line: Length) -> Places {
    let widest = organs.iter().copied().max().unwrap_or_default();
    let below = date.unwrap_or(widest);
    let from_right = parts::SEALED_DATE_INDENT + below.times(1, 2);
    let axis_from_right = from_right.max(widest.times(1, 2));
    let on_axis = Place::on_axis(line - axis_from_right, line);
    let date = if axis_from_right == from_right {
        Place::right_of(parts::SEALED_DATE_INDENT)
    } else {
        on_axis
    };
    Places { organs: vec![Names::One(on_axis); organs.len()], date, ..SEALED }
}

/// What all sealed papers have in common.
const SEALED: Places = Places {
    organs: Vec::new(),
    date: Place {
        alignment: Alignment::Right,
        left: Length::ZERO,
        right: parts::SEALED_DATE_INDENT,
        hanging: Length::ZERO,
    },
    blanks_above: parts::BLANKS_ABOVE_SEALED,
    blanks_between: parts::BLANKS_BETWEEN_SEALED,
};

/// Several names on a line, so that their seals stand side by side; the date is centred
/// below the last of them.
fn beside(
    lines: &[usize],
    organs: &[Length],
    date: Option<Length>,
    line: Length,
) -> Places {
    let below = date.or_else(|| organs.last().copied()).unwrap_or_default();
    let single = line - parts::SEALED_DATE_INDENT - below.times(1, 2);
    let axes: Vec<Vec<Length>> =
        lines.iter().map(|names| parts::seal_axes(*names, single, line)).collect();
    let last = axes.last().and_then(|axes| axes.last()).copied().unwrap_or(single);
    let date = if last == single { SEALED.date } else { Place::on_axis(last, line) };
    let names = |axes: Vec<Length>| match axes.as_slice() {
        [axis] => Names::One(Place::on_axis(*axis, line)),
        _ => Names::Beside(axes),
    };
    Places { organs: axes.into_iter().map(names).collect(), date, ..SEALED }
}

/// The names two characters from the right edge, spread to the width of the widest; the
/// date begins two characters to the right of them. A date wider than the names stands two
/// characters from the edge, and the names move to the left instead.
fn unsealed(organs: &[Length], date: Option<Length>, line: Length) -> Places {
    let widest = organs.iter().copied().max().unwrap_or_default();
    let date = date.unwrap_or_default();
    let edge = line - parts::UNSEALED_ORGAN_INDENT;
    let moved = date > widest;
    let left =
        if moved { edge - date - parts::UNSEALED_DATE_SHIFT } else { edge - widest };
    let place = |width: &Length| {
        if *width < widest {
            let right = line - left - widest;
            Place::new(Alignment::Distribute, left, right)
        } else if moved {
            Place::left_of(left)
        } else {
            Place::right_of(parts::UNSEALED_ORGAN_INDENT)
        }
    };
    let date = if moved {
        Place::right_of(parts::UNSEALED_ORGAN_INDENT)
    } else {
        Place::left_of(left.max(Length::ZERO) + parts::UNSEALED_DATE_SHIFT)
    };
    Places {
        organs: organs.iter().map(place).map(Names::One).collect(),
        date,
        blanks_above: parts::BLANKS_ABOVE_UNSEALED,
        blanks_between: 0,
    }
}

/// The words before the names of attachments, and where they stand.
///
/// The first begins two characters from the edge with 附件：, the others below its number;
/// a wrapped name goes on below its own first character (7.3.4).
pub(super) fn attachments(count: usize) -> Vec<(String, Place)> {
    let place = |nth: usize| {
        let number = if count > 1 { format!("{nth}.") } else { String::new() };
        let left = parts::ATTACHMENT_HANG + label_width(&number);
        let (label, first) = if nth == 1 {
            (format!("附件：{number}"), parts::INDENT)
        } else {
            (number, parts::ATTACHMENT_HANG)
        };
        let place = Place::new(Alignment::Both, left, Length::ZERO);
        (label, Place { hanging: left - first, ..place })
    };
    (1..=count).map(place).collect()
}

/// How wide the number of an attachment is: half a character for each of its signs.
fn label_width(number: &str) -> Length {
    CELL.times(i64::try_from(number.chars().count()).unwrap_or_default(), 2)
}

/// The width of a text in 三号仿宋 on a line of its own.
pub(super) fn width(text: &str) -> Length {
    let advance = |char: char| {
        let em = if char.is_ascii() { SIZE_3.times(1, 2) } else { SIZE_3 };
        em + TRACKING
    };
    text.chars().map(advance).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::page::TYPE_AREA;
    use crate::value::Date;

    fn signed(organs: &[&str], sealed: bool) -> Signature {
        let organs = organs.iter().copied().map(str::to_owned).collect();
        Signature::of(organs, Date::new(2023, 9, 28), sealed)
    }

    fn one(places: &Places, line: usize) -> Place {
        match &places.organs[line] {
            Names::One(place) => *place,
            Names::Beside(axes) => panic!("{axes:?}"),
        }
    }

    #[test]
    fn names_beside_each_other_have_their_middles_where_their_seals_do() {
        let mut joint = signed(&["甲市委", "乙市委", "丙市委", "丁市委", "戊市委"], true);
        joint.lines = vec![3, 2];
        let places = signature(&joint, TYPE_AREA.width);
        let Names::Beside(axes) = &places.organs[0] else { panic!() };
        assert_eq!(axes[1], TYPE_AREA.width.times(1, 2));
        assert_eq!(places.date, Place::right_of(CELL * 4));
    }

    fn date_width() -> Length {
        width("2023年9月28日")
    }

    #[test]
    fn a_sealed_date_stands_four_characters_from_the_edge() {
        let places = signature(&signed(&["中共某某市委员会"], true), TYPE_AREA.width);
        assert_eq!(places.date, Place::right_of(CELL * 4));
    }

    #[test]
    fn a_sealed_name_is_centred_over_its_date() {
        let places = signature(&signed(&["中共某某市委员会"], true), TYPE_AREA.width);
        let organ = one(&places, 0);
        assert_eq!(organ.alignment, Alignment::Centre);
        let axis = organ.left + (TYPE_AREA.width - organ.left).times(1, 2);
        assert_eq!(axis, TYPE_AREA.width - CELL * 4 - date_width().times(1, 2));
    }

    #[test]
    fn a_wide_sealed_name_takes_its_date_along() {
        let places = signature(&signed(&[&"某".repeat(22)], true), TYPE_AREA.width);
        assert_eq!(places.date, one(&places, 0));
        let room = TYPE_AREA.width - places.date.left;
        assert_eq!(room, width(&"某".repeat(22)));
    }

    #[test]
    fn an_unsealed_date_begins_two_characters_right_of_the_name() {
        let name = "中共某某市某某局委员会";
        let places = signature(&signed(&[name], false), TYPE_AREA.width);
        assert_eq!(one(&places, 0), Place::right_of(CELL * 2));
        let start = TYPE_AREA.width - CELL * 2 - width(name);
        assert_eq!(places.date, Place::left_of(start + CELL * 2));
    }

    #[test]
    fn a_date_wider_than_the_name_moves_the_name() {
        let places = signature(&signed(&["某某党委"], false), TYPE_AREA.width);
        assert_eq!(places.date, Place::right_of(CELL * 2));
        let start = TYPE_AREA.width - CELL * 2 - date_width();
        assert_eq!(one(&places, 0), Place::left_of(start - CELL * 2));
    }

    #[test]
    fn unsealed_names_are_spread_to_the_widest() {
        let places = signature(
            &signed(&["中共某某市委组织部", "某某市委"], false),
            TYPE_AREA.width,
        );
        let short = one(&places, 1);
        assert_eq!(short.alignment, Alignment::Distribute);
        let spread = TYPE_AREA.width - short.left - short.right;
        assert_eq!(spread, width("中共某某市委组织部"));
    }

    #[test]
    fn no_indent_is_negative_however_long_the_name() {
        for sealed in [true, false] {
            let places =
                signature(&signed(&[&"某".repeat(60), "某"], sealed), TYPE_AREA.width);
            for place in [one(&places, 0), one(&places, 1), places.date] {
                assert!(place.left >= Length::ZERO && place.right >= Length::ZERO);
            }
        }
    }

    #[test]
    fn the_second_attachment_begins_below_the_number_of_the_first() {
        let places = attachments(2);
        assert_eq!((places[0].0.as_str(), places[1].0.as_str()), ("附件：1.", "2."));
        let first_lines: Vec<_> =
            places.iter().map(|(_, place)| place.left - place.hanging).collect();
        assert_eq!(first_lines, [CELL * 2, CELL * 5]);
        assert_eq!(places[0].1.left, places[1].1.left);
    }

    #[test]
    fn a_single_attachment_has_no_number() {
        assert_eq!(attachments(1)[0].0, "附件：");
    }
}
