//! Full dates in running text.

use std::ops::Range;

/// Year, month and day as they are written.
pub(super) type Written = (i32, u32, u32);

/// Every full date such as 2023年12月31日.
pub(super) fn dates(words: &str) -> Vec<Written> {
    let chars: Vec<char> = words.chars().collect();
    date_places(&chars).into_iter().map(|(_, date)| date).collect()
}

/// Every full date with its characters.
pub(super) fn date_places(chars: &[char]) -> Vec<(Range<usize>, Written)> {
    let mut found = Vec::new();
    for (at, _) in chars.iter().enumerate().filter(|(_, c)| **c == '年') {
        let start = at - digits(chars[..at].iter().rev());
        let month = at + 1 + digits(chars[at + 1..].iter());
        if chars.get(month) != Some(&'月') {
            continue;
        }
        let day = month + 1 + digits(chars[month + 1..].iter());
        let value = |range: Range<usize>| chars[range].iter().collect::<String>();
        let year = (at - start == 4).then(|| value(start..at).parse().ok()).flatten();
        let parts = (year, value(at + 1..month).parse(), value(month + 1..day).parse());
        if let ((Some(year), Ok(month), Ok(day_of_month)), Some('日')) =
            (parts, chars.get(day))
        {
            found.push((start..day + 1, (year, month, day_of_month)));
        }
    }
    found
}

fn digits<'a>(chars: impl Iterator<Item = &'a char>) -> usize {
    chars.take_while(|char| char.is_ascii_digit()).count()
}
