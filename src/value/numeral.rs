//! Chinese numerals: as headings count with them, and as texts write counts.

/// The number in Chinese numerals, e.g. 12 → `十二`, 105 → `一百零五`.
///
/// Ten to nineteen begin with 十, as headings do. Numbers of 10 000 and above, which no
/// heading reaches, are written in Arabic digits.
pub fn chinese_numeral(number: u32) -> String {
    const DIGITS: [&str; 10] =
        ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const UNITS: [(u32, &str); 4] = [(1000, "千"), (100, "百"), (10, "十"), (1, "")];
    if number == 0 || number >= 10_000 {
        return if number == 0 { "零".to_owned() } else { number.to_string() };
    }
    let mut text = String::new();
    let mut gap = false;
    for (unit, name) in UNITS {
        let digit = number / unit % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        if !(unit == 10 && digit == 1 && text.is_empty()) {
            text.push_str(DIGITS[digit as usize]);
        }
        text.push_str(name);
    }
    text
}

/// Whether a character is one of the Chinese numerals up to ten, or 百, 千.
pub fn is_numeral(char: char) -> bool {
    "〇零一二三四五六七八九十百千两".contains(char)
}

/// The value of a number in Chinese numerals below 100 or in digits.
pub fn count_in_words(words: &str) -> Option<usize> {
    if let Ok(number) = words.parse() {
        return Some(number);
    }
    let digit = |char: char| "零一二三四五六七八九".chars().position(|c| c == char);
    let (tens, ones) = match words.split_once('十') {
        Some((tens, ones)) => (if tens.is_empty() { "一" } else { tens }, ones),
        None => ("零", words),
    };
    let single = |words: &str| {
        let mut chars = words.chars();
        let (first, rest) = (chars.next(), chars.next());
        match (first, rest) {
            (None, _) => Some(0),
            (Some('两'), None) => Some(2),
            (Some(char), None) => digit(char),
            _ => None,
        }
    };
    if words.is_empty() {
        return None;
    }
    Some(single(tens)? * 10 + single(ones)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_written_as_headings_count() {
        let pairs = [
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (105, "一百零五"),
            (110, "一百一十"),
            (1005, "一千零五"),
        ];
        for (number, text) in pairs {
            assert_eq!(chinese_numeral(number), text);
        }
    }

    #[test]
    fn numbers_are_read_in_both_notations() {
        let pairs = [("6", 6), ("六", 6), ("十", 10), ("十二", 12), ("二十三", 23)];
        for (words, value) in pairs {
            assert_eq!(count_in_words(words), Some(value), "{words}");
        }
        assert_eq!(count_in_words("几"), None);
        assert_eq!(count_in_words(""), None);
    }
}
