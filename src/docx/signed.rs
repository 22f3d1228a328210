//! Writes 署名, 成文日期 and 签名章 (7.3.5).

use docx_rs::{AlignmentType, Paragraph, Run, SpecialIndentType};

use super::ExportError;
use super::figure::floating;
use super::flow::{Flow, paragraph};
use super::head::tabs;
use super::run::plain;
use super::signature::{self, Names, Place};
use super::style::{self, Alignment, ParagraphStyle};
use super::unit::twips;
use super::xml::Element;
use crate::document::{Picture, Seal, Signature, Stamp};
use crate::geom::{Length, Point};
use crate::standard::parts;
use crate::standard::typeface::SIZE_3;

/// Adds a signature, the blank lines above it included.
pub(super) fn signed(
    flow: &mut Flow<'_>,
    signature: &Signature,
) -> Result<(), ExportError> {
    if let Seal::Stamped(stamps) = &signature.seal {
        return stamped(flow, stamps, signature);
    }
    let places = signature::signature(signature, flow.line());
    flow.blanks(places.blanks_above, &style::BODY)?;
    let mut organs = signature.organs.iter();
    for (nth, names) in places.organs.iter().enumerate() {
        if nth > 0 {
            flow.blanks(places.blanks_between, &style::BODY)?;
        }
        match names {
            Names::One(place) => {
                let runs = organs.next().map(|organ| plain(organ)).into_iter().collect();
                flow.add(&placed(&style::ORGAN, *place, runs))?;
            }
            Names::Beside(axes) => {
                let names = organs.by_ref().take(axes.len());
                let runs = names.map(|organ| plain(organ));
                let runs = runs.flat_map(|run| [Run::new().add_tab(), run]).collect();
                let stops: Vec<_> = axes.iter().map(|axis| ("center", *axis)).collect();
                let line = flow.paragraph(&style::ORGAN, runs)?;
                line.set("w:pPr", tabs(&stops));
                line.set("w:pPr", Element::new("w:jc").val("left"));
            }
        }
    }
    if let Some(day) = signature.date {
        flow.add(&placed(&style::DATE, places.date, vec![plain(&day.in_chinese())]))?;
    }
    Ok(())
}

/// 签名章, one below the other: the office two characters to the left of the stamp and in the
/// middle of its height, the stamp and the date four characters from the right (7.3.5.3).
fn stamped(
    flow: &mut Flow<'_>,
    stamps: &[Stamp],
    signature: &Signature,
) -> Result<(), ExportError> {
    for (nth, stamp) in stamps.iter().enumerate() {
        let blanks =
            if nth == 0 { parts::BLANKS_ABOVE_STAMP } else { parts::BLANKS_BELOW_STAMP };
        flow.blanks(blanks.saturating_sub(1), &style::BODY)?;
        let picture = stamp.picture.as_ref().map(|picture| picture_above(flow, picture));
        flow.add(&paragraph(&style::BODY, picture.into_iter().collect()))?;
        office(flow, stamp)?;
    }
    flow.blanks(parts::BLANKS_BELOW_STAMP, &style::BODY)?;
    if let Some(day) = signature.date {
        let place = Place {
            alignment: Alignment::Right,
            left: Length::ZERO,
            right: parts::SEALED_DATE_INDENT,
            hanging: Length::ZERO,
        };
        flow.add(&placed(&style::DATE, place, vec![plain(&day.in_chinese())]))?;
    }
    Ok(())
}

/// The picture of a 签名章 in the blank line above its own: it floats, for word processors
/// differ in how they centre words beside a picture that stands in the line.
fn picture_above(flow: &mut Flow<'_>, picture: &Picture) -> Run {
    let x = flow.line() - parts::SEALED_DATE_INDENT - picture.size.width;
    let offset = Point { x, y: flow.practice.line_pitch };
    let drawing = floating(flow, picture, offset);
    flow.grafts.run(vec![drawing])
}

/// The line with a 签名章, as high as it: it has its height from the white above and below
/// the words.
fn office(flow: &mut Flow<'_>, stamp: &Stamp) -> Result<(), ExportError> {
    let size = parts::stamp_size(stamp.picture.as_ref().map(|picture| picture.size));
    let left_of_stamp = flow.line() - parts::SEALED_DATE_INDENT - size.width;
    let words = signature::width(&stamp.office);
    let left = (left_of_stamp - parts::STAMP_GAP - words).max(Length::ZERO);
    // The middle of a character lies 38 hundredths of its size above the baseline, and that
    // at four fifths of the line.
    let pitch = flow.practice.line_pitch;
    let above = size.height.times(1, 2) + SIZE_3.times(38, 100) - pitch.times(4, 5);
    let above = above.max(Length::ZERO);
    let below = (size.height - above - pitch).max(Length::ZERO);
    let spacing = Element::new("w:spacing");
    let spacing = spacing.with("w:before", twips(above)).with("w:after", twips(below));
    let line = flow.paragraph(&style::ORGAN, vec![plain(&stamp.office)])?;
    line.set("w:pPr", spacing);
    line.set("w:pPr", Element::new("w:ind").with("w:left", twips(left)));
    line.set("w:pPr", Element::new("w:jc").val("left"));
    Ok(())
}

/// A paragraph of a style in a place of its own.
pub(super) fn placed(style: &ParagraphStyle, place: Place, runs: Vec<Run>) -> Paragraph {
    let hanging = twips(place.hanging);
    let hanging = (hanging > 0).then_some(SpecialIndentType::Hanging(hanging));
    let (left, right) = (twips(place.left), twips(place.right));
    let paragraph = paragraph(style, runs).indent(Some(left), hanging, Some(right), None);
    if place.alignment == style.alignment {
        return paragraph;
    }
    paragraph.align(match place.alignment {
        Alignment::Both => AlignmentType::Both,
        Alignment::Centre => AlignmentType::Center,
        Alignment::Left => AlignmentType::Left,
        Alignment::Right => AlignmentType::Right,
        Alignment::Distribute => AlignmentType::Distribute,
    })
}
