//! Font files for tests, made from the bundled ones.

use std::sync::Arc;

use super::bundled;
use super::face::Face;
use super::file::{FontData, Origin};
use crate::standard::Role;

/// The bundled face of a class under another family name, as a person might have it.
///
/// # Panics
/// When the new name is longer than the bundled one.
pub(super) fn renamed(role: Role, family: &str) -> Vec<u8> {
    let mut bytes = bundled::bytes(role).to_vec();
    let old = &bundled::face(role).family;
    let wide = |text: &str| -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_be_bytes).collect()
    };
    let padding = old.len().checked_sub(family.chars().count()).unwrap();
    let (old, new) = (wide(old), wide(&format!("{family}{}", " ".repeat(padding))));
    let (start, length) = table(&bytes, *b"name");
    for at in start..start + length - old.len() {
        if bytes[at..].starts_with(&old) {
            bytes[at..at + new.len()].copy_from_slice(&new);
        }
    }
    bytes
}

/// The same font with other permissions to embed.
pub(super) fn with_fs_type(mut bytes: Vec<u8>, fs_type: u16) -> Vec<u8> {
    let (start, _) = table(&bytes, *b"OS/2");
    bytes[start + 8..start + 10].copy_from_slice(&fs_type.to_be_bytes());
    bytes
}

/// The bundled 仿宋 or 楷体, which this must be, with an empty glyph for a character.
pub(super) fn without_ink(mut bytes: Vec<u8>, ch: char) -> Vec<u8> {
    let data = FontData::Shared(Arc::new(bytes.clone()));
    let face = Face::parse(data, 0, Origin::Bundled).unwrap();
    let (loca, length) = table(&bytes, *b"loca");
    let count = usize::from(face.glyph_count) + 1;
    // The glyph ends where it begins.
    let width = length / count;
    let from = loca + width * usize::from(face.glyph(ch).unwrap());
    bytes.copy_within(from..from + width, from + width);
    bytes
}

/// Where a table of a single font stands: start and length in bytes.
pub(super) fn table(bytes: &[u8], tag: [u8; 4]) -> (usize, usize) {
    tables(bytes)
        .into_iter()
        .find(|found| found.0 == tag)
        .map(|(_, at, n)| (at, n))
        .unwrap()
}

/// All tables of a single font: tag, start and length in bytes.
pub(super) fn tables(bytes: &[u8]) -> Vec<([u8; 4], usize, usize)> {
    let number = |at: usize| {
        let four: [u8; 4] = bytes[at..at + 4].try_into().unwrap();
        usize::try_from(u32::from_be_bytes(four)).unwrap()
    };
    let count = usize::from(u16::from_be_bytes([bytes[4], bytes[5]]));
    let record = |place: usize| {
        let at = 12 + place * 16;
        let tag = bytes[at..at + 4].try_into().unwrap();
        (tag, number(at + 8), number(at + 12))
    };
    (0..count).map(record).collect()
}
