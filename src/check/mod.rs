//! Rules over the content: what is wrong although the paper can be made.
//!
//! One rule, one file; the folder is its group. A rule's file opens with five headings
//! (what it finds, why it matters, example, instead, how sure), its [`Code`] holds what
//! `zhenggai explain` says, and `RULES` lists it. A test runs every rule on the example of
//! its code, where it must speak, and on the mended form, where it must be silent.

mod completeness;
mod consistency;
mod dates;
mod elements;
mod filing;
mod lexicon;
mod numbers;
mod paper;
mod passage;
mod phrases;
mod punctuation;
mod silence;
mod structure;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::content::{Ledger, Narrative, Part, Plan, Submission, Term, Terms, Text};
use crate::diagnostic::{Code, Diagnostic, Findings};

use lexicon::{Entry, Lexicon};
use paper::Paper;
use passage::{Hit, Passage};

pub use filing::filing;
pub use silence::silence;

/// A rule: the kind of finding, and how it is found.
struct Rule {
    code: &'static Code,
    find: Find,
    /// Whether some of what it finds is mended by `--fix`.
    mends: bool,
}

/// What a rule looks at.
enum Find {
    /// One paragraph at a time.
    Words(fn(&Passage<'_>) -> Vec<Hit>),
    /// One paragraph at a time, for words that the office lists.
    Office(fn(&Terms) -> &[Term]),
    /// Each paper: the plan, a report, the covering paper.
    Paper(fn(&Paper<'_>) -> Vec<Diagnostic>),
    /// The plan as a whole.
    Plan(fn(&Plan) -> Vec<Diagnostic>),
    /// All that the office wrote, together.
    Whole(fn(&Content<'_>) -> Vec<Diagnostic>),
}

impl Rule {
    const fn words(code: &'static Code, find: fn(&Passage<'_>) -> Vec<Hit>) -> Self {
        Self { code, find: Find::Words(find), mends: false }
    }

    const fn office(code: &'static Code, terms: fn(&Terms) -> &[Term]) -> Self {
        Self { code, find: Find::Office(terms), mends: false }
    }

    const fn paper(code: &'static Code, find: fn(&Paper<'_>) -> Vec<Diagnostic>) -> Self {
        Self { code, find: Find::Paper(find), mends: false }
    }

    const fn plan(code: &'static Code, find: fn(&Plan) -> Vec<Diagnostic>) -> Self {
        Self { code, find: Find::Plan(find), mends: false }
    }

    const fn whole(
        code: &'static Code,
        find: fn(&Content<'_>) -> Vec<Diagnostic>,
    ) -> Self {
        Self { code, find: Find::Whole(find), mends: false }
    }

    /// With certain repairs.
    const fn mending(self) -> Self {
        Self { mends: true, ..self }
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
    structure::RULES,
    elements::RULES,
    punctuation::RULES,
    numbers::RULES,
    phrases::RULES,
    words::RULES,
];

fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().flatten()
}

/// The codes of all rules, in order.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    rules().map(|rule| rule.code)
}

/// Whether a text still has a blank to be filled in (××, 〔待补〕).
pub fn is_open(text: &str) -> bool {
    completeness::is_open(text)
}

/// Whether `check --fix` mends findings of this kind where it is certain.
pub fn mends(code: &Code) -> bool {
    rules().any(|rule| rule.mends && rule.code.id == code.id)
}

/// All that the office wrote.
#[derive(Copy, Clone, Debug)]
pub struct Content<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The ledger.
    pub ledger: &'a Ledger,
    /// The words of the quarterly reports.
    pub narratives: &'a [Narrative],
    /// The covering paper.
    pub submission: Option<&'a Submission>,
    /// The office's own terms.
    pub terms: &'a Terms,
}

impl<'a> Content<'a> {
    /// Every text of every file, in the order of the files.
    fn texts(&self) -> Vec<Part<'a>> {
        let mut texts = self.plan.texts();
        texts.extend(self.ledger.texts());
        for narrative in self.narratives {
            texts.extend(narrative.issue.texts());
            texts.extend(narrative.texts());
        }
        if let Some(submission) = self.submission {
            texts.extend(submission.issue.texts());
            texts.extend(submission.texts());
        }
        texts
    }

    /// The values of the variables of every file.
    fn variables(&self) -> impl Iterator<Item = &'a Text> {
        let narratives = self.narratives.iter().flat_map(|it| &it.variables);
        let submission = self.submission.iter().flat_map(|it| &it.variables);
        let plan = self.plan.variables.iter();
        plan.chain(narratives).chain(submission).map(|(_, text)| text)
    }
}

/// Holds all that the office wrote against every rule, and against its own terms.
pub fn run(content: &Content<'_>, findings: &mut Findings) {
    let papers = Paper::all(content);
    for rule in rules() {
        match rule.find {
            Find::Paper(find) => findings.extend(papers.iter().flat_map(find)),
            Find::Plan(find) => findings.extend(find(content.plan)),
            Find::Whole(find) => findings.extend(find(content)),
            Find::Words(_) | Find::Office(_) => {}
        }
    }
    let reader = Reader::new(content.terms);
    // An id is a mark, not words.
    for part in content.texts().into_iter().filter(|part| part.key != "编号") {
        for passage in Passage::of(part.key, part.text) {
            findings.extend(reader.read(&passage));
        }
    }
}

/// How often a rule speaks of one paragraph: nobody mends a hundred places one by one, and
/// a hostile text costs no more than a long one.
const MANY: usize = 100;

/// Reads paragraphs by the rules and by what the office lists.
struct Reader {
    /// The wrong words of each rule that reads the office's terms, by its code.
    own: Vec<(&'static str, Lexicon)>,
    /// Words in which nothing is reported.
    exceptions: Vec<String>,
}

impl Reader {
    fn new(terms: &Terms) -> Self {
        let own = rules().filter_map(|rule| match rule.find {
            Find::Office(list) => Some((rule.code.id, own_words(list(terms)))),
            _ => None,
        });
        let exceptions = terms.exceptions.iter().map(Text::text);
        Self { own: own.collect(), exceptions: exceptions.collect() }
    }

