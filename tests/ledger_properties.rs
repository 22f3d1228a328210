//! Whatever a log says, no state contradicts another, and no day depends on a later one.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

#[path = "support/logs.rs"]
mod logs;
mod support;

use logs::{date, ledger};
use proptest::collection;
use proptest::prelude::{any, proptest};
use proptest::sample::Index;
use zhenggai::content::State;
use zhenggai::diagnostic::{Findings, Severity};
use zhenggai::ledger::{Closure, Log, SOON, Timing, progress};
use zhenggai::value::Date;

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
