//! A piece of work that no change to the program makes faster or slower: what it takes says
//! how fast the machine is at the moment.

use std::collections::BTreeMap;

/// Sorts, hashes and looks up words, with a good many small allocations, as the program does.
pub(crate) fn work(words: u64) -> u64 {
    let number = |at: u64| {
        let mixed = (at ^ at >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB)
    };
    let mut numbers: Vec<u64> = (1..=words).map(number).collect();
    numbers.sort_unstable();
    let found: BTreeMap<String, u64> =
        numbers.iter().map(|word| (format!("{word:x}"), *word)).collect();
    found.iter().fold(0, |sum: u64, (word, value)| {
        word.bytes().fold(sum ^ value, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        })
    })
}
