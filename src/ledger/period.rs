//! The log by quarters: 长期坚持 must bring fresh evidence in each.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::entry::{Act, Event};
use super::log::Track;
use crate::content::State;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::ledger::STALE;
use crate::value::{Date, Quarter};

/// How many quarters a finding names one by one.
const NAMED: usize = 3;

impl<'p> Track<'p> {
    /// The entries of a quarter.
    pub fn in_quarter(&self, quarter: Quarter) -> impl Iterator<Item = &Event<'p>> {
        self.events.iter().filter(move |event| quarter.contains(event.date()))
    }

    /// The quarters, over by the end of a day, at whose end the item was 长期坚持 although
    /// no 佐证 had come in them that had not been given before.
    pub fn stale_quarters(&self, day: Date) -> Vec<Quarter> {
        let mut stale = Vec::new();
        let mut events = self.events.iter().peekable();
        let mut state = State::NotStarted;
        let mut seen: BTreeSet<Cow<'_, str>> = BTreeSet::new();
        let first = events.peek().and_then(|event| Quarter::of(event.date()));
        let mut next = first;
        while let Some(quarter) = next.filter(|quarter| quarter.last_day() <= day) {
            let mut fresh = false;
            while let Some(event) =
                events.next_if(|event| event.date() <= quarter.last_day())
            {
                for text in &event.entry.evidence {
                    fresh |= seen.insert(text.words());
                }
                match event.act {
                    Act::Report(reported) => state = reported,
                    Act::Return { .. } => state = State::InProgress,
                    Act::Apply { .. } | Act::Approve { .. } | Act::Extend { .. } => {}
                }
            }
            if state == State::LongTerm && !fresh {
                stale.push(quarter);
            }
            next = quarter.next();
        }
        stale
    }
}

/// The finding for quarters without fresh evidence, at the last entry before the last of
/// them was over.
pub(super) fn stale(track: &Track<'_>, day: Date) -> Option<Diagnostic> {
    let quarters = track.stale_quarters(day);
    let end = quarters.last()?.last_day();
    let last = track.events.iter().rfind(|event| event.date() <= end)?;
    let message = format!(
        "长期坚持的事项“{}”在{}没有新的佐证",
        track.item.id.text(),
        worded(&quarters)
    );
    Some(
        Diagnostic::new(&STALE, message)
            .at(last.entry.item.span.clone())
            .label("到那时为止最后一条登记")
            .hint("请在台账末尾补记“状态: 长期坚持”，写明“进展”，附上新的“佐证”，并在“备注”里说明补记的原因"),
    )
}

fn worded(quarters: &[Quarter]) -> String {
    let names: Vec<String> = quarters.iter().map(|it| it.in_chinese()).collect();
    if names.len() <= NAMED {
        return names.join("、");
    }
    let some = names[..NAMED].join("、");
    format!("{some}等 {} 个季度", names.len())
}
