//! Says between which characters a line may end (GB/T 15834—2011, 5.1).

use crate::standard::lines::{NO_END, NO_START};

/// Whether a line may not end between two characters, because of a mark or a word.
///
/// `before` is the character before `last`, if there is one.
pub(in crate::layout) fn joined(before: Option<char>, last: char, next: char) -> bool {
    forbidden(last, next) || same_word(before, last, next)
}

/// Whether a mark would stand where it must not: `next` at a line's start or `last` at a
/// line's end. Spaces stay with what is before them.
pub(in crate::layout) fn forbidden(last: char, next: char) -> bool {
    is_blank(next) || NO_START.contains(next) || NO_END.contains(last)
}

/// Whether a character is a blank, half or full width: it needs no room at a line's end and
/// begins none, as in word processors (UAX #14, class BA).
pub(in crate::layout) fn is_blank(char: char) -> bool {
    matches!(char, ' ' | '\u{3000}')
}

/// Whether two characters belong to one word or number that is not in Chinese characters:
/// `PDF`, `12,345.67`, `-5`, `www.example.cn`.
pub(in crate::layout) fn same_word(before: Option<char>, last: char, next: char) -> bool {
    if !is_latin(next) {
        return false;
    }
    match last {
        '-' => next.is_ascii_digit(),
        '.' | ',' | ':' | '%' => before.is_some_and(is_latin),
        _ => is_latin(last),
    }
}

/// Whether nothing is inserted between two characters when a line is stretched: inside a
/// word or a number, a dash —— and an ellipsis ……, and before or after a space.
pub(in crate::layout) fn solid(before: Option<char>, last: char, next: char) -> bool {
    let doubled = last == next && matches!(last, '—' | '…');
    let in_number = is_latin(last) && matches!(next, '.' | ',' | ':' | '%' | '-');
    doubled || in_number || same_word(before, last, next)
}

/// Whether a character is a mark that neither begins nor ends a line, so that with it a
/// line has not one character more.
pub(in crate::layout) fn is_mark(char: char) -> bool {
    is_blank(char) || NO_START.contains(char) || NO_END.contains(char)
}

/// Letters and digits that join to words, other signs of ASCII included.
fn is_latin(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_graphic() && !is_mark(char);
    }
    char < '\u{2E80}' && char.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a line may end at `|` in a text of two parts.
    fn may_end(text: &str) -> bool {
        let (left, right) = text.split_once('|').unwrap();
        let mut left = left.chars().rev();
        let last = left.next().unwrap();
        !joined(left.next(), last, right.chars().next().unwrap())
    }

    #[test]
    fn a_closing_mark_never_begins_a_line() {
        for text in ["学习|，", "学习|。", "学习|”", "学习|）", "学习|》", "5|%", "5|℃"]
        {
            assert!(!may_end(text), "{text}");
        }
    }

    #[test]
    fn an_opening_mark_never_ends_a_line() {
        for text in ["“|学", "（|一", "《|中", "〔|2", "￥|5"] {
            assert!(!may_end(text), "{text}");
        }
    }

    #[test]
    fn dashes_and_ellipses_are_whole() {
        for text in ["—|—", "…|…", "学|——", "学|……"] {
            assert!(!may_end(text), "{text}");
        }
    }

    #[test]
    fn numbers_and_words_are_whole() {
        for text in [
            "1|2", "12|,345", "12,|345", "345.|67", "-|5", "P|D", "www.|cn", "1/|2",
            "98.5|%",
        ] {
            assert!(!may_end(text), "{text}");
        }
    }

    #[test]
    fn lines_may_end_between_chinese_and_numbers() {
        for text in ["学|习", "于|2023", "2023|年", "。|学", "》|（", "第1,|项"]
        {
            assert!(may_end(text), "{text}");
        }
    }
}
