//! Appending to a ledger keeps every byte that stands, whatever its layout.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod support;

use proptest::prelude::{Strategy, prop_oneof, proptest};
use proptest::sample::select;
use proptest::{collection, option};
use zhenggai::content::{Appended, NewEntry, State, Step, append_entries};
use zhenggai::diagnostic::{Diagnostic, Source};
use zhenggai::value::Date;

fn day() -> Date {
    Date::new(2024, 10, 8).unwrap()
}

fn report() -> NewEntry {
    NewEntry { state: Some(State::InProgress), ..NewEntry::new(day(), "学习-1") }
}

fn append(text: &str, entries: &[NewEntry]) -> Result<Appended, Box<Diagnostic>> {
    append_entries(&Source::new("content/ledger.yaml", text), entries)
}

fn appended(text: &str) -> String {
    append(text, &[report()]).unwrap().text
}

const OLD: &str = "日期: 2024-10-01\n    事项: 甲\n    状态: 未启动";

#[test]
fn entries_go_to_the_end_of_the_file() {
    let old = format!("# 一\n登记:\n  - {OLD}\n  # 二\n");
    let new = "  - 日期: 2024-10-08\n    事项: 学习-1\n    状态: 正在推进\n";
    assert_eq!(appended(&old), format!("{old}{new}"));
}

#[test]
fn line_ends_are_those_of_the_file() {
    let old = format!("登记:\n  - {OLD}\n").replace('\n', "\r\n");
    let new = appended(&old);
    assert!(new.starts_with(&old));
    assert!(!new.replace("\r\n", "").contains('\n'), "{new:?}");
}

#[test]
fn a_file_without_a_last_line_end_stays_without() {
    let old = format!("登记:\n  - {OLD}");
    let new = appended(&old);
    assert!(new.starts_with(&format!("{old}\n  - 日期: 2024-10-08\n")));
    assert!(new.ends_with("状态: 正在推进"));
}

#[test]
fn the_indentation_is_that_of_the_last_entry() {
    for (dash, gap) in [("", " "), ("      ", "   "), ("  ", " ")] {
        let keys = format!("{dash} {gap}");
        let old = format!(
            "登记:\n{dash}-{gap}日期: 2024-10-01\n{keys}事项: 甲\n{keys}状态: 未启动\n"
        );
        let new = format!(
            "{dash}-{gap}日期: 2024-10-08\n{keys}事项: 学习-1\n{keys}状态: 正在推进\n"
        );
        assert_eq!(appended(&old), format!("{old}{new}"));
    }
    let old = "登记:\n  -\n    日期: 2024-10-01\n    事项: 甲\n    状态: 未启动\n";
    assert!(
        appended(old)
            .ends_with("  - 日期: 2024-10-08\n    事项: 学习-1\n    状态: 正在推进\n")
    );
}

#[test]
fn an_empty_log_takes_its_first_entry() {
    let new = "  - 日期: 2024-10-08\n    事项: 学习-1\n    状态: 正在推进\n";
    for (old, head) in [
        ("", "登记:\n"),
        ("# 一\n", "# 一\n登记:\n"),
        ("登记:\n", "登记:\n"),
        ("登记: []\n", "登记:\n"),
        ("登记: [ ]  # 一\n# 二\n", "登记:  # 一\n# 二\n"),
        ("登记: ~\n", "登记:\n"),
        ("登记:   # 一\n", "登记:   # 一\n"),
    ] {
        assert_eq!(appended(old), format!("{head}{new}"), "{old:?}");
    }
    assert_eq!(appended("登记: []"), format!("登记:\n{}", new.trim_end()));
}

#[test]
fn what_stands_after_the_log_stays_after_it() {
    let old = format!("登记:\n  - {OLD} # 一\n变量: {{单位: 甲}}\n");
    let new = appended(&old);
    let (before, after) = old.split_at(old.find("变量").unwrap());
    assert!(new.starts_with(before) && new.ends_with(after), "{new}");
    assert_eq!(append(&new, &[report()]).unwrap().first, 2);
}

