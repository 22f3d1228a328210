//! Faults that were planted in a PDF with a red head: each is named, and nothing else.

use zhenggai::diagnostic::Findings;
use zhenggai::document::{
    Block, Document, Head, Heading, Inline, OrganMark, Paragraph, Secrecy, Signature,
    Title,
};
use zhenggai::font::Library;
use zhenggai::geom::Length;
use zhenggai::inspect::Verdict;
use zhenggai::layout::page::Ink;
use zhenggai::layout::{Item, PagedDocument, TextRun, lay_out, settle};
use zhenggai::pdf;
use zhenggai::value::Date;

use crate::measured;

fn heading(level: u8, text: &str) -> Block {
    let content = vec![Inline::plain(text)];
    Block::Heading(Heading {
        level,
        number: Some(1),
        content,
        span: None,
        eases: Vec::new(),
    })
}

fn paper() -> PagedDocument {
    let text = vec![Inline::plain("学习贯彻民主生活会整改方案".repeat(60))];
    let text = Block::Paragraph(Paragraph { content: text, ..Paragraph::default() });
    let mark = OrganMark {
        organs: vec!["中共××市委员会".to_owned()],
        suffix: Some("文件".to_owned()),
        ..OrganMark::default()
    };
    let secrecy = Secrecy { level: "机密".to_owned(), period: Some("1年".to_owned()) };
    let mut document = Document {
        head: Head {
            copy_number: Some("000001".to_owned()),
            secrecy: Some(secrecy),
            urgency: Some("特急".to_owned()),
            mark: Some(mark),
            number: Some("×委发〔2023〕12号".to_owned()),
            ..Head::default()
        },
        title: Title {
            words: vec!["关于报送整改方案的报告".to_owned()],
            lines: Vec::new(),
        },
        addressee: Some("省委组织部".into()),
        body: vec![
            heading(1, "总体要求"),
            heading(2, "指导思想"),
            text.clone(),
            heading(3, "逐项整改"),
            text,
        ],
        attachment_names: vec!["整改台账".into()],
        signature: Some(Signature::of(
            vec!["中共××市委员会".to_owned()],
            Date::new(2023, 9, 28),
            true,
        )),
        note: Some("联系人：××".into()),
        ..Document::default()
    };
    let (faces, mut findings) = (Library::bundled(), Findings::new());
    settle(&mut document, &faces, &mut findings);
    lay_out(&document, &faces, &mut findings)
}

fn text(run: &TextRun) -> String {
    run.glyphs.iter().map(|glyph| glyph.char).collect()
}

/// The subjects of the clauses that the paper fails after a change to the runs with these
/// words.
fn failed(words: &str, change: impl Fn(&mut TextRun)) -> Vec<&'static str> {
    let mut pages = paper();
    let mut changed = 0;
    let sides = pages.pages.iter_mut().flat_map(|it| [&mut it.items, &mut it.furniture]);
    for item in sides.flatten() {
        if let Item::Text(run) = item
            && text(run).contains(words)
        {
            change(run);
            changed += 1;
        }
    }
    assert!(changed > 0 || words.is_empty(), "no {words}");
    let clauses = measured(&pdf::export(&pages, &Library::bundled()).unwrap()).unwrap();
    let failed = clauses.into_iter().filter(|it| it.verdict == Verdict::Fail);
    failed.map(|clause| clause.subject).collect()
}

fn replace(run: &mut TextRun, from: char, to: char) {
    let found = run.glyphs.iter_mut().filter(|glyph| glyph.char == from);
    found.for_each(|glyph| glyph.char = to);
}

fn shift(run: &mut TextRun, x: i64) {
    run.glyphs.iter_mut().for_each(|glyph| glyph.x += Length::mm(x));
}

/// The face of the run with these words.
fn face_of(words: &str) -> zhenggai::font::FaceId {
    let pages = paper();
    let mut items = pages.pages.iter().flat_map(|page| &page.items);
    let found = items.find_map(|item| match item {
        Item::Text(run) if text(run).contains(words) => Some(run.face),
        _ => None,
    });
    found.unwrap()
}

#[test]
fn a_paper_with_a_red_head_fails_nothing() {
    assert_eq!(failed("", |_| {}), [""; 0]);
}

#[test]
fn faults_of_the_head_are_named() {
    assert_eq!(failed("文件", |run| run.ink = Ink::Black), ["发文机关标志颜色"]);
    let lower = failed("文件", |run| run.baseline += Length::mm(2));
    assert_eq!(lower, ["发文机关标志位置", "发文字号行"]);
    assert_eq!(failed("文件", |run| shift(run, 2)), ["发文机关标志居中"]);
    assert_eq!(failed("12号", |run| replace(run, '〔', '[')), ["发文字号形式"]);
    assert_eq!(failed("12号", |run| shift(run, 3)), ["发文字号位置"]);
    assert_eq!(failed("机密", |run| shift(run, 2)), ["密级位置"]);
    let song = face_of("省委组织部");
    assert_eq!(failed("特", |run| run.face = song), ["紧急程度字体字号"]);
}

#[test]
fn faults_of_the_text_are_named() {
    let small = failed("报送", |run| run.size = Length::pt(18));
    assert!(small.contains(&"标题字体字号"), "{small:?}");
    assert_eq!(failed("报送", |run| shift(run, 1)), ["标题居中"]);
    assert_eq!(failed("省委组织部", |run| shift(run, 2)), ["主送机关位置"]);
    let (kai, hei) = (face_of("指导思想"), face_of("总体要求"));
    assert_eq!(failed("总体要求", |run| run.face = kai), ["第一层标题字体"]);
    assert_eq!(failed("指导思想", |run| run.face = hei), ["第二层标题字体"]);
    assert_eq!(failed("逐项整改", |run| run.face = hei), ["第三层标题字体"]);
    assert_eq!(failed("逐项整改", |run| run.bold = true), ["第三层标题字重"]);
}

#[test]
fn faults_behind_the_text_are_named() {
    assert_eq!(failed("附件：", |run| shift(run, 2)), ["附件说明位置"]);
    assert_eq!(failed("28日", |run| shift(run, 4)), ["署名和成文日期位置"]);
    assert_eq!(failed("联系人", |run| shift(run, 3)), ["附注位置"]);
    let lower = failed("联系人", |run| run.baseline += Length::mm(10));
    assert_eq!(lower, ["附注行"]);
}
