//! Holds whole files against what readers of PDF expect.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::OnceLock;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{ExportError, export, sample};
use crate::font::FaceId;
use crate::layout::page::Glyph;
use crate::layout::{Item, Mark, PagedDocument};

/// Where another process is to write the sample, see
/// [`another_process_writes_the_same_bytes`].
const WRITE_TO: &str = "ZHENGGAI_TEST_PDF";

fn bytes() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| export(&sample::document(), sample::faces()).unwrap())
}

fn file() -> Document {
    Document::load_mem(bytes()).unwrap()
}

fn catalog(file: &Document) -> &Dictionary {
    file.catalog().unwrap()
}

/// The dictionary under a key, behind a reference or not.
fn below<'a>(
    file: &'a Document,
    dictionary: &'a Dictionary,
    key: &[u8],
) -> &'a Dictionary {
    file.get_dict_in_dict(dictionary, key).unwrap()
}

fn follow<'a>(file: &'a Document, object: &'a Object) -> &'a Object {
    file.dereference(object).unwrap().1
}

fn role(element: &Dictionary) -> String {
    String::from_utf8(element.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap()
}

fn text(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    let units: Vec<u16> =
        bytes[2..].chunks(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]])).collect();
    String::from_utf16(&units).unwrap()
}

/// The kids of an element: numbers and dictionaries.
fn kids(file: &Document, element: &Dictionary) -> Vec<Object> {
    match follow(file, element.get(b"K").unwrap()) {
        Object::Array(kids) => kids.iter().map(|kid| follow(file, kid).clone()).collect(),
        only => vec![only.clone()],
    }
}

/// An element with its descendants, as `Role(kid kid)`.
fn outline_of(file: &Document, element: &Dictionary) -> String {
    let kids = kids(file, element);
    let kids = kids.iter().map(|kid| match kid {
        Object::Integer(number) => number.to_string(),
        Object::Dictionary(kid) if kid.has(b"MCID") => "MCR".to_owned(),
        Object::Dictionary(kid) => outline_of(file, kid),
        other => panic!("a kid is {other:?}"),
    });
    format!("{}({})", role(element), kids.collect::<Vec<_>>().join(" "))
}

#[test]
fn the_structure_nests_as_the_tags_do() {
    let file = file();
    let root = below(&file, catalog(&file), b"StructTreeRoot");
    let document = below(&file, root, b"K");
    let expected = "Document(P(0) Title(1) H2(2) P(Span(3) 4 MCR) P(1) P(2))";
    assert_eq!(outline_of(&file, document), expected);
    assert_eq!(
        below(&file, root, b"RoleMap").get(b"Title").unwrap(),
        &Object::from("H1")
    );
}

#[test]
fn every_marked_content_leads_back_to_its_element() {
    let file = file();
    let root = below(&file, catalog(&file), b"StructTreeRoot");
    let parents = below(&file, root, b"ParentTree");
    let numbers = parents.get(b"Nums").unwrap().as_array().unwrap();
    let roles: Vec<Vec<String>> = numbers
        .chunks(2)
        .map(|pair| {
            let elements = pair[1].as_array().unwrap();
            let role = |element| role(follow(&file, element).as_dict().unwrap());
            elements.iter().map(role).collect()
        })
        .collect();
    assert_eq!(roles, [vec!["P", "Title", "H2", "Span", "P"], vec!["P", "P", "P"]]);
}

#[test]
fn every_page_names_its_place_in_the_structure() {
    let file = file();
    for (index, page) in file.page_iter().enumerate() {
        let page = file.get_dictionary(page).unwrap();
        let index = Object::Integer(i64::try_from(index).unwrap());
        assert_eq!(page.get(b"StructParents").unwrap(), &index);
        assert_eq!(page.get(b"Tabs").unwrap(), &Object::from("S"));
    }
}

#[test]
fn everything_painted_is_either_tagged_or_an_artifact() {
    let file = file();
    for page in file.page_iter() {
        let content = file.get_and_decode_page_content(page).unwrap();
        let mut depth = 0;
        for operation in content.operations {
            match operation.operator.as_str() {
                "BDC" | "BMC" => depth += 1,
                "EMC" => depth -= 1,
                "TJ" | "Tj" | "re" | "f" => assert!(depth > 0),
                _ => {}
            }
        }
        assert_eq!(depth, 0);
    }
}

#[test]
fn every_object_can_be_reached() {
    let mut file = file();
    let named: BTreeSet<ObjectId> = file.objects.keys().copied().collect();
    let reached: BTreeSet<ObjectId> = file.traverse_objects(|_| {}).into_iter().collect();
    // What is left over holds the other objects, and the table of them all.
    for id in named.difference(&reached) {
        let kind = file.objects[id].type_name().unwrap();
        assert!(matches!(kind, b"ObjStm" | b"XRef"), "{id:?} is lost");
    }
}

