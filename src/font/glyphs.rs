//! Remembers which glyph shows a character, so that asking again costs a memory access.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::class::{self, Placing};
use super::face::Face;
use super::file::Origin;
use super::library::FaceId;
use crate::geom::Length;

/// A glyph that shows a character.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Glyph {
    /// The face it is of.
    pub face: FaceId,
    /// Its index in that face.
    pub id: u16,
    /// How far the next glyph stands from this one, in 1/1 000 000 em.
    pub advance_em: i64,
    /// How far its ink is moved to the right in its advance, in 1/1 000 000 em; not 0
    /// only where a full-width character has a narrower (or wider) glyph.
    pub shift_em: i64,
}

impl Glyph {
    /// How far the next glyph stands from this one at a size.
    pub fn advance(&self, size: Length) -> Length {
        size.times(self.advance_em, 1_000_000)
    }

    /// How far the ink is moved to the right at a size.
    pub fn shift(&self, size: Length) -> Length {
        size.times(self.shift_em, 1_000_000)
    }
}

/// A glyph in font units, as it is remembered.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Found {
    /// Position of the face in the library.
    pub(super) face: u8,
    /// Index of the glyph.
    pub(super) id: u16,
    /// Its advance after the rule for full-width characters.
    pub(super) advance: u16,
    /// Its shift.
    pub(super) shift: i16,
}

impl Found {
    /// The glyph of a face for a character.
    pub(super) fn of(face: &Face, position: u8, ch: char) -> Option<Self> {
        let id = face.glyph(ch)?;
        let narrow = face.advance_units(id) < face.units_per_em();
        if ch == '—' && narrow && face.origin != Origin::Bundled {
            // Two narrow dashes would leave a gap between them: the bundled faces, whose
            // dashes join, come next.
            return None;
        }
        let (advance, shift) = if class::is_full_width(ch) {
            let em = face.units_per_em();
            (em, shift(ch, em, face.advance_units(id)))
        } else {
            (face.advance_units(id), 0)
        };
        Some(Self { face: position, id, advance, shift })
    }

    /// The glyph in parts of the em of its face.
    pub(super) fn glyph(self, units_per_em: u16) -> Glyph {
        let em = i64::from(units_per_em.max(1));
        let millionths = |units: i64| {
            let half = if units < 0 { -em / 2 } else { em / 2 };
            (units * 1_000_000 + half) / em
        };
        Glyph {
            face: FaceId(usize::from(self.face)),
            id: self.id,
            advance_em: millionths(i64::from(self.advance)),
            shift_em: millionths(i64::from(self.shift)),
        }
    }

    /// All parts in one word; never [`UNKNOWN`] or [`ABSENT`].
    fn packed(self) -> u64 {
        let shift = u64::from(self.shift.cast_unsigned());
        1 << 63
            | u64::from(self.face) << 48
            | u64::from(self.id) << 32
            | u64::from(self.advance) << 16
            | shift
    }

    #[expect(clippy::cast_possible_truncation, reason = "takes 8 or 16 bits on purpose")]
    fn unpacked(word: u64) -> Self {
        Self {
            face: (word >> 48) as u8,
            id: (word >> 32) as u16,
            advance: (word >> 16) as u16,
            shift: (word as u16).cast_signed(),
        }
    }
}

/// How far a glyph of this advance is moved in a cell of one em.
fn shift(ch: char, em: u16, advance: u16) -> i16 {
    let surplus = i32::from(em) - i32::from(advance);
    let shift = match class::placing(ch) {
        // A glyph wider than its cell hangs over on both sides alike.
        _ if surplus < 0 => surplus / 2,
        Placing::Left => 0,
        Placing::Centre => surplus / 2,
        Placing::Right => surplus,
    };
    i16::try_from(shift).unwrap_or(0)
}

const UNKNOWN: u64 = 0;
const ABSENT: u64 = 1;

/// Characters to a page of the table.
const PAGE: usize = 256;

/// What is known of the glyphs for one class of type.
///
/// Pages come into being when a character of theirs is asked for. Two threads that ask
/// at once both look up and write the same word, so no lock is needed.
pub(super) struct Table(Box<[OnceLock<Box<[AtomicU64]>>]>);

impl Table {
    /// A table that knows nothing.
    pub(super) fn new() -> Self {
        Self((0..0x1_0000 / PAGE).map(|_| OnceLock::new()).collect())
    }

    /// The glyph for a character, by `look_up` when it is asked for the first time.
    /// Characters beyond the basic plane are rare and not remembered.
    pub(super) fn get(
        &self,
        ch: char,
        look_up: impl FnOnce() -> Option<Found>,
    ) -> Option<Found> {
        let Some(cell) = self.cell(ch) else { return look_up() };
        match cell.load(Ordering::Relaxed) {
            UNKNOWN => {
                let found = look_up();
                cell.store(found.map_or(ABSENT, Found::packed), Ordering::Relaxed);
                found
            }
            ABSENT => None,
            word => Some(Found::unpacked(word)),
        }
    }

    fn cell(&self, ch: char) -> Option<&AtomicU64> {
        let code = usize::try_from(u32::from(ch)).ok()?;
        let page = self.0.get(code / PAGE)?;
        page.get_or_init(empty_page).get(code % PAGE)
    }
}

fn empty_page() -> Box<[AtomicU64]> {
    (0..PAGE).map(|_| AtomicU64::new(UNKNOWN)).collect()
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pages = self.0.iter().filter(|page| page.get().is_some()).count();
        write!(f, "Table({pages} pages)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_glyph_comes_back_whole() {
        let found = Found { face: 9, id: 65_535, advance: 16_384, shift: -8_000 };
        assert_eq!(Found::unpacked(found.packed()), found);
    }

    #[test]
    fn a_character_is_looked_up_once() {
        let table = Table::new();
        let found = Found { face: 1, id: 7, advance: 1000, shift: 0 };
        assert_eq!(table.get('整', || Some(found)), Some(found));
        assert_eq!(table.get('整', || None), Some(found));
        assert_eq!(table.get('改', || None), None);
        assert_eq!(table.get('改', || Some(found)), None);
    }

    #[test]
    fn a_narrow_opening_mark_moves_to_the_right_of_its_cell() {
        assert_eq!(shift('“', 1000, 331), 669);
        assert_eq!(shift('”', 1000, 331), 0);
        assert_eq!(shift('×', 1000, 506), 247);
        assert_eq!(shift('·', 1000, 1100), -50);
    }

    #[test]
    fn an_advance_scales_with_the_size() {
        let found = Found { face: 0, id: 1, advance: 1024, shift: 512 };
        let glyph = found.glyph(2048);
        assert_eq!(glyph.advance(Length::pt(16)), Length::pt(8));
        assert_eq!(glyph.shift(Length::pt(16)), Length::pt(4));
    }
}
