//! Turns what Tera reports into findings that point into the template.

use std::collections::BTreeMap;
use std::ops::Range;

use tera::{Error, ErrorKind, ReportError};

use super::guard::Guarded;
use super::wording::{Words, translate};
use crate::diagnostic::codes::template as codes;
use crate::diagnostic::{Diagnostic, Span};

/// The templates by name.
pub(super) type Templates = BTreeMap<String, Guarded>;

/// The findings of an error; at least one. Tera reports all unknown filters at once.
pub(super) fn diagnose(error: &Error, templates: &Templates) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            vec![of_report(report, &error.to_string(), templates)]
        }
        ErrorKind::Msg(text) if text.starts_with(REPORT) => of_text(text, templates),
        ErrorKind::CircularInclude { include_chain: chain, .. } => {
            vec![circle(chain, templates)]
        }
        ErrorKind::TemplateNotFound(name) => vec![not_found(name, templates)],
        ErrorKind::Io(_) => vec![too_long()],
        other => vec![worded(translate(&other.to_string(), ""))],
    }
}

/// What each of Tera's printed reports begins with, and its notes.
const REPORT: &str = "error: ";
const NOTE: &str = "note: called from ";

fn of_report(report: &ReportError, printed: &str, templates: &Templates) -> Diagnostic {
    let Some(template) = templates.get(report.filename()) else {
        return worded(translate(report.message(), ""));
    };
    let range = report.span().range.clone();
    let finding = finding_at(template, report.message(), range);
    let callers = printed.lines().filter_map(|line| line.strip_prefix(NOTE));
    callers.fold(finding, |finding, place| match place_in(place, templates) {
        Some(span) => finding.related(span, "从这里引用"),
        None => finding,
    })
}

/// Findings from reports that Tera hands over printed only.
fn of_text(text: &str, templates: &Templates) -> Vec<Diagnostic> {
    let mut lines = text.lines().peekable();
    let mut findings = Vec::new();
    while let Some(line) = lines.next() {
        let Some(message) = line.strip_prefix(REPORT) else { continue };
        let place = lines.peek().and_then(|line| line.trim_start().strip_prefix("--> "));
        let words = translate(message, "");
        let finding = worded(words);
        findings.push(match place.and_then(|place| place_in(place, templates)) {
            Some(span) => finding.at(span),
            None => finding,
        });
    }
    findings
}

fn finding_at(template: &Guarded, message: &str, range: Range<usize>) -> Diagnostic {
    let span = template.span(range);
    let mut end = span.range.end;
    if span.range.is_empty() {
        // Tera marks a character that it does not know by an empty range before it.
        let rest = &template.source.text()[end..];
        end += rest.chars().next().map_or(0, char::len_utf8);
    }
    let marked = &template.source.text()[span.range.start..end];
    let words = translate(message, marked);
    worded(words).at(Span::new(&span.source, span.range.start..end))
}

/// The place that `plan.md:3:14` names: the name or mark that begins there.
fn place_in(place: &str, templates: &Templates) -> Option<Span> {
    let mut parts = place.rsplitn(3, ':');
    let column: usize = parts.next()?.trim().parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let template = templates.get(parts.next()?)?;
    let start = template.text.offset(line, column);
    let rest = &template.text.text()[start..];
    let part_of_name =
        |character: char| character == '_' || character.is_ascii_alphanumeric();
    let length = match rest.chars().next() {
        Some(quote @ ('"' | '\'' | '`')) => {
            rest[1..].find(quote).map_or(1, |end| end + 2)
        }
        Some(first) if !part_of_name(first) => first.len_utf8(),
        _ => rest.find(|character| !part_of_name(character)).unwrap_or(rest.len()),
    };
    Some(template.span(start..start + length))
}

fn circle(chain: &[String], templates: &Templates) -> Diagnostic {
    let message = format!("模板互相引用成圈：{}", chain.join(" → "));
    let hint = "请去掉其中一处 {% include %}";
    let finding = Diagnostic::new(&codes::INCLUDE, message).hint(hint);
    let first = chain.first().and_then(|name| templates.get(name));
    match first {
        Some(template) => finding.at(template.span(0..0)),
        None => finding,
    }
}

/// The finding for a template that was never loaded.
pub(super) fn not_found(name: &str, templates: &Templates) -> Diagnostic {
    let names: Vec<_> = templates.keys().map(String::as_str).collect();
    Diagnostic::new(&codes::INCLUDE, format!("没有模板“{name}”"))
        .hint(format!("已有的模板：{}", names.join("、")))
}

fn too_long() -> Diagnostic {
    let limit = super::MAX_OUTPUT / 1024 / 1024;
    Diagnostic::new(&codes::LIMIT, format!("模板印出的文字超过 {limit} MB"))
        .hint("请检查循环是否多套了一层")
}

fn worded(words: Words) -> Diagnostic {
    let finding = Diagnostic::new(words.code, words.message);
    match words.hint {
        Some(hint) => finding.hint(hint),
        None => finding,
    }
}

/// The finding for data that is not a set of names and values.
pub(super) fn unfit_data(error: &Error) -> Diagnostic {
    let words = translate(&error.to_string(), "");
    let message = format!("交给模板的数据不能用：{}", words.message);
    Diagnostic::new(&codes::WRONG_KIND, message)
}
