//! Lengths as printpdf and lopdf want them, converted at the last moment.

use printpdf::Pt;

use crate::geom::Length;

/// English metric units in a point.
const EMU_PER_PT: f64 = 12_700.0;

/// A length in points, to a ten-thousandth (35 nm).
pub(super) fn pt(length: Length) -> Pt {
    Pt(decimals(length.to_pt(), 10_000.0))
}

/// A fine measure (spacing between characters) given in EMU, to 1/100 000 pt: over a
/// line of text the error stays below an EMU.
pub(super) fn fine_pt(emu: f64) -> f32 {
    decimals(emu / EMU_PER_PT, 100_000.0)
}

/// English metric units of a measure in points.
pub(super) fn emu(pt: f32) -> f64 {
    f64::from(pt) * EMU_PER_PT
}

/// A length in EMU for arithmetic with fractions of it.
#[expect(clippy::cast_precision_loss, reason = "no page is 2^53 EMU wide")]
pub(super) fn exact_emu(length: Length) -> f64 {
    length.to_emu() as f64
}

/// A number of things, for arithmetic with measures.
#[expect(clippy::cast_precision_loss, reason = "no line has 2^53 glyphs")]
pub(super) fn count(things: usize) -> f64 {
    things as f64
}

/// A number rounded to `1 / scale`, so that few digits are written.
#[expect(clippy::cast_possible_truncation, reason = "PDF numbers are single floats")]
pub(super) fn decimals(number: f64, scale: f64) -> f32 {
    let rounded = (number * scale).round() / scale;
    // Adding zero turns the minus zero of a rounded small number into zero.
    rounded as f32 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_of_a4_is_written_with_four_decimals() {
        assert_eq!(pt(Length::mm(210)).0.to_string(), "595.2756");
        assert_eq!(pt(Length::mm(297)).0.to_string(), "841.8898");
    }

    #[test]
    fn whole_and_half_points_stay_exact() {
        assert_eq!(pt(Length::pt(16)).0.to_string(), "16");
        assert_eq!(pt(Length::half_pt(21)).0.to_string(), "10.5");
    }

    #[test]
    fn nothing_is_written_as_minus_zero() {
        assert_eq!(decimals(-0.000_01, 100.0).to_string(), "0");
    }
}
