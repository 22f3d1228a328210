//! What `--fix` mends, and what it leaves alone.

use std::sync::Arc;

use super::{checked, found, plan, taken};
use crate::check::{mends, rules};
use crate::content::mend;
use crate::diagnostic::Code;

/// Rules that mend some places, although not that of their example.
const DOUBTFUL: [&str; 1] = ["PUN010"];

#[test]
fn a_certain_repair_gives_the_mended_form() {
    let mut mending = Vec::new();
    for code in rules().map(|rule| rule.code) {
        let mut findings = found(code.example);
        findings.sort();
        let of_rule = findings.into_iter().filter(|finding| finding.code.id == code.id);
        let repairs: Vec<_> = of_rule.filter_map(|finding| finding.repair).collect();
        if repairs.is_empty() {
            continue;
        }
        let source = Arc::clone(&repairs[0].span.source);
        let (mended, made) = mend(&source, repairs.clone());
        assert_eq!(made.len(), repairs.len(), "{}", code.id);
        let (_, wanted) = taken(code.instead, &["规范提法", "错词"]);
        assert_eq!(mended.text(), plan(&wanted), "{}", code.id);
        mending.push(code.id);
    }
    let said = rules().map(|rule| rule.code).filter(|code| mends(code));
    let mut other: Vec<_> = said.map(|code| code.id).collect();
    assert!(mending.iter().all(|id| other.contains(id)), "{mending:?}");
    other.retain(|id| !mending.contains(id));
    assert_eq!(other, DOUBTFUL);
}

/// What `--fix` makes of a 导语.
fn fixed(preamble: &str) -> String {
    let mut text = plan(&format!("导语: {preamble}\n"));
    loop {
        let (findings, _) = checked(&text, "", "");
        let repairs = findings.into_iter().filter_map(|finding| finding.repair);
        let repairs: Vec<_> = repairs.collect();
        let mended = repairs.first().map(|first| Arc::clone(&first.span.source));
        let mended = mended.map(|source| mend(&source, repairs));
        match mended {
            Some((after, made)) if !made.is_empty() => text = after.text().to_owned(),
            _ => {
                let line = text.lines().find(|line| line.starts_with("导语: "));
                return line.unwrap().trim_start_matches("导语: ").to_owned();
            }
        }
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
            let of_file = |code: &&Code| text.starts_with(&format!("//! {}:", code.id));
            let Some(code) = rules().map(|rule| rule.code).find(of_file) else {
                continue;
            };
            let said = heading.contains("`--fix`");
            assert_eq!(said, mends(code), "{}", file.display());
        }
    }
}
