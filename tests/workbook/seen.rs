//! What a reader sees who opens the book: the XML that the program wrote, read plainly.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use zhenggai::content::State;
use zhenggai::diagnostic::Findings;
use zhenggai::ledger::{Log, SOON, progress};

use super::book::{Book, SHEET};
use super::{bytes, last_day, project};

/// The value of an attribute of a tag.
fn attribute<'x>(tag: &'x str, name: &str) -> Option<&'x str> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

/// The tags with a name, without what they hold.
fn tags<'x>(xml: &'x str, name: &str) -> Vec<&'x str> {
    let open = format!("<{name}");
    let found = xml.match_indices(&open).map(|(at, _)| &xml[at..]);
    let whole = found.filter(|rest| rest[open.len()..].starts_with([' ', '>', '/']));
    whole.map(|rest| &rest[..=rest.find('>').unwrap()]).collect()
}

fn between<'x>(xml: &'x str, from: &str, to: &str) -> &'x str {
    xml.split(from).nth(1).unwrap().split(to).next().unwrap()
}

fn strings(book: &Book) -> Vec<String> {
    let part = book.part("xl/sharedStrings.xml");
    let items = part.split("<si>").skip(1).map(|item| {
        let text = item.split("</t>").next().unwrap();
        text[text.find('>').unwrap() + 1..].to_owned()
    });
    let plain = |text: String| {
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    };
    items.map(plain).collect()
}

/// Each format: whether its cells may be filled in, and how numbers are written.
fn formats(book: &Book) -> Vec<(bool, String)> {
    let part = book.part("xl/styles.xml");
    let written: BTreeMap<&str, &str> = tags(&part, "numFmt")
        .into_iter()
        .map(|tag| {
            (attribute(tag, "numFmtId").unwrap(), attribute(tag, "formatCode").unwrap())
        })
        .collect();
    let cells = between(&part, "<cellXfs", "</cellXfs>");
    let format = |xf: &str| {
        let id = attribute(xf.split('>').next().unwrap(), "numFmtId").unwrap();
        let code = written.get(id).copied().unwrap_or(id);
        (xf.contains("locked=\"0\""), code.to_owned())
    };
    cells.split("<xf").skip(1).map(format).collect()
}

/// The cells of the first rows: where, whether open, as a program shows them.
fn page(book: &Book) -> String {
    let (strings, formats) = (strings(book), formats(book));
    let part = book.part(SHEET);
    let mut page = String::new();
    for row in part.split("<row ").skip(1) {
        let row = row.split("</row>").next().unwrap();
        let height = attribute(&format!(" {row}"), "ht").unwrap_or("—").to_owned();
        let number = row.split('"').nth(1).unwrap();
        writeln!(page, "第{number}行 高{height}").unwrap();
        for cell in row.split("<c ").skip(1) {
            let tag = format!(" {cell}");
            let name = attribute(&tag, "r").unwrap();
            let Some(value) = cell.split("<v>").nth(1) else { continue };
            let value = value.split("</v>").next().unwrap();
            let style: usize = attribute(&tag, "s").unwrap_or("0").parse().unwrap();
            let (open, code) = &formats[style];
            let text = match attribute(&tag, "t") {
                Some("s") => strings[value.parse::<usize>().unwrap()].replace('\n', "／"),
                _ if code == "yyyy-mm-dd" => format!("{value} 日期"),
                _ => format!("{value} 数字"),
            };
            let mark = if *open { "可填" } else { "锁定" };
            writeln!(page, "  {name} {mark} {text}").unwrap();
        }
    }
    page
}

#[test]
fn the_book_reads_as_it_did() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbook/seen.txt");
    let found = page(&Book::open(&bytes()));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, found).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap();
    assert!(found == expected, "EXPECTED\n{expected}\nFOUND\n{found}");
}

#[test]
fn headings_stay_in_sight_and_come_again_on_every_page() {
    let book = Book::open(&bytes());
    let sheet = book.part(SHEET);
    let pane = tags(&sheet, "pane")[0];
    assert_eq!(attribute(pane, "topLeftCell"), Some("C4"));
    assert_eq!(attribute(pane, "state"), Some("frozen"));
    let names = book.part("xl/workbook.xml");
    assert!(names.contains(">整改台账!$3:$3</definedName>"), "{names}");
    assert!(names.contains(">整改台账!$B$1:$P$11</definedName>"), "{names}");
    assert!(sheet.contains("<autoFilter ref=\"B3:V11\"/>"));
}

