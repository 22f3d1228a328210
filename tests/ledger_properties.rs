//! Whatever a log says, no state contradicts another, and no day depends on a later one.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use proptest::sample::{Index, select};
use proptest::{collection, option};
use zhenggai::content::{Entry, Extension, Kind, Ledger, Placed, State, Step, Text};
use zhenggai::diagnostic::{Findings, Severity, Source, Span};
use zhenggai::ledger::{Closure, Log, SOON, Timing, progress};
use zhenggai::value::Date;

/// The identifiers that a log is about: short-term, long-term, and unknown ones.
const ITEMS: [&str; 4] = ["政治-1", "能力-1", "学习-1", "无此事项"];

fn span() -> Span {
    thread_local! {
        static SOURCE: Arc<Source> = Source::new("content/ledger.yaml", "登记");
    }
    SOURCE.with(|source| Span::new(source, 0..1))
}

fn text(words: &str) -> Text {
    Text::new(vec![words.to_owned()], span())
}

fn placed<T>(value: T) -> Placed<T> {
    Placed { value, span: span() }
}

fn date() -> impl Strategy<Value = Date> {
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

fn entry() -> impl Strategy<Value = Entry> {
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

fn ledger() -> impl Strategy<Value = Ledger> {
    (collection::vec(entry(), 0..60), any::<bool>()).prop_map(|(mut entries, sorted)| {
        if sorted {
            entries.sort_by_key(|entry| entry.date.value);
        }
        Ledger { entries }
    })
}

proptest! {
    #[test]
    fn no_states_contradict(ledger in ledger(), day in date()) {
        let plan = support::plan();
        let log = Log::new(&ledger, &plan, &mut Findings::new());
        for standing in log.on(day) {
            if let Closure::Closed { applicant, reviewer, on } = &standing.closure {
                assert_ne!(applicant.text(), reviewer.text());
                assert!(*on <= day);
            }
            if !matches!(standing.closure, Closure::Open) {
                assert_eq!(standing.state, State::Done);
                assert!(!standing.is_long_term());
            }
            if standing.state == State::Done {
                assert!(standing.finished().is_some());
                assert!(!standing.evidence.is_empty());
            }
            if let Timing::Overdue(_) | Timing::Soon(_) = standing.timing(day, SOON) {
                assert!(!matches!(standing.state, State::Done | State::LongTerm));
            }
            let moved = standing.delays.last().map(|delay| delay.to);
            assert_eq!(standing.deadline, moved.or(standing.item.due));
        }
    }

    #[test]
    fn counts_add_up(ledger in ledger(), day in date()) {
        let plan = support::plan();
        let log = Log::new(&ledger, &plan, &mut Findings::new());
        let standings = log.on(day);
        let counted = progress::of(&standings, day, SOON);
        let in_states = |counts: &zhenggai::ledger::Counts| -> usize {
            State::ALL.iter().map(|state| counts.in_state(*state)).sum()
        };
        assert_eq!(in_states(&counted.all), plan.items().count());
        assert_eq!(counted.all.total, plan.items().count());
        for state in State::ALL {
            let of_areas = counted.areas.iter().map(|(_, counts)| counts.in_state(state));
            assert_eq!(of_areas.sum::<usize>(), counted.all.in_state(state));
            let by_hand = standings.iter().filter(|it| it.state == state).count();
            assert_eq!(by_hand, counted.all.in_state(state));
        }
        assert!(counted.all.closed + counted.all.pending <= counted.all.in_state(State::Done));
        assert!(counted.all.closed <= counted.all.closable);
    }

    #[test]
    fn on_every_day_each_item_is_in_one_state(ledger in ledger()) {
        let plan = support::plan();
        let log = Log::new(&ledger, &plan, &mut Findings::new());
        let days: BTreeSet<Date> = ledger.entries.iter().map(|it| it.date.value).collect();
        for day in days {
            let counts = progress::of(&log.on(day), day, SOON).all;
            let in_states: usize =
                State::ALL.iter().map(|state| counts.in_state(*state)).sum();
            assert_eq!((in_states, counts.total), (plan.items().count(), in_states));
            let settled = counts.in_state(State::Done) + counts.in_state(State::LongTerm);
            assert!(counts.overdue + counts.soon <= counts.total - settled);
        }
    }

    #[test]
    fn what_is_struck_off_has_been_applied_for_and_approved(
        ledger in ledger(), day in date(),
    ) {
        let plan = support::plan();
        let log = Log::new(&ledger, &plan, &mut Findings::new());
        for track in log.tracks() {
            let standing = track.on(day);
            let Closure::Closed { on, applicant, reviewer } = &standing.closure else {
                continue;
            };
            assert_ne!(track.item.kind, Some(Kind::LongTerm));
            let steps: Vec<_> = track
                .events
                .iter()
                .filter(|event| event.date() <= day && event.entry.step.is_some())
                .collect();
            let [.., apply, approve] = steps.as_slice() else { panic!("{steps:?}") };
            assert_eq!(apply.entry.step.as_ref().unwrap().value, Step::Apply);
            assert_eq!(apply.entry.recorder.as_ref(), Some(*applicant));
            assert_eq!(approve.entry.step.as_ref().unwrap().value, Step::Approve);
            assert_eq!(approve.entry.reviewer.as_ref(), Some(*reviewer));
            assert_eq!((approve.date(), true), (*on, apply.date() <= *on));
        }
    }

    #[test]
    fn an_item_is_late_by_the_days_since_its_deadline(ledger in ledger(), day in date()) {
        let plan = support::plan();
        let log = Log::new(&ledger, &plan, &mut Findings::new());
        for standing in log.on(day) {
            let left = standing.deadline.map(|deadline| day.days_until(deadline));
            let open = !matches!(standing.state, State::Done | State::LongTerm);
            let expected = match left.filter(|_| open) {
                None => Timing::Free,
                Some(left) if left < 0 => Timing::Overdue(-left),
                Some(left) if left > SOON => Timing::InTime,
                Some(left) => Timing::Soon(left),
            };
            assert_eq!(standing.timing(day, SOON), expected);
            assert!(open || matches!(expected, Timing::Free));
        }
    }

    #[test]
    fn an_entry_moves_no_item_but_its_own(ledger in ledger(), entry in entry()) {
        let plan = support::plan();
        let end = Date::new(2025, 12, 31).unwrap();
        let mut longer = ledger.clone();
        longer.entries.push(entry.clone());
        let before = Log::new(&ledger, &plan, &mut Findings::new());
        let after = Log::new(&longer, &plan, &mut Findings::new());
        for (before, after) in before.on(end).iter().zip(after.on(end)) {
            if before.item.id.text() != entry.item.text() {
                assert_eq!(format!("{before:?}"), format!("{after:?}"));
            }
        }
    }

    #[test]
    fn a_day_depends_on_no_later_entry(ledger in ledger(), day in date()) {
        let plan = support::plan();
        let whole = Log::new(&ledger, &plan, &mut Findings::new());
        let mut past = ledger.clone();
        past.entries.retain(|entry| entry.date.value <= day);
        let past = Log::new(&past, &plan, &mut Findings::new());
        assert_eq!(format!("{:?}", whole.on(day)), format!("{:?}", past.on(day)));
    }

    #[test]
    fn an_entry_counts_or_is_an_error(ledger in ledger()) {
        let plan = support::plan();
        let mut findings = Findings::new();
        let log = Log::new(&ledger, &plan, &mut findings);
        let counted: usize = log.tracks().iter().map(|track| track.events.len()).sum();
        let refused = ledger.entries.len() - counted;
        assert!(refused <= findings.count(Severity::Error));
        log.review(Date::new(2025, 6, 30).unwrap(), &mut findings);
        for finding in &findings {
            assert!(!finding.hints.is_empty() && finding.span.is_some(), "{finding:?}");
        }
    }

    #[test]
    fn no_slip_breaks_the_reader(
        slips in collection::vec((any::<Index>(), 0..9_usize, "[：: \\-\n{}\\[\\]'\"0-9#|]{0,3}"), 1..6),
    ) {
        let mut text: Vec<char> = support::LEDGER.chars().collect();
        for (at, dropped, slip) in slips {
            let at = at.index(text.len());
            let end = (at + dropped).min(text.len());
            text.splice(at..end, slip.chars());
        }
        let (ledger, mut findings) = support::ledger(text.into_iter().collect::<String>());
        let plan = support::plan();
        match ledger {
            Some(ledger) => drop(Log::new(&ledger, &plan, &mut findings)),
            None => assert!(findings.has_errors()),
        }
    }
}
