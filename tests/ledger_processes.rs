//! Many programs recording at once lose nothing, and one that is killed spoils nothing.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use zhenggai::content::{LEDGER_PATH, Ledger};

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("content/plan.yaml"), support::PLAN).unwrap();
    fs::write(folder.path().join(LEDGER_PATH), support::LEDGER).unwrap();
    folder
}

fn adding(project: &Path, note: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhenggai"));
    command.current_dir(project).stdout(Stdio::null()).stderr(Stdio::null());
    command.args(["ledger", "add", "学习-1", "--state", "长期坚持", "--note", note]);
    command.args(["--as-of", "2024-10-08"]);
    command
}

fn read(project: &Path) -> (String, Ledger) {
    let text = fs::read_to_string(project.join(LEDGER_PATH)).unwrap();
    let (ledger, findings) = support::ledger(text.as_str());
    assert!(findings.is_empty(), "{findings:?}");
    (text, ledger.unwrap())
}

fn notes(ledger: &Ledger) -> Vec<String> {
    ledger.entries.iter().filter_map(|it| Some(it.note.as_ref()?.text())).collect()
}

#[test]
fn two_who_record_at_once_lose_nothing() {
    const TIMES: usize = 25;
    let folder = project();
    let before = read(folder.path()).1.entries.len();
    let record = |who: &str| {
        for number in 0..TIMES {
            let status =
                adding(folder.path(), &format!("{who}{number}")).status().unwrap();
            assert_eq!(status.code(), Some(0));
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| record("甲"));
        scope.spawn(|| record("乙"));
    });
    let (text, ledger) = read(folder.path());
    assert!(text.starts_with(support::LEDGER));
    assert_eq!(ledger.entries.len(), before + 2 * TIMES);
    let notes: BTreeSet<String> = notes(&ledger).into_iter().collect();
    for who in ["甲", "乙"] {
        assert!((0..TIMES).all(|number| notes.contains(&format!("{who}{number}"))));
    }
}

#[test]
fn who_is_killed_has_recorded_all_or_nothing() {
    let folder = project();
    let mut last = read(folder.path()).0;
    for number in 0..30 {
        let note = format!("甲{number}");
        let mut child = adding(folder.path(), &note).spawn().unwrap();
        thread::sleep(Duration::from_millis(number));
        child.kill().unwrap();
        child.wait().unwrap();
        let (text, ledger) = read(folder.path());
        if text != last {
            assert!(text.starts_with(&last));
            assert_eq!(notes(&ledger).last(), Some(&note));
        }
        last = text;
    }
    // Nobody waits for a lock that a dead program held.
    assert!(adding(folder.path(), "乙").status().unwrap().success());
    assert_eq!(fs::read_dir(folder.path().join("content")).unwrap().count(), 3);
}
