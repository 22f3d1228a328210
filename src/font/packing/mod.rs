//! Packs subsets as streams of zlib (RFC 1950, 1951), each glyph once in a process.
//!
//! A subset is nearly all outlines, and outlines are the same in every paper; looking for
//! what repeats in them was the dearest part of a PDF. So the glyphs of a face are packed
//! each for itself, by one code for all of them, and a stream is put together from them.
//! It is some 6 % longer than one that repeats across glyphs. The code follows from the
//! face alone, so that the bytes do not depend on what was packed before.

mod bits;
mod code;
mod repeats;

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use skrifa::raw::TableProvider;
use skrifa::{FontRef, Tag};

use self::bits::{Bits, Row};
use self::code::{Code, Counts};
use self::repeats::{WINDOW, each_token};
use super::face::Face;
use super::subset::Subset;

/// How many glyphs the code of a face is made from.
const SAMPLE: usize = 64;

/// A stream without a preset dictionary, packed fast (RFC 1950, 2.2).
const HEAD: [u8; 2] = [0x78, 0x5E];

/// What is packed of a face. Papers in other threads may use it at the same time.
#[derive(Default)]
pub(super) struct Packing(OnceLock<Glyphs>);

struct Glyphs {
    code: Code,
    packed: Box<[OnceLock<Packed>]>,
}

/// A piece of a font program.
struct Packed {
    row: Row,
    sum: Sum,
}

impl Face {
    /// A subset of this face as a stream of zlib; `None` for one with CFF outlines, which
    /// is small and in which glyphs have no bytes of their own.
    pub fn packed(&self, subset: &Subset) -> Option<Vec<u8>> {
        let font = FontRef::new(&subset.data).ok()?;
        let outlines = outlines(&font)?;
        let own = self.font()?;
        let glyphs = self.packing.0.get_or_init(|| Glyphs::of(&own, self.glyph_count));
        let mut old = vec![None; font.maxp().ok()?.num_glyphs().into()];
        for (before, now) in &subset.ids {
            *old.get_mut(usize::from(*now))? = Some(*before);
        }
        let mut out = Stream::new(&glyphs.code, subset.data.len());
        out.add(subset.data.get(..outlines.start)?);
        let mut end = outlines.start;
        for (now, old) in (0..).zip(old) {
            let piece = glyph(&font, now)?;
            end += piece.len();
            match old.filter(|old| glyph(&own, *old) == Some(piece)) {
                Some(old) => out.add_packed(glyphs.packed(old, piece)?),
                // Made of others, which have other numbers in each subset.
                None => out.add(piece),
            }
        }
        // Nothing may lie between the glyphs, or the pieces are not the whole.
        if end != outlines.end {
            return None;
        }
        out.add(subset.data.get(outlines.end..)?);
        Some(out.finish())
    }
}

impl Glyphs {
    fn of(font: &FontRef<'_>, count: u16) -> Self {
        let mut counts = Counts::new();
        let step = usize::from(count).div_ceil(SAMPLE).max(1);
        for id in (0..count).skip(step / 2).step_by(step) {
            for piece in glyph(font, id).unwrap_or_default().chunks(WINDOW) {
                each_token(piece, |token| counts.add(token));
            }
        }
        let packed = (0..count).map(|_| OnceLock::new()).collect();
        Self { code: Code::new(&counts), packed }
    }

    /// The glyph with these bytes.
    fn packed(&self, id: u16, bytes: &[u8]) -> Option<&Packed> {
        let packed = self.packed.get(usize::from(id))?;
        Some(packed.get_or_init(|| {
            let mut bits = Bits::default();
            write(&self.code, bytes, &mut bits);
            Packed { row: bits.into_row(), sum: Sum::of(bytes) }
        }))
    }
}

impl fmt::Debug for Packing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let packed = self.0.get().map_or(&[][..], |glyphs| &glyphs.packed);
        let count = packed.iter().filter(|packed| packed.get().is_some()).count();
        write!(f, "Packing({count} glyphs)")
    }
}

/// Where the outlines of TrueType lie in a font file.
fn outlines(font: &FontRef<'_>) -> Option<Range<usize>> {
    let records = font.table_directory().table_records();
    let record = records.iter().find(|record| record.tag() == Tag::new(b"glyf"))?;
    let start = usize::try_from(record.offset()).ok()?;
    Some(start..start.checked_add(usize::try_from(record.length()).ok()?)?)
}

/// The bytes of a glyph's outline.
fn glyph<'a>(font: &FontRef<'a>, id: u16) -> Option<&'a [u8]> {
    let loca = font.loca(None).ok()?;
    let place = |index: usize| usize::try_from(loca.get_raw(index)?).ok();
    let start = place(usize::from(id))?;
    let bytes = font.glyf().ok()?.offset_data().as_bytes();
    bytes.get(start..place(usize::from(id) + 1)?)
}

fn write(code: &Code, bytes: &[u8], out: &mut Bits) {
    for piece in bytes.chunks(WINDOW) {
        each_token(piece, |token| code.write(token, out));
    }
}

/// A stream of zlib that is put together.
struct Stream<'a> {
    code: &'a Code,
    bits: Bits,
    sum: Sum,
}

