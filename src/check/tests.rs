//! Every rule on the example of its code and on the mended form; the repository's own plan.

mod documents;
mod quality;

use super::{rules, run};
use crate::content::{
    LEDGER_PATH, PLAN_PATH, TERMS_PATH, load_ledger, load_plan, load_terms,
};
use crate::diagnostic::Findings;
use crate::value::Date;
use crate::world::memory::MemoryWorld;

/// What the rules find in a small project with these entries.
fn found(entries: &str) -> Findings {
    let day = Date::new(2023, 9, 28).unwrap();
    let (terms, entries) = taken(entries, &["规范提法", "错词", "例外"]);
    let (ledger, entries) = taken(&entries, &["登记"]);
    let plan = plan(&entries);
    let world = MemoryWorld::new(day)
        .with(PLAN_PATH, &*plan)
        .with(LEDGER_PATH, &*ledger)
        .with(TERMS_PATH, &*terms);
    let mut faults = Findings::new();
    let read = load_plan(&world, &mut faults);
    let ledger = load_ledger(&world, &mut faults).unwrap();
    let terms = load_terms(&world, &mut faults).unwrap();
    assert!(!faults.has_errors(), "{plan}\n{faults:?}");
    let mut findings = Findings::new();
    run(&read.unwrap(), &ledger, &terms, &mut findings);
    findings
}

fn ids(entries: &str) -> Vec<&'static str> {
    found(entries).iter().map(|finding| finding.code.id).collect()
}

/// The entries of these keys, and the others.
fn taken(entries: &str, keys: &[&str]) -> (String, String) {
    let (mut mine, mut others, mut is_mine) = (String::new(), String::new(), false);
    for line in entries.lines() {
        if !line.starts_with([' ', '-']) {
            is_mine = keys.iter().any(|key| line.starts_with(&format!("{key}:")));
        }
        let part = if is_mine { &mut mine } else { &mut others };
        *part += &format!("{line}\n");
    }
    (mine, others)
}

/// The text of a small plan in which these entries replace others of their keys.
fn plan(entries: &str) -> String {
    const TOP: [&str; 6] =
        ["标题", "导语", "总体要求", "整改目标", "整改措施", "工作保障"];
    const ISSUE: [&str; 13] = [
        "主送机关",
        "附件",
        "署名",
        "成文日期",
        "附注",
        "发文字号",
        "密级",
        "份号",
        "紧急程度",
        "抄送",
        "印发机关",
        "印发日期",
        "签发人",
    ];
    let mut parts: Vec<(String, String)> = Vec::new();
    for line in entries.lines() {
        let begins = !line.starts_with([' ', '-']);
        match parts.last_mut() {
            Some((_, text)) if !begins => *text += &format!("{line}\n"),
            _ => {
                let key = line.split(':').next().unwrap().to_owned();
                parts.push((key, format!("{line}\n")));
            }
        }
    }
    let take = |keys: &[&str], indent: &str| -> String {
        let chosen = parts.iter().filter(|(key, _)| keys.contains(&key.as_str()));
        chosen.map(|(_, text)| format!("{indent}{text}")).collect()
    };
    let is_item = |key: &&str| !TOP.contains(key) && !ISSUE.contains(key);
    let item_keys: Vec<_> =
        parts.iter().map(|(key, _)| key.as_str()).filter(is_item).collect();
    let mut item = take(&item_keys, "    ");
    for (key, text) in [
        ("编号", "戊-1"),
        ("问题", "[{概述: 己。}]"),
        ("措施", "[庚。]"),
        ("时限", "立行立改。"),
    ] {
        if !item_keys.contains(&key) {
            item += &format!("    {key}: {text}\n");
        }
    }
    let mut yaml = take(&TOP, "");
    let issue = take(&ISSUE, "  ");
    if !issue.is_empty() {
        yaml += &format!("发文:\n{issue}");
    }
    for (key, text) in [
        ("标题", "甲整改方案"),
        ("导语", "乙。"),
        ("总体要求", "丙。"),
        ("整改目标", "丁。"),
        ("工作保障", "[{要点: 壬。, 内容: 癸。}]"),
    ] {
        if !parts.iter().any(|(given, _)| given == key) {
            yaml += &format!("{key}: {text}\n");
        }
    }
    if !parts.iter().any(|(given, _)| given == "整改措施") {
        let item = item.trim_start();
        yaml += &format!("整改措施:\n- 方面: 戊\n  事项:\n  - {item}");
    }
    yaml
}

#[test]
fn every_rule_finds_its_example_and_not_the_mended_form() {
    let mut wrong = Vec::new();
    for code in rules().map(|rule| rule.code) {
        let (bad, good) = (ids(code.example), ids(code.instead));
        if !bad.contains(&code.id) || good.contains(&code.id) {
            wrong.push(format!("{}: {bad:?}, mended {good:?}", code.id));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
