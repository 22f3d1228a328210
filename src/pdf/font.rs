//! The faces of a document, cut down to what it shows and dressed as fonts of PDF.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};
use printpdf::{FontId, FontMetrics, ParsedFont, PdfFont, PdfResources};

use super::ExportError;
use super::packing::{Packer, Program};
use crate::font::{Descriptor, Face, FaceId, Library, Subset};
use crate::layout::{Item, Page, PagedDocument};
use crate::value::fnv_64;

/// A glyph as a font of the file knows it.
#[derive(Copy, Clone, Debug)]
pub(super) struct Code {
    /// Its index in the font.
    pub(super) id: u16,
    /// Its advance in 1/1000 em, as the font's widths state it.
    pub(super) width: i32,
    /// The character that the font as a whole takes it for.
    pub(super) char: char,
}

/// A face that the document uses.
pub(super) struct Font {
    /// Its name in the resources of every page.
    pub(super) name: FontId,
    codes: BTreeMap<u16, Code>,
    parsed: ParsedFont,
    descriptor: Descriptor,
    subset: Subset,
}

impl Font {
    /// How the font knows a glyph of its face.
    pub(super) fn code(&self, glyph: u16) -> Option<Code> {
        self.codes.get(&glyph).copied()
    }
}

/// The font programs by face.
pub(super) type Programs = BTreeMap<FaceId, Program>;

/// The faces that the document uses, in the order of the library.
pub(super) struct Fonts(BTreeMap<FaceId, Font>);

impl Fonts {
    /// Cuts every face down to the glyphs that the pages show.
    pub(super) fn collect(
        document: &PagedDocument,
        faces: &Library,
    ) -> Result<Self, ExportError> {
        let shown = shown(document);
        let mut fonts = BTreeMap::new();
        for glyphs in shown.chunk_by(|one, next| one.0 == next.0) {
            let Some(&(id, ..)) = glyphs.first() else { continue };
            if id.0 >= faces.faces().count() {
                return Err(ExportError::Face(id.0));
            }
            let name = FontId(format!("T{}", fonts.len()));
            fonts.insert(id, cut(faces.face(id), name, glyphs)?);
        }
        Ok(Self(fonts))
    }

    /// A face as a font; `None` for a face that shows nothing.
    pub(super) fn get(&self, face: FaceId) -> Option<&Font> {
        self.0.get(&face)
    }

    /// Every font program, packed.
    pub(super) fn programs(&self, faces: &Library) -> Result<Programs, ExportError> {
        let mut packer = Packer::new();
        let one = |(id, font): (&FaceId, &Font)| {
            let subset = &font.subset;
            let bytes = if subset.is_cff { subset.cff() } else { Some(&subset.data[..]) };
            let bytes = bytes.ok_or(ExportError::Face(id.0))?;
            let packed = match faces.face(*id).packed(subset) {
                Some(packed) => packed,
                None => packer.pack(bytes)?,
            };
            Ok((*id, Program { packed, length: bytes.len(), is_cff: subset.is_cff }))
        };
        self.0.iter().map(one).collect()
    }

    /// Hands the fonts over to printpdf, under their names.
    pub(super) fn register(&self, resources: &mut PdfResources) {
        for font in self.0.values() {
            let parsed = font.parsed.clone();
            resources.fonts.map.insert(font.name.clone(), PdfFont::new(parsed));
        }
    }

    /// Puts the packed programs where printpdf has put the stubs.
    pub(super) fn embed(
        &self,
        document: &mut Document,
        fonts: &Dictionary,
        mut programs: Programs,
    ) -> Result<(), ExportError> {
        for (id, font) in &self.0 {
            let lost = || ExportError::Face(id.0);
            let program = programs.remove(id).ok_or_else(lost)?;
            let key: &[u8] = if program.is_cff { b"FontFile3" } else { b"FontFile2" };
            let name = font.name.0.as_bytes();
            let at = descriptor_of(document, fonts, name).ok_or_else(lost)?;
            let descriptor = document.get_dictionary(at).map_err(|_| lost())?;
            let stub = descriptor.get(key).and_then(Object::as_reference);
            document.set_object(stub.map_err(|_| lost())?, program.into_stream());
        }
        Ok(())
    }

    /// States in the finished fonts what printpdf only guesses: height of capitals,
    /// stems, lean and flags.
    pub(super) fn describe(&self, document: &mut Document, fonts: &Dictionary) {
        for font in self.0.values() {
            let Some(id) = descriptor_of(document, fonts, font.name.0.as_bytes()) else {
                continue;
            };
            if let Ok(dictionary) = document.get_dictionary_mut(id) {
                let measures = &font.descriptor;
                dictionary.set("CapHeight", measures.cap_height);
                dictionary.set("StemV", measures.stem_v);
                dictionary.set("ItalicAngle", measures.italic_angle);
                dictionary.set("Flags", measures.flags);
            }
        }
    }
}

/// The object that describes the font with this name.
fn descriptor_of(
    document: &Document,
    fonts: &Dictionary,
    name: &[u8],
) -> Option<lopdf::ObjectId> {
    let font =
        document.get_dictionary(fonts.get(name).ok()?.as_reference().ok()?).ok()?;
    let descendant = font.get(b"DescendantFonts").ok()?.as_array().ok()?.first()?;
    let descendant = match descendant {
        Object::Reference(id) => document.get_dictionary(*id).ok()?,
        direct => direct.as_dict().ok()?,
    };
    descendant.get(b"FontDescriptor").ok()?.as_reference().ok()
}

