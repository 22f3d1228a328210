//! Worlds and plans for the tests of the whole library.

#![allow(dead_code, reason = "each test crate uses a part")]
#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

use zhenggai::content::{LEDGER_PATH, Ledger, PLAN_PATH, Plan, load_ledger, load_plan};
use zhenggai::diagnostic::Findings;
use zhenggai::value::Date;
use zhenggai::world::memory::MemoryWorld;

/// The repository's own plan, as it lies in the repository.
pub(crate) const PLAN: &str = include_str!("../../content/plan.yaml");

/// The paper that the repository's plan must give, one paragraph a line.
pub(crate) const PLAN_SOURCE: &str = include_str!("plan-source.txt");

/// The repository's own ledger.
pub(crate) const LEDGER: &str = include_str!("../../content/ledger.yaml");

/// A world whose plan has these bytes.
pub(crate) fn world_with(plan: impl Into<Vec<u8>>) -> MemoryWorld {
    MemoryWorld::new(Date::new(2023, 9, 28).unwrap()).with(PLAN_PATH, plan)
}

/// What reading these bytes as a plan gives.
pub(crate) fn load(plan: impl Into<Vec<u8>>) -> (Option<Plan>, Findings) {
    let mut findings = Findings::new();
    let plan = load_plan(&world_with(plan), &mut findings);
    (plan, findings)
}

/// The repository's own plan.
pub(crate) fn plan() -> Plan {
    let (plan, findings) = load(PLAN);
    assert!(findings.is_empty(), "{findings:?}");
    plan.unwrap()
}

/// What reading these bytes as a ledger gives.
pub(crate) fn ledger(text: impl Into<Vec<u8>>) -> (Option<Ledger>, Findings) {
    let mut findings = Findings::new();
    let world = world_with(PLAN).with(LEDGER_PATH, text);
    let ledger = load_ledger(&world, &mut findings);
    (ledger, findings)
}

pub(crate) mod large;
