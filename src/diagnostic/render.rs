//! Draws findings for a person, with the place marked under the text.
//!
//! 1. The heading says the severity, the code and what is wrong.
//! 2. `excerpt` cuts each marked line to a readable window (a paragraph of YAML is one
//!    line of some hundred characters), and the renderer marks the place under it.
//! 3. What led there and what to do stand below.

mod excerpt;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use annotate_snippets::renderer::{AnsiColor, DEFAULT_LINE_NUM_STYLE, Style as Ansi};
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Padding, Renderer, Snippet,
};

use super::{Diagnostic, Findings, Severity, Span};
use excerpt::Excerpt;

/// How many findings of one kind [`render_abridged`] draws in full. Beyond that the eye no
/// longer reads them; a list of places serves better.
const DRAWN_OF_A_KIND: usize = 5;

/// The renderer must not cut lines itself: it counts Chinese text wrongly when it does.
const NEVER_CUT: usize = 100_000;

/// Whether colours may be used.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Style {
    /// Text only.
    Plain,
    /// With the control sequences that terminals turn into colour.
    Coloured,
}

/// Draws every finding in full, each followed by an empty line.
///
/// `width` is in columns of the terminal, of which a Chinese character takes two.
pub fn render(findings: &Findings, style: Style, width: usize) -> String {
    findings.iter().map(|finding| drawn(finding, style, width)).collect()
}

/// As [`render`], but of many findings of one kind only the first few are drawn, the
/// others follow as a list of places; and what to do is said once, not every time.
pub fn render_abridged(findings: &Findings, style: Style, width: usize) -> String {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        *seen.entry(finding.code.id).or_default() += 1;
    }
    let mut text = String::new();
    let mut further: BTreeMap<(Severity, &str), Vec<&Diagnostic>> = BTreeMap::new();
    let mut drawn_so_far: BTreeMap<&str, usize> = BTreeMap::new();
    let mut said = BTreeSet::new();
    for finding in findings {
        let id = finding.code.id;
        let count = drawn_so_far.entry(id).or_default();
        // One more than the limit is drawn: a list of a single place saves nothing.
        let all_fit = seen.get(id).is_none_or(|all| *all <= DRAWN_OF_A_KIND + 1);
        if all_fit || *count < DRAWN_OF_A_KIND {
            *count += 1;
            let mut finding = finding.clone();
            finding.hints.retain(|hint| said.insert((id, hint.clone())));
            text.push_str(&drawn(&finding, style, width));
        } else {
            further.entry((finding.severity, id)).or_default().push(finding);
        }
    }
    for ((severity, id), others) in further {
        text.push_str(&listed(severity, id, &others, style));
    }
    text
}

/// How many there are of each severity, e.g. `共 2 个错误、1 个警告`; `None` if there are no
/// findings.
pub fn summary(findings: &Findings) -> Option<String> {
    let parts: Vec<_> = [Severity::Error, Severity::Warning, Severity::Advice]
        .into_iter()
        .map(|severity| (findings.count(severity), word(severity)))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} 个{word}"))
        .collect();
    if parts.is_empty() { None } else { Some(format!("共 {}", parts.join("、"))) }
}

/// The severity as people read it.
pub fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Advice => "提示",
    }
}

fn drawn(finding: &Diagnostic, style: Style, width: usize) -> String {
    let title = heading(finding.severity, finding.code.id, &finding.message, style);
    let first = finding.span.as_ref().map(|span| Mark {
        span,
        label: finding.label.as_deref().unwrap_or(""),
        kind: AnnotationKind::Primary,
    });
    let related = finding.related.iter().map(|(span, label)| Mark {
        span,
        label,
        kind: AnnotationKind::Context,
    });
    let marks: Vec<_> = first.into_iter().chain(related).collect();
    let steps = finding.trace.iter().map(|step| format!("发生在：{}", visible(step)));
    let hints = finding.hints.iter().map(|hint| format!("提示：{}", visible(hint)));
    let notes: Vec<_> = steps.chain(hints).collect();
    if marks.is_empty() {
        return without_place(&title, &notes);
    }
    let number = |mark: &Mark<'_>| mark.span.start().line.to_string().len();
    let gutter = marks.iter().map(number).max().unwrap_or(1);
    let level = level(finding.severity);
    // The renderer would name the place in the cut line; the place is in the title instead.
    let titled = |title: String| Group::with_title(level.clone().secondary_title(title));
    let mut groups = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let place = mark.place(gutter, style);
        let above = if at == 0 { format!("{title}\n{place}") } else { place };
        groups.push(titled(above).element(mark.snippet(gutter, width)));
    }
    let mut last = groups.pop().unwrap_or_else(|| titled(title));
    // The renderer sets its spacer above the notes of the first group only.
    if !groups.is_empty() && !notes.is_empty() {
        last = last.element(Padding);
    }
    let notes = notes.into_iter().map(|note| Level::NOTE.no_name().message(note));
    last = last.elements(notes);
    groups.push(last);
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let mut text = renderer.term_width(NEVER_CUT).render(&groups);
    text.push_str("\n\n");
    text
}