#[test]
fn every_face_is_embedded_as_a_subset() {
    let file = file();
    let page = file.page_iter().next().unwrap();
    let fonts = file.get_page_fonts(page).unwrap();
    assert_eq!(fonts.len(), 5);
    for (name, font) in fonts {
        let base = font.get(b"BaseFont").unwrap().as_name().unwrap();
        assert_eq!(base[6], b'+', "{name:?}");
        let descendants = font.get(b"DescendantFonts").unwrap().as_array().unwrap();
        let descendant = follow(&file, &descendants[0]).as_dict().unwrap();
        let descriptor = below(&file, descendant, b"FontDescriptor");
        let program = ["FontFile2", "FontFile3"]
            .iter()
            .find_map(|key| descriptor.get(key.as_bytes()).ok())
            .unwrap();
        let program = follow(&file, program).as_stream().unwrap();
        assert!(!program.content.is_empty());
        assert!(program.content.len() < 60_000, "{name:?} is not cut down");
        assert!(font.has(b"ToUnicode"));
    }
}

#[test]
fn the_bookmarks_are_nested_and_lead_to_their_lines() {
    let file = file();
    let outlines = below(&file, catalog(&file), b"Outlines");
    assert_eq!(outlines.get(b"Count").unwrap(), &Object::Integer(3));
    let chapter = below(&file, outlines, b"First");
    assert_eq!(text(chapter.get(b"Title").unwrap()), "一、对照理论学习方面突出问题");
    let last = below(&file, chapter, b"Last");
    assert_eq!(text(last.get(b"Title").unwrap()), "（二）次页<&>");
    let destination = last.get(b"Dest").unwrap().as_array().unwrap();
    let second_page = file.page_iter().nth(1).unwrap();
    assert_eq!(destination[0], Object::Reference(second_page));
    // 297 mm - 60 mm.
    assert_eq!(destination[3], Object::Real(671.811));
}

#[test]
fn both_places_of_the_metadata_say_the_same() {
    let file = file();
    let info = below(&file, &file.trailer, b"Info");
    let title = text(info.get(b"Title").unwrap());
    assert_eq!(title, sample::document().title);
    let metadata = catalog(&file).get(b"Metadata").unwrap();
    let metadata = follow(&file, metadata).as_stream().unwrap();
    let packet = std::str::from_utf8(&metadata.content).unwrap();
    assert!(packet.contains("方案&lt;试行&gt; &amp; 说明"));
    assert!(packet.contains(&text(info.get(b"Author").unwrap())));
    assert!(packet.contains(&text(info.get(b"Producer").unwrap())));
    assert!(packet.contains("2023-09-28"));
}

/// The texts that the content of a page states for its glyphs.
fn spelled(file: &Document, page: usize) -> Vec<String> {
    let page = file.page_iter().nth(page).unwrap();
    let content = file.get_and_decode_page_content(page).unwrap();
    content
        .operations
        .iter()
        .filter(|operation| operation.operator == "BDC")
        .filter_map(|operation| operation.operands[1].as_dict().ok())
        .filter_map(|properties| properties.get(b"ActualText").ok())
        .map(text)
        .collect()
}

#[test]
fn a_character_that_shares_its_glyph_carries_its_own_name() {
    assert_eq!(spelled(&file(), 1)[..2], ["・", "―"]);
}

#[test]
fn a_line_that_was_stretched_is_spelled_out() {
    assert_eq!(spelled(&file(), 1)[2..], ["着重之文"]);
    assert_eq!(spelled(&file(), 0), [""; 0]);
}

/// The widths of a page's fonts by name and code, in 1/1000 em.
fn widths(file: &Document, page: ObjectId) -> BTreeMap<(Vec<u8>, u16), f64> {
    let mut widths = BTreeMap::new();
    for (name, font) in file.get_page_fonts(page).unwrap() {
        let descendants = font.get(b"DescendantFonts").unwrap().as_array().unwrap();
        let descendant = follow(file, &descendants[0]).as_dict().unwrap();
        for group in descendant.get(b"W").unwrap().as_array().unwrap().chunks(2) {
            let first = u16::try_from(group[0].as_i64().unwrap()).unwrap();
            for (code, width) in (first..).zip(group[1].as_array().unwrap()) {
                widths.insert((name.clone(), code), f64::from(width.as_float().unwrap()));
            }
        }
    }
    widths
}

