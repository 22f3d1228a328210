//! What was filled in comes back whole, whichever program saved the book.

use std::fs;

use zhenggai::content::{NewEntry, State, Step};
use zhenggai::diagnostic::Findings;
use zhenggai::value::Date;
use zhenggai::workbook::{Import, import};

use super::book::Book;
use super::{bytes, imported, ledger_source, today};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A change as `cell item column: before → after`.
fn lines(read: &Import) -> Vec<String> {
    let line = |it: &zhenggai::workbook::Change| {
        let (before, after) = (&it.before, &it.after);
        format!("{} {} {}: {before} → {after}", it.cell, it.item, it.column)
    };
    read.changes.iter().map(line).map(|line| line.replace('\n', "/")).collect()
}

#[test]
fn every_notation_of_a_day_is_the_same_entry() {
    let days = ["2024/12/31", "2024.12.31", "2024年12月31日", "2024-12-31"];
    let mut entries = Vec::new();
    for word in days {
        let mut book = Book::open(&bytes());
        book.write("R10", word);
        book.write("S10", "须经年底检验。");
        entries.push(imported(book.bytes()).entries());
    }
    let mut book = Book::open(&bytes());
    book.number("R10", "45657");
    book.write("S10", "须经年底检验。");
    entries.push(imported(book.bytes()).entries());
    let expected = NewEntry {
        recorder: Some("党委宣传部".to_owned()),
        extension: Some((day("2024-12-31"), "须经年底检验。".to_owned())),
        ..NewEntry::new(today(), "作风-1")
    };
    assert!(entries.iter().all(|found| *found == [expected.clone()]), "{entries:?}");
}

#[test]
fn a_report_an_extension_and_an_application_are_entries_of_their_own() {
    let mut book = Book::open(&bytes());
    book.write("L10", "已完成");
    book.write("K10", "协调机制正式印发，\n转入常态运行。");
    book.write(
        "N10",
        "网络舆情应急演练记录\n协调机制（印发稿）\n重点工程协调机制试行小结\n会议纪要",
    );
    book.write("P10", "另有两项机制待明年评估。");
    book.write("T10", "申请");
    book.write("U10", "宣传部 李四");
    book.write("V10", "2024-10-08");
    let entries = imported(book.bytes()).entries();
    let base = NewEntry {
        recorder: Some("宣传部 李四".to_owned()),
        ..NewEntry::new(day("2024-10-08"), "作风-1")
    };
    let report = NewEntry {
        state: Some(State::Done),
        progress: Some("协调机制正式印发，\n转入常态运行。".to_owned()),
        evidence: vec!["协调机制（印发稿）".to_owned(), "会议纪要".to_owned()],
        note: Some("另有两项机制待明年评估。".to_owned()),
        ..base.clone()
    };
    let application = NewEntry { step: Some(Step::Apply), ..base };
    assert_eq!(entries, [report, application]);
}

#[test]
fn an_entry_keeps_the_state_when_only_words_changed() {
    let mut book = Book::open(&bytes());
    book.write("P4", "第四季度学习计划已报。");
    let entries = imported(book.bytes()).entries();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].state, Some(State::LongTerm));
    assert_eq!(entries[0].progress, None);
    assert_eq!(entries[0].note.as_deref(), Some("第四季度学习计划已报。"));
}

#[test]
fn who_is_named_nowhere_is_taken_from_the_command() {
    let (plan, ledger) = super::project();
    let mut book = Book::open(&bytes());
    book.write("U4", "");
    book.write("P4", "第四季度学习计划已报。");
    let books = [("台账.xlsx".to_owned(), book.bytes())];
    let named = import(&books, &plan, &ledger, today(), Some(" 王五 ")).entries();
    assert_eq!(named[0].recorder.as_deref(), Some("王五"));
    let nameless = import(&books, &plan, &ledger, today(), None).entries();
    assert_eq!(nameless[0].recorder, None);
}

#[test]
fn entries_come_in_the_order_of_their_days() {
    let mut book = Book::open(&bytes());
    for (row, on) in [(4, "2024-10-09"), (6, "2024-10-01"), (9, "2024-10-05")] {
        book.write(&format!("P{row}"), "有变化。");
        book.write(&format!("V{row}"), on);
    }
    let entries = imported(book.bytes()).entries();
    let items: Vec<_> = entries.iter().map(|entry| entry.item.as_str()).collect();
    assert_eq!(items, ["政治-2", "担当-1", "学习-1"]);
}

#[test]
fn what_comes_in_is_appended_and_then_exports_as_it_was_filled_in() {
    let mut book = Book::open(&bytes());
    book.write("K10", "重点工程协调机制正式印发。");
    let read = imported(book.bytes());
    let source = ledger_source();
    let plan = super::plan();
    let recorded = read.record(&source, &plan, today()).unwrap();
    assert!(recorded.appended.text.starts_with(super::LEDGER.trim_end()));
    let again = super::exported(
        &plan,
        &recorded.appended.ledger,
        today(),
        &zhenggai::workbook::Scope::All,
    );
    let strings = Book::open(&again).part("xl/sharedStrings.xml");
    assert!(strings.contains("重点工程协调机制正式印发。"));
    let books = [("台账.xlsx".to_owned(), again)];
    let read = import(&books, &plan, &recorded.appended.ledger, today(), None);
    assert!(read.findings.is_empty() && read.changes.is_empty());
}

/// What a book says that another program has saved.
fn fixture(name: &str) -> Import {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/workbook/saved/");
    let import = imported(fs::read(format!("{root}{name}")).unwrap());
    let findings: &Findings = &import.findings;
    assert!(findings.is_empty(), "{findings:?}");
    import
}

#[test]
fn a_book_saved_by_libreoffice_shows_exactly_the_edits() {
    let read = fixture("libreoffice.xlsx");
    assert_eq!(
        lines(&read),
        [
            "P4 学习-1 备注:  → 第四季度学习计划已报。",
            "V4 学习-1 登记日期:  → 2024-10-09",
            "K9 担当-1 整改进展: 三季度受理的群众诉求全部办结，回访满意率列入支部考核。 → 与社区开展共建活动<两次> & “双报到”。",
            "U9 担当-1 登记人: 党群工作部 → 党群工作部 王主任",
            "K10 作风-1 整改进展: 重点工程协调机制试行三个月，正在总结修订，拟于十月正式印发。 → 重点工程协调机制进入会签，/本月内印发。",
            "N10 作风-1 佐证材料: 网络舆情应急演练记录/重点工程协调机制试行小结 → 网络舆情应急演练记录/重点工程协调机制试行小结/协调机制（会签稿）",
            "R10 作风-1 新期限:  → 2024-12-31",
            "S10 作风-1 延期理由:  → 会签单位多，须逐家核定。",
            "V10 作风-1 登记日期:  → 2024-10-08",
        ]
    );
    assert_eq!(read.entries().len(), 4);
}

#[test]
fn a_book_that_libreoffice_only_opened_and_saved_changes_nothing() {
    assert_eq!(lines(&fixture("untouched.xlsx")), Vec::<String>::new());
}
