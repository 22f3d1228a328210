//! `zhenggai ledger add`: one more entry at the end of the ledger.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::Context;
use super::amend::Amend;
use super::exit::Exit;
use super::ledger::described;
use super::ledger_args::LedgerAdd;
use super::new::empty_ledger;
use super::outcome::Outcome;
use crate::content::{LEDGER_PATH, NewEntry, Plan, load_plan};
use crate::diagnostic::Findings;
use crate::ledger::{Log, Recorded, SOON, Standing, Timing, record};
use crate::value::Date;
use crate::world::{World, decode};

const BYTE_ORDER_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

const NOTHING_WRITTEN: &str =
    "没有登记，台账没有改动。上面画出的新登记只是试写，文件里并没有";

/// Records one entry.
pub(crate) fn run(args: &LedgerAdd, ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("ledger");
    let Some(plan) = load_plan(&ctx.world, &mut outcome.findings) else {
        return outcome.report(&ctx.terminal, Exit::Failed);
    };
    // Only the entry is judged here, not the plan.
    outcome.findings = Findings::new();
    let today = ctx.world.today();
    let entry = entry(args, today);
    let amended = append(ctx, &plan, &[entry], today);
    let (path, recorded) = match amended {
        Ok(done) => done,
        Err(findings) => {
            outcome.findings.extend(findings);
            let exit = outcome.report(&ctx.terminal, Exit::Failed);
            ctx.terminal.talk(NOTHING_WRITTEN);
            return exit;
        }
    };
    let Recorded { appended, warnings } = recorded;
    outcome.files.push(path);
    outcome.findings.extend(warnings);
    let log = Log::new(&appended.ledger, &plan, &mut Findings::new());
    let track = log.tracks().iter().find(|it| it.item.id.text() == args.item.trim());
    let standing = track.map(|track| track.on(today));
    outcome.answer =
        Some(answer(appended.ledger.entries.len(), standing.as_ref(), today));
    let exit = Exit::done(&outcome.findings);
    let exit = outcome.report(&ctx.terminal, exit);
    if let Some(standing) = standing {
        ctx.terminal.talk(&summary(&standing, appended.ledger.entries.len(), today));
    }
    exit
}

/// Appends entries to the project's ledger, whoever else may be doing so; gives its path.
///
/// # Errors
/// Why nothing was written.
pub(super) fn append(
    ctx: &Context,
    plan: &Plan,
    entries: &[NewEntry],
    today: Date,
) -> Result<(PathBuf, Recorded), Findings> {
    Amend::new(&ctx.project, &ctx.world).file(LEDGER_PATH, |old| {
        let empty = empty_ledger();
        let old = old.unwrap_or(empty.as_bytes());
        let source = decode(LEDGER_PATH, old)?;
        let recorded = record(&source, plan, entries, today)?;
        let marked = old.starts_with(BYTE_ORDER_MARK);
        let mark = if marked { BYTE_ORDER_MARK } else { &[] };
        Ok(([mark, recorded.appended.text.as_bytes()].concat(), recorded))
    })
}

fn entry(args: &LedgerAdd, today: Date) -> NewEntry {
    NewEntry {
        state: args.state,
        progress: args.progress.clone(),
        evidence: args.evidence.clone(),
        recorder: args.recorder.clone(),
        step: args.closing,
        reviewer: args.reviewer.clone(),
        opinion: args.opinion.clone(),
        extension: args.extend_to.zip(args.reason.clone()),
        note: args.note.clone(),
        ..NewEntry::new(args.date.unwrap_or(today), args.item.clone())
    }
}

/// Where the item stands now.
fn summary(standing: &Standing<'_>, number: usize, today: Date) -> String {
    let due = match (standing.deadline, standing.timing(today, SOON)) {
        (Some(due), Timing::Overdue(days)) => format!("，期限{due}，逾期{days}天"),
        (Some(due), _) => format!("，期限{due}"),
        (None, _) => String::new(),
    };
    format!(
        "已登记为第 {number} 条。事项“{}”现在的状态是“{}”，销号“{}”{due}",
        standing.item.id.text(),
        standing.state.name(),
        standing.closure.name(),
    )
}

fn answer(number: usize, standing: Option<&Standing<'_>>, today: Date) -> Value {
    json!({ "ledger": {
        "as_of": today.to_string(),
        "entry": number,
        "item": standing.map(|standing| described(standing, SOON, today)),
    }})
}
