//! What a quarterly 整改落实情况报告 says: everything countable, computed from the log.
//!
//! [`Report::of`] compares the end of a quarter with the end of the one before;
//! [`verify`] holds what a person wrote against it.

mod draft;
pub mod verify;

pub use draft::draft;

use crate::content::{Area, Entry, Plan, Text};
use crate::ledger::{
    Closure, Counts, Delay, Event, Log, Progress, Returned, SOON, Standing, Timing,
    Track, progress,
};
use crate::value::{Date, Quarter};

/// A quarter as its report tells it.
#[derive(Clone, Debug)]
pub struct Report<'p> {
    /// The quarter.
    pub quarter: Quarter,
    /// 截至: its last day, or the day of the report where the quarter is not over.
    pub day: Date,
    /// Counts at the end.
    pub now: Progress<'p>,
    /// Counts at the end of the quarter before; `None` when the log begins in this one.
    pub before: Option<Progress<'p>>,
    /// Every 方面, in the order of the plan.
    pub areas: Vec<AreaReport<'p>>,
    /// The end of every quarter since the log began, this one included: the last six.
    pub history: Vec<(Quarter, Counts)>,
    /// How many problems the plan lists.
    pub problems: usize,
    /// How many measures the plan lists.
    pub measures: usize,
}

/// One 方面 in a report.
#[derive(Clone, Debug)]
pub struct AreaReport<'p> {
    /// 方面.
    pub area: &'p Area,
    /// Counts at the end of the quarter.
    pub counts: Counts,
    /// Its items, in the order of the plan.
    pub items: Vec<ItemReport<'p>>,
}

/// One 事项 in a report.
#[derive(Clone, Debug)]
pub struct ItemReport<'p> {
    /// Where it stood at the end of the quarter before.
    pub before: Standing<'p>,
    /// Where it stands at the end of this one.
    pub now: Standing<'p>,
    /// 进展 that were recorded in the quarter, in order.
    pub progress: Vec<(Date, &'p Text)>,
    /// 佐证 that were recorded in the quarter, in order.
    pub evidence: Vec<&'p Text>,
    /// 延期 of the quarter.
    pub delays: Vec<Delay<'p>>,
    /// 退回 of the quarter.
    pub returns: Vec<Returned<'p>>,
    /// The day on which it was struck off in the quarter, unless it was reopened since.
    pub closed: Option<Date>,
    /// For how many days it has been overdue.
    pub overdue: Option<i32>,
}

/// How many quarters the history shows.
const HISTORY: usize = 6;

impl<'p> Report<'p> {
    /// The report of a quarter; `today` is the day of the report, which matters where the
    /// quarter is not over.
    pub fn of(plan: &'p Plan, log: &Log<'p>, quarter: Quarter, today: Date) -> Self {
        let day = quarter.last_day().min(today.max(quarter.first_day()));
        let eve = quarter.previous().map(Quarter::last_day);
        let first = first_quarter(log);
        let standings = log.on(day);
        let now = progress::of(&standings, day, SOON);
        let compared = eve.filter(|_| first.is_some_and(|first| first < quarter));
        let before = compared.map(|eve| progress::of(&log.on(eve), eve, SOON));
        let mut items = log
            .tracks()
            .iter()
            .zip(standings)
            .map(|(track, now)| item(track, now, quarter, day, eve));
        let areas = now.areas.iter().map(|(area, counts)| AreaReport {
            area,
            counts: *counts,
            items: items.by_ref().take(area.items.len()).collect(),
        });
        let areas = areas.collect();
        let history = history(log, first, quarter, day);
        Self {
            quarter,
            day,
            areas,
            history,
            before,
            problems: plan.items().map(|item| item.problems.len()).sum(),
            measures: plan.items().map(|item| item.measures.len()).sum(),
            now,
        }
    }

    /// Every item, in the order of the plan.
    pub fn items(&self) -> impl Iterator<Item = &ItemReport<'p>> {
        self.areas.iter().flat_map(|area| &area.items)
    }
}

impl ItemReport<'_> {
    /// Whether anything was recorded or changed in the quarter.
    pub fn moved(&self) -> bool {
        self.before.state != self.now.state
            || self.before.closure.name() != self.now.closure.name()
            || self.before.deadline != self.now.deadline
            || !self.progress.is_empty()
            || !self.evidence.is_empty()
    }
}

fn item<'p>(
    track: &Track<'p>,
    now: Standing<'p>,
    quarter: Quarter,
    day: Date,
    eve: Option<Date>,
) -> ItemReport<'p> {
    let before = track.on(eve.unwrap_or(quarter.first_day()));
    let events = || track.in_quarter(quarter).filter(|event| event.date() <= day);
    let entries = || events().map(|event: &Event<'p>| -> &'p Entry { event.entry });
    let progress = entries()
        .filter_map(|entry| Some((entry.date.value, entry.progress.as_ref()?)))
        .collect();
    let evidence = entries().flat_map(|entry| &entry.evidence).collect();
    let closed = match now.closure {
        Closure::Closed { on, .. } => Some(on).filter(|on| quarter.contains(*on)),
        Closure::Open | Closure::Pending { .. } => None,
    };
    let overdue = match now.timing(day, SOON) {
        Timing::Overdue(days) => Some(days),
        Timing::Free | Timing::InTime | Timing::Soon(_) => None,
    };
    ItemReport {
        progress,
        evidence,
        delays: now.delays.iter().filter(|it| quarter.contains(it.on)).cloned().collect(),
        returns: now
            .returns
            .iter()
            .filter(|it| quarter.contains(it.on))
            .cloned()
            .collect(),
        closed,
        overdue,
        before,
        now,
    }
}

/// The quarter in which the log begins.
fn first_quarter(log: &Log<'_>) -> Option<Quarter> {
    let days = log.tracks().iter().filter_map(|track| track.events.first());
    Quarter::of(days.map(Event::date).min()?)
}

fn history(
    log: &Log<'_>,
    first: Option<Quarter>,
    quarter: Quarter,
    day: Date,
) -> Vec<(Quarter, Counts)> {
    let mut quarters = vec![quarter];
    while let Some(earlier) = quarters.last().and_then(|it| it.previous()) {
        if quarters.len() == HISTORY || first.is_none_or(|first| earlier < first) {
            break;
        }
        quarters.push(earlier);
    }
    let counted = quarters.into_iter().rev().map(|it| {
        let end = it.last_day().min(day);
        (it, progress::of(&log.on(end), end, SOON).all)
    });
    counted.collect()
}
