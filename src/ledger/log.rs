//! The log as a whole: entries sorted to their items, and judged day by day.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::entry::Event;
use super::period;
use super::status::Standing;
use crate::content::{Area, Entry, Item, Ledger, Plan, nearest};
use crate::diagnostic::codes::ledger as codes;
use crate::diagnostic::{Diagnostic, Findings};
use crate::value::Date;

/// The log of a plan, one track for each item.
#[derive(Clone, Debug)]
pub struct Log<'p> {
    tracks: Vec<Track<'p>>,
    entries: &'p [Entry],
}

/// An item of the plan and what the log says of it.
#[derive(Clone, Debug)]
pub struct Track<'p> {
    /// 方面.
    pub area: &'p Area,
    /// 事项.
    pub item: &'p Item,
    /// The entries that the rules allow, in the order of their days.
    pub events: Vec<Event<'p>>,
}

impl<'p> Log<'p> {
    /// Judges a log. An entry that the rules forbid is a finding and has no effect.
    ///
    /// Entries are judged in the order of their days, equal days in the order of the file:
    /// what a day shows never depends on what was recorded for a later one.
    pub fn new(ledger: &'p Ledger, plan: &'p Plan, findings: &mut Findings) -> Self {
        let mut tracks: Vec<Track<'p>> = Vec::new();
        for area in &plan.areas {
            let track = |item| Track { area, item, events: Vec::new() };
            tracks.extend(area.items.iter().map(track));
        }
        let ids: Vec<_> = tracks.iter().map(|track| track.item.id.words()).collect();
        let found: BTreeMap<&str, usize> =
            ids.iter().enumerate().map(|(at, id)| (id.as_ref(), at)).collect();
        let mut standings: Vec<Standing<'p>> = tracks.iter().map(Standing::new).collect();
        findings.extend(out_of_order(&ledger.entries));
        for entry in by_day(&ledger.entries) {
            let event = Event::read(entry, findings);
            let Some(at) = found.get(entry.item.words().as_ref()).copied() else {
                findings.push(unknown_item(entry, &ids));
                continue;
            };
            let Some(event) = event else { continue };
            if standings[at].apply(&event, findings) {
                tracks[at].events.push(event);
            }
        }
        Self { tracks, entries: &ledger.entries }
    }

    /// Every item with its entries, in the order of the plan.
    pub fn tracks(&self) -> &[Track<'p>] {
        &self.tracks
    }

    /// Where every item stands at the end of a day, in the order of the plan.
    pub fn on(&self, day: Date) -> Vec<Standing<'p>> {
        self.tracks.iter().map(|track| track.on(day)).collect()
    }

    /// What is wrong on this day, though the log itself is sound: entries dated later, and
    /// quarters that brought no fresh evidence for 长期坚持.
    pub fn review(&self, day: Date, findings: &mut Findings) {
        findings.extend(future(self.entries, day));
        findings.extend(self.tracks.iter().filter_map(|track| period::stale(track, day)));
    }
}

impl<'p> Track<'p> {
    /// Where the item stands at the end of a day.
    pub fn on(&self, day: Date) -> Standing<'p> {
        let mut standing = Standing::new(self);
        // Judged once already: nothing is found a second time.
        let mut none = Findings::new();
        for event in self.events.iter().take_while(|event| event.date() <= day) {
            standing.apply(event, &mut none);
        }
        standing
    }
}

fn by_day(entries: &[Entry]) -> Vec<&Entry> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by_key(|entry| entry.date.value);
    sorted
}

/// Findings for entries dated before the one that stands above them.
fn out_of_order(entries: &[Entry]) -> impl Iterator<Item = Diagnostic> {
    let pairs = entries.iter().zip(entries.iter().skip(1));
    let wrong = pairs.filter(|(above, entry)| entry.date.value < above.date.value);
    wrong.map(|(above, entry)| {
        let (day, before) = (entry.date.value, above.date.value);
        let message = format!("登记的日期“{day}”早于上一条的“{before}”");
        Diagnostic::new(&codes::OUT_OF_ORDER, message)
            .at(entry.date.span.clone())
            .label("应不早于上一条")
            .related(above.date.span.clone(), "上一条")
            .hint("台账只在末尾追加：日期写错的请改正日期；补记以前的事，日期写补记当天，并在“备注”里写明事情发生的日期")
    })
}

fn unknown_item(entry: &Entry, ids: &[Cow<'_, str>]) -> Diagnostic {
    let id = entry.item.text();
    let finding = Diagnostic::new(
        &codes::UNKNOWN_ITEM,
        format!("整改方案里没有编号为“{id}”的事项"),
    );
    let hint = match nearest(&id, ids.iter().map(AsRef::as_ref)) {
        Some(near) => format!("是不是要写“{near}”？"),
        None => "请照抄 content/plan.yaml 里这一事项的“编号”".to_owned(),
    };
    finding.at(entry.item.span.clone()).label("方案里没有这个编号").hint(hint)
}

/// One finding for all entries dated after a day, at the first of them: whoever looks back
/// leaves many behind.
fn future(entries: &[Entry], day: Date) -> Option<Diagnostic> {
    let later: Vec<_> = entries.iter().filter(|entry| entry.date.value > day).collect();
    let (first, others) = later.split_first()?;
    let message = match others {
        [] => format!("登记的日期“{}”在“{day}”之后，没有计入", first.date.value),
        _ => format!("有 {} 条登记的日期在“{day}”之后，没有计入", later.len()),
    };
    let finding = Diagnostic::new(&codes::FUTURE, message)
        .at(first.date.span.clone())
        .label("还没有到这一天")
        .hint("请检查日期有没有写错；用 --as-of 回看以前的，不必理会");
    Some(match others.last() {
        Some(last) => finding.related(last.date.span.clone(), "最后一条"),
        None => finding,
    })
}
