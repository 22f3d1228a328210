//! Files as strangers may have made them: what the fuzzer has kept, and files that were
//! right before something happened to them. None may make the program panic.
//!
//! `fuzz/` finds such files; this runs without a fuzzer. `ZHENGGAI_ROUNDS=10000 cargo test
//! --release --test corpus` spoils each seed so many times.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

#[path = "../fuzz/src/lib.rs"]
#[allow(missing_docs, unreachable_pub, reason = "it belongs to the fuzzer")]
mod entries;

use std::env;
use std::fs;
use std::panic;
use std::path::{Path, PathBuf};

/// How often each seed is spoilt, in a usual run.
const ROUNDS: u64 = 8;

/// What is put into a file to spoil it: what means something to some reader.
const TOKENS: &[&str] = &[
    ": ",
    "：",
    "\n",
    "\r\n",
    "\t",
    "  ",
    "- ",
    "|",
    ">",
    "\"",
    "'",
    "#",
    "&a ",
    "*a",
    "!!",
    "%",
    "---",
    "{",
    "}",
    "[",
    "]",
    ",",
    "{{单位}}",
    "{{",
    "}}",
    "{%",
    "%}",
    "**",
    "# ",
    "| ",
    "![",
    "](",
    "<!--",
    "]]>",
    "&#0;",
    "<",
    "/>",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "𠀀",
    "〔",
    "〕",
    "×",
    "2023-02-30",
    "9999999999999",
    "-1",
    "0",
    "1e999",
    "NaN",
    "\0",
    "/",
    "..",
    "endobj",
    "stream",
    "<<",
    "obj",
];

#[test]
fn what_the_fuzzer_has_kept_is_read_without_a_panic() {
    let mut faults = Vec::new();
    for (name, entry) in entries::ENTRIES {
        let seeds = files(&kept(name));
        assert!(!seeds.is_empty(), "fuzz/corpus/{name} holds no seed");
        for file in seeds.into_iter().chain(files(&kept(name).join("found"))) {
            let bytes = fs::read(&file).unwrap();
            if panic::catch_unwind(|| entry(&bytes)).is_err() {
                faults.push(file.display().to_string());
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_that_were_right_before_are_read_without_a_panic() {
    let rounds = env::var("ZHENGGAI_ROUNDS").ok().and_then(|it| it.parse().ok());
    let only = env::var("ZHENGGAI_ENTRY").ok();
    for (name, entry) in entries::ENTRIES {
        if only.as_ref().is_some_and(|only| only != name) {
            continue;
        }
        for file in files(&kept(name)) {
            let seed = fs::read(&file).unwrap();
            for round in 0..rounds.unwrap_or(ROUNDS) {
                let spoilt = spoil(&seed, &mut Chance::of(round, &seed));
                if panic::catch_unwind(|| entry(&spoilt)).is_err() {
                    let found = env::temp_dir().join(format!("found-{name}-{round}"));
                    fs::write(&found, spoilt).unwrap();
                    panic!("{}, round {round}: {}", file.display(), found.display());
                }
            }
        }
    }
}

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> =
        entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

/// Changes a file in one to four places.
fn spoil(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        let length = 1 << chance.below(8);
        let end = (at + length).min(bytes.len());
        match chance.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let token = TOKENS[chance.below(TOKENS.len())];
                bytes.splice(at..at, token.bytes());
            }
            3 => {
                let copied = bytes[at..end].to_vec();
                let to = chance.below(bytes.len() + 1);
                bytes.splice(to..to, copied);
            }
            4 => {
                let token = TOKENS[chance.below(TOKENS.len())];
                let until = (at + token.len()).min(bytes.len());
                bytes.splice(at..until, token.bytes());
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
        }
    }
    bytes
}

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn of(round: u64, seed: &[u8]) -> Self {
        let sum =
            seed.iter().fold(round.wrapping_mul(0x9E37_79B9_7F4A_7C15), |sum, byte| {
                (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)
            });
        Self(sum | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}
