//! What a person at the command line sees: transcripts of the real program.
//!
//! Each file of `tests/cli/` is played in an empty folder of its own. Lines after a `$`
//! are what the program writes, those with `! ` before them to stderr. `UPDATE=1 cargo
//! test --test cli` writes the transcripts anew.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

#[allow(dead_code, reason = "the generator has parts that only others use")]
#[path = "support/many.rs"]
mod many;

/// Words that may stand in help and messages: names and notations, no English sentences.
const NAMES: &str = "\
    zhenggai new build check explain fonts inspect help report submission draft \
    project as of format font quiet verbose version only text json auto bundled plan \
    content out yaml YAML GB DOCX PDF docx pdf CHK simfang ttf CMD FIL ledger show \
    overdue due soon days area unit state add progress evidence recorder closing \
     batch paper continue shard record jobs summary txt \
    reviewer opinion extend to reason note date export import by write xlsx Excel submit verify zip period dry run filed manifest sarif fix diff comments schema schemas result JSON Schema";

#[test]
fn help_is_as_written_down() {
    play("help");
}

#[test]
fn mistakes_are_answered_in_chinese_and_with_what_to_do() {
    play("mistakes");
}

#[test]
fn a_project_is_made_checked_and_built() {
    play("project");
}

#[test]
fn an_office_with_figures_of_its_own_is_told_what_is_wrong_and_what_is_chosen() {
    let folder = repository();
    let (root, to) = (Path::new(env!("CARGO_MANIFEST_DIR")), folder.path());
    let golden = root.join("tests/golden/an-office-with-figures-of-its-own");
    fs::create_dir_all(to.join("坏/content")).unwrap();
    fs::copy(golden.join("format.yaml"), to.join("content/format.yaml")).unwrap();
    let plan = "content/plan.yaml";
    fs::copy(root.join(plan), to.join("坏").join(plan)).unwrap();
    let faulty = "页边距: {上: 3.7, 左: 28毫米}\n行距: 28.97\n页码位置: 中间\n字体: {仿宋: 黑体, 楷体: 某某体}\n";
    fs::write(to.join("坏/content/format.yaml"), faulty).unwrap();
    play_in(to, "format");
}

#[test]
fn many_projects_are_done_and_those_that_cannot_be_are_named() {
    let folder = tempfile::tempdir().unwrap();
    many::write(&folder.path().join("各单位"), 4, 2).unwrap();
    fs::create_dir_all(folder.path().join("各单位/还没有交")).unwrap();
    fs::create_dir_all(folder.path().join("空")).unwrap();
    play_in(folder.path(), "batch");
}

#[test]
fn the_ledger_shows_where_every_item_stands() {
    play_in(repository().path(), "ledger");
}

#[test]
fn an_entry_is_added_or_refused_with_the_rule() {
    play_in(repository().path(), "record");
}

#[test]
fn the_added_entry_is_json_too() {
    let folder = repository();
    let words = [
        "ledger",
        "add",
        "作风-1",
        "--state",
        "正在推进",
        "--as-of",
        "2024-10-08",
        "--format",
        "json",
    ];
    let run: Value =
        serde_json::from_slice(&zhenggai(folder.path(), &words).stdout).unwrap();
    assert_eq!(run["files"], serde_json::json!(["content/ledger.yaml"]));
    assert_eq!(run["findings"][0]["code"], "LED007");
    assert_eq!(run["ledger"]["item"]["updated"], "2024-10-08");
}

/// A folder with the repository's own content.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::create_dir(folder.path().join("content")).unwrap();
    for file in ["content/plan.yaml", "content/ledger.yaml"] {
        fs::copy(root.join(file), folder.path().join(file)).unwrap();
    }
    folder
}

#[test]
fn the_ledger_goes_out_as_excel_and_comes_back() {
    let folder = excel_project();
    play_in(folder.path(), "workbook");
}

