//! How far the whole plan has come: counts by state and by area, and their shares.

use std::fmt;

use super::status::{Closure, Standing, Timing};
use crate::content::{Area, State};
use crate::value::Date;

/// How many items are in each state.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// All items.
    pub total: usize,
    /// In the order of [`State::ALL`].
    by_state: [usize; State::ALL.len()],
    /// 逾期.
    pub overdue: usize,
    /// 即将到期.
    pub soon: usize,
    /// 待审核.
    pub pending: usize,
    /// 已销号.
    pub closed: usize,
    /// Items that can be struck off: all but those of 长期坚持.
    pub closable: usize,
}

/// The counts of all items and of each area.
#[derive(Clone, Debug)]
pub struct Progress<'p> {
    /// All items.
    pub all: Counts,
    /// Each 方面, in the order of the plan.
    pub areas: Vec<(&'p Area, Counts)>,
}

/// Counts where items stand on a day; `soon` is as for [`Standing::timing`].
pub fn of<'p>(standings: &[Standing<'p>], day: Date, soon: i32) -> Progress<'p> {
    let mut progress = Progress { all: Counts::default(), areas: Vec::new() };
    for standing in standings {
        let area = standing.area;
        let known =
            progress.areas.iter().position(|(known, _)| std::ptr::eq(*known, area));
        let at = known.unwrap_or_else(|| {
            progress.areas.push((area, Counts::default()));
            progress.areas.len() - 1
        });
        progress.all.add(standing, day, soon);
        progress.areas[at].1.add(standing, day, soon);
    }
    progress
}

impl Counts {
    /// How many items are in a state.
    pub fn in_state(&self, state: State) -> usize {
        self.by_state[index(state)]
    }

    /// The share of the items in a state among all.
    pub fn share(&self, state: State) -> Share {
        Share { part: self.in_state(state), whole: self.total }
    }

    /// The share of the items struck off among those that can be.
    pub fn closed_share(&self) -> Share {
        Share { part: self.closed, whole: self.closable }
    }

    fn add(&mut self, standing: &Standing<'_>, day: Date, soon: i32) {
        self.total += 1;
        self.by_state[index(standing.state)] += 1;
        match standing.timing(day, soon) {
            Timing::Overdue(_) => self.overdue += 1,
            Timing::Soon(_) => self.soon += 1,
            Timing::Free | Timing::InTime => {}
        }
        match standing.closure {
            Closure::Pending { .. } => self.pending += 1,
            Closure::Closed { .. } => self.closed += 1,
            Closure::Open => {}
        }
        self.closable += usize::from(!standing.is_long_term());
    }
}

fn index(state: State) -> usize {
    match state {
        State::NotStarted => 0,
        State::InProgress => 1,
        State::NearlyDone => 2,
        State::Done => 3,
        State::LongTerm => 4,
    }
}

/// A part of a whole, printed as a percentage with two decimals, half rounded up.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Share {
    /// How many.
    pub part: usize,
    /// Of how many.
    pub whole: usize,
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.whole == 0 {
            return f.write_str("—");
        }
        let hundredths = (self.part * 20_000 + self.whole) / (self.whole * 2);
        write!(f, "{}.{:02}%", hundredths / 100, hundredths % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_a_percentage_with_two_decimals() {
        let share = |part, whole| Share { part, whole }.to_string();
        assert_eq!(share(688, 697), "98.71%");
        assert_eq!(share(1, 8), "12.50%");
        assert_eq!(share(1, 3), "33.33%");
        assert_eq!(share(1, 32), "3.13%");
        assert_eq!(share(0, 8), "0.00%");
        assert_eq!(share(8, 8), "100.00%");
    }

    #[test]
    fn a_share_of_nothing_is_no_percentage() {
        assert_eq!(Share { part: 0, whole: 0 }.to_string(), "—");
    }
}
