//! The words of a paragraph, character by character, as they will look.

use std::ops::Range;

use super::look::RunLook;
use super::style::Styles;
use super::theme::Theme;
use super::xml::Element;
use crate::inspect::paper::{Span, is_hanzi, is_wide};

/// How deep links, tags and changes may lie within each other in a paragraph.
const MAX_DEPTH: usize = 40;

/// A character as it will look.
#[derive(Clone, Debug)]
pub(super) struct Char {
    pub(super) char: char,
    /// The look's place in [`Words::looks`].
    look: usize,
    /// Whether a gap follows.
    gap: bool,
}

/// The words of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Words<'a> {
    pub(super) chars: Vec<Char>,
    looks: Vec<RunLook>,
    /// Pictures, lines and boxes in it.
    pub(super) drawings: Vec<&'a Element>,
    /// How many characters stand before a page's end that the paragraph orders.
    pub(super) page_end: Option<usize>,
    /// Whether it has a field that shows the page's number.
    pub(super) has_page_number: bool,
}

/// What reading words needs.
pub(super) struct Sources<'a> {
    pub(super) styles: &'a Styles,
    pub(super) theme: &'a Theme,
}

/// Where in a field the reading is.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Field {
    Instruction,
    Result,
    /// In a field that shows the page's number, for which a single digit stands.
    Number,
    /// In such a field, behind the digit.
    Shown,
}

/// The state of reading a paragraph.
struct Reading<'a, 's> {
    sources: &'s Sources<'s>,
    base: RunLook,
    fields: Vec<Field>,
    words: Words<'a>,
}

/// The words of a paragraph whose style gives this look.
pub(super) fn words<'a>(
    paragraph: &'a Element,
    base: &RunLook,
    label: Option<String>,
    sources: &Sources<'_>,
) -> Words<'a> {
    let (fields, words) = (Vec::new(), Words::default());
    let mut reading = Reading { sources, base: base.clone(), fields, words };
    if let Some(label) = label {
        reading.words.looks.push(base.clone());
        reading.push_all(&label);
    }
    reading.descend(paragraph, MAX_DEPTH);
    reading.words
}

impl<'a> Reading<'a, '_> {
    fn descend(&mut self, parent: &'a Element, depth: usize) {
        for child in parent.children.iter().filter(|_| depth > 0) {
            match &*child.name {
                "r" => self.run(child),
                "fldSimple" if is_page_number(child.get("instr").unwrap_or_default()) => {
                    self.words.has_page_number = true;
                    let look = child.find("rPr");
                    self.look(look);
                    self.push('1');
                }
                "hyperlink" | "smartTag" | "ins" | "moveTo" | "fldSimple" | "sdt"
                | "sdtContent" | "customXml" | "dir" | "bdo" => {
                    self.descend(child, depth - 1);
                }
                _ => {}
            }
        }
    }

    fn look(&mut self, properties: Option<&Element>) {
        let Sources { styles, theme } = *self.sources;
        let mut look = RunLook::default();
        if let Some(properties) = properties {
            let style = properties.child("rStyle").and_then(Element::val);
            let style = style.map(|id| styles.run(id)).unwrap_or_default();
            look = RunLook::of(properties, theme).over(&style);
        }
        self.words.looks.push(look.over(&self.base));
    }

    fn run(&mut self, run: &'a Element) {
        self.look(run.child("rPr"));
        if self.words.looks.last().is_some_and(|look| look.hidden == Some(true)) {
            return;
        }
        for child in &run.children {
            match &*child.name {
                "fldChar" => self.field(child.get("fldCharType").unwrap_or_default()),
                "instrText" if is_page_number(&child.text) => {
                    self.words.has_page_number = true;
                    if let Some(field) = self.fields.last_mut() {
                        *field = Field::Number;
                    }
                }
                "t" if self.fields.last() == Some(&Field::Number) => {
                    self.fields.pop();
                    if !self.is_silent() {
                        self.push('1');
                    }
                    self.fields.push(Field::Shown);
                }
                "t" if !self.is_silent() => {
                    let text = child.text.clone();
                    self.push_all(&text);
                }
                "tab" | "ptab" if !self.is_silent() => self.push('\t'),
                "noBreakHyphen" => self.push('-'),
                "br" | "cr" => match child.get("type") {
                    Some("page") => self.words.page_end = Some(self.words.chars.len()),
                    _ => self.push('\n'),
                },
                "drawing" | "pict" | "object" => self.words.drawings.push(child),
                "AlternateContent" => {
                    let choice =
                        child.child("Choice").or_else(|| child.child("Fallback"));
                    self.words.drawings.extend(choice);
                }
                _ => {}
            }
        }
    }

    fn field(&mut self, kind: &str) {
        match kind {
            "begin" if self.fields.len() < MAX_DEPTH => {
                self.fields.push(Field::Instruction);
            }
            "separate" => {
                if let Some(field @ Field::Instruction) = self.fields.last_mut() {
                    *field = Field::Result;
                }
            }
            // A field need not show its result.
            "end" => {
                let is_open = self.fields.pop() == Some(Field::Number);
                if is_open && !self.is_silent() {
                    self.push('1');
                }
            }
            _ => {}
        }
    }

    /// Whether what is read is not shown.
    fn is_silent(&self) -> bool {
        self.fields.iter().any(|field| *field != Field::Result)
    }

    fn push_all(&mut self, text: &str) {
        for char in text.chars().filter(|char| !matches!(char, '\r' | '\u{200B}')) {
            self.push(if char == '\n' { ' ' } else { char });
        }
    }

    fn push(&mut self, char: char) {
        let look = self.words.looks.len().saturating_sub(1);
        self.words.chars.push(Char { char, look, gap: false });
    }
}

