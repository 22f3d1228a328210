//! Reads YAML into checked values, keeping the place of every value.
//!
//! `yaml` turns text into a tree of values with places, `fields` and `expand` read
//! single values out of it, and `schema` knows which keys a plan has. All findings are
//! collected: nothing stops at the first fault except what YAML itself cannot read past.

mod expand;
mod fields;
mod invisible;
mod plan;
mod schema;
mod slips;
mod suggest;
mod text;
mod variables;
mod yaml;

#[cfg(test)]
pub(crate) mod fixture;

use crate::diagnostic::{Findings, Source};
use crate::world::{World, read_text};
use std::sync::Arc;

pub use plan::{Area, Issue, Item, Kind, MeasureStyle, Plan, Problem, Safeguard};
pub use text::Text;

/// Where the plan lies in a project.
pub const PLAN_PATH: &str = "content/plan.yaml";

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

fn read_plan(source: &Arc<Source>, findings: &mut Findings) -> Option<Plan> {
    findings.extend(invisible::scan(source));
    let root = yaml::parse(source, schema::KEYS, findings)?;
    schema::plan(source, &root, findings)
}