#[test]
fn what_a_book_changes_is_json_too() {
    let folder = excel_project();
    let words =
        ["台账", "导入", "填好.xlsx", "--as-of", "2024-10-10", "--format", "json"];
    let run: Value =
        serde_json::from_slice(&zhenggai(folder.path(), &words).stdout).unwrap();
    let read = &run["import"];
    assert_eq!((&run["exit"], &read["written"]), (&0.into(), &false.into()));
    assert_eq!(read["changes"].as_array().unwrap().len(), 9);
    let change = &read["changes"][6];
    assert_eq!(change["cell"], "R10");
    assert_eq!(
        (&change["sheet"], &change["after"]),
        (&"整改台账".into(), &"2024-12-31".into())
    );
    let entry = &read["entries"][1];
    assert_eq!(
        (&entry["date"], &entry["extend_to"]),
        (&"2024-10-08".into(), &"2024-12-31".into())
    );
    assert_eq!(run["files"], serde_json::json!([]));
}

#[test]
fn a_damaged_book_leaves_every_byte_of_the_ledger() {
    let folder = excel_project();
    let ledger = folder.path().join("content/ledger.yaml");
    let before = fs::read(&ledger).unwrap();
    let mut book = fs::read(folder.path().join("填好.xlsx")).unwrap();
    book.truncate(book.len() / 2);
    fs::write(folder.path().join("坏.xlsx"), book).unwrap();
    for file in ["坏.xlsx", "content/plan.yaml", "content", "没有.xlsx"] {
        let output = zhenggai(folder.path(), &["ledger", "import", file, "--write"]);
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(fs::read(&ledger).unwrap() == before);
    }
}

/// What the pictures of the 使用手册 show; `.ci/screens` draws them from the transcripts.
#[test]
fn the_manual_shows_what_the_program_says() {
    play("manual-new");
    play_in(project().path(), "manual-check");
    let project = excel_project();
    play_in(project.path(), "manual-ledger");
    let plan = project.path().join("content/plan.yaml");
    let text = fs::read_to_string(&plan).unwrap().replace("总体要求: |", "总体要球: |");
    fs::write(&plan, text).unwrap();
    play_in(project.path(), "manual-mistake");
}

#[test]
fn the_manual_is_a_paper_of_the_program_without_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/manual");
    for inner in ["content", "图"] {
        fs::create_dir(folder.path().join(inner)).unwrap();
        for entry in fs::read_dir(from.join(inner)).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), folder.path().join(inner).join(entry.file_name()))
                .unwrap();
        }
    }
    let output = zhenggai(folder.path(), &["build", "submission", "--fonts", "bundled"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stderr(&output), "已生成 2 个文件\n");
    let pdf = fs::read(folder.path().join("out/报送公文.pdf")).unwrap();
    assert!(pdf.len() > 100_000);
}

/// A project with a book that another program has saved after somebody filled it in.
fn excel_project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/workbook/saved");
    fs::create_dir(folder.path().join("content")).unwrap();
    let files = [
        ("plan.yaml", "content/plan.yaml"),
        ("ledger.yaml", "content/ledger.yaml"),
        ("libreoffice.xlsx", "填好.xlsx"),
    ];
    for (from, to) in files {
        fs::copy(root.join(from), folder.path().join(to)).unwrap();
    }
    folder
}

#[test]
fn what_is_certain_is_mended_and_the_rest_of_the_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    fs::create_dir(&content).unwrap();
    // As an editor on Windows leaves it.
    let faulty = include_str!("cli/fix.yaml").replace('\n', "\r\n");
    let file = content.join("plan.yaml");
    fs::write(&file, format!("\u{FEFF}{faulty}")).unwrap();
    play_in(folder.path(), "fix");
    let mended = fs::read_to_string(file).unwrap();
    assert_eq!(mended, format!("\u{FEFF}{}", mended_by_hand(&faulty)));
    // The file and its lock.
    assert_eq!(fs::read_dir(content).unwrap().count(), 2);
}

#[test]
fn nothing_is_mended_while_the_content_has_errors() {
    let project = project();
    let plan = project.path().join("content/plan.yaml");
    let text = fs::read_to_string(&plan).unwrap();
    let faulty = text
        .replace("总体要求: |", "总体要球: |")
        .replace("广泛听取意见，", "广泛听取意见,");
    fs::write(&plan, &faulty).unwrap();
    for option in ["--fix", "--diff"] {
        let output = zhenggai(project.path(), &["check", option]);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        assert!(stderr(&output).contains("没有自动修改"), "{}", stderr(&output));
    }
    assert_eq!(fs::read_to_string(&plan).unwrap(), faulty);
}

