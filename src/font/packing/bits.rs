//! Bits in a row, as DEFLATE wants them: the first is the lowest of a byte (RFC 1951, 3.1.1).

/// Bits that are being written.
#[derive(Clone, Debug, Default)]
pub(super) struct Bits {
    /// Whole words of four bytes.
    bytes: Vec<u8>,
    /// What has no whole word yet, in the lowest bits.
    rest: u64,
    /// How many bits that are, fewer than 32.
    count: u32,
}

/// Bits that will not change, and take little room.
#[derive(Debug)]
pub(super) struct Row {
    bytes: Box<[u8]>,
    rest: u32,
    count: u32,
}

impl Bits {
    /// Nothing yet, with room for so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes), rest: 0, count: 0 }
    }

    /// Adds the lowest `count` bits of a word, at most 32; the others are zero.
    pub(super) fn push(&mut self, word: u32, count: u32) {
        self.rest |= u64::from(word) << self.count;
        self.count += count;
        if self.count >= 32 {
            let [a, b, c, d, ..] = self.rest.to_le_bytes();
            self.bytes.extend_from_slice(&[a, b, c, d]);
            self.rest >>= 32;
            self.count -= 32;
        }
    }

    /// Adds a row of bits.
    pub(super) fn extend(&mut self, row: &Row) {
        for word in row.bytes.as_chunks::<4>().0 {
            self.push(u32::from_le_bytes(*word), 32);
        }
        self.push(row.rest, row.count);
    }

    /// The bits as a row.
    pub(super) fn into_row(self) -> Row {
        let [a, b, c, d, ..] = self.rest.to_le_bytes();
        Row {
            bytes: self.bytes.into_boxed_slice(),
            rest: u32::from_le_bytes([a, b, c, d]),
            count: self.count,
        }
    }

    /// The bits as bytes, the last filled up with zeros.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        let mut bytes = self.bytes;
        let left = usize::try_from(self.count.div_ceil(8)).unwrap_or(0);
        bytes.extend_from_slice(&self.rest.to_le_bytes()[..left]);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bit_is_the_lowest_of_the_first_byte() {
        let mut bits = Bits::default();
        bits.push(1, 1);
        bits.push(0b10, 2);
        bits.push(0xFF, 8);
        assert_eq!(bits.into_bytes(), [0b1111_1101, 0b111]);
    }

    #[test]
    fn a_row_joins_on_at_any_bit() {
        for shift in 0..40 {
            let (mut whole, mut row) = (Bits::default(), Bits::default());
            let mut joined = Bits::default();
            for _ in 0..shift {
                whole.push(1, 1);
                joined.push(1, 1);
            }
            for word in 0..77 {
                whole.push(word, 7);
                row.push(word, 7);
            }
            joined.extend(&row.into_row());
            assert_eq!(joined.into_bytes(), whole.into_bytes());
        }
    }
}