#[test]
fn the_id_is_hidden_and_all_but_what_is_filled_in_is_locked() {
    let book = Book::open(&bytes());
    let sheet = book.part(SHEET);
    let first = tags(&sheet, "col")[0];
    assert_eq!(
        (attribute(first, "min"), attribute(first, "max")),
        (Some("1"), Some("1"))
    );
    assert_eq!(attribute(first, "hidden"), Some("1"));
    let protection = tags(&sheet, "sheetProtection")[0];
    assert_eq!(attribute(protection, "sheet"), Some("1"));
    // What protection leaves to the person.
    for free in ["autoFilter", "formatRows", "formatColumns"] {
        assert_eq!(attribute(protection, free), Some("0"), "{protection}");
    }
    let formats = formats(&book);
    let open: Vec<_> = tags(&sheet, "c")
        .into_iter()
        .filter(|tag| attribute(tag, "r").unwrap().ends_with("10"))
        .filter(|tag| formats[attribute(tag, "s").unwrap().parse::<usize>().unwrap()].0)
        .map(|tag| attribute(tag, "r").unwrap())
        .collect();
    assert_eq!(open, ["K10", "L10", "N10", "P10", "R10", "S10", "T10", "U10", "V10"]);
}

#[test]
fn the_lists_offer_the_states_that_the_kind_of_the_item_admits() {
    let sheet = Book::open(&bytes()).part(SHEET);
    let rules = between(&sheet, "<dataValidations", "</dataValidations>");
    let lists: BTreeMap<&str, &str> = rules
        .split("<dataValidation ")
        .filter(|rule| rule.contains("type=\"list\""))
        .map(|rule| {
            let tag = rule.split('>').next().unwrap();
            let range = tag.split("sqref=\"").nth(1).unwrap().split('"').next().unwrap();
            (range, between(rule, "<formula1>", "</formula1>"))
        })
        .collect();
    let lasting = "\"未启动,正在推进,基本完成,长期坚持\"";
    let passing = "\"未启动,正在推进,基本完成,已完成\"";
    let expected = [
        ("L4:L4 L6:L6 L9:L11", lasting),
        ("L5:L5 L7:L8", passing),
        ("T4:T11", "\"申请\""),
    ];
    assert_eq!(lists, BTreeMap::from(expected));
    for column in ["R4:R11", "V4:V11"] {
        let rule =
            rules.split("<dataValidation ").find(|it| it.contains(column)).unwrap();
        assert!(
            rule.contains("type=\"date\"") && rule.contains("errorStyle=\"warning\"")
        );
    }
}

#[test]
fn it_prints_on_a4_across_with_the_number_of_the_page() {
    let sheet = Book::open(&bytes()).part(SHEET);
    let page = tags(&sheet, "pageSetup")[0];
    assert_eq!(attribute(page, "paperSize"), Some("9"));
    assert_eq!(attribute(page, "orientation"), Some("landscape"));
    assert_eq!(attribute(page, "fitToHeight"), Some("0"));
    assert!(sheet.contains("<pageSetUpPr fitToPage=\"1\"/>"));
    assert!(
        sheet.contains("<oddFooter>&amp;C&amp;9第 &amp;P 页　共 &amp;N 页</oddFooter>")
    );
}

#[test]
fn the_stamp_is_out_of_sight_and_nothing_tells_the_hour() {
    let book = Book::open(&bytes());
    let names = book.part("xl/workbook.xml");
    let stamp = tags(&names, "sheet").into_iter().find(|it| it.contains("导出信息"));
    assert_eq!(attribute(stamp.unwrap(), "state"), Some("veryHidden"));
    let core = book.part("docProps/core.xml");
    assert!(core.contains(">2024-09-30T00:00:00Z</dcterms:created>"), "{core}");
}

#[test]
fn the_totals_are_those_of_the_ledger_and_the_chart_draws_them() {
    let book = Book::open(&bytes());
    let (plan, ledger) = project();
    let log = Log::new(&ledger, &plan, &mut Findings::new());
    let counted = progress::of(&log.on(last_day()), last_day(), SOON);
    let sheet = book.part("xl/worksheets/sheet2.xml");
    let number = |cell: String| -> usize {
        let rest = sheet.split(&format!("<c r=\"{cell}\"")).nth(1).unwrap();
        between(rest, "<v>", "</v>").parse().unwrap()
    };
    let areas = counted.areas.iter().map(|(_, counts)| counts).chain([&counted.all]);
    for (row, counts) in (4..).zip(areas) {
        assert_eq!(number(format!("B{row}")), counts.total);
        for (column, state) in ('C'..).zip(State::ALL) {
            assert_eq!(number(format!("{column}{row}")), counts.in_state(state));
        }
        assert_eq!(number(format!("H{row}")), counts.overdue);
        assert_eq!(number(format!("I{row}")), counts.soon);
        assert_eq!(number(format!("J{row}")), counts.pending);
        assert_eq!(number(format!("K{row}")), counts.closed);
    }
    let chart = book.part("xl/charts/chart1.xml");
    for (column, state) in ('C'..).zip(State::ALL) {
        assert!(chart.contains(&format!("<c:f>汇总!${column}$4:${column}$9</c:f>")));
        assert!(chart.contains(&format!("<c:v>{}</c:v>", state.name())));
    }
}
