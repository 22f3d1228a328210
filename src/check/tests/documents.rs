//! The rule's own file and the README say of a rule what its code says.
//!
//! `UPDATE=1 cargo test` rewrites both from the codes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::check::rules;
use crate::diagnostic::Code;
use crate::diagnostic::render::word;

/// Holds a file's text against what it should be, or writes it.
pub(super) fn expect(path: &Path, expected: &str) {
    let found = fs::read_to_string(path).unwrap();
    if found == expected {
        return;
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, expected).unwrap();
        return;
    }
    let line = found.lines().zip(expected.lines()).find(|(a, b)| a != b);
    panic!("{}: {line:?}; UPDATE=1 cargo test rewrites it", path.display());
}

/// A path of the repository.
pub(super) fn path(inside: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(inside)
}

/// Every file of a rule, by the code on its first line.
fn files() -> Vec<(String, PathBuf)> {
    let folders = fs::read_dir(path("src/check")).unwrap();
    let folders = folders.map(|entry| entry.unwrap().path()).filter(|it| it.is_dir());
    let mut files = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let first = text.lines().next().unwrap_or_default().to_owned();
            if let Some(id) = first.strip_prefix("//! ").and_then(|it| it.get(..6)) {
                files.push((id.to_owned(), path));
            }
        }
    }
    files
}

/// The headings that a code fills, as they stand in the file of its rule.
fn headings(code: &Code) -> String {
    let comment = |text: &str| -> String {
        text.lines().map(|line| format!("//! {line}\n")).collect()
    };
    let yaml = |heading: &str, text: &str| {
        format!("//! ## {heading}\n//! ```yaml\n{}//! ```\n", comment(text))
    };
    let (example, instead) =
        (yaml("Example", code.example), yaml("Instead", code.instead));
    format!("//! ## Why it matters\n{}{example}{instead}", comment(code.why))
}

#[test]
fn the_file_of_every_rule_says_what_its_code_says() {
    let files = files();
    for code in rules().map(|rule| rule.code) {
        let mut own = files.iter().filter(|(id, _)| id == code.id);
        let (_, path) = own.next().unwrap_or_else(|| panic!("no file of {}", code.id));
        assert!(own.next().is_none(), "two files of {}", code.id);
        let text = fs::read_to_string(path).unwrap();
        let (from, to) =
            (text.find("//! ## Why it matters"), text.find("//! ## How sure"));
        let (Some(from), Some(to)) = (from, to) else {
            panic!("{}: the headings are missing", path.display())
        };
        assert!(text[..from].contains("//! ## What it finds\n"), "{}", path.display());
        expect(path, &format!("{}{}{}", &text[..from], headings(code), &text[to..]));
    }
}

/// A text in which what stands between two marks is replaced.
pub(super) fn between(text: &str, name: &str, inside: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let from = text.find(&open).unwrap() + open.len();
    let to = text.find(&close).unwrap();
    format!("{}\n{inside}\n{}", &text[..from], &text[to..])
}

#[test]
fn the_readme_lists_every_rule() {
    let mut table = "| 编号 | 级别 | 查什么 |\n|---|---|---|\n".to_owned();
    for code in rules().map(|rule| rule.code) {
        let (id, title) = (code.id, code.title);
        table += &format!("| {id} | {} | {title} |\n", word(code.severity));
    }
    let path = path("README.md");
    let text = fs::read_to_string(&path).unwrap();
    expect(&path, &between(&text, "rules", &table));
}
