//! Plan, ledger, workbook and report speak of the same items in the same states.

use super::{Read, ReadPaper};
use crate::diagnostic::codes::package::{CHANGED, TOTALS_DIFFER};
use crate::diagnostic::{Diagnostic, Findings};
use crate::package::manifest::{Kind, Totals};
use crate::workbook::tally;

/// An item as a table shows it.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Row {
    problems: String,
    state: String,
    closure: String,
}

pub(super) fn compare(read: &Read<'_>, findings: &mut Findings) {
    let totals = &read.manifest.totals;
    let mut tables: Vec<(&str, Vec<Row>)> = Vec::new();
    if let Some(ledger) = read.paper(Kind::Ledger) {
        tables.extend(table(ledger).map(|rows| ("台账", rows)));
        tables.extend(book(ledger, findings).map(|rows| ("工作簿", rows)));
    }
    if let Some(report) = read.paper(Kind::Report) {
        tables.extend(table(report).map(|rows| ("季度报告所附的台账", rows)));
        stated(report, totals, findings);
    }
    for (name, rows) in &tables {
        counted(name, rows, totals, findings);
    }
    for pair in tables.windows(2) {
        let [(one, first), (other, second)] = pair else { continue };
        alike((one, first), (other, second), findings);
    }
    if let (Some(plan), Some((name, rows))) = (read.paper(Kind::Plan), tables.first()) {
        planned(plan, name, rows, findings);
    }
}

fn differ(message: String) -> Diagnostic {
    Diagnostic::new(&TOTALS_DIFFER, message).hint("请报送单位核对后重新生成报送包")
}

/// The items of the first table of a DOCX that has states.
fn table(paper: &ReadPaper<'_>) -> Option<Vec<Row>> {
    let tables = &paper.docx.as_ref()?.tables;
    tables.iter().find_map(|table| {
        let (heading, rows) = table.split_first()?;
        let column = |name: &str| heading.iter().position(|it| it == name);
        let (problems, state) = (column("具体表现")?, column("状态")?);
        let closure = column("是否销号")?;
        let row = |cells: &Vec<String>| Row {
            problems: cells.get(problems).cloned().unwrap_or_default(),
            state: cells.get(state).cloned().unwrap_or_default(),
            closure: cells.get(closure).cloned().unwrap_or_default(),
        };
        Some(rows.iter().map(row).collect())
    })
}

/// The items of the workbook.
fn book(paper: &ReadPaper<'_>, findings: &mut Findings) -> Option<Vec<Row>> {
    match tally(paper.xlsx?) {
        Ok(rows) => {
            let row = |it: crate::workbook::Row| Row {
                problems: it.problems,
                state: it.state,
                closure: it.closure,
            };
            Some(rows.into_iter().map(row).collect())
        }
        Err(words) => {
            let finding = Diagnostic::new(&CHANGED, format!("工作簿{words}"));
            findings.push(finding.hint("请报送单位重新发送"));
            None
        }
    }
}

/// A table against the totals of the manifest.
fn counted(name: &str, rows: &[Row], totals: &Totals, findings: &mut Findings) {
    if rows.len() != totals.items {
        findings.push(differ(format!(
            "{name}里有 {} 个事项，报送包的说明里是 {} 个",
            rows.len(),
            totals.items
        )));
    }
    for (state, expected) in &totals.states {
        let found = rows.iter().filter(|row| row.state == *state).count();
        if found != *expected {
            findings.push(differ(format!(
                "{name}里“{state}”的有 {found} 项，报送包的说明里是 {expected} 项"
            )));
        }
    }
    let closed = rows.iter().filter(|row| row.closure == "已销号").count();
    if closed != totals.closed {
        findings.push(differ(format!(
            "{name}里“已销号”的有 {closed} 项，报送包的说明里是 {} 项",
            totals.closed
        )));
    }
}

/// Two tables item by item.
fn alike(
    (one, first): (&str, &[Row]),
    (other, second): (&str, &[Row]),
    findings: &mut Findings,
) {
    for (at, (a, b)) in (1..).zip(first.iter().zip(second)) {
        if a != b {
            findings.push(differ(format!(
                "第{at}个事项在{one}里是“{}”“{}”，在{other}里是“{}”“{}”{}",
                a.state,
                a.closure,
                b.state,
                b.closure,
                if a.problems == b.problems { "" } else { "，具体表现也不同" }
            )));
        }
    }
}

/// The numbers in the words of the report.
fn stated(report: &ReadPaper<'_>, totals: &Totals, findings: &mut Findings) {
    let Some(words) = report.pdf.as_ref().or(report.docx.as_ref()) else { return };
    let known = totals.statements();
    for statement in &totals.stated {
        if !known.contains(statement) || !words.text.contains(statement) {
            findings.push(differ(format!("季度报告里没有写“{statement}”")));
        }
    }
}

/// A sentence without the number before it, by which a ledger tells several apart.
fn bare(sentence: &str) -> &str {
    let rest = sentence.trim_start_matches(|it: char| it.is_ascii_digit());
    match rest.strip_prefix('.') {
        Some(words) if rest.len() < sentence.len() => words,
        _ => sentence,
    }
}

/// Every problem of the ledger stands in the plan.
fn planned(plan: &ReadPaper<'_>, name: &str, rows: &[Row], findings: &mut Findings) {
    let Some(words) = plan.pdf.as_ref().or(plan.docx.as_ref()) else { return };
    for (at, row) in (1..).zip(rows) {
        let sentences = row.problems.split_inclusive('。').map(bare);
        let unknown = sentences.filter(|it| !words.text.contains(*it)).count();
        if unknown > 0 {
            findings.push(differ(format!(
                "{name}里第{at}个事项的具体表现，整改方案里没有这样写"
            )));
        }
    }
}
