//! What no book may say: each refusal names the sheet and the cell.

use zhenggai::content::{Entry, Ledger};
use zhenggai::diagnostic::{Findings, Severity};
use zhenggai::ledger::{Log, SOON};
use zhenggai::value::Date;
use zhenggai::workbook::{Import, Scope, export, import};

use super::book::{Book, SHEET};
use super::{
    bytes, imported, last_day, ledger_source, messages, project, support, today,
};

/// The row of 作风-1, which is 基本完成 and due on 2024-10-15.
const ROW: u32 = 10;

fn book() -> Book {
    Book::open(&bytes())
}

/// The only finding of a book after a change.
fn refusal(change: impl FnOnce(&mut Book)) -> String {
    let mut book = book();
    change(&mut book);
    let read = imported(book.bytes());
    let messages = messages(&read.findings);
    assert_eq!(messages.len(), 1, "{messages:?}");
    messages[0].clone()
}

/// What the rules of the ledger say of a book after a change.
fn judged(change: impl FnOnce(&mut Book)) -> Vec<String> {
    let mut book = book();
    change(&mut book);
    let read = imported(book.bytes());
    assert!(read.findings.is_empty(), "{:?}", read.findings);
    match recorded(&read) {
        Ok(_) => Vec::new(),
        Err(findings) => {
            for finding in &findings {
                assert!(finding.span.is_none() && !finding.hints.is_empty());
            }
            messages(&findings)
        }
    }
}

fn recorded(read: &Import) -> Result<String, Findings> {
    let source = ledger_source();
    let recorded = read.record(&source, &super::plan(), today())?;
    Ok(recorded.appended.text)
}

#[test]
fn a_locked_cell_may_not_change() {
    let message = refusal(|book| book.write("E10", "新目标"));
    assert_eq!(
        message,
        "XLS006 “台账.xlsx”工作表“整改台账”E10：“整改目标”是锁定的：导出时是“”，现在是“新目标”"
    );
    let message = refusal(|book| book.number("Q10", "45657"));
    assert!(
        message.contains(
            "Q10：“现行期限”是锁定的：导出时是“2024-10-15”，现在是“2024-12-31”"
        ),
        "{message}"
    );
    assert!(
        refusal(|book| book.write("M7", "未完成")).contains("M7：“完成时间”是锁定的")
    );
    assert!(refusal(|book| book.number("B10", "8")).contains("B10：“序号”是锁定的"));
    assert!(
        refusal(|book| book.write("O10", "已销号")).contains("O10：“是否销号”是锁定的")
    );
}

#[test]
fn a_formula_is_refused_even_with_the_same_result() {
    let put = |book: &mut Book| {
        book.put("L10", " t=\"str\"", "<f>\"基本\"&amp;\"完成\"</f><v>基本完成</v>");
    };
    assert_eq!(
        refusal(put),
        "XLS007 “台账.xlsx”工作表“整改台账”L10：这一格是公式，不是内容"
    );
}

#[test]
fn words_beside_or_below_the_table_are_refused() {
    let beside = |book: &mut Book| {
        let cell = "<c r=\"X10\" t=\"inlineStr\"><is><t>另：</t></is></c></row>";
        let row = book.take_row(ROW).replace("</row>", cell);
        book.add_row(&row);
    };
    assert!(
        refusal(beside)
            .starts_with("XLS006 “台账.xlsx”工作表“整改台账”X10：这里在表格以外")
    );
    let below = |book: &mut Book| {
        let cell = "<c r=\"K13\" t=\"inlineStr\"><is><t>另：</t></is></c>";
        book.add_row(&format!("<row r=\"13\">{cell}</row>"));
    };
    assert!(
        refusal(below)
            .starts_with("XLS005 “台账.xlsx”工作表“整改台账”K13：这一行没有编号")
    );
}

#[test]
fn rows_may_not_be_lost_doubled_or_invented() {
    let lost = refusal(|book| drop(book.take_row(ROW)));
    assert_eq!(lost, "XLS005 “台账.xlsx”工作表“整改台账”里少了事项“作风-1”一行");
    let doubled = refusal(|book| {
        let row = book.take_row(ROW);
        book.add_row(&row);
        book.add_row(&row.replace("\"10\"", "\"12\"").replace("10\" s=", "12\" s="));
    });
    assert_eq!(
        doubled,
        "XLS005 “台账.xlsx”工作表“整改台账”A12：事项“作风-1”有两行，另一行是第 10 行"
    );
    let mut invented = book();
    invented.write("A10", "作风-9");
    let read = imported(invented.bytes());
    let found = messages(&read.findings);
    assert!(found[0].contains("A10：导出时没有编号为“作风-9”的事项"), "{found:?}");
    assert!(found[1].contains("少了事项“作风-1”一行"), "{found:?}");
}

