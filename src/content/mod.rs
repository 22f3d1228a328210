//! Reads YAML into checked values, keeping the place of every value.
//!
//! `yaml` turns text into a tree of values with places, `fields` and `expand` read
//! single values out of it, `schema`, `ledger_schema`, `terms` and `format` know which keys a
//! plan, a ledger, the office's own terms and its own figures have. All findings are collected: nothing stops at the
//! first fault except what YAML itself cannot read past.

mod append;
mod column;
mod expand;
mod fields;
mod filed;
mod format;
mod invisible;
mod issue;
mod ledger;
mod ledger_schema;
mod mend;
mod plan;
mod report;
mod schema;
mod shape;
mod slips;
mod spell;
mod submission;
mod suggest;
mod terms;
mod text;
mod variables;
mod yaml;

#[cfg(test)]
pub(crate) mod fixture;

use crate::diagnostic::codes::io::NOT_FOUND;
use crate::diagnostic::{Diagnostic, Findings, Source};
use crate::value::Quarter;
use crate::world::{World, read_text};
use std::sync::Arc;

pub use append::{Appended, NewEntry, append_entries, check_words};
pub use column::{Column, ColumnChoice};
pub use filed::{EMPTY as EMPTY_REGISTER, Filing, Register, append_filing};
pub use format::Format;
pub use issue::{Attached, Form, Issue, SealKind, Stamp};
pub use ledger::{Entry, Extension, Ledger, Placed, State, Step};
pub use mend::mend;
pub use plan::{Area, Item, Kind, MeasureStyle, Part, Plan, Problem, Safeguard};
pub use report::{Narrative, OverdueCause};
pub use shape::{FileShape, Key, Paragraphs, Shape, ValueForm};
pub use submission::{Body, Enclosed, Submission};
pub(crate) use suggest::nearest;
pub use terms::{Term, Terms};
pub use text::Text;

/// Where the plan lies in a project.
pub const PLAN_PATH: &str = "content/plan.yaml";

/// Where the covering paper lies in a project.
pub const SUBMISSION_PATH: &str = "content/submission.yaml";

/// Where the ledger lies in a project.
pub const LEDGER_PATH: &str = "content/ledger.yaml";

/// Where the office's own terms lie in a project.
pub const TERMS_PATH: &str = "content/terms.yaml";

/// Where the office's own figures lie in a project.
pub const FORMAT_PATH: &str = "content/format.yaml";

/// Where the register of filings lies in a project.
pub const REGISTER_PATH: &str = "content/filed.yaml";

/// Where what a filing said is kept in a project, by its version.
pub fn filed_path(version: u32) -> String {
    format!("content/filed/{version}.json")
}

/// The content files, with what each may hold.
pub static FILES: [FileShape; 7] = [
    FileShape { name: "plan", path: PLAN_PATH, root: &schema::PLAN, may_be_empty: false },
    FileShape {
        name: "ledger",
        path: LEDGER_PATH,
        root: &ledger_schema::LEDGER,
        may_be_empty: true,
    },
    FileShape {
        name: "report",
        path: "content/reports/2023-Q4.yaml",
        root: &report::REPORT,
        may_be_empty: false,
    },
    FileShape {
        name: "submission",
        path: SUBMISSION_PATH,
        root: &submission::SUBMISSION,
        may_be_empty: false,
    },
    FileShape {
        name: "format",
        path: FORMAT_PATH,
        root: &format::FORMAT,
        may_be_empty: true,
    },
    FileShape {
        name: "terms",
        path: TERMS_PATH,
        root: &terms::TERMS,
        may_be_empty: true,
    },
    FileShape {
        name: "filed",
        path: REGISTER_PATH,
        root: &filed::REGISTER_SHAPE,
        may_be_empty: true,
    },
];

/// The folder of the quarterly reports in a project.
pub const REPORTS_FOLDER: &str = "content/reports";

/// Where the words of a quarter's report lie in a project, e.g. `content/reports/2023-Q4.yaml`.
pub fn report_path(quarter: Quarter) -> String {
    format!("{REPORTS_FOLDER}/{quarter}.yaml")
}

/// Whether the project has a covering paper.
pub fn has_submission(world: &dyn World) -> bool {
    let (folder, name) = SUBMISSION_PATH.split_once('/').unwrap_or_default();
    world.list(folder).iter().any(|file| file == name)
}

/// The quarters for which the project has reports, in order.
pub fn reported_quarters(world: &dyn World) -> Vec<Quarter> {
    let names = world.list(REPORTS_FOLDER);
    let quarters = names.iter().filter_map(|name| {
        let quarter: Quarter = name.strip_suffix(".yaml")?.parse().ok()?;
        (*name == format!("{quarter}.yaml")).then_some(quarter)
    });
    let mut quarters: Vec<Quarter> = quarters.collect();
    quarters.sort_unstable();
    quarters
}

/// A content file: its text, or why there is none.
enum File {
    Read(Arc<Source>),
    /// There is no such file.
    Absent(Box<Diagnostic>),
    /// It cannot be read, as was reported.
    Refused,
}

impl File {
    fn open(world: &dyn World, path: &str, findings: &mut Findings) -> Self {
        match read_text(world, path) {
            Ok(source) => {
                findings.extend(invisible::scan(&source));
                Self::Read(source)
            }
            Err(finding) if finding.code.id == NOT_FOUND.id => Self::Absent(finding),
            Err(finding) => {
                findings.push(*finding);
                Self::Refused
            }
        }
    }
}

