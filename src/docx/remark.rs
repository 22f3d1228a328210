//! Adds remarks to a paper as Word's comments (批注).
//!
//! Where a remark belongs is told by a second copy of the paper, in which a character that
//! no text has stands before the words remarked on. Both copies are written alike; the
//! place of the mark in the one is the place of the remark in the other. So nothing here
//! knows what a paper is made of.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use quick_xml::escape::unescape;

use super::package::{Part, kind};
use super::xml::{Element, Node, parse};
use super::{ExportError, part, style};

/// Who remarks, and how Word abbreviates it.
const AUTHOR: (&str, &str) = ("公文校对", "校");

/// Size of a remark's characters in half points: 9 pt, as Word sets its own comments.
const SIZE: u32 = 18;

/// Words about a place of the paper.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Remark {
    /// The character that stands before the place in the marked copy.
    pub mark: char,
    /// How many characters it is about, at most to the end of the paragraph.
    pub length: usize,
    /// What it says, one paragraph a line.
    pub lines: Vec<String>,
}

/// Where a remark belongs: a paragraph, and its characters counted from 0.
type Place = (usize, Range<usize>);

/// Adds the remarks to the parts of a paper. One whose mark the copy does not show, or at
/// whose place the copy reads otherwise, is about the title.
pub(super) fn add(
    parts: &mut Vec<Part>,
    marked: &[Part],
    remarks: &[Remark],
) -> Result<(), ExportError> {
    let (at, mut root) = main(parts)?;
    let (_, marked) = main(marked)?;
    let places = places(&texts(&root), &texts(&marked), title(&root), remarks);
    let mut by_paragraph: BTreeMap<usize, Vec<(usize, Range<usize>)>> = BTreeMap::new();
    for (id, (paragraph, range)) in places.into_iter().enumerate() {
        by_paragraph.entry(paragraph).or_default().push((id, range));
    }
    let mut nth = 0;
    visit(&mut root, &mut |paragraph| {
        if let Some(remarks) = by_paragraph.get(&nth) {
            annotate(paragraph, remarks);
        }
        nth += 1;
    });
    parts[at] = part(&kind::DOCUMENT, root);
    parts.push(part(&kind::COMMENTS, comments(remarks)));
    Ok(())
}

/// The main part, and which it is.
fn main(parts: &[Part]) -> Result<(usize, Element), ExportError> {
    let is_main = |part: &Part| std::ptr::eq(part.kind, &raw const kind::DOCUMENT);
    let at = parts.iter().position(is_main).unwrap_or_default();
    let malformed =
        |error: std::str::Utf8Error| ExportError::Malformed(error.to_string());
    let bytes = parts.get(at).map(|part| part.data.as_slice()).unwrap_or_default();
    Ok((at, parse(str::from_utf8(bytes).map_err(malformed)?)?))
}

/// The words of every paragraph, in the order of the part.
fn texts(root: &Element) -> Vec<String> {
    let mut found = Vec::new();
    gather(root, &mut |paragraph| {
        found.push(paragraph.elements().map(words_of).collect());
    });
    found
}

/// The words of a run; nothing of what is no run.
fn words_of(element: &Element) -> String {
    if element.name != "w:r" {
        return String::new();
    }
    element.elements().filter(|child| child.name == "w:t").map(words).collect()
}

/// The words of a `w:t`.
fn words(element: &Element) -> String {
    let text = element.children.iter().filter_map(|child| match child {
        Node::Text(text) => Some(text.as_str()),
        Node::Element(_) => None,
    });
    let text: String = text.collect();
    unescape(&text).map(std::borrow::Cow::into_owned).unwrap_or(text)
}

/// The number of the title's paragraph; else of the first with words.
fn title(root: &Element) -> usize {
    let (mut nth, mut title, mut first) = (0, None, None);
    gather(root, &mut |paragraph| {
        let style = paragraph.child("w:pPr").and_then(|it| it.child("w:pStyle"));
        if style.and_then(|it| it.attribute("w:val")) == Some(style::TITLE.id) {
            title = title.or(Some(nth));
        }
        if paragraph.elements().any(|run| !words_of(run).is_empty()) {
            first = first.or(Some(nth));
        }
        nth += 1;
    });
    title.or(first).unwrap_or_default()
}

fn gather(element: &Element, found: &mut impl FnMut(&Element)) {
    for child in element.elements() {
        if child.name == "w:p" { found(child) } else { gather(child, found) }
    }
}

