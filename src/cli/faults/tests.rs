//! Whatever goes wrong at whichever step of whichever command: every file is the old one or
//! the new one, whole; the words say what to do; and the next run leaves everything right.

use std::collections::BTreeMap;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{self, Command};

use super::{FAULT, Fault, REACHED};
use crate::content::LEDGER_PATH;

/// The command line of the process, one word a line.
const WORDS: &str = "ZHENGGAI_TEST_WORDS";

/// The files of a project, by path.
type Files = BTreeMap<String, Vec<u8>>;

/// A command and the project in which it runs.
struct Scenario {
    words: &'static [&'static str],
    old: Files,
}

/// The program, started by the other tests as a process of its own; without their words it
/// is a test that has nothing to do.
#[test]
#[expect(clippy::exit, reason = "this is the end of a process")]
fn the_program() {
    let Ok(words) = env::var(WORDS) else { return };
    let exit = crate::cli::run(words.lines().map(OsString::from).collect());
    process::exit(exit.code().into());
}

#[test]
fn build_survives_every_fault() {
    Scenario::of(&["build", "plan"], excel()).with_old_papers().survives_all();
}

#[test]
fn a_first_build_survives_being_killed() {
    Scenario::of(&["build"], excel()).survives(&[Fault::Killed], 1);
}

#[test]
fn ledger_add_survives_every_fault() {
    let words = &["ledger", "add", "学习-1", "--state", "长期坚持", "--note", "甲"];
    Scenario::of(words, repository()).survives_all();
}

#[test]
fn ledger_import_survives_every_fault() {
    Scenario::of(&["ledger", "import", "填好.xlsx", "--write"], excel()).survives_all();
}

#[test]
fn ledger_export_survives_every_fault() {
    let scenario = Scenario::of(&["ledger", "export", "--by-unit"], excel());
    scenario.with_old_papers().survives(&Fault::ALL.map(|(_, fault)| fault), 3);
}

#[test]
fn check_fix_survives_every_fault() {
    Scenario::of(&["check", "--fix"], faulty()).survives_all();
}

#[test]
fn check_comments_survives_every_fault() {
    let scenario = Scenario::of(&["check", "--comments"], faulty());
    scenario.with_old_papers().survives_all();
}

#[test]
fn report_draft_survives_every_fault() {
    Scenario::of(&["report", "2023-Q4", "--draft"], repository()).survives_all();
}

#[test]
fn submit_survives_being_killed_and_a_full_disk() {
    let scenario = Scenario::of(&["submit"], filing());
    scenario.survives(&[Fault::Killed], 5);
    scenario.survives(&[Fault::Full, Fault::Denied], 11);
}

#[test]
fn new_survives_every_fault() {
    let scenario = Scenario::of(&["new", "甲/乙"], Files::new());
    scenario.survives(&[Fault::Killed], 1);
    // The same steps again and again, for each file.
    scenario.survives(&Fault::ALL.map(|(_, fault)| fault), 5);
}

#[test]
fn schema_survives_every_fault() {
    Scenario::of(&["schema"], Files::new()).with_old_papers().survives_all();
}

