//! Logs of any kind, for properties that must hold whatever a log says.

#![allow(dead_code, reason = "each test crate uses a part")]

use std::sync::Arc;

use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use proptest::{collection, option};
use zhenggai::content::{Entry, Extension, Ledger, Placed, State, Step, Text};
use zhenggai::diagnostic::{Source, Span};
use zhenggai::value::Date;

/// The identifiers that a log is about: short-term, long-term, and unknown ones.
const ITEMS: [&str; 4] = ["政治-1", "能力-1", "学习-1", "无此事项"];

fn span() -> Span {
    thread_local! {
        static SOURCE: Arc<Source> = Source::new("content/ledger.yaml", "登记");
    }
    SOURCE.with(|source| Span::new(source, 0..1))
}

/// A text without a place.
pub(crate) fn text(words: &str) -> Text {
    Text::new(vec![words.to_owned()], span())
}

fn placed<T>(value: T) -> Placed<T> {
    Placed { value, span: span() }
}

/// A day of 2023 or 2024.
pub(crate) fn date() -> impl Strategy<Value = Date> {
    (2023_i16..2025, 1_i8..13, 1_i8..29)
        .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn words() -> impl Strategy<Value = Option<Text>> {
    option::of(select(vec!["甲", "乙", "丙"]).prop_map(text))
}

#[derive(Clone, Debug)]
struct Acts(Option<State>, Option<Step>, Option<Extension>);

fn acts() -> impl Strategy<Value = Acts> {
    let extension = (option::of(date()), words()).prop_map(|(due, reason)| Extension {
        due: due.map(placed),
        reason,
        span: span(),
    });
    let likely = select(vec![State::Done, State::Done, State::InProgress]);
    prop_oneof![
        4 => likely.prop_map(|state| Acts(Some(state), None, None)),
        2 => select(State::ALL.to_vec()).prop_map(|state| Acts(Some(state), None, None)),
        8 => select(Step::ALL.to_vec()).prop_map(|step| Acts(None, Some(step), None)),
        2 => extension.prop_map(|extension| Acts(None, None, Some(extension))),
        1 => Just(Acts(None, None, None)),
        1 => Just(Acts(Some(State::Done), Some(Step::Apply), None)),
    ]
}

/// An entry, right or wrong.
pub(crate) fn entry() -> impl Strategy<Value = Entry> {
    let evidence = collection::vec(select(vec!["子", "丑", "寅"]).prop_map(text), 0..3);
    let item = select(ITEMS.to_vec());
    let persons = (words(), words());
    let said = (words(), words(), words());
    (date(), item, acts(), evidence, persons, said).prop_map(
        |(
            date,
            item,
            acts,
            evidence,
            (recorder, reviewer),
            (progress, opinion, note),
        )| {
            Entry {
                date: placed(date),
                item: text(item),
                state: acts.0.map(placed),
                progress,
                evidence,
                recorder,
                step: acts.1.map(placed),
                reviewer,
                opinion,
                extension: acts.2,
                note,
                span: span(),
            }
        },
    )
}

/// A log in any order, right or wrong.
pub(crate) fn ledger() -> impl Strategy<Value = Ledger> {
    (collection::vec(entry(), 0..60), any::<bool>()).prop_map(|(mut entries, sorted)| {
        if sorted {
            entries.sort_by_key(|entry| entry.date.value);
        }
        Ledger { entries }
    })
}
