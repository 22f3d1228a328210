//! Keeps the shape of `src/` honest: who may import whom, who may name which crate.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each module and the modules it may import, lowest first. Anything absent is forbidden.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("geom", &[]),
    ("value", &[]),
    ("diagnostic", &[]),
    ("picture", &[]),
    ("world", &["diagnostic", "value"]),
    ("standard", &["geom"]),
    ("content", &["diagnostic", "geom", "standard", "value", "world"]),
    ("template", &["diagnostic", "value", "world"]),
    ("document", &["diagnostic", "geom", "standard", "value"]),
    ("markup", &["diagnostic", "document", "geom", "value"]),
    ("font", &["diagnostic", "geom", "standard", "world"]),
    ("layout", &["diagnostic", "document", "font", "geom", "standard", "value"]),
    ("pdf", &["diagnostic", "font", "geom", "layout", "picture", "standard", "value"]),
    ("docx", &["diagnostic", "document", "geom", "standard", "value"]),
    ("ledger", &["content", "diagnostic", "value", "world"]),
    ("report", &["content", "diagnostic", "ledger", "value"]),
    ("workbook", &["content", "diagnostic", "ledger", "value"]),
    ("inspect", &["geom", "standard"]),
    ("package", &["diagnostic", "inspect", "value", "workbook"]),
    ("check", &["content", "diagnostic", "value"]),
    (
        "pipeline",
        &[
            "check",
            "content",
            "diagnostic",
            "document",
            "docx",
            "font",
            "geom",
            "layout",
            "ledger",
            "markup",
            "package",
            "pdf",
            "picture",
            "report",
            "standard",
            "template",
            "value",
            "workbook",
            "world",
        ],
    ),
    (
        "cli",
        &[
            "check",
            "content",
            "diagnostic",
            "font",
            "ledger",
            "inspect",
            "package",
            "pipeline",
            "report",
            "standard",
            "template",
            "value",
            "workbook",
            "world",
        ],
    ),
];

/// Each outside crate and the modules that may name it: one, but for lopdf, `quick_xml` and
/// zip, by which one module finishes papers of ours and another reads files of anybody, and
/// `serde_json`, by which `cli` answers programs and `package` speaks to those at the other
/// end; they share nothing else. The allocator is the program's, not a module's.
const OWNED_BY: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["diagnostic"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("crc32fast", &["package"]),
    ("ctrlc", &["cli"]),
    ("docx_rs", &["docx"]),
    ("encoding_rs", &["diagnostic"]),
    ("flate2", &["pdf"]),
    ("fontdb", &["world"]),
    ("indicatif", &["cli"]),
    ("jiff", &["value"]),
    ("lopdf", &["inspect", "pdf"]),
    ("mimalloc", &[""]),
    ("png", &["picture"]),
    ("printpdf", &["pdf"]),
    ("pulldown_cmark", &["markup"]),
    ("quick_xml", &["docx", "inspect", "workbook"]),
    ("rayon", &["cli"]),
    ("rust_xlsxwriter", &["workbook"]),
    ("serde_json", &["cli", "package"]),
    ("serde_yaml", &["content"]),
    ("sha2", &["value"]),
    ("similar", &["package"]),
    ("skrifa", &["font"]),
    ("subsetter", &["font"]),
    ("tempfile", &["cli"]),
    ("tera", &["template"]),
    ("unicode_normalization", &["package"]),
    ("yaml_edit", &["content"]),
    ("zip", &["docx", "inspect", "package", "workbook"]),
];

