//! Words what is wrong with faces, for the person who can mend it.

use crate::diagnostic::codes::font as codes;
use crate::diagnostic::{Diagnostic, Span};

/// The finding for a character that no face can show.
pub fn missing_glyph(ch: char, span: Option<Span>) -> Diagnostic {
    let message = format!("没有字体能显示字符{}", quoted(ch));
    let finding = Diagnostic::new(&codes::MISSING_GLYPH, message)
        .label("这个字符")
        .hint("请换用常用字；确需此字的，把含有此字的字体文件放入项目的 fonts 文件夹");
    match span {
        Some(span) => finding.at(span),
        None => finding,
    }
}

/// The finding for several characters of one place that no face can show; `None` when
/// there are none.
pub fn missing_glyphs(chars: &[char], span: Option<Span>) -> Option<Diagnostic> {
    let (first, rest) = chars.split_first()?;
    let mut finding = missing_glyph(*first, span);
    if !rest.is_empty() {
        let all: Vec<_> = chars.iter().map(|ch| quoted(*ch)).collect();
        finding.message = format!("没有字体能显示字符{}", all.join("、"));
    }
    Some(finding)
}

/// A character between quotes with its number; one without ink only by number.
fn quoted(ch: char) -> String {
    let code = u32::from(ch);
    let private = matches!(code, 0xE000..=0xF8FF | 0xF_0000..=0x10_FFFF);
    if ch.is_control() || ch.is_whitespace() || private {
        let kind = if private { "（自造字）" } else { "" };
        return format!("U+{code:04X}{kind}");
    }
    format!("“{ch}”（U+{code:04X}）")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_character_is_named_with_its_number() {
        let finding = missing_glyph('𠮷', None);
        assert_eq!(finding.message, "没有字体能显示字符“𠮷”（U+20BB7）");
    }

    #[test]
    fn a_private_character_is_named_by_number_only() {
        let finding = missing_glyphs(&['\u{E000}', '龘'], None).unwrap();
        assert_eq!(finding.message, "没有字体能显示字符U+E000（自造字）、“龘”（U+9F98）");
        assert!(missing_glyphs(&[], None).is_none());
    }
}
