//! `zhenggai check`: says everything that is wrong or unfinished, and writes nothing.

use super::Context;
use super::exit::Exit;
use super::outcome::Outcome;
use crate::pipeline::{self, Setup};

/// Checks the project.
pub(crate) fn run(ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("check");
    let findings = &mut outcome.findings;
    if let Some(setup) = Setup::load(&ctx.world, &ctx.selection, findings) {
        pipeline::check(&ctx.world, &setup, findings);
    }
    let exit = Exit::done(findings);
    let exit = outcome.report(&ctx.terminal, exit);
    if exit == Exit::Clean {
        ctx.terminal.talk("没有发现错误和警告");
    }
    exit
}