/// Reads the project's plan.
///
/// A plan is returned whenever all its required parts could be read, even beside findings
/// that are errors (an unknown key, a bad date); no paper may be made while
/// [`Findings::has_errors`].
pub fn load_plan(world: &dyn World, findings: &mut Findings) -> Option<Plan> {
    match File::open(world, PLAN_PATH, findings) {
        File::Read(source) => {
            let root = yaml::parse(&source, schema::KEYS, findings)?;
            schema::plan(&source, &root, findings)
        }
        File::Absent(finding) => {
            findings.push(*finding);
            None
        }
        File::Refused => None,
    }
}

/// Reads a plan from its text, as [`load_plan`] does.
pub fn read_plan(source: &Arc<Source>, findings: &mut Findings) -> Option<Plan> {
    findings.extend(invisible::scan(source));
    let root = yaml::parse(source, schema::KEYS, findings)?;
    schema::plan(source, &root, findings)
}

/// As [`load_narrative`], of a text that is at hand.
pub fn read_narrative(
    source: &Arc<Source>,
    findings: &mut Findings,
) -> Option<Narrative> {
    findings.extend(invisible::scan(source));
    let root = yaml::parse(source, report::KEYS, findings)?;
    report::report(source, &root, findings)
}

/// As [`load_submission`], of a text that is at hand.
pub fn read_submission(
    source: &Arc<Source>,
    findings: &mut Findings,
) -> Option<Submission> {
    findings.extend(invisible::scan(source));
    let root = yaml::parse(source, submission::KEYS, findings)?;
    submission::submission(source, &root, findings)
}

/// Reads the project's covering paper; `None` if there is none, or if it cannot be read.
pub fn load_submission(world: &dyn World, findings: &mut Findings) -> Option<Submission> {
    match File::open(world, SUBMISSION_PATH, findings) {
        File::Read(source) => {
            let root = yaml::parse(&source, submission::KEYS, findings)?;
            submission::submission(&source, &root, findings)
        }
        File::Absent(finding) => {
            let hint = "不报送公文就不需要这个文件；要写，请照 README 里的样子新建";
            findings.push(finding.hint(hint));
            None
        }
        File::Refused => None,
    }
}

/// Reads what a person wrote for a quarter's report; `None` if there is nothing, or if a
/// required part cannot be read.
pub fn load_narrative(
    world: &dyn World,
    quarter: Quarter,
    findings: &mut Findings,
) -> Option<Narrative> {
    let path = report_path(quarter);
    match File::open(world, &path, findings) {
        File::Read(source) => {
            let root = yaml::parse(&source, report::KEYS, findings)?;
            report::report(&source, &root, findings)
        }
        File::Absent(_) => {
            let message =
                format!("{}的报告还没有写：找不到“{path}”", quarter.in_chinese());
            let hint = format!(
                "请运行 zhenggai report {quarter} --draft，程序会写好这个文件，列出要回答的问题"
            );
            findings.push(Diagnostic::new(&NOT_FOUND, message).hint(hint));
            None
        }
        File::Refused => None,
    }
}

/// Reads the project's ledger. A project without the file has an empty ledger: nothing has
/// been recorded yet.
///
/// `None` when an entry cannot be read, so that what is judged is never half a log.
pub fn load_ledger(world: &dyn World, findings: &mut Findings) -> Option<Ledger> {
    match File::open(world, LEDGER_PATH, findings) {
        File::Read(source) => read_ledger(&source, findings),
        File::Absent(_) => Some(Ledger::default()),
        File::Refused => None,
    }
}

/// Reads the office's own terms. A project without the file has none.
///
/// `None` when a term cannot be read.
pub fn load_terms(world: &dyn World, findings: &mut Findings) -> Option<Terms> {
    match File::open(world, TERMS_PATH, findings) {
        File::Read(source) => {
            let root = yaml::parse(&source, terms::KEYS, findings)?;
            terms::terms(&root, findings)
        }
        File::Absent(_) => Some(Terms::default()),
        File::Refused => None,
    }
}

/// Reads the office's own figures. A project without the file follows the standard.
///
/// `None` when one of them is at fault, so that no paper has half of what was meant.
pub fn load_format(world: &dyn World, findings: &mut Findings) -> Option<Format> {
    match File::open(world, FORMAT_PATH, findings) {
        File::Read(source) => {
            let root = yaml::parse(&source, format::KEYS, findings)?;
            format::format(&root, findings)
        }
        File::Absent(_) => Some(Format::default()),
        File::Refused => None,
    }
}

/// Reads the register of filings. A project without the file has filed nothing yet.
///
/// `None` when a filing cannot be read, so that none is ever forgotten.
pub fn load_register(world: &dyn World, findings: &mut Findings) -> Option<Register> {
    match File::open(world, REGISTER_PATH, findings) {
        File::Read(source) => read_register(&source, findings),
        File::Absent(_) => Some(Register::default()),
        File::Refused => None,
    }
}

/// Reads the text of a register; `None` when a filing cannot be read.
pub fn read_register(source: &Arc<Source>, findings: &mut Findings) -> Option<Register> {
    let root = yaml::parse(source, filed::KEYS, findings)?;
    filed::register(&root, findings)
}

/// Reads the text of a ledger; `None` when an entry cannot be read.
pub fn read_ledger(source: &Arc<Source>, findings: &mut Findings) -> Option<Ledger> {
    read_ledger_tree(source, findings).map(|(_, ledger)| ledger)
}

fn read_ledger_tree(
    source: &Arc<Source>,
    findings: &mut Findings,
) -> Option<(yaml::Node, Ledger)> {
    let root = yaml::parse(source, ledger_schema::KEYS, findings)?;
    let ledger = ledger_schema::ledger(&root, findings)?;
    Some((root, ledger))
}
