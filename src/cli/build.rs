//! `zhenggai build`: writes the papers of a project.

use super::args::{Build, Formats};
use super::exit::Exit;
use super::outcome::Outcome;
use super::{Context, write};
use crate::pipeline::{self, Format, Paper, Setup};

/// Builds the papers asked for, or the usual ones.
pub(crate) fn run(args: &Build, ctx: &Context) -> Exit {
    let papers = match &args.papers[..] {
        [] => &Paper::USUAL[..],
        papers => papers,
    };
    self::papers("build", papers, args.only.as_ref(), ctx)
}

/// Builds these papers.
pub(super) fn papers(
    command: &'static str,
    papers: &[Paper],
    only: Option<&Formats>,
    ctx: &Context,
) -> Exit {
    let mut outcome = Outcome::of(command);
    let findings = &mut outcome.findings;
    let formats = only.map_or(&Format::ALL[..], |only| &only.0);
    for paper in papers {
        ctx.terminal.detail(&format!("正在生成“{}”……", paper.title()));
    }
    let outputs = match Setup::load(&ctx.world, &ctx.selection, findings) {
        Some(setup) => pipeline::build(&ctx.world, &setup, papers, formats, findings),
        None => Vec::new(),
    };
    if !outputs.is_empty() {
        match write::write_all(&ctx.project, &outputs) {
            Ok(files) => outcome.files = files,
            Err(finding) => outcome.findings.push(*finding),
        }
    }
    let written = outcome.files.len();
    let missing = written < papers.len() * formats.len();
    let exit = if missing { Exit::Failed } else { Exit::done(&outcome.findings) };
    let exit = outcome.report(&ctx.terminal, exit);
    ctx.terminal.talk(&match (written, missing) {
        (0, _) => "没有生成文件，请先改正上面的错误".to_owned(),
        (count, true) => format!("只生成了 {count} 个文件，其余的请先改正上面的错误"),
        (count, false) => format!("已生成 {count} 个文件"),
    });
    exit
}
