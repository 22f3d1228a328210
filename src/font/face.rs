//! Reads one face of a font file: its names, measures and glyphs.

use std::sync::Arc;

use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::prelude::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::class;
use super::descriptor::{Descriptor, thousandths};
use super::file::{FaceError, FontData, Origin, open};
use super::names::{self, Names};
use super::packing::Packing;

/// A face that can serve.
#[derive(Clone, Debug)]
pub struct Face {
    /// Its PostScript name (never empty, ASCII).
    pub name: String,
    /// Its family, in Chinese if it has such a name.
    pub family: String,
    /// Family, full and PostScript names in every language.
    pub names: Vec<String>,
    /// The version as the face states it, e.g. `Version 5.01`.
    pub version: String,
    /// Where it comes from.
    pub origin: Origin,
    /// How many glyphs it has.
    pub glyph_count: u16,
    /// Permissions to embed, `fsType` of OS/2; 0 when the face has no such table.
    pub fs_type: u16,
    data: FontData,
    index: u32,
    units_per_em: u16,
    descriptor: Descriptor,
    is_cff: bool,
    /// Its glyphs as they stand in packed subsets; shared with its clones.
    pub(super) packing: Arc<Packing>,
}

impl Face {
    /// Reads the face with this index of a font file (0 unless it is a collection).
    ///
    /// Only heads of tables are read, so that even a large file costs microseconds.
    ///
    /// # Errors
    /// When the file is no font, is broken, or has no outlines that can be embedded.
    pub fn parse(data: FontData, index: u32, origin: Origin) -> Result<Self, FaceError> {
        let font = open(data.bytes(), index)?;
        let head = font.head().map_err(|_| FaceError::Table("head"))?;
        let units_per_em = head.units_per_em();
        if !(16..=16_384).contains(&units_per_em) {
            return Err(FaceError::Table("head"));
        }
        let glyph_count = font.maxp().map_err(|_| FaceError::Table("maxp"))?.num_glyphs();
        if glyph_count == 0 {
            return Err(FaceError::Table("maxp"));
        }
        font.hmtx().map_err(|_| FaceError::Table("hmtx"))?;
        if !font.charmap().has_map() {
            return Err(FaceError::Table("cmap"));
        }
        let is_cff = outlines(&font)?;
        names::check(&font)?;
        let names = Names::of(&font);
        let fallback = || format!("Face{}", data.bytes().len());
        let postscript = Some(names.postscript).filter(|name| !name.is_empty());
        let name = postscript.unwrap_or_else(fallback);
        Ok(Self {
            family: if names.family.is_empty() { name.clone() } else { names.family },
            name,
            names: names.all,
            version: names.version,
            origin,
            glyph_count,
            fs_type: font.os2().map_or(0, |os2| os2.fs_type()),
            descriptor: Descriptor::of(&font, units_per_em),
            is_cff,
            units_per_em,
            index,
            data,
            packing: Arc::default(),
        })
    }

    /// The bytes of the whole file.
    pub fn data(&self) -> &[u8] {
        self.data.bytes()
    }

    /// The index of the face in its file; 0 unless the file is a collection.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// Font units to the em.
    pub fn units_per_em(&self) -> u16 {
        self.units_per_em
    }

    /// What a PDF font descriptor states.
    pub fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    /// Height above the baseline in 1/1000 em.
    pub fn ascent(&self) -> i32 {
        self.descriptor.ascent
    }

    /// Depth below the baseline in 1/1000 em, negative.
    pub fn descent(&self) -> i32 {
        self.descriptor.descent
    }

    /// Height of capital letters in 1/1000 em.
    pub fn cap_height(&self) -> i32 {
        self.descriptor.cap_height
    }

    /// The box around all glyphs in 1/1000 em: left, bottom, right, top.
    pub fn bbox(&self) -> [i32; 4] {
        self.descriptor.bbox
    }

    /// Whether the outlines are CFF (`.otf`) rather than TrueType.
    pub fn is_cff(&self) -> bool {
        self.is_cff
    }

