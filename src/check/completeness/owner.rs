//! CHK003: Items without 责任单位 or 责任人 in a plan whose own safeguards ask for them.
//!
//! ## What it finds
//! Items without 责任单位 or 责任人 in a plan whose own safeguards ask for them.
//! ## Why it matters
//! 方案在“工作保障”里要求明确责任人或责任单位，事项里却没有写，上级一看便知没有落实；台账也无从登记。
//! ## Example
//! ```yaml
//! 工作保障:
//! - 要点: 压实责任。
//!   内容: 明确整改责任人、责任单位和完成时限。
//! ```
//! ## Instead
//! ```yaml
//! 工作保障:
//! - 要点: 压实责任。
//!   内容: 明确整改责任人、责任单位和完成时限。
//! 责任单位: 办公室
//! 责任人: 某某某
//! ```
//! ## How sure
//! Certain that the plan breaks its own word; one finding for the whole plan.

use crate::check::passage::Passage;
use crate::content::Item;
use crate::content::Plan;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::check::NO_OWNER;

/// What a plan asks for, and whether an item has it.
type Demand = (&'static str, fn(&Item) -> bool);

const DEMANDS: [Demand; 2] = [
    ("责任单位", |item| item.unit.is_some()),
    ("责任人", |item| item.person.is_some() || item.leader.is_some()),
];

/// At most one finding, at the words that ask.
pub(in crate::check) fn find(plan: &Plan) -> Vec<Diagnostic> {
    let Some((place, asked)) = demand(plan) else { return Vec::new() };
    let lacking: Vec<_> =
        plan.items().filter(|item| asked.iter().any(|(_, has)| !has(item))).collect();
    let Some(first) = lacking.first() else { return Vec::new() };
    let lacked = asked.iter().filter(|(_, has)| lacking.iter().any(|item| !has(item)));
    let lacked: Vec<_> = lacked.map(|(name, _)| *name).collect();
    let names = lacked.join("、");
    let example = |name: &&str| match *name {
        "责任单位" => "责任单位: 党委办公室",
        _ => "责任人: 王某某",
    };
    let examples = lacked.iter().map(example).collect::<Vec<_>>().join("、");
    let message = format!(
        "这里要求明确{names}，但有{}个事项没有写（第一个是“{}”）",
        lacking.len(),
        first.id.text()
    );
    let finding = Diagnostic::new(&NO_OWNER, message)
        .at(place)
        .related(first.id.span.clone(), "这个事项没有写")
        .hint(format!("在每个事项下补上{names}，例如 {examples}"));
    vec![finding]
}

/// Where the safeguards ask for owners, and for which.
fn demand(plan: &Plan) -> Option<(crate::diagnostic::Span, Vec<Demand>)> {
    plan.safeguards.iter().find_map(|safeguard| {
        Passage::of("内容", &safeguard.content).find_map(|passage| {
            let verb = passage.find("明确").into_iter().next()?;
            let clause = passage.between(verb.end, &['，', '。', '；']);
            let words = passage.slice(clause.clone());
            let asked: Vec<Demand> =
                DEMANDS.into_iter().filter(|(name, _)| words.contains(name)).collect();
            let place = passage.place(verb.start..clause.end);
            (!asked.is_empty()).then_some((place, asked))
        })
    })
}