impl Scenario {
    fn of(words: &'static [&'static str], old: Files) -> Self {
        Self { words, old }
    }

    /// The same, where everything that the command makes is there from before, other.
    fn with_old_papers(&self) -> Self {
        let mut old = self.old.clone();
        for path in self.done(&self.old).into_keys() {
            old.entry(path).or_insert_with(|| "旧".into());
        }
        Self { words: self.words, old }
    }

    fn survives_all(&self) {
        self.survives(&Fault::ALL.map(|(_, fault)| fault), 1);
    }

    /// Lets each fault strike at each step in turn, or at every so manieth.
    fn survives(&self, faults: &[Fault], stride: usize) {
        let new = self.done(&self.old);
        let again = self.done(&new);
        for fault in faults {
            let mut steps = (0..).step_by(stride);
            let struck = steps
                .by_ref()
                .take_while(|step| self.struck(*fault, *step, &new, &again));
            let count = struck.count();
            assert!(count > 0, "{:?} has no step for {fault:?}", self.words);
        }
    }

    /// Lets the fault strike at this step; whether there was such a step.
    fn struck(&self, fault: Fault, step: u32, new: &Files, again: &Files) -> bool {
        let folder = tempfile::tempdir().unwrap();
        let (project, reached) = (folder.path().join("项目"), folder.path().join("到"));
        write(&project, &self.old);
        let mut command = self.command(&project);
        command.env(FAULT, format!("{}:{step}", fault.name())).env(REACHED, &reached);
        let output = command.output().unwrap();
        let Ok(at) = fs::read_to_string(reached) else { return false };
        let said = String::from_utf8_lossy(&output.stderr);
        let what = format!("{:?}, {fault:?} at {step}: {at}\n{said}", self.words);
        let left = read(&project);
        let leftovers = left.keys().filter(|path| is_passing(path)).count();
        assert!(leftovers == 0 || fault.ends(), "{what}leaves passing files");
        for path in self.old.keys() {
            assert!(left.contains_key(path), "{what}“{path}” is gone");
        }
        for (path, bytes) in left.iter().filter(|(path, _)| !is_ours(path)) {
            let whole = [self.old.get(path), new.get(path)].contains(&Some(bytes));
            assert!(whole, "{what}“{path}” is neither the old one nor the new one");
        }
        match output.status.code() {
            None | Some(134) => assert!(fault.ends(), "{what}crashed"),
            Some(2) => self.explained(fault, &left, &said, &what),
            _ => assert!(papers(&left) == *new, "{what}says that all is done"),
        }
        // Where nothing has changed, the next run is the first.
        if left != self.old {
            self.comes_right(&project, new, again, &what);
        }
        true
    }

    /// The words say what is wrong and what to do.
    fn explained(&self, fault: Fault, left: &Files, said: &str, what: &str) {
        let words = match fault {
            Fault::Full => ["磁盘已满", "腾出空间"],
            Fault::ReadOnly => ["所在的磁盘是只读的", "写入权限"],
            Fault::Denied => ["没有权限", "请检查文件和文件夹是否设为只读"],
            Fault::Held => ["正被别的程序打开", "请关闭正在打开这个文件的 Word、WPS"],
            Fault::Broken => ["系统的说明：input/output error", "重新运行"],
            Fault::Killed | Fault::PowerCut => panic!("{what}survived its own death"),
        };
        assert!(words.iter().all(|words| said.contains(words)), "{what}");
        let changed = self.old.iter().any(|(path, old)| left.get(path) != Some(old));
        assert_eq!(changed, said.contains("已经换成新的"), "{what}");
    }

    /// The next run does what this one should have done, and clears up.
    fn comes_right(&self, project: &Path, new: &Files, again: &Files, what: &str) {
        let output = self.command(project).output().unwrap();
        let left = read(project);
        let said = String::from_utf8_lossy(&output.stderr);
        let leftover =
            left.keys().find(|path| is_passing(path) || path.ends_with(".new"));
        assert_eq!(leftover, None, "{what}the next run: {said}");
        let left = papers(&left);
        assert!(left == *new || left == *again, "{what}the next run: {said}");
    }

    /// The project after the command has run, but for lock files.
    fn done(&self, old: &Files) -> Files {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), old);
        let output = self.command(folder.path()).output().unwrap();
        let code = output.status.code().unwrap();
        // To make anew what is there from before is refused.
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(code < 2 || *old != self.old, "{:?}\n{said}", self.words);
        papers(&read(folder.path()))
    }

    fn command(&self, project: &Path) -> Command {
        let mut command = Command::new(env::current_exe().unwrap());
        command.args(["--exact", "cli::faults::tests::the_program", "--nocapture"]);
        let words = ["zhenggai", "--as-of", "2024-10-10", "--fonts", "bundled"];
        let words: Vec<_> = words.iter().chain(self.words).copied().collect();
        command.env(WORDS, words.join("\n")).env("NO_COLOR", "1").current_dir(project);
        command
    }
}

/// What a project holds besides the program's own lock files.
fn papers(files: &Files) -> Files {
    files.clone().into_iter().filter(|(path, _)| !is_ours(path)).collect()
}

/// Whether it is, or lies in, something that the program keeps for itself.
fn is_ours(path: &str) -> bool {
    path.split('/').any(|name| name.starts_with(".zhenggai"))
}

/// The same of what is on its way to its place, a file or a folder of files.
fn is_passing(path: &str) -> bool {
    let is_it = |name: &str| name.starts_with(".zhenggai-") && name.ends_with(".tmp");
    path.split('/').any(is_it)
}

/// The repository's own content.
fn repository() -> Files {
    files(&[
        ("content/plan.yaml", include_str!("../../../content/plan.yaml")),
        (LEDGER_PATH, include_str!("../../../content/ledger.yaml")),
    ])
}

/// A plan in which much is wrong.
fn faulty() -> Files {
    files(&[("content/plan.yaml", include_str!("../../../tests/cli/fix.yaml"))])
}

/// A project that can be filed.
fn filing() -> Files {
    files(&[
        ("content/plan.yaml", include_str!("../../../examples/filing/content/plan.yaml")),
        (LEDGER_PATH, include_str!("../../../examples/filing/content/ledger.yaml")),
        (
            "content/submission.yaml",
            include_str!("../../../examples/filing/content/submission.yaml"),
        ),
        (
            "content/reports/2023-Q4.yaml",
            include_str!("../../../examples/filing/content/reports/2023-Q4.yaml"),
        ),
    ])
}

/// A project with a workbook that somebody has filled in.
fn excel() -> Files {
    let mut files = files(&[
        ("content/plan.yaml", include_str!("../../../tests/workbook/saved/plan.yaml")),
        (LEDGER_PATH, include_str!("../../../tests/workbook/saved/ledger.yaml")),
    ]);
    let book = include_bytes!("../../../tests/workbook/saved/libreoffice.xlsx");
    files.insert("填好.xlsx".to_owned(), book.to_vec());
    files
}

fn files(texts: &[(&str, &str)]) -> Files {
    texts.iter().map(|(path, text)| ((*path).to_owned(), (*text).into())).collect()
}

fn write(folder: &Path, files: &Files) {
    fs::create_dir_all(folder).unwrap();
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn read(folder: &Path) -> Files {
    let mut files = Files::new();
    read_into(folder, "", &mut files);
    files
}

fn read_into(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        match entry.path().is_dir() {
            true => read_into(&entry.path(), &format!("{name}/"), files),
            false => drop(files.insert(name, fs::read(entry.path()).unwrap())),
        }
    }
}
