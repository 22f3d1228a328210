//! Everything that is printed of a quarter agrees, and with numbers that are counted here in
//! another way: straight from the YAML of the log, without a line of the ledger's own code.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};

use serde_yaml::Value;
use zhenggai::content::{Ledger, Plan, load_ledger, load_plan};
use zhenggai::diagnostic::Findings;
use zhenggai::document::{Block, Document, Table};
use zhenggai::font::Selection;
use zhenggai::ledger::{Log, SOON};
use zhenggai::pipeline::{Composed, Paper, Setup, compose};
use zhenggai::value::{Date, Quarter};
use zhenggai::workbook::{Scope, export};
use zhenggai::world::disk::DiskWorld;

const QUARTERS: [&str; 4] = ["2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3"];

/// The states in the order of the papers.
const STATES: [&str; 5] = ["未启动", "正在推进", "基本完成", "已完成", "长期坚持"];

/// What the log says of an item.
#[derive(Clone, Default)]
struct Item {
    state: String,
    closed: bool,
    pending: bool,
    deadline: Option<String>,
    kind: String,
}

/// Where every item stands at the end of a day, by reading the log from its beginning.
fn recounted(day: &str) -> BTreeMap<String, Item> {
    let yaml = |path: &str| -> Value {
        let text = fs::read_to_string(path).unwrap();
        let text = text.replace("{{", "〈").replace("}}", "〉");
        serde_yaml::from_str(&text).unwrap()
    };
    let text = |value: &Value| value.as_str().map(str::to_owned).unwrap_or_default();
    let (plan, log) = (yaml("content/plan.yaml"), yaml("content/ledger.yaml"));
    let mut items = BTreeMap::new();
    for area in plan["整改措施"].as_sequence().unwrap() {
        for item in area["事项"].as_sequence().unwrap() {
            let deadline = item.get("期限").map(text);
            let kind = item.get("类型").map(text).unwrap_or_default();
            let state = STATES[0].to_owned();
            let item =
                (text(&item["编号"]), Item { state, deadline, kind, ..Item::default() });
            items.extend([item]);
        }
    }
    for entry in log["登记"].as_sequence().unwrap() {
        if text(&entry["日期"]).as_str() > day {
            continue;
        }
        let item = items.get_mut(&text(&entry["事项"])).unwrap();
        if let Some(state) = entry.get("状态") {
            item.state = text(state);
        }
        match entry.get("销号").map(text).as_deref() {
            Some("申请") => item.pending = true,
            Some("通过") => (item.pending, item.closed) = (false, true),
            Some("退回") => {
                (item.pending, item.closed) = (false, false);
                item.state = "正在推进".to_owned();
            }
            _ => {}
        }
        if let Some(extension) = entry.get("延期") {
            item.deadline = Some(text(&extension["新期限"]));
        }
    }
    items
}

fn count(items: &BTreeMap<String, Item>, is: impl Fn(&Item) -> bool) -> usize {
    items.values().filter(|item| is(item)).count()
}

fn overdue(items: &BTreeMap<String, Item>, day: &str) -> usize {
    count(items, |item| {
        let open = item.state != "已完成" && item.state != "长期坚持";
        open && item.deadline.as_deref().is_some_and(|deadline| deadline < day)
    })
}

/// The last day of a quarter as the log writes it.
fn end(quarter: &str) -> String {
    let (year, number) = quarter.split_once("-Q").unwrap();
    let day = ["03-31", "06-30", "09-30", "12-31"][number.parse::<usize>().unwrap() - 1];
    format!("{year}-{day}")
}

fn world(day: Date) -> DiskWorld {
    DiskWorld::new(env!("CARGO_MANIFEST_DIR"), Some(day))
}

fn paper(paper: Paper, day: Date) -> Composed {
    let world = world(day);
    let mut findings = Findings::new();
    let setup = Setup::load(&world, &Selection::Bundled, &mut findings).unwrap();
    let composed = compose(&world, &setup, paper, &mut findings);
    assert!(!findings.has_errors(), "{findings:?}");
    composed.unwrap()
}

