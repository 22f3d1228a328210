//! Every rule on the example of its code and on the mended form; the repository's own plan.

mod documents;

use super::{rules, run};
use crate::content::{Plan, fixture};
use crate::diagnostic::Findings;

fn found(plan: &Plan) -> Vec<&'static str> {
    let mut findings = Findings::new();
    run(plan, &mut findings);
    findings.iter().map(|finding| finding.code.id).collect()
}

/// A small plan in which these entries replace others of their keys.
fn plan(entries: &str) -> Plan {
    const TOP: [&str; 6] =
        ["标题", "导语", "总体要求", "整改目标", "整改措施", "工作保障"];
    const ISSUE: [&str; 5] = ["主送机关", "附件", "署名", "成文日期", "附注"];
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
    let (plan, findings) = fixture::load(&yaml);
    assert!(!findings.has_errors(), "{yaml}\n{findings:?}");
    plan.unwrap()
}

#[test]
fn every_rule_finds_its_example_and_not_the_mended_form() {
    let mut wrong = Vec::new();
    for code in rules().map(|rule| rule.code) {
        let (bad, good) = (found(&plan(code.example)), found(&plan(code.instead)));
        if !bad.contains(&code.id) || good.contains(&code.id) {
            wrong.push(format!("{}: {bad:?}, mended {good:?}", code.id));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
