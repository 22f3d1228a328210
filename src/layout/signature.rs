//! Places 发文机关署名 and 成文日期 (7.3.5).

use super::figure;
use super::flow::Setter;
use super::inline::justify::{grid_width, on_grid, spread};
use super::inline::measure::{Cell, Piece, measure};
use super::page::{Item, TagKind, TextRun};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::layout as codes;
use crate::document::{Seal, Signature, Stamp};
use crate::geom::{Length, Point};
use crate::standard::Role;
use crate::standard::parts;
use crate::standard::typeface::SIZE_3;

/// Sets the rows of a signature, the blank lines above it included.
pub(super) fn set(setter: &mut Setter<'_>, signature: &Signature) {
    if let Seal::Stamped(stamps) = &signature.seal {
        return stamped(setter, stamps, signature);
    }
    let organs: Vec<Vec<Cell>> =
        signature.organs.iter().map(|organ| words(setter, organ)).collect();
    let room = setter.type_area().width;
    let widths: Vec<Length> = organs.iter().map(|organ| grid_width(organ)).collect();
    for (organ, width) in signature.organs.iter().zip(&widths) {
        if *width > room {
            let message = format!("署名“{organ}”一行排不下");
            let finding = Diagnostic::new(&codes::SIGNATURE_TOO_WIDE, message);
            setter.findings.push(finding.hint("请改用规范化简称"));
        }
    }
    let date = date(setter, signature);
    if signature.is_sealed() {
        sealed_rows(setter, signature, &organs, date.as_deref());
    } else {
        let lefts = unsealed(room, &widths, date.as_deref().map(grid_width));
        let longest = widths.iter().copied().max().unwrap_or_default();
        setter.blanks(parts::BLANKS_ABOVE_UNSEALED);
        for (organ, left) in organs.iter().zip(&lefts.organs) {
            setter.row(organ, &spread(organ, *left, longest), SIZE_3, None);
        }
        if let Some(date) = &date {
            setter.row(date, &on_grid(date, lefts.date), SIZE_3, None);
        }
    }
}

fn words(setter: &mut Setter<'_>, text: &str) -> Vec<Cell> {
    let tag = setter.tag(TagKind::Paragraph, None);
    measure(setter.faces, &[Piece::new(text, Role::FangSong).tagged(tag)], SIZE_3)
}

fn date(setter: &mut Setter<'_>, signature: &Signature) -> Option<Vec<Cell>> {
    let date = signature.date.map(crate::value::Date::in_chinese);
    date.map(|date| words(setter, &date))
}

/// The names in rows, each row with room for its seals above it, the last above the date.
fn sealed_rows(
    setter: &mut Setter<'_>,
    signature: &Signature,
    organs: &[Vec<Cell>],
    date: Option<&[Cell]>,
) {
    let room = setter.type_area().width;
    let widths: Vec<Length> = organs.iter().map(|organ| grid_width(organ)).collect();
    let date_width = date.map(grid_width);
    let one_a_line = vec![1; organs.len()];
    let lines = if signature.lines.is_empty() { &one_a_line } else { &signature.lines };
    let beside = lines.iter().any(|names| *names > 1);
    let lefts = sealed(room, if beside { &[] } else { &widths }, date_width);
    // Without a date, a name of the last row stands where the date would.
    let below = date_width.or_else(|| widths.last().copied()).unwrap_or_default();
    let single = lefts.date + below.times(1, 2);
    setter.blanks(parts::BLANKS_ABOVE_SEALED);
    let (mut first, mut last) = (0, single);
    for (at, names) in lines.iter().enumerate() {
        if at > 0 {
            setter.blanks(parts::BLANKS_BETWEEN_SEALED);
        }
        let (mut cells, mut places) = (Vec::new(), Vec::new());
        let axes = parts::seal_axes(*names, single, room);
        for (organ, axis) in organs.iter().skip(first).zip(&axes) {
            let left = (*axis - grid_width(organ).times(1, 2)).max(Length::ZERO);
            places.extend(on_grid(organ, left));
            cells.extend_from_slice(organ);
        }
        last = axes.last().copied().unwrap_or(single);
        first += names;
        setter.row(&cells, &places, SIZE_3, None);
    }
    if let Some(date) = date {
        let left = last - grid_width(date).times(1, 2);
        setter.row(date, &on_grid(date, left.max(Length::ZERO)), SIZE_3, None);
    }
}

/// 签名章, one below the other: the office two characters to the left of the stamp and in the
/// middle of its height, the stamp and the date four characters from the right (7.3.5.3).
fn stamped(setter: &mut Setter<'_>, stamps: &[Stamp], signature: &Signature) {
    if !signature.organs.is_empty() {
        let message = "加盖签名章的公文不印署名，署名没有排出";
        let hint = "请把“署名”删掉，机关名称写进“职务”，如“××市人民政府市长”";
        setter.findings.push(Diagnostic::new(&codes::STAMPED_ORGAN, message).hint(hint));
    }
    let right = setter.type_area().width - parts::SEALED_DATE_INDENT;
    setter.blanks(parts::BLANKS_ABOVE_STAMP);
    for stamp in stamps {
        let size = parts::stamp_size(stamp.picture.as_ref().map(|picture| picture.size));
        let office = words(setter, &stamp.office);
        let left = right - size.width - parts::STAMP_GAP - grid_width(&office);
        let left = left.max(Length::ZERO);
        let places = on_grid(&office, left);
        let baseline = size.height.times(1, 2) + SIZE_3.times(38, 100);
        let runs = setter.runs(&office, &places, SIZE_3, None).into_iter();
        let mut items: Vec<_> =
            runs.map(|run| Item::Text(TextRun { baseline, ..run })).collect();
        if let Some(picture) = &stamp.picture {
            let origin = Point { x: right - picture.size.width, y: Length::ZERO };
            items.push(figure::image(setter, picture, origin));
        }
        setter.push(size.height, items);
        setter.blanks(parts::BLANKS_BELOW_STAMP);
    }
    if let Some(date) = date(setter, signature) {
        let left = right - grid_width(&date);
        setter.row(&date, &on_grid(&date, left), SIZE_3, None);
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
