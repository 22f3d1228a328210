//! Rules over the content: what is wrong although the paper can be made.
//!
//! One rule, one file; the folder is its group. A rule's file opens with five headings
//! (what it finds, why it matters, example, instead, how sure), its [`Code`] holds what
//! `zhenggai explain` says, and `RULES` lists it. A test runs every rule on the example of
//! its code, where it must speak, and on the mended form, where it must be silent.

mod completeness;
mod consistency;
mod dates;
mod lexicon;
mod numbers;
mod passage;
mod phrases;
mod punctuation;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::content::Plan;
use crate::diagnostic::{Code, Diagnostic, Findings};

use passage::{Hit, Passage};

/// A rule: the kind of finding, and how it is found.
struct Rule {
    code: &'static Code,
    find: Find,
}

/// What a rule looks at.
enum Find {
    /// One paragraph at a time.
    Words(fn(&Passage<'_>) -> Vec<Hit>),
    /// The plan as a whole.
    Plan(fn(&Plan) -> Vec<Diagnostic>),
}

impl Rule {
    const fn words(code: &'static Code, find: fn(&Passage<'_>) -> Vec<Hit>) -> Self {
        Self { code, find: Find::Words(find) }
    }

    const fn plan(code: &'static Code, find: fn(&Plan) -> Vec<Diagnostic>) -> Self {
        Self { code, find: Find::Plan(find) }
    }

    /// The letters that rules of one group share.
    fn group(&self) -> &'static str {
        &self.code.id[..3]
    }
}

/// Every rule, by group. Within a group the earlier rule keeps a place that two find.
static RULES: &[&[Rule]] = &[
    completeness::RULES,
    consistency::RULES,
    punctuation::RULES,
    numbers::RULES,
    phrases::RULES,
    words::RULES,
];

fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().flatten()
}

/// Holds a plan against every rule.
pub fn run(plan: &Plan, findings: &mut Findings) {
    for rule in rules() {
        if let Find::Plan(find) = rule.find {
            findings.extend(find(plan));
        }
    }
    // An id is a mark, not words.
    for passage in Passage::all(plan).filter(|passage| passage.key != "编号") {
        findings.extend(read(&passage));
    }
}

/// What the rules find in a paragraph: of two places of a group that overlap, the first.
fn read(passage: &Passage<'_>) -> Vec<Diagnostic> {
    let mut taken: Vec<(&str, Range<usize>)> = Vec::new();
    let mut found = Vec::new();
    for rule in rules() {
        let Find::Words(find) = rule.find else { continue };
        for hit in find(passage) {
            let overlaps = |(group, range): &(&str, Range<usize>)| {
                *group == rule.group()
                    && range.start < hit.range.end
                    && hit.range.start < range.end
            };
            if !taken.iter().any(overlaps) {
                taken.push((rule.group(), hit.range.clone()));
                found.push(passage.finding(rule.code, hit));
            }
        }
    }
    found
}
