//! How the program ends.

use std::process::ExitCode;

use crate::diagnostic::{Findings, Severity};

/// What the caller (a person, a script) learns from the exit code.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(crate) enum Exit {
    /// Done, and nothing was found that somebody must look at.
    Clean,
    /// Done, but there are findings.
    Findings,
    /// Not done: nothing was written.
    Failed,
}

impl Exit {
    /// The end of a run that did what it should. Advice alone is no reason to stop a
    /// script, warnings and errors are.
    pub(crate) fn done(findings: &Findings) -> Self {
        let grave = |severity| findings.count(severity) > 0;
        if grave(Severity::Error) || grave(Severity::Warning) {
            Self::Findings
        } else {
            Self::Clean
        }
    }

    /// The number that the system gets.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Failed => 2,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::diagnostic::codes::io::NOT_FOUND;

    fn one(severity: Severity) -> Findings {
        let mut finding = Diagnostic::new(&NOT_FOUND, "");
        finding.severity = severity;
        let mut findings = Findings::new();
        findings.push(finding);
        findings
    }

    #[test]
    fn a_warning_is_a_finding() {
        assert_eq!(Exit::done(&one(Severity::Warning)), Exit::Findings);
    }

    #[test]
    fn advice_alone_is_clean() {
        assert_eq!(Exit::done(&one(Severity::Advice)), Exit::Clean);
        assert_eq!(Exit::done(&Findings::new()), Exit::Clean);
    }
}
