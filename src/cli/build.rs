//! `zhenggai build`: writes the papers of a project.

use super::args::Build;
use super::exit::Exit;
use super::report::Outcome;
use super::{Context, write};
use crate::diagnostic::Findings;
use crate::pipeline::{self, Format, Output, Paper, Setup};

/// Builds the papers asked for, or all of them.
pub(crate) fn run(args: &Build, ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("build");
    let outputs = outputs(args, ctx, &mut outcome.findings);
    if !outputs.is_empty() {
        match write::write_all(&ctx.project, &outputs) {
            Ok(files) => outcome.files = files,
            Err(finding) => outcome.findings.push(*finding),
        }
    }
    let written = outcome.files.len();
    let exit = if written > 0 { Exit::done(&outcome.findings) } else { Exit::Failed };
    let exit = outcome.report(&ctx.terminal, exit);
    ctx.terminal.talk(&match written {
        0 => "没有生成文件，请先改正上面的错误".to_owned(),
        count => format!("已生成 {count} 个文件"),
    });
    exit
}

fn outputs(args: &Build, ctx: &Context, findings: &mut Findings) -> Vec<Output> {
    let Some(setup) = Setup::load(&ctx.world, &ctx.selection, findings) else {
        return Vec::new();
    };
    let formats = args.only.as_ref().map_or(&Format::ALL[..], |only| &only.0);
    let wanted = |paper: &Paper| match args.papers.as_slice() {
        [] => Paper::USUAL.contains(paper),
        named => named.contains(paper),
    };
    let mut outputs = Vec::new();
    for paper in Paper::ALL.into_iter().filter(wanted) {
        ctx.terminal.detail(&format!("正在生成“{}”……", paper.title()));
        outputs.extend(pipeline::build(&ctx.world, &setup, paper, formats, findings));
    }
    outputs
}
