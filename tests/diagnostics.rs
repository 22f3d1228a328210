//! Faulty content files and the findings they must give, written where they occur.
//!
//! `# expect: YML004 写了两次` at a line's end expects a finding of that code on that line
//! whose message has these words; where a comment would change the fault, a line such as
//! `# expect line 5: YML001 引号` at the file's head says the same. No other findings may come.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use zhenggai::content::{load_narrative, report_path};
use zhenggai::diagnostic::{Diagnostic, Findings, Severity};
use zhenggai::ledger::Log;
use zhenggai::report::Report;
use zhenggai::report::verify::verify;
use zhenggai::value::{Date, Quarter};
use zhenggai::world::memory::MemoryWorld;

/// An expected finding.
#[derive(Debug)]
struct Expected {
    line: usize,
    code: String,
    words: String,
}

#[test]
fn every_faulty_plan_gives_the_findings_written_in_it() {
    let paths = faulty("content");
    assert!(paths.len() > 20, "the folder of faulty plans is not complete");
    let complaints: Vec<String> = paths
        .iter()
        .flat_map(|path| {
            complaints(path, |text| {
                let (plan, findings) = support::load(text);
                (plan.is_some(), findings)
            })
        })
        .collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn every_faulty_ledger_gives_the_findings_written_in_it() {
    let paths = faulty("ledger");
    assert!(paths.len() > 8, "the folder of faulty ledgers is not complete");
    let complaints: Vec<String> =
        paths.iter().flat_map(|path| complaints(path, judged)).collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn every_report_gives_the_findings_written_in_it_and_no_others() {
    let paths = faulty("report");
    assert!(paths.len() > 12, "the folder of faulty reports is not complete");
    let complaints: Vec<String> =
        paths.iter().flat_map(|path| complaints(path, reported)).collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// The words of a report held against the repository's plan and ledger. The file says for
/// which quarter it is written, and when.
fn reported(text: &str) -> (bool, Findings) {
    let said = |key: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(&format!("# {key}: ")));
        line.unwrap().to_owned()
    };
    let quarter: Quarter = said("quarter").parse().unwrap();
    let today: Date = said("today").parse().unwrap();
    let plan = support::plan();
    let (ledger, mut findings) = support::ledger(include_str!("../content/ledger.yaml"));
    let log = Log::new(ledger.as_ref().unwrap(), &plan, &mut findings);
    let world = MemoryWorld::new(today).with(report_path(quarter), text);
    let narrative = load_narrative(&world, quarter, &mut findings);
    if let Some(narrative) = &narrative {
        let report = Report::of(&plan, &log, quarter, today);
        verify(narrative, &report, &plan, today, &mut findings);
    }
    (narrative.is_some(), findings)
}

/// A ledger held against the repository's plan on the last day of 2024.
fn judged(text: &str) -> (bool, Findings) {
    let plan = support::plan();
    let (ledger, mut findings) = support::ledger(text);
    if let Some(ledger) = &ledger {
        let log = Log::new(ledger, &plan, &mut findings);
        log.review(Date::new(2024, 12, 31).unwrap(), &mut findings);
    }
    (ledger.is_some(), findings)
}

/// The files of a folder of faulty ones.
fn faulty(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let entries = fs::read_dir(root.join(folder)).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// What differs between the findings of a file and its expectations.
fn complaints(path: &Path, read: impl Fn(&str) -> (bool, Findings)) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy();
    let mut expected = expectations(&text);
    let (is_read, findings) = read(&text);
    let mut complaints = Vec::new();
    for finding in &findings {
        match expected.iter().position(|expected| expected.is_met_by(finding)) {
            Some(at) => drop(expected.swap_remove(at)),
            None => complaints.push(format!("{name}: not expected: {}", shown(finding))),
        }
        if finding.severity == Severity::Error && finding.hints.is_empty() {
            complaints.push(format!("{name}: no hint: {}", shown(finding)));
        }
    }
    complaints.extend(expected.iter().map(|it| format!("{name}: did not come: {it:?}")));
    if !is_read && !findings.has_errors() {
        complaints.push(format!("{name}: not read and no error"));
    }
    complaints
}

impl Expected {
    fn is_met_by(&self, finding: &Diagnostic) -> bool {
        finding.code.id == self.code
            && line_of(finding) == self.line
            && finding.message.contains(&self.words)
    }
}

fn line_of(finding: &Diagnostic) -> usize {
    finding.span.as_ref().map_or(0, |span| span.start().line)
}

fn shown(finding: &Diagnostic) -> String {
    let place = finding.span.as_ref().map(|span| span.start());
    let place =
        place.map_or_else(String::new, |at| format!("{}:{} ", at.line, at.column));
    format!("{place}{} {}", finding.code.id, finding.message)
}

fn expectations(text: &str) -> Vec<Expected> {
    let mut expected = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        for part in line.split("# expect").skip(1) {
            let part = part.trim_end();
            let (line, rest) = match part.strip_prefix(" line ") {
                Some(part) => {
                    let (line, rest) = part.split_once(':').unwrap();
                    (line.parse().unwrap(), rest)
                }
                None => (number, part.strip_prefix(':').unwrap()),
            };
            let (code, words) = rest.trim().split_once(' ').unwrap();
            let (code, words) = (code.to_owned(), words.trim().to_owned());
            expected.push(Expected { line, code, words });
        }
    }
    expected
}
