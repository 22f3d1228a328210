//! The result of a batch for people: what failed and why, what was found most, how many.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::kept::State;
use super::report::{Counts, Project, Report};
use crate::cli::exit::Exit;
use crate::cli::table::table;

/// How many projects that failed are named. All of them are in the result file.
const NAMED: usize = 100;

/// How many kinds of findings are told.
const KINDS: usize = 10;

/// The tables.
pub(super) fn text(report: &Report) -> String {
    let parts = [failures(report), kinds(report), counts(&report.counts)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// How the program ends after this.
pub(super) fn exit(counts: &Counts) -> Exit {
    match counts {
        Counts { failed: 0, pending: 0, findings: 0, .. } => Exit::Clean,
        Counts { failed: 0, pending: 0, .. } => Exit::Findings,
        _ => Exit::Failed,
    }
}

fn failures(report: &Report) -> Option<String> {
    let failed = || report.projects.iter().filter(|it| it.state == State::Failed);
    let rows: Vec<_> = failed().take(NAMED).map(failure).collect();
    let first = failed().next()?;
    let mut text = table(["没有完成的项目", "第一个错误"], &rows);
    let rest = failed().count() - rows.len();
    if rest > 0 {
        text.push_str(&format!("……还有 {rest} 个，见结果文件\n"));
    }
    let project = quoted(&first.project);
    text.push_str(&format!(
        "\n看一个项目的全部问题：zhenggai --project {project} check\n"
    ));
    Some(text)
}

fn failure(project: &Project) -> [String; 2] {
    let words = project.first.as_ref().map(super::kept::First::words);
    [project.project.clone(), words.unwrap_or_default()]
}

/// A path as it is typed.
fn quoted(path: &str) -> String {
    if path.contains(' ') { format!("\"{path}\"") } else { path.to_owned() }
}

fn kinds(report: &Report) -> Option<String> {
    let mut counted = BTreeMap::new();
    for kind in report.projects.iter().flat_map(|project| &project.kinds) {
        let (_, projects, count) =
            counted.entry(kind.code.id).or_insert((kind.code, 0_usize, 0_usize));
        *projects += 1;
        *count += kind.count;
    }
    let mut counted: Vec<_> = counted.into_values().collect();
    counted.sort_by_key(|(code, projects, _)| (code.severity, Reverse(*projects)));
    let row = |(code, projects, count): &(&crate::diagnostic::Code, usize, usize)| {
        [format!("{} {}", code.id, code.title), projects.to_string(), count.to_string()]
    };
    let rows: Vec<_> = counted.iter().take(KINDS).map(row).collect();
    let mut text = table(["问题", "项目", "处"], &rows);
    if counted.len() > KINDS {
        text.push_str(&format!("……共 {} 种，见结果文件\n", counted.len()));
    }
    (!rows.is_empty()).then_some(text)
}

fn counts(counts: &Counts) -> Option<String> {
    let rows = [
        ("完成", counts.done),
        ("　其中有问题要看的", counts.findings),
        ("　其中以前已经做好的", counts.earlier),
        ("没有完成", counts.failed),
        ("还没有做", counts.pending),
        ("合计", counts.projects),
    ];
    let optional = ["　其中有问题要看的", "　其中以前已经做好的", "还没有做"];
    let rows = rows.into_iter().filter(|(name, n)| *n > 0 || !optional.contains(name));
    let rows: Vec<_> = rows.map(|(name, n)| [name.to_owned(), n.to_string()]).collect();
    Some(table(["结果", "项目"], &rows))
}
