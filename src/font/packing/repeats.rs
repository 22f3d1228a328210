//! Finds what repeats within a piece of a font program (LZ77).

/// How far back a repetition may lie, and the longest piece that is looked through.
pub(super) const WINDOW: usize = 1 << 15;

/// Lengths of repetitions.
const SHORTEST: usize = 3;
const LONGEST: usize = 258;

/// A repetition of three bytes from farther away takes more bits than the bytes.
const NEAR: usize = 128;

/// How many places with the same beginning are tried.
const TRIES: usize = 8;

/// Places are known by 12 bits of three bytes.
const KNOWN: usize = 1 << 12;

/// What a block of DEFLATE is made of.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Token {
    /// A byte as it is.
    Literal(u8),
    /// Bytes that stand already so far back.
    Repeat { length: u16, distance: u16 },
}

/// Calls a function with the tokens of a piece of at most [`WINDOW`] bytes.
pub(super) fn each_token(piece: &[u8], mut take: impl FnMut(Token)) {
    // Places count from 1; 0 is none.
    let mut last = [0_u16; KNOWN];
    let mut before = vec![0_u16; piece.len()];
    let mut at = 0;
    while let Some(byte) = piece.get(at) {
        let (length, distance) = longest(piece, at, &last, &before);
        let next = if length >= SHORTEST {
            take(Token::Repeat { length: short(length), distance: short(distance) });
            at + length
        } else {
            take(Token::Literal(*byte));
            at + 1
        };
        for (place, before) in before.iter_mut().enumerate().take(next).skip(at) {
            if let Some(key) = key(piece, place) {
                *before = std::mem::replace(&mut last[key], short(place + 1));
            }
        }
        at = next;
    }
}

/// Length and distance of the longest repetition worth writing; length 0 for none.
fn longest(
    piece: &[u8],
    at: usize,
    last: &[u16; KNOWN],
    before: &[u16],
) -> (usize, usize) {
    let mut best = (0, 0);
    let Some(key) = key(piece, at) else { return best };
    let rest = &piece[at..];
    let rest = &rest[..rest.len().min(LONGEST)];
    let mut place = usize::from(last[key]);
    for _ in 0..TRIES {
        let Some(start) = place.checked_sub(1) else { break };
        let same = rest.iter().zip(&piece[start..]).take_while(|(one, two)| one == two);
        let (length, distance) = (same.count(), at - start);
        let pays = length > SHORTEST || length == SHORTEST && distance <= NEAR;
        if pays && length > best.0 {
            best = (length, distance);
        }
        place = usize::from(before[start]);
    }
    best
}

/// The three bytes at a place, in 12 bits.
fn key(piece: &[u8], at: usize) -> Option<usize> {
    let [one, two, three]: [u8; SHORTEST] =
        piece.get(at..at + SHORTEST)?.try_into().ok()?;
    let word = u32::from_le_bytes([one, two, three, 0]);
    usize::try_from(word.wrapping_mul(0x9E37_79B1) >> 20).ok()
}

/// A number of bytes in a piece, which has no more than [`WINDOW`].
fn short(bytes: usize) -> u16 {
    u16::try_from(bytes).unwrap_or(u16::MAX)
}
