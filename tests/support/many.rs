//! Makes many projects of the length of the repository's plan, each different, some broken;
//! the same every time.

use std::fs;
use std::io;
use std::path::Path;

const PLAN: &str = include_str!("../../content/plan.yaml");
const LEDGER: &str = include_str!("../../content/ledger.yaml");

/// Characters of which names are made.
const NAMES: &str = "安宁康泰和顺平永兴隆昌盛富裕丰登瑞祥吉庆福寿春夏秋冬东西南北中上下左右山川河海湖江溪泉林森松柏竹梅兰菊荷莲桃李杏梨枫桦槐柳青红白蓝紫金银铜铁石玉珠宝龙凤虎鹤鹿马羊牛云雨雪风雷电霜露日月星辰光明辉耀";

/// The head of a PNG picture of 60 000 by 60 000 dots, which would take 10 GB.
const HUGE_PICTURE: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 234, 96, 0, 0,
    234, 96, 8, 2, 0, 0, 0, 15, 176, 226, 21, 0, 0, 0, 12, 73, 68, 65, 84, 120, 156, 99,
    96, 160, 61, 0, 0, 0, 100, 0, 1, 134, 100, 60, 53, 0, 0, 0, 0, 73, 69, 78, 68, 174,
    66, 96, 130,
];

/// What may be wrong with a project, and the code by which it is told.
pub(crate) const FAULTS: [(&str, &str); 10] = [
    ("a quotation mark that is not closed", "YML001"),
    ("no plan", "FIL001"),
    ("a plan in GBK", "FIL004"),
    ("a day that the calendar does not have", "YML010"),
    ("a template that is written wrongly", "TPL001"),
    ("`out` is a file", "FIL003"),
    ("the plan is a folder", "FIL003"),
    ("a picture of 60 000 by 60 000 dots", "MKD009"),
    ("an attachment that is not there", "FIL001"),
    ("figures of the office that no page has", "YML020"),
];

/// The name of a project's folder, from 0.
pub(crate) fn name(project: usize) -> String {
    format!("单位{:05}", project + 1)
}

/// The projects that are broken, each with its fault, spread evenly.
pub(crate) fn broken(projects: usize, faults: usize) -> Vec<(usize, usize)> {
    let at = |fault: usize| (fault * projects / faults + projects / faults / 2, fault);
    (0..faults).map(at).map(|(at, fault)| (at, fault % FAULTS.len())).collect()
}

/// Writes the projects into a folder, so many of them broken, each in another way.
pub(crate) fn write(root: &Path, projects: usize, faults: usize) -> io::Result<()> {
    write_with(root, projects, faults, plan)
}

/// The same, with other plans.
pub(crate) fn write_with(
    root: &Path,
    projects: usize,
    faults: usize,
    plan: impl Fn(usize) -> String,
) -> io::Result<()> {
    for project in 0..projects {
        let content = root.join(name(project)).join("content");
        fs::create_dir_all(&content)?;
        fs::write(content.join("plan.yaml"), plan(project))?;
        fs::write(content.join("ledger.yaml"), LEDGER)?;
    }
    for (project, fault) in broken(projects, faults) {
        harm(&root.join(name(project)), fault, &plan(project))?;
    }
    Ok(())
}

/// The repository's plan with a name of its own in every blank.
fn plan(project: usize) -> String {
    let names: Vec<char> = NAMES.chars().collect();
    let mut state = project as u64 + 1;
    let mut next = || {
        // Knuth's constants; the high bits are the random ones.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        names[(state >> 33) as usize % names.len()]
    };
    let mut pieces = PLAN.split("××");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text.extend([next(), next()]);
        text.push_str(piece);
    }
    text
}

/// Breaks a project.
fn harm(folder: &Path, fault: usize, plan: &str) -> io::Result<()> {
    let file = folder.join("content/plan.yaml");
    let with = |more: &str| fs::write(&file, format!("{plan}\n发文:\n  附件:\n{more}"));
    match fault {
        0 => fs::write(file, plan.replace("方面: ", "方面: \"")),
        1 => fs::remove_file(file),
        // “标题: 方案”.
        2 => fs::write(file, b"\xb1\xea\xcc\xe2: \xb7\xbd\xb0\xb8\n"),
        3 => fs::write(file, plan.replacen("期限: 2023-12-31", "期限: 2023-02-30", 1)),
        4 => {
            fs::create_dir(folder.join("templates"))?;
            fs::write(folder.join("templates/plan.md"), "{% for area in areas %}\n")
        }
        5 => fs::write(folder.join("out"), "这里放生成的文件"),
        6 => {
            fs::remove_file(&file)?;
            fs::create_dir(file)
        }
        7 => {
            fs::write(folder.join("图.png"), HUGE_PICTURE)?;
            fs::write(folder.join("图.md"), "![组织架构图](图.png \"120mm\")\n")?;
            with("    - 名称: 组织架构图\n      正文: 图.md\n")
        }
        8 => with("    - 名称: 任务清单\n      正文: 清单.md\n"),
        _ => fs::write(folder.join("content/format.yaml"), "页边距: {上: 370}\n"),
    }
}
