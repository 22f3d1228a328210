//! What the elements around the text, tables and figures become in the file.

use super::sample::{chart, full, picture, sample, table};
use super::{files, named, paragraphs, part, values, words};
use crate::document::{Block, ChartKind, Document, Form, Orientation};
use crate::docx::xml::{Element, Node, parse};
use crate::geom::Length;

fn paragraph_of<'a>(root: &'a Element, text: &str) -> &'a Element {
    let found = named(root, "w:p").into_iter().find(|it| words(it).contains(text));
    found.unwrap_or_else(|| panic!("no paragraph with {text}"))
}

#[test]
fn several_names_of_a_mark_stand_in_a_table_and_what_follows_them_covers_its_rows() {
    let root = part(&full(Form::Ordinary), "word/document.xml");
    let mark = named(&root, "w:tbl")[0];
    assert_eq!(paragraphs(mark), ["中共某某市委员会", "文件", "某某市人民政府"]);
    assert_eq!(values(mark, "w:vMerge", "w:val"), ["restart"]);
    assert_eq!(values(mark, "w:jc", "w:val")[2..], ["right", "distribute", "right"]);
}

#[test]
fn the_number_of_a_paper_to_a_superior_is_on_the_line_of_the_last_signatory() {
    let root = part(&full(Form::Ordinary), "word/document.xml");
    let last = paragraph_of(&root, "〔2023〕");
    assert_eq!(words(last), "某委〔2023〕1号\t\t王某某");
    let first = paragraph_of(&root, "签发人");
    assert_eq!(words(first), "\t签发人：张某某\t李某");
    let rule = named(last, "w:pBdr")[0].child("w:bottom").unwrap();
    assert_eq!(rule.attribute("w:color"), Some("FF3333"));
    assert!(named(first, "w:pBdr").is_empty());
}

#[test]
fn a_letter_has_its_double_rules_on_the_first_page_and_no_number_there() {
    let files = files(&full(Form::Letter));
    let root = parse(&files["word/document.xml"]).unwrap();
    let first = named(&root, "w:sectPr")[0];
    assert!(first.child("w:titlePg").is_some());
    let foot = files.iter().find(|(_, text)| text.contains("红色双线")).unwrap();
    let foot = parse(foot.1).unwrap();
    assert_eq!(named(&foot, "wp:anchor").len(), 4);
    assert!(values(&foot, "a:ext", "cx").iter().all(|wide| *wide == "6120000"));
    assert!(named(&foot, "w:fldChar").is_empty());
}

#[test]
fn a_turned_page_has_its_head_where_the_upright_sheet_has_its_left_edge() {
    let root = part(&full(Form::Ordinary), "word/document.xml");
    let turned: Vec<_> = named(&root, "w:pgSz")
        .into_iter()
        .filter(|size| size.attribute("w:orient") == Some("landscape"))
        .collect();
    assert_eq!(turned.len(), 2);
    assert_eq!(turned[0].attribute("w:w"), Some("16838"));
    let margins = named(&root, "w:pgMar")[1];
    let sides =
        ["w:top", "w:bottom", "w:left", "w:right"].map(|side| margins.attribute(side));
    assert_eq!(sides, [Some("1587"), Some("1474"), Some("1984"), Some("2098")]);
}

#[test]
fn a_blank_page_and_the_page_of_the_imprint_after_it_have_no_number() {
    let files = files(&full(Form::Ordinary));
    let root = parse(&files["word/document.xml"]).unwrap();
    let last = *named(&root, "w:sectPr").last().unwrap();
    let feet = values(last, "w:footerReference", "r:id");
    assert_eq!(feet.len(), 2);
    assert_eq!(feet[0], feet[1]);
    let file = feet[0].replace("rIdFooter", "word/footer");
    assert_eq!(words(&parse(&files[&format!("{file}.xml")]).unwrap()), "");
}

#[test]
fn the_imprint_is_a_table_at_the_foot_of_the_type_area() {
    let root = part(&full(Form::Ordinary), "word/document.xml");
    let imprint = *named(&root, "w:tbl").last().unwrap();
    let place = named(imprint, "w:tblpPr")[0];
    let where_to = ["w:vertAnchor", "w:tblpYSpec"].map(|name| place.attribute(name));
    assert_eq!(where_to, [Some("margin"), Some("bottom")]);
    let expected = [
        "主送：市委。",
        "抄送：市人大。",
        "共印10份",
        "某某市委办公室\t2023年9月29日印发",
    ];
    assert_eq!(paragraphs(imprint), expected);
    let rules = named(imprint, "w:tcBorders").into_iter().flat_map(Element::elements);
    let widths: Vec<_> = rules.filter_map(|rule| rule.attribute("w:sz")).collect();
    assert_eq!(widths, ["8", "6", "6", "6", "6", "8"]);
}

