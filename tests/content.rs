//! The repository's own plan says what its source says, and no input breaks the reader.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod support;

use proptest::prelude::{Strategy, any, proptest};
use proptest::sample::{Index, select};
use zhenggai::content::{Item, MeasureStyle, Part, Plan};
use zhenggai::diagnostic::{Findings, Severity};
use zhenggai::value::chinese_numeral;

#[test]
fn the_plan_says_what_its_source_says_word_for_word() {
    let paper = paper(&support::plan());
    let source: Vec<&str> = support::PLAN_SOURCE.lines().collect();
    for (ours, theirs) in paper.iter().zip(&source) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(paper.len(), source.len());
}

#[test]
fn the_plan_has_twelve_problems_in_eight_items_of_six_areas() {
    let plan = support::plan();
    let problems = plan.items().map(|item| item.problems.len());
    assert_eq!((plan.areas.len(), plan.items().count()), (6, 8));
    assert_eq!((problems.sum::<usize>(), plan.safeguards.len()), (12, 3));
}

#[test]
fn a_plan_saved_by_notepad_reads_the_same() {
    let text = format!("\u{FEFF}{}", support::PLAN.replace('\n', "\r\n"));
    let (plan, findings) = support::load(text);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(paper(&plan.unwrap()), paper(&support::plan()));
}

#[test]
fn a_plan_saved_as_gbk_is_named_so() {
    let (plan, findings) = support::load(b"\xB1\xEA\xCC\xE2: a\n".as_slice());
    let finding = findings.iter().next().unwrap();
    assert!(plan.is_none() && finding.message.contains("GBK"), "{finding:?}");
}

#[test]
fn a_long_list_on_one_line_is_read_in_linear_time() {
    let list = format!("导语: [{}]\n", "a, ".repeat(300_000));
    let (_, findings) = support::load(list);
    assert!(findings.has_errors());
}

#[test]
fn every_character_of_every_text_is_placed_where_it_stands() {
    let plan = support::plan();
    for Part { name, text, .. } in plan.texts() {
        for (number, paragraph) in text.paragraphs.iter().enumerate() {
            for (at, ch) in paragraph.chars().enumerate() {
                let place = text.place_of(number, at..at + 1);
                let written = &plan.source.text()[place.range];
                let same = written.chars().eq([ch]) || written == "{{单位}}";
                assert!(same, "{name}: {ch} is placed at {written}");
            }
        }
    }
}

/// The paragraphs of the paper.
fn paper(plan: &Plan) -> Vec<String> {
    let mut paper = vec![plan.title.text().replace('|', "")];
    paper.extend(plan.preamble.paragraphs.clone());
    paper.push("一、总体要求".to_owned());
    paper.extend(plan.requirements.paragraphs.clone());
    paper.push("二、整改目标".to_owned());
    paper.extend(plan.goals.paragraphs.clone());
    paper.push("三、整改措施".to_owned());
    for (area, number) in plan.areas.iter().zip(1..) {
        paper.push(format!("（{}）{}", chinese_numeral(number), area.name.text()));
        let mut problem = 0;
        for item in &area.items {
            add_item(&mut paper, item, &mut problem);
        }
    }
    paper.push("四、工作保障".to_owned());
    for (safeguard, number) in plan.safeguards.iter().zip(1..) {
        let (point, content) = (safeguard.point.text(), safeguard.content.text());
        paper.push(format!("（{}）{point}{content}", chinese_numeral(number)));
    }
    paper
}

fn add_item(paper: &mut Vec<String>, item: &Item, number: &mut u32) {
    for problem in &item.problems {
        *number += 1;
        let detail = problem.detail.as_ref().map(|text| text.text()).unwrap_or_default();
        let (number, summary) = (chinese_numeral(*number), problem.summary.text());
        paper.push(format!("{number}是{summary}{detail}"));
    }
    let measures = item.measures.iter().zip(1..);
    let measures: Vec<String> = measures
        .map(|(measure, number)| match item.style {
            MeasureStyle::RunOn => measure.text(),
            MeasureStyle::Ordinal => {
                format!("{}是{}", chinese_numeral(number), measure.text())
            }
            MeasureStyle::Numbered => format!("{number}.{}", measure.text()),
        })
        .collect();
    let between = if item.style == MeasureStyle::Numbered { "\n" } else { "" };
    let measures = format!("整改措施：{}", measures.join(between));
    paper.extend(measures.lines().map(str::to_owned));
    paper.push(format!("整改时限：{}", item.deadline.text()));
}

/// Whether findings are fit to be shown: Chinese, and placed within the file.
fn assert_presentable(findings: &Findings) {
    for finding in findings {
        let words = [Some(&finding.message), finding.label.as_ref()];
        let words = words.into_iter().flatten().chain(&finding.hints);
        for text in words {
            let english = ["expected", "found ", "while ", "line ", "at position"];
            assert!(!english.iter().any(|word| text.contains(word)), "{text}");
        }
        let spans = finding.span.iter().chain(finding.related.iter().map(|(at, _)| at));
        for span in spans {
            assert!(span.source.text().get(span.range.clone()).is_some(), "{finding:?}");
        }
    }
}

fn read(bytes: &[u8]) {
    let (plan, findings) = support::load(bytes);
    assert!(plan.is_some() || findings.count(Severity::Error) > 0, "nothing said");
    assert_presentable(&findings);
}

/// What slips into a file.
fn slip() -> impl Strategy<Value = &'static str> {
    select(vec![
        "：",
        ":",
        ": ",
        "- ",
        "-",
        "\u{3000}",
        "\t",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "{{",
        "}}",
        "{{单位}}",
        "&a ",
        "*a",
        "!x ",
        "|",
        ">",
        "#",
        "%",
        "@",
        "`",
        ",",
        "? ",
        "---\n",
        "...\n",
        "\\",
        "\u{FEFF}",
        "\u{200B}",
        "\0",
        "标题",
        "\u{85}",
        "\u{2028}",
        "~",
        "<<: ",
        "😀",
        "=",
        "|-\n",
        ">+2\n",
        "\n\n\n",
    ])
}

proptest! {
    #[test]
    fn no_bytes_break_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        read(&bytes);
    }

    #[test]
    fn no_text_of_yaml_marks_breaks_the_reader(
        marks in proptest::collection::vec(slip(), 0..60),
    ) {
        read(marks.concat().as_bytes());
    }

    #[test]
    fn no_slip_breaks_the_reader(
        slips in proptest::collection::vec((any::<Index>(), slip(), 0..9_usize), 1..6),
    ) {
        let mut text: Vec<char> = support::PLAN.chars().collect();
        for (at, slip, dropped) in slips {
            let at = at.index(text.len());
            let end = (at + dropped).min(text.len());
            text.splice(at..end, slip.chars());
        }
        read(text.into_iter().collect::<String>().as_bytes());
    }
}
