//! RPT002: a problem quoted in words that are nearly those of the plan.

use std::ops::Range;

use crate::content::{Plan, Text};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::report::REWORDED;

/// The shortest quotation that can be a problem, in characters.
const SHORTEST: usize = 8;

/// The longest that is compared: longer than any 概述.
const LONGEST: usize = 200;

/// How many of ten pairs of neighbouring characters must be shared by words that mean the
/// same problem.
const ALIKE: usize = 6;

/// The quotations of a paragraph that change the words of a problem.
pub(super) fn find(text: &Text, at: usize, plan: &Plan) -> Vec<Diagnostic> {
    let chars: Vec<char> = text.paragraphs[at].chars().collect();
    let quoted = quotations(&chars)
        .into_iter()
        .filter(|range| (SHORTEST..=LONGEST).contains(&range.len()));
    quoted
        .filter_map(|range| {
            let words: String = chars[range.clone()].iter().collect();
            let problem = meant(&words, plan)?;
            let message = format!("“{words}”与方案里的问题表述不一致");
            Some(
                Diagnostic::new(&REWORDED, message)
                    .at(text.place_of(at, range))
                    .label("表述改动了")
                    .related(problem.span.clone(), "方案里的表述")
                    .hint(format!(
                        "请照抄方案：“{}”",
                        problem.text().trim_end_matches('。')
                    )),
            )
        })
        .collect()
}

/// What stands between “ and ”, those inside others left out.
fn quotations(chars: &[char]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open = Vec::new();
    for (at, char) in chars.iter().enumerate() {
        match char {
            '“' => open.push(at + 1),
            '”' => {
                let start = open.pop();
                out.extend(start.filter(|_| open.is_empty()).map(|start| start..at));
            }
            _ => {}
        }
    }
    out
}

/// Words with one kind of quotation marks: what the plan quotes in double marks stands in
/// single ones where the plan itself is quoted.
fn plain(words: &str) -> String {
    words.replace('‘', "“").replace('’', "”")
}

/// The problem whose words these nearly are; `None` where they are its words, or a part of
/// them, or no problem's.
fn meant<'p>(words: &str, plan: &'p Plan) -> Option<&'p Text> {
    let bare = plain(words.trim_end_matches(['。', '；']));
    let summaries =
        || plan.items().flat_map(|item| &item.problems).map(|problem| &problem.summary);
    if plan.texts().iter().any(|part| plain(&part.text.text()).contains(&bare)) {
        return None;
    }
    let pairs = pairs(&bare);
    let alike = summaries().map(|summary| {
        let other = self::pairs(plain(&summary.text()).trim_end_matches('。'));
        let shared = pairs.iter().filter(|pair| other.contains(pair)).count();
        (shared * 10 / pairs.len().max(other.len()).max(1), summary)
    });
    let (likeness, summary) = alike.max_by_key(|(likeness, _)| *likeness)?;
    (likeness >= ALIKE).then_some(summary)
}

fn pairs(words: &str) -> Vec<(char, char)> {
    words.chars().zip(words.chars().skip(1)).collect()
}