fn visit(element: &mut Element, change: &mut impl FnMut(&mut Element)) {
    for child in &mut element.children {
        match child {
            Node::Element(child) if child.name == "w:p" => change(child),
            Node::Element(child) => visit(child, change),
            Node::Text(_) => {}
        }
    }
}

fn places(
    plain: &[String],
    marked: &[String],
    title: usize,
    remarks: &[Remark],
) -> Vec<Place> {
    let marks: BTreeMap<char, usize> =
        remarks.iter().enumerate().map(|(id, remark)| (remark.mark, id)).collect();
    let mut found: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mut faithful = Vec::with_capacity(marked.len());
    for (nth, text) in marked.iter().enumerate() {
        let mut words = String::with_capacity(text.len());
        let mut count = 0;
        for char in text.chars() {
            if let Some(id) = marks.get(&char) {
                found.entry(*id).or_insert((nth, count));
            } else {
                words.push(char);
                count += 1;
            }
        }
        faithful.push(plain.get(nth) == Some(&words));
    }
    let whole = |nth: usize| 0..plain.get(nth).map_or(0, |text| text.chars().count());
    let place = |(id, remark): (usize, &Remark)| match found.get(&id) {
        Some((nth, start)) if faithful[*nth] => {
            let end = whole(*nth).end.min(start + remark.length.max(1));
            (*nth, *start..end)
        }
        Some((nth, _)) if plain.len() == marked.len() => (*nth, whole(*nth)),
        _ => (title, whole(title)),
    };
    remarks.iter().enumerate().map(place).collect()
}

/// Sets remarks (their ids and characters) into a paragraph.
fn annotate(paragraph: &mut Element, remarks: &[(usize, Range<usize>)]) {
    let cuts: BTreeSet<usize> =
        remarks.iter().flat_map(|(_, range)| [range.start, range.end]).collect();
    let mut children = Vec::with_capacity(paragraph.children.len());
    let mut at = 0;
    let mut rest: Vec<_> = remarks.iter().collect();
    rest.sort_by_key(|(id, range)| (range.start, *id));
    let mut open: Vec<&(usize, Range<usize>)> = Vec::new();
    for child in std::mem::take(&mut paragraph.children) {
        let Node::Element(element) = child else { continue };
        for (piece, length) in pieces(element, at, &cuts) {
            if length > 0 {
                close(&mut open, at, &mut children);
                let begin =
                    rest.iter().take_while(|(_, range)| range.start <= at).count();
                for remark in rest.drain(..begin) {
                    children
                        .push(Node::Element(range_mark("w:commentRangeStart", remark.0)));
                    open.push(remark);
                }
            }
            at += length;
            children.push(Node::Element(piece));
        }
    }
    for remark in rest {
        children.push(Node::Element(range_mark("w:commentRangeStart", remark.0)));
        open.push(remark);
    }
    close(&mut open, usize::MAX, &mut children);
    paragraph.children = children;
}

/// Ends the remarks about characters before this one.
fn close(open: &mut Vec<&(usize, Range<usize>)>, at: usize, children: &mut Vec<Node>) {
    open.retain(|(id, range)| {
        let stays = range.end > at;
        if !stays {
            children.push(Node::Element(range_mark("w:commentRangeEnd", *id)));
            let reference = range_mark("w:commentReference", *id);
            children.push(Node::Element(Element::new("w:r").add(reference)));
        }
        stays
    });
}

fn range_mark(name: &'static str, id: usize) -> Element {
    Element::new(name).with("w:id", id)
}

/// A child of a paragraph that begins at a character, cut so that no cut lies inside of a
/// piece, each with the number of its characters.
fn pieces(element: Element, at: usize, cuts: &BTreeSet<usize>) -> Vec<(Element, usize)> {
    let length = words_of(&element).chars().count();
    if length == 0 || cuts.range(at + 1..at + length).next().is_none() {
        return vec![(element, length)];
    }
    let look = element.child("w:rPr").cloned();
    let run = |child: Element| Element::new("w:r").add_some(look.clone()).add(child);
    let mut pieces = Vec::new();
    let mut at = at;
    for child in element.elements().filter(|child| child.name != "w:rPr") {
        if child.name != "w:t" {
            pieces.push((run(child.clone()), 0));
            continue;
        }
        let mut piece = String::new();
        let mut count = 0;
        for char in words(child).chars() {
            if cuts.contains(&at) && count > 0 {
                pieces.push((run(text(&std::mem::take(&mut piece))), count));
                count = 0;
            }
            piece.push(char);
            count += 1;
            at += 1;
        }
        pieces.push((run(text(&piece)), count));
    }
    pieces
}

fn text(words: &str) -> Element {
    Element::new("w:t").with("xml:space", "preserve").text(words)
}