impl<'a> Stream<'a> {
    /// A stream for so many bytes.
    fn new(code: &'a Code, length: usize) -> Self {
        let mut bits = Bits::with_capacity(length - length / 4 + 256);
        for byte in HEAD {
            bits.push(u32::from(byte), 8);
        }
        code.begin(&mut bits);
        Self { code, bits, sum: Sum::of(&[]) }
    }

    fn add(&mut self, bytes: &[u8]) {
        write(self.code, bytes, &mut self.bits);
        self.sum = self.sum.then(&Sum::of(bytes));
    }

    fn add_packed(&mut self, packed: &Packed) {
        self.bits.extend(&packed.row);
        self.sum = self.sum.then(&packed.sum);
    }

    fn finish(mut self) -> Vec<u8> {
        self.code.end(&mut self.bits);
        let mut bytes = self.bits.into_bytes();
        bytes.extend(self.sum.adler().to_be_bytes());
        bytes
    }
}

/// What a checksum needs to know of bytes, whatever stands before them (Adler-32,
/// RFC 1950, 8.2): their sum, and the sum of their sums, without the 1 at the beginning.
#[derive(Copy, Clone, Debug)]
struct Sum {
    bytes: u64,
    sums: u64,
    length: u64,
}

impl Sum {
    const MODULUS: u64 = 65_521;

    fn of(bytes: &[u8]) -> Self {
        let mut whole = Self { bytes: 0, sums: 0, length: 0 };
        // Sums of this many bytes are far from the end of a word.
        for piece in bytes.chunks(WINDOW) {
            let mut sum = Self { bytes: 0, sums: 0, length: 0 };
            for byte in piece {
                sum.bytes += u64::from(*byte);
                sum.sums += sum.bytes;
                sum.length += 1;
            }
            whole = whole.then(&sum);
        }
        whole
    }

    /// The sum of these bytes and of others after them.
    fn then(&self, next: &Self) -> Self {
        Self {
            bytes: (self.bytes + next.bytes) % Self::MODULUS,
            sums: (self.sums + next.sums + self.bytes * next.length) % Self::MODULUS,
            length: (self.length + next.length) % Self::MODULUS,
        }
    }

    fn adler(&self) -> u32 {
        let low = (1 + self.bytes) % Self::MODULUS;
        let high = (self.length + self.sums) % Self::MODULUS;
        u32::try_from(high << 16 | low).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::ZlibDecoder;
    use proptest::collection::vec;
    use proptest::prelude::{any, proptest};

    use super::*;
    use crate::font::bundled;
    use crate::standard::Role;

    fn unpacked(packed: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        ZlibDecoder::new(packed).read_to_end(&mut bytes).unwrap();
        bytes
    }

    fn subset(face: &Face, text: &str) -> Subset {
        let ids: Vec<u16> = text.chars().map(|ch| face.glyph(ch).unwrap()).collect();
        face.subset(&ids).unwrap()
    }

    #[test]
    fn a_packed_subset_unpacks_to_the_subset() {
        for role in [Role::FangSong, Role::KaiTi] {
            let face = bundled::face(role);
            for text in ["整改方案，“”0aW", "改", ""] {
                let subset = subset(&face, text);
                assert!(unpacked(&face.packed(&subset).unwrap()) == subset.data);
            }
        }
    }

    #[test]
    fn what_was_packed_before_changes_no_byte() {
        let (fresh, used) =
            (bundled::face(Role::FangSong), bundled::face(Role::FangSong));
        used.packed(&subset(&used, "民主生活会整方")).unwrap();
        let subset = subset(&fresh, "整改方案");
        assert!(fresh.packed(&subset) == used.packed(&subset));
    }

    #[test]
    fn a_packed_subset_is_hardly_longer_than_one_packed_as_a_whole() {
        let face = bundled::face(Role::FangSong);
        let subset = subset(&face, "中国共产党章程规定党的各级委员会实行民主集中制");
        let packed = face.packed(&subset).unwrap();
        let level = flate2::Compression::new(6);
        let mut encoder = flate2::read::ZlibEncoder::new(&subset.data[..], level);
        let mut whole = Vec::new();
        encoder.read_to_end(&mut whole).unwrap();
        assert!(packed.len() < whole.len() * 11 / 10, "{} {}", packed.len(), whole.len());
    }

    #[test]
    fn outlines_of_cff_are_left_to_others() {
        let face = bundled::face(Role::HeiTi);
        assert!(face.packed(&subset(&face, "整改")).is_none());
    }

    proptest! {
        #[test]
        fn any_bytes_in_any_pieces_come_back(
            pieces in vec(vec(0..7_u8, 0..600), 0..5),
            sample in vec(any::<u8>(), 0..600),
        ) {
            let mut counts = Counts::new();
            each_token(&sample, |token| counts.add(token));
            let code = Code::new(&counts);
            let mut stream = Stream::new(&code, 0);
            for piece in &pieces {
                stream.add(piece);
            }
            stream.add(&sample);
            let whole = [pieces.concat(), sample].concat();
            assert_eq!(unpacked(&stream.finish()), whole);
        }
    }

    #[test]
    fn long_pieces_come_back() {
        let long: Vec<u8> = (0..=250).cycle().take(200_000).collect();
        let code = Code::new(&Counts::new());
        let mut stream = Stream::new(&code, long.len());
        stream.add(&long);
        assert!(unpacked(&stream.finish()) == long);
    }
}