#[test]
fn a_letter_has_an_imprint_without_rules_and_printer() {
    let root = part(&full(Form::Letter), "word/document.xml");
    let imprint = *named(&root, "w:tbl").last().unwrap();
    assert_eq!(paragraphs(imprint), ["主送：市委。", "抄送：市人大。"]);
    assert!(named(imprint, "w:tcBorders").is_empty());
}

#[test]
fn the_heading_of_a_table_is_repeated_and_merged_cells_stay_in_the_grid() {
    let document = Document {
        body: vec![Block::Table(table(Orientation::Portrait))],
        ..Document::default()
    };
    let root = part(&document, "word/document.xml");
    let rows = named(&root, "w:tr");
    assert_eq!(rows.len(), 3);
    let repeated = |row: &&Element| !named(row, "w:tblHeader").is_empty();
    assert_eq!(rows.iter().filter(|row| repeated(row)).count(), 1);
    assert!(rows.iter().all(|row| !named(row, "w:cantSplit").is_empty()));
    assert_eq!(values(&root, "w:gridSpan", "w:val"), ["2"]);
    assert_eq!(named(&root, "w:vMerge").len(), 2);
    for row in rows {
        let widths = values(row, "w:tcW", "w:w");
        let sum: i64 = widths.iter().map(|width| width.parse::<i64>().unwrap()).sum();
        assert_eq!(sum, 8844);
    }
}

#[test]
fn a_picture_keeps_its_size_and_says_what_it_shows() {
    let document =
        Document { body: vec![Block::Picture(picture())], ..Document::default() };
    let root = part(&document, "word/document.xml");
    let extent = named(&root, "wp:extent")[0];
    let size = [extent.attribute("cx"), extent.attribute("cy")];
    assert_eq!(size, [Some("2160000"), Some("1080000")]);
    assert_eq!(values(&root, "wp:docPr", "descr"), ["一张&lt;图&gt;"]);
    assert!(files(&document).contains_key("word/media/image1.png"));
}

#[test]
fn a_chart_holds_a_number_of_each_series_for_each_category() {
    let document = Document {
        body: vec![Block::Chart(chart(ChartKind::StackedColumns))],
        ..Document::default()
    };
    let chart = part(&document, "word/charts/chart1.xml");
    let numbers: Vec<_> = named(&chart, "c:val")
        .into_iter()
        .flat_map(|values| named(values, "c:v"))
        .map(|value| value.children.clone())
        .collect();
    let text = |number: &str| vec![Node::Text(number.to_owned())];
    assert_eq!(numbers, ["3", "5", "1", "0"].map(text));
    assert_eq!(values(&chart, "c:grouping", "val"), ["stacked"]);
}

#[test]
fn what_an_office_does_otherwise_reaches_the_file() {
    let mut document = sample();
    document.practice.line_pitch = Length::pt(28);
    document.practice.margins.top = Length::mm(40);
    document.practice.mirrored = true;
    document.practice.bold_level_3 = true;
    document.practice.page_number = crate::standard::practice::PageNumberPlace::Centred;
    document.practice.face_names[1] = Some("方正仿宋_GBK".into());
    let files = files(&document);
    let root = parse(&files["word/document.xml"]).unwrap();
    assert_eq!(values(&root, "w:pgMar", "w:top"), ["2268"]);
    assert_eq!(values(&root, "w:docGrid", "w:linePitch"), ["560"]);
    assert!(files["word/settings.xml"].contains("<w:mirrorMargins/>"));
    let sheet = parse(&files["word/styles.xml"]).unwrap();
    let style = |id: &str| {
        let all = sheet.elements();
        all.into_iter().find(|style| style.attribute("w:styleId") == Some(id)).unwrap()
    };
    assert_eq!(values(style("GwBody"), "w:spacing", "w:line"), ["560"]);
    assert_eq!(values(style("GwBody"), "w:rFonts", "w:eastAsia"), ["方正仿宋_GBK"]);
    assert_eq!(named(style("GwHeading3"), "w:b").len(), 1);
    assert_eq!(values(style("GwPageNumber"), "w:jc", "w:val"), ["center"]);
}