/// Every glyph of the document with its character, sorted by face, glyph, character.
fn shown(document: &PagedDocument) -> Vec<(FaceId, u16, char)> {
    let mut shown = Vec::new();
    for item in document.pages.iter().flat_map(Page::all) {
        if let Item::Text(run) = item {
            shown.extend(run.glyphs.iter().map(|glyph| (run.face, glyph.id, glyph.char)));
        }
    }
    shown.sort_unstable();
    shown
}

/// Cuts one face down to these glyphs.
fn cut(
    face: &Face,
    name: FontId,
    glyphs: &[(FaceId, u16, char)],
) -> Result<Font, ExportError> {
    let chars: Vec<(u16, char)> = glyphs
        .chunk_by(|one, next| one.1 == next.1)
        .filter_map(|same| Some((same.first()?.1, most_frequent(same)?)))
        .collect();
    let ids: Vec<u16> = chars.iter().map(|(id, _)| *id).collect();
    let font_error = |error| ExportError::Font { face: face.name.clone(), error };
    let subset = face.subset(&ids).map_err(font_error)?;
    let mut codes = BTreeMap::new();
    let mut widths = BTreeMap::new();
    for (glyph, char) in chars {
        // Glyph 0 is the box for what a face lacks: PDF/A forbids to show it.
        let new = subset.ids.get(&glyph).copied().filter(|new| *new != 0);
        let missing = || ExportError::Glyph { face: face.name.clone(), char };
        let id = new.ok_or_else(missing)?;
        let width = u16::try_from(face.advance_thousandths(glyph)).unwrap_or(0);
        widths.insert(id, width);
        codes.insert(glyph, Code { id, width: i32::from(width), char });
    }
    let full_name = format!("{}+{}", tag(&face.name, &ids), face.name);
    let parsed = parsed(stub(&subset), full_name, widths, face.descriptor());
    Ok(Font { name, codes, parsed, descriptor: *face.descriptor(), subset })
}

/// What stands for a font program until it is packed: its first bytes, by which printpdf
/// knows the kind. Printpdf would copy the whole six times, and read CFF again.
fn stub(subset: &Subset) -> Vec<u8> {
    if subset.is_cff { b"OTTO".to_vec() } else { vec![0, 1, 0, 0] }
}

/// The font as printpdf takes it. All measures are in 1/1000 em, whatever the face
/// counts in, so that printpdf has nothing to round.
fn parsed(
    data: Vec<u8>,
    name: String,
    widths: BTreeMap<u16, u16>,
    measures: &Descriptor,
) -> ParsedFont {
    let small = |value: i32| {
        i16::try_from(value).unwrap_or(if value < 0 { i16::MIN } else { i16::MAX })
    };
    let metrics =
        FontMetrics { ascent: small(measures.ascent), descent: small(measures.descent) };
    let no_map = BTreeMap::new();
    let mut parsed =
        ParsedFont::with_glyph_data(data, 0, Some(name), no_map, widths, 1000, metrics);
    let [left, bottom, right, top] = measures.bbox.map(small);
    let stub = &mut parsed.pdf_font_metrics;
    (stub.x_min, stub.y_min, stub.x_max, stub.y_max) = (left, bottom, right, top);
    parsed
}

/// The character that a glyph shows most often, the first in Unicode of several.
fn most_frequent(same: &[(FaceId, u16, char)]) -> Option<char> {
    let mut best: Option<&[(FaceId, u16, char)]> = None;
    for group in same.chunk_by(|one, next| one.2 == next.2) {
        if best.is_none_or(|best| group.len() > best.len()) {
            best = Some(group);
        }
    }
    Some(best?.first()?.2)
}

/// The six letters that mark a subset (PDF 1.7, 9.6.4), by what is in it.
fn tag(name: &str, glyphs: &[u16]) -> String {
    let glyphs = glyphs.iter().flat_map(|glyph| glyph.to_be_bytes());
    let mut rest = fnv_64(name.bytes().chain(glyphs));
    let mut letter = || {
        let letter = char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0));
        rest /= 26;
        letter
    };
    std::iter::repeat_with(&mut letter).take(6).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shows(chars: &str) -> Vec<(FaceId, u16, char)> {
        let mut shown: Vec<_> = chars.chars().map(|ch| (FaceId(0), 7, ch)).collect();
        shown.sort_unstable();
        shown
    }

    #[test]
    fn a_glyph_stands_for_the_character_that_it_shows_most() {
        assert_eq!(most_frequent(&shows("⽇日日")), Some('日'));
        assert_eq!(most_frequent(&shows("⽇⽇日")), Some('⽇'));
    }

    #[test]
    fn of_characters_shown_equally_often_the_first_counts() {
        assert_eq!(most_frequent(&shows("・·")), Some('·'));
    }

    #[test]
    fn a_subset_is_marked_by_six_capital_letters_that_depend_on_its_glyphs() {
        let one = tag("ZGFangSong", &[1, 2]);
        assert_eq!(one.len(), 6);
        assert!(one.bytes().all(|byte| byte.is_ascii_uppercase()));
        assert_ne!(one, tag("ZGFangSong", &[1, 3]));
    }
}
