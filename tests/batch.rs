//! Many projects at a time, with the real program: broken ones among them, interruptions,
//! shares of several machines.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use jsonschema::Validator;
use serde_json::Value;

#[allow(dead_code, reason = "the generator has parts that only the example uses")]
#[path = "support/many.rs"]
mod many;

const PROJECTS: usize = 40;

/// A folder with projects in `各单位`, some of them broken.
fn units(projects: usize, broken: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    many::write(&folder.path().join("各单位"), projects, broken).unwrap();
    folder
}

fn command(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhenggai"));
    let day = ["--fonts", "bundled", "--paper", "plan"];
    command.current_dir(folder).arg("batch").args(words);
    if !words.contains(&"--summary") {
        command.args(day);
    }
    command
}

fn batch(folder: &Path, words: &[&str]) -> Output {
    command(folder, words).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
        + &String::from_utf8(output.stderr.clone()).unwrap()
}

/// The result file, held against its schema.
fn result(file: &Path) -> Value {
    let result: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/batch.json");
    let schema = serde_json::from_slice(&fs::read(schema).unwrap()).unwrap();
    let validator: Validator = jsonschema::draft7::new(&schema).unwrap();
    let fault = |fault: jsonschema::ValidationError<'_>| {
        format!("{}: {fault}", fault.instance_path())
    };
    let faults: Vec<_> = validator.iter_errors(&result).map(fault).collect();
    assert_eq!(faults, Vec::<String>::new());
    result
}

fn counts(folder: &Path) -> [u64; 5] {
    let result = result(&folder.join("out/批量结果.json"));
    ["projects", "done", "earlier", "failed", "pending"]
        .map(|key| result["counts"][key].as_u64().unwrap())
}

/// The papers of a project by name.
fn papers(project: &Path) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(project.join("out")) else { return Vec::new() };
    let file = |entry: fs::DirEntry| {
        (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
    };
    let mut files: Vec<_> = entries.flatten().map(file).collect();
    files.sort();
    files
}

fn project(folder: &Path, number: usize) -> PathBuf {
    folder.join("各单位").join(many::name(number))
}

/// Whether a project has its two papers, whole, or nothing.
fn is_whole_or_empty(project: &Path) -> bool {
    let papers = papers(project);
    let is_whole = |(name, bytes): &(String, Vec<u8>)| match name.as_str() {
        "整改方案.pdf" => bytes.trim_ascii_end().ends_with(b"%%EOF"),
        "整改方案.docx" => bytes[bytes.len() - 22..].starts_with(b"PK\x05\x06"),
        _ => false,
    };
    papers.iter().all(is_whole)
}

#[test]
fn ten_broken_projects_of_forty_are_named_and_stop_no_other() {
    let folder = units(PROJECTS, many::FAULTS.len());
    let output = batch(folder.path(), &["各单位"]);
    assert_eq!(code(&output), 2, "{}", said(&output));
    assert_eq!(counts(folder.path()), [40, 30, 0, 10, 0]);
    let result = result(&folder.path().join("out/批量结果.json"));
    let table = String::from_utf8(output.stdout.clone()).unwrap();
    let broken = many::broken(PROJECTS, many::FAULTS.len());
    let mut told = Vec::new();
    for (number, told_of) in result["projects"].as_array().unwrap().iter().enumerate() {
        let fault = broken.iter().find(|(at, _)| *at == number).map(|(_, fault)| *fault);
        let names: Vec<_> = papers(&project(folder.path(), number))
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        match fault {
            None => {
                assert_eq!(told_of["state"], "done", "{told_of}");
                assert_eq!(names, ["整改方案.docx", "整改方案.pdf"]);
            }
            Some(fault) => {
                assert_eq!(told_of["state"], "failed", "{told_of}");
                assert!(names.is_empty() || many::FAULTS[fault].0.contains("out"));
                assert!(table.contains(&many::name(number)), "{table}");
                told.push((many::FAULTS[fault].0, told_of["first"]["code"].clone()));
            }
        }
    }
    let expected = many::FAULTS.map(|(fault, code)| (fault, Value::from(code)));
    assert_eq!(told, expected);
}

#[test]
fn a_batch_writes_what_build_writes() {
    let folder = units(2, 0);
    assert_eq!(code(&batch(folder.path(), &["各单位"])), 0);
    let project = project(folder.path(), 0);
    let batch = papers(&project);
    fs::remove_dir_all(project.join("out")).unwrap();
    let build = Command::new(env!("CARGO_BIN_EXE_zhenggai"))
        .args(["build", "plan", "--fonts", "bundled", "--project"])
        .arg(&project)
        .output();
    assert!(build.unwrap().status.success());
    assert!(papers(&project) == batch);
}