#[test]
fn findings_are_sarif_for_editors() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    let plan = mended_by_hand(include_str!("cli/fix.yaml"));
    let faulty = plan.replace("每月学习。", "每月学习。。");
    fs::write(folder.path().join("content/plan.yaml"), faulty).unwrap();
    play_in(folder.path(), "sarif");
}

/// The faulty plan as a person mends it.
fn mended_by_hand(text: &str) -> String {
    let mends = [
        ("整改方案。", "整改方案"),
        ("(某发[2023]第05号)要求,", "（某发〔2023〕5号）要求，"),
        ("2023年09月8号", "2023年9月8日"),
        ("民主生活会。、", "民主生活会。"),
        ("\"当下改\"", "“当下改”"),
        ("相结合,", "相结合，"),
        ("调研、等", "调研等"),
        ("整改...", "整改……"),
        ("百分之98,", "98%,"),
        ("每月学习。。", "每月学习。"),
        ("领导--层层落实.", "领导——层层落实。"),
    ];
    mends.iter().fold(text.to_owned(), |text, (wrong, right)| {
        assert_eq!(text.matches(wrong).count(), 1, "{wrong}");
        text.replace(wrong, right)
    })
}

#[test]
fn the_ledger_is_json_too() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words = ["台账", "--as-of", "2024-09-30", "--format", "json"];
    let run: Value = serde_json::from_slice(&zhenggai(root, &words).stdout).unwrap();
    let ledger = &run["ledger"];
    assert_eq!((&run["command"], &run["exit"]), (&"ledger".into(), &0.into()));
    assert_eq!(ledger["as_of"], "2024-09-30");
    assert_eq!(ledger["counts"]["done_share"], "37.50%");
    assert_eq!(ledger["areas"].as_array().unwrap().len(), 6);
    let item = &ledger["items"][6];
    assert_eq!((&item["id"], &item["timing"]), (&"作风-1".into(), &"due_soon".into()));
    assert_eq!(item["days_left"], 15);
    assert_eq!(ledger["items"][3]["delays"].as_array().unwrap().len(), 3);
}

#[test]
fn the_example_is_filed_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/filing/content");
    fs::create_dir_all(folder.path().join("content/reports")).unwrap();
    for file in ["plan.yaml", "ledger.yaml", "submission.yaml", "reports/2023-Q4.yaml"] {
        fs::copy(content.join(file), folder.path().join("content").join(file)).unwrap();
    }
    play_in(folder.path(), "submit");
}

#[test]
fn schemas_are_written_for_editors() {
    play("schema");
}

#[test]
fn a_code_is_explained() {
    play("explain");
}

#[test]
fn fonts_say_which_face_serves() {
    play("fonts");
}

#[test]
fn no_help_has_an_english_word() {
    let folder = tempfile::tempdir().unwrap();
    for command in [
        "",
        "new",
        "build",
        "check",
        "ledger",
        "ledger show",
        "ledger add",
        "ledger export",
        "ledger import",
        "explain",
        "fonts",
        "inspect",
        "submit",
        "verify",
        "help",
    ] {
        let words: Vec<_> = command.split_whitespace().chain(["--help"]).collect();
        let output = zhenggai(folder.path(), &words);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(foreign(&stdout(&output)), Vec::<&str>::new(), "{command}");
    }
}

#[test]
fn without_a_command_the_help_goes_to_stderr_and_nothing_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let output = zhenggai(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(stderr(&output).contains("用法：zhenggai"));
}

