//! Mends in the content what is certain, until nothing certain is left.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check::{self, Content};
use crate::content::{self, Ledger, PLAN_PATH};
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

/// Mends the plan in memory. `None` when it cannot be read without errors, which
/// `findings` says: what is certain depends on what the text means.
pub fn mend(world: &dyn World, findings: &mut Findings) -> Option<Mended> {
    let before = match read_text(world, PLAN_PATH) {
        Ok(source) => source,
        Err(finding) => {
            findings.push(*finding);
            return None;
        }
    };
    let terms = content::load_terms(world, findings).unwrap_or_default();
    let mut mended =
        Mended { before: Arc::clone(&before), after: before, findings: Vec::new() };
    for _ in 0..PASSES {
        let mut read = Findings::new();
        let plan = content::read_plan(&mended.after, &mut read);
        let Some(plan) = plan.filter(|_| !read.has_errors()) else {
            findings.extend(read);
            return None;
        };
        let mut found = Findings::new();
        let content = Content {
            plan: &plan,
            ledger: &Ledger::default(),
            narratives: &[],
            submission: None,
            terms: &terms,
        };
        check::run(&content, &mut found);
        check::silence(&content, &mut found);
        let repairs = found.iter().filter_map(|finding| finding.repair.clone());
        let (after, made) = content::mend(&mended.after, repairs.collect());
        if made.is_empty() {
            break;
        }
        let mut made: BTreeMap<usize, Repair> =
            made.into_iter().map(|it| (it.span.range.start, it)).collect();
        mended.findings.extend(found.into_iter().filter(|finding| {
            let Some(repair) = &finding.repair else { return false };
            let start = repair.span.range.start;
            made.get(&start) == Some(repair) && made.remove(&start).is_some()
        }));
        mended.after = after;
    }
    Some(mended)
}
