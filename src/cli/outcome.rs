//! Reports what a command found and made, to a person or to a program.

use std::path::PathBuf;

use super::args::Form;
use super::exit::Exit;
use super::json;
use super::sarif;
use super::terminal::{Terminal, stderr, stdout};
use crate::diagnostic::codes;
use crate::diagnostic::render::{render, render_abridged, summary};
use crate::diagnostic::{Diagnostic, Findings, Severity};

/// What a command found and made.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// English name of the command.
    pub(crate) command: Option<&'static str>,
    /// In the order in which they were found.
    pub(crate) findings: Findings,
    /// Files written, as a person may open them from here.
    pub(crate) files: Vec<PathBuf>,
    /// What stdout gets besides the names of files.
    pub(crate) text: String,
    /// The same for programs: an object whose keys join those of the report.
    pub(crate) answer: Option<serde_json::Value>,
}

impl Outcome {
    /// Nothing yet.
    pub(crate) fn of(command: &'static str) -> Self {
        Self { command: Some(command), ..Self::default() }
    }

    /// A command that could not be carried out, for one reason.
    pub(crate) fn refused(command: &'static str, finding: Diagnostic) -> Self {
        let mut outcome = Self::of(command);
        outcome.findings.push(finding);
        outcome
    }

    /// Says everything and passes the exit on.
    pub(crate) fn report(mut self, terminal: &Terminal, exit: Exit) -> Exit {
        self.findings.sort();
        match terminal.form {
            Form::Json => stdout(&json::text(&self.run(exit))),
            Form::Sarif => stdout(&sarif::text(&self.findings, exit)),
            Form::Text => self.speak(terminal),
        }
        exit
    }

    fn speak(&self, terminal: &Terminal) {
        let files = self.files.iter().map(|file| format!("{}\n", file.display()));
        stdout(&files.chain([self.text.clone()]).collect::<String>());
        let shown =
            if terminal.quiet { errors(&self.findings) } else { self.findings.clone() };
        let draw = if terminal.verbose { render } else { render_abridged };
        stderr(&draw(&shown, terminal.style, terminal.width));
        if let Some(line) = self.closing() {
            terminal.talk(&line);
        }
    }

    /// How many findings, and how to learn more. Whoever mistyped has read enough.
    fn closing(&self) -> Option<String> {
        let gravest = self.findings.iter().min_by_key(|finding| finding.severity)?;
        let id = gravest.code.id;
        if codes::cli::ALL.iter().any(|code| code.id == id) {
            return None;
        }
        let summary = summary(&self.findings)?;
        Some(format!(
            "{summary}。想知道一种问题为什么要改、怎么改，请运行 zhenggai explain {id}"
        ))
    }

    fn run(&self, exit: Exit) -> json::Run {
        json::Run {
            version: env!("CARGO_PKG_VERSION"),
            command: self.command,
            exit: exit.code(),
            files: self.files.iter().map(|file| json::path(file)).collect(),
            summary: json::Summary::of(&self.findings),
            findings: self.findings.iter().map(json::Finding::from).collect(),
            answer: self.answer.clone(),
        }
    }
}

fn errors(findings: &Findings) -> Findings {
    let mut errors = Findings::new();
    let grave = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.extend(grave.cloned());
    errors
}
