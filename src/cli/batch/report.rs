//! The result of a batch for programs: `批量结果.json`, whose schema is `schemas/batch.json`.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::find::Shard;
use super::kept::{First, Kept, Kind, State};
use super::record::Run;

/// The result of a batch, or of several shares of one.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Report {
    pub(super) version: String,
    pub(super) day: String,
    pub(super) papers: Vec<String>,
    pub(super) formats: Vec<String>,
    /// Empty when the work was not shared out.
    pub(super) shards: Vec<Share>,
    pub(super) seconds: f64,
    pub(super) counts: Counts,
    pub(super) projects: Vec<Project>,
}

/// See [`Shard`].
#[derive(Copy, Clone, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Share {
    pub(super) index: u32,
    pub(super) count: u32,
}

/// How many projects.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counts {
    /// All.
    pub(super) projects: usize,
    pub(super) done: usize,
    /// Of those done: by an earlier run.
    pub(super) earlier: usize,
    /// Of those done: with errors or warnings to be looked at.
    pub(super) findings: usize,
    pub(super) failed: usize,
    pub(super) pending: usize,
}

/// One project.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Project {
    pub(super) project: String,
    pub(super) state: State,
    pub(super) earlier: bool,
    pub(super) files: usize,
    pub(super) kinds: Vec<Kind>,
    pub(super) first: Option<First>,
}

impl Project {
    /// What is told of a project.
    pub(super) fn new(project: String, kept: Kept) -> Self {
        Self {
            project,
            state: kept.state,
            earlier: kept.earlier,
            files: kept.files,
            kinds: kept.kinds.into_vec(),
            first: kept.first.map(|first| *first),
        }
    }

    fn has_findings(&self) -> bool {
        use crate::diagnostic::Severity::Advice;
        self.kinds.iter().any(|kind| kind.code.severity < Advice)
    }
}

impl Report {
    /// The result of a run.
    pub(super) fn new(
        run: &Run,
        shard: Option<Shard>,
        took: Duration,
        projects: Vec<Project>,
    ) -> Self {
        let share = shard.map(|Shard { index, count }| Share { index, count });
        Self {
            version: run.version.clone(),
            day: run.day.clone(),
            papers: run.papers.clone(),
            formats: run.formats.clone(),
            shards: share.into_iter().collect(),
            seconds: (took.as_secs_f64() * 1000.0).round() / 1000.0,
            counts: Counts::of(&projects),
            projects,
        }
    }

    /// As text; it has string keys only, so that this cannot fail.
    pub(super) fn text(&self) -> Vec<u8> {
        let mut text = serde_json::to_vec_pretty(self).unwrap_or_default();
        text.push(b'\n');
        text
    }
}

impl Counts {
    /// Counts projects.
    pub(super) fn of(projects: &[Project]) -> Self {
        let count = |is: &dyn Fn(&Project) -> bool| {
            projects.iter().filter(|project| is(project)).count()
        };
        let is_done = |it: &Project| it.state == State::Done;
        Self {
            projects: projects.len(),
            done: count(&is_done),
            earlier: count(&|it| it.earlier),
            findings: count(&|it| is_done(it) && it.has_findings()),
            failed: count(&|it| it.state == State::Failed),
            pending: count(&|it| it.state == State::Pending),
        }
    }
}
