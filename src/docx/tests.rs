//! What holds for every DOCX, whatever the document.

mod elements;
mod sample;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use quick_xml::escape::unescape;
use zip::ZipArchive;

use super::text::sanitise;
use super::xml::{Element, Node, parse};
use super::{FaceNames, export, order};
use crate::document::{
    Block, Document, Ease, Form, Paragraph, Properties, Signature, Title,
};
use crate::geom::Length;
use sample::{FORMS, any_document, any_text, full, heading, inline, sample};

/// The files of the package by their paths.
fn files(document: &Document) -> BTreeMap<String, String> {
    let bytes = export(document, &FaceNames::default()).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut data = Vec::new();
        file.read_to_end(&mut data).unwrap();
        // Pictures are not text; of them only the name matters here.
        let text = String::from_utf8(data).unwrap_or_else(|_| "<picture/>".into());
        files.insert(file.name().to_owned(), text);
    }
    files
}

fn part(document: &Document, path: &str) -> Element {
    parse(&files(document)[path]).unwrap()
}

/// An element and all below it.
fn all(element: &Element) -> Vec<&Element> {
    std::iter::once(element).chain(element.elements().flat_map(all)).collect()
}

fn named<'a>(root: &'a Element, name: &str) -> Vec<&'a Element> {
    all(root).into_iter().filter(|element| element.name == name).collect()
}

/// The values of an attribute of all elements with a name.
fn values<'a>(root: &'a Element, name: &str, attribute: &str) -> Vec<&'a str> {
    named(root, name).into_iter().filter_map(|found| found.attribute(attribute)).collect()
}

fn words(element: &Element) -> String {
    all(element)
        .into_iter()
        .map(|element| match (&*element.name, element.children.first()) {
            ("w:t", Some(Node::Text(text))) => unescape(text).unwrap().into_owned(),
            ("w:br", _) => "\n".into(),
            // A tab in the text; where tabs lead is said by elements of the same name.
            ("w:tab", _) if element.attributes.is_empty() => "\t".into(),
            _ => String::new(),
        })
        .collect()
}

/// The texts of the paragraphs that are not blank.
fn paragraphs(root: &Element) -> Vec<String> {
    let texts = named(root, "w:p").into_iter().map(words);
    texts.filter(|text| !text.is_empty()).collect()
}

/// Whether the children of every element are those that the schema knows, in its order, and
/// no property is stated twice.
fn assert_order(path: &str, root: &Element) {
    for element in all(root) {
        let Some(order) = order::of(&element.name) else { continue };
        let places: Vec<_> =
            element.elements().map(|child| order::place(order, &child.name)).collect();
        assert!(places.is_sorted(), "{path}: {}", element.to_part());
        let holds_text = matches!(&*element.name, "w:p" | "w:r" | "w:tc");
        assert!(
            holds_text || !places.contains(&usize::MAX),
            "{path}: {}",
            element.to_part()
        );
        if element.name.ends_with("Pr") && element.name != "w:sectPr" {
            let unlike = places.windows(2).all(|pair| pair[0] < pair[1]);
            assert!(unlike, "{path}: {}", element.to_part());
        }
    }
}

#[test]
fn every_child_stands_where_the_schema_wants_it() {
    for document in FORMS.map(full).into_iter().chain([sample()]) {
        for (path, text) in files(&document) {
            assert_order(&path, &parse(&text).unwrap());
        }
    }
}

#[test]
fn ids_are_unique() {
    let files = files(&full(Form::Letter));
    let drawings = parse(&files["word/document.xml"]).unwrap();
    let ids = values(&drawings, "wp:docPr", "id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    for (path, name, attribute) in [
        ("word/styles.xml", "w:style", "w:styleId"),
        ("word/_rels/document.xml.rels", "Relationship", "Id"),
        ("_rels/.rels", "Relationship", "Id"),
        ("[Content_Types].xml", "Override", "PartName"),
    ] {
        let root = parse(&files[path]).unwrap();
        let ids = values(&root, name, attribute);
        let different: BTreeSet<_> = ids.iter().collect();
        assert_eq!(different.len(), ids.len(), "{path}");
    }
}

