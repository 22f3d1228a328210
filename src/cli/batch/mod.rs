//! `zhenggai batch`: the papers of many projects.
//!
//! 1. `find` says which projects are meant, and which of them are this machine's share.
//! 2. `record` says what an earlier run has done already.
//! 3. `work` makes and writes the papers of the rest, several projects at a time; `shared`
//!    reads templates and faces once for all projects that have the same.
//! 4. `report` and `summary` tell what became of each; `merge` puts shares together.

mod args;
mod ask;
mod find;
mod kept;
mod make;
mod merge;
mod progress;
mod record;
mod report;
mod shared;
mod stop;
mod summary;
mod work;

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::panic;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde_json::json;

pub(crate) use args::Batch;

use find::Shard;
use make::Task;
use progress::{Progress, duration};
use record::{Known, Past, Record, Run};
use report::{Project, Report};
use shared::Shared;
use stop::Stop;
use work::Work;

use super::exit::Exit;
use super::outcome::Outcome;
use super::write::{OUT, inside, write_all_into};
use super::{Context, apologise};
use crate::diagnostic::Diagnostic;
use crate::pipeline::{Format, Output, Paper};

/// How the name of the record begins.
const RECORD: &str = "批量记录";

/// How long a batch takes that people ask of how long it took.
const LONG: Duration = Duration::from_secs(10);

/// Makes the papers of many projects, or puts the results of several machines together.
pub(crate) fn run(args: &Batch, ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("batch");
    if args.summary {
        return match merge::merge(&args.places, &mut outcome.findings) {
            Some(report) => tell(&report, args, outcome, ctx),
            None => outcome.report(&ctx.terminal, Exit::Failed),
        };
    }
    let projects = find::projects(&args.places, args.shard, &mut outcome.findings);
    if outcome.findings.has_errors() {
        return outcome.report(&ctx.terminal, Exit::Failed);
    }
    let (report, stopped) = match all(&projects, args, ctx, &mut outcome) {
        Ok(done) => done,
        Err(finding) => {
            outcome.findings.push(*finding);
            return outcome.report(&ctx.terminal, Exit::Failed);
        }
    };
    let took = Duration::from_secs_f64(report.seconds);
    let exit = tell(&report, args, outcome, ctx);
    if took >= LONG {
        ctx.terminal.talk(&format!("用时 {}", duration(took)));
    }
    if stopped {
        ctx.terminal.talk(
            "没有做完就停下了。要接着做，在原来的命令后面加上 --continue（接着）再运行一次",
        );
    }
    exit
}

/// Does the work and says what came of it, and whether it was stopped before its end.
fn all(
    projects: &[PathBuf],
    args: &Batch,
    ctx: &Context,
    outcome: &mut Outcome,
) -> Result<(Report, bool), Box<Diagnostic>> {
    let stop = Stop::listen();
    let place = folder(args, ctx).join(name(RECORD, args.shard, ".jsonl"));
    let (mut record, past) = Record::open(&place)?;
    let task = task(args, ctx, &past);
    let run = described(&task);
    record.begin(&run, &past, args.resume)?;
    let known = known(args.resume, past, &run, ctx);
    let shared = Shared::new(ctx.selection.clone());
    let work = Work {
        projects,
        files: task.files(),
        make: &|project| make::make(project, &task, &shared),
        known: &known,
        stands: &|project, known| make::stands(project, known, &task, &shared),
        stop: &stop,
    };
    let mut progress = Progress::new(&ctx.terminal, projects.len());
    // A fault of ours in one project is told with the project.
    panic::set_hook(Box::new(make::keep_what_is_said));
    let jobs = args.jobs.or_else(|| thread::available_parallelism().ok());
    let (kept, fault) =
        work.run(jobs.map_or(1, NonZeroUsize::get), &mut record, &mut progress);
    panic::set_hook(Box::new(apologise));
    outcome.findings.extend(fault);
    let named = projects.iter().map(|project| project.display().to_string());
    let told = named.zip(kept).map(|(project, kept)| Project::new(project, kept));
    let report = Report::new(&run, args.shard, progress.finish(), told.collect());
    if report.counts.pending == 0 && !outcome.findings.has_errors() {
        record.end(report.counts.done, report.counts.failed)?;
    }
    record.sync()?;
    let stopped = report.counts.pending > 0;
    Ok((report, stopped))
}

