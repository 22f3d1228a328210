//! RPT001: a number written by hand that the ledger contradicts.
//!
//! A clause is read when it says one count of one thing, such as `已完成3项` or
//! `全部8个事项`. What it may be about (the whole plan, this quarter, the day of the report)
//! is taken for granted unless the words around it say otherwise.

use std::ops::Range;

use crate::content::{State, Text};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::report::WRONG_NUMBER;
use crate::report::Report;
use crate::value::{count_in_words, is_numeral};

/// What a number counts, by the words beside it: longer words before those they end in.
const THINGS: [(&str, Thing); 13] = [
    ("基本完成", Thing::State(State::NearlyDone)),
    ("未完成", Thing::Unfinished),
    ("已完成", Thing::State(State::Done)),
    ("完成整改", Thing::State(State::Done)),
    ("正在推进", Thing::State(State::InProgress)),
    ("尚未启动", Thing::State(State::NotStarted)),
    ("未启动", Thing::State(State::NotStarted)),
    ("长期坚持", Thing::State(State::LongTerm)),
    ("逾期", Thing::Overdue),
    ("即将到期", Thing::Soon),
    ("已销号", Thing::Closed),
    ("共", Thing::All),
    ("全部", Thing::All),
];

/// Words after which a clause speaks of something else than the plan on the day of the
/// report.
const ELSEWHERE: [&str; 12] = [
    "上季度",
    "上一季度",
    "上年",
    "去年",
    "较",
    "其中",
    "本季度新",
    "本季度完成",
    "个支部",
    "各支部",
    "下季度",
    "前三季度",
];

/// What may stand between the name of a thing and its number.
const LINKS: [&str; 9] = ["", "的", "了", "有", "的有", "计", "列", "涉及", "达"];

/// What may follow the counter 项, which counts all kinds of things.
const ITEMS: [&str; 4] = ["整改", "事项", "任务", "的"];

/// Counters: what is counted when the thing is named before or after.
const COUNTERS: [(&str, Counted); 6] = [
    ("个整改事项", Counted::Items),
    ("个事项", Counted::Items),
    ("项整改任务", Counted::Items),
    ("个问题", Counted::Problems),
    ("条措施", Counted::Measures),
    ("项", Counted::Items),
];

#[derive(Copy, Clone)]
enum Thing {
    State(State),
    Unfinished,
    Overdue,
    Soon,
    Closed,
    All,
}

#[derive(Copy, Clone, Eq, PartialEq)]
enum Counted {
    Items,
    Problems,
    Measures,
}

/// The numbers of a paragraph that the ledger contradicts.
pub(super) fn find(text: &Text, at: usize, report: &Report<'_>) -> Vec<Diagnostic> {
    let chars: Vec<char> = text.paragraphs[at].chars().collect();
    let clauses = clauses(&chars);
    let wrong = clauses.into_iter().filter_map(|clause| {
        let words: String = chars[clause.clone()].iter().collect();
        let (place, written, name, count) = contradiction(&words, report)?;
        let message = format!("这里写“{written}”，按台账到{}{name}", report.day);
        let place = clause.start + place.start..clause.start + place.end;
        Some(
            Diagnostic::new(&WRONG_NUMBER, message)
                .at(text.place_of(at, place))
                .label(format!("应为 {count}"))
                .hint("请改成台账算出的数，或者删去这个数；台账漏登的，先补登记"),
        )
    });
    wrong.collect()
}

/// The pieces between marks, as ranges of characters.
fn clauses(chars: &[char]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, char) in chars.iter().enumerate() {
        if "，。；、：！？（）".contains(*char) {
            out.push(start..at);
            start = at + 1;
        }
    }
    out.push(start..chars.len());
    out
}

/// The number of a clause if it is wrong: its place, its words, what is right.
fn contradiction(
    words: &str,
    report: &Report<'_>,
) -> Option<(Range<usize>, String, String, usize)> {
    if ELSEWHERE.iter().any(|other| words.contains(other)) {
        return None;
    }
    let Number { place, value, counted, before, after } = only_number(words)?;
    let (name, thing) = THINGS.iter().find(|(name, _)| {
        let leads = LINKS.iter().any(|link| before.ends_with(&format!("{name}{link}")));
        let general = words[..words.len() - after.len()].ends_with('项');
        let meant = !general || after.is_empty() || starts_with_any(&after, &ITEMS);
        leads && meant || after.starts_with(name)
    })?;
    let count = match (thing, counted) {
        (Thing::All, Counted::Problems) => report.problems,
        (Thing::All, Counted::Measures) => report.measures,
        (_, Counted::Problems | Counted::Measures) => return None,
        (Thing::All, Counted::Items) => report.now.all.total,
        (Thing::State(state), _) => report.now.all.in_state(*state),
        (Thing::Unfinished, _) => {
            let all = &report.now.all;
            all.total - all.in_state(State::Done) - all.in_state(State::LongTerm)
        }
        (Thing::Overdue, _) => report.now.all.overdue,
        (Thing::Soon, _) => report.now.all.soon,
        (Thing::Closed, _) => report.now.all.closed,
    };
    if value == count {
        return None;
    }
    let written = words.chars().skip(place.start).take(place.len()).collect();
    let said = match thing {
        Thing::All => format!("共 {count} 个"),
        _ => format!("{name}的是 {count} 项"),
    };
    Some((place, written, said, count))
}

/// A number with a counter.
struct Number {
    /// Its characters in the clause, the counter's among them.
    place: Range<usize>,
    value: usize,
    counted: Counted,
    /// The words before and after.
    before: String,
    after: String,
}

fn starts_with_any(words: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| words.starts_with(start))
}

/// The number with a counter, if the clause has exactly one.
fn only_number(words: &str) -> Option<Number> {
    let chars: Vec<char> = words.chars().collect();
    let is_number = |char: char| is_numeral(char) || char.is_ascii_digit();
    let mut found = None;
    let mut at = 0;
    while at < chars.len() {
        if !is_number(chars[at]) {
            at += 1;
            continue;
        }
        let start = at;
        while at < chars.len() && is_number(chars[at]) {
            at += 1;
        }
        let rest: String = chars[at..].iter().collect();
        // 第三项 is an ordinal number.
        let ordinal = start > 0 && chars[start - 1] == '第';
        let counter = COUNTERS.iter().find(|(name, _)| rest.starts_with(name));
        let Some((name, counted)) = counter.filter(|_| !ordinal) else { continue };
        let digits: String = chars[start..at].iter().collect();
        let value = count_in_words(&digits)?;
        if found.is_some() {
            return None;
        }
        let end = at + name.chars().count();
        found = Some(Number {
            place: start..end,
            value,
            counted: *counted,
            before: chars[..start].iter().collect(),
            after: chars[end..].iter().collect(),
        });
    }
    found
}
