//! The ledger as an Excel workbook: what a reader sees, and what comes back.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod book;
mod corrupted;
mod filled_in;
#[path = "../support/logs.rs"]
mod logs;
mod refused;
mod seen;
#[path = "../support/mod.rs"]
mod support;
mod untouched;

use std::sync::Arc;

use zhenggai::content::{LEDGER_PATH, Ledger, Plan};
use zhenggai::diagnostic::{Findings, Source};
use zhenggai::ledger::{Log, SOON};
use zhenggai::value::Date;
use zhenggai::workbook::{Import, Scope, export, import};

/// A day of the quarter after the last of the ledger.
pub(crate) fn today() -> Date {
    Date::new(2024, 10, 10).unwrap()
}

pub(crate) fn last_day() -> Date {
    Date::new(2024, 9, 30).unwrap()
}

/// A plan that stays as it was when other programs saved books of it.
pub(crate) const PLAN: &str = include_str!("saved/plan.yaml");

/// Its ledger.
pub(crate) const LEDGER: &str = include_str!("saved/ledger.yaml");

pub(crate) fn plan() -> Plan {
    support::load(PLAN).0.unwrap()
}

pub(crate) fn project() -> (Plan, Ledger) {
    (plan(), support::ledger(LEDGER).0.unwrap())
}

/// The text of the ledger.
pub(crate) fn ledger_source() -> Arc<Source> {
    Source::new(LEDGER_PATH, LEDGER)
}

/// The book of a project on a day.
pub(crate) fn exported(
    plan: &Plan,
    ledger: &Ledger,
    day: Date,
    scope: &Scope,
) -> Vec<u8> {
    let log = Log::new(ledger, plan, &mut Findings::new());
    export(ledger, &log, day, SOON, scope).unwrap()
}

/// The book of the ledger on the last day of its last quarter.
pub(crate) fn bytes() -> Vec<u8> {
    let (plan, ledger) = project();
    exported(&plan, &ledger, last_day(), &Scope::All)
}

/// What a book says of the ledger.
pub(crate) fn imported(bytes: Vec<u8>) -> Import {
    let (plan, ledger) = project();
    import(&[("台账.xlsx".to_owned(), bytes)], &plan, &ledger, today(), None)
}

/// The messages of findings.
pub(crate) fn messages(findings: &Findings) -> Vec<String> {
    findings.iter().map(|it| format!("{} {}", it.code.id, it.message)).collect()
}
