//! Looks through a template before the engine does: refuses what is not offered, and puts
//! a counted step into every loop, so that no template runs without end.
//!
//! Tera bounds neither the rounds of nested loops nor the size of values. A step is a call
//! of [`filters::STEP`] right behind the tags `for`, `include` and `set`; the places of
//! Tera's findings are brought back to the template as it was written.

use std::ops::Range;
use std::sync::Arc;

use super::filters;
use super::scan::{Tag, scan};
use crate::diagnostic::codes::template as codes;
use crate::diagnostic::{Diagnostic, Findings, Source, Span};

/// The longest template, in bytes.
const MAX_TEMPLATE: usize = 256 * 1024;

/// The longest tag, in bytes: bounds what a single expression can multiply.
const MAX_TAG: usize = 1_000;

/// The tags that templates may use.
const TAGS: [&str; 11] = [
    "if", "elif", "else", "endif", "for", "endfor", "set", "include", "raw", "break",
    "continue",
];

/// Filters of Tera that would let content become structure, or make HTML of it, or
/// multiply it.
const WITHDRAWN: [&str; 5] =
    ["safe", "newlines_to_br", "escape_html", "escape_xml", "indent"];

/// A template with its steps put in.
#[derive(Debug)]
pub(super) struct Guarded {
    /// As it was written.
    pub(super) source: Arc<Source>,
    /// As Tera reads it.
    pub(super) text: Arc<Source>,
    steps: Vec<Step>,
}

/// Text that was put in behind a tag.
#[derive(Debug)]
struct Step {
    /// Where, in the text that Tera reads.
    range: Range<usize>,
    /// The tag, in the template as it was written.
    tag: Range<usize>,
}

/// Checks a template and puts its steps in.
pub(super) fn guard(source: &Arc<Source>, findings: &mut Findings) -> Guarded {
    let text = source.text();
    if text.len() > MAX_TEMPLATE {
        let message =
            format!("模板“{}”太大，超过 {} KB", source.path(), MAX_TEMPLATE / 1024);
        findings.push(Diagnostic::new(&codes::LIMIT, message));
    }
    let mut guarded = String::with_capacity(text.len() + 1024);
    let mut steps = Vec::new();
    let mut done = 0;
    for tag in scan(text) {
        findings.extend(refusal(source, &tag));
        let Some(step) = step_behind(&tag) else { continue };
        guarded.push_str(&text[done..tag.range.end]);
        done = tag.range.end;
        let start = guarded.len();
        guarded.push_str(&step);
        steps.push(Step { range: start..guarded.len(), tag: tag.range });
    }
    guarded.push_str(&text[done..]);
    let text = Source::new(source.path(), guarded);
    Guarded { source: Arc::clone(source), text, steps }
}

impl Guarded {
    /// The place in the template as it was written of a range of what Tera read.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.original(range.start, |tag| tag.start);
        let end = self.original(range.end, |tag| tag.end);
        let text = self.source.text();
        let boundary = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = boundary(start);
        Span::new(&self.source, start..boundary(end).max(start))
    }

    fn original(&self, at: usize, of_tag: impl Fn(&Range<usize>) -> usize) -> usize {
        let mut added = 0;
        for step in &self.steps {
            if at <= step.range.start {
                break;
            }
            if at <= step.range.end {
                return of_tag(&step.tag);
            }
            added += step.range.len();
        }
        at - added
    }
}

/// The step that goes behind a tag; it strips the whitespace that the tag would strip.
fn step_behind(tag: &Tag<'_>) -> Option<String> {
    let close = if tag.strips { "-%}" } else { "%}" };
    let name = filters::STEP;
    match (tag.keyword()?, tag.tokens.get(1)) {
        ("for" | "include", _) => Some(format!("{{%if {name}()%}}{{%endif{close}")),
        ("set", Some((_, variable))) => {
            Some(format!("{{%if {name}(value={variable})%}}{{%endif{close}"))
        }
        _ => None,
    }
}

/// What is wrong with a tag before Tera reads it.
fn refusal(source: &Arc<Source>, tag: &Tag<'_>) -> Option<Diagnostic> {
    if tag.range.len() > MAX_TAG {
        let message = format!("一处模板写法太长，超过 {MAX_TAG} 个字节");
        let place = Span::new(source, tag.range.clone());
        return Some(Diagnostic::new(&codes::LIMIT, message).at(place));
    }
    let (at, words, message, hint) = refused_token(tag)?;
    let place = Span::new(source, at..at + words.len());
    let code = if tag.keyword() == Some(words) && !is_tag_of_tera(words) {
        &codes::SYNTAX
    } else {
        &codes::NOT_OFFERED
    };
    Some(Diagnostic::new(code, message).at(place).hint(hint))
}

fn refused_token<'a>(tag: &Tag<'a>) -> Option<(usize, &'a str, String, String)> {
    if let (Some(keyword), Some((at, _))) = (tag.keyword(), tag.tokens.first()) {
        if !TAGS.contains(&keyword) {
            let message = format!("模板没有标签“{keyword}”");
            return Some((
                *at,
                keyword,
                message,
                format!("可用的标签：{}", TAGS.join("、")),
            ));
        }
        if keyword == "set" && !tag.tokens.iter().any(|(_, token)| *token == "=") {
            let message = "“set”后面应有等号和值".to_owned();
            let hint = "请写成 {% set 名称 = 值 %}；成段的文字请直接写在要印的地方";
            return Some((*at, keyword, message, hint.to_owned()));
        }
    }
    let rest = if tag.is_block { tag.tokens.get(1..)? } else { &tag.tokens };
    for (before, (at, token)) in
        std::iter::once("").chain(rest.iter().map(|(_, token)| *token)).zip(rest)
    {
        if *token == "for" {
            let message = "方括号中不能写循环".to_owned();
            let hint = "请用 {% for … %} 和 {% endfor %} 写循环".to_owned();
            return Some((*at, token, message, hint));
        }
        if before == "|" && WITHDRAWN.contains(token) {
            let message = format!("模板不提供过滤器“{token}”");
            let hint = "内容一律按文字印出；请去掉这个过滤器".to_owned();
            return Some((*at, token, message, hint));
        }
    }
    None
}

/// Whether Tera has a tag by this name that we leave out.
fn is_tag_of_tera(name: &str) -> bool {
    let name = name.strip_prefix("end").unwrap_or(name);
    matches!(name, "set" | "set_global" | "block" | "extends" | "filter" | "component")
}
