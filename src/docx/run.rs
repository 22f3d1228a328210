//! Turns words into runs of one look each.

use docx_rs::{BreakType, Run, RunFonts};

use super::style::{CharacterStyle, of_lead};
use super::text::{is_of_both_scripts, sanitise};
use super::unit::twips;
use super::xml::Element;
use crate::document::{Ease, Heading, Inline};
use crate::geom::Length;

/// Words of one look.
#[derive(Copy, Clone)]
struct Words<'a> {
    text: &'a str,
    look: Look,
}

/// What sets words apart from the style of their paragraph.
#[derive(Copy, Clone, Default, Eq, PartialEq)]
struct Look {
    strong: bool,
    /// Id of a character style.
    style: Option<&'static str>,
    /// What is added to each character's advance instead of the style's tracking.
    spacing: Option<Length>,
}

/// The runs of a paragraph: the heading that runs in to it, then its words.
pub(super) fn of_paragraph(
    lead: Option<&Heading>,
    content: &[Inline],
    eases: &[Ease],
) -> Vec<Run> {
    let label = lead.map(Heading::label).unwrap_or_default();
    let style = lead.map(|lead| of_lead(lead.level));
    let led = lead.map(|lead| lead.content.as_slice()).unwrap_or_default();
    let mut words = words(&label, led, style);
    words.extend(words_of(content, None));
    runs(&words, eases)
}

/// The runs of a heading on a line of its own.
pub(super) fn of_heading(heading: &Heading) -> Vec<Run> {
    runs(&words(&heading.label(), &heading.content, None), &heading.eases)
}

/// A run of plain text.
pub(super) fn plain(text: &str) -> Run {
    run(text, Look::default())
}

/// The runs of plain text with lines that are kept from ending badly.
pub(super) fn eased(text: &str, eases: &[Ease]) -> Vec<Run> {
    runs(&[Words { text, look: Look::default() }], eases)
}

/// The runs of a label in the character style of its id, and of the plain text behind it.
/// Eases count the label's characters.
pub(super) fn labelled(
    label: &str,
    style: &'static str,
    text: &str,
    eases: &[Ease],
) -> Vec<Run> {
    let look = Look { style: Some(style), ..Look::default() };
    runs(&[Words { text: label, look }, Words { text, look: Look::default() }], eases)
}

/// A field: what a word processor computes, and what is shown until it has.
pub(super) fn field(instruction: &str, shown: &str) -> Vec<Element> {
    let mark = |kind: &str| Element::new("w:fldChar").with("w:fldCharType", kind);
    let text = |name, text: &str| {
        Element::new(name).with("xml:space", "preserve").text(&format!(" {text} "))
    };
    let parts = [
        mark("begin"),
        text("w:instrText", instruction),
        mark("separate"),
        Element::new("w:t").text(shown),
        mark("end"),
    ];
    parts.map(|part| Element::new("w:r").add(part)).into()
}

fn words<'a>(
    label: &'a str,
    content: &'a [Inline],
    style: Option<&CharacterStyle>,
) -> Vec<Words<'a>> {
    let style = style.map(|style| style.id);
    let label = Words { text: label, look: Look { style, ..Look::default() } };
    std::iter::once(label).chain(words_of(content, style)).collect()
}

fn words_of<'a>(
    content: &'a [Inline],
    style: Option<&'static str>,
) -> impl Iterator<Item = Words<'a>> {
    content.iter().map(move |inline| Words {
        text: &inline.text,
        look: Look { strong: inline.strong, style, spacing: None },
    })
}

/// Eases count the characters of the whole text, so runs end where an ease begins or ends.
fn runs(words: &[Words<'_>], eases: &[Ease]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut text = String::new();
    let mut before = Look::default();
    let looks =
        words.iter().flat_map(|words| words.text.chars().map(|char| (char, words.look)));
    for (index, (char, look)) in looks.enumerate() {
        let ease = eases.iter().find(|ease| ease.characters.contains(&index));
        let look = Look { spacing: ease.map(|ease| ease.spacing), ..look };
        if look != before && !text.is_empty() {
            runs.push(run(&std::mem::take(&mut text), before));
        }
        before = look;
        text.push(char);
    }
    if !text.is_empty() {
        runs.push(run(&text, before));
    }
    runs
}

fn run(text: &str, look: Look) -> Run {
    let text = sanitise(text);
    let mut run = Run::new();
    if let Some(style) = look.style {
        run = run.style(style);
    }
    if is_of_both_scripts(&text) {
        run = run.fonts(RunFonts::new().hint("eastAsia"));
    }
    if look.strong {
        run = run.bold();
    }
    if let Some(spacing) = look.spacing {
        run = run.character_spacing(twips(spacing));
    }
    for (nth, line) in text.split('\n').enumerate() {
        if nth > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = add_line(run, line);
    }
    run
}

fn add_line(mut run: Run, line: &str) -> Run {
    for (nth, piece) in line.split('\t').enumerate() {
        if nth > 0 {
            run = run.add_tab();
        }
        if !piece.is_empty() {
            run = run.add_text(piece);
        }
    }
    run
}