/// The part that holds what the remarks say.
fn comments(remarks: &[Remark]) -> Element {
    let comment = |(id, remark): (usize, &Remark)| {
        Element::new("w:comment")
            .with("w:id", id)
            .with("w:author", AUTHOR.0)
            .with("w:initials", AUTHOR.1)
            .add_all(remark.lines.iter().map(|line| comment_line(line)))
    };
    Element::new("w:comments").add_all(remarks.iter().enumerate().map(comment))
}

/// A paragraph of a remark, free of the grid and the indentation of a paper.
fn comment_line(line: &str) -> Element {
    let layout = Element::new("w:pPr")
        .add(Element::new("w:snapToGrid").val(0))
        .add(Element::new("w:spacing").with("w:line", 240).with("w:lineRule", "auto"))
        .add(Element::new("w:ind").with("w:firstLineChars", 0).with("w:firstLine", 0))
        .add(Element::new("w:jc").val("left"));
    let look = Element::new("w:rPr")
        .add(Element::new("w:spacing").val(0))
        .add(Element::new("w:sz").val(SIZE))
        .add(Element::new("w:szCs").val(SIZE));
    let words = text(&super::text::sanitise(line));
    Element::new("w:p").add(layout).add(Element::new("w:r").add(look).add(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARK: char = '\u{F0000}';
    const SECOND: char = '\u{F0001}';

    fn remark(mark: char, length: usize) -> Remark {
        Remark { mark, length, lines: vec!["甲".to_owned()] }
    }

    fn paragraph(runs: &str) -> Element {
        parse(&format!("<w:p>{runs}</w:p>")).unwrap()
    }

    fn annotated(runs: &str, remarks: &[(usize, Range<usize>)]) -> String {
        let mut paragraph = paragraph(runs);
        let before: String = paragraph.elements().map(words_of).collect();
        annotate(&mut paragraph, remarks);
        let after: String = paragraph.elements().map(words_of).collect();
        assert_eq!(before, after);
        let names = |element: &Element| match &*element.name {
            "w:commentRangeStart" => "[".to_owned(),
            "w:commentRangeEnd" => "]".to_owned(),
            _ => words_of(element),
        };
        paragraph.elements().map(names).collect()
    }

    #[test]
    fn a_remark_stands_around_its_characters_and_no_others() {
        let runs = "<w:r><w:rPr><w:b/></w:rPr><w:t>甲乙</w:t></w:r><w:r><w:t>丙&amp;丁</w:t></w:r>";
        assert_eq!(annotated(runs, &[(0, 1..4)]), "甲[乙丙&]丁");
        assert_eq!(annotated(runs, &[(0, 0..5)]), "[甲乙丙&丁]");
        assert_eq!(annotated(runs, &[(0, 0..2), (1, 2..3)]), "[甲乙][丙]&丁");
        assert_eq!(annotated(runs, &[(0, 1..3), (1, 1..5)]), "甲[[乙丙]&丁]");
        assert_eq!(annotated("", &[(0, 0..0)]), "[]");
    }

    #[test]
    fn pieces_of_a_run_keep_its_look() {
        let mut paragraph = paragraph(
            "<w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t><w:br/><w:t>乙丙</w:t></w:r>",
        );
        annotate(&mut paragraph, &[(0, 2..3)]);
        let runs: Vec<_> = paragraph.elements().filter(|it| it.name == "w:r").collect();
        assert_eq!(runs.len(), 5);
        assert!(runs[..4].iter().all(|run| run.child("w:rPr").is_some()));
        assert!(runs[1].child("w:br").is_some());
    }

    #[test]
    fn the_mark_in_the_copy_is_the_place_of_the_remark() {
        let texts =
            |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let plain = texts(&["标题", "甲乙", "甲乙"]);
        let copy = |words: &str| texts(&["标题", "甲乙", words]);
        let remarks = [remark(MARK, 1), remark(SECOND, 9)];
        let marked = copy(&format!("甲{MARK}{SECOND}乙"));
        assert_eq!(places(&plain, &marked, 0, &remarks), [(2, 1..2), (2, 1..2)]);
        // The copy reads otherwise there.
        let marked = copy(&format!("甲{MARK} 乙"));
        assert_eq!(places(&plain, &marked, 0, &remarks), [(2, 0..2), (0, 0..2)]);
        // The copy has other paragraphs.
        let marked = texts(&[&format!("{MARK}甲乙")]);
        assert_eq!(places(&plain, &marked, 0, &remarks[..1]), [(0, 0..2)]);
    }
}