#[test]
fn relations_and_parts_match_one_to_one() {
    let files = files(&full(Form::Letter));
    let target = |path: &str, folder: &str| {
        let root = parse(&files[path]).unwrap();
        let targets = values(&root, "Relationship", "Target");
        targets.into_iter().map(|target| format!("{folder}{target}")).collect::<Vec<_>>()
    };
    let mut targets = target("_rels/.rels", "");
    targets.extend(target("word/_rels/document.xml.rels", "word/"));
    let targets: BTreeSet<_> = targets.into_iter().collect();
    let is_part = |path: &&String| !path.ends_with(".rels") && !path.starts_with('[');
    let parts: BTreeSet<_> = files.keys().filter(is_part).cloned().collect();
    assert_eq!(targets, parts);
    let types = parse(&files["[Content_Types].xml"]).unwrap();
    let typed: BTreeSet<_> = values(&types, "Override", "PartName")
        .into_iter()
        .map(|path| path.trim_start_matches('/').to_owned())
        .collect();
    assert_eq!(typed, parts);
}

#[test]
fn every_reference_from_the_text_has_its_target() {
    let files = files(&full(Form::Letter));
    let document = parse(&files["word/document.xml"]).unwrap();
    let relations = parse(&files["word/_rels/document.xml.rels"]).unwrap();
    let ids = values(&relations, "Relationship", "Id");
    for (name, attribute, count) in [
        ("w:footerReference", "r:id", 11),
        ("a:blip", "r:embed", 2),
        ("c:chart", "r:id", 2),
    ] {
        let references = values(&document, name, attribute);
        assert_eq!(references.len(), count, "{name}");
        assert!(references.iter().all(|reference| ids.contains(reference)));
    }
}

