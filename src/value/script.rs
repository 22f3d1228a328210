//! How Chinese and Latin writing part their words.

/// Whether a blank parts two characters that the end of a line stood between.
///
/// Between Latin words it does, beside a Chinese character it does not. Everything from the
/// block General Punctuation on (“”, ——, ……, 汉字, full-width forms) counts as Chinese,
/// and so do · and ×, which papers set full-width.
pub fn blank_between(before: char, after: char) -> bool {
    const FIRST_CHINESE: char = '\u{2000}';
    let is_latin = |char| char < FIRST_CHINESE && !matches!(char, '·' | '×');
    is_latin(before) && is_latin(after)
}

#[cfg(test)]
mod tests {
    use super::blank_between;

    #[test]
    fn only_latin_words_are_parted_by_a_blank() {
        assert!(blank_between('e', 'T'));
        assert!(blank_between(',', '2'));
        for (before, after) in
            [('整', '改'), ('整', 'A'), ('A', '改'), ('”', 'A'), ('×', 'A')]
        {
            assert!(!blank_between(before, after), "{before}{after}");
        }
    }
}
