//! Names for content: FNV-1a, which is short, fixed for ever, and no secret's guard; and
//! SHA-256, where somebody might like two contents to be taken for one.

use sha2::{Digest as _, Sha256};

/// What SHA-256 makes of some bytes.
pub type Digest = [u8; 32];

/// SHA-256 (FIPS 180-4).
pub fn sha_256(bytes: &[u8]) -> Digest {
    Sha256::digest(bytes).into()
}

/// The bytes in hexadecimal notation.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| char::from(DIGITS[usize::from(value)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// FNV-1a of 64 bits.
pub fn fnv_64(bytes: impl Iterator<Item = u8>) -> u64 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    bytes.fold(BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// FNV-1a of 128 bits.
pub fn fnv_128(bytes: &[u8]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(BASIS, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashes_are_those_that_their_authors_published() {
        assert_eq!(fnv_64(b"foobar".iter().copied()), 0x8594_4171_f739_67e8);
        assert_eq!(fnv_128(b"foobar"), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
        assert_eq!(
            hex(&sha_256(b"abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(fnv_128(b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
    }
}
