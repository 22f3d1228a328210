//! `zhenggai inspect`: holds a finished PDF or DOCX against the measures of the standard.

use std::path::Path;

use serde_json::{Value, json};

use super::Context;
use super::args::Inspect;
use super::exit::Exit;
use super::outcome::Outcome;
use super::table::table;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::inspect::UNREADABLE;
use crate::diagnostic::codes::io::{NOT_FOUND, REFUSED, TOO_LARGE};
use crate::inspect::{Clause, MAX_BYTES, Verdict, inspect};
use crate::pipeline;
use crate::standard::practice::Practice;
use crate::world::disk::DiskWorld;
use crate::world::{ReadError, World};

/// Shows every clause with what it requires and what was measured; in a project, by the
/// office's own figures.
pub(crate) fn run(args: &Inspect, ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("inspect");
    let practice = pipeline::practice(&ctx.world, &mut outcome.findings);
    let clauses = practice.map(|practice| measured(&args.file, &practice)).transpose();
    let clauses = clauses.unwrap_or_else(|finding| {
        outcome.findings.push(*finding);
        None
    });
    let Some(clauses) = clauses else {
        return outcome.report(&ctx.terminal, Exit::Failed);
    };
    let failed = clauses.iter().filter(|it| it.verdict == Verdict::Fail).count();
    outcome.text = text(&clauses, failed);
    let described: Vec<_> = clauses.iter().map(described).collect();
    outcome.answer = Some(json!({ "clauses": described }));
    let exit = if failed > 0 { Exit::Findings } else { Exit::Clean };
    outcome.report(&ctx.terminal, exit)
}

fn measured(path: &Path, practice: &Practice) -> Result<Vec<Clause>, Box<Diagnostic>> {
    let shown = path.display();
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let bytes = DiskWorld::new(folder, None).read(name, MAX_BYTES);
    let bytes = bytes.map_err(|error| match error {
        ReadError::TooLarge { .. } => {
            Diagnostic::new(&TOO_LARGE, format!("“{shown}”大得不像一份公文"))
                .hint("请检查文件是不是选对了")
        }
        ReadError::NotFound => Diagnostic::new(&NOT_FOUND, format!("没有文件“{shown}”"))
            .hint("请检查路径；路径中有空格的，要用英文双引号括起来"),
        _ => Diagnostic::new(&REFUSED, format!("“{shown}”读不出来"))
            .hint("请检查它是不是一个文件，有没有读取的权限"),
    })?;
    let clauses = inspect(&bytes, practice).map_err(|error| {
        Diagnostic::new(&UNREADABLE, format!("“{shown}”{error}，无法检测"))
            .hint(error.hint())
    })?;
    Ok(clauses)
}

fn text(clauses: &[Clause], failed: usize) -> String {
    let rows: Vec<_> = clauses
        .iter()
        .map(|clause| {
            let Clause { number, subject, required, measured, verdict } = clause;
            let [number, subject] = [number, subject].map(|text| (*text).to_owned());
            let verdict = word(*verdict).to_owned();
            [verdict, number, subject, required.clone(), measured.clone()]
        })
        .collect();
    let mut text = table(["结果", "条款", "项目", "要求", "实测"], &rows);
    let chosen = clauses.iter().filter(|it| it.verdict == Verdict::Chosen).count();
    text.push_str(&match (failed, chosen) {
        (0, 0) => "\n量到的各项都符合\n".to_owned(),
        (0, chosen) => {
            format!("\n有 {chosen} 项按本单位格式，量到的其余各项都符合\n")
        }
        (failed, _) => format!("\n有 {failed} 项不符合\n"),
    });
    text
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "符合",
        Verdict::Fail => "不符合",
        Verdict::Chosen => "按本单位格式",
        Verdict::NotApplicable => "不适用",
        Verdict::Unrecognised => "未能识别",
    }
}

fn described(clause: &Clause) -> Value {
    let verdict = match clause.verdict {
        Verdict::Pass => "pass",
        Verdict::Fail => "fail",
        Verdict::Chosen => "chosen",
        Verdict::NotApplicable => "not applicable",
        Verdict::Unrecognised => "unrecognised",
    };
    json!({
        "clause": clause.number,
        "subject": clause.subject,
        "required": clause.required,
        "measured": clause.measured,
        "verdict": verdict,
    })
}
