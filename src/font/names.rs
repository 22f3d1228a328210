//! Reads the names of a face, and makes names comparable.

use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use super::file::FaceError;

/// Refuses a name table whose Unicode records point outside of it: the crate that cuts
/// faces down copies these and cannot do without.
pub(super) fn check(font: &FontRef<'_>) -> Result<(), FaceError> {
    let Ok(table) = font.name() else { return Ok(()) };
    let length = table.string_data().len();
    let unicode = |platform, encoding| {
        platform == 0 || (platform == 3 && matches!(encoding, 0 | 1 | 10))
    };
    let outside = table.name_record().iter().any(|record| {
        let end = usize::from(record.length())
            + usize::try_from(record.string_offset().to_u32()).unwrap_or(usize::MAX / 2);
        unicode(record.platform_id(), record.encoding_id())
            && (end > usize::from(u16::MAX) || end > length)
    });
    if outside { Err(FaceError::Table("name")) } else { Ok(()) }
}

/// How many names of a face are kept; a sound face has at most some forty.
const MAX_NAMES: usize = 256;

/// The names of a face.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// PostScript name, ASCII.
    pub(super) postscript: String,
    /// The family's name, in Chinese if the face has one.
    pub(super) family: String,
    /// Family, full and PostScript names in every language.
    pub(super) all: Vec<String>,
    /// The version as the face states it.
    pub(super) version: String,
}

impl Names {
    /// The names in the face's name table; an absent one is empty.
    pub(super) fn of(font: &FontRef<'_>) -> Self {
        let ids = [
            StringId::TYPOGRAPHIC_FAMILY_NAME,
            StringId::FAMILY_NAME,
            StringId::FULL_NAME,
            StringId::POSTSCRIPT_NAME,
        ];
        let mut all: Vec<String> = Vec::new();
        for name in ids.iter().flat_map(|id| font.localized_strings(*id)).take(MAX_NAMES)
        {
            let name = clean(name.chars());
            if !name.is_empty() && !all.contains(&name) {
                all.push(name);
            }
        }
        Self {
            postscript: postscript(font),
            family: family(font).unwrap_or_default(),
            version: english(font, StringId::VERSION_STRING),
            all,
        }
    }
}

fn family(font: &FontRef<'_>) -> Option<String> {
    let families = || {
        [StringId::TYPOGRAPHIC_FAMILY_NAME, StringId::FAMILY_NAME]
            .into_iter()
            .flat_map(|id| font.localized_strings(id))
    };
    let chinese = |language: &str| language.starts_with("zh");
    let named = families().filter(|name| name.language().is_some_and(chinese));
    let mut names = named.chain(families()).map(|name| clean(name.chars()));
    names.find(|name| !name.is_empty())
}

fn english(font: &FontRef<'_>, id: StringId) -> String {
    let name = font.localized_strings(id).english_or_first();
    name.map_or_else(String::new, |name| clean(name.chars()))
}

/// The PostScript name as PDF may state it: printable ASCII without delimiters, at most
/// 63 characters (OpenType, name ID 6).
fn postscript(font: &FontRef<'_>) -> String {
    let name = english(font, StringId::POSTSCRIPT_NAME);
    let allowed = |ch: &char| ch.is_ascii_graphic() && !"[](){}<>/%#".contains(*ch);
    name.chars().filter(allowed).take(63).collect()
}

/// A name without control characters, trimmed, and not longer than a name can be.
fn clean(chars: impl Iterator<Item = char>) -> String {
    let printable = chars.take(256).filter(|ch| !ch.is_control() && *ch != '\u{FFFD}');
    printable.collect::<String>().trim().to_owned()
}

/// A name in the form in which two are compared: full-width letters as ASCII, lower
/// case, without blanks, `_` and `-` (what NFKC does to the names that faces have).
pub(super) fn folded(name: &str) -> String {
    let plain = |ch: char| match ch {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch),
        _ => ch,
    };
    let chars = name.chars().map(plain);
    let chars = chars.filter(|ch| !ch.is_whitespace() && !matches!(ch, '_' | '-'));
    chars.flat_map(char::to_lowercase).collect()
}

/// Whether a face is a bold, light or leaning cut of its family, which serves only where
/// its upright regular one is absent.
pub(super) fn is_cut(names: &[String]) -> bool {
    const CUTS: [&str; 6] = ["bold", "light", "black", "heavy", "italic", "oblique"];
    let cut = |name: &String| {
        let name = name.to_lowercase();
        CUTS.iter().any(|cut| name.contains(cut))
    };
    names.iter().any(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_case_blanks_and_joints() {
        assert_eq!(folded("FangSong_GB2312"), folded("fangsong GB-2312"));
        assert_eq!(folded("ＳｉｍＨｅｉ"), folded("SimHei"));
        assert_ne!(folded("仿宋"), folded("仿宋_GB2312"));
    }

    #[test]
    fn control_characters_and_surplus_are_dropped_from_names() {
        assert_eq!(clean(" a\u{0}b\n".chars()), "ab");
        assert_eq!(clean(std::iter::repeat_n('x', 9999)).len(), 256);
    }
}