/// The report of a quarter, written on a day after the last of them.
fn report(quarter: &str) -> Composed {
    let quarter: Quarter = quarter.parse().unwrap();
    paper(Paper::Report(quarter), Date::new(2024, 10, 10).unwrap())
}

fn project() -> (Plan, Ledger) {
    let world = world(Date::new(2024, 10, 10).unwrap());
    let mut findings = Findings::new();
    let plan = load_plan(&world, &mut findings).unwrap();
    (plan, load_ledger(&world, &mut findings).unwrap())
}

fn tables<'d>(blocks: impl IntoIterator<Item = &'d Block>) -> Vec<&'d Table> {
    let table = |block: &'d Block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    };
    blocks.into_iter().filter_map(table).collect()
}

/// How often each state stands in the ledger of a paper.
fn states_in(table: &Table) -> [usize; 5] {
    let cells = || table.rows.iter().skip(table.head_rows).flat_map(|row| &row.cells);
    STATES.map(|state| cells().filter(|cell| cell.text() == state).count())
}

#[test]
fn the_words_of_every_report_state_the_numbers_of_the_log() {
    for quarter in QUARTERS {
        let day = end(quarter);
        let items = recounted(&day);
        let state = |name: &str| count(&items, |item| item.state == name);
        let closed = count(&items, |item| item.closed);
        let closable =
            count(&items, |item| item.kind != "长期坚持" && item.state != "长期坚持");
        let pending = count(&items, |item| item.pending);
        let words = report(quarter).markdown.unwrap();
        let words = words.text().replace('\\', "");
        let counted = ["基本完成", "正在推进", "未启动", "长期坚持"]
            .map(|name| (name, state(name)))
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(name, count)| format!("{name}{count}项"))
            .collect::<Vec<_>>();
        for sentence in [
            format!("{}个整改事项", items.len()),
            format!(
                "已完成{}项，占{}；{}。",
                state("已完成"),
                percent(state("已完成"), items.len()),
                counted.join("，")
            ),
            match closed {
                0 => format!("可销号的{closable}项都还没有销号"),
                _ => format!(
                    "可销号的{closable}项中，已销号{closed}项，占{}",
                    percent(closed, closable)
                ),
            },
            match pending {
                0 => "。".to_owned(),
                count => format!("，待审核{count}项。"),
            },
            match overdue(&items, &day) {
                0 => "没有逾期事项".to_owned(),
                count => format!("逾期{count}项"),
            },
        ] {
            assert!(words.contains(&sentence), "{quarter}: {sentence}\n{words}");
        }
    }
}

#[test]
fn a_report_names_what_changed_since_the_quarter_before_and_nothing_else() {
    for pair in QUARTERS.windows(2) {
        let [before, now] = [pair[0], pair[1]].map(|quarter| recounted(&end(quarter)));
        let words = report(pair[1]).markdown.unwrap();
        let compared = words.text().lines().find(|line| line.contains("末相比")).unwrap();
        let late =
            |items: &BTreeMap<String, Item>, at: usize| overdue(items, &end(pair[at]));
        let state = |name: &'static str| {
            (name, [&before, &now].map(|items| count(items, |item| item.state == name)))
        };
        let closed = [&before, &now].map(|items| count(items, |item| item.closed));
        let pending = [&before, &now].map(|items| count(items, |item| item.pending));
        let overdue = [late(&before, 0), late(&now, 1)];
        let others = [("已销号", closed), ("待审核", pending), ("逾期", overdue)];
        for (name, [was, is]) in STATES.into_iter().map(state).chain(others) {
            let sentence = match was.cmp(&is) {
                Ordering::Less => format!("{name}的由{was}项增至{is}项"),
                Ordering::Greater => format!("{name}的由{was}项减至{is}项"),
                Ordering::Equal => {
                    assert!(!compared.contains(&format!("{name}的")), "{compared}");
                    continue;
                }
            };
            assert!(compared.contains(&sentence), "{sentence}: {compared}");
        }
    }
}

