//! What a person reads, compared as a whole.

use super::{Style, render, render_abridged, summary};
use crate::diagnostic::{Code, Diagnostic, Findings, Severity, Source, Span};

static CODE: Code = Code {
    id: "TST001",
    title: "试验",
    severity: Severity::Error,
    why: "",
    example: "",
    instead: "",
};

fn span(source: &std::sync::Arc<Source>, words: &str) -> Span {
    let at = source.text().find(words).unwrap();
    Span::new(source, at..at + words.len())
}

fn of(findings: impl IntoIterator<Item = Diagnostic>) -> Findings {
    let mut all = Findings::new();
    all.extend(findings);
    all
}

/// The text without blanks at line ends, which no eye sees.
fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim_end).collect()
}

#[test]
fn a_finding_is_drawn_with_place_mark_label_and_hint() {
    let source =
        Source::new("content/plan.yaml", "标题: 整改方案\n期限: 2023-13-01 # 月\n");
    let finding = Diagnostic::new(&CODE, "“期限”不是有效日期“2023-13-01”")
        .at(span(&source, "2023-13-01"))
        .label("没有这一天")
        .related(span(&source, "整改方案"), "属于这份方案")
        .trace("读取文件“content/plan.yaml”时")
        .hint("请写成 2023-12-31 的样子");
    let text = render(&of([finding]), Style::Plain, 80);
    let expected = "\
错误[TST001]：“期限”不是有效日期“2023-13-01”
 --> content/plan.yaml:2:5
  |
2 | 期限: 2023-13-01 # 月
  |       ^^^^^^^^^^ 没有这一天
  |
 ::: content/plan.yaml:1:5
  |
1 | 标题: 整改方案
  |       -------- 属于这份方案
  |
  = 发生在：读取文件“content/plan.yaml”时
  = 提示：请写成 2023-12-31 的样子
";
    assert_eq!(lines(&text).join("\n"), expected, "EXPECTED\n{expected}\nFOUND\n{text}");
}

#[test]
fn the_mark_stands_under_its_place_in_a_long_chinese_line() {
    let text =
        format!("导语: {}××党委{}", "按照方案要求，".repeat(20), "结尾。".repeat(50));
    let source = Source::new("content/plan.yaml", text);
    let finding = Diagnostic::new(&CODE, "还空着").at(span(&source, "××")).label("待补");
    let text = render(&of([finding]), Style::Plain, 80);
    let all = lines(&text);
    let column = |line: &str, mark: &str| {
        line.find(mark).map(|at| crate::diagnostic::width::columns(&line[..at]))
    };
    assert_eq!(column(all[3], "××"), column(all[4], "^^"), "{text}");
    assert!(all[1].ends_with("content/plan.yaml:1:145"), "{text}");
    assert!(all.iter().all(|line| crate::diagnostic::width::columns(line) <= 80));
}

#[test]
fn a_finding_without_a_place_has_its_hints() {
    let finding = Diagnostic::new(&CODE, "找不到文件").hint("请检查").hint("请重试");
    let text = render(&of([finding]), Style::Plain, 80);
    assert_eq!(
        lines(&text),
        ["错误[TST001]：找不到文件", "  提示：请检查", "  提示：请重试", ""]
    );
}

#[test]
fn text_from_a_file_cannot_steer_the_terminal() {
    let finding = Diagnostic::new(&CODE, "键“\u{1b}[2J\n甲”").hint("\u{202E}乙");
    let text = render(&of([finding]), Style::Plain, 80);
    assert!(!text.contains(['\u{1b}', '\u{202E}']), "{text:?}");
}

#[test]
fn colours_change_nothing_but_colours() {
    let source = Source::new("a.yaml", "标题: 甲");
    let finding = Diagnostic::new(&CODE, "不对").at(span(&source, "甲")).label("这里");
    let findings = of([finding]);
    let coloured = render(&findings, Style::Coloured, 80);
    assert!(coloured.contains("\u{1b}["));
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    assert_eq!(lines(&plain), lines(&render(&findings, Style::Plain, 80)));
}

#[test]
fn many_of_a_kind_become_a_list_of_places() {
    let source = Source::new("a.yaml", "甲\n".repeat(9));
    let all = of((0..9).map(|line| {
        let at = line * "甲\n".len();
        let span = Span::new(&source, at..at + 3);
        Diagnostic::new(&CODE, "待补").at(span).hint("请填写")
    }));
    let text = render_abridged(&all, Style::Plain, 80);
    assert_eq!(text.matches("-->").count(), 5);
    assert_eq!(text.matches("提示：请填写").count(), 1);
    assert!(text.contains("错误[TST001]：同类问题另有 4 处："), "{text}");
    assert!(text.contains("\n  a.yaml:6:1　待补\n"), "{text}");
    assert!(text.contains("\n  a.yaml:9:1　待补\n"), "{text}");
}

#[test]
fn the_summary_counts_each_severity() {
    let mut warning = Diagnostic::new(&CODE, "甲");
    warning.severity = Severity::Warning;
    let error = Diagnostic::new(&CODE, "乙");
    let all = of([error.clone(), error, warning]);
    assert_eq!(summary(&all).as_deref(), Some("共 2 个错误、1 个警告"));
    assert_eq!(summary(&Findings::new()), None);
}
