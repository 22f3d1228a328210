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

/// The claims of a paragraph that the ledger contradicts: sentences that name an item by its
/// 编号, or say it of all.
pub(super) fn find(text: &Text, at: usize, report: &Report<'_>) -> Vec<Diagnostic> {
    let words = &text.paragraphs[at];
    let mut start = 0;
    let mut out = Vec::new();
    for sentence in words.split_inclusive(['。', '；']) {
        out.extend(false_claim(sentence, report).map(|(claim, message)| {
            let offset = start + sentence.find(claim).unwrap_or(0);
            let from = words[..offset].chars().count();
            Diagnostic::new(&NOT_FINISHED, message)
                .at(text.place_of(at, from..from + claim.chars().count()))
                .hint("请按台账里的状态写；确实完成了的，先在台账里登记，附上佐证")
        }));
        start += sentence.len();
    }
    out
}

fn false_claim(sentence: &str, report: &Report<'_>) -> Option<(&'static str, String)> {
    let said = |claims: &[&'static str]| {
        claims.iter().copied().find(|claim| {
            sentence.match_indices(claim).any(|(at, _)| {
                let clause =
                    sentence[..at].rsplit(['，', '、']).next().unwrap_or_default();
                !NOT.iter().any(|not| clause.contains(not))
            })
        })
    };
    let named: Vec<_> =
        report.items().filter(|item| names(sentence, &item.now.item.id.text())).collect();
    if let Some(claim) = said(&FINISHED) {
        let unfinished = |item: &&&ItemReport<'_>| item.now.state != State::Done;
        if let Some(item) = named.iter().find(unfinished) {
            return Some((claim, contradiction(item, claim, item.now.state.name())));
        }
        let all = &report.now.all;
        let every = ["全部整改", "所有问题", "全部问题", "所有事项", "全部事项"];
        let settled = all.in_state(State::Done) + all.in_state(State::LongTerm);
        if every.iter().any(|every| sentence.contains(every)) && settled < all.total {
            let left = all.total - settled;
            return Some((
                claim,
                format!("说全部“{claim}”，台账中还有 {left} 项没有完成"),
            ));
        }
    }
    let claim = said(&CLOSED)?;
    let open =
        |item: &&&ItemReport<'_>| !matches!(item.now.closure, Closure::Closed { .. });
    let item = named.iter().find(open)?;
    Some((claim, contradiction(item, claim, item.now.closure.name())))
}

fn contradiction(item: &ItemReport<'_>, claim: &str, actual: &str) -> String {
    let id = item.now.item.id.text();
    format!("说事项“{id}”“{claim}”，台账中是“{actual}”")
}

/// Whether a sentence names an item: its 编号, not followed by a further digit.
fn names(sentence: &str, id: &str) -> bool {
    sentence.match_indices(id).any(|(at, _)| {
        let next = sentence[at + id.len()..].chars().next();
        !next.is_some_and(|next| next.is_ascii_digit())
    })
}
