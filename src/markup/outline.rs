//! Numbers headings by their place, as GB/T 9704—2012, 7.3.3 counts: 一、（一）1.（1）.

/// The deepest level that has a number.
pub(super) const DEEPEST: u8 = 4;

/// The numbers of the headings so far, one for each level.
#[derive(Debug, Default)]
pub(super) struct Outline {
    numbers: [u32; DEEPEST as usize],
    /// The level of the last heading; 0 before the first.
    last: u8,
}

impl Outline {
    /// The level at which a heading of `level` leaves a gap, if it does: the level that is
    /// missing above it.
    pub(super) fn missing_above(&self, level: u8) -> Option<u8> {
        (level > self.last + 1).then_some(self.last + 1)
    }

    /// Counts a heading; gives its number if it has one. Deeper levels start again.
    pub(super) fn count(&mut self, level: u8, numbered: bool) -> Option<u32> {
        let at = usize::from(level.clamp(1, DEEPEST)) - 1;
        self.numbers[at + 1..].fill(0);
        self.last = level;
        if !numbered {
            return None;
        }
        self.numbers[at] = self.numbers[at].saturating_add(1);
        Some(self.numbers[at])
    }
}