/// Whether the instruction of a field asks for the page's number.
pub(super) fn is_page_number(instruction: &str) -> bool {
    instruction
        .split_whitespace()
        .next()
        .is_some_and(|it| it.eq_ignore_ascii_case("PAGE"))
}

/// The size where nothing states one: that of Word.
const USUAL_SIZE: f64 = 10.0;

impl Words<'_> {
    fn look(&self, char: &Char) -> Option<&RunLook> {
        self.looks.get(char.look)
    }

    /// Size of a character, in points.
    pub(super) fn size(&self, char: &Char) -> f64 {
        self.look(char).and_then(|look| look.size).unwrap_or(USUAL_SIZE)
    }

    /// Sets the gaps that a word processor puts between Chinese and Latin letters or
    /// digits, where the paragraph does not forbid it.
    pub(super) fn set_gaps(&mut self, letters: bool, digits: bool) {
        let kind = |char: char| {
            (is_hanzi(char), char.is_ascii_digit(), char.is_ascii_alphabetic())
        };
        for at in 1..self.chars.len() {
            let (one, other) = (kind(self.chars[at - 1].char), kind(self.chars[at].char));
            let meets = |by: fn((bool, bool, bool)) -> bool| {
                one.0 && by(other) || by(one) && other.0
            };
            if digits && meets(|it| it.1) || letters && meets(|it| it.2) {
                self.chars[at - 1].gap = true;
            }
        }
    }

    /// Advance of a character, in points, in a face whose digits are half an em wide.
    pub(super) fn advance(&self, char: &Char, grid: Option<f64>) -> f64 {
        let look = self.look(char);
        let scale = look.and_then(|look| look.scale).unwrap_or(100.0) / 100.0;
        let spacing = look.and_then(|look| look.spacing).unwrap_or(0.0);
        let wide = if is_wide(char.char) || char.char == '\u{3000}' { 1.0 } else { 0.5 };
        let gap = if char.gap { self.size(char) / 4.0 } else { 0.0 };
        gap + self.size(char) * wide * scale + spacing + grid.unwrap_or(0.0) * wide
    }

    /// The words by how they look, those in this range.
    pub(super) fn spans(&self, range: Range<usize>) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let chars = self.chars.get(range).unwrap_or_default();
        for char in chars.iter().filter(|it| it.char != '\n') {
            let look = self.look(char);
            let face = look.and_then(|look| {
                if is_wide(char.char) {
                    look.east_asian.as_ref()
                } else {
                    look.latin.as_ref()
                }
            });
            let face = face.map_or("", String::as_str);
            let ink = look.and_then(|look| look.ink).unwrap_or_default();
            let bold = look.and_then(|look| look.bold).unwrap_or(false);
            let size = self.size(char);
            match spans.last_mut() {
                Some(span)
                    if span.face == face
                        && (span.ink, span.bold) == (ink, bold)
                        && span.size == size =>
                {
                    span.text.push(char.char);
                }
                _ => {
                    let (text, face) = (char.char.to_string(), face.to_owned());
                    spans.push(Span { text, face, size, ink, bold });
                }
            }
        }
        spans
    }
}
