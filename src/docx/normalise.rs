//! Makes a part that docx-rs wrote fit the schema.
//!
//! 1. Runs that stand for a graft give way to what docx-rs cannot write.
//! 2. What the schema does not know is taken out, and so are empty properties.
//! 3. Children are put into the order of the schema.
//! 4. Drawings are numbered through.
//! 5. The root declares the namespaces in use and no others.

use docx_rs::Run;

use super::order;
use super::xml::{Element, Node};

/// Elements that docx-rs cannot write: fields, text boxes and the like.
///
/// docx-rs gets a run in their place, known by a style that no text can imitate.
#[derive(Default)]
pub(super) struct Grafts(Vec<Vec<Element>>);

impl Grafts {
    /// The run that stands for these elements until the part is normalised.
    pub(super) fn run(&mut self, elements: Vec<Element>) -> Run {
        self.0.push(elements);
        Run::new().style(&format!("{GRAFT}{}", self.0.len() - 1))
    }

    /// The elements for which a run stands, if it stands for any.
    fn of(&self, run: &Element) -> Option<&[Element]> {
        let style = run.child("w:rPr")?.child("w:rStyle")?.attribute("w:val")?;
        let index: usize = style.strip_prefix(GRAFT)?.parse().ok()?;
        self.0.get(index).map(Vec::as_slice)
    }
}

const GRAFT: &str = "graft:";

/// The part as the schema wants it.
pub(super) fn normalise(mut root: Element, grafts: &Grafts) -> Element {
    tidy(&mut root, grafts);
    number_drawings(&mut root, &mut 0);
    declare_namespaces(&mut root);
    root
}

/// An element that stands for nothing else and holds no drawing, written at once as the
/// schema wants it: the rows of a large ledger take a tenth of the memory as text.
pub(super) fn written(mut element: Element) -> Node {
    tidy(&mut element, &Grafts::default());
    Node::Text(element.to_text())
}

fn tidy(element: &mut Element, grafts: &Grafts) {
    element.attributes.retain(|(name, _)| is_known(name));
    for child in std::mem::take(&mut element.children) {
        let mut child = match child {
            Node::Element(child) => child,
            text @ Node::Text(_) => {
                element.children.push(text);
                continue;
            }
        };
        if child.name == "w:r"
            && let Some(graft) = grafts.of(&child)
        {
            for mut child in graft.iter().cloned() {
                tidy(&mut child, grafts);
                element.children.push(Node::Element(child));
            }
            continue;
        }
        tidy(&mut child, grafts);
        if !is_empty_property(&child) {
            element.children.push(Node::Element(child));
        }
    }
    if let Some(order) = order::of(&element.name) {
        element.children.sort_by_key(|child| match child {
            Node::Element(child) => order::place(order, &child.name),
            Node::Text(_) => usize::MAX,
        });
    }
}

/// docx-rs marks paragraphs for the comments of Word 2010, which need an extension; and a
/// face named by a theme would win over the face that we name.
fn is_known(attribute: &str) -> bool {
    !attribute.starts_with("w14:") && !attribute.ends_with("Theme")
}

fn is_empty_property(element: &Element) -> bool {
    matches!(&*element.name, "w:rPr" | "w:pPr" | "w:trPr" | "w:tcPr")
        && element.children.is_empty()
}

/// Word asks for ids that no two drawings of a part share; docx-rs writes 1 each time.
fn number_drawings(element: &mut Element, last: &mut u32) {
    if element.name == "wp:docPr" {
        *last += 1;
        for (name, value) in &mut element.attributes {
            if name == "id" {
                *value = last.to_string().into();
            }
        }
    }
    for child in &mut element.children {
        if let Node::Element(child) = child {
            number_drawings(child, last);
        }
    }
}

const NAMESPACES: [(&str, &str); 8] = [
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart"),
    ("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    ("xmlns:wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
];

/// Declares on the root of a part the namespaces that the part uses.
pub(super) fn declare_namespaces(root: &mut Element) {
    let mut used = [false; NAMESPACES.len()];
    note_prefixes(root, &mut used);
    root.attributes
        .retain(|(name, _)| !name.starts_with("xmlns") && name != "mc:Ignorable");
    let declared = NAMESPACES.iter().zip(used).filter(|(_, used)| *used);
    let declared = declared.map(|((name, uri), _)| ((*name).into(), (*uri).into()));
    root.attributes.splice(0..0, declared);
}

fn note_prefixes(element: &Element, used: &mut [bool; NAMESPACES.len()]) {
    let names = element.attributes.iter().map(|(name, _)| &**name);
    for name in names.chain([&*element.name]) {
        let Some((prefix, _)) = name.split_once(':') else { continue };
        let known = |(declared, _): &(&str, &str)| {
            declared.strip_prefix("xmlns:") == Some(prefix)
        };
        if let Some(index) = NAMESPACES.iter().position(known) {
            used[index] = true;
        }
    }
    element.elements().for_each(|child| note_prefixes(child, used));
}

#[cfg(test)]
mod tests {
    use super::super::xml::parse;
    use super::*;

    fn normal(xml: &str) -> String {
        let root = normalise(parse(xml).unwrap(), &Grafts::default());
        root.to_part().lines().last().unwrap().to_owned()
    }

    #[test]
    fn children_take_the_order_of_the_schema() {
        assert_eq!(normal("<pPr/>"), "<pPr/>");
        let xml = "<x><w:rPr><w:sz w:val=\"32\"/><w:b/><w:rFonts/></w:rPr></x>";
        assert!(normal(xml).contains("<w:rFonts/><w:b/><w:sz w:val=\"32\"/>"));
    }

    #[test]
    fn empty_properties_are_left_out() {
        let xml = "<w:p><w:pPr><w:pStyle/><w:rPr/></w:pPr><w:r><w:rPr/><w:t>字</w:t></w:r></w:p>";
        assert!(
            normal(xml)
                .ends_with("<w:pPr><w:pStyle/></w:pPr><w:r><w:t>字</w:t></w:r></w:p>")
        );
    }

    #[test]
    fn the_root_declares_what_is_used_and_nothing_else() {
        let xml = "<w:p xmlns:o=\"urn:o\" mc:Ignorable=\"w14\" w14:paraId=\"1\"/>";
        let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        assert!(normal(xml).contains(&format!("xmlns:w=\"{w}\"")));
        assert!(!normal(xml).contains("urn:o"));
        assert!(!normal(xml).contains("w14"));
    }

    #[test]
    fn drawings_get_ids_of_their_own() {
        let xml = "<x><wp:docPr id=\"1\"/><wp:docPr id=\"1\"/></x>";
        assert!(normal(xml).contains("<wp:docPr id=\"1\"/><wp:docPr id=\"2\"/>"));
    }

    #[test]
    fn a_graft_takes_the_place_of_its_run() {
        let mut grafts = Grafts::default();
        let _run = grafts.run(vec![Element::new("w:r").add(Element::new("w:ruby"))]);
        let xml = "<w:p><w:r><w:rPr><w:rStyle w:val=\"graft:0\"/></w:rPr></w:r></w:p>";
        let root = normalise(parse(xml).unwrap(), &grafts);
        assert!(root.to_part().ends_with("><w:r><w:ruby/></w:r></w:p>"));
    }
}
