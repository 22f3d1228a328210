//! Says which characters take a whole cell of the grid, and where their ink belongs.

/// Where the ink of a full-width character stands in its cell.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Placing {
    /// In the left half: closing marks and points.
    Left,
    /// In the middle: everything else.
    Centre,
    /// In the right half: opening marks.
    Right,
}

/// Whether a character takes one whole em in Chinese text.
///
/// The official faces give one em to each of them; free faces often draw “”‘’—·× as
/// Latin marks, a third or a half of an em wide.
pub fn is_full_width(ch: char) -> bool {
    matches!(ch,
        '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '×' | '÷' | '※' | '℃' | '‰' | '№'
        | '\u{2460}'..='\u{249B}' // ①–⒛
        | '\u{2160}'..='\u{216B}' // Ⅰ–Ⅻ
        | '■' | '□' | '▲' | '△' | '◆' | '◇' | '○' | '◎' | '●' | '★' | '☆' | '√'
        | '∶' | '→' | '←' | '↑' | '↓'
        | '\u{3001}'..='\u{303F}' | '\u{3000}'
        | '\u{3041}'..='\u{30FF}'
        | '\u{3220}'..='\u{3243}' // ㈠–㉃
        | '\u{FF01}'..='\u{FF5E}' | '\u{FFE0}'..='\u{FFE6}'
    ) || is_hanzi(ch)
}

/// Whether a character is a Chinese character.
pub fn is_hanzi(ch: char) -> bool {
    matches!(ch,
        '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}')
}

/// Whether a character has no ink by nature, so that an empty glyph is right for it.
pub fn is_blank(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Where the ink of a full-width character belongs when its glyph is narrower than the
/// cell (as in GB/T 15834—2011, 5.1, for marks in horizontal lines).
pub fn placing(ch: char) -> Placing {
    match ch {
        '“' | '‘' | '（' | '〔' | '《' | '〈' | '【' | '「' | '『' | '［' | '｛'
        | '〖' => Placing::Right,
        '”' | '’' | '）' | '〕' | '》' | '〉' | '】' | '」' | '』' | '］' | '｝'
        | '〗' | '，' | '。' | '、' | '；' | '：' | '！' | '？' | '℃' => {
            Placing::Left
        }
        _ => Placing::Centre,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_the_blank_sign_are_full_width() {
        assert!("“”‘’—…·×※℃①，。《》〔〕％　整".chars().all(is_full_width));
    }

    #[test]
    fn latin_letters_and_digits_are_not_full_width() {
        assert!(!"0aZ .,-()%".chars().any(is_full_width));
    }

    #[test]
    fn opening_marks_stand_right_and_closing_marks_left() {
        assert_eq!(placing('“'), Placing::Right);
        assert_eq!(placing('”'), Placing::Left);
        assert_eq!(placing('·'), Placing::Centre);
    }
}
