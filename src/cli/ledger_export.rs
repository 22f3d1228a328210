//! `zhenggai ledger export`: the ledger as Excel workbooks.

use std::collections::BTreeSet;

use super::exit::Exit;
use super::ledger_args::LedgerExport;
use super::outcome::Outcome;
use super::{Context, write};
use crate::content::{load_ledger, load_plan};
use crate::diagnostic::codes::workbook::TOO_LONG;
use crate::diagnostic::{Diagnostic, Findings};
use crate::ledger::Log;
use crate::pipeline::Output;
use crate::workbook::{ExportError, SHEET, Scope, export, units};
use crate::world::World;

/// Writes one book, or one for each 责任单位.
pub(crate) fn run(args: &LedgerExport, ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("ledger");
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
        0 => "没有导出，请先改正上面的错误".to_owned(),
        count => format!("已导出 {count} 个工作簿"),
    });
    exit
}

/// The books; none beside an error, since what a department gets must be right.
fn outputs(args: &LedgerExport, ctx: &Context, findings: &mut Findings) -> Vec<Output> {
    let plan = load_plan(&ctx.world, findings);
    let ledger = load_ledger(&ctx.world, findings);
    let (Some(plan), Some(ledger)) = (plan, ledger) else { return Vec::new() };
    let day = ctx.world.today();
    let log = Log::new(&ledger, &plan, findings);
    log.review(day, findings);
    if findings.has_errors() {
        return Vec::new();
    }
    let scopes = match args.by_unit {
        false => vec![Scope::All],
        true => units(&log.on(day)).into_iter().map(Scope::Unit).collect(),
    };
    let mut taken = BTreeSet::new();
    let mut outputs = Vec::new();
    for scope in scopes {
        match export(&ledger, &log, day, args.days, &scope) {
            Ok(bytes) => outputs.push(Output { name: name(&scope, &mut taken), bytes }),
            Err(error) => {
                let hint = match &error {
                    ExportError::TooLong { .. } => {
                        "请把这段内容改短，详细的另作附件，列入佐证"
                    }
                    ExportError::Book(_) => "请把这句话发给开发人员",
                };
                findings.push(Diagnostic::new(&TOO_LONG, error.to_string()).hint(hint));
            }
        }
    }
    if findings.has_errors() { Vec::new() } else { outputs }
}

/// The name of a book's file; names that differ only in marks that files cannot have, or in
/// the case of letters, get numbers.
fn name(scope: &Scope, taken: &mut BTreeSet<String>) -> String {
    const LONGEST: usize = 40;
    let stem = match scope {
        Scope::All => SHEET.to_owned(),
        Scope::Unit(unit) if unit.is_empty() => format!("{SHEET}（未定责任单位）"),
        Scope::Unit(unit) => {
            let unit = unit.chars().map(|ch| if write::is_plain(ch) { ch } else { '_' });
            format!("{SHEET}（{}）", unit.take(LONGEST).collect::<String>())
        }
    };
    let mut name = format!("{stem}.xlsx");
    let mut number = 1;
    while !taken.insert(name.to_lowercase()) {
        number += 1;
        name = format!("{stem}{number}.xlsx");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_that_no_file_can_be_called_after_get_names_of_their_own() {
        let mut taken = BTreeSet::new();
        let mut name = |unit: &str| name(&Scope::Unit(unit.to_owned()), &mut taken);
        assert_eq!(name("甲/乙"), "整改台账（甲_乙）.xlsx");
        assert_eq!(name("甲:乙"), "整改台账（甲_乙）2.xlsx");
        assert_eq!(name(""), "整改台账（未定责任单位）.xlsx");
        assert_eq!(name(&"长".repeat(300)).chars().count(), 40 + 6 + 5);
    }
}
