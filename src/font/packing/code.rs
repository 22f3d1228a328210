//! A prefix code for DEFLATE, made from what it shall write (RFC 1951, 3.2.2 to 3.2.7).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::bits::Bits;
use super::repeats::Token;

/// Literals, the end of the block, and lengths.
const WORDS: usize = 286;
/// The sign that ends the block.
const END: usize = 256;
/// Distances.
const DISTANCES: usize = 30;
/// The longest code, in bits.
const LONGEST: u8 = 15;

/// The least length of each sign from 257 on, and how many further bits it has.
const LENGTHS: [(u16, u8); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];

/// The least distance of each sign; from the fourth on, two have each number of bits.
const LEAST: [u16; DISTANCES] = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025,
    1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
];

/// In this order the code of the lengths of codes is stated (3.2.7).
const ORDER: [u8; 19] =
    [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// How often each sign is written.
#[derive(Debug)]
pub(super) struct Counts {
    words: [u32; WORDS],
    distances: [u32; DISTANCES],
}

impl Counts {
    /// Every sign may come, however rarely.
    pub(super) fn new() -> Self {
        Self { words: [1; WORDS], distances: [1; DISTANCES] }
    }

    /// Counts a token.
    pub(super) fn add(&mut self, token: Token) {
        match token {
            Token::Literal(byte) => self.words[usize::from(byte)] += 1,
            Token::Repeat { length, distance } => {
                self.words[length_sign(length)] += 1;
                self.distances[distance_sign(distance)] += 1;
            }
        }
    }
}

/// The bits that stand for a sign, and how many they are.
type Sign = (u16, u8);

/// A code for everything that a block may hold.
#[derive(Debug)]
pub(super) struct Code {
    words: [Sign; WORDS],
    distances: [Sign; DISTANCES],
}

impl Code {
    /// The code that is shortest for these counts.
    pub(super) fn new(counts: &Counts) -> Self {
        Self { words: signs(&counts.words), distances: signs(&counts.distances) }
    }

    /// Begins the only block of a stream, and states the code in it.
    pub(super) fn begin(&self, out: &mut Bits) {
        out.push(1, 1); // the last block
        out.push(2, 2); // with a code of its own
        out.push(29, 5); // 286 words
        out.push(29, 5); // 30 distances
        out.push(15, 4); // 19 lengths of codes
        // Each length of a code takes four bits: a shorter statement would save 80 bytes.
        for length in ORDER {
            out.push(if length < 16 { 4 } else { 0 }, 3);
        }
        for (_, length) in self.words.iter().chain(&self.distances) {
            out.push(u32::from(length.reverse_bits() >> 4), 4);
        }
    }

    /// Writes a token.
    pub(super) fn write(&self, token: Token, out: &mut Bits) {
        match token {
            Token::Literal(byte) => push(self.words[usize::from(byte)], out),
            Token::Repeat { length, distance } => {
                let sign = length_sign(length);
                let (least, extra) = LENGTHS[sign - END - 1];
                push(self.words[sign], out);
                out.push(u32::from(length - least), u32::from(extra));
                let sign = distance_sign(distance);
                push(self.distances[sign], out);
                let extra = u32::try_from(sign / 2).unwrap_or(0).saturating_sub(1);
                out.push(u32::from(distance - LEAST[sign]), extra);
            }
        }
    }

    /// Ends the block.
    pub(super) fn end(&self, out: &mut Bits) {
        push(self.words[END], out);
    }
}

fn push((bits, count): Sign, out: &mut Bits) {
    out.push(u32::from(bits), u32::from(count));
}

fn length_sign(length: u16) -> usize {
    END + LENGTHS.partition_point(|(least, _)| *least <= length)
}

fn distance_sign(distance: u16) -> usize {
    LEAST.partition_point(|least| *least <= distance).saturating_sub(1)
}

/// The canonical code for these counts (3.2.2), bits in the order in which they are written.
fn signs<const N: usize>(counts: &[u32; N]) -> [Sign; N] {
    let lengths = lengths(counts);
    let mut signs = [(0, 0); N];
    let mut next: u16 = 0;
    for length in 1..=LONGEST {
        next <<= 1;
        for (sign, _) in signs.iter_mut().zip(lengths).filter(|(_, own)| *own == length) {
            *sign = (next.reverse_bits() >> (16 - length), length);
            next += 1;
        }
    }
    signs
}

/// How many bits each sign gets (Huffman). Where one would get too many, the counts are
/// drawn together until none does.
fn lengths<const N: usize>(counts: &[u32; N]) -> [u8; N] {
    let mut counts = *counts;
    loop {
        let lengths = depths(&counts);
        if lengths.iter().all(|length| *length <= LONGEST) {
            return lengths;
        }
        counts = counts.map(|count| count.div_ceil(2));
    }
}

/// The depth of each sign in the tree that joins the two rarest again and again.
fn depths<const N: usize>(counts: &[u32; N]) -> [u8; N] {
    let mut heap: BinaryHeap<_> =
        counts.iter().enumerate().map(|(node, count)| Reverse((*count, node))).collect();
    let mut around = vec![0; 2 * N];
    let mut root = N;
    while let (Some(Reverse((one, left))), Some(Reverse((two, right)))) =
        (heap.pop(), heap.pop())
    {
        (around[left], around[right]) = (root, root);
        // The last pair has nothing to be joined with.
        if heap.is_empty() {
            break;
        }
        heap.push(Reverse((one + two, root)));
        root += 1;
    }
    let mut depths = vec![0_u8; 2 * N];
    for node in (0..root).rev() {
        depths[node] = depths[around[node]].saturating_add(1);
    }
    std::array::from_fn(|sign| depths[sign])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn space<const N: usize>(signs: &[Sign; N]) -> u32 {
        signs.iter().map(|(_, length)| 1 << (LONGEST - length)).sum()
    }

    #[test]
    fn a_code_leaves_no_bits_unused() {
        let mut counts = Counts::new();
        for byte in 0..=255 {
            for _ in 0..u32::from(byte) * u32::from(byte) {
                counts.add(Token::Literal(byte));
            }
        }
        let code = Code::new(&counts);
        assert_eq!(space(&code.words), 1 << LONGEST);
        assert_eq!(space(&code.distances), 1 << LONGEST);
    }

    #[test]
    fn even_the_rarest_sign_has_fifteen_bits_at_most() {
        // Each count more than the sum of those before: a tree like a ladder.
        let steep: [u32; DISTANCES] = std::array::from_fn(|place| 1 << place);
        assert_eq!(space(&signs(&steep)), 1 << LONGEST);
    }

    #[test]
    fn what_is_frequent_is_short() {
        let mut counts = Counts::new();
        (0..1000).for_each(|_| counts.add(Token::Literal(7)));
        let code = Code::new(&counts);
        assert!(code.words.iter().all(|sign| sign.1 >= code.words[7].1));
    }

    #[test]
    fn lengths_and_distances_have_the_signs_of_the_standard() {
        assert_eq!(
            [3, 10, 11, 12, 13, 257, 258].map(length_sign),
            [257, 264, 265, 265, 266, 284, 285]
        );
        assert_eq!(
            [1, 4, 5, 6, 7, 24576, 24577, 32768].map(distance_sign),
            [0, 3, 4, 4, 5, 28, 29, 29]
        );
    }
}