#[test]
fn every_style_in_use_is_defined() {
    let files = files(&full(Form::Ordinary));
    let sheet = parse(&files["word/styles.xml"]).unwrap();
    let defined = values(&sheet, "w:style", "w:styleId");
    let with_text =
        |path: &&String| path.contains("document.xml") || path.contains("foot");
    for path in files.keys().filter(with_text) {
        let root = parse(&files[path]).unwrap();
        for name in ["w:pStyle", "w:rStyle"] {
            for style in values(&root, name, "w:val") {
                assert!(defined.contains(&style), "{path}: {style}");
            }
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let bytes = || export(&sample(), &FaceNames::default()).unwrap();
    assert_eq!(bytes(), bytes());
}

#[test]
fn nothing_of_a_theme_is_left() {
    for (path, text) in files(&sample()) {
        assert!(!text.to_lowercase().contains("theme"), "{path}");
        assert!(!path.to_lowercase().contains("theme"));
    }
}

#[test]
fn the_paragraphs_are_those_of_the_document() {
    let root = part(&sample(), "word/document.xml");
    let expected = [
        "专题民主生活会\n整改方案",
        "市委组织部：",
        "一、总体要求",
        "（一）问题",
        "1.措施",
        "（1）时限",
        "（一）强化组织领导。××党委要“四个意识”。",
        "正文。",
        "附件：1.清单",
        "2.台账",
        "中共某某市委员会",
        "某某市委",
        "2023年9月28日",
        "（联系人：张某）",
    ];
    assert_eq!(paragraphs(&root), expected);
}

#[test]
fn a_lead_has_the_face_of_its_heading() {
    let root = part(&sample(), "word/document.xml");
    let led: String = named(&root, "w:r")
        .into_iter()
        .filter(|run| !values(run, "w:rStyle", "w:val").is_empty())
        .map(words)
        .collect();
    assert_eq!(led, "（一）强化组织领导。");
}

#[test]
fn eased_characters_and_no_others_have_a_spacing_of_their_own() {
    let root = part(&sample(), "word/document.xml");
    let eased: String = named(&root, "w:r")
        .into_iter()
        .filter(|run| values(run, "w:spacing", "w:val") == ["3"])
        .map(words)
        .collect();
    // Characters 8 to 13 of the whole text, across the end of the lead.
    assert_eq!(eased, "导。××党委");
    assert_eq!(values(&root, "w:spacing", "w:val").len(), 2);
}

#[test]
fn a_signature_stays_with_the_text_above_it() {
    let root = part(&sample(), "word/document.xml");
    let body: Vec<_> = named(&root, "w:p");
    let last = body.iter().position(|paragraph| words(paragraph) == "正文。").unwrap();
    let kept = |paragraph: &&Element| !named(paragraph, "w:keepNext").is_empty();
    assert!(body[last..body.len() - 1].iter().all(kept));
    assert!(!body[..last].iter().any(kept) && !kept(&body[body.len() - 1]));
}

#[test]
fn page_numbers_stand_between_dashes() {
    for path in ["word/footer1.xml", "word/footer2.xml"] {
        let root = part(&sample(), path);
        assert_eq!(words(&root), "— 1 —");
        assert_eq!(
            values(&root, "w:fldChar", "w:fldCharType"),
            ["begin", "separate", "end"]
        );
    }
}

#[test]
fn the_page_is_that_of_the_standard() {
    let root = part(&sample(), "word/document.xml");
    let margins = named(&root, "w:pgMar")[0];
    let sides =
        ["w:top", "w:bottom", "w:left", "w:right"].map(|side| margins.attribute(side));
    assert_eq!(sides, [Some("2098"), Some("1984"), Some("1587"), Some("1474")]);
    let grid = named(&root, "w:docGrid")[0];
    let pitch = ["w:type", "w:linePitch", "w:charSpace"].map(|name| grid.attribute(name));
    assert_eq!(pitch, [Some("linesAndChars"), Some("579"), Some("-849")]);
}

#[test]
fn an_empty_document_is_a_document() {
    let root = part(&Document::default(), "word/document.xml");
    assert!(paragraphs(&root).is_empty());
    assert_eq!(named(&root, "w:sectPr").len(), 1);
}

#[test]
fn a_text_cannot_pass_for_a_graft() {
    let text = "graft:0 ⟦raw:0⟧ <w:r>";
    let body = vec![Block::Paragraph(Paragraph {
        content: inline(text),
        ..Paragraph::default()
    })];
    let root = part(&Document { body, ..Document::default() }, "word/document.xml");
    assert_eq!(paragraphs(&root), [text]);
}

proptest! {
    // A document is put together anew for each case; a few dozen find what thousands do.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_document_is_a_package_in_the_order_of_the_schema(document in any_document()) {
        let files = files(&document);
        for (path, text) in &files {
            assert_order(path, &parse(text).unwrap());
        }
        let root = parse(&files["word/document.xml"]).unwrap();
        let body = root.child("w:body").unwrap();
        // Word repairs a file whose body or cell ends in a table.
        let blocks: Vec<_> = body.elements().collect();
        let section = blocks.last().unwrap();
        prop_assert_eq!(&*section.name, "w:sectPr");
        let table_last = blocks.len() > 1 && blocks[blocks.len() - 2].name == "w:tbl";
        prop_assert!(!table_last);
        for cell in named(&root, "w:tc") {
            prop_assert_eq!(&*cell.elements().last().unwrap().name, "w:p");
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_kept_as_far_as_xml_can_carry_it(
        title in any_text(),
        lead in any_text(),
        text in any_text(),
        organ in any_text(),
        start in 0_usize..40,
        len in 0_usize..40,
    ) {
        let ease = Ease { characters: start..start + len, spacing: Length::twips(4) };
        let lead_words = lead.clone();
        let document = Document {
            title: Title { words: vec![title.clone()], lines: Vec::new() },
            body: vec![Block::Paragraph(Paragraph {
                lead: Some(heading(3, &lead_words)),
                content: inline(&text),
                eases: vec![ease],
                ..Paragraph::default()
            })],
            signature: Some(Signature::of(vec![organ.clone()], None, true)),
            properties: Properties { author: Some(organ.clone()), ..Properties::default() },
            ..Document::default()
        };
        for text in files(&document).values() {
            prop_assert_eq!(parse(text).map(|_| ()), Ok(()));
        }
        let root = part(&document, "word/document.xml");
        // A line end may be cut in two where a run ends, so line ends are not compared.
        let plain = |text: &str| sanitise(text).replace('\n', "");
        let expected: Vec<_> = [title, format!("1.{lead}{text}"), organ]
            .iter()
            .map(|text| plain(text))
            .filter(|text| !text.is_empty())
            .collect();
        let found: Vec<_> = paragraphs(&root)
            .iter()
            .map(|text| plain(text))
            .filter(|text| !text.is_empty())
            .collect();
        prop_assert_eq!(found, expected);
    }
}
