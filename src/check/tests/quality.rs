//! How many planted faults the rules find, and how often they speak without reason.
//!
//! `tests/check/clean.txt` holds paragraphs in which nothing is wrong;
//! `tests/check/faults.tsv` holds faults, each with the code that should find it and the
//! words that should be marked; `tests/check/missed.tsv` those that are not found.
//! `UPDATE=1 cargo test` rewrites it and the table of the README.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::documents::{between, expect, path};
use super::found;
use crate::check::rules;

/// What was counted for a group of rules.
#[derive(Default)]
struct Count {
    rules: usize,
    planted: usize,
    found: usize,
    false_alarms: usize,
}

/// A planted fault.
struct Fault {
    code: String,
    entries: String,
    place: String,
}

/// A text as the entry of a plan; entries stay as they are, with `\n` for line ends.
fn entries(text: &str) -> String {
    const KEYS: [&str; 24] = [
        "发文字号:",
        "密级:",
        "紧急程度:",
        "抄送:",
        "印发机关:",
        "签发人:",
        "标题:",
        "导语:",
        "总体要求:",
        "整改目标:",
        "整改措施:",
        "工作保障:",
        "主送机关:",
        "附件:",
        "署名:",
        "成文日期:",
        "附注:",
        "时限:",
        "类型:",
        "措施:",
        "登记:",
        "规范提法:",
        "错词:",
        "责任单位:",
    ];
    if KEYS.iter().any(|key| text.starts_with(key)) {
        return text.replace("\\n", "\n");
    }
    format!("导语: |\n  {text}\n")
}

fn faults() -> Vec<Fault> {
    let text = fs::read_to_string(path("tests/check/faults.tsv")).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    let fault = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [code, text, place] = columns.as_slice() else { panic!("{line}") };
        let (code, place) = ((*code).to_owned(), (*place).to_owned());
        Fault { code, entries: entries(text), place }
    };
    rows.map(fault).collect()
}

/// What is found in some entries: codes with the words that are marked, their first line.
fn marked(text: &str) -> Vec<(String, String)> {
    let findings = found(text);
    let mut found: Vec<_> = findings
        .iter()
        .map(|finding| {
            let span = finding.span.as_ref().unwrap();
            let words = span.source.text()[span.range.clone()].lines().next();
            (finding.code.id.to_owned(), words.unwrap_or_default().to_owned())
        })
        .collect();
    found.sort();
    found
}

fn clean() -> Vec<String> {
    let text = fs::read_to_string(path("tests/check/clean.txt")).unwrap();
    let words = |part: &str| -> String {
        part.lines().filter(|line| !line.starts_with('#')).collect()
    };
    text.split("\n\n").map(words).filter(|part| !part.is_empty()).collect()
}

/// Of the findings on a planted fault, whether it is found, and those of other codes. A
/// fault that shows at two places, such as a pair of marks, may be found at both.
fn judge(fault: &Fault) -> (bool, Vec<(String, String)>) {
    let found = marked(&fault.entries);
    let (own, others): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(code, _)| *code == fault.code);
    (own.iter().any(|(_, words)| *words == fault.place), others)
}

fn counts() -> BTreeMap<String, Count> {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let group = |code: &str| code[..3].to_owned();
    for rule in rules() {
        counts.entry(group(rule.code.id)).or_default().rules += 1;
    }
    for text in clean() {
        for (code, _) in marked(&entries(&text)) {
            counts.entry(group(&code)).or_default().false_alarms += 1;
        }
    }
    for fault in faults() {
        let (is_found, others) = judge(&fault);
        let count = counts.entry(group(&fault.code)).or_default();
        count.planted += 1;
        count.found += usize::from(is_found);
        for (code, _) in others {
            counts.entry(group(&code)).or_default().false_alarms += 1;
        }
    }
    counts
}

#[test]
fn what_is_missed_is_listed() {
    let mut missed =
        "# Planted faults that no rule finds, for the next who mends one.\n".to_owned();
    for fault in faults() {
        if !judge(&fault).0 {
            let words = fault.entries.trim().replace('\n', "\\n");
            missed += &format!("{}\t{words}\n", fault.code);
        }
    }
    expect(&path("tests/check/missed.tsv"), &missed);
}

/// A share in hundredths, rounded down; 100 when there is nothing to share.
fn percent(part: usize, whole: usize) -> String {
    let share = (part * 100).checked_div(whole).unwrap_or(100);
    format!("{share}%")
}

fn row(name: &str, count: &Count) -> String {
    let Count { rules, planted, found, false_alarms } = count;
    let precision = percent(*found, found + false_alarms);
    let recall = percent(*found, *planted);
    format!(
        "| {name} | {rules} | {planted} | {found} | {false_alarms} | {precision} | {recall} |\n"
    )
}

#[test]
fn the_readme_states_what_the_rules_find() {
    const NAMES: [(&str, &str); 8] = [
        ("CHK", "完整"),
        ("CON", "一致"),
        ("STR", "层次"),
        ("OFF", "公文要素"),
        ("PUN", "标点"),
        ("NUM", "数字日期"),
        ("PHR", "规范提法"),
        ("LEX", "用词"),
    ];
    let counts = counts();
    assert_eq!(counts.len(), NAMES.len(), "{:?}", counts.keys());
    let mut table = format!(
        "查得准不准，用 {} 段没有错误的文字和 {} 处故意写错的文字量过（`tests/check/`），\
         每次 `cargo test` 都重新计算：\n\n",
        clean().len(),
        faults().len()
    );
    table += "| 组 | 规则 | 植入的错误 | 查出 | 误报 | 准确率 | 查全率 |\n";
    table += "|---|---|---|---|---|---|---|\n";
    let mut all = Count::default();
    for (group, name) in NAMES {
        let count = &counts[group];
        table += &row(&format!("{name}（{group}）"), count);
        all.rules += count.rules;
        all.planted += count.planted;
        all.found += count.found;
        all.false_alarms += count.false_alarms;
    }
    table += &row("合计", &all);
    let path = path("README.md");
    let text = fs::read_to_string(&path).unwrap();
    expect(&path, &between(&text, "quality", &table));
}

#[test]
fn nothing_is_found_in_clean_paragraphs() {
    let alarms: Vec<_> = clean()
        .iter()
        .flat_map(|text| marked(&entries(text)).into_iter().map(|it| (it, text.clone())))
        .collect();
    assert!(clean().len() >= 40 && alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn every_rule_has_planted_faults() {
    let planted = faults();
    let codes: BTreeSet<_> = planted.iter().map(|fault| fault.code.as_str()).collect();
    let without: Vec<_> =
        rules().map(|rule| rule.code.id).filter(|id| !codes.contains(id)).collect();
    assert!(planted.len() >= 200 && without.is_empty(), "{} {without:?}", planted.len());
}
