//! SHA-256 of bytes, and the list of hashes that `sha256sum -c` reads.

use crate::value::{hex, sha_256};

use super::File;

/// SHA-256 in 64 small hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&sha_256(bytes))
}

/// SHA-256 of texts in order, each with its length before it, so that no two lists of texts
/// are one.
pub fn sha256_of_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let mut bytes = Vec::new();
    for text in texts {
        bytes.extend_from_slice(&(text.len() as u64).to_be_bytes());
        bytes.extend_from_slice(text.as_bytes());
    }
    sha256(&bytes)
}

/// The list of these files: one a line, hash, two blanks, name; lines end as Linux ends
/// them, for `sha256sum` takes any other end for a part of the name.
pub(super) fn sums<'a>(files: impl IntoIterator<Item = &'a File>) -> String {
    let line = |file: &File| format!("{}  {}\n", sha256(&file.bytes), file.name);
    files.into_iter().map(line).collect()
}

/// The lines of a list: hash and name of each; `None` where a line is none.
pub(super) fn listed(text: &str) -> Option<Vec<(&str, &str)>> {
    let line = |line| -> Option<(&str, &str)> {
        let line: &str = line;
        let (hash, name) = line.split_once("  ")?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|it| it.is_ascii_hexdigit());
        (is_hash && !name.is_empty()).then_some((hash, name))
    };
    text.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_standard() {
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), known);
    }

    #[test]
    fn a_list_reads_back() {
        let files = [
            File { name: "甲 乙.pdf".to_owned(), bytes: b"abc".to_vec() },
            File { name: "丙.docx".to_owned(), bytes: Vec::new() },
        ];
        let text = sums(&files);
        let read = listed(&text).unwrap();
        assert_eq!(read[0], (sha256(b"abc").as_str(), "甲 乙.pdf"));
        assert_eq!(read.len(), 2);
        assert_eq!(listed("abc  甲"), None);
    }

    #[test]
    fn lists_of_texts_that_read_alike_differ() {
        assert_ne!(sha256_of_texts(["甲", "乙"]), sha256_of_texts(["甲乙"]));
        assert_ne!(sha256_of_texts(["甲", ""]), sha256_of_texts(["甲"]));
    }
}
