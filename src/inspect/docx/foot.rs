//! The page numbers at the feet of a document's pages.

use super::frame;
use super::lines::{Cell, Column, extents};
use super::look::ParagraphLook;
use super::section::Section;
use super::words::{Sources, is_page_number, words};
use super::xml::Element;
use crate::inspect::paper::{DASH, Number, On, POINT};

/// The page number in a foot, if there is one.
pub(super) fn number(
    foot: &Element,
    on: On,
    section: &Section,
    cell: Cell,
    sources: &Sources<'_>,
) -> Option<Number> {
    let mut found = Vec::new();
    paragraphs(foot, 12, &mut found);
    // The innermost paragraph holds the number: one in a box lies in another.
    let paragraph = found.iter().copied().rfind(|it| has_number(it))?;
    let below = found.iter().skip_while(|it| !std::ptr::eq(**it, paragraph)).skip(1);
    let properties = paragraph.child("pPr");
    let style = properties.and_then(|it| it.child("pStyle")).and_then(Element::val);
    let (run, styled) = sources.styles.paragraph(style);
    let look = properties.map(ParagraphLook::of).unwrap_or_default().over(&styled);
    let words = words(paragraph, &run, None, sources);
    let framed = properties.and_then(|it| it.child("framePr"));
    let column = framed.map_or(
        Column { left: section.left, right: section.width - section.right },
        |place| frame::of_paragraph(place, section).column,
    );
    let in_box = foot.find("txbxContent").is_some();
    let hugs = framed.is_some_and(|it| it.get("w").is_none());
    let line = extents(&words, &look, column, cell, section).into_iter().next()?;
    let size = words.chars.iter().map(|char| words.size(char)).fold(0.0, f64::max);
    // Only a line of exact height says where its words stand.
    let exact = look.rule.as_deref() == Some("exact") && below.count() == 0;
    let height = look.line.filter(|_| exact && !in_box && framed.is_none());
    let dash = height.map(|height| {
        (section.height - section.foot - height * 0.2 - DASH * size) * POINT
    });
    let places = (!in_box && !hugs).then_some((line.left, line.right));
    Some(Number {
        on,
        spans: words.spans(0..words.chars.len()),
        left: places.map(|it| it.0),
        right: places.map(|it| it.1),
        dash,
    })
}

/// Where the page number of a head or a foot stands.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Place {
    /// There is none.
    Nowhere,
    /// In a line of text.
    InText,
    /// In a box with a place of its own.
    InBox,
}

/// Where the page number of a part stands.
pub(super) fn place(part: &Element) -> Place {
    let boxed = |it: &Element| &*it.name == "txbxContent" && has_number(it);
    match has_number(part) {
        false => Place::Nowhere,
        true if part.any(&boxed) => Place::InBox,
        true => Place::InText,
    }
}

fn has_number(element: &Element) -> bool {
    element.any(&|it| {
        let instruction = match &*it.name {
            "instrText" => it.text.as_str(),
            "fldSimple" => it.get("instr").unwrap_or_default(),
            _ => "",
        };
        is_page_number(instruction)
    })
}

fn paragraphs<'a>(parent: &'a Element, depth: usize, out: &mut Vec<&'a Element>) {
    for child in parent.children.iter().filter(|_| depth > 0) {
        if &*child.name == "p" {
            out.push(child);
        }
        if &*child.name != "Fallback" {
            paragraphs(child, if &*child.name == "p" { depth - 1 } else { depth }, out);
        }
    }
}
