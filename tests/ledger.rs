//! The repository's own ledger shows every state, and no log makes states contradict.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use zhenggai::content::{Ledger, State};
use zhenggai::diagnostic::Findings;
use zhenggai::ledger::{Closure, Log, SOON, Timing, progress};
use zhenggai::value::{Date, Quarter};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn ledger() -> Ledger {
    let (ledger, findings) = support::ledger(support::LEDGER);
    assert!(findings.is_empty(), "{findings:?}");
    ledger.unwrap()
}

const QUARTERS: [&str; 4] = ["2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3"];

fn last_days() -> [Date; 4] {
    QUARTERS.map(|text| text.parse::<Quarter>().unwrap().last_day())
}

#[test]
fn the_ledger_breaks_no_rule_and_no_quarter_lacks_evidence() {
    let (plan, ledger) = (support::plan(), ledger());
    let mut findings = Findings::new();
    let log = Log::new(&ledger, &plan, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    log.review(last_days()[3], &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn the_ledger_has_entries_in_four_quarters_and_shows_every_state() {
    let (plan, ledger) = (support::plan(), ledger());
    let log = Log::new(&ledger, &plan, &mut Findings::new());
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for quarter in QUARTERS.map(|text| text.parse::<Quarter>().unwrap()) {
        assert!(log.tracks().iter().any(|track| track.in_quarter(quarter).count() > 0));
        let mut date = quarter.first_day();
        while quarter.contains(date) {
            for standing in log.on(date) {
                seen.insert(standing.state.name());
                seen.insert(standing.closure.name());
                seen.extend(match standing.timing(date, SOON) {
                    Timing::Overdue(_) => Some("逾期"),
                    Timing::Soon(_) => Some("即将到期"),
                    Timing::Free | Timing::InTime => None,
                });
                if standing.returns.iter().any(|it| it.reopened) {
                    seen.insert("重启");
                }
            }
            date = next(date);
        }
    }
    let all = State::ALL.map(State::name).into_iter();
    let all = all.chain(["否", "待审核", "已销号", "逾期", "即将到期", "重启"]);
    assert_eq!(seen, all.collect::<BTreeSet<_>>());
}

#[test]
fn the_ledger_at_the_end_of_each_quarter() {
    let (plan, ledger) = (support::plan(), ledger());
    let log = Log::new(&ledger, &plan, &mut Findings::new());
    let counts = last_days().map(|date| {
        let counts = progress::of(&log.on(date), date, SOON).all;
        let states = State::ALL.map(|state| counts.in_state(state));
        (states, [counts.overdue, counts.soon, counts.pending, counts.closed])
    });
    assert_eq!(
        counts,
        [
            ([1, 4, 1, 1, 1], [0, 0, 1, 0]),
            ([0, 3, 1, 2, 2], [1, 0, 1, 1]),
            ([0, 1, 2, 1, 4], [0, 0, 0, 1]),
            ([0, 0, 1, 3, 4], [0, 1, 1, 2]),
        ]
    );
}

#[test]
fn the_states_counted_from_the_lines_of_the_file_are_the_same() {
    let (plan, ledger) = (support::plan(), ledger());
    let log = Log::new(&ledger, &plan, &mut Findings::new());
    for date in last_days() {
        let standings = log.on(date);
        let ours = standings.iter().map(|it| (it.item.id.text(), it.state.name().into()));
        assert_eq!(ours.collect::<BTreeMap<_, _>>(), states_by_line(date), "{date}");
    }
}

/// The last state of each item up to a day, read line by line without YAML.
fn states_by_line(last: Date) -> BTreeMap<String, String> {
    let after = |line: &str, key: &str| {
        line.trim().trim_start_matches("- ").strip_prefix(key).map(str::to_owned)
    };
    let ids = support::PLAN.lines().filter_map(|line| after(line, "编号: "));
    let mut states: BTreeMap<_, _> = ids.map(|id| (id, "未启动".to_owned())).collect();
    let (mut date, mut id) = (String::new(), String::new());
    for line in support::LEDGER.lines() {
        date = after(line, "日期: ").unwrap_or(date);
        id = after(line, "事项: ").unwrap_or(id);
        let returned = after(line, "销号: 退回").map(|_| "正在推进".to_owned());
        let state = after(line, "状态: ").or(returned);
        if let Some(state) = state.filter(|_| date <= last.to_string()) {
            states.insert(id.clone(), state);
        }
    }
    states
}

#[test]
fn a_deadline_in_force_keeps_its_history() {
    let (plan, ledger) = (support::plan(), ledger());
    let log = Log::new(&ledger, &plan, &mut Findings::new());
    let track = log.tracks().iter().find(|it| it.item.id.text() == "能力-1").unwrap();
    let standing = track.on(day("2024-09-30"));
    let moves = standing.delays.iter().map(|delay| (delay.from, delay.to));
    let days = ["2024-02-29", "2024-06-30", "2024-07-31", "2024-09-30"].map(day);
    let expected: Vec<_> = days.windows(2).map(|pair| (Some(pair[0]), pair[1])).collect();
    assert_eq!(moves.collect::<Vec<_>>(), expected);
    assert_eq!(
        track.on(day("2024-02-29")).timing(day("2024-02-29"), 15),
        Timing::Soon(0)
    );
    assert_eq!(
        track.on(day("2024-03-01")).timing(day("2024-03-01"), 15),
        Timing::Overdue(1)
    );
    assert!(matches!(standing.closure, Closure::Pending { .. }));
    assert_eq!(standing.finished(), Some(day("2024-09-12")));
}

#[test]
fn a_project_without_a_ledger_has_started_nothing() {
    let plan = support::plan();
    let mut findings = Findings::new();
    let world = support::world_with(support::PLAN);
    let ledger = zhenggai::content::load_ledger(&world, &mut findings).unwrap();
    let log = Log::new(&ledger, &plan, &mut findings);
    assert!(findings.is_empty());
    assert!(log.on(day("2024-01-01")).iter().all(|it| it.state == State::NotStarted));
    for text in ["", "# 台账\n", "登记:\n", "登记: []\n"] {
        let (ledger, findings) = support::ledger(text);
        assert!(ledger.unwrap().entries.is_empty() && findings.is_empty(), "{text}");
    }
}

fn next(date: Date) -> Date {
    let (year, month) = (date.year(), date.month());
    Date::new(year, month, date.day() + 1)
        .or_else(|| Date::new(year, month + 1, 1))
        .or_else(|| Date::new(year + 1, 1, 1))
        .unwrap()
}

/// The benches reckon with it: a ledger that breaks rules is read and judged otherwise.
#[test]
fn a_large_project_breaks_no_rule() {
    let (plan, findings) = support::load(support::large::plan(600));
    assert!(findings.is_empty(), "{findings:?}");
    let (ledger, mut findings) = support::ledger(support::large::ledger(600, 3000));
    let (plan, ledger) = (plan.unwrap(), ledger.unwrap());
    let log = Log::new(&ledger, &plan, &mut findings);
    log.review(day("2025-03-31"), &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    let counts = progress::of(&log.on(day("2025-03-31")), day("2025-03-31"), SOON).all;
    assert_eq!((counts.total, counts.closed, counts.overdue), (600, 480, 0));
}
