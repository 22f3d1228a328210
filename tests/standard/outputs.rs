//! Measures of the standard as the files themselves state them.

use std::io::{Cursor, Read};

use zhenggai::diagnostic::Findings;
use zhenggai::document::{Block, Document, Inline, Paragraph, Title};
use zhenggai::docx::{self, FaceNames};
use zhenggai::font::Library;
use zhenggai::layout::{lay_out, settle};
use zhenggai::pdf;

/// A paper with a title and one paragraph, settled.
fn document() -> Document {
    let content = vec![Inline::plain("各单位要高度重视。")];
    let body = vec![Block::Paragraph(Paragraph { content, ..Paragraph::default() })];
    let title = Title { words: vec!["整改方案".to_owned()], lines: Vec::new() };
    let mut document = Document { title, body, ..Document::default() };
    settle(&mut document, &Library::bundled(), &mut Findings::new());
    document
}

/// A part of the paper as DOCX.
fn part(name: &str) -> String {
    let bytes = docx::export(&document(), &FaceNames::default()).unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The first element with this beginning, up to this end.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).unwrap_or_else(|| panic!("no {start}"));
    let rest = &text[from..];
    &rest[..rest.find(end).unwrap_or(rest.len())]
}

/// The first value of an attribute.
fn value<'a>(text: &'a str, attribute: &str) -> &'a str {
    between(text, &format!("{attribute}=\""), "\"/").split('"').nth(1).unwrap()
}

#[test]
fn both_outputs_state_an_a4_sheet() {
    let faces = Library::bundled();
    let pages = lay_out(&document(), &faces, &mut Findings::new());
    let file = pdf::export(&pages, &faces).unwrap();
    let file = lopdf::Document::load_mem(&file).unwrap();
    for page in file.page_iter() {
        let page = file.get_dictionary(page).unwrap();
        let sides = page.get(b"MediaBox").unwrap().as_array().unwrap();
        let mm = |side: &lopdf::Object| side.as_float().unwrap() / 72.0 * 25.4;
        let sides: Vec<f32> = sides.iter().map(mm).collect();
        for (side, expected) in sides.iter().zip([0.0, 0.0, 210.0, 297.0]) {
            assert!((side - expected).abs() < 0.01, "{sides:?}");
        }
    }
    let body = part("word/document.xml");
    let size = between(&body, "<w:pgSz", ">");
    // 210 × 297 mm in twips.
    assert_eq!((value(size, "w:w"), value(size, "w:h")), ("11906", "16838"));
}

#[test]
fn the_styles_of_the_docx_have_the_type_of_their_clauses() {
    let styles = part("word/styles.xml");
    for (name, face, half_points) in [
        ("公文标题", "方正小标宋简体", "44"),
        ("主送机关", "仿宋_GB2312", "32"),
        ("公文正文", "仿宋_GB2312", "32"),
        ("一级标题", "黑体", "32"),
        ("二级标题", "楷体_GB2312", "32"),
        ("三级标题", "仿宋_GB2312", "32"),
        ("四级标题", "仿宋_GB2312", "32"),
        ("附件说明", "仿宋_GB2312", "32"),
        ("发文机关署名", "仿宋_GB2312", "32"),
        ("成文日期", "仿宋_GB2312", "32"),
        ("附注", "仿宋_GB2312", "32"),
        ("页码", "宋体", "28"),
        ("页码（双页）", "宋体", "28"),
    ] {
        let style =
            between(&styles, &format!("<w:name w:val=\"{name}\"/>"), "</w:style>");
        let kinds = ["w:ascii", "w:eastAsia", "w:hAnsi"];
        assert_eq!(kinds.map(|kind| value(style, kind)), [face; 3], "{name}");
        let size = between(style, "<w:sz ", ">");
        assert_eq!(value(size, "w:val"), half_points, "{name}");
        assert!(!style.contains("w:color"), "{name}");
    }
    for (level, face) in [("一级", "黑体"), ("二级", "楷体_GB2312")] {
        let name = format!("<w:name w:val=\"{level}标题 字符\"/>");
        assert_eq!(value(between(&styles, &name, "</w:style>"), "w:eastAsia"), face);
    }
    let title = between(&styles, "<w:name w:val=\"公文标题\"/>", "</w:style>");
    assert_eq!(value(between(title, "<w:jc", ">"), "w:val"), "center");
}

#[test]
fn numbers_of_odd_pages_stand_right_and_of_even_pages_left_in_the_docx() {
    let (body, styles) = (part("word/document.xml"), part("word/styles.xml"));
    let relations = part("word/_rels/document.xml.rels");
    for (pages, side) in [("default", "right"), ("even", "left")] {
        let references = body.split("<w:footerReference");
        let page = format!("w:type=\"{pages}\"");
        let reference = references.skip(1).find(|it| it.contains(&page)).unwrap();
        let id = format!("Id=\"{}\"", value(reference, "r:id"));
        let relation = relations.split("<Relationship ").find(|it| it.contains(&id));
        let footer = part(&format!("word/{}", value(relation.unwrap(), "Target")));
        let style = value(between(&footer, "<w:pStyle", ">"), "w:val");
        let style = between(&styles, &format!("w:styleId=\"{style}\""), "</w:style>");
        assert_eq!(value(between(style, "<w:jc", ">"), "w:val"), side);
        // One character of the grid from that side.
        assert_eq!(value(between(style, "<w:ind", ">"), &format!("w:{side}")), "316");
    }
    assert!(part("word/settings.xml").contains("<w:evenAndOddHeaders/>"));
}
