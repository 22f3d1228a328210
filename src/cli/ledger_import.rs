//! `zhenggai ledger import`: what departments filled in, cell by cell, and into the ledger.

use std::path::Path;

use serde_json::{Value, json};

use super::Context;
use super::args::Form;
use super::exit::Exit;
use super::ledger::abridged;
use super::ledger_add::amend;
use super::ledger_args::LedgerImport;
use super::new::empty_ledger;
use super::outcome::Outcome;
use super::table::table;
use crate::content::{LEDGER_PATH, NewEntry, Plan, load_plan, read_ledger};
use crate::diagnostic::codes::io::{NOT_FOUND, REFUSED, TOO_LARGE};
use crate::diagnostic::{Diagnostic, Findings, Source};
use crate::ledger::Recorded;
use crate::workbook::{Change, Import, MAX_BYTES, SHEET, import};
use crate::world::disk::DiskWorld;
use crate::world::{MAX_TEXT_BYTES, ReadError, World, decode, unreadable};

/// How much of a cell the table shows, in columns of the terminal.
const SHOWN: usize = 30;

/// Books under the names of their files.
type Books = Vec<(String, Vec<u8>)>;

/// Shows what the books change, and records it if that is asked for.
pub(crate) fn run(args: &LedgerImport, ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("ledger");
    let books = books(args, &mut outcome.findings);
    let plan = load_plan(&ctx.world, &mut outcome.findings);
    let (Some(plan), false) = (plan, books.is_empty()) else {
        return outcome.report(&ctx.terminal, Exit::Failed);
    };
    if books.len() < args.files.len() {
        return outcome.report(&ctx.terminal, Exit::Failed);
    }
    // Only the books are judged here, not the plan.
    outcome.findings = Findings::new();
    let mut read = Import::default();
    let mut judge = |source: &std::sync::Arc<Source>| {
        let (imported, recorded) = judge(args, ctx, &books, &plan, source);
        read = imported;
        recorded
    };
    let recorded = if args.write {
        amend(ctx, &mut judge).map(|(path, recorded)| {
            outcome.files.push(path);
            recorded
        })
    } else {
        source(ctx).map_err(Findings::from).and_then(|source| judge(&source))
    };
    outcome.findings.extend(match recorded {
        Ok(recorded) => recorded.warnings,
        Err(findings) => findings,
    });
    let written = !outcome.files.is_empty();
    match ctx.terminal.form {
        Form::Json => outcome.answer = Some(answer(&read, written)),
        Form::Text | Form::Sarif => {
            outcome.text = overview(&read.changes, ctx.terminal.verbose);
        }
    }
    let exit = match outcome.findings.has_errors() {
        true => Exit::Failed,
        false => Exit::done(&outcome.findings),
    };
    let exit = outcome.report(&ctx.terminal, exit);
    ctx.terminal.talk(&closing(&read, written, exit));
    exit
}

/// What the books say of this text of the ledger, and the text with it.
fn judge(
    args: &LedgerImport,
    ctx: &Context,
    books: &Books,
    plan: &Plan,
    source: &std::sync::Arc<Source>,
) -> (Import, Result<Recorded, Findings>) {
    let mut findings = Findings::new();
    let Some(ledger) = read_ledger(source, &mut findings) else {
        return (Import::default(), Err(findings));
    };
    let today = ctx.world.today();
    let import = import(books, plan, &ledger, today, args.recorder.as_deref());
    let recorded = if import.entries().is_empty() {
        // Nothing to record: the file stays as it is.
        Err(import.findings.clone())
    } else {
        import.record(source, plan, today)
    };
    (import, recorded)
}

/// The ledger as it stands.
fn source(ctx: &Context) -> Result<std::sync::Arc<Source>, Box<Diagnostic>> {
    match ctx.world.read(LEDGER_PATH, MAX_TEXT_BYTES) {
        Ok(bytes) => decode(LEDGER_PATH, &bytes),
        Err(ReadError::NotFound) => decode(LEDGER_PATH, empty_ledger().as_bytes()),
        Err(error) => Err(unreadable(LEDGER_PATH, &error)),
    }
}