#[test]
fn only_what_has_changed_is_done_again() {
    let folder = units(5, 0);
    let again = |expected: u64| {
        let output = batch(folder.path(), &["各单位", "--continue"]);
        assert_eq!(code(&output), 0, "{}", said(&output));
        assert_eq!(counts(folder.path()), [5, 5, expected, 0, 0], "{}", said(&output));
    };
    again(0);
    again(5);
    let plan = project(folder.path(), 0).join("content/plan.yaml");
    let text = fs::read_to_string(&plan).unwrap();
    fs::write(plan, text.replace("认真组织开展", "组织开展")).unwrap();
    again(4);
    fs::remove_file(project(folder.path(), 1).join("out/整改方案.pdf")).unwrap();
    again(4);
    fs::write(
        project(folder.path(), 2).join("content/format.yaml"),
        "三级标题加粗: true\n",
    )
    .unwrap();
    again(4);
    let templates = project(folder.path(), 3).join("templates");
    fs::create_dir(&templates).unwrap();
    fs::write(templates.join("submission.md"), "{{ body }}\n").unwrap();
    again(4);
    again(5);
    // Other papers are other work.
    let output = batch(folder.path(), &["各单位", "--continue", "--only", "pdf"]);
    assert!(said(&output).contains("从头做起"), "{}", said(&output));
    assert_eq!(counts(folder.path()), [5, 5, 0, 0, 0]);
}

#[test]
fn a_run_that_is_killed_is_continued_from_where_it_was() {
    let folder = units(12, 0);
    let mut run = started(folder.path());
    let done = wait_for_lines(folder.path(), 3);
    run.kill().unwrap();
    run.wait().unwrap();
    for number in 0..12 {
        let project = project(folder.path(), number);
        let passing = |name: &str| name.starts_with(".zhenggai-");
        let whole = papers(&project).into_iter().all(|(name, bytes)| {
            passing(&name) || !name.starts_with("整改方案") || bytes.len() > 1000
        });
        assert!(whole, "{}", project.display());
    }
    let output = batch(folder.path(), &["各单位", "--continue"]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    let [projects, all, earlier, failed, pending] = counts(folder.path());
    assert_eq!([projects, all, failed, pending], [12, 12, 0, 0]);
    assert!(earlier >= u64::try_from(done).unwrap(), "{earlier} of {done}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_finishes_what_is_begun_and_says_how_to_continue() {
    let folder = units(60, 0);
    let run = started(folder.path());
    wait_for_lines(folder.path(), 2);
    let pid = run.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let output = run.wait_with_output().unwrap();
    assert_eq!(code(&output), 2, "{}", said(&output));
    assert!(said(&output).contains("--continue"), "{}", said(&output));
    let [projects, done, _, failed, pending] = counts(folder.path());
    assert_eq!((projects, failed), (60, 0));
    assert!(done >= 2 && pending > 0, "{done} done, {pending} pending");
    for number in 0..60 {
        assert!(is_whole_or_empty(&project(folder.path(), number)));
    }
    let with_papers =
        (0..60).filter(|it| !papers(&project(folder.path(), *it)).is_empty());
    assert_eq!(u64::try_from(with_papers.count()).unwrap(), done);
}

/// A batch that runs.
fn started(folder: &Path) -> Child {
    let mut command = command(folder, &["各单位", "--jobs", "1"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Waits until so many projects are recorded, and says how many are.
fn wait_for_lines(folder: &Path, wanted: usize) -> usize {
    let start = Instant::now();
    loop {
        let record = fs::read_to_string(folder.join("out/批量记录.jsonl"));
        let done = record.unwrap_or_default().matches("{\"done\":{\"project\"").count();
        if done >= wanted {
            return done;
        }
        assert!(start.elapsed() < Duration::from_secs(120), "nothing is recorded");
        sleep(Duration::from_millis(5));
    }
}

#[test]
fn shares_of_two_machines_are_all_projects_and_are_put_together() {
    let folder = units(7, 0);
    let done = |share: &str| {
        let output = batch(folder.path(), &["各单位", "--shard", share]);
        assert_eq!(code(&output), 0, "{}", said(&output));
        let name = format!("out/批量结果-{}.json", share.replace('/', "-"));
        result(&folder.path().join(name))["counts"]["projects"].as_u64().unwrap()
    };
    let first = done("1/2");
    let output = batch(folder.path(), &["--summary", "out"]);
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("共 2 份，缺第 2 份"), "{}", said(&output));
    let second = done("2/2");
    assert_eq!(first + second, 7);
    assert!(first > 0 && second > 0);
    let output = batch(folder.path(), &["--summary", "out"]);
    assert_eq!(code(&output), 0, "{}", said(&output));
    let total = result(&folder.path().join("out/批量结果总表.json"));
    assert_eq!(total["counts"]["done"], 7);
}

#[test]
fn a_list_may_name_projects_that_are_not_there_and_they_are_named() {
    let folder = units(1, 0);
    let line = format!("各单位/{}\n各单位/没有\n# 说明\n", many::name(0));
    fs::write(folder.path().join("名单.txt"), line).unwrap();
    let output = batch(folder.path(), &["@名单.txt"]);
    assert_eq!(code(&output), 2, "{}", said(&output));
    assert_eq!(counts(folder.path()), [2, 1, 0, 1, 0]);
    assert!(said(&output).contains("项目文件夹“各单位/没有”不存在"), "{}", said(&output));
}

#[test]
fn the_result_on_stdout_is_that_in_the_file() {
    let folder = units(2, 1);
    let output = batch(folder.path(), &["各单位", "--format", "json"]);
    let run: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&run["command"], &run["exit"]), (&"batch".into(), &2.into()));
    assert_eq!(run["batch"], result(&folder.path().join("out/批量结果.json")));
    assert_eq!(said(&output).matches('{').count(), said(&output).matches('}').count());
}
