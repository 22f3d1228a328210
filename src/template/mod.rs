//! Fills a Tera template with plain data, giving Markdown.
//!
//! 1. [`Engine::load`] reads the project's templates; a file that the project does not have
//!    is taken from the copies in the binary.
//! 2. `guard` refuses what is not offered and puts counted steps into loops.
//! 3. [`Engine::render`] prints values as literal text (`escape`), so that only templates
//!    make structure.
//!
//! Tera's reports become findings in Chinese that point into the template (`errors`,
//! `wording`).

pub mod data;
mod errors;
mod escape;
mod filters;
mod guard;
mod scan;
mod wording;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use crate::diagnostic::{Diagnostic, Findings, Source};
use crate::world::{World, read_text};
use errors::Templates;
use guard::guard;

pub use escape::literal;

/// The longest Markdown that a template may print, in bytes; a plan has about 20 KB.
const MAX_OUTPUT: usize = 4 * 1024 * 1024;

/// How many rounds of loops and inclusions a rendering may take; a plan takes about 100.
const MAX_STEPS: u64 = 1_000_000;

/// How the path of the Markdown ends that a template wrote.
pub const MARKDOWN: &str = " → Markdown";

/// The folder of templates, and within it the one of pieces that templates include.
const FOLDER: &str = "templates";
const PARTS: &str = "_parts";

/// The templates in the binary, by name.
const BUILT_IN: [(&str, &str); 3] = [
    ("plan.md", include_str!("../../templates/plan.md")),
    ("report.md", include_str!("../../templates/report.md")),
    ("submission.md", include_str!("../../templates/submission.md")),
];

/// The project's templates, ready to be rendered, by many threads if need be.
pub struct Engine {
    tera: Tera,
    templates: Templates,
    /// How many steps a rendering may take.
    steps: u64,
}

impl Engine {
    /// Reads `templates/*.md` and `templates/_parts/*.md`.
    ///
    /// # Errors
    /// Everything that is wrong with any of the templates.
    pub fn load(world: &dyn World) -> Result<Self, Findings> {
        let mut findings = Findings::new();
        let mut templates = Templates::new();
        for (name, source) in sources(world, &mut findings) {
            templates.insert(name, guard(&source, &mut findings));
        }
        if findings.has_errors() {
            return Err(findings);
        }
        let mut tera = new_tera();
        match tera.add_raw_templates(texts(&templates)) {
            Ok(()) => Ok(Self { tera, templates, steps: MAX_STEPS }),
            Err(error) => {
                findings.extend(all_faults(&error, &templates));
                Err(findings)
            }
        }
    }

    /// The Markdown that a template makes of `data`, e.g. of `plan.md` and a
    /// [`data::PlanData`].
    ///
    /// # Errors
    /// A finding that points into the template.
    pub fn render<T: Serialize>(
        &self,
        name: &str,
        data: &T,
    ) -> Result<Arc<Source>, Box<Diagnostic>> {
        let context = Context::from_serialize(data)
            .map_err(|error| Box::new(errors::unfit_data(&error)))?;
        // A copy, so that renderings in other threads count their own steps.
        let mut tera = self.tera.clone();
        filters::count_steps(&mut tera, self.steps);
        let mut out = Capped(Vec::new());
        match tera.render_to(name, &context, &mut out) {
            Ok(()) => {
                let text = String::from_utf8_lossy(&out.0).into_owned();
                Ok(Source::new(format!("{FOLDER}/{name}{MARKDOWN}"), text))
            }
            Err(error) => {
                let found = errors::diagnose(&error, &self.templates).into_iter().next();
                let finding =
                    found.unwrap_or_else(|| errors::not_found(name, &self.templates));
                Err(Box::new(finding.trace(format!("渲染模板“{FOLDER}/{name}”时"))))
            }
        }
    }
}

/// Every template under its name, the project's own before the built-in one.
fn sources(world: &dyn World, findings: &mut Findings) -> BTreeMap<String, Arc<Source>> {
    let built_in = BUILT_IN.iter().map(|(name, text)| {
        ((*name).to_owned(), normalised(&Source::new(format!("{FOLDER}/{name}"), *text)))
    });
    let mut sources: BTreeMap<_, _> = built_in.collect();
    let plain = world.list(FOLDER).into_iter();
    let parts = world.list(&format!("{FOLDER}/{PARTS}")).into_iter();
    let names = plain.chain(parts.map(|name| format!("{PARTS}/{name}")));
    for name in names.filter(|name| name.ends_with(".md")) {
        match read_text(world, &format!("{FOLDER}/{name}")) {
            Ok(source) => {
                sources.insert(name, normalised(&source));
            }
            Err(finding) => findings.push(*finding),
        }
    }
    sources
}

/// The text with the line ends that Tera and Markdown agree on.
fn normalised(source: &Arc<Source>) -> Arc<Source> {
    if !source.text().contains('\r') {
        return Arc::clone(source);
    }
    let text = source.text().replace("\r\n", "\n").replace('\r', "\n");
    Source::new(source.path(), text)
}

fn new_tera() -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on([".md"]);
    tera.set_escape_fn(escape::write_literal);
    filters::register(&mut tera);
    tera
}

fn texts(templates: &Templates) -> impl Iterator<Item = (&str, &str)> {
    templates.iter().map(|(name, template)| (name.as_str(), template.text.text()))
}

/// Tera stops at the first template that is written wrongly; this asks each in turn.
fn all_faults(error: &tera::Error, templates: &Templates) -> Vec<Diagnostic> {
    let faults = texts(templates).filter_map(|text| {
        let error = new_tera().add_raw_templates([text]).err()?;
        matches!(error.kind(), ErrorKind::SyntaxError(_)).then_some(error)
    });
    let findings: Vec<_> =
        faults.flat_map(|error| errors::diagnose(&error, templates)).collect();
    if findings.is_empty() { errors::diagnose(error, templates) } else { findings }
}

/// Bytes up to [`MAX_OUTPUT`].
struct Capped(Vec<u8>);

impl Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_OUTPUT {
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
