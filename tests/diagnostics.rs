//! Faulty content files and the findings they must give, written where they occur.
//!
//! `# expect: YML004 写了两次` at a line's end expects a finding of that code on that line
//! whose message has these words; where a comment would change the fault, a line such as
//! `# expect line 5: YML001 引号` at the file's head says the same. No other findings may come.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod support;

use std::fs;
use std::path::Path;

use zhenggai::diagnostic::{Diagnostic, Severity};

/// An expected finding.
#[derive(Debug)]
struct Expected {
    line: usize,
    code: String,
    words: String,
}

#[test]
fn every_faulty_plan_gives_the_findings_written_in_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics/content");
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 20, "the folder of faulty plans is not complete");
    let complaints: Vec<String> =
        paths.iter().flat_map(|path| complaints(path)).collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// What differs between the findings of a file and its expectations.
fn complaints(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy();
    let mut expected = expectations(&text);
    let (plan, findings) = support::load(text);
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
    if plan.is_none() && !findings.has_errors() {
        complaints.push(format!("{name}: no plan and no error"));
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
