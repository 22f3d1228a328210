//! `zhenggai check`: says everything that is wrong or unfinished, and mends what is certain.

use serde_json::json;

use super::Context;
use super::amend::{Amend, changed_meanwhile};
use super::args::Check;
use super::diff;
use super::exit::Exit;
use super::json;
use super::outcome::Outcome;
use super::write::write_all;
use crate::diagnostic::{Diagnostic, Findings, Span};
use crate::pipeline::{self, Mended, Setup};

/// Checks the project.
pub(crate) fn run(args: &Check, ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("check");
    if args.fix || args.diff {
        let Some(mended) = pipeline::mend(&ctx.world, &mut outcome.findings) else {
            let exit = outcome.report(&ctx.terminal, Exit::Failed);
            ctx.terminal.talk("内容有错误，没有自动修改；请先改正上面的错误");
            return exit;
        };
        if args.diff {
            return show(outcome, &mended, ctx);
        }
        if let Err(findings) = save(&mut outcome, &mended, ctx) {
            outcome.findings.extend(findings);
            return outcome.report(&ctx.terminal, Exit::Failed);
        }
    }
    judge(outcome, args.comments, ctx)
}

/// All findings of the project as it lies there now.
fn judge(mut outcome: Outcome, comments: bool, ctx: &Context) -> Exit {
    let setup = Setup::load(&ctx.world, &ctx.selection, &mut outcome.findings);
    if let Some(setup) = &setup {
        pipeline::check(&ctx.world, setup, &mut outcome.findings);
    }
    let mut exit = Exit::done(&outcome.findings);
    if comments && !setup.is_some_and(|setup| comment(&mut outcome, &setup, ctx)) {
        ctx.terminal.talk("没有生成校对意见，请先改正下面的错误");
        exit = Exit::Failed;
    }
    let findings = &outcome.findings;
    let certain = findings.iter().filter(|finding| finding.repair.is_some()).count();
    let exit = outcome.report(&ctx.terminal, exit);
    if certain > 0 {
        ctx.terminal.talk(&format!(
            "其中 {certain} 处可以自动改好：zhenggai check --fix（先看改动：zhenggai check --diff）"
        ));
    }
    if exit == Exit::Clean {
        ctx.terminal.talk("没有发现错误和警告");
    }
    exit
}

/// Writes the paper with the findings beside it; whether it could.
fn comment(outcome: &mut Outcome, setup: &Setup, ctx: &Context) -> bool {
    outcome.findings.sort();
    let found = outcome.findings.clone();
    let paper = pipeline::review(&ctx.world, setup, &found, &mut outcome.findings);
    let Some(paper) = paper else { return false };
    match write_all(&ctx.project, &[paper]) {
        Ok(files) => {
            outcome.files.extend(files);
            true
        }
        Err(finding) => {
            outcome.findings.push(*finding);
            false
        }
    }
}

/// Shows what would be mended.
fn show(mut outcome: Outcome, mended: &[Mended], ctx: &Context) -> Exit {
    let unified = |file: &Mended| {
        let path = file.before.path();
        diff::unified(path, file.before.text(), file.after.text())
    };
    let difference: String = mended.iter().map(unified).collect();
    let count: usize = mended.iter().map(|file| file.findings.len()).sum();
    let exit = if count > 0 { Exit::Findings } else { Exit::Clean };
    outcome.answer =
        Some(json!({ "difference": difference, "repairs": repairs(mended) }));
    outcome.text = difference;
    let exit = outcome.report(&ctx.terminal, exit);
    ctx.terminal.talk(&match count {
        0 => "没有可以自动改好的地方".to_owned(),
        _ => format!(
            "可以自动改好 {count} 处，文件没有改动；要改，请运行 zhenggai check --fix"
        ),
    });
    exit
}

/// Writes the mended file, if anything in it was mended.
fn save(outcome: &mut Outcome, mended: &[Mended], ctx: &Context) -> Result<(), Findings> {
    outcome.answer = Some(json!({ "repairs": repairs(mended) }));
    if mended.is_empty() {
        ctx.terminal.talk("没有可以自动改好的地方");
    }
    mended.iter().try_for_each(|file| save_file(outcome, file, ctx))
}

/// Writes one mended file.
fn save_file(
    outcome: &mut Outcome,
    mended: &Mended,
    ctx: &Context,
) -> Result<(), Findings> {
    let path = mended.before.path();
    let (file, ()) = Amend::new(&ctx.project, &ctx.world).file(path, |old| {
        let old = old.unwrap_or_default();
        let (before, after) = (mended.before.text(), mended.after.text());
        // A byte order mark stays.
        let head = old.strip_suffix(before.as_bytes());
        let head = head.ok_or_else(|| Findings::from(changed_meanwhile(path)))?;
        Ok(([head, after.as_bytes()].concat(), ()))
    })?;
    outcome.files.push(file);
    let count = mended.findings.len();
    ctx.terminal.talk(&format!("已在 {path} 里自动改好 {count} 处："));
    let place = |finding: &&Diagnostic| finding.span.as_ref().map(Span::start);
    let mut in_order: Vec<_> = mended.findings.iter().collect();
    in_order.sort_by_key(place);
    for finding in in_order {
        ctx.terminal.talk(&line(finding));
    }
    ctx.terminal.talk("");
    Ok(())
}

/// A repair on one line.
fn line(finding: &Diagnostic) -> String {
    let Some(repair) = &finding.repair else { return String::new() };
    let place = repair.span.start();
    let words = repair.span.source.text().get(repair.span.range.clone());
    let (words, path) = (words.unwrap_or_default(), repair.span.source.path());
    let change = match repair.text.as_str() {
        "" => format!("删去“{words}”"),
        // Quotation marks within quotation marks are hard to tell apart.
        text if text.contains(['“', '”']) => format!("{words} 改成 {text}"),
        text => format!("“{words}”改成“{text}”"),
    };
    let (line, column) = (place.line, place.column);
    format!("  {path}:{line}:{column}　{change}（{}）", finding.code.id)
}

fn repairs(mended: &[Mended]) -> Vec<json::Finding> {
    let findings = mended.iter().flat_map(|file| &file.findings);
    findings.map(json::Finding::from).collect()
}
