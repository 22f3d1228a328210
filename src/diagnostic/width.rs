//! How many columns a text takes on a terminal.

/// Columns of a text: two for each wide (Chinese) character, none for combining marks.
///
/// A tab counts four, as the drawing of a source line shows it.
pub fn columns(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

/// Columns of one character.
///
/// Characters of ambiguous width (`“`, `—`, `×`) count one, as terminals outside legacy
/// Chinese consoles show them.
pub fn columns_of(ch: char) -> usize {
    match ch {
        '\t' => 4,
        '\u{300}'..='\u{36F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2060}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => 0,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{303E}'
        | '\u{3041}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1FAFF}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

/// The text with blanks behind it, so that it takes at least this many columns.
pub fn padded(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(columns(text));
    format!("{text}{}", " ".repeat(blanks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_character_takes_two_columns() {
        assert_eq!(columns("整改plan，"), 2 + 2 + 4 + 2);
    }

    #[test]
    fn padding_counts_columns_and_not_characters() {
        assert_eq!(padded("仿宋", 6), "仿宋  ");
        assert_eq!(padded("小标宋", 6), "小标宋");
    }
}
