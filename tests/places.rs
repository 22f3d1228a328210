//! A finding in what was rendered and laid out stands where a person can mend it: in the
//! content file, at the words, with the name of the field.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod support;

use zhenggai::content::{LEDGER_PATH, SUBMISSION_PATH};
use zhenggai::diagnostic::{Diagnostic, Findings};
use zhenggai::font::Selection;
use zhenggai::pipeline::{Setup, check};
use zhenggai::value::Date;
use zhenggai::world::memory::MemoryWorld;

const REPORT: &str = include_str!("../content/reports/2023-Q4.yaml");
const REPORT_PATH: &str = "content/reports/2023-Q4.yaml";

/// A character that no bundled face has.
const ODD: &str = "\u{20BB7}";

/// What is longer than a line and has no place to break it.
const LONG: &str =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ";

const SUBMISSION: &str = "标题: 某某局党委关于报送整改方案的报告\n发文:\n  主送机关: 中共某某市委组织部\n  署名: 中共某某局委员会\n  成文日期: 2023-10-08\n正文: |\n  现将整改方案报上，请审阅。\n  特此报告。\n";

/// The findings of one kind, after words of one file were replaced.
fn found(code: &str, path: &str, from: &str, to: &str) -> Vec<Diagnostic> {
    let mut world = MemoryWorld::new(Date::new(2024, 12, 31).unwrap());
    let files = [
        ("content/plan.yaml", support::PLAN),
        (LEDGER_PATH, support::LEDGER),
        (REPORT_PATH, REPORT),
        (SUBMISSION_PATH, SUBMISSION),
    ];
    for (name, text) in files {
        let changed = text.replacen(from, to, 1);
        assert!(name != path || changed != text, "{from} is not in {path}");
        world = world.with(name, if name == path { changed } else { text.to_owned() });
    }
    let mut findings = Findings::new();
    let setup = Setup::load(&world, &Selection::Bundled, &mut findings).unwrap();
    check(&world, &setup, &mut findings);
    findings.into_iter().filter(|finding| finding.code.id == code).collect()
}

/// The words that the only finding of a kind marks, its file and its steps.
fn place(code: &str, path: &str, from: &str, to: &str) -> (String, String) {
    let found = found(code, path, from, to);
    let [finding] = found.as_slice() else { panic!("{from}: {found:?}") };
    let span = finding.span.as_ref().unwrap();
    assert_eq!(span.source.path(), path);
    let words = span.source.text()[span.range.clone()].to_owned();
    (words, finding.trace.join("、"))
}

/// Where a character without a face is found that stands in place of other words.
fn odd(path: &str, from: &str) -> (String, String) {
    place("FNT004", path, from, &format!("{from}{ODD}"))
}

#[test]
fn a_character_without_a_face_is_marked_in_the_field_that_has_it() {
    let (words, step) = odd("content/plan.yaml", "坚持读原著原文");
    assert_eq!(words, ODD);
    assert_eq!(step, "整改方案，事项“学习-1”的措施1");
}

#[test]
fn a_paragraph_of_several_is_named_by_its_number() {
    let (words, step) = odd(SUBMISSION_PATH, "特此");
    assert_eq!((&*words, &*step), (ODD, "报送公文，正文第2段"));
}

#[test]
fn marks_that_markdown_knows_do_not_move_the_place() {
    let to = format!("坚持*读*[原著]_原文_#1{ODD}");
    let (words, _) = place("FNT004", "content/plan.yaml", "坚持读原著原文", &to);
    assert_eq!(words, ODD);
}

#[test]
fn a_character_of_a_variable_is_marked_where_the_variable_is_written() {
    let (words, _) =
        place("FNT004", "content/plan.yaml", "单位: ××", &format!("单位: 某{ODD}局"));
    assert_eq!(words, "{{单位}}");
}

#[test]
fn a_character_of_the_title_is_marked_in_it() {
    let (words, step) = odd("content/plan.yaml", "标题: 2023年");
    assert_eq!((&*words, &*step), (ODD, "整改方案，标题"));
}