    /// The glyph for a character, if the face has one with ink (or needs none).
    ///
    /// Not memoised; [`Library::glyph`](super::Library::glyph) is.
    pub fn glyph(&self, ch: char) -> Option<u16> {
        let font = self.font()?;
        let glyph = font.charmap().map(ch)?;
        let id = u16::try_from(glyph.to_u32()).ok()?;
        let known = id != 0 && id < self.glyph_count;
        // The bundled faces have ink wherever they should; a test has looked.
        let drawn = || self.origin == Origin::Bundled || has_ink(&font, glyph);
        (known && (class::is_blank(ch) || drawn())).then_some(id)
    }

    /// The advance of a glyph in font units; 0 for a glyph that the face lacks.
    pub fn advance_units(&self, glyph: u16) -> u16 {
        let advance = || self.font()?.hmtx().ok()?.advance(GlyphId::from(glyph));
        advance().unwrap_or(0)
    }

    /// The advance of a glyph in 1/1000 em, rounded, as the widths of a PDF font state
    /// it.
    pub fn advance_thousandths(&self, glyph: u16) -> i32 {
        thousandths(i32::from(self.advance_units(glyph)), self.units_per_em)
    }

    /// The characters of a text that the face cannot show, each once, in order.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for ch in text.chars().filter(|ch| !ch.is_control()) {
            if !missing.contains(&ch) && self.glyph(ch).is_none() {
                missing.push(ch);
            }
        }
        missing
    }

    /// Whether the maker forbids embedding in documents: `fsType` says “restricted
    /// licence” and nothing milder, or “bitmaps only” (OpenType, OS/2).
    pub fn embedding_forbidden(&self) -> bool {
        self.fs_type & 0x000E == 0x0002 || self.fs_type & 0x0200 != 0
    }

    /// What the maker permits, in words for a person.
    pub fn permission(&self) -> &'static str {
        match self.fs_type {
            _ if self.embedding_forbidden() => "厂商禁止嵌入",
            bits if bits & 0x000E == 0 => "可嵌入、可安装",
            bits if bits & 0x0008 != 0 => "可嵌入、可编辑",
            _ => "可嵌入，限预览和打印",
        }
    }

    /// Name, version and length, which together tell one release of a face from another.
    pub fn identity(&self) -> String {
        format!("{} {} {}", self.name, self.version, self.data().len())
    }

    /// The font, opened anew: this costs less than a lookup in it.
    pub(super) fn font(&self) -> Option<FontRef<'_>> {
        open(self.data(), self.index).ok()
    }
}

/// Whether the outlines are CFF.
fn outlines(font: &FontRef<'_>) -> Result<bool, FaceError> {
    if font.glyf().is_ok() {
        font.loca(None).map_err(|_| FaceError::Table("loca"))?;
        return Ok(false);
    }
    if font.cff().is_ok() { Ok(true) } else { Err(FaceError::Outlines) }
}

/// Whether a glyph draws anything. Some faces map characters to empty glyphs.
fn has_ink(font: &FontRef<'_>, glyph: GlyphId) -> bool {
    let Some(outline) = font.outline_glyphs().get(glyph) else { return false };
    let mut ink = Ink(false);
    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    outline.draw(settings, &mut ink).is_ok() && ink.0
}

/// Notes whether anything is drawn.
struct Ink(bool);

