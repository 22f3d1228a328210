//! Times reading and judging the ledger of a large project: 5,000 items, 20,000 entries.
//!
//! `cargo bench --bench ledger` prints medians.

use divan::{Bencher, black_box};
use zhenggai::content::{
    LEDGER_PATH, Ledger, NewEntry, PLAN_PATH, Plan, State, load_ledger, load_plan,
};
use zhenggai::diagnostic::{Findings, Source};
use zhenggai::ledger::{Log, SOON, progress, record};
use zhenggai::value::Date;
use zhenggai::world::memory::MemoryWorld;

#[path = "../tests/support/large.rs"]
mod large;
#[path = "../tests/support/calibration.rs"]
mod calibration;

const ITEMS: usize = 5_000;
const ENTRIES: usize = 20_000;

fn main() {
    divan::main();
}

#[divan::bench(name = "calibration")]
fn calibrating(bencher: Bencher) {
    bencher.bench(|| calibration::work(black_box(20_000)));
}

fn today() -> Date {
    Date::new(2024, 12, 31).expect("a day")
}

fn world() -> MemoryWorld {
    MemoryWorld::new(today())
        .with(PLAN_PATH, large::plan(ITEMS))
        .with(LEDGER_PATH, large::ledger(ITEMS, ENTRIES))
}

fn plan(world: &MemoryWorld) -> Plan {
    load_plan(world, &mut Findings::new()).expect("the plan loads")
}

fn ledger(world: &MemoryWorld) -> Ledger {
    load_ledger(world, &mut Findings::new()).expect("the ledger loads")
}

#[divan::bench]
fn reading_the_plan(bencher: Bencher) {
    let world = world();
    bencher.bench(|| plan(black_box(&world)));
}

#[divan::bench]
fn reading_the_ledger(bencher: Bencher) {
    let world = world();
    bencher.bench(|| ledger(black_box(&world)));
}

#[divan::bench]
fn judging(bencher: Bencher) {
    let world = world();
    let (plan, ledger) = (plan(&world), ledger(&world));
    bencher.bench(|| {
        let mut findings = Findings::new();
        let log = Log::new(black_box(&ledger), &plan, &mut findings);
        log.review(today(), &mut findings);
        assert!(findings.is_empty());
    });
}

#[divan::bench]
fn counting(bencher: Bencher) {
    let world = world();
    let (plan, ledger) = (plan(&world), ledger(&world));
    let log = Log::new(&ledger, &plan, &mut Findings::new());
    bencher.bench(|| progress::of(&black_box(&log).on(today()), today(), SOON).all);
}

#[divan::bench]
fn appending_an_entry(bencher: Bencher) {
    let world = world();
    let plan = plan(&world);
    let source = Source::new(LEDGER_PATH, large::ledger(ITEMS, ENTRIES));
    let entry =
        NewEntry { state: Some(State::LongTerm), ..NewEntry::new(today(), large::id(4)) };
    bencher.bench(|| {
        let entries = std::slice::from_ref(black_box(&entry));
        record(&source, &plan, entries, today()).expect("the entry is allowed")
    });
}
