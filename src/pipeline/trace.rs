//! Leads findings in what was rendered and laid out back to the content that they come from.
//!
//! Layout knows the Markdown that a template wrote, not the file that an office fills in.
//! The Markdown holds each paragraph of the content as literal text, so a place in it is a
//! character of such a paragraph, or the template's own words, whose place stays.

use std::collections::BTreeMap;

use crate::content::Part;
use crate::diagnostic::codes::font::MISSING_GLYPH;
use crate::diagnostic::codes::layout::{
    BARE_SIGNATURE, FIRST_PAGE, IMPRINT_TOO_LONG, LETTER_IMPRINT, LONELY, MARK_TOO_WIDE,
    SIGNATURE_TOO_WIDE, STAMPED_ORGAN, TITLE_TOO_WIDE,
};
use crate::diagnostic::{Code, Diagnostic, Findings, Span};
use crate::template::{MARKDOWN, literal};

/// The element that a finding without place is about, by the key under which it is written.
static ELEMENTS: [(&Code, &str); 7] = [
    (&TITLE_TOO_WIDE, "标题"),
    (&FIRST_PAGE, "标题"),
    (&SIGNATURE_TOO_WIDE, "署名"),
    (&BARE_SIGNATURE, "署名"),
    (&STAMPED_ORGAN, "署名"),
    (&MARK_TOO_WIDE, "发文机关标志"),
    (&IMPRINT_TOO_LONG, "抄送"),
];

/// Whether any of these findings might be led back.
pub(super) fn is_wanted(findings: &Findings) -> bool {
    findings.iter().any(|finding| match &finding.span {
        Some(span) => span.source.path().ends_with(MARKDOWN),
        None => {
            let code = finding.code.id;
            let elements = ELEMENTS.iter().map(|(code, _)| code.id);
            let others = [MISSING_GLYPH.id, LONELY.id, LETTER_IMPRINT.id];
            elements.chain(others).any(|id| id == code)
        }
    })
}

/// The findings on a paper of this name, each at the place in the content of what it is
/// about, where that can be told.
pub(super) fn lead_back(
    paper: &str,
    parts: &[Part<'_>],
    findings: Findings,
) -> impl Iterator<Item = Diagnostic> {
    findings.into_iter().map(move |mut finding| {
        let found = match &finding.span {
            Some(span) if span.source.path().ends_with(MARKDOWN) => {
                within(span, parts).or_else(|| quoted(&finding, parts))
            }
            Some(_) => None,
            None => element(&finding, parts).or_else(|| quoted(&finding, parts)),
        };
        if let Some((part, paragraph, place)) = found {
            let several = part.text.paragraphs.len() > 1;
            let which =
                if several { format!("第{}段", paragraph + 1) } else { String::new() };
            finding.trace.push(format!("{paper}，{}{which}", part.name));
            finding.span = Some(place);
        }
        finding
    })
}

/// A text, the number of its paragraph, and the place.
type Found<'p, 'a> = (&'p Part<'a>, usize, Span);

/// The content that stands at a place of the Markdown: of several texts the longest, of
/// those with the same words the one that is as far down in the content as in the paper.
fn within<'p, 'a>(span: &Span, parts: &'p [Part<'a>]) -> Option<Found<'p, 'a>> {
    let (markdown, at) = (span.source.text(), span.range.start);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut best: Option<((usize, bool), Found<'p, 'a>)> = None;
    for part in parts {
        for (number, words) in part.text.paragraphs.iter().enumerate() {
            let written = literal(words);
            let Some(start) = around(markdown, &written, at) else { continue };
            let above = seen.entry(words).or_default();
            let in_order = markdown[..start].matches(&written).count() == *above;
            *above += 1;
            let rank = (words.len(), in_order);
            if best.as_ref().is_some_and(|(other, _)| *other >= rank) {
                continue;
            }
            let end = span.range.end.min(start + written.len());
            let first = characters(words, &written, at - start);
            let last = characters(words, &written, end - start).max(first + 1);
            best = Some((rank, (part, number, part.text.place_of(number, first..last))));
        }
    }
    best.map(|(_, found)| found)
}

/// Where words begin that hold the character at a byte of a text.
fn around(text: &str, words: &str, at: usize) -> Option<usize> {
    let boundary =
        |near: usize| (near..=text.len()).find(|it| text.is_char_boundary(*it));
    let from = boundary(at.saturating_sub(words.len()))?;
    let to = boundary((at + words.len()).min(text.len()))?;
    let mut places =
        text.get(from..to)?.match_indices(words).map(|(start, _)| from + start);
    places.find(|start| (*start..start + words.len()).contains(&at))
}

/// How many characters of a text are written in the first bytes of its literal form.
fn characters(words: &str, written: &str, bytes: usize) -> usize {
    let mut chars = words.chars().peekable();
    let (mut count, mut reference) = (0, false);
    for (at, char) in written.char_indices() {
        if at >= bytes {
            break;
        }
        // A backslash that the text does not have, or a reference such as `&#123;`.
        let is_next = chars.peek() == Some(&char) && !reference;
        if is_next {
            chars.next();
            count += 1;
        } else if char == '&' {
            reference = true;
        } else if char == ';' && reference {
            reference = false;
            chars.next();
            count += 1;
        }
    }
    count
}

/// The element that a finding is about.
fn element<'p, 'a>(finding: &Diagnostic, parts: &'p [Part<'a>]) -> Option<Found<'p, 'a>> {
    let (_, key) = ELEMENTS.iter().find(|(code, _)| code.id == finding.code.id)?;
    let mut of_key = parts.iter().filter(|part| part.key == *key);
    let named = |part: &&Part<'_>| finding.message.contains(&*part.text.words());
    let part = of_key.clone().find(named).or_else(|| of_key.next())?;
    Some((part, 0, part.text.span.clone()))
}

/// The first text with the words that a finding names in quotation marks: the character
/// that no face has, the end of a paragraph that leaves one behind.
fn quoted<'p, 'a>(finding: &Diagnostic, parts: &'p [Part<'a>]) -> Option<Found<'p, 'a>> {
    if ![MISSING_GLYPH.id, LONELY.id].contains(&finding.code.id) {
        return None;
    }
    let (_, rest) = finding.message.split_once('“')?;
    let (words, _) = rest.split_once('”')?;
    let length = words.chars().count();
    parts.iter().find_map(|part| {
        let mut numbered = part.text.paragraphs.iter().enumerate();
        numbered.find_map(|(number, paragraph)| {
            let start = paragraph[..paragraph.find(words)?].chars().count();
            Some((part, number, part.text.place_of(number, start..start + length)))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_through_what_markdown_needs() {
        for words in ["甲乙丙", "甲*乙#丙", "1.甲{{乙}}", "+甲\\乙", "a_b & c"]
        {
            let written = literal(words);
            for (number, (at, char)) in words.char_indices().enumerate() {
                assert_eq!(characters(words, &literal(&words[..at]), usize::MAX), number);
                assert!(written.contains(char) || char == '{');
            }
            assert_eq!(characters(words, &written, written.len()), words.chars().count());
        }
    }
}
