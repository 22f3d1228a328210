//! A small tree of XML: read from docx-rs, built by hand, written without a choice.
//!
//! Values and texts are kept as they are written, that is, escaped. What comes from
//! outside is escaped where it enters the tree ([`Element::with`], [`Element::text`]).

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{escape, partial_escape};
use quick_xml::events::{BytesStart, Event};

use super::ExportError;

type Words = Cow<'static, str>;

/// What stands between two tags.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Text, escaped; or elements written already.
    Text(String),
}

/// An element with its attributes in order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Element {
    /// Its name with the prefix, as in `w:p`.
    pub(super) name: Words,
    /// Names and escaped values.
    pub(super) attributes: Vec<(Words, Words)>,
    /// What it holds.
    pub(super) children: Vec<Node>,
}

impl Element {
    /// An empty element.
    pub(super) fn new(name: impl Into<Words>) -> Self {
        Self { name: name.into(), attributes: Vec::new(), children: Vec::new() }
    }

    /// With one attribute more.
    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        let value = value.to_string();
        let value = escape(value.as_str()).into_owned();
        self.attributes.push((name.into(), value.into()));
        self
    }

    /// With `w:val`, the attribute that most elements have.
    pub(super) fn val(self, value: impl ToString) -> Self {
        self.with("w:val", value)
    }

    /// With one child more.
    pub(super) fn add(mut self, child: Self) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// With a child if there is one.
    pub(super) fn add_some(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.add(child),
            None => self,
        }
    }

    /// With children.
    pub(super) fn add_all(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// Puts a property into the child element with a name, which is made where it lacks; it
    /// becomes the first child, as properties are. What was stated of the same property
    /// and is not stated anew stays.
    pub(super) fn set(&mut self, properties: &'static str, child: Self) {
        let at = self.children.iter().position(
            |node| matches!(node, Node::Element(element) if element.name == properties),
        );
        let at = at.unwrap_or_else(|| {
            self.children.insert(0, Node::Element(Self::new(properties)));
            0
        });
        if let Some(Node::Element(element)) = self.children.get_mut(at) {
            element.state(child);
        }
    }

    fn state(&mut self, property: Self) {
        let same = self.children.iter_mut().find_map(|node| match node {
            Node::Element(element) if element.name == property.name => Some(element),
            _ => None,
        });
        let Some(same) = same else {
            self.children.push(Node::Element(property));
            return;
        };
        same.attributes.retain(|(name, _)| property.attribute(name).is_none());
        same.attributes.extend(property.attributes);
        if !property.children.is_empty() {
            same.children = property.children;
        }
    }

    /// With text.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.children.push(Node::Text(partial_escape(text).into_owned()));
        self
    }

    /// The child elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child element with a name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// An attribute's value, escaped.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(key, _)| key == name)?;
        Some(value)
    }

    /// The element as a part of the package.
    pub(super) fn to_part(&self) -> String {
        let mut out = String::from(DECLARATION);
        self.write(&mut out);
        out
    }

    /// The element as it is written.
    pub(super) fn to_text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            for piece in [" ", name, "=\"", value, "\""] {
                out.push_str(piece);
            }
        }
        if self.children.is_empty() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out),
                Node::Text(text) => out.push_str(text),
            }
        }
        for piece in ["</", &self.name, ">"] {
            out.push_str(piece);
        }
    }
}

const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";

/// What docx-rs built.
pub(super) fn of(built: &impl docx_rs::BuildXML) -> Result<Element, ExportError> {
    let xml = built.build();
    parse(str::from_utf8(&xml).map_err(|error| malformed(&error))?)
}

/// Reads a part; comments and instructions are left out.
pub(super) fn parse(xml: &str) -> Result<Element, ExportError> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<Element> = Vec::new();
    loop {
        let event = reader.read_event().map_err(|error| malformed(&error))?;
        let closed = match event {
            Event::Start(tag) => {
                open.push(start(&tag)?);
                None
            }
            Event::Empty(tag) => Some(start(&tag)?),
            Event::End(_) => open.pop(),
            Event::Text(text) => {
                add_text(&mut open, &text.decode().map_err(|error| malformed(&error))?);
                None
            }
            Event::GeneralRef(name) => {
                let name = name.decode().map_err(|error| malformed(&error))?;
                add_text(&mut open, &format!("&{name};"));
                None
            }
            Event::Eof => return Err(malformed(&"the root is missing")),
            _ => None,
        };
        let Some(element) = closed else { continue };
        match open.last_mut() {
            Some(parent) => parent.children.push(Node::Element(element)),
            None => return Ok(element),
        }
    }
}

/// Names that nearly every paragraph has; they need no memory of their own.
const USUAL: [&str; 14] = [
    "w:val",
    "w:p",
    "w:r",
    "w:t",
    "w:rPr",
    "w:pPr",
    "w:pStyle",
    "xml:space",
    "w:rFonts",
    "w:sz",
    "w:szCs",
    "w:spacing",
    "w:line",
    "w:rStyle",
];

/// The name of an element or an attribute.
fn name(bytes: &[u8]) -> Result<Words, ExportError> {
    let usual = USUAL.iter().find(|usual| usual.as_bytes() == bytes);
    usual.map_or_else(|| Ok(string(bytes)?.into()), |usual| Ok((*usual).into()))
}

fn start(tag: &BytesStart<'_>) -> Result<Element, ExportError> {
    let mut element = Element::new(name(tag.name().as_ref())?);
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| malformed(&error))?;
        let name = name(attribute.key.as_ref())?;
        element.attributes.push((name, string(&attribute.value)?.into()));
    }
    Ok(element)
}

/// Text outside the root is only white space.
fn add_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else { return };
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => parent.children.push(Node::Text(text.to_owned())),
    }
}

fn string(bytes: &[u8]) -> Result<String, ExportError> {
    str::from_utf8(bytes).map(str::to_owned).map_err(|error| malformed(&error))
}

fn malformed(reason: &dyn std::fmt::Display) -> ExportError {
    ExportError::Malformed(reason.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_written_again() {
        let xml = r#"<w:p a="1 &lt; 2"><w:t xml:space="preserve"> 甲 &amp; 乙 </w:t><w:br/></w:p>"#;
        let part = parse(xml).unwrap().to_part();
        assert_eq!(part, format!("{DECLARATION}{xml}"));
    }

    #[test]
    fn values_from_outside_are_escaped() {
        let element = Element::new("a").with("b", "<\"&").text("<&>");
        assert!(
            element.to_part().ends_with("<a b=\"&lt;&quot;&amp;\">&lt;&amp;&gt;</a>")
        );
    }

    #[test]
    fn a_property_is_stated_once_and_keeps_what_is_not_stated_anew() {
        let mut paragraph = Element::new("w:p");
        paragraph.set("w:pPr", Element::new("w:spacing").with("a", 1).with("b", 1));
        paragraph.set("w:pPr", Element::new("w:spacing").with("b", 2));
        let part = paragraph.to_part();
        assert!(part.ends_with("<w:p><w:pPr><w:spacing a=\"1\" b=\"2\"/></w:pPr></w:p>"));
    }

    #[test]
    fn a_part_without_a_closing_tag_is_an_error() {
        assert!(parse("<a><b></a>").is_err());
        assert!(parse("").is_err());
    }
}
