//! Cuts a face down to the glyphs of a document, for embedding.

use std::collections::BTreeMap;
use std::fmt;

use skrifa::{FontRef, Tag};
use subsetter::GlyphRemapper;

use super::face::Face;

/// A face with only some of its glyphs.
#[derive(Clone, Debug)]
pub struct Subset {
    /// The new font file: TrueType or OpenType with CFF, without a character map.
    pub data: Vec<u8>,
    /// The new index of each glyph that was asked for, and of glyph 0.
    pub ids: BTreeMap<u16, u16>,
    /// Whether the outlines are CFF.
    pub is_cff: bool,
}

impl Subset {
    /// The bare CFF table, as PDF's `CIDFontType0C` wants it; `None` for TrueType.
    pub fn cff(&self) -> Option<&[u8]> {
        let table = FontRef::new(&self.data).ok()?.table_data(Tag::new(b"CFF "))?;
        Some(table.as_bytes())
    }
}

/// Why a face could not be cut down; the words of the crate that does it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SubsetError(String);

impl fmt::Display for SubsetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "不能取字体的子集（{}）", self.0)
    }
}

impl std::error::Error for SubsetError {}

impl Face {
    /// A font file with only these glyphs, glyph 0 and what they are made of.
    ///
    /// New indices follow the order of the old ones, so that the same glyphs give the
    /// same bytes in whatever order they are named.
    ///
    /// # Errors
    /// When the face's tables are broken in a place that was not read before.
    pub fn subset(&self, glyphs: &[u16]) -> Result<Subset, SubsetError> {
        let mut sorted: Vec<u16> =
            glyphs.iter().copied().filter(|id| *id < self.glyph_count).collect();
        sorted.sort_unstable();
        sorted.dedup();
        let mapper = GlyphRemapper::new_from_glyphs(&sorted);
        let data = subsetter::subset(self.data(), self.index(), &mapper)
            .map_err(|error| SubsetError(error.to_string()))?;
        let new = |old: u16| mapper.get(old).map(|new| (old, new));
        let ids = std::iter::once(0).chain(sorted).filter_map(new).collect();
        Ok(Subset { data, ids, is_cff: self.is_cff() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::bundled;
    use crate::standard::Role;

    use skrifa::raw::TableProvider;
    use skrifa::{GlyphId, MetadataProvider};

    fn ids(face: &Face, text: &str) -> Vec<u16> {
        text.chars().map(|ch| face.glyph(ch).unwrap()).collect()
    }

    #[test]
    fn a_subset_keeps_advances_and_ink_for_both_kinds_of_outlines() {
        for role in Role::ALL {
            let face = bundled::face(role);
            let glyphs = ids(&face, "整改方案“”0aW");
            let subset = face.subset(&glyphs).unwrap();
            assert_eq!(subset.is_cff, bundled::file_name(role).ends_with("otf"));
            let font = FontRef::new(&subset.data).unwrap();
            for old in glyphs {
                let new = GlyphId::from(subset.ids[&old]);
                let advance = font.hmtx().unwrap().advance(new);
                assert_eq!(advance, Some(face.advance_units(old)), "{role:?}");
                assert!(font.outline_glyphs().get(new).is_some(), "{role:?}");
            }
        }
    }

    #[test]
    fn a_subset_is_small_and_begins_with_glyph_0() {
        let face = bundled::face(Role::FangSong);
        let subset = face.subset(&ids(&face, "整改")).unwrap();
        assert!(subset.data.len() < 20_000, "{} bytes", subset.data.len());
        assert_eq!(subset.ids[&0], 0);
        assert_eq!(subset.ids.len(), 3);
    }

    #[test]
    fn the_order_in_which_glyphs_are_named_changes_nothing() {
        let face = bundled::face(Role::HeiTi);
        let one = face.subset(&ids(&face, "整改整")).unwrap();
        let other = face.subset(&ids(&face, "改整")).unwrap();
        assert_eq!(one.data, other.data);
    }

    #[test]
    fn the_bare_cff_table_is_found() {
        let face = bundled::face(Role::SongTi);
        let subset = face.subset(&ids(&face, "1")).unwrap();
        assert!(subset.cff().unwrap().starts_with(&[1, 0]));
        let face = bundled::face(Role::KaiTi);
        assert_eq!(face.subset(&ids(&face, "1")).unwrap().cff(), None);
    }
}
