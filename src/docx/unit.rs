//! Lengths as DOCX states them: twips for distances, half-points for type.

use crate::geom::Length;

/// The farthest distance that Word accepts, 22 inches.
const MOST_TWIPS: i64 = 31_680;

/// A distance in twips (1/20 pt).
pub(super) fn twips(length: Length) -> i32 {
    let bounded = length.to_twips().clamp(-MOST_TWIPS, MOST_TWIPS);
    i32::try_from(bounded).unwrap_or_default()
}

/// The size of type in half-points.
pub(super) fn half_points(size: Length) -> i64 {
    size.to_half_pt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_stays_within_what_word_accepts() {
        assert_eq!(twips(Length::mm(28)), 1587);
        assert_eq!(twips(Length::mm(-10_000)), -31_680);
    }
}
