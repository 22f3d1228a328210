//! Writes `settings.xml`: how a word processor is to lay the document out.

use super::unit::twips;
use super::xml::Element;
use crate::standard::lines::{NO_END, NO_START};
use crate::standard::page::CELL;
use crate::standard::practice::Practice;

/// What Word made for Chinese switches on in every file of its own.
const COMPATIBILITY: [&str; 7] = [
    "w:spaceForUL",
    "w:balanceSingleByteDoubleByteWidth",
    "w:doNotLeaveBackslashAlone",
    "w:ulTrailSpace",
    "w:doNotExpandShiftReturn",
    "w:adjustLineHeightInTable",
    "w:useFELayout",
];

/// Word 2013 and later: no compatibility mode, whose lines break differently.
const MODES: [(&str, &str); 5] = [
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
];

/// The settings as a part of the package.
pub(super) fn settings(practice: &Practice) -> Element {
    let grid = [
        ("w:drawingGridHorizontalSpacing", twips(CELL) / 2),
        ("w:drawingGridVerticalSpacing", twips(practice.line_pitch)),
        ("w:displayHorizontalDrawingGridEvery", 0),
        ("w:displayVerticalDrawingGridEvery", 1),
    ];
    Element::new("w:settings")
        .add(Element::new("w:zoom").with("w:percent", 100))
        .add_some(practice.mirrored.then(|| Element::new("w:mirrorMargins")))
        .add(Element::new("w:defaultTabStop").val(twips(CELL)))
        .add(Element::new("w:evenAndOddHeaders"))
        .add_all(grid.map(|(name, value)| Element::new(name).val(value)))
        // Compressed marks would let 29 characters into a line of 28.
        .add(Element::new("w:characterSpacingControl").val("doNotCompress"))
        .add(prohibition("w:noLineBreaksAfter", NO_END))
        .add(prohibition("w:noLineBreaksBefore", NO_START))
        .add(compatibility())
        .add(Element::new("w:decimalSymbol").val("."))
        .add(Element::new("w:listSeparator").val(","))
}

fn prohibition(name: &'static str, marks: &str) -> Element {
    Element::new(name).with("w:lang", "zh-CN").val(marks)
}

fn compatibility() -> Element {
    let modes = MODES.map(|(name, value)| {
        Element::new("w:compatSetting")
            .with("w:name", name)
            .with("w:uri", "http://schemas.microsoft.com/office/word")
            .with("w:val", value)
    });
    Element::new("w:compat").add_all(COMPATIBILITY.map(Element::new)).add_all(modes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_are_those_by_which_our_own_lines_break() {
        let settings = settings(&Practice::STANDARD);
        let before = settings.child("w:noLineBreaksBefore").unwrap();
        assert_eq!(before.attribute("w:val"), Some(NO_START));
        let after = settings.child("w:noLineBreaksAfter").unwrap();
        assert_eq!(after.attribute("w:val"), Some(NO_END));
    }

    #[test]
    fn even_pages_have_a_footer_of_their_own() {
        assert!(settings(&Practice::STANDARD).child("w:evenAndOddHeaders").is_some());
    }
}