impl OutlinePen for Ink {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {
        self.0 = true;
    }
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 = true;
    }
    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::bundled;
    use crate::font::testing::{renamed, tables, with_fs_type, without_ink};
    use crate::standard::Role;

    fn read(bytes: Vec<u8>) -> Result<Face, FaceError> {
        Face::parse(FontData::Shared(Arc::new(bytes)), 0, a_file())
    }

    #[test]
    fn a_face_that_must_not_be_embedded_is_known() {
        let bytes = bundled::bytes(Role::SongTi);
        let forbidden = |fs_type| {
            read(with_fs_type(bytes.to_vec(), fs_type)).unwrap().embedding_forbidden()
        };
        assert_eq!([2, 0x0200].map(forbidden), [true, true]);
        assert_eq!([0, 4, 8, 0x000A, 0x0100].map(forbidden), [false; 5]);
    }

    #[test]
    fn a_face_tells_its_names_and_measures() {
        let face = read(renamed(Role::FangSong, "仿宋_GB2312")).unwrap();
        assert_eq!(face.family, "仿宋_GB2312");
        assert_eq!(face.name, "ZGFangSong-Regular");
        assert_eq!(face.units_per_em(), 1000);
        assert_eq!((face.ascent(), face.descent()), (1050, -150));
        let glyph = face.glyph('整').unwrap();
        assert_eq!(face.advance_thousandths(glyph), 1000);
    }

    #[test]
    fn files_that_are_no_fonts_are_refused_with_the_reason() {
        assert_eq!(read(Vec::new()).unwrap_err(), FaceError::NotAFont);
        assert_eq!(read(b"PK\x03\x04 a zip".to_vec()).unwrap_err(), FaceError::NotAFont);
        assert_eq!(read(b"wOF2....".to_vec()).unwrap_err(), FaceError::WebFont);
        let bytes = bundled::bytes(Role::HeiTi);
        let data = FontData::Static(bytes);
        let second = Face::parse(data, 1, a_file());
        assert_eq!(second.unwrap_err(), FaceError::NoSuchIndex);
        assert!(read(bytes[..bytes.len() / 2].to_vec()).is_err());
    }

    /// Where a face comes from whose glyphs are not trusted.
    fn a_file() -> Origin {
        Origin::Project("fonts/test.ttf".to_owned())
    }

    #[test]
    fn the_bundled_faces_have_ink_wherever_they_should() {
        for role in Role::ALL {
            let bytes = FontData::Static(bundled::bytes(role));
            let trusted = bundled::face(role);
            let looked_at = Face::parse(bytes, 0, a_file()).unwrap();
            let chars = ('!'..='\u{FFFF}').filter(|ch| trusted.glyph(*ch).is_some());
            let blank: Vec<char> =
                chars.filter(|ch| looked_at.glyph(*ch).is_none()).collect();
            assert_eq!(blank, [], "{role:?}");
        }
    }

    #[test]
    fn a_glyph_without_ink_counts_as_missing() {
        let bytes = without_ink(bundled::bytes(Role::FangSong).to_vec(), '整');
        let face = read(bytes).unwrap();
        assert_eq!(face.glyph('整'), None);
        assert!(face.glyph('方').is_some() && face.glyph(' ').is_some());
    }

    /// Numbers that look random and are the same in every run (xorshift).
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, limit: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 >> 16).unwrap() % limit.max(1)
        }
    }

    /// Does everything that a run does with a face.
    fn use_up(bytes: &Arc<Vec<u8>>) {
        let data = FontData::Shared(Arc::clone(bytes));
        let Ok(face) = Face::parse(data, 0, a_file()) else { return };
        let glyphs: Vec<u16> =
            "整改“×0W　".chars().filter_map(|ch| face.glyph(ch)).collect();
        for glyph in &glyphs {
            face.advance_thousandths(*glyph);
        }
        let _ = face.subset(&glyphs).map(|subset| subset.cff().map(<[u8]>::len));
    }

    #[test]
    fn no_broken_font_file_brings_the_program_down() {
        let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
        for role in [Role::KaiTi, Role::HeiTi] {
            let sound = bundled::bytes(role);
            let tables = tables(sound);
            let mut bytes = Arc::new(sound.to_vec());
            for _ in 0..300 {
                let (_, start, length) = tables[numbers.below(tables.len())];
                let places = [
                    (0, 12 + 16 * tables.len()),
                    (start, length.min(64)),
                    (start, length),
                ];
                let (start, length) = places[numbers.below(3)];
                let spoilt: Vec<usize> = (0..=numbers.below(4))
                    .map(|_| start + numbers.below(length))
                    .collect();
                let fresh = Arc::get_mut(&mut bytes).unwrap();
                for at in &spoilt {
                    fresh[*at] =
                        [0, 1, 0x7F, 0x80, 0xFF, fresh[*at] ^ 1][numbers.below(6)];
                }
                use_up(&bytes);
                let fresh = Arc::get_mut(&mut bytes).unwrap();
                for at in spoilt {
                    fresh[at] = sound[at];
                }
            }
        }
    }

    #[test]
    fn no_cut_off_font_file_brings_the_program_down() {
        let mut numbers = Numbers(7);
        for role in [Role::KaiTi, Role::HeiTi] {
            let sound = bundled::bytes(role);
            let head = 12 + 16 * tables(sound).len();
            for limit in [head, sound.len()] {
                for _ in 0..10 {
                    let length = numbers.below(limit);
                    use_up(&Arc::new(sound[..length].to_vec()));
                }
            }
        }
    }
}