/// Writes the result and tells it.
fn tell(report: &Report, args: &Batch, mut outcome: Outcome, ctx: &Context) -> Exit {
    let name = match args.summary {
        true => merge::TOTAL.to_owned(),
        false => name(merge::PREFIX, args.shard, merge::SUFFIX),
    };
    let output = Output { name, bytes: report.text() };
    let written = match &args.record {
        Some(folder) => {
            write_all_into(Path::new("."), &folder.to_string_lossy(), &[output])
        }
        None => write_all_into(&ctx.project, OUT, &[output]),
    };
    match written {
        Ok(files) => outcome.files = files,
        Err(finding) => outcome.findings.push(*finding),
    }
    outcome.text = summary::text(report);
    outcome.answer = Some(json!({ "batch": report }));
    let own = Exit::done(&outcome.findings);
    let own = if outcome.findings.has_errors() { Exit::Failed } else { own };
    let exit = summary::exit(&report.counts).max(own);
    outcome.report(&ctx.terminal, exit)
}

/// The folder of the record and the result.
fn folder(args: &Batch, ctx: &Context) -> PathBuf {
    args.record.clone().unwrap_or_else(|| inside(&ctx.project, OUT))
}

/// The name of a file of this share.
fn name(stem: &str, shard: Option<Shard>, ending: &str) -> String {
    let share = shard.map(|Shard { index, count }| format!("-{index}-{count}"));
    format!("{stem}{}{ending}", share.unwrap_or_default())
}

/// What is made of every project. Who continues on another day means the day of before,
/// so that all ledgers say the same.
fn task(args: &Batch, ctx: &Context, past: &Past) -> Task {
    let papers = args.paper.as_ref().map_or(&Paper::USUAL[..], |papers| &papers.0);
    let formats = args.only.as_ref().map_or(&Format::ALL[..], |only| &only.0);
    let before = past.run.as_ref().filter(|_| args.resume && !past.ended);
    let before = before.and_then(|run| run.day.parse().ok());
    let today = crate::world::World::today(&ctx.world);
    let day = ctx.as_of.or(before).unwrap_or(today);
    if day != today {
        ctx.terminal.talk(&format!("以 {day} 为准：上次没有做完的批量是那一天的"));
    }
    Task { papers: papers.to_vec(), formats: formats.to_vec(), day }
}

fn described(task: &Task) -> Run {
    let paper = |paper: &Paper| match paper {
        Paper::Report(quarter) => quarter.to_string(),
        paper => paper.name().to_owned(),
    };
    let formats = task.formats.iter().map(|format| format.extension().to_owned());
    Run {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        day: task.day.to_string(),
        papers: task.papers.iter().map(paper).collect(),
        formats: formats.collect(),
    }
}

/// The work of earlier runs that counts, if it is to count.
fn known(resume: bool, past: Past, run: &Run, ctx: &Context) -> HashMap<String, Known> {
    let (finished, ended) = (past.finished(), past.ended);
    match (resume, past.run.is_some()) {
        (true, false) => {
            ctx.terminal.talk("没有上次的记录，从头做起");
            HashMap::new()
        }
        (true, true) => {
            let known = past.for_run(run);
            if known.is_empty() && finished > 0 {
                ctx.terminal.talk(
                    "上次用的是别的程序版本、公文或者格式，做好的不能算数，从头做起",
                );
            }
            known
        }
        (false, true) if !ended && finished > 0 => {
            ctx.terminal.talk(&format!(
                "上次的批量没有做完，已经做好 {finished} 个。这次从头做起；要接着做，请按 Ctrl-C 停下，再加上 --continue（接着）运行"
            ));
            HashMap::new()
        }
        (false, _) => HashMap::new(),
    }
}
