//! What a run found and made, for programs.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic, Findings, Severity, Span};

/// One run: the only object on stdout with `--format json`.
#[derive(Serialize)]
pub(super) struct Run {
    /// Of the program.
    pub(super) version: &'static str,
    /// English name of the command; `null` when none was understood.
    pub(super) command: Option<&'static str>,
    /// The exit code.
    pub(super) exit: u8,
    /// Files written.
    pub(super) files: Vec<String>,
    pub(super) summary: Summary,
    pub(super) findings: Vec<Finding>,
    /// What the command was asked for beyond that, e.g. `fonts`.
    #[serde(flatten)]
    pub(super) answer: Option<serde_json::Value>,
}

/// How many findings of each severity.
#[derive(Serialize)]
pub(super) struct Summary {
    errors: usize,
    warnings: usize,
    advice: usize,
    /// How many can be mended by `check --fix`.
    repairs: usize,
    /// The same by kind: the gravest first, then the most frequent.
    kinds: Vec<Count>,
}

/// How many findings of one kind.
#[derive(Serialize)]
struct Count {
    code: &'static str,
    severity: &'static str,
    title: &'static str,
    count: usize,
}

impl Summary {
    pub(super) fn of(findings: &Findings) -> Self {
        Self {
            errors: findings.count(Severity::Error),
            warnings: findings.count(Severity::Warning),
            advice: findings.count(Severity::Advice),
            repairs: findings.iter().filter(|finding| finding.repair.is_some()).count(),
            kinds: kinds(findings),
        }
    }
}

fn kinds(findings: &Findings) -> Vec<Count> {
    let mut counts: BTreeMap<(Severity, &str), (usize, &'static Code)> = BTreeMap::new();
    for finding in findings {
        let key = (finding.severity, finding.code.id);
        counts.entry(key).or_insert((0, finding.code)).0 += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|((severity, _), (count, _))| (*severity, Reverse(*count)));
    let count = |((severity, _), (count, code)): ((Severity, &str), (usize, &Code))| {
        let (code, title) = (code.id, code.title);
        Count { code, severity: name(severity), title, count }
    };
    counts.into_iter().map(count).collect()
}

/// One finding.
#[derive(Serialize)]
pub(super) struct Finding {
    code: &'static str,
    severity: &'static str,
    title: &'static str,
    message: String,
    #[serde(flatten)]
    place: Place,
    label: Option<String>,
    hints: Vec<String>,
    trace: Vec<String>,
    related: Vec<Related>,
    /// How it is mended for certain; `null` where a person must decide.
    repair: Option<Replacement>,
}

/// What is replaced by what.
#[derive(Serialize)]
struct Replacement {
    #[serde(flatten)]
    place: Place,
    text: String,
}

impl From<&Diagnostic> for Finding {
    fn from(finding: &Diagnostic) -> Self {
        let related = finding.related.iter();
        Self {
            code: finding.code.id,
            severity: name(finding.severity),
            title: finding.code.title,
            message: finding.message.clone(),
            place: finding.span.as_ref().map(Place::from).unwrap_or_default(),
            label: finding.label.clone(),
            hints: finding.hints.clone(),
            trace: finding.trace.clone(),
            related: related
                .map(|(span, label)| Related { place: span.into(), label: label.clone() })
                .collect(),
            repair: finding.repair.as_ref().map(|repair| Replacement {
                place: Place::from(&repair.span),
                text: repair.text.clone(),
            }),
        }
    }
}

/// Lines and columns from 1, columns in characters; the end is the place after the last
/// character. All `null` when no text of a file is concerned.
#[derive(Default, Serialize)]
struct Place {
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

impl From<&Span> for Place {
    fn from(span: &Span) -> Self {
        let (start, end) = (span.start(), span.end());
        Self {
            file: Some(span.source.path().to_owned()),
            line: Some(start.line),
            column: Some(start.column),
            end_line: Some(end.line),
            end_column: Some(end.column),
        }
    }
}

#[derive(Serialize)]
struct Related {
    #[serde(flatten)]
    place: Place,
    label: String,
}

/// A kind of finding.
#[derive(Serialize)]
pub(super) struct Kind {
    code: &'static str,
    severity: &'static str,
    title: &'static str,
    why: &'static str,
    example: &'static str,
    instead: &'static str,
}

impl From<&'static Code> for Kind {
    fn from(code: &'static Code) -> Self {
        Self {
            code: code.id,
            severity: name(code.severity),
            title: code.title,
            why: code.why,
            example: code.example,
            instead: code.instead,
        }
    }
}

/// A path as text.
pub(super) fn path(path: &Path) -> String {
    path.display().to_string()
}

/// The object as text; it has string keys only, so that this cannot fail.
pub(super) fn text(run: &Run) -> String {
    let mut text = serde_json::to_string_pretty(run).unwrap_or_default();
    text.push('\n');
    text
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}
