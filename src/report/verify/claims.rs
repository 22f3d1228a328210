//! RPT003: what is said to be finished and is not.

use crate::content::{State, Text};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::report::NOT_FINISHED;
use crate::ledger::Closure;
use crate::report::{ItemReport, Report};

/// Words that say that an item is finished.
const FINISHED: [&str; 6] =
    ["已完成", "完成整改", "整改到位", "整改完毕", "已全部完成", "全部完成"];

/// Words that say that it is struck off.
const CLOSED: [&str; 2] = ["已销号", "销号完毕"];

/// Words that take the claim back.
const NOT: [&str; 6] = ["未", "没有", "尚", "力争", "确保", "前"];

/// Words by which a clause leaves the items named before it.
const OTHERS: [&str; 3] = ["其余", "其他", "另有"];

/// What may follow `已完成` where an item is meant and not a part of the work on it.
const ENDS: [&str; 5] = ["整改", "任务", "销号", "并", "的"];

/// Words that speak of every item.
const EVERY: [&str; 5] = ["全部整改", "所有问题", "全部问题", "所有事项", "全部事项"];

/// The claims of a paragraph that the ledger contradicts: of the items that a clause names by
/// 编号 or by the words of a problem, or that the clause before it names; or of all items.
/// What is still `planned` claims nothing unless it says 已.
pub(super) fn find(
    text: &Text,
    at: usize,
    planned: bool,
    report: &Report<'_>,
) -> Vec<Diagnostic> {
    let words = &text.paragraphs[at];
    let mut start = 0;
    let mut out = Vec::new();
    for sentence in words.split_inclusive(['。', '；']) {
        let mut named = Vec::new();
        for clause in sentence.split_inclusive(['，', '：']) {
            let own = named_in(clause, report);
            if !own.is_empty() || OTHERS.iter().any(|word| clause.contains(word)) {
                named = own;
            }
            let found = false_claim(clause, sentence, &named, planned, report);
            out.extend(found.map(|(claim, message)| {
                let offset = start + clause.find(claim).unwrap_or(0);
                let from = words[..offset].chars().count();
                Diagnostic::new(&NOT_FINISHED, message)
                    .at(text.place_of(at, from..from + claim.chars().count()))
                    .label("与台账不符")
                    .hint("请按台账里的状态写；确实完成了的，先在台账里登记，附上佐证")
            }));
            start += clause.len();
        }
    }
    out
}

/// The items that a clause names.
fn named_in<'r, 'p>(clause: &str, report: &'r Report<'p>) -> Vec<&'r ItemReport<'p>> {
    let quotes = |item: &ItemReport<'_>| {
        item.now.item.problems.iter().any(|problem| {
            let words = problem.summary.text();
            clause.contains(words.trim_end_matches('。'))
        })
    };
    let named =
        |item: &&ItemReport<'_>| names(clause, &item.now.item.id.text()) || quotes(item);
    report.items().filter(named).collect()
}

/// The first claim of a clause that the ledger contradicts, and how.
fn false_claim(
    clause: &str,
    sentence: &str,
    named: &[&ItemReport<'_>],
    planned: bool,
    report: &Report<'_>,
) -> Option<(&'static str, String)> {
    if let Some(claim) = said(clause, &FINISHED, planned) {
        if let Some(item) = named.iter().find(|item| item.now.state != State::Done) {
            return Some((claim, contradiction(item, claim, item.now.state.name())));
        }
        let all = &report.now.all;
        let settled = all.in_state(State::Done) + all.in_state(State::LongTerm);
        if EVERY.iter().any(|every| sentence.contains(every)) && settled < all.total {
            let left = all.total - settled;
            let message = format!("这里说全部“{claim}”，台账中还有 {left} 项没有完成");
            return Some((claim, message));
        }
    }
    let claim = said(clause, &CLOSED, planned)?;
    let open =
        |item: &&&ItemReport<'_>| !matches!(item.now.closure, Closure::Closed { .. });
    let item = named.iter().find(open)?;
    let actual = match item.now.closure {
        Closure::Pending { .. } => "销号待审核",
        _ => "没有销号",
    };
    Some((claim, contradiction(item, claim, actual)))
}

/// A claim that a clause makes and does not take back.
fn said(clause: &str, claims: &[&'static str], planned: bool) -> Option<&'static str> {
    let made = |claim: &str| {
        clause.match_indices(claim).any(|(at, _)| {
            let before = clause[..at].rsplit('、').next().unwrap_or_default();
            let after = &clause[at + claim.len()..];
            let whole = after.chars().next().is_none_or(|next| !next.is_alphanumeric());
            let of_an_item = whole || ENDS.iter().any(|end| after.starts_with(end));
            of_an_item && !NOT.iter().any(|not| before.contains(not))
        })
    };
    let counts = |claim: &&&str| !planned || claim.starts_with('已');
    claims.iter().filter(counts).copied().find(|claim| made(claim))
}

fn contradiction(item: &ItemReport<'_>, claim: &str, actual: &str) -> String {
    let id = item.now.item.id.text();
    format!("这里说事项“{id}”“{claim}”，台账中是“{actual}”")
}

/// Whether a clause names an item: its 编号, not followed by a further digit.
fn names(clause: &str, id: &str) -> bool {
    clause.match_indices(id).any(|(at, _)| {
        let next = clause[at + id.len()..].chars().next();
        !next.is_some_and(|next| next.is_ascii_digit())
    })
}
