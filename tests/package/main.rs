//! Filing and verifying: the example of `examples/filing` as a person files it, and packages
//! that somebody has tampered with.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod filed;
mod hostile;
mod refused;
mod sealed;
mod tampered;
mod wording;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use zhenggai::diagnostic::Findings;
use zhenggai::package::File;
use zhenggai::package::opened::{Opened, from_folder};
use zhenggai::package::verify::verify;

/// The folder of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The filled-in example as a project of its own.
fn example() -> tempfile::TempDir {
    let folder = tempfile::Builder::new().prefix("报送 示例 ").tempdir().unwrap();
    copy(&root().join("examples/filing/content"), &folder.path().join("content"));
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

fn zhenggai(project: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zhenggai"))
        .args(words)
        .current_dir(project)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

/// Files the project with the bundled faces; the exit code, and what was said.
fn submit(project: &Path) -> (i32, String) {
    let output = zhenggai(project, &["submit", "--fonts", "bundled"]);
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// What lies in `out/`: the packages' folders and zips, in order.
fn packages(project: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(project.join("out")) else { return Vec::new() };
    let mut found: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    found.sort();
    found
}

fn zip_of(project: &Path) -> PathBuf {
    let mut found = packages(project);
    found.retain(|path| path.extension().is_some_and(|it| it == "zip"));
    found.pop().unwrap()
}

/// The package of the example, made once: its name, its files and its zip.
fn filed() -> &'static (String, Vec<File>, Vec<u8>) {
    static FILED: OnceLock<(String, Vec<File>, Vec<u8>)> = OnceLock::new();
    FILED.get_or_init(|| {
        let project = example();
        let (code, said) = submit(project.path());
        assert_eq!(code, 0, "{said}");
        let zip = zip_of(project.path());
        let folder = zip.with_extension("");
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        (name, files(&folder), fs::read(zip).unwrap())
    })
}

/// The files of a folder.
fn files(folder: &Path) -> Vec<File> {
    let file = |entry: fs::DirEntry| File {
        name: entry.file_name().into_string().unwrap(),
        bytes: fs::read(entry.path()).unwrap(),
    };
    fs::read_dir(folder).unwrap().flatten().map(file).collect()
}

/// The package of the example as a folder.
fn folder(files: Vec<File>) -> Opened {
    from_folder(filed().0.clone(), files).unwrap()
}

/// The codes of what verifying finds.
fn found(opened: &Opened) -> Vec<&'static str> {
    let mut findings = Findings::new();
    verify(opened, &mut findings);
    findings.iter().map(|finding| finding.code.id).collect()
}
