//! How high a row must be for its wrapped words, which no program works out on opening.

/// The size of the characters, in points.
pub(super) const SIZE: f64 = 9.0;

/// From one line to the next, in points: more than 宋体 has at 9 pt (12), because faces that
/// stand in for it have more.
const LEADING: f64 = 13.5;

/// Above the first line and below the last together, in points.
const PADDING: f64 = 5.0;

/// The highest that a row can be, in points.
const HIGHEST: f64 = 409.0;

/// Lines that fit into the highest row.
pub(super) const MOST_LINES: usize = 29;

/// The width of a column that holds so many Chinese characters a line, in the digits of the
/// standard face (7 pixels each at 96 dpi, and 5 pixels around) that workbooks count in.
///
/// A character of 9 pt has 12 pixels.
pub(super) fn column_width(characters: u8) -> f64 {
    (f64::from(characters) * 12.0 + 5.0) / 7.0
}

/// The height of a row of so many lines, in points.
pub(super) fn row_height(lines: usize) -> f64 {
    let lines = u32::try_from(lines).unwrap_or(u32::MAX);
    (f64::from(lines) * LEADING + PADDING).min(HIGHEST)
}

/// How many lines words take in a column of so many Chinese characters.
///
/// Counted as programs wrap: anywhere between Chinese characters, between words of Latin
/// letters only when the line has a blank. Latin letters and digits count half, and one half
/// is kept free, because faces that stand in for 宋体 have wider digits.
pub(super) fn lines(text: &str, characters: u8) -> usize {
    let room = usize::from(characters).saturating_mul(2).max(3) - 1;
    text.split('\n').map(|paragraph| of_paragraph(paragraph, room)).sum()
}

fn of_paragraph(text: &str, room: usize) -> usize {
    let (mut lines, mut filled) = (1, 0);
    let mut word = 0;
    for ch in text.chars() {
        let wide = if ch.is_ascii() { 1 } else { 2 };
        // A mark that may not begin a line takes the character before it along.
        let joined = ch.is_ascii_graphic()
            || matches!(
                ch,
                '，' | '。'
                    | '、'
                    | '；'
                    | '：'
                    | '？'
                    | '！'
                    | '）'
                    | '》'
                    | '”'
                    | '’'
                    | '】'
                    | '〕'
            );
        word = if joined { word + wide } else { wide };
        if filled + wide > room {
            lines += 1;
            filled = if word <= room { word } else { wide };
        } else {
            filled += wide;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_words_break_when_the_line_is_full() {
        assert_eq!(lines("一二三", 4), 1);
        assert_eq!(lines("一二三四五六", 4), 2);
        assert_eq!(lines("一\n二\n三", 4), 3);
        assert_eq!(lines("", 4), 1);
    }

    #[test]
    fn a_mark_takes_the_character_before_it_along() {
        // “三，四” and “五，六” move down whole; without the rule it would be three lines.
        assert_eq!(lines("一二三，四五，六七", 4), 4);
    }

    #[test]
    fn a_row_is_never_higher_than_a_sheet_allows() {
        assert!(row_height(MOST_LINES) < HIGHEST);
        assert!((row_height(1_000_000) - HIGHEST).abs() < f64::EPSILON);
    }
}
