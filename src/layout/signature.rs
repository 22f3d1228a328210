//! Places 发文机关署名 and 成文日期 (7.3.5).

use super::flow::Setter;
use super::inline::justify::{grid_width, on_grid, spread};
use super::inline::measure::{Cell, Piece, measure};
use super::page::TagKind;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::layout as codes;
use crate::document::Signature;
use crate::geom::Length;
use crate::standard::Role;
use crate::standard::parts;
use crate::standard::typeface::SIZE_3;

/// Sets the rows of a signature, the blank lines above it included.
pub(super) fn set(setter: &mut Setter<'_>, signature: &Signature) {
    let mut words: Vec<Vec<Cell>> = Vec::new();
    let date = signature.date.map(crate::value::Date::in_chinese);
    for text in signature.organs.iter().chain(&date) {
        let tag = setter.tag(TagKind::Paragraph, None);
        let pieces = [Piece::new(text, Role::FangSong).tagged(tag)];
        words.push(measure(setter.faces, &pieces, SIZE_3));
    }
    let date = if date.is_some() { words.pop() } else { None };
    let room = setter.type_area().width;
    let widths: Vec<Length> = words.iter().map(|organ| grid_width(organ)).collect();
    for (organ, width) in signature.organs.iter().zip(&widths) {
        if *width > room {
            let message = format!("署名“{organ}”一行排不下");
            let finding = Diagnostic::new(&codes::SIGNATURE_TOO_WIDE, message);
            setter.findings.push(finding.hint("请改用规范化简称"));
        }
    }
    let date_width = date.as_deref().map(grid_width);
    let (above, between, lefts) = if signature.is_sealed() {
        let lefts = sealed(room, &widths, date_width);
        (parts::BLANKS_ABOVE_SEALED, parts::BLANKS_BETWEEN_SEALED, lefts)
    } else {
        (parts::BLANKS_ABOVE_UNSEALED, 0, unsealed(room, &widths, date_width))
    };
    setter.blanks(above);
    let longest = widths.iter().copied().max().unwrap_or_default();
    for (number, (organ, left)) in words.iter().zip(&lefts.organs).enumerate() {
        if number > 0 {
            setter.blanks(between);
        }
        let places = if signature.is_sealed() {
            on_grid(organ, *left)
        } else {
            spread(organ, *left, longest)
        };
        setter.row(organ, &places, SIZE_3, None);
    }
    if let Some(date) = &date {
        setter.row(date, &on_grid(date, lefts.date), SIZE_3, None);
    }
}

/// Where the lines of a signature begin, from the type area's left edge.
#[derive(Debug, Eq, PartialEq)]
struct Lefts {
    organs: Vec<Length>,
    date: Length,
}

/// The date stands four characters from the right, the organs are centred over it. Where
/// an organ's name is so long that it would leave the type area, both move to the left.
fn sealed(right: Length, organs: &[Length], date: Option<Length>) -> Lefts {
    let longest = organs.iter().copied().max().unwrap_or_default();
    // Without a date the longest organ stands where the date would.
    let below = date.unwrap_or(longest);
    let axis = right - parts::SEALED_DATE_INDENT - below.times(1, 2);
    let axis = axis.min(right - longest.times(1, 2));
    let left = |width: Length| (axis - width.times(1, 2)).max(Length::ZERO);
    Lefts { organs: organs.iter().copied().map(left).collect(), date: left(below) }
}

/// The organs stand two characters from the right, the date begins two characters further
/// right than they. Where the date is longer than the organs, the date stands two
/// characters from the right and the organs move to the left.
fn unsealed(width: Length, organs: &[Length], date: Option<Length>) -> Lefts {
    let right = width - parts::UNSEALED_ORGAN_INDENT;
    let longest = organs.iter().copied().max().unwrap_or_default();
    let date_width = date.unwrap_or_default();
    let organ = if date_width > longest {
        right - date_width - parts::UNSEALED_DATE_SHIFT
    } else {
        right - longest
    };
    let organ = organ.max(Length::ZERO);
    let date = organ + parts::UNSEALED_DATE_SHIFT;
    Lefts { organs: vec![organ; organs.len()], date }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::page::{CELL, TYPE_AREA};

    const EDGE: Length = TYPE_AREA.width;

    #[test]
    fn the_date_of_a_sealed_paper_is_four_characters_from_the_right() {
        let date = CELL * 7;
        let lefts = sealed(EDGE, &[CELL * 5], Some(date));
        assert_eq!(lefts.date + date, EDGE - CELL * 4);
    }

    #[test]
    fn the_organ_of_a_sealed_paper_is_centred_over_the_date() {
        let lefts = sealed(EDGE, &[CELL * 5], Some(CELL * 7));
        assert_eq!(lefts.organs[0] - lefts.date, CELL);
    }

    #[test]
    fn a_long_organ_ends_at_the_edge_and_the_date_stays_under_its_middle() {
        let (organ, date) = (CELL * 20, CELL * 7);
        let lefts = sealed(EDGE, &[organ], Some(date));
        assert_eq!(lefts.organs[0] + organ, EDGE);
        let middle = |left: Length, width: Length| left + width.times(1, 2);
        assert_eq!(middle(lefts.organs[0], organ), middle(lefts.date, date));
    }

    #[test]
    fn the_date_of_an_unsealed_paper_begins_two_characters_after_the_organ() {
        let organ = CELL * 10;
        let lefts = unsealed(EDGE, &[organ], Some(CELL * 7));
        assert_eq!(lefts.organs[0] + organ, EDGE - CELL * 2);
        assert_eq!(lefts.date - lefts.organs[0], CELL * 2);
    }

    #[test]
    fn a_date_longer_than_the_organ_is_two_characters_from_the_right() {
        let date = CELL * 7;
        let lefts = unsealed(EDGE, &[CELL * 3], Some(date));
        assert_eq!(lefts.date + date, EDGE - CELL * 2);
        assert_eq!(lefts.date - lefts.organs[0], CELL * 2);
    }
}
