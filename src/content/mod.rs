//! Reads YAML into checked values, keeping the place of every value.
//!
//! `yaml` turns text into a tree of values with places, `fields` and `expand` read
//! single values out of it, `schema` and `ledger_schema` know which keys a plan and a
//! ledger have. All findings are collected: nothing stops at the first fault except what
//! YAML itself cannot read past.

mod expand;
mod fields;
mod invisible;
mod issue;
mod ledger;
mod ledger_schema;
mod mend;
mod plan;
mod schema;
mod shape;
mod slips;
mod suggest;
mod text;
mod variables;
mod yaml;

#[cfg(test)]
pub(crate) mod fixture;

use crate::diagnostic::codes::io::NOT_FOUND;
use crate::diagnostic::{Findings, Source};
use crate::world::{World, read_text};
use std::sync::Arc;

pub use issue::{Attached, Form, Issue, SealKind, Stamp};
pub use ledger::{Entry, Extension, Ledger, Placed, State, Step};
pub use mend::mend;
pub use plan::{Area, Item, Kind, MeasureStyle, Plan, Problem, Safeguard};
pub use shape::{FileShape, Key, Paragraphs, Shape, ValueForm};
pub(crate) use suggest::nearest;
pub use text::Text;

/// Where the plan lies in a project.
pub const PLAN_PATH: &str = "content/plan.yaml";

/// Where the ledger lies in a project.
pub const LEDGER_PATH: &str = "content/ledger.yaml";

/// The content files, with what each may hold.
pub static FILES: [FileShape; 2] = [
    FileShape { path: PLAN_PATH, root: &schema::PLAN, may_be_empty: false },
    FileShape { path: LEDGER_PATH, root: &ledger_schema::LEDGER, may_be_empty: true },
];

/// Reads the project's plan.
///
/// A plan is returned whenever all its required parts could be read, even beside findings
/// that are errors (an unknown key, a bad date); no paper may be made while
/// [`Findings::has_errors`].
pub fn load_plan(world: &dyn World, findings: &mut Findings) -> Option<Plan> {
    match read_text(world, PLAN_PATH) {
        Ok(source) => read_plan(&source, findings),
        Err(finding) => {
            findings.push(*finding);
            None
        }
    }
}

/// Reads a plan from its file, as [`load_plan`] does.
pub fn read_plan(source: &Arc<Source>, findings: &mut Findings) -> Option<Plan> {
    findings.extend(invisible::scan(source));
    let root = yaml::parse(source, schema::KEYS, findings)?;
    schema::plan(source, &root, findings)
}

/// Reads the project's ledger. A project without the file has an empty ledger: nothing has
/// been recorded yet.
///
/// `None` when an entry cannot be read, so that what is judged is never half a log.
pub fn load_ledger(world: &dyn World, findings: &mut Findings) -> Option<Ledger> {
    match read_text(world, LEDGER_PATH) {
        Ok(source) => {
            findings.extend(invisible::scan(&source));
            let root = yaml::parse(&source, ledger_schema::KEYS, findings)?;
            ledger_schema::ledger(&root, findings)
        }
        Err(finding) if finding.code.id == NOT_FOUND.id => Some(Ledger::default()),
        Err(finding) => {
            findings.push(*finding);
            None
        }
    }
}
