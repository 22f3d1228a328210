//! A scale of round numbers for a chart.

use crate::geom::Length;

/// The most steps of a scale.
const STEPS: u64 = 5;

/// A scale from nothing to a round number.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Scale {
    /// From one mark to the next.
    pub(super) step: u64,
    /// Marks above nothing, at least one.
    pub(super) steps: u64,
}

impl Scale {
    /// A scale on which a value has its place: steps of 1, 2 or 5 and noughts.
    pub(super) fn up_to(greatest: u64) -> Self {
        let greatest = greatest.max(1);
        let mut unit = 1_u64;
        loop {
            for step in [1, 2, 5].map(|part: u64| unit.saturating_mul(part)) {
                if step.saturating_mul(STEPS) >= greatest {
                    return Self { step, steps: greatest.div_ceil(step) };
                }
            }
            unit = unit.saturating_mul(10);
        }
    }

    /// The values at the marks, nothing included.
    pub(super) fn marks(self) -> impl Iterator<Item = u64> {
        (0..=self.steps).map(move |mark| mark * self.step)
    }

    /// How far a value lies from nothing when the scale is so long.
    pub(super) fn place(self, value: u64, length: Length) -> Length {
        let top = i128::from(self.step) * i128::from(self.steps);
        let place = i128::from(length.to_emu()) * i128::from(value) / top;
        Length::emu(i64::try_from(place).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round_numbers_and_few() {
        let marks = |greatest| Scale::up_to(greatest).marks().collect::<Vec<_>>();
        assert_eq!(marks(0), [0, 1]);
        assert_eq!(marks(7), [0, 2, 4, 6, 8]);
        assert_eq!(marks(23), [0, 5, 10, 15, 20, 25]);
        assert_eq!(marks(480), [0, 100, 200, 300, 400, 500]);
    }

    #[test]
    fn the_greatest_of_all_values_has_a_place() {
        let scale = Scale::up_to(u64::from(u32::MAX) * 9);
        let length = Length::mm(100);
        assert!(scale.place(u64::from(u32::MAX) * 9, length) <= length);
    }
}
