//! NUM003: A date that the calendar does not have.
//!
//! ## What it finds
//! A date that the calendar does not have.
//! ## Why it matters
//! 日历上没有这一天，多半是月份或者日子写错。
//! ## Example
//! ```yaml
//! 导语: 会议于2023年9月31日召开。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 会议于2023年9月30日召开。
//! ```
//! ## How sure
//! Certain.

use crate::check::dates::date_places;
use crate::check::passage::{Hit, Passage};
use crate::value::Date;

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for (range, (year, month, day)) in date_places(&passage.chars) {
        let date = match (i16::try_from(year), i8::try_from(month), i8::try_from(day)) {
            (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day),
            _ => None,
        };
        if date.is_none() {
            let message = format!("日历上没有{}这一天", passage.slice(range.clone()));
            found.push(Hit::new(range, message, "查对日历，写上正确的月和日"));
        }
    }
    found
}
