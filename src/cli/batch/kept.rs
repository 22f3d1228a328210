//! The little that is kept of each project.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Findings, Severity, codes};

/// What became of a project.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    /// Every paper that was asked for is written.
    Done,
    /// At least one of them is not.
    Failed,
    /// Its turn had not come when the run was stopped.
    #[default]
    Pending,
}

/// What is kept of a project.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    pub(super) state: State,
    /// Whether an earlier run has done it.
    pub(super) earlier: bool,
    /// How many files were written.
    pub(super) files: usize,
    /// How many findings of each kind.
    pub(super) kinds: Box<[Kind]>,
    /// The first error.
    pub(super) first: Option<Box<First>>,
}

/// How many findings of one kind.
#[derive(Copy, Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "(String, usize)", into = "(String, usize)")]
pub(super) struct Kind {
    pub(super) code: &'static Code,
    pub(super) count: usize,
}

impl TryFrom<(String, usize)> for Kind {
    type Error = String;

    fn try_from((id, count): (String, usize)) -> Result<Self, String> {
        let code = codes::find(&id).ok_or_else(|| format!("no such code: {id}"))?;
        Ok(Self { code, count })
    }
}

impl From<Kind> for (String, usize) {
    fn from(kind: Kind) -> Self {
        (kind.code.id.to_owned(), kind.count)
    }
}

/// The first error of a project.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub(super) struct First {
    pub(super) code: String,
    pub(super) message: String,
    /// In the project; nothing when no text of a file is concerned.
    pub(super) file: Option<String>,
    /// From 1.
    pub(super) line: Option<usize>,
    /// From 1, in characters.
    pub(super) column: Option<usize>,
}

impl First {
    /// The error as one line.
    pub(super) fn words(&self) -> String {
        let place = match (&self.file, self.line, self.column) {
            (Some(file), Some(line), Some(column)) => format!("{file}:{line}:{column} "),
            _ => String::new(),
        };
        format!("[{}] {place}{}", self.code, self.message)
    }
}

impl Kept {
    /// What is kept of these findings when so many of the files wanted were written.
    pub(super) fn new(findings: &Findings, files: usize, wanted: usize) -> Self {
        let mut counts: BTreeMap<(Severity, &str), (&'static Code, usize)> =
            BTreeMap::new();
        for finding in findings {
            let key = (finding.severity, finding.code.id);
            counts.entry(key).or_insert((finding.code, 0)).1 += 1;
        }
        let kinds = counts.into_values().map(|(code, count)| Kind { code, count });
        Self {
            state: if files == wanted { State::Done } else { State::Failed },
            earlier: false,
            files,
            kinds: kinds.collect(),
            first: first(findings).map(Box::new),
        }
    }
}

fn first(findings: &Findings) -> Option<First> {
    let finding = findings.iter().find(|it| it.severity == Severity::Error)?;
    let place = finding.span.as_ref().map(|span| (span, span.start()));
    Some(First {
        code: finding.code.id.to_owned(),
        message: finding.message.clone(),
        file: place.as_ref().map(|(span, _)| span.source.path().to_owned()),
        line: place.as_ref().map(|(_, place)| place.line),
        column: place.as_ref().map(|(_, place)| place.column),
    })
}