#[test]
fn a_character_of_a_report_is_marked_in_its_file() {
    let (words, step) = odd(REPORT_PATH, "党委专题研究整改方案");
    assert_eq!(words, ODD);
    assert_eq!(step, "2023年第四季度整改落实情况报告，组织领导");
}

#[test]
fn a_character_of_an_element_is_marked_in_it() {
    let (words, step) = odd(SUBMISSION_PATH, "署名: 中共");
    assert_eq!((&*words, &*step), (ODD, "报送公文，署名1"));
}

#[test]
fn a_character_of_the_ledger_is_marked_in_its_entry() {
    let (words, step) = odd(LEDGER_PATH, "查阅一年来的党委会记录");
    assert_eq!(words, ODD);
    assert!(step.ends_with("进展"), "{step}");
}

#[test]
fn a_line_that_cannot_be_broken_is_marked_in_its_field() {
    let to = format!("坚持读原著原文{LONG}");
    let (words, step) = place("LAY002", "content/plan.yaml", "坚持读原著原文", &to);
    assert_eq!(words, &LONG[..16]);
    assert_eq!(step, "整改方案，事项“学习-1”的措施1");
}

#[test]
fn a_title_that_does_not_fit_its_lines_is_marked() {
    let long =
        "标题: 某某某某某某某某某某某某局党委领导班子二〇二三年度民主生活会查摆问题|";
    let (words, _) = place("LAY001", "content/plan.yaml", "标题: ", long);
    assert!(words.starts_with("某某某某"), "{words}");
}

#[test]
fn words_of_the_template_keep_their_place() {
    let mut world = support::world_with(support::PLAN);
    let template = include_str!("../templates/plan.md")
        .replace("# 总体要求", &format!("# 总体{ODD}要求"));
    world = world.with("templates/plan.md", template);
    let mut findings = Findings::new();
    let setup = Setup::load(&world, &Selection::Bundled, &mut findings).unwrap();
    check(&world, &setup, &mut findings);
    let mut odd = findings.iter().filter(|finding| finding.code.id == "FNT004");
    let span = odd.next().unwrap().span.as_ref().unwrap();
    assert!(span.source.path().starts_with("templates/plan.md"));
    assert_eq!(&span.source.text()[span.range.clone()], ODD);
}

#[test]
fn the_rules_of_a_paper_reach_the_covering_paper_and_the_reports() {
    let own = ("中共某某市委组织部", "中共某某局委员会");
    let (words, _) = place("OFF010", SUBMISSION_PATH, own.0, own.1);
    assert_eq!(words, "中共某某局委员会");
    let half = ("  署名: 中共某某局委员会\n", "");
    let (words, _) = place("CHK011", SUBMISSION_PATH, half.0, half.1);
    assert_eq!(words, "某某局党委关于报送整改方案的报告");
    let list = "现将整改方案报上：一是学习；三是调研。";
    let (words, _) = place("STR001", SUBMISSION_PATH, "现将整改方案报上，请审阅。", list);
    assert_eq!(words, "三是");
    let secret = "  签发人: ×××\n  密级: 秘密\n";
    let (words, _) = place("OFF013", REPORT_PATH, "  签发人: ×××\n", secret);
    assert_eq!(words, "秘密");
    let old = ("党委专题研究整改方案", "坚持打铁还需自身硬，党委专题研究整改方案");
    let (words, _) = place("PHR004", REPORT_PATH, old.0, old.1);
    assert_eq!(words, "打铁还需自身硬");
}

#[test]
fn blanks_are_found_in_every_file() {
    let blanks = |path: &str, from: &str, to: &str| {
        let found = found("CHK001", path, from, to);
        let of_file = |finding: &&Diagnostic| {
            finding.span.as_ref().is_some_and(|span| span.source.path() == path)
        };
        found.iter().filter(of_file).count()
    };
    assert_eq!(blanks(SUBMISSION_PATH, "现将", "现将____"), 1);
    let before = REPORT.matches("××").count();
    assert!(blanks(REPORT_PATH, "党委专题", "党委〔待补〕专题") > before / 2);
    assert_eq!(blanks(LEDGER_PATH, "查阅一年来", "查阅XX年来"), 1);
}
