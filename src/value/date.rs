//! A day of the calendar, written `2023-12-31` in content and `2023年12月31日` in papers.

use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Date(jiff::civil::Date);

/// Why a text is not a day.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum DateError {
    /// Not four digits, two digits and two digits with `-` between them.
    Notation,
    /// Written rightly, but the calendar has no such day.
    NoSuchDay,
}

impl Date {
    /// The day with this year, month and day; `None` if the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Today by the machine's clock and time zone. Only `world` may ask.
    pub fn of_the_clock() -> Self {
        Self(jiff::Zoned::now().date())
    }

    /// The year, 0–9999.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1–12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// How many days after this one another lies; negative if it lies before.
    pub fn days_until(self, other: Self) -> i32 {
        self.0.until(other.0).map_or(0, |span| span.get_days())
    }

    /// The day so many days later, or earlier if negative; `None` outside the calendar.
    pub fn days_later(self, days: i32) -> Option<Self> {
        let span = jiff::Span::new().try_days(days).ok()?;
        self.0.checked_add(span).ok().map(Self)
    }

    /// As a dated paper prints it (成文日期): Arabic digits, full year, no padding, e.g.
    /// `2023年9月8日` (GB/T 9704—2012, 7.3.5.4).
    pub fn in_chinese(self) -> String {
        format!("{}年{}月{}日", self.year(), self.month(), self.day())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let digits = |part: &str, count| {
            let ok = part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
            if ok {
                part.parse::<i16>().map_err(|_| DateError::Notation)
            } else {
                Err(DateError::Notation)
            }
        };
        let mut parts = text.split('-');
        let mut next = |count| digits(parts.next().unwrap_or(""), count);
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        if parts.next().is_some() {
            return Err(DateError::Notation);
        }
        let (month, day) = (i8::try_from(month), i8::try_from(day));
        let (Ok(month), Ok(day)) = (month, day) else { return Err(DateError::NoSuchDay) };
        Self::new(year, month, day).ok_or(DateError::NoSuchDay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_printed_without_padding_in_a_paper() {
        let date: Date = "2023-09-08".parse().unwrap();
        assert_eq!(date.in_chinese(), "2023年9月8日");
        assert_eq!(date.to_string(), "2023-09-08");
    }

    #[test]
    fn days_are_counted_over_the_end_of_a_leap_month() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(day("2024-02-20").days_until(day("2024-03-01")), 10);
        assert_eq!(day("2024-03-01").days_until(day("2024-02-20")), -10);
    }

    #[test]
    fn the_day_after_is_counted_and_the_calendar_ends() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(day("2024-02-20").days_later(10), Some(day("2024-03-01")));
        assert_eq!(day("2024-03-01").days_later(-10), Some(day("2024-02-20")));
        assert_eq!(day("9999-12-31").days_later(1), None);
    }

    #[test]
    fn the_thirtieth_of_february_is_no_day() {
        assert_eq!("2023-02-30".parse::<Date>(), Err(DateError::NoSuchDay));
        assert_eq!("2023-13-01".parse::<Date>(), Err(DateError::NoSuchDay));
    }

    #[test]
    fn other_notations_are_refused() {
        for text in
            ["2023-9-8", "2023/09/08", "2023年9月8日", "20230908", "2023-09-08-1", ""]
        {
            assert_eq!(text.parse::<Date>(), Err(DateError::Notation), "{text}");
        }
    }
}
