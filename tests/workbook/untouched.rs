//! A book that nobody touched changes nothing, whatever the log says.

use proptest::collection;
use proptest::prelude::{ProptestConfig, Strategy, proptest};
use zhenggai::content::{Ledger, State};
use zhenggai::diagnostic::Findings;
use zhenggai::ledger::{Log, SOON};
use zhenggai::value::Date;
use zhenggai::workbook::{Scope, export, import, units};

use super::logs::{date, ledger, text};
use super::{last_day, messages, project, support, today};

/// Words that formats could take for something else.
fn words() -> impl Strategy<Value = String> {
    let odd = "[<>&\"'=+@{}_x0-9A-F，。 \\t\u{3000}\u{a0}\u{1}\u{1f}\u{fffe}甲乙\u{20000}]{0,12}";
    odd.prop_map(|odd| format!("文{odd}字"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn of_any_log(ledger in ledger(), day in date()) {
        let plan = super::plan();
        let log = Log::new(&ledger, &plan, &mut Findings::new());
        // Entries of later days would make the book stale.
        let mut past = ledger.clone();
        past.entries.retain(|entry| entry.date.value <= day);
        let bytes = export(&past, &log, day, SOON, &Scope::All).unwrap();
        let read = import(&[("台账.xlsx".into(), bytes)], &plan, &past, today(), None);
        assert_eq!(messages(&read.findings), Vec::<String>::new());
        assert_eq!(read.changes, []);
        assert_eq!(read.entries(), []);
    }

    #[test]
    fn of_any_words(all in collection::vec(words(), 4..5), lines in 1..4_usize) {
        let (plan, mut ledger) = project();
        let mut last = ledger.entries.last().unwrap().clone();
        let mut many = text(&all[0]);
        many.paragraphs = all.iter().take(lines).map(|it| it.trim().to_owned()).collect();
        last.progress = Some(many);
        last.note = Some(text(&all[1]));
        last.evidence = vec![text(&all[2]), text(&all[3])];
        ledger.entries.push(last);
        let log = Log::new(&ledger, &plan, &mut Findings::new());
        let bytes = export(&ledger, &log, last_day(), SOON, &Scope::All).unwrap();
        let read = import(&[("台账.xlsx".into(), bytes)], &plan, &ledger, today(), None);
        assert_eq!(messages(&read.findings), Vec::<String>::new());
        assert_eq!(read.changes, []);
    }
}

#[test]
fn the_books_of_all_units_together_have_every_item_once() {
    let (plan, ledger) = project();
    let log = Log::new(&ledger, &plan, &mut Findings::new());
    let standings = log.on(last_day());
    let books: Vec<_> = units(&standings)
        .into_iter()
        .map(|unit| {
            let scope = Scope::Unit(unit.clone());
            (unit, export(&ledger, &log, last_day(), SOON, &scope).unwrap())
        })
        .collect();
    assert_eq!(books.len(), 5);
    let read = import(&books, &plan, &ledger, today(), None);
    assert!(read.findings.is_empty(), "{:?}", read.findings);
    let rows: usize = books
        .iter()
        .map(|(_, bytes)| {
            let sheet = super::book::Book::open(bytes).part(super::book::SHEET);
            sheet.matches("<row ").count() - 3
        })
        .sum();
    assert_eq!(rows, plan.items().count());
}

#[test]
fn a_log_without_entries_and_a_plan_make_a_book() {
    let plan = super::plan();
    let ledger = Ledger::default();
    let log = Log::new(&ledger, &plan, &mut Findings::new());
    assert!(log.on(last_day()).iter().all(|it| it.state == State::NotStarted));
    let bytes = export(&ledger, &log, last_day(), SOON, &Scope::All).unwrap();
    let read = import(&[("台账.xlsx".into(), bytes)], &plan, &ledger, today(), None);
    assert!(read.findings.is_empty() && read.changes.is_empty());
}

#[test]
fn days_that_sheets_cannot_count_come_back_too() {
    let text = super::PLAN.replacen("期限: 2023-12-31", "期限: 1899-12-31", 1);
    let plan = support::load(text.replacen("期限: 2024-02-29", "期限: 1900-02-28", 1));
    let (plan, ledger) = (plan.0.unwrap(), Ledger::default());
    let log = Log::new(&ledger, &plan, &mut Findings::new());
    let day = Date::new(1, 1, 1).unwrap();
    let bytes = export(&ledger, &log, day, SOON, &Scope::All).unwrap();
    let read = import(&[("台账.xlsx".into(), bytes)], &plan, &ledger, today(), None);
    assert_eq!(messages(&read.findings), Vec::<String>::new());
    assert_eq!(read.changes, []);
}

#[test]
fn the_same_log_gives_the_same_bytes() {
    assert!(super::bytes() == super::bytes());
}
