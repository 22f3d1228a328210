//! Speaks with the person: arguments in, files and findings out.
//!
//! `args` says what can be typed and `refusal` what was typed wrongly. Each command has a
//! file of its own; it gives an `Outcome`, which `report` words for a person or a program.
//! Only `disk` changes files; `write`, `amend`, `new` and `report` ask it to. `batch` has
//! its record open and appends to it.

mod amend;
mod args;
mod batch;
mod build;
mod check;
mod completions;
mod diff;
mod disk;
mod exit;
mod explain;
#[cfg(test)]
mod faults;
mod fonts;
mod inspect;
mod json;
mod ledger;
mod ledger_add;
mod ledger_args;
mod ledger_export;
mod ledger_import;
mod new;
mod refusal;
mod outcome;
mod report;
mod sarif;
mod schema;
mod submit;
mod table;
mod terminal;
mod verify;
mod write;

use std::ffi::{OsStr, OsString};
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use args::{Command, FontScope, Form, Global, Line};
use exit::Exit;
use outcome::Outcome;
use terminal::Terminal;

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::io::NOT_FOUND;
use crate::font::{Selection, Wishes};
use crate::value::Date;
use crate::world::disk::DiskWorld;

/// What every command works with.
#[derive(Debug)]
pub(crate) struct Context {
    /// The project's folder, as it was typed.
    pub(crate) project: PathBuf,
    /// The door to it.
    pub(crate) world: DiskWorld,
    /// The day that was typed, if any; `world` knows which day counts.
    pub(crate) as_of: Option<Date>,
    /// Which faces may be used.
    pub(crate) selection: Selection,
    /// How to speak.
    pub(crate) terminal: Terminal,
}

/// Runs the program.
pub fn main() -> ExitCode {
    panic::set_hook(Box::new(apologise));
    let words: Vec<_> = std::env::args_os().collect();
    panic::catch_unwind(|| run(words)).unwrap_or(Exit::Failed).into()
}

/// A fault of ours must not speak English to a clerk, and must be reportable.
fn apologise(fault: &PanicHookInfo<'_>) {
    terminal::stderr(&format!(
        "程序内部出错，没有完成，这不是您的操作造成的。请把下面的文字发给开发人员：\n{fault}\n"
    ));
}

fn run(words: Vec<OsString>) -> Exit {
    let form = if asks_for_json(&words) { Form::Json } else { Form::Text };
    let Line { command, global, .. } = match Line::try_parse_from(&words) {
        Ok(line) => line,
        Err(error) => return answer(&error, &words, form),
    };
    let Some(command) = command else {
        terminal::stderr(&Line::command().render_help().to_string());
        return Exit::Failed;
    };
    if global.format == Form::Sarif && !has_only_findings(&command) {
        let finding = refusal::no_sarif(command.name());
        return Outcome::refused(command.name(), finding)
            .report(&Terminal::plain(Form::Text), Exit::Failed);
    }
    let ctx = context(global);
    if needs_project(&command) && !ctx.project.is_dir() {
        let finding = no_project(&ctx.project);
        return Outcome::refused(command.name(), finding)
            .report(&ctx.terminal, Exit::Failed);
    }
    ctx.terminal.detail(&format!("项目文件夹：{}", ctx.project.display()));
    match &command {
        Command::New(args) => new::run(args, &ctx),
        Command::Build(args) => build::run(args, &ctx),
        Command::Report(args) => report::run(args, &ctx),
        Command::Batch(args) => batch::run(args, &ctx),
        Command::Check(args) => check::run(args, &ctx),
        Command::Ledger(args) => ledger::run(args, &ctx),
        Command::Explain(args) => explain::run(args, &ctx),
        Command::Fonts => fonts::run(&ctx),
        Command::Schema(args) => schema::run(args, &ctx),
        Command::Inspect(args) => inspect::run(args, &ctx),
        Command::Submit(args) => submit::run(args, &ctx),
        Command::Verify(args) => verify::run(args, &ctx),
        Command::Completions(args) => completions::run(args, &ctx),
        Command::Help(args) => help(args.command.as_deref(), form),
    }
}

fn context(global: Global) -> Context {
    let terminal = Terminal::new(&global);
    let selection = match global.fonts {
        FontScope::Bundled => Selection::Bundled,
        FontScope::Auto => {
            Selection::Auto(Wishes { explicit: global.font, ..Wishes::default() })
        }
    };
    let world = DiskWorld::new(&global.project, global.as_of);
    let Global { project, as_of, .. } = global;
    Context { project, world, as_of, selection, terminal }
}

/// Answers what clap calls an error: help and version were asked for, the rest is wrong.
fn answer(error: &clap::Error, words: &[OsString], form: Form) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // That nobody listens any more is no fault.
            let _ = error.print();
            Exit::Clean
        }
        _ => {
            let mut outcome = Outcome::default();
            outcome.findings.push(refusal::refusal(error, words));
            outcome.report(&Terminal::plain(form), Exit::Failed)
        }
    }
}

/// `zhenggai help 生成` says what `zhenggai 生成 --help` says.
fn help(command: Option<&str>, form: Form) -> Exit {
    let words = ["zhenggai"].into_iter().chain(command).chain(["--help"]);
    let words: Vec<_> = words.map(OsString::from).collect();
    let answered = Line::try_parse_from(&words).map(|_| Exit::Clean);
    answered.unwrap_or_else(|error| answer(&error, &words, form))
}

/// Read before the line is understood, so that a program also gets its mistakes as JSON.
fn asks_for_json(words: &[OsString]) -> bool {
    let pair = |pair: &[OsString]| pair[0] == "--format" && pair[1] == "json";
    words.windows(2).any(pair) || words.iter().any(|word| word == "--format=json")
}

/// Whether findings are all that the command has to tell a program.
fn has_only_findings(command: &Command) -> bool {
    matches!(command, Command::Build(_) | Command::Check(_))
}

fn needs_project(command: &Command) -> bool {
    match command {
        Command::Build(_)
        | Command::Report(_)
        | Command::Batch(_)
        | Command::Check(_)
        | Command::Ledger(_)
        | Command::Submit(_)
        | Command::Fonts => true,
        Command::Schema(args) => args.kind.is_none(),
        _ => false,
    }
}

fn no_project(folder: &Path) -> Diagnostic {
    let folder = if folder == OsStr::new("") { Path::new(".") } else { folder };
    let words = if folder.exists() { "不是文件夹" } else { "不存在" };
    Diagnostic::new(&NOT_FOUND, format!("项目文件夹“{}”{words}", folder.display()))
        .hint("请检查 --project 后面的路径；路径中有空格的，要用英文双引号括起来")
}