    /// What is found in a paragraph: of two places of a group that overlap, the first.
    fn read(&self, passage: &Passage<'_>) -> Vec<Diagnostic> {
        let excepted: Vec<_> =
            self.exceptions.iter().flat_map(|words| passage.find(words)).collect();
        let mut taken: Vec<(&str, Range<usize>)> = Vec::new();
        let mut found = Vec::new();
        for rule in rules() {
            for hit in self.hits(rule, passage).into_iter().take(MANY) {
                let overlaps = |(group, range): &(&str, Range<usize>)| {
                    *group == rule.group()
                        && range.start < hit.range.end
                        && hit.range.start < range.end
                };
                let allowed = excepted.iter().any(|words| {
                    words.start <= hit.range.start && hit.range.end <= words.end
                });
                if !allowed && !taken.iter().any(overlaps) {
                    taken.push((rule.group(), hit.range.clone()));
                    found.push(passage.finding(rule.code, hit));
                }
            }
        }
        found
    }

    fn hits(&self, rule: &Rule, passage: &Passage<'_>) -> Vec<Hit> {
        match rule.find {
            Find::Words(find) => find(passage),
            Find::Office(_) => {
                let own = self.own.iter().filter(|(id, _)| *id == rule.code.id);
                own.flat_map(|(_, words)| listed(words, passage)).collect()
            }
            Find::Paper(_) | Find::Plan(_) | Find::Whole(_) => Vec::new(),
        }
    }
}

/// The wrong words of the office's terms.
fn own_words(terms: &[Term]) -> Lexicon {
    let entry = |term: &Term, wrong: String| Entry {
        wrong,
        right: term.right.text(),
        note: term.reason.as_ref().map(Text::text).unwrap_or_default(),
        ..Entry::default()
    };
    let entries = terms
        .iter()
        .flat_map(|term| term.wrong.iter().map(move |wrong| entry(term, wrong.text())));
    entries.collect()
}

/// What the office's own table says of a paragraph.
fn listed(words: &Lexicon, passage: &Passage<'_>) -> Vec<Hit> {
    let found = words.find(passage).into_iter();
    found
        .map(|(range, entry)| {
            let message = format!("本单位规定不写“{}”", entry.wrong);
            let hint = match entry.note.trim_end_matches('。') {
                "" => format!("改成“{}”", entry.right),
                reason => format!("改成“{}”（{reason}）", entry.right),
            };
            Hit::new(range.clone(), message, hint).mend(range, entry.right.as_str())
        })
        .collect()
}
