//! Days as people type them, and as workbooks count them.

use crate::value::Date;

/// The day that workbooks call 0 for every day after February 1900, which is all that a
/// ledger can have.
const EPOCH: (i16, i8, i8) = (1899, 12, 30);

/// The day that a book with `date1904` calls 0.
const EPOCH_1904: (i16, i8, i8) = (1904, 1, 1);

/// Which day a book counts from.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) enum Epoch {
    /// As almost all books do.
    #[default]
    From1900,
    /// As books of old Macintoshes do.
    From1904,
}

/// The day of a number; its hours are dropped. `None` outside the years 1900 to 9999.
pub(super) fn of_number(number: f64, epoch: Epoch) -> Option<Date> {
    const LAST: f64 = 2_958_465.0;
    if !(61.0..=LAST).contains(&number) {
        return None;
    }
    let (year, month, day) = match epoch {
        Epoch::From1900 => EPOCH,
        Epoch::From1904 => EPOCH_1904,
    };
    #[expect(clippy::cast_possible_truncation, reason = "within the range checked above")]
    Date::new(year, month, day)?.days_later(number.floor() as i32)
}

/// Reads `2023-12-31`, `2023/12/31`, `2023.12.31`, `2023年12月31日` and the like: with or
/// without leading zeros, in full-width characters, with blanks, with the hour behind it.
pub(super) fn of_text(text: &str) -> Option<Date> {
    let plain: String =
        text.chars().filter(|ch| !ch.is_whitespace()).map(half_width).collect();
    let (plain, _) = plain.split_once('T').unwrap_or((&plain, ""));
    let plain = plain.strip_suffix("00:00:00").unwrap_or(plain);
    let plain = plain.strip_suffix(['日', '号']).unwrap_or(plain);
    let mut parts = plain.split(['-', '/', '.', '年', '月', '—', '－']);
    let year = digits(parts.next()?, 4..=4)?;
    let month = digits(parts.next()?, 1..=2)?;
    let day = digits(parts.next()?, 1..=2)?;
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

fn digits(part: &str, count: std::ops::RangeInclusive<usize>) -> Option<i16> {
    let plain = part.bytes().all(|byte| byte.is_ascii_digit());
    (plain && count.contains(&part.len())).then(|| part.parse().ok())?
}

/// Full-width digits and marks as the ones of half width.
fn half_width(ch: char) -> char {
    match ch {
        '０'..='９' | '．' | '／' => {
            char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch)
        }
        '。' => '.',
        _ => ch,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn every_notation_in_use_is_the_same_day() {
        for text in [
            "2023-12-31",
            "2023/12/31",
            "2023.12.31",
            "2023年12月31日",
            "2023年12月31号",
            " 2023 年 12 月 31 日 ",
            "２０２３．１２．３１",
            "2023-12-31T00:00:00",
            "2023-12-31 00:00:00",
        ] {
            assert_eq!(of_text(text), Some(day("2023-12-31")), "{text}");
        }
        assert_eq!(of_text("2024/6/5"), Some(day("2024-06-05")));
    }

    #[test]
    fn what_is_no_day_is_not_guessed() {
        for text in [
            "",
            "2023年12月",
            "23-12-31",
            "2023-02-30",
            "2023-13-01",
            "下周一",
            "12/31/2023",
        ] {
            assert_eq!(of_text(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_days_from_1900_or_1904() {
        assert_eq!(of_number(45_291.0, Epoch::From1900), Some(day("2023-12-31")));
        assert_eq!(of_number(45_291.75, Epoch::From1900), Some(day("2023-12-31")));
        assert_eq!(of_number(43_829.0, Epoch::From1904), Some(day("2023-12-31")));
        for number in [0.0, -1.0, 1e9, f64::NAN, f64::INFINITY] {
            assert_eq!(of_number(number, Epoch::From1900), None, "{number}");
        }
    }
}
