//! Finds characters that nobody can see on paper.

use std::sync::Arc;

use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Source, Span};

/// What the character is, if nobody can see it and no text needs it.
pub(super) fn name(ch: char) -> Option<&'static str> {
    Some(match ch {
        '\t' | '\n' | '\r' => return None,
        '\u{00AD}' => "软连字符",
        '\u{200B}' => "零宽空格",
        '\u{200C}' | '\u{200D}' | '\u{2060}' => "零宽连接符",
        '\u{200E}' | '\u{200F}' | '\u{061C}' => "文字方向标记",
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "改变文字方向的控制符",
        '\u{2028}' | '\u{2029}' | '\u{0085}' => "特殊换行符",
        '\u{FEFF}' => "字节顺序标记（BOM）",
        '\u{FFFD}' => "乱码替代字符（�）",
        '\u{FFFE}' | '\u{FFFF}' | '\u{FFF9}'..='\u{FFFB}' => "非文字字符",
        '\u{E0000}'..='\u{E007F}' => "标签字符",
        ch if ch.is_control() => "控制字符",
        _ => return None,
    })
}

/// Whether a byte may begin a character that [`name`] knows. Most Chinese ones it cannot.
fn may_begin(byte: u8) -> bool {
    let blank = matches!(byte, b'\t' | b'\n' | b'\r');
    !blank && !matches!(byte, 0x20..=0x7E | 0x80..=0xC1 | 0xE3..=0xED)
}

/// How the character is called in Unicode, e.g. `U+200B`.
pub(super) fn number(ch: char) -> String {
    format!("U+{:04X}", u32::from(ch))
}

/// One finding for each such character, or run of the same, of the whole file.
pub(super) fn scan(source: &Arc<Source>) -> Vec<Diagnostic> {
    let text = source.text();
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut last: Option<(usize, char)> = None;
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| may_begin(*byte)) {
        let Some(ch) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            continue;
        };
        let Some(name) = name(ch) else { continue };
        let end = at + ch.len_utf8();
        let again = last == Some((at, ch));
        last = Some((end, ch));
        if let (true, Some(Diagnostic { span: Some(span), .. })) =
            (again, found.last_mut())
        {
            span.range.end = end;
        } else {
            found.push(finding(name, ch).at(Span::new(source, at..end)));
        }
    }
    found
}

/// The finding for a character, without its place.
pub(super) fn finding(name: &str, ch: char) -> Diagnostic {
    let number = number(ch);
    let hint = match ch {
        '\u{FFFD}' => {
            "这里的文字在转换编码时已经丢失，请对照原文重新输入，并把文件保存为 UTF-8"
        }
        _ => {
            "请把光标移到标出处前面的字之后，按 Delete 键，直到看不见的字符被删掉；或者删掉附近几个字重新输入"
        }
    };
    Diagnostic::new(
        &codes::INVISIBLE,
        format!("文字里有看不见的字符：{name}（{number}）"),
    )
    .label(number)
    .hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_with_a_name_is_passed_over() {
        for ch in '\0'..=char::MAX {
            let first = ch.encode_utf8(&mut [0; 4]).as_bytes()[0];
            assert!(name(ch).is_none() || may_begin(first), "{ch:?}");
        }
    }
}