#[test]
fn rows_may_stand_in_another_order() {
    let mut book = book();
    let row = book.take_row(ROW);
    book.add_row(&row.replace("\"10\"", "\"12\"").replace("10\" s=", "12\" s="));
    let read = imported(book.bytes());
    assert!(read.findings.is_empty() && read.changes.is_empty());
}

#[test]
fn a_book_that_lags_behind_its_items_is_refused() {
    let (plan, mut ledger) = project();
    let bytes = bytes();
    let mut later = ledger.entries.last().unwrap().clone();
    later.date.value = today();
    ledger.entries.push(later);
    let books = [("台账.xlsx".to_owned(), bytes)];
    let read = import(&books, &plan, &ledger, today(), None);
    assert_eq!(
        messages(&read.findings),
        ["XLS004 “台账.xlsx”导出以后，台账又登记了事项“作风-1”（2024-10-10）"]
    );
}

#[test]
fn a_book_of_a_past_day_lags_behind_too() {
    let (plan, ledger) = project();
    let day = Date::new(2024, 9, 25).unwrap();
    let log = Log::new(&ledger, &plan, &mut Findings::new());
    let bytes = export(&ledger, &log, day, SOON, &Scope::All).unwrap();
    let read = import(&[("台账.xlsx".into(), bytes)], &plan, &ledger, today(), None);
    assert!(messages(&read.findings)[0].starts_with("XLS004"), "{:?}", read.findings);
}

#[test]
fn the_book_of_a_unit_does_not_lag_behind_items_of_others() {
    let (plan, mut ledger) = project();
    let log = Log::new(&ledger, &plan, &mut Findings::new());
    let scope = Scope::Unit("党委组织部".to_owned());
    let bytes = export(&ledger, &log, last_day(), SOON, &scope).unwrap();
    let later = Entry { ..ledger.entries.last().unwrap().clone() };
    assert_eq!(later.item.text(), "作风-1");
    ledger.entries.push(later);
    let read = import(&[("台账.xlsx".into(), bytes)], &plan, &ledger, today(), None);
    assert!(read.findings.is_empty(), "{:?}", read.findings);
}

#[test]
fn a_log_that_was_rewritten_refuses_its_books() {
    let (plan, mut ledger) = project();
    let books = [("台账.xlsx".to_owned(), bytes())];
    ledger.entries.swap_remove(0);
    let read = import(&books, &plan, &ledger, today(), None);
    assert_eq!(
        messages(&read.findings),
        ["XLS004 “台账.xlsx”导出以后，台账里原有的登记改过或删过"]
    );
    let read = import(&books, &plan, &Ledger::default(), today(), None);
    assert_eq!(read.findings.count(Severity::Error), 1);
}

#[test]
fn a_plan_that_was_changed_refuses_its_books() {
    let (_, ledger) = project();
    let changed = super::PLAN.replace("斗争意识存在不足。", "斗争意识不强。");
    let plan = support::load(changed).0.unwrap();
    let books = [("台账.xlsx".to_owned(), bytes())];
    let read = import(&books, &plan, &ledger, today(), None);
    assert_eq!(
        messages(&read.findings),
        ["XLS004 “台账.xlsx”导出以后，整改方案里的事项改过"]
    );
}

#[test]
fn a_book_without_the_stamp_or_a_column_is_not_ours() {
    let rename = |book: &mut Book| {
        let (from, to) = ("name=\"导出信息\"", "name=\"别的表\"");
        book.edit("xl/workbook.xml", |text| text.replace(from, to));
    };
    assert!(refusal(rename).starts_with("XLS003 “台账.xlsx”里没有导出信息"));
    assert!(refusal(|book| book.write("K3", "进度")).contains("里没有“整改进展”一列"));
    let mut doubled = book();
    doubled.write("K3", "备注");
    let found = messages(&imported(doubled.bytes()).findings);
    assert!(found[1].contains("工作表“整改台账”P3：“备注”一列有两个"), "{found:?}");
    assert!(refusal(|book| book.write("A3", "")).contains("里没有“编号”一列"));
}

#[test]
fn what_was_recorded_cannot_be_cleared() {
    assert!(
        refusal(|book| book.write("K10", " "))
            .contains("K10：“整改进展”原来有内容，不能清空")
    );
    let cut = refusal(|book| book.write("N10", "重点工程协调机制试行小结"));
    assert!(
        cut.contains("N10：原有的佐证“网络舆情应急演练记录”不见了，或者改了字"),
        "{cut}"
    );
    assert!(refusal(|book| book.write("L10", "")).contains("L10：“状态”不能写成“”"));
}

