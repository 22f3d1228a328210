//! Finds the tags of a template, by the same rules as Tera's own reader.

use std::ops::Range;

/// A tag `{% … %}` or a print `{{ … }}`.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// From the opening to behind the closing braces.
    pub(super) range: Range<usize>,
    /// Whether it is a tag rather than a print.
    pub(super) is_block: bool,
    /// Whether it closes with `-` and so strips the whitespace behind it.
    pub(super) strips: bool,
    /// Names, texts (with their quotes) and single other characters, with their offsets.
    pub(super) tokens: Vec<(usize, &'a str)>,
}

impl<'a> Tag<'a> {
    /// The name that a tag begins with; `None` for a print.
    pub(super) fn keyword(&self) -> Option<&'a str> {
        let (_, first) = self.tokens.first().filter(|_| self.is_block)?;
        first.starts_with(is_name_start).then_some(*first)
    }
}

/// The tags in order. Where Tera would find a fault in the writing, the list ends: such a
/// template is never run.
pub(super) fn scan(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) = opening(text, at) {
        let end = match &text.as_bytes()[start..start + 2] {
            b"{#" => comment_end(text, start),
            b"{%" if raw_start(text, start).is_some() => raw_end(text, start),
            _ => read_tag(text, start).map(|tag| {
                let end = tag.range.end;
                tags.push(tag);
                end
            }),
        };
        let Some(end) = end else { break };
        at = end;
    }
    tags
}

fn opening(text: &str, from: usize) -> Option<usize> {
    let marks = text.as_bytes()[from..].windows(2);
    let found = marks
        .into_iter()
        .position(|pair| pair[0] == b'{' && matches!(pair[1], b'{' | b'%' | b'#'))?;
    Some(from + found)
}

fn comment_end(text: &str, start: usize) -> Option<usize> {
    let inside = after_dash(text, start + 2);
    Some(inside + text[inside..].find("#}")? + 2)
}

/// The end of the raw stretch whose opening tag begins at `start`.
fn raw_end(text: &str, start: usize) -> Option<usize> {
    let mut at = raw_start(text, start)?;
    loop {
        at += text[at..].find("{%")? + 2;
        if let Some(end) = raw_tag(text, at, "endraw") {
            return Some(end);
        }
    }
}

/// The end of the tag `raw` that begins at `start`. Tera lets two dashes stand there.
fn raw_start(text: &str, start: usize) -> Option<usize> {
    raw_tag(text, after_dash(text, start + 2), "raw")
}

/// The end of a tag that holds nothing but `name`, from behind its `{%`.
fn raw_tag(text: &str, from: usize, name: &str) -> Option<usize> {
    let rest = &text[after_dash(text, from)..];
    let rest = rest.trim_start_matches(is_blank).strip_prefix(name)?;
    let rest = rest.trim_start_matches(is_blank);
    let rest = rest.strip_prefix('-').unwrap_or(rest).strip_prefix("%}")?;
    Some(text.len() - rest.len())
}

fn read_tag(text: &str, start: usize) -> Option<Tag<'_>> {
    let is_block = text[start..].starts_with("{%");
    let close = if is_block { "%}" } else { "}}" };
    let mut at = after_dash(text, start + 2);
    let mut tokens = Vec::new();
    loop {
        let rest = text[at..].trim_start_matches(is_blank);
        at = text.len() - rest.len();
        let strips = rest.starts_with('-') && rest[1..].starts_with(close);
        if strips || rest.starts_with(close) {
            let end = at + close.len() + usize::from(strips);
            return Some(Tag { range: start..end, is_block, strips, tokens });
        }
        let length = token_length(rest)?;
        tokens.push((at, &rest[..length]));
        at += length;
    }
}

/// The length of the token that `rest` begins with; `None` where Tera would stop.
fn token_length(rest: &str) -> Option<usize> {
    let first = rest.chars().next().filter(char::is_ascii)?;
    if matches!(first, '"' | '\'' | '`') {
        return text_length(rest, first);
    }
    if is_name_start(first) {
        let name =
            |character: char| character == '_' || character.is_ascii_alphanumeric();
        return Some(rest.find(|character| !name(character)).unwrap_or(rest.len()));
    }
    Some(1)
}

fn text_length(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn after_dash(text: &str, at: usize) -> usize {
    at + usize::from(text[at..].starts_with('-'))
}

fn is_name_start(character: char) -> bool {
    character == '_' || character.is_ascii_alphabetic()
}

fn is_blank(character: char) -> bool {
    character.is_ascii_whitespace()
}