/// The frame is for the source's text; where there is none, it would only be in the way.
fn without_place(title: &str, notes: &[String]) -> String {
    let notes: String = notes.iter().map(|note| format!("  {note}\n")).collect();
    format!("{title}\n{notes}\n")
}

/// A place to be marked and what stands under it.
struct Mark<'a> {
    span: &'a Span,
    label: &'a str,
    kind: AnnotationKind,
}

impl Mark<'_> {
    /// The line that names the place, its arrow over the column of line numbers.
    fn place(&self, gutter: usize, style: Style) -> String {
        let arrow = match self.kind {
            AnnotationKind::Primary => "-->",
            _ => ":::",
        };
        let start = self.span.start();
        let path = visible(self.span.source.path());
        let indent = " ".repeat(gutter);
        let place = format!("{path}:{}:{}", start.line, start.column);
        match style {
            Style::Plain => format!("{indent}{arrow} {place}"),
            Style::Coloured => {
                let colour = DEFAULT_LINE_NUM_STYLE;
                format!("{indent}{colour}{arrow}{colour:#} {place}")
            }
        }
    }

    fn snippet(
        &self,
        gutter: usize,
        width: usize,
    ) -> Snippet<'static, Annotation<'static>> {
        let label = visible(self.label);
        let excerpt = Excerpt::around(self.span, &label, width.saturating_sub(gutter));
        let label = if label.is_empty() { None } else { Some(label) };
        Snippet::source(excerpt.text)
            .line_start(self.span.start().line)
            .annotation(self.kind.span(excerpt.mark).label(label))
    }
}

/// Findings that are not drawn, as a list of places.
fn listed(severity: Severity, id: &str, others: &[&Diagnostic], style: Style) -> String {
    let message = format!("同类问题另有 {} 处：", others.len());
    let mut text = heading(severity, id, &message, style);
    text.push('\n');
    for finding in others {
        let place = finding.span.as_ref().map_or(String::new(), |span| {
            let start = span.start();
            format!("{}:{}:{}　", span.source.path(), start.line, start.column)
        });
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {place}{}", visible(&finding.message));
    }
    text.push('\n');
    text
}

fn heading(severity: Severity, id: &str, message: &str, style: Style) -> String {
    let (word, message) = (word(severity), visible(message));
    match style {
        Style::Plain => format!("{word}[{id}]：{message}"),
        Style::Coloured => {
            let colour = Ansi::new().bold().fg_color(Some(colour(severity).into()));
            let bold = Ansi::new().bold();
            format!("{colour}{word}[{id}]{colour:#}{bold}：{message}{bold:#}")
        }
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR.no_name(),
        Severity::Warning => Level::WARNING.no_name(),
        Severity::Advice => Level::HELP.no_name(),
    }
}

fn colour(severity: Severity) -> AnsiColor {
    match severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Advice => AnsiColor::BrightCyan,
    }
}

/// The text on one line and without control characters: text from a file must neither
/// break the drawing nor steer the terminal.
fn visible(text: &str) -> String {
    text.chars()
        .map(|ch| match ch {
            '\n' | '\r' | '\t' => ' ',
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
            ch if ch.is_control() => '\u{FFFD}',
            ch => ch,
        })
        .collect()
}

#[cfg(test)]
mod tests;