#[test]
fn a_log_in_brackets_is_refused_with_its_place() {
    for old in [
        "登记: [{日期: 2024-10-01, 事项: 甲, 状态: 未启动}]\n",
        "{登记: [{日期: 2024-10-01, 事项: 甲, 状态: 未启动}]}\n",
        "登记: [ # 一\n  ]\n",
        "{登记: []}\n",
    ] {
        let finding = append(old, &[report()]).unwrap_err();
        assert_eq!(finding.code.id, "LED018", "{old}");
        assert!(finding.span.is_some());
    }
}

#[test]
fn a_ledger_that_cannot_be_read_is_refused_with_its_own_fault() {
    let finding =
        append("登记:\n  - 日期: 昨天\n    事项: 甲\n", &[report()]).unwrap_err();
    assert_eq!(finding.span.unwrap().start().line, 2);
    assert!(append("变量: {单位: 甲}\n", &[report()]).is_err());
    assert!(append("登记：\n", &[report()]).is_err());
}

#[test]
fn a_text_that_would_read_back_otherwise_is_refused() {
    let noted = |note: &str| NewEntry { note: Some(note.to_owned()), ..report() };
    for note in
        ["", " \n　", "甲\u{200B}乙", "{{单位}}甲", "甲}}", "甲\u{0}", "甲\u{2028}乙"]
    {
        let finding = append(support::LEDGER, &[noted(note)]).unwrap_err();
        assert!(finding.message.contains("“备注”"), "{}", finding.message);
    }
    let two = NewEntry { recorder: Some("甲\n乙".to_owned()), ..report() };
    assert!(append(support::LEDGER, &[two]).unwrap_err().span.is_some());
}

fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[甲乙丙，。、“”《》—…·]{1,6}",
        2 => "[a-z0-9.\\-]{1,5}",
        2 => select(vec![
            ": ", " #", "#", ":", "：", ",", "[", "]", "{", "}", "'", "\"", "*", "!",
            "|", ">", "%", "@", "`", "- ", "-", "? ", "~", "null", "true", "2024-01-01",
            " ", "　", "\t", "\\n", "备注: ", "登记：", "---", "...", "<<",
        ]).prop_map(str::to_owned),
    ];
    collection::vec(piece, 1..5)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("empty or a variable", |text| {
            !text.trim().is_empty() && !text.contains("{{") && !text.contains("}}")
        })
}

fn paragraphs() -> impl Strategy<Value = String> {
    let ends = select(vec!["\n", "\r\n", "\n\n"]);
    (collection::vec(words(), 1..4), ends).prop_map(|(lines, end)| lines.join(end))
}

fn entry() -> impl Strategy<Value = NewEntry> {
    let names = (option::of(words()), option::of(words()));
    let texts =
        (option::of(paragraphs()), option::of(paragraphs()), option::of(paragraphs()));
    let acts = (
        option::of(select(State::ALL.to_vec())),
        option::of(select(Step::ALL.to_vec())),
        option::of(paragraphs().prop_map(|why| (day(), why))),
    );
    (words(), names, texts, acts, collection::vec(words(), 0..4)).prop_map(
        |(item, (recorder, reviewer), (progress, opinion, note), acts, evidence)| {
            let (state, step, extension) = acts;
            NewEntry {
                date: day(),
                item,
                state,
                progress,
                evidence,
                recorder,
                step,
                reviewer,
                opinion,
                extension,
                note,
            }
        },
    )
}

proptest! {
    /// That what is read back equals what was meant is judged by the function itself: it
    /// refuses otherwise.
    #[test]
    fn whatever_is_recorded_reads_back(
        entries in collection::vec(entry(), 1..4),
        crlf in proptest::bool::ANY,
        cut in proptest::bool::ANY,
    ) {
        let mut old = support::LEDGER.to_owned();
        if crlf {
            old = old.replace('\n', "\r\n");
        }
        if cut {
            old = old.trim_end().to_owned();
        }
        let new = append(&old, &entries).unwrap();
        assert!(new.text.starts_with(&old));
        assert_eq!(new.ledger.entries.len(), new.first + entries.len());
        assert_eq!(new.text.ends_with('\n'), old.ends_with('\n'));
    }
}
