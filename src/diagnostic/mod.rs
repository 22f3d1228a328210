//! Says what is wrong, where, and what to do.
//!
//! Low-level code returns small errors without places; the caller that holds the place
//! turns them into a [`Diagnostic`]. Every stage adds to one [`Findings`] instead of
//! stopping at the first fault. [`render`] draws findings for a person.

mod code;
pub mod codes;
pub mod render;
mod source;
pub mod width;

pub use code::Code;
pub use source::{DecodeError, Place, Source, Span};

/// How grave a finding is.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Severity {
    /// The paper cannot be made, or must not leave the house (错误).
    Error,
    /// The paper is made, but somebody should look (警告).
    Warning,
    /// Worth knowing (提示).
    Advice,
}

/// One finding, addressed to the person who can mend it.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The kind of finding; `zhenggai explain CODE` tells more.
    pub code: &'static Code,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, as one clause without a full stop.
    pub message: String,
    /// Where; `None` only when no text of a file is concerned.
    pub span: Option<Span>,
    /// What stands under the marked place, e.g. what was expected there.
    pub label: Option<String>,
    /// Other places that belong to the finding, each with what it shows.
    pub related: Vec<(Span, String)>,
    /// How we got there, innermost first, e.g. `渲染模板“templates/plan.md”时`.
    pub trace: Vec<String>,
    /// What to do next, as instructions.
    pub hints: Vec<String>,
    /// How it is mended, where that is certain (自动修改).
    pub repair: Option<Repair>,
}

/// A mending that is certain: a stretch of a content file and what should stand there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Repair {
    /// What is replaced; never empty, and within one value.
    pub span: Span,
    /// What replaces it; empty where words only go.
    pub text: String,
}

impl Diagnostic {
    /// A finding of the code's own severity, without a place.
    pub fn new(code: &'static Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            message: message.into(),
            span: None,
            label: None,
            related: Vec::new(),
            trace: Vec::new(),
            hints: Vec::new(),
            repair: None,
        }
    }

    /// Adds the place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Adds what stands under the marked place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Adds another place that belongs to the finding.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }

    /// Adds a step of how we got there.
    #[must_use]
    pub fn trace(mut self, step: impl Into<String>) -> Self {
        self.trace.push(step.into());
        self
    }

    /// Adds how it is mended for certain.
    #[must_use]
    pub fn repair(mut self, span: Span, text: impl Into<String>) -> Self {
        self.repair = Some(Repair { span, text: text.into() });
        self
    }

    /// Adds an instruction.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// The findings of a run, in the order in which they were made.
#[derive(Clone, Debug, Default)]
pub struct Findings(Vec<Diagnostic>);

impl Findings {
    /// No findings yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds many findings.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(diagnostics);
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Keeps those of which this is true.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.0.retain(keep);
    }

    /// Sorts by file and place, findings without a place first, and drops repetitions
    /// (same code, place and message).
    pub fn sort(&mut self) {
        let place = |finding: &Diagnostic| {
            finding
                .span
                .as_ref()
                .map(|span| (span.source.path().to_owned(), span.range.start))
        };
        self.0.sort_by_key(|finding| (place(finding), finding.severity));
        self.0.dedup_by(|a, b| {
            a.code.id == b.code.id && place(a) == place(b) && a.message == b.message
        });
    }
}

impl From<Box<Diagnostic>> for Findings {
    fn from(finding: Box<Diagnostic>) -> Self {
        Self(vec![*finding])
    }
}

impl IntoIterator for Findings {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
