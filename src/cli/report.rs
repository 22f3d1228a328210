//! `zhenggai report`: the quarterly 整改落实情况报告, or the file that a person fills in for it.

use std::io;

use super::Context;
use super::args::Report as Args;
use super::build;
use super::disk::{self, Passing};
use super::exit::Exit;
use super::outcome::Outcome;
use super::write::{inside, unwritable};
use crate::content::{load_ledger, load_plan, report_path};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::cli::EXISTS;
use crate::ledger::Log;
use crate::pipeline::Paper;
use crate::report::{Report, draft};
use crate::world::World;

/// Builds the report of a quarter, or writes its draft.
pub(crate) fn run(args: &Args, ctx: &Context) -> Exit {
    if args.draft {
        return write_draft(args, ctx);
    }
    build::papers("report", &[Paper::Report(args.period)], args.only.as_ref(), ctx)
}

/// Writes `content/reports/….yaml` with the questions to be answered; never over a file that
/// is there.
fn write_draft(args: &Args, ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("report");
    let findings = &mut outcome.findings;
    let (plan, ledger) =
        (load_plan(&ctx.world, findings), load_ledger(&ctx.world, findings));
    let (Some(plan), Some(ledger)) = (plan, ledger) else {
        return outcome.report(&ctx.terminal, Exit::Failed);
    };
    let log = Log::new(&ledger, &plan, findings);
    let report = Report::of(&plan, &log, args.period, ctx.world.today());
    let path = inside(&ctx.project, &report_path(args.period));
    let folder = path.parent().unwrap_or(&path);
    let made = disk::create_folders(folder).and_then(|()| {
        disk::sweep(folder);
        Passing::new(folder, draft(&report).as_bytes())?.place(&path)?;
        disk::settle(folder);
        Ok(())
    });
    let exit = match made {
        Ok(()) => {
            outcome.files.push(path);
            Exit::done(&outcome.findings)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let message = format!("“{}”已经有了，没有改动", path.display());
            let hint = "请直接打开它填写；要重新开始，先把它改名或移走";
            outcome.findings.push(Diagnostic::new(&EXISTS, message).hint(hint));
            Exit::Failed
        }
        Err(error) => {
            outcome.findings.push(*unwritable(&path, &error));
            Exit::Failed
        }
    };
    let done = !outcome.files.is_empty();
    let exit = outcome.report(&ctx.terminal, exit);
    if done {
        let period = args.period;
        ctx.terminal.talk(&format!(
            "请打开上面的文件，逐条回答其中的问题，再运行 zhenggai report {period}"
        ));
    }
    exit
}
