//! Whatever stands in the files of a project, `check` returns, and every place it names is a
//! place of a text.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod support;

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use zhenggai::content::{
    FORMAT_PATH, LEDGER_PATH, PLAN_PATH, SUBMISSION_PATH, TERMS_PATH,
};
use zhenggai::diagnostic::render::{Style, render_abridged};
use zhenggai::diagnostic::{Findings, Span};
use zhenggai::font::Selection;
use zhenggai::pipeline::{Setup, check, mend};
use zhenggai::value::Date;
use zhenggai::world::memory::MemoryWorld;

/// The files of a project, sound as they stand here.
static FILES: LazyLock<[(&str, String); 7]> = LazyLock::new(|| {
    let report = include_str!("../content/reports/2023-Q4.yaml");
    let submission = "标题: 某某局党委关于报送整改方案的报告\n变量: {单位: 某某局}\n发文:\n  主送机关: 中共某某市委组织部\n  署名: [中共某某局委员会]\n  成文日期: 2023-10-08\n正文: |\n  现将{{单位}}整改方案报上，请审阅。\n";
    let terms = "规范提法:\n  - {应写: 清廉机关建设, 误作: [清廉机关], 理由: 文件名称}\n错词:\n  - {应写: 党委办公室, 误作: 党办}\n例外: [以学促作]\n";
    let format = "页边距: {上: 37, 下: 35, 左: 28, 右: 26}\n行距: 28\n页码位置: 居中\n字体: {仿宋: 方正仿宋_GBK}\n";
    let template = include_str!("../templates/plan.md");
    [
        (PLAN_PATH, support::PLAN.to_owned()),
        (LEDGER_PATH, support::LEDGER.to_owned()),
        ("content/reports/2023-Q4.yaml", report.to_owned()),
        (SUBMISSION_PATH, submission.to_owned()),
        (TERMS_PATH, terms.to_owned()),
        (FORMAT_PATH, format.to_owned()),
        ("templates/plan.md", template.to_owned()),
    ]
});

/// Words that rules look for, marks that YAML, Markdown and Tera know, and anything.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "的",
        "地",
        "一是",
        "三是",
        "第",
        "届",
        "年",
        "月",
        "号",
        "〔2023〕",
        "23",
        "百分之",
        "《",
        "”",
        "（",
        "，",
        "。。",
        "、",
        "：",
        ":",
        "- ",
        "\n",
        "\n  ",
        "  ",
        "\t",
        "#",
        "|",
        ">",
        "{{单位}}",
        "{{",
        "}}",
        "{%",
        "%}",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "××",
        "XX",
        "____",
        "〔待补〕",
        "两个维护",
        "四风",
        "请批示",
        "附件",
        "1.",
        "（一）",
        "# 检查：忽略 LEX001，原因：原话",
        "2023-13-45",
        "\u{20BB7}",
        "\u{200B}",
        "!",
        "&",
        "*",
        "**",
        "标题: ",
        "发文:",
        "登记:",
        "false",
        "~",
        "9999999999999999999999",
    ];
    prop_oneof![
        4 => select(known.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(|char| char.to_string()),
    ]
}

/// What is done to a file: at a place, counted in thousandths of its characters, so many
/// characters are replaced by these words.
fn edits() -> impl Strategy<Value = Vec<(usize, usize, String)>> {
    let words = vec(piece(), 0..4).prop_map(|pieces| pieces.concat());
    vec((0..1000_usize, 0..6_usize, words), 0..4)
}

fn edited(text: &str, edits: &[(usize, usize, String)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (at, length, words) in edits {
        let start = at * chars.len() / 1000;
        let end = (start + length).min(chars.len());
        chars.splice(start..end, words.chars());
    }
    chars.into_iter().collect()
}

fn world(edits: &[Vec<(usize, usize, String)>]) -> MemoryWorld {
    let mut world = MemoryWorld::new(Date::new(2024, 2, 1).unwrap());
    for ((path, text), edits) in FILES.iter().zip(edits) {
        world = world.with(*path, edited(text, edits));
    }
    world
}

/// All findings of a project.
fn checked(world: &MemoryWorld) -> Findings {
    let mut findings = Findings::new();
    if let Some(setup) = Setup::load(world, &Selection::Bundled, &mut findings) {
        check(world, &setup, &mut findings);
    }
    findings.sort();
    findings
}

fn is_a_place(span: &Span) -> bool {
    span.source.text().get(span.range.clone()).is_some()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn check_returns_whatever_stands_in_the_files(edits in vec(edits(), 7)) {
        let findings = checked(&world(&edits));
        for finding in &findings {
            prop_assert!(finding.span.as_ref().is_none_or(is_a_place), "{finding:?}");
            prop_assert!(finding.related.iter().all(|(span, _)| is_a_place(span)));
            if let Some(repair) = &finding.repair {
                prop_assert!(is_a_place(&repair.span) && !repair.span.range.is_empty());
            }
        }
        prop_assert!(!render_abridged(&findings, Style::Coloured, 80).contains('\r'));
    }

    #[test]
    fn one_file_that_is_anything_at_all_does_not_stop_the_others(
        which in 0..7_usize,
        pieces in vec(piece(), 0..40),
    ) {
        let none: Vec<Vec<(usize, usize, String)>> = vec![Vec::new(); 7];
        let world = world(&none).with(FILES[which].0, pieces.concat());
        checked(&world);
    }

    #[test]
    fn mending_is_done_at_once(edits in vec(edits(), 7)) {
        let mut world = world(&edits);
        let mut findings = Findings::new();
        let Some(mended) = mend(&world, &mut findings) else { return Ok(()) };
        for file in &mended {
            let (path, text) = (file.before.path(), file.after.text());
            world = world.with(path, text.to_owned());
        }
        let again = mend(&world, &mut findings).unwrap();
        prop_assert!(again.is_empty(), "{again:?}");
    }
}