#[test]
fn what_the_lists_do_not_have_is_refused() {
    assert!(
        refusal(|book| book.write("L10", "完成")).contains("L10：“状态”不能写成“完成”")
    );
    assert!(
        refusal(|book| book.write("T10", "通过"))
            .contains("T10：“申请销号”不能写成“通过”")
    );
    let number = refusal(|book| book.number("K10", "0.5"));
    assert!(
        number.contains("K10：“整改进展”里是数字或日期（0.5），不是文字"),
        "{number}"
    );
    assert!(
        refusal(|book| book.put("K10", " t=\"e\"", "<v>#REF!</v>"))
            .contains("K10：这一格是错误值“#REF!”")
    );
}

#[test]
fn a_day_that_is_none_is_refused() {
    for word in ["下周一", "2024-13-01", "2024年10月"] {
        let message = refusal(|book| book.write("R10", word));
        assert!(
            message.contains(&format!("R10：“新期限”里的“{word}”不是日期")),
            "{message}"
        );
    }
    assert!(
        refusal(|book| book.number("V10", "20241231"))
            .contains("V10：“登记日期”里的“20241231”不是日期")
    );
}

#[test]
fn an_extension_needs_day_and_reason() {
    assert!(
        refusal(|book| book.write("R10", "2024-12-31"))
            .contains("S10：填了“新期限”，没有填“延期理由”")
    );
    assert!(
        refusal(|book| book.write("S10", "等待核定"))
            .contains("R10：填了“延期理由”，没有填“新期限”")
    );
}

#[test]
fn a_cell_that_is_too_long_is_refused() {
    let long = "长".repeat(32_768);
    assert!(
        refusal(|book| book.write("K10", &long))
            .contains("K10：这一格的内容超过 32767 个字")
    );
}

#[test]
fn words_that_the_ledger_would_misread_are_refused() {
    let message = refusal(|book| book.write("K10", "{{单位}}已办"));
    assert!(message.contains("K10：“整改进展”里有“{{”或“}}”"), "{message}");
    let message = refusal(|book| book.write("P10", "甲\u{200b}乙"));
    assert!(message.contains("P10：“备注”里有看不见的字符"), "{message}");
}

#[test]
fn one_item_in_two_books_is_refused() {
    let (plan, ledger) = project();
    let mut book = book();
    book.write("K10", "新的进展。");
    let books =
        [("甲.xlsx".to_owned(), book.bytes()), ("乙.xlsx".to_owned(), book.bytes())];
    let read = import(&books, &plan, &ledger, today(), None);
    assert_eq!(
        messages(&read.findings),
        ["XLS005 事项“作风-1”在“甲.xlsx”和“乙.xlsx”里都改了"]
    );
}

#[test]
fn a_name_or_day_alone_is_a_warning_and_no_entry() {
    let mut book = book();
    book.write("U10", "李四");
    let read = imported(book.bytes());
    assert_eq!(read.findings.count(Severity::Warning), 1);
    assert!(messages(&read.findings)[0].contains("U10：这一行只改了登记人或登记日期"));
    assert!(read.entries().is_empty());
}

#[test]
fn the_rules_of_the_ledger_speak_of_cells() {
    let done = judged(|book| book.write("L7", "基本完成"));
    assert!(done[0].starts_with("LED008 “台账.xlsx”工作表“整改台账”L7："), "{done:?}");
    let lasting = judged(|book| book.write("T4", "申请"));
    assert!(
        lasting[0].starts_with("LED009 “台账.xlsx”工作表“整改台账”T4："),
        "{lasting:?}"
    );
    let extended = judged(|book| {
        book.write("R10", "2024-10-11");
        book.write("S10", "等待核定");
    });
    assert!(
        extended[0].starts_with("LED015 “台账.xlsx”工作表“整改台账”R10："),
        "{extended:?}"
    );
    let early = judged(|book| {
        book.write("K10", "新的进展。");
        book.write("V10", "2024-09-01");
    });
    assert!(early[0].starts_with("LED002 “台账.xlsx”工作表“整改台账”V10："), "{early:?}");
    let late = judged(|book| {
        book.write("K10", "新的进展。");
        book.write("V10", "2025-09-01");
    });
    assert!(late[0].starts_with("LED016 “台账.xlsx”工作表“整改台账”V10："), "{late:?}");
    let against = judged(|book| book.write("L4", "已完成"));
    assert!(
        against[0].starts_with("LED006 “台账.xlsx”工作表“整改台账”L4："),
        "{against:?}"
    );
}

#[test]
fn nothing_is_appended_beside_a_finding() {
    let mut book = book();
    book.write("K10", "新的进展。");
    book.write("E4", "新目标");
    let read = imported(book.bytes());
    assert_eq!(read.changes.len(), 1);
    assert!(recorded(&read).is_err());
    assert!(book.part(SHEET).contains("新的进展。"));
}