/// Where a reader of the file sets each glyph of a page, in points from lower left.
fn places(file: &Document, page: ObjectId) -> Vec<(f64, f64)> {
    let widths = widths(file, page);
    let (mut font, mut size, mut spacing, mut pen) = (Vec::new(), 0.0, 0.0, (0.0, 0.0));
    let mut places = Vec::new();
    for operation in file.get_and_decode_page_content(page).unwrap().operations {
        let number =
            |place: usize| f64::from(operation.operands[place].as_float().unwrap());
        match operation.operator.as_str() {
            "Tf" => {
                font = operation.operands[0].as_name().unwrap().to_vec();
                size = number(1);
            }
            "Tc" => spacing = number(0),
            "Tm" => pen = (number(4), number(5)),
            "TJ" => {
                for shown in operation.operands[0].as_array().unwrap() {
                    if let Ok(bytes) = shown.as_str() {
                        let code = u16::from_be_bytes(bytes.try_into().unwrap());
                        places.push(pen);
                        pen.0 += widths[&(font.clone(), code)] * size / 1000.0 + spacing;
                    } else {
                        pen.0 -= f64::from(shown.as_float().unwrap()) * size / 1000.0;
                    }
                }
            }
            _ => {}
        }
    }
    places
}

#[test]
fn glyphs_stand_where_layout_put_them() {
    let file = file();
    for (page, id) in sample::document().pages.iter().zip(file.page_iter()) {
        let runs = page.all().filter_map(|item| match item {
            Item::Text(run) => Some(run),
            Item::Bar { .. } => None,
        });
        let expected = runs.flat_map(|run| {
            let y = (page.size.height - run.baseline).to_pt();
            run.glyphs.iter().map(move |glyph| (glyph.x.to_pt(), y))
        });
        let expected: Vec<(f64, f64)> = expected.collect();
        let places = places(&file, id);
        assert_eq!(places.len(), expected.len());
        for (place, expected) in places.iter().zip(expected) {
            // 0.003 pt is a micrometre.
            assert!((place.0 - expected.0).abs() < 0.003, "{place:?} {expected:?}");
            assert!((place.1 - expected.1).abs() < 0.003, "{place:?} {expected:?}");
        }
    }
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    assert!(export(&sample::document(), sample::faces()).unwrap() == bytes());
}

#[test]
fn another_process_writes_the_same_bytes() {
    if let Some(path) = std::env::var_os(WRITE_TO) {
        std::fs::write(path, bytes()).unwrap();
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.pdf");
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "pdf::tests::another_process_writes_the_same_bytes"])
        .env(WRITE_TO, &path)
        .output()
        .unwrap();
    assert!(status.status.success());
    assert!(std::fs::read(&path).unwrap() == bytes());
}

#[test]
fn another_text_has_another_identifier() {
    let identifier = |file: &Document| {
        let identifiers = file.trailer.get(b"ID").unwrap().as_array().unwrap();
        identifiers[0].as_str().unwrap().to_vec()
    };
    let mut paper = sample::document();
    "另一标题".clone_into(&mut paper.title);
    let other = export(&paper, sample::faces()).unwrap();
    let other = Document::load_mem(&other).unwrap();
    assert_ne!(identifier(&other), identifier(&file()));
    assert_eq!(identifier(&other).len(), 16);
}

#[test]
fn a_paper_without_pages_is_refused() {
    let result = export(&PagedDocument::default(), sample::faces());
    assert!(matches!(result, Err(ExportError::NoPages)));
}

#[test]
fn a_blank_page_is_a_page() {
    let mut paper = sample::document();
    paper.pages[1].items.clear();
    let file = export(&paper, sample::faces()).unwrap();
    assert_eq!(Document::load_mem(&file).unwrap().get_pages().len(), 2);
    paper.pages[0].items.clear();
    assert!(export(&paper, sample::faces()).is_ok());
}

/// The first run of text of a paper.
fn first_run(paper: &mut PagedDocument) -> &mut crate::layout::TextRun {
    match &mut paper.pages[0].items[0] {
        Item::Text(run) => run,
        Item::Bar { .. } => panic!("the first item is no text"),
    }
}

#[test]
fn a_glyph_that_the_face_lacks_is_refused() {
    for id in [0, u16::MAX] {
        let mut paper = sample::document();
        let run = first_run(&mut paper);
        run.glyphs[0] = Glyph { id, ..run.glyphs[0] };
        let error = export(&paper, sample::faces()).unwrap_err();
        assert!(error.to_string().contains("没有“×”（U+00D7）的字形"), "{error}");
    }
}

#[test]
fn a_run_without_a_tag_is_refused() {
    let mut paper = sample::document();
    first_run(&mut paper).mark = Mark::Tag(99);
    let result = export(&paper, sample::faces());
    assert!(matches!(result, Err(ExportError::Tag(99))));
}

#[test]
fn a_face_of_another_library_is_refused() {
    let mut paper = sample::document();
    first_run(&mut paper).face = FaceId(77);
    let result = export(&paper, sample::faces());
    assert!(matches!(result, Err(ExportError::Face(77))));
}