#[test]
fn a_build_writes_both_formats_whole_and_nothing_else() {
    let project = project();
    let output = zhenggai(project.path(), &["build", "--fonts", "bundled"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let papers = ["整改方案", "整改台账"];
    let names = papers.map(|name| format!("out/{name}.docx\nout/{name}.pdf\n"));
    assert_eq!(stdout(&output), names.concat());
    let out = project.path().join("out");
    for name in papers {
        let read = |ending| fs::read(out.join(format!("{name}.{ending}"))).unwrap();
        assert!(read("docx").starts_with(b"PK"));
        assert!(read("pdf").starts_with(b"%PDF-"));
    }
    assert_eq!(fs::read_dir(out).unwrap().count(), 4);
}

#[test]
fn json_holds_the_findings_with_their_places() {
    let project = project();
    let output =
        zhenggai(project.path(), &["check", "--fonts", "bundled", "--format", "json"]);
    let run: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(run["command"], "check");
    assert_eq!(run["exit"], 1);
    assert_eq!(run["version"], env!("CARGO_PKG_VERSION"));
    let finding = &run["findings"][0];
    assert_eq!(finding["code"], "CHK001");
    assert_eq!(finding["severity"], "warning");
    assert_eq!(finding["file"], "content/plan.yaml");
    let columns =
        [&finding["column"], &finding["end_column"]].map(|it| it.as_u64().unwrap());
    assert_eq!(columns[1] - columns[0], "〔待补〕".chars().count() as u64);
    let count = run["findings"].as_array().unwrap().len();
    assert_eq!(run["summary"]["warnings"].as_u64().unwrap(), count as u64);
    assert!(output.stderr.is_empty(), "{}", stderr(&output));
}

#[test]
fn json_names_the_files_written() {
    let project = project();
    let words = ["build", "--fonts", "bundled", "--format", "json", "--only", "docx"];
    let run: Value =
        serde_json::from_slice(&zhenggai(project.path(), &words).stdout).unwrap();
    assert_eq!(
        run["files"],
        serde_json::json!(["out/整改方案.docx", "out/整改台账.docx"])
    );
    assert_eq!(run["exit"], 0);
}

#[test]
fn a_mistake_is_json_too_when_json_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let output = zhenggai(folder.path(), &["biuld", "--format", "json"]);
    let run: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(run["findings"][0]["code"], "CMD001");
    assert_eq!(run["findings"][0]["file"], Value::Null);
}

#[test]
fn fonts_and_explanations_are_json_too() {
    let project = project();
    let fonts = ["fonts", "--fonts", "bundled", "--format", "json"];
    let run: Value =
        serde_json::from_slice(&zhenggai(project.path(), &fonts).stdout).unwrap();
    assert_eq!(run["fonts"].as_array().unwrap().len(), 5);
    assert_eq!(run["fonts"][1]["role"], "仿宋");
    let explain = ["explain", "--format=json"];
    let run: Value =
        serde_json::from_slice(&zhenggai(project.path(), &explain).stdout).unwrap();
    assert!(run["codes"].as_array().unwrap().len() > 20);
}

#[test]
fn a_paper_with_an_error_is_not_written_and_the_old_one_stays() {
    let project = project();
    let out = project.path().join("out");
    fs::write(out.join("整改方案.pdf"), "旧").unwrap();
    fs::write(project.path().join("content/plan.yaml"), "标题：甲\n").unwrap();
    let output = zhenggai(project.path(), &["build", "--fonts", "bundled"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(stderr(&output).contains("没有生成文件"));
    assert_eq!(fs::read(out.join("整改方案.pdf")).unwrap(), "旧".as_bytes());
    assert_eq!(fs::read_dir(out).unwrap().count(), 1);
}

#[test]
fn an_error_in_the_content_is_drawn_at_its_place() {
    let project = project();
    let plan = project.path().join("content/plan.yaml");
    let text = fs::read_to_string(&plan).unwrap().replace("总体要求: |", "总体要球: |");
    fs::write(&plan, text).unwrap();
    let output = zhenggai(project.path(), &["check", "--fonts", "bundled"]);
    let text = stderr(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(text.contains("--> content/plan.yaml:30:1"), "{text}");
    assert!(text.contains("30 | 总体要球: |\n   | ^^^^^^^^"), "{text}");
}

#[test]
fn two_who_build_at_once_leave_whole_papers_of_one_of_them() {
    let project = excel_project();
    let plan = project.path().join("content/plan.yaml");
    let first = fs::read_to_string(&plan).unwrap();
    let texts = [first.clone(), first.replace("落实", "落细")];
    let words = ["build", "plan", "--fonts", "bundled", "--as-of", "2024-10-10"];
    let papers = || {
        ["docx", "pdf"].map(|ending| {
            fs::read(project.path().join(format!("out/整改方案.{ending}"))).unwrap()
        })
    };
    let put = |text: &str| {
        // As an editor that saves well does: nobody reads half of it.
        let new = project.path().join("新.yaml");
        fs::write(&new, text).unwrap();
        fs::rename(new, &plan).unwrap();
    };
    let alone = texts.each_ref().map(|text| {
        put(text);
        zhenggai(project.path(), &words);
        papers()
    });
    for round in 0..8 {
        put(&texts[round % 2]);
        std::thread::scope(|scope| {
            let build = || zhenggai(project.path(), &words);
            let (one, other) = (scope.spawn(build), scope.spawn(build));
            std::thread::sleep(std::time::Duration::from_millis(7 * round as u64));
            put(&texts[(round + 1) % 2]);
            for output in [one, other].map(|run| run.join().unwrap()) {
                assert!(output.status.code() < Some(2), "{}", stderr(&output));
            }
        });
        for (at, paper) in papers().iter().enumerate() {
            assert!(alone.iter().any(|papers| papers[at] == *paper), "round {round}");
        }
        assert_eq!(fs::read_dir(project.path().join("out")).unwrap().count(), 2);
    }
}

#[cfg(unix)]
#[test]
fn an_out_folder_that_may_not_be_written_is_reported() {
    use std::os::unix::fs::PermissionsExt;
    let project = project();
    let out = project.path().join("out");
    fs::set_permissions(&out, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(out.join("试"), "").is_ok() {
        return; // The administrator may write everywhere.
    }
    let output = zhenggai(project.path(), &["build", "--fonts", "bundled"]);
    fs::set_permissions(&out, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("错误[FIL003]"), "{}", stderr(&output));
    assert_eq!(fs::read_dir(out).unwrap().count(), 0);
}

#[test]
fn what_is_not_a_terminal_gets_no_colours() {
    let project = project();
    let output = zhenggai(project.path(), &["check", "--fonts", "bundled"]);
    assert!(!stderr(&output).contains('\u{1b}'));
}

#[test]
fn the_same_project_gives_the_same_bytes_in_every_process() {
    let project = project();
    let build = || {
        zhenggai(project.path(), &["build", "--fonts", "bundled"]);
        ["docx", "pdf"].map(|extension| {
            fs::read(project.path().join(format!("out/整改方案.{extension}"))).unwrap()
        })
    };
    assert!(build() == build());
}

/// A new project in a folder whose name has blanks and Chinese in it.
fn project() -> tempfile::TempDir {
    let folder = tempfile::Builder::new().prefix("整改 项目 ").tempdir().unwrap();
    let output = zhenggai(folder.path(), &["new", "."]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    folder
}

fn zhenggai(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhenggai"))
        .args(words)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env_remove("COLUMNS")
        .output()
        .unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Runs of Latin letters that are no names.
fn foreign(text: &str) -> Vec<&str> {
    let words = text.split(|ch: char| !ch.is_ascii_alphabetic());
    let known: Vec<_> = NAMES.split(' ').collect();
    words.filter(|word| word.len() > 1 && !known.contains(word)).collect()
}

/// Plays a transcript in an empty folder and compares.
fn play(name: &str) {
    play_in(tempfile::tempdir().unwrap().path(), name);
}

/// Plays a transcript in a folder and compares.
fn play_in(folder: &Path, name: &str) {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/cli/{name}.txt"));
    let expected = fs::read_to_string(&path).unwrap();
    let commands = expected.lines().filter(|line| line.starts_with("$ "));
    let found: String = commands.map(|line| played(folder, line)).collect();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, found).unwrap();
        return;
    }
    assert!(found == expected, "EXPECTED\n{expected}\nFOUND\n{found}");
}

/// The command and what it wrote, as a transcript has it.
fn played(folder: &Path, line: &str) -> String {
    let words = line.strip_prefix("$ zhenggai").unwrap();
    let words = words.split('"').enumerate().flat_map(|(at, part)| {
        // Every second part stood between quotation marks.
        if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }
    });
    let output = zhenggai(folder, &words.collect::<Vec<_>>());
    let mut text = format!("{line}\n{}", stdout(&output));
    for line in stderr(&output).lines() {
        text.push_str(format!("! {line}").trim_end());
        text.push('\n');
    }
    let code = output.status.code().unwrap();
    format!("{text}[退出码 {code}]\n\n")
}