#[test]
fn modules_import_only_what_the_table_permits() {
    let breaches = breaches(|module, line| {
        let permitted = MAY_IMPORT.iter().find(|(name, _)| *name == module)?.1;
        let imports = line.split("crate::").skip(1).map(first_name);
        let wrong =
            imports.filter(|import| *import != module && !permitted.contains(import));
        let wrong: Vec<_> = wrong.collect();
        (!wrong.is_empty())
            .then(|| format!("`{module}` imports `{}`", wrong.join("`, `")))
    });
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn imports_from_the_crate_name_one_module_a_line() {
    let breaches = breaches(|_, line| {
        let grouped = line.contains("use crate::{");
        grouped.then(|| "`use crate::{…}` hides modules from the import test".to_owned())
    });
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn outside_crates_are_named_only_by_their_owner() {
    let breaches = breaches(|module, line| {
        let named = |name: &str| {
            let paths = line
                .match_indices(&format!("{name}::"))
                .map(|(at, _)| at)
                .collect::<Vec<_>>();
            paths.into_iter().any(|at| {
                !line[..at]
                    .ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
            })
        };
        let (name, owners) = OWNED_BY
            .iter()
            .find(|(name, owners)| !owners.contains(&module) && named(name))?;
        Some(format!(
            "`{module}` names `{name}`, which belongs to `{}`",
            owners.join("`, `")
        ))
    });
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

/// Ways by which a file or a folder changes.
const CHANGING: [&str; 9] = [
    "fs::write",
    "fs::create_dir",
    "fs::remove",
    "fs::rename",
    "fs::copy",
    "File::create",
    "OpenOptions::new",
    ".persist",
    "NamedTempFile::new",
];

#[test]
fn only_one_file_changes_files() {
    // The list of a batch's work grows by whole lines and is read as far as it goes.
    let doors = [
        "src/cli/disk.rs",
        "src/cli/batch/record.rs",
        "src/cli/faults/",
        "src/check/tests/",
    ];
    let breaches = breaches(|_, line| {
        let found = CHANGING.iter().find(|way| line.contains(*way))?;
        Some(format!("`{found}` belongs to `cli::disk`"))
    });
    let breaches: Vec<_> = breaches
        .into_iter()
        .filter(|breach| !doors.iter().any(|door| breach.starts_with(door)))
        .collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

#[test]
fn the_table_lists_every_module_above_those_that_import_it() {
    for (at, (module, permitted)) in MAY_IMPORT.iter().enumerate() {
        for import in *permitted {
            let found = MAY_IMPORT[..at].iter().any(|(name, _)| name == import);
            assert!(found, "`{import}` must stand above `{module}`");
        }
    }
    for path in sources() {
        let module = module_of(&path);
        let listed = MAY_IMPORT.iter().any(|(name, _)| *name == module);
        assert!(listed || module.is_empty(), "`{module}` is not in the table");
    }
}

#[test]
fn every_owned_crate_is_a_dependency_and_every_dependency_is_owned() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap();
    let section = section.split("\n[").next().unwrap();
    let names = section.lines().filter_map(|line| line.split_once(" = "));
    let mut named: Vec<_> = names.map(|(name, _)| name.replace('-', "_")).collect();
    named.retain(|name| name != "serde");
    named.sort();
    let mut owned: Vec<_> = OWNED_BY.iter().map(|(name, _)| (*name).to_owned()).collect();
    owned.sort();
    assert_eq!(named, owned);
}

#[test]
fn every_file_begins_with_its_purpose() {
    let bare = sources()
        .into_iter()
        .filter(|path| !fs::read_to_string(path).unwrap().starts_with("//! "));
    let bare: Vec<_> = bare.map(|path| path.display().to_string()).collect();
    assert!(bare.is_empty(), "without `//!` on the first line: {}", bare.join(", "));
}

/// What `judge(module, line)` objects to, over all lines of code but unit tests.
fn breaches(judge: impl Fn(&str, &str) -> Option<String>) -> Vec<String> {
    let mut found = Vec::new();
    for path in sources().into_iter().filter(|path| !path.ends_with("tests.rs")) {
        let module = module_of(&path);
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().take_while(|line| *line != "#[cfg(test)]").enumerate();
        for (number, line) in
            lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            if let Some(breach) = judge(&module, line) {
                found.push(format!("{}:{}: {breach}", path.display(), number + 1));
            }
        }
    }
    found
}

/// The name at the beginning of a path.
fn first_name(path: &str) -> &str {
    path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("")
}

/// The top-level module a file belongs to; empty for `lib.rs` and `main.rs`.
fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix("src").unwrap();
    let first = inside.iter().next().unwrap().to_str().unwrap();
    let name = first.trim_end_matches(".rs");
    if matches!(name, "lib" | "main") { String::new() } else { name.to_owned() }
}

fn sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    visit(Path::new("src"), &mut found);
    found.sort();
    found
}

fn visit(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}
