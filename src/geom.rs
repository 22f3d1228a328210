//! Lengths and positions on the page, exact in every unit the exporters speak.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A distance on the page.
///
/// Stored in English metric units (EMU): 12 700 to the point, 36 000 to the millimetre,
/// 635 to the twip (1/20 pt), so that whole numbers in all units are represented exactly
/// and equal lengths compare equal. `Length * Length` is not defined: the program has no
/// use for areas.
#[derive(Copy, Clone, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Length(i64);

impl Length {
    /// No distance at all.
    pub const ZERO: Self = Self(0);

    const PER_PT: i64 = 12_700;
    const PER_MM: i64 = 36_000;
    const PER_TWIP: i64 = 635;

    /// A length in points (1/72 inch).
    pub const fn pt(pt: i64) -> Self {
        Self(pt * Self::PER_PT)
    }

    /// A length in half-points, the unit of font sizes in DOCX.
    pub const fn half_pt(half_pt: i64) -> Self {
        Self(half_pt * Self::PER_PT / 2)
    }

    /// A length in millimetres.
    pub const fn mm(mm: i64) -> Self {
        Self(mm * Self::PER_MM)
    }

    /// A length in hundredths of a millimetre, for rules of 0.35 mm and the like.
    pub const fn hundredths_mm(hundredths: i64) -> Self {
        Self(hundredths * Self::PER_MM / 100)
    }

    /// A length in twips (1/20 pt), the unit of indents and margins in DOCX.
    pub const fn twips(twips: i64) -> Self {
        Self(twips * Self::PER_TWIP)
    }

    /// A length in English metric units, the unit of pictures in DOCX.
    pub const fn emu(emu: i64) -> Self {
        Self(emu)
    }

    /// This length in English metric units.
    pub const fn to_emu(self) -> i64 {
        self.0
    }

    /// This length in points, for PDF.
    #[expect(clippy::cast_precision_loss, reason = "no page is 2^53 EMU wide")]
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / Self::PER_PT as f64
    }

    /// This length in millimetres, for people.
    #[expect(clippy::cast_precision_loss, reason = "no page is 2^53 EMU wide")]
    pub fn to_mm(self) -> f64 {
        self.0 as f64 / Self::PER_MM as f64
    }

    /// This length in twips, rounded half away from zero, for DOCX.
    pub const fn to_twips(self) -> i64 {
        let half = Self::PER_TWIP / 2;
        (if self.0 < 0 { self.0 - half } else { self.0 + half }) / Self::PER_TWIP
    }

    /// This length in half-points, rounded down, for font sizes in DOCX.
    pub const fn to_half_pt(self) -> i64 {
        self.0 * 2 / Self::PER_PT
    }

    /// `numerator / denominator` of this length, rounded towards zero.
    pub const fn times(self, numerator: i64, denominator: i64) -> Self {
        Self(self.0 * numerator / denominator)
    }

    /// The larger of two lengths.
    pub fn max(self, other: Self) -> Self {
        Ord::max(self, other)
    }

    /// The smaller of two lengths.
    pub fn min(self, other: Self) -> Self {
        Ord::min(self, other)
    }
}

impl fmt::Debug for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}mm", self.to_mm())
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Self;
    fn mul(self, factor: i64) -> Self {
        Self(self.0 * factor)
    }
}

/// How many whole times one length goes into another.
impl Div for Length {
    type Output = i64;
    fn div(self, other: Self) -> i64 {
        self.0 / other.0
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// A place on the sheet, measured from its upper left corner, y downwards.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Point {
    /// Distance from the sheet's left edge.
    pub x: Length,
    /// Distance from the sheet's upper edge.
    pub y: Length,
}

/// A width and a height.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Size {
    /// From left to right.
    pub width: Length,
    /// From top to bottom.
    pub height: Length,
}

/// Four distances from the edges of a sheet.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Sides {
    /// White edge at the top (天头).
    pub top: Length,
    /// White edge at the bottom (地脚).
    pub bottom: Length,
    /// White edge at the left, where the sheets are bound (订口).
    pub left: Length,
    /// White edge at the right (切口).
    pub right: Length,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millimetres_round_to_the_nearest_twip() {
        // 37 mm is 2097.6 twips and 28 mm is 1587.4 twips.
        assert_eq!(Length::mm(37).to_twips(), 2098);
        assert_eq!(Length::mm(28).to_twips(), 1587);
    }

    #[test]
    fn negative_lengths_round_like_positive_ones() {
        assert_eq!(Length::mm(-37).to_twips(), -2098);
    }

    #[test]
    fn whole_twips_points_and_millimetres_are_exact() {
        assert_eq!(Length::twips(20), Length::pt(1));
        assert_eq!(Length::mm(127), Length::pt(360));
        assert_eq!(Length::half_pt(32), Length::pt(16));
    }

    #[test]
    fn a_length_divides_into_whole_steps() {
        assert_eq!(Length::mm(225) / Length::twips(579), 22);
    }
}
