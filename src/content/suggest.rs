//! Finds the name that was probably meant.

/// The name nearest to the one written, if it is near enough to be meant.
pub(crate) fn nearest<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written: Vec<char> = written.chars().filter(|ch| !is_filler(*ch)).collect();
    if written.is_empty() || written.len() > 24 {
        return None;
    }
    let measured = names.into_iter().map(|name| {
        let letters: Vec<char> = name.chars().collect();
        let limit = (letters.len().max(written.len()) / 2).min(2);
        (distance(&written, &letters), limit, name)
    });
    let near = measured.filter(|(distance, limit, _)| distance <= limit);
    near.min_by_key(|(distance, ..)| *distance).map(|(.., name)| name)
}

/// Characters that slip into a name without being part of it.
fn is_filler(ch: char) -> bool {
    ch.is_whitespace() || ch.is_ascii_punctuation() || "：“”、，。－—".contains(ch)
}

/// How many characters must be changed, added or dropped.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_character_is_forgiven() {
        let names = ["总体要求", "整改目标", "整改措施"];
        assert_eq!(nearest("整改目的", names), Some("整改目标"));
        assert_eq!(nearest("- 总体 要求", names), Some("总体要求"));
    }

    #[test]
    fn a_different_word_suggests_nothing() {
        assert_eq!(nearest("备注", ["概述", "表现"]), None);
    }
}