/// The files that can be read.
fn books(args: &LedgerImport, findings: &mut Findings) -> Books {
    let mut books = Books::new();
    for file in &args.files {
        match bytes(file) {
            Ok(bytes) => books.push((name(file), bytes)),
            Err(finding) => findings.push(*finding),
        }
    }
    books
}

fn name(path: &Path) -> String {
    path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned())
}

fn bytes(path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    let shown = path.display();
    let folder = path.parent().unwrap_or(Path::new(""));
    let bytes = DiskWorld::new(folder, None).read(&name(path), MAX_BYTES);
    bytes.map_err(|error| {
        Box::new(match error {
            ReadError::TooLarge { .. } => {
                Diagnostic::new(&TOO_LARGE, format!("“{shown}”大得不像一份台账"))
                    .hint("请检查文件是不是选对了")
            }
            ReadError::NotFound => {
                Diagnostic::new(&NOT_FOUND, format!("没有文件“{shown}”"))
                    .hint("请检查路径；路径中有空格的，要用英文双引号括起来")
            }
            ReadError::Outside | ReadError::Refused(_) => Diagnostic::new(
                &REFUSED,
                format!("“{shown}”读不出来"),
            )
            .hint(
                "请关闭正在打开它的 Excel 或 WPS，检查它是不是一个文件，有没有读取的权限",
            ),
        })
    })
}

/// The changes as a table; `whole` shows all of every cell.
fn overview(changes: &[Change], whole: bool) -> String {
    if changes.is_empty() {
        return String::new();
    }
    let several = changes.iter().any(|change| change.book != changes[0].book);
    let text = |text: &str| {
        let text = text.replace('\n', " ");
        match text.as_str() {
            "" => "（空）".to_owned(),
            _ if whole => text,
            _ => abridged(&text, SHOWN),
        }
    };
    let rows: Vec<_> = changes
        .iter()
        .map(|change| {
            let cell = match several {
                true => format!("{} {}", change.book, change.cell),
                false => change.cell.to_string(),
            };
            let column = change.column.to_owned();
            // What was added to the end would be cut off with the end.
            let added = change.after.strip_prefix(&change.before);
            let added = added.and_then(|it| it.strip_prefix('\n'));
            let now = match added.filter(|_| !change.before.is_empty()) {
                Some(added) => text(&format!("＋{added}")),
                None => text(&change.after),
            };
            [cell, change.item.clone(), column, text(&change.before), now]
        })
        .collect();
    table(["单元格", "编号", "栏目", "原来", "现在"], &rows)
}

fn closing(read: &Import, written: bool, exit: Exit) -> String {
    let (changes, entries) = (read.changes.len(), read.entries().len());
    if exit == Exit::Failed {
        return "没有导入，台账没有改动。请按上面的提示改正后重新导入".to_owned();
    }
    match (entries, written) {
        (0, _) => "工作簿与导出时一样，没有可以登记的".to_owned(),
        (_, true) => format!("{changes} 格有变动，已追加 {entries} 条登记"),
        (_, false) => format!(
            "{changes} 格有变动，将追加 {entries} 条登记，现在还没有写入；核对无误后加上 --write 重新运行"
        ),
    }
}

fn answer(read: &Import, written: bool) -> Value {
    let changes = read.changes.iter().map(|change| {
        json!({
            "file": change.book,
            "sheet": SHEET,
            "cell": change.cell.to_string(),
            "item": change.item,
            "column": change.column,
            "before": change.before,
            "after": change.after,
        })
    });
    let entries = read.entries();
    json!({ "import": {
        "changes": changes.collect::<Vec<_>>(),
        "entries": entries.iter().map(described).collect::<Vec<_>>(),
        "written": written,
    }})
}

/// An entry; what it does not say is `null`.
fn described(entry: &NewEntry) -> Value {
    let extension = entry.extension.as_ref();
    json!({
        "date": entry.date.to_string(),
        "item": entry.item,
        "state": entry.state.map(|state| state.name()),
        "progress": entry.progress,
        "evidence": entry.evidence,
        "recorder": entry.recorder,
        "closing": entry.step.map(|step| step.name()),
        "extend_to": extension.map(|(due, _)| due.to_string()),
        "reason": extension.map(|(_, reason)| reason),
        "note": entry.note,
    })
}
