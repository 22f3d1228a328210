//! A quarter of a year, typed `2023-Q4` and printed `2023年第四季度`.

use std::fmt;
use std::str::FromStr;

use super::{Date, chinese_numeral};

/// A quarter of the calendar.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Quarter {
    first: Date,
    last: Date,
}

/// A text that is no quarter.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct QuarterError;

impl Quarter {
    /// The first, second, third or fourth quarter of a year from 1 to 9999.
    pub fn new(year: i16, number: u8) -> Option<Self> {
        let (from, to, days) = match number {
            1 => (1, 3, 31),
            2 => (4, 6, 30),
            3 => (7, 9, 30),
            4 => (10, 12, 31),
            _ => return None,
        };
        let year = (year > 0).then_some(year)?;
        let (first, last) = (Date::new(year, from, 1)?, Date::new(year, to, days)?);
        Some(Self { first, last })
    }

    /// The quarter that a day lies in; `None` before the year 1.
    pub fn of(day: Date) -> Option<Self> {
        let number = match day.month() {
            ..=3 => 1,
            4..=6 => 2,
            7..=9 => 3,
            _ => 4,
        };
        Self::new(day.year(), number)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// 1–4.
    pub fn number(self) -> u8 {
        match self.first.month() {
            1 => 1,
            4 => 2,
            7 => 3,
            _ => 4,
        }
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        self.first
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.last
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// The quarter before; `None` before the year 1.
    pub fn previous(self) -> Option<Self> {
        match self.number() {
            1 => Self::new(self.year() - 1, 4),
            number => Self::new(self.year(), number - 1),
        }
    }

    /// The quarter after; `None` after the year 9999.
    pub fn next(self) -> Option<Self> {
        match self.number() {
            4 => Self::new(self.year() + 1, 1),
            number => Self::new(self.year(), number + 1),
        }
    }

    /// As a paper prints it, e.g. `2023年第四季度`.
    pub fn in_chinese(self) -> String {
        format!("{}年第{}季度", self.year(), chinese_numeral(u32::from(self.number())))
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year(), self.number())
    }
}

impl FromStr for Quarter {
    type Err = QuarterError;

    fn from_str(text: &str) -> Result<Self, QuarterError> {
        let (year, rest) = text.trim().split_at_checked(4).ok_or(QuarterError)?;
        let digits = year.bytes().all(|byte| byte.is_ascii_digit());
        let year = if digits { year.parse() } else { return Err(QuarterError) };
        let typed = rest.strip_prefix("-Q").or_else(|| rest.strip_prefix("-q"));
        let number = match typed {
            Some(number) => number,
            None => {
                let inner =
                    rest.strip_prefix('年').and_then(|it| it.strip_suffix("季度"));
                let inner = inner.ok_or(QuarterError)?;
                inner.strip_prefix('第').unwrap_or(inner)
            }
        };
        let number = match number {
            "1" | "一" => 1,
            "2" | "二" => 2,
            "3" | "三" => 3,
            "4" | "四" => 4,
            _ => return Err(QuarterError),
        };
        let year = year.map_err(|_| QuarterError)?;
        Self::new(year, number).ok_or(QuarterError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarter(text: &str) -> Quarter {
        text.parse().unwrap()
    }

    #[test]
    fn a_quarter_is_typed_or_written_out() {
        for text in
            ["2023-Q4", "2023-q4", "2023年第四季度", "2023年第4季度", "2023年四季度"]
        {
            let quarter = quarter(text);
            assert_eq!(quarter.to_string(), "2023-Q4");
            assert_eq!(quarter.in_chinese(), "2023年第四季度");
        }
    }

    #[test]
    fn other_texts_are_no_quarters() {
        let texts = [
            "",
            "2023",
            "2023-Q5",
            "2023-Q0",
            "2023Q",
            "年第四季度",
            "0000-Q1",
            "季度季度",
        ];
        for text in texts {
            assert_eq!(text.parse::<Quarter>(), Err(QuarterError), "{text}");
        }
    }

    #[test]
    fn a_quarter_begins_and_ends_with_its_months() {
        let days: Vec<_> = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]
            .map(quarter)
            .map(|it| format!("{} {}", it.first_day(), it.last_day()))
            .into();
        assert_eq!(
            days,
            [
                "2024-01-01 2024-03-31",
                "2024-04-01 2024-06-30",
                "2024-07-01 2024-09-30",
                "2024-10-01 2024-12-31"
            ]
        );
    }

    #[test]
    fn every_day_lies_in_the_quarter_of_it_and_in_no_neighbour() {
        for month in 1..=12 {
            let day = Date::new(2024, month, 15).unwrap();
            let quarter = Quarter::of(day).unwrap();
            assert!(quarter.contains(day));
            assert!(!quarter.next().unwrap().contains(day));
            assert_eq!(quarter.next().unwrap().previous(), Some(quarter));
        }
    }
}
