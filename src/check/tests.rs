//! Every rule on the example of its code and on the mended form; the repository's own plan.

mod documents;
mod mending;
mod properties;
mod quality;

use super::{Content, rules, run, silence};
use crate::content::{
    LEDGER_PATH, PLAN_PATH, TERMS_PATH, load_ledger, load_plan, load_terms,
};
use crate::diagnostic::Findings;
use crate::value::Date;
use crate::world::memory::MemoryWorld;

/// What the rules find in a small project with these entries.
fn found(entries: &str) -> Findings {
    let (terms, entries) = taken(entries, &["规范提法", "错词", "例外"]);
    let (ledger, entries) = taken(&entries, &["登记"]);
    let plan = plan(&entries);
    let (findings, faults) = checked(&plan, &ledger, &terms);
    assert!(!faults.has_errors(), "{plan}\n{faults:?}");
    findings
}

/// What the rules find in these files, and what is wrong with the files themselves.
fn checked(plan: &str, ledger: &str, terms: &str) -> (Findings, Findings) {
    let day = Date::new(2023, 9, 28).unwrap();
    let world = MemoryWorld::new(day)
        .with(PLAN_PATH, plan)
        .with(LEDGER_PATH, ledger)
        .with(TERMS_PATH, terms);
    let (mut findings, mut faults) = (Findings::new(), Findings::new());
    let plan = load_plan(&world, &mut faults);
    let ledger = load_ledger(&world, &mut faults).unwrap_or_default();
    let terms = load_terms(&world, &mut faults).unwrap_or_default();
    if let Some(plan) = plan {
        let content = Content {
            plan: &plan,
            ledger: &ledger,
            narratives: &[],
            submission: None,
            terms: &terms,
        };
        run(&content, &mut findings);
        silence(&content, &mut findings);
    }
    (findings, faults)
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

#[test]
fn nothing_is_reported_in_an_exception_of_the_office() {
    assert_eq!(ids("导语: 推进以学促作行动。"), ["PHR001"]);
    assert!(ids("例外: [以学促作行动]\n导语: 推进以学促作行动。").is_empty());
    let elsewhere = ids("例外: [以学促作行动]\n导语: 坚持以学促作。");
    assert_eq!(elsewhere, ["PHR001"]);
}

#[test]
fn the_words_of_the_ledger_are_read_as_well() {
    let entry = "{日期: 2023-12-14, 事项: 戊-1, 状态: 正在推进, 进展: 会议布署工作。, 登记人: 甲}";
    assert_eq!(ids(&format!("登记:\n- {entry}\n")), ["LEX001"]);
}

/// What is wrong in the repository's own plan beside its blanks, in the order of the file.
const SOURCE: [(&str, &str); 28] = [
    (
        "PHR005",
        "理论学习有收获、思想政治受洗礼、干事创业敢担当、为民服务解难题、清正廉洁作表率",
    ),
    ("CON001", "第二批"),
    ("PHR011", "四个意识"),
    ("LEX016", "更高标准、更严的要求、更实的举措"),
    ("PHR001", "学习近平新时代"),
    ("LEX012", "在学习贯彻落实党的二十大精神"),
    ("PHR001", "十九精神"),
    ("PHR001", "知其然更知所以然"),
    ("PUN017", "切实在学习中把工作摆进去、把自己摆进去，把学习感悟摆进去"),
    ("CHK004", "即时整改，长期坚持。"),
    ("PHR001", "以学促作"),
    ("LEX011", "再"),
    ("LEX003", "创造性的"),
    ("LEX009", "提前预留"),
    ("LEX002", "议的"),
    ("PUN001", "。、"),
    ("LEX002", "研究的"),
    ("LEX010", "发挥××担当"),
    ("LEX009", "方法办法"),
    ("LEX005", "的"),
    ("LEX009", "提前预估"),
    ("LEX002", "做的"),
    ("LEX012", "在持续纠治“四风”力度"),
    ("LEX005", "的"),
    ("LEX005", "的"),
    ("LEX018", "要对每项整改措施都要"),
    ("CHK003", "明确整改责任人、责任单位和完成时限"),
    ("LEX013", "定期整改任务落实情况开展"),
];

#[test]
fn the_faults_of_the_source_are_found_and_nothing_else() {
    let (findings, _) = checked(include_str!("../../content/plan.yaml"), "", "");
    let mut marked: Vec<_> = findings
        .iter()
        .filter(|finding| finding.code.id != "CHK001")
        .map(|finding| {
            let span = finding.span.as_ref().unwrap();
            (span.range.start, finding.code.id, &span.source.text()[span.range.clone()])
        })
        .collect();
    marked.sort_unstable();
    let marked: Vec<_> = marked.iter().map(|(_, id, words)| (*id, *words)).collect();
    assert_eq!(marked, SOURCE);
    assert_eq!(findings.iter().filter(|it| it.code.id == "CHK001").count(), 21);
}