/// A share with two decimals, by floating point, as the program does not count.
fn percent(part: usize, whole: usize) -> String {
    let [part, whole] = [part, whole].map(|it| f64::from(u32::try_from(it).unwrap()));
    format!("{:.2}%", (part * 10_000.0 / whole).round() / 100.0)
}

#[test]
fn the_ledger_bound_with_a_report_has_the_states_of_the_log() {
    for quarter in QUARTERS {
        let items = recounted(&end(quarter));
        let document: Document = report(quarter).document;
        let bound = tables(document.attachments.iter().flat_map(|it| &it.body));
        let expected = STATES.map(|name| count(&items, |item| item.state == name));
        assert_eq!(states_in(bound[0]), expected, "{quarter}");
        let closed = bound[0].rows.iter().flat_map(|row| &row.cells);
        let closed = closed.filter(|cell| cell.text() == "已销号").count();
        assert_eq!(closed, count(&items, |item| item.closed), "{quarter}");
    }
}

#[test]
fn the_charts_of_a_report_have_the_states_of_the_log() {
    let document = report(QUARTERS[3]).document;
    let charts: Vec<_> = document
        .body
        .iter()
        .filter_map(|block| match block {
            Block::Chart(chart) => Some(chart),
            _ => None,
        })
        .collect();
    let [areas, quarters] = charts[..] else { panic!("two charts") };
    for (at, quarter) in QUARTERS.iter().enumerate() {
        let items = recounted(&end(quarter));
        for state in STATES {
            let series = quarters.series.iter().find(|series| series.name == state);
            let value = series.map_or(0, |series| series.values[at]);
            let expected = count(&items, |item| item.state == state);
            assert_eq!(usize::try_from(value).unwrap(), expected, "{quarter} {state}");
        }
    }
    let items = recounted(&end(QUARTERS[3]));
    for series in &areas.series {
        let sum: u32 = series.values.iter().sum();
        let expected = count(&items, |item| item.state == series.name);
        assert_eq!(usize::try_from(sum).unwrap(), expected, "{}", series.name);
    }
}

#[test]
fn the_ledger_paper_and_the_workbook_have_the_states_of_the_log() {
    let (plan, ledger) = project();
    for quarter in QUARTERS {
        let day: Date = end(quarter).parse().unwrap();
        let items = recounted(&end(quarter));
        let expected = STATES.map(|name| count(&items, |item| item.state == name));
        let document = paper(Paper::Ledger, day).document;
        assert_eq!(states_in(tables(&document.body)[0]), expected, "{quarter}");
        let log = Log::new(&ledger, &plan, &mut Findings::new());
        let book = export(&ledger, &log, day, SOON, &Scope::All).unwrap();
        assert_eq!(states_in_sheet(&book, items.len()), expected, "{quarter}");
    }
}

/// How often each state stands in a cell of the workbook's first sheet.
fn states_in_sheet(book: &[u8], items: usize) -> [usize; 5] {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let (sheet, strings) =
        (read("xl/worksheets/sheet1.xml"), read("xl/sharedStrings.xml"));
    let strings: Vec<&str> = strings.split("<si>").skip(1).collect();
    let is = |index: &str, state: &str| {
        let text = strings[index.parse::<usize>().unwrap()];
        text.contains(&format!(">{state}<"))
    };
    // The column 状态 is L; the first item stands in row 4.
    let cells = (4..4 + items).map(|row| {
        let cell = sheet.split(&format!("r=\"L{row}\"")).nth(1).unwrap();
        let value = cell.split("<v>").nth(1).unwrap();
        value.split('<').next().unwrap().to_owned()
    });
    let cells: Vec<String> = cells.collect();
    STATES.map(|state| cells.iter().filter(|index| is(index, state)).count())
}
