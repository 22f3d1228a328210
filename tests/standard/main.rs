//! The table of the standard's clauses is true: what it calls met is proved by a test.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod elements;
mod measures;
mod outputs;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The table, next to the measures that it speaks of.
const TABLE: &str = include_str!("../../src/standard/GBT_9704.md");

/// What a row says that names no test.
const WITHOUT_TEST: [&str; 2] = ["left to the writer", "not yet"];

#[test]
fn every_clause_that_is_met_names_tests_that_exist() {
    let faults = faults(TABLE, &names_of_tests());
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_table_covers_every_clause_about_a_document() {
    let expected = [
        "5.1", "5.2.1", "5.2.2", "5.2.3", "5.2.4", "7.1", "7.2.1", "7.2.2", "7.2.3",
        "7.2.4", "7.2.5", "7.2.6", "7.2.7", "7.3.1", "7.3.2", "7.3.3", "7.3.4",
        "7.3.5.1", "7.3.5.2", "7.3.5.3", "7.3.5.4", "7.3.5.5", "7.3.6", "7.3.7", "7.4.1",
        "7.4.2", "7.4.3", "7.5", "8", "9", "10.1", "10.2", "10.3",
    ];
    let clauses = rows(TABLE).into_iter().map(|row| row[0].to_owned());
    let mut clauses: Vec<String> = clauses
        .filter(|clause| !clause.starts_with("GB/T"))
        .map(|clause| clause.split(' ').next().unwrap().to_owned())
        .collect();
    clauses.dedup();
    assert_eq!(clauses, expected);
}

#[test]
fn a_table_with_faults_is_refused() {
    let tests = BTreeSet::from(["a_line_is_long".to_owned()]);
    let refused = |row: &str| !faults(row, &tests).is_empty();
    assert!(!refused("| 1 | a | b | `a_line_is_long` |"));
    assert!(!refused("| 1 | a | b | not yet |\n| 2 | a | | left to the writer |"));
    for row in [
        "",
        "| 1 | a | b | |",
        "| 1 | a | b | met |",
        "| 1 | a | b | `a_line_is_short` |",
        "| 1 | a | b | `a_line_is_long`, not yet |",
        "| 1 | a | not yet |",
        "| 1 | | b | not yet |",
        "| | a | b | not yet |",
        "| 1 | a | b | not yet |\n| 1 | c | d | not yet |",
    ] {
        assert!(refused(row), "{row}");
    }
}

/// What is wrong with a table, given the names of all tests.
fn faults(table: &str, tests: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut clauses = BTreeSet::new();
    let rows = rows(table);
    if rows.is_empty() {
        faults.push("the table is empty".to_owned());
    }
    for row in rows {
        let [clause, asked, _, proof] = row[..] else {
            faults.push(format!("{}: not four cells", row.join(" | ")));
            continue;
        };
        if clause.is_empty() || asked.is_empty() {
            faults.push(format!("{clause}: without a number or a demand"));
        }
        if !clauses.insert(clause) {
            faults.push(format!("{clause}: stands twice"));
        }
        if WITHOUT_TEST.contains(&proof) {
            continue;
        }
        for name in proof.split(", ") {
            let inside = name.strip_prefix('`').and_then(|name| name.strip_suffix('`'));
            match inside {
                Some(name) if tests.contains(name) => {}
                Some(name) => faults.push(format!("{clause}: no test `{name}`")),
                None => faults.push(format!("{clause}: “{name}” is no status")),
            }
        }
    }
    faults
}

/// The cells of every row below the head.
fn rows(table: &str) -> Vec<Vec<&str>> {
    let lines = table.lines().filter_map(|line| line.strip_prefix('|'));
    let lines = lines.filter_map(|line| line.trim_end().strip_suffix('|'));
    lines
        .filter(|line| !line.starts_with("---") && !line.starts_with(" clause "))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect()
}

/// The functions of `src/` and `tests/` that are marked as tests.
fn names_of_tests() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for root in ["src", "tests"] {
        collect(Path::new(root), &mut names);
    }
    names
}

fn collect(dir: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, names);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let mut lines = text.lines().map(str::trim);
            while lines.any(|line| line == "#[test]") {
                let signature = lines.next().unwrap_or_default();
                let name = signature.strip_prefix("fn ").and_then(|rest| {
                    rest.split_once('(').map(|(name, _)| name.to_owned())
                });
                names.extend(name);
            }
        }
    }
}
