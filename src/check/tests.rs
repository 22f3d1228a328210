//! Every rule on the example of its code and on the mended form; the repository's own plan.

use std::sync::Arc;

use super::{rules, run};
use crate::content::{Plan, fixture, mend};
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

/// The rules of which `--fix` mends the example.
const MENDING: [&str; 18] = [
    "CHK012", "NUM001", "NUM002", "NUM004", "NUM006", "NUM007", "NUM008", "NUM011",
    "NUM014", "NUM015", "PUN001", "PUN002", "PUN003", "PUN005", "PUN006", "PUN008",
    "PUN011", "PUN014",
];

#[test]
fn a_certain_repair_gives_the_mended_form() {
    let mut mending = Vec::new();
    for code in rules().map(|rule| rule.code) {
        let plan = plan(code.example);
        let mut findings = Findings::new();
        run(&plan, &mut findings);
        findings.sort();
        let of_rule = findings.into_iter().filter(|finding| finding.code.id == code.id);
        let repairs: Vec<_> = of_rule.filter_map(|finding| finding.repair).collect();
        if repairs.is_empty() {
            continue;
        }
        let (mended, made) = mend(&plan.source, repairs.clone());
        assert_eq!(made.len(), repairs.len(), "{}", code.id);
        let expected = self::plan(code.instead);
        assert_eq!(mended.text(), expected.source.text(), "{}", code.id);
        mending.push(code.id);
    }
    mending.sort_unstable();
    assert_eq!(mending, MENDING);
}

/// What `--fix` makes of a 导语.
fn fixed(preamble: &str) -> String {
    let mut source = plan(&format!("导语: {preamble}\n")).source;
    loop {
        let (plan, _) = fixture::load(source.text());
        let mut findings = Findings::new();
        run(&plan.unwrap(), &mut findings);
        let repairs = findings.into_iter().filter_map(|finding| finding.repair);
        let (after, made) = mend(&source, repairs.collect());
        if made.is_empty() {
            let line = source.text().lines().find(|line| line.starts_with("导语: "));
            return line.unwrap().trim_start_matches("导语: ").to_owned();
        }
        source = Arc::clone(&after);
    }
}

#[test]
fn one_repair_uncovers_the_next() {
    assert_eq!(fixed("学习不够,, 调研不深。。"), "学习不够,, 调研不深。");
    assert_eq!(fixed("学习不够, 调研不深。"), "学习不够，调研不深。");
    assert_eq!(fixed("会议于２０２３年０９月8号召开。"), "会议于2023年9月8日召开。");
    assert_eq!(fixed("党委(党组)要带头."), "党委（党组）要带头。");
}

#[test]
fn what_may_be_meant_otherwise_is_left_alone() {
    let doubtful = [
        "讨论不够深入。，需要改进。",
        "会前 广泛听取意见。",
        "拖延、等待观望。",
        "执行GB/T 9704(2012)标准。",
        "他说\"要\"抓\"实\"。",
        "共有5千余人。",
        "于23年9月召开。",
        "中秋（2023年八月十五）期间。",
        "处理9月15号文件。",
        "见方案.docx。",
        "依据GB/T9704-2012-3执行。",
        "升级到2023.9.8版。",
        "编号2023-13-8。",
    ];
    for words in doubtful {
        assert_eq!(fixed(words), words);
    }
}

#[test]
fn a_rule_that_mends_says_when_it_is_certain() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/check");
    for group in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(files) = std::fs::read_dir(&group) else { continue };
        for file in files.map(|entry| entry.unwrap().path()) {
            let text = std::fs::read_to_string(&file).unwrap();
            let Some((_, sure)) = text.split_once("## How sure") else { continue };
            let heading = sure.split("\nuse ").next().unwrap();
            let mends = text.contains(".mend(") || text.contains(".mend_if(");
            assert_eq!(heading.contains("`--fix`"), mends, "{}", file.display());
        }
    }
}
