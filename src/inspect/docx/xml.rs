//! Reads a part of a DOCX that anybody may have made into a tree of elements.
//!
//! Names are taken without their prefix: the prefix is free, and no two elements that are
//! read here differ by their namespace alone. Entities of the file's own are not expanded.

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::inspect::Unreadable;

/// Elements and attributes of a part at most; a paper of a hundred pages has about 50 000.
const MAX_ELEMENTS: usize = 500_000;

/// How deep elements may lie within each other.
const MAX_DEPTH: usize = 200;

/// An element with what is in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without prefix.
    pub(super) name: Box<str>,
    /// Its attributes, names without prefix.
    attributes: Vec<(Box<str>, Box<str>)>,
    /// The elements in it.
    pub(super) children: Vec<Element>,
    /// The words right in it.
    pub(super) text: String,
}

impl Element {
    /// The first child of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| *child.name == *name)
    }

    /// All children of this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| *child.name == *name)
    }

    /// The element at the end of a path of names.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// An attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| **key == *name);
        found.map(|(_, value)| &**value)
    }

    /// An attribute that is a number.
    pub(super) fn number(&self, name: &str) -> Option<f64> {
        let value: f64 = self.get(name)?.trim().parse().ok()?;
        value.is_finite().then_some(value)
    }

    /// The attribute `val`.
    pub(super) fn val(&self) -> Option<&str> {
        self.get("val")
    }

    /// Whether this switch is on; without a value it is.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.val(), Some("0" | "false" | "off" | "none"))
    }

    /// Whether this element or one in it satisfies a test.
    pub(super) fn any(&self, test: &dyn Fn(&Self) -> bool) -> bool {
        test(self) || self.children.iter().any(|child| child.any(test))
    }

    /// The first element of this name in it, however deep.
    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        self.children.iter().find_map(|child| {
            if *child.name == *name { Some(child) } else { child.find(name) }
        })
    }
}

/// Reads a part.
pub(super) fn parse(bytes: &[u8]) -> Result<Element, Unreadable> {
    let text = str::from_utf8(bytes).map_err(|_| Unreadable::Broken)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
    let mut open: Vec<Element> = Vec::new();
    let mut count = 0;
    loop {
        let event = reader.read_event().map_err(|_| Unreadable::Broken)?;
        let closed = match event {
            Event::Start(tag) => {
                open.push(start(&tag, &mut count)?);
                if open.len() > MAX_DEPTH {
                    return Err(Unreadable::TooLarge);
                }
                continue;
            }
            Event::Empty(tag) => Some(start(&tag, &mut count)?),
            Event::End(_) => open.pop(),
            Event::Text(text) => {
                let text = text.decode().map_err(|_| Unreadable::Broken)?;
                open.last_mut().into_iter().for_each(|it| it.text.push_str(&text));
                continue;
            }
            Event::CData(text) => {
                let text = text.decode().map_err(|_| Unreadable::Broken)?;
                open.last_mut().into_iter().for_each(|it| it.text.push_str(&text));
                continue;
            }
            Event::GeneralRef(reference) => {
                let text = referred(&reference);
                open.last_mut().into_iter().for_each(|it| it.text.push_str(&text));
                continue;
            }
            Event::Eof => return Err(Unreadable::Broken),
            _ => continue,
        };
        let Some(element) = closed else { return Err(Unreadable::Broken) };
        match open.last_mut() {
            Some(parent) => parent.children.push(element),
            None => return Ok(element),
        }
    }
}

/// The character of a reference; none for an entity that the file itself declares.
fn referred(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(char)) = reference.resolve_char_ref() {
        return char.to_string();
    }
    let name = reference.decode().unwrap_or_default();
    resolve_predefined_entity(&name).unwrap_or_default().to_owned()
}

fn start(tag: &BytesStart<'_>, count: &mut usize) -> Result<Element, Unreadable> {
    let local = |bytes: &[u8]| -> Result<Box<str>, Unreadable> {
        let name = str::from_utf8(bytes).map_err(|_| Unreadable::Broken)?;
        Ok(name.into())
    };
    let mut element =
        Element { name: local(tag.local_name().as_ref())?, ..Element::default() };
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| Unreadable::Broken)?;
        let value = str::from_utf8(&attribute.value).map_err(|_| Unreadable::Broken)?;
        let value = unescape(value).map_err(|_| Unreadable::Broken)?;
        element
            .attributes
            .push((local(attribute.key.local_name().as_ref())?, value.as_ref().into()));
    }
    *count += 1 + element.attributes.len();
    if *count > MAX_ELEMENTS { Err(Unreadable::TooLarge) } else { Ok(element) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_their_prefix_and_references_become_characters() {
        let root = parse("<w:p w:a='1 &lt; 2'>甲&amp;&#x4E59;</w:p>".as_bytes()).unwrap();
        assert_eq!((&*root.name, root.get("a")), ("p", Some("1 < 2")));
        assert_eq!(root.text, "甲&乙");
    }

    #[test]
    fn entities_of_the_file_are_not_expanded() {
        let bomb = "<!DOCTYPE p [<!ENTITY a 'aaaaaaaaaa'>]><p>&a;&a;</p>";
        assert_eq!(parse(bomb.as_bytes()).unwrap().text, "");
    }

    #[test]
    fn deep_and_endless_parts_are_refused() {
        let deep = "<a>".repeat(100_000);
        assert_eq!(parse(deep.as_bytes()).unwrap_err(), Unreadable::TooLarge);
        let long = format!("<a>{}</a>", "<b/>".repeat(500_001));
        assert_eq!(parse(long.as_bytes()).unwrap_err(), Unreadable::TooLarge);
        assert_eq!(parse(b"<a><b></b>").unwrap_err(), Unreadable::Broken);
    }
}
