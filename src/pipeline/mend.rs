//! Mends in the content what is certain, until nothing certain is left.
//!
//! The plan, the reports and the covering paper are mended. The ledger is not: what was
//! entered stays as it was entered.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::{self, Content};
use crate::content::{self, Ledger, Narrative, PLAN_PATH, Plan, Submission};
use crate::diagnostic::{Diagnostic, Findings, Repair, Source};
use crate::world::{World, read_text};

/// How often the rules are asked again. A repair can uncover another, as a doubled mark
/// beside a blank does; no chain longer than three is known.
const PASSES: usize = 16;

/// A content file before and after.
#[derive(Clone, Debug)]
pub struct Mended {
    /// As it lies on disk, without a byte order mark.
    pub before: Arc<Source>,
    /// As it should read.
    pub after: Arc<Source>,
    /// The findings that were mended, each with its repair. The places of a later pass are
    /// those of the text that the pass before it left.
    pub findings: Vec<Diagnostic>,
}

impl Mended {
    fn new(before: Arc<Source>) -> Self {
        Self { after: Arc::clone(&before), before, findings: Vec::new() }
    }

    /// Makes the repairs of its file among these findings; how many.
    fn apply(&mut self, found: &Findings) -> usize {
        let repairs = found.iter().filter_map(|finding| finding.repair.clone());
        let (after, made) = content::mend(&self.after, repairs.collect());
        let count = made.len();
        let mut made: BTreeMap<usize, Repair> =
            made.into_iter().map(|it| (it.span.range.start, it)).collect();
        let own = found.iter().filter(|finding| {
            let Some(repair) = &finding.repair else { return false };
            let start = repair.span.range.start;
            made.get(&start) == Some(repair) && made.remove(&start).is_some()
        });
        self.findings.extend(own.cloned());
        self.after = after;
        count
    }
}

/// Mends in memory what is certain: the files that change. `None` when the plan cannot be
/// read without errors, which `findings` says: what is certain depends on what the text
/// means. A report or a covering paper with errors is left as it is.
pub fn mend(world: &dyn World, findings: &mut Findings) -> Option<Vec<Mended>> {
    let plan = match read_text(world, PLAN_PATH) {
        Ok(source) => source,
        Err(finding) => {
            findings.push(*finding);
            return None;
        }
    };
    let terms = content::load_terms(world, findings).unwrap_or_default();
    let others = others(world).into_iter().map(Mended::new);
    let mut files: Vec<_> = [Mended::new(plan)].into_iter().chain(others).collect();
    for _ in 0..PASSES {
        let read = Read::of(&files, findings)?;
        let content = Content {
            plan: &read.plan,
            ledger: &Ledger::default(),
            narratives: &read.narratives,
            submission: read.submission.as_ref(),
            terms: &terms,
        };
        let mut found = Findings::new();
        check::run(&content, &mut found);
        check::silence(&content, &mut found);
        let made: usize = files.iter_mut().map(|file| file.apply(&found)).sum();
        if made == 0 {
            break;
        }
    }
    files.retain(|file| !file.findings.is_empty());
    Some(files)
}

/// The files beside the plan that can be read without errors.
fn others(world: &dyn World) -> Vec<Arc<Source>> {
    let mut findings = Findings::new();
    let quarters = content::reported_quarters(world).into_iter();
    let narratives = quarters.filter_map(|quarter| {
        let narrative = content::load_narrative(world, quarter, &mut findings)?;
        Some(narrative.source)
    });
    let mut sources: Vec<_> = narratives.collect();
    if content::has_submission(world) {
        let submission = content::load_submission(world, &mut findings);
        sources.extend(submission.map(|it| it.source));
    }
    let faulty = |source: &Arc<Source>| {
        let mut read = Findings::new();
        read_other(source, &mut read);
        read.has_errors()
    };
    sources.retain(|source| !faulty(source));
    sources
}

/// What a file beside the plan holds.
enum Other {
    Narrative(Narrative),
    Submission(Submission),
}

fn read_other(source: &Arc<Source>, findings: &mut Findings) -> Option<Other> {
    if source.path() == content::SUBMISSION_PATH {
        return content::read_submission(source, findings).map(Other::Submission);
    }
    content::read_narrative(source, findings).map(Other::Narrative)
}

/// The files as values.
struct Read {
    plan: Plan,
    narratives: Vec<Narrative>,
    submission: Option<Submission>,
}

impl Read {
    fn of(files: &[Mended], findings: &mut Findings) -> Option<Self> {
        let (plan, others) = files.split_first()?;
        let mut read = Findings::new();
        let plan = content::read_plan(&plan.after, &mut read);
        let Some(plan) = plan.filter(|_| !read.has_errors()) else {
            findings.extend(read);
            return None;
        };
        let mut this = Self { plan, narratives: Vec::new(), submission: None };
        for file in others {
            match read_other(&file.after, &mut Findings::new()) {
                Some(Other::Narrative(narrative)) => this.narratives.push(narrative),
                Some(Other::Submission(submission)) => this.submission = Some(submission),
                None => {}
            }
        }
        Some(this)
    }
}
