//! The inspector passes papers of ours, finds planted faults, and survives hostile files.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

use std::sync::LazyLock;

use lopdf::{Dictionary, Document as File, Object, Stream, dictionary};
use zhenggai::diagnostic::Findings;
use zhenggai::document::{Block, Document, Inline, Paragraph, Title};
use zhenggai::font::Library;
use zhenggai::geom::Length;
use zhenggai::inspect::{Unreadable, Verdict, inspect};
use zhenggai::layout::{Item, Mark, PagedDocument, TextRun, lay_out, settle};
use zhenggai::pdf;

/// A paper of three pages, as it is laid out.
fn pages() -> PagedDocument {
    let content = vec![Inline::plain("学习贯彻民主生活会整改方案".repeat(120))];
    let body = vec![Block::Paragraph(Paragraph { content, ..Paragraph::default() })];
    let title = Title { words: vec!["整改方案".to_owned()], lines: Vec::new() };
    let mut document = Document { title, body, ..Document::default() };
    let (faces, mut findings) = (Library::bundled(), Findings::new());
    settle(&mut document, &faces, &mut findings);
    lay_out(&document, &faces, &mut findings)
}

fn bytes_of(pages: &PagedDocument) -> Vec<u8> {
    pdf::export(pages, &Library::bundled()).unwrap()
}

static PAPER: LazyLock<Vec<u8>> = LazyLock::new(|| bytes_of(&pages()));

/// The subjects of the clauses that a paper fails, after a change to all its text.
fn failed(change: impl Fn(&mut TextRun)) -> Vec<&'static str> {
    let mut pages = pages();
    let sides = pages.pages.iter_mut().flat_map(|it| [&mut it.items, &mut it.furniture]);
    for item in sides.flatten() {
        if let Item::Text(run) = item {
            change(run);
        }
    }
    let clauses = inspect(&bytes_of(&pages)).unwrap();
    let failed = clauses.into_iter().filter(|it| it.verdict == Verdict::Fail);
    failed.map(|clause| clause.subject).collect()
}

fn shift(run: &mut TextRun, x: Length) {
    run.glyphs.iter_mut().for_each(|glyph| glyph.x += x);
}

#[test]
fn a_paper_of_ours_passes_every_clause() {
    for clause in inspect(&PAPER).unwrap() {
        assert_eq!(clause.verdict, Verdict::Pass, "{clause:?}");
    }
}

#[test]
fn moved_margins_are_found() {
    let failed = failed(|run| shift(run, Length::mm(3)));
    assert!(
        failed.contains(&"订口（左白边）") && failed.contains(&"右白边"),
        "{failed:?}"
    );
}

#[test]
fn a_pitch_of_28_points_is_found() {
    let failed = failed(|run| {
        if run.mark != Mark::Pagination {
            let top = Length::mm(37);
            run.baseline = top + (run.baseline - top).times(2800, 2895);
        }
    });
    assert_eq!(failed, ["末行字的下边（距纸上边）", "行距"]);
}

#[test]
fn a_centred_page_number_is_found() {
    let failed = failed(|run| {
        if run.mark == Mark::Pagination {
            let by = Length::mm(100) - run.glyphs[0].x;
            shift(run, by);
        }
    });
    assert_eq!(failed, ["页码位置"]);
}

#[test]
fn a_low_page_number_is_found() {
    let failed = failed(|run| {
        if run.mark == Mark::Pagination {
            run.baseline += Length::mm(3);
        }
    });
    assert_eq!(failed, ["页码一字线距版心下边"]);
}

#[test]
fn a_small_body_is_found() {
    let failed = failed(|run| {
        if run.size == Length::pt(16) {
            run.size = Length::pt(14);
        }
    });
    assert!(failed.contains(&"正文字体字号"), "{failed:?}");
}

#[test]
fn files_that_are_no_pdf_are_named_so() {
    for bytes in [&b""[..], b"PK\x03\x04", b"hello"] {
        assert_eq!(inspect(bytes).unwrap_err(), Unreadable::NotPdf);
    }
}

#[test]
fn a_file_cut_off_anywhere_is_no_panic() {
    for part in 1..40 {
        let _ = inspect(&PAPER[..PAPER.len() * part / 40]);
    }
    assert_eq!(inspect(&PAPER[..PAPER.len() / 2]).unwrap_err(), Unreadable::Broken);
}

#[test]
fn a_file_with_changed_bytes_is_no_panic() {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..60 {
        let mut bytes = PAPER.clone();
        for _ in 0..20 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = usize::try_from(state >> 20).unwrap() % bytes.len();
            bytes[at] = state.to_be_bytes()[0];
        }
        let _ = inspect(&bytes);
    }
}

/// A file whose pages share this content and these resources.
fn file(
    pages: usize,
    content: Stream,
    resources: impl Fn(&mut File) -> Dictionary,
) -> Vec<u8> {
    let mut file = File::with_version("1.7");
    let content = file.add_object(content);
    let resources = resources(&mut file);
    let tree = file.new_object_id();
    let kids: Vec<Object> = (0..pages)
        .map(|_| {
            let page = dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => content,
                "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
                "Resources" => resources.clone(),
            };
            file.add_object(page).into()
        })
        .collect();
    let count = i64::try_from(pages).unwrap();
    file.objects.insert(
        tree,
        dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into(),
    );
    let root = file.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    file.trailer.set("Root", root);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

fn stream(content: Vec<u8>) -> Stream {
    Stream::new(Dictionary::new(), content)
}

#[test]
fn ten_thousand_pages_are_refused() {
    let bytes = file(10_000, stream(Vec::new()), |_| Dictionary::new());
    assert_eq!(inspect(&bytes).unwrap_err(), Unreadable::TooLarge);
}

#[test]
fn a_decompression_bomb_is_refused() {
    let mut bomb = stream(vec![b' '; 64 << 20]);
    bomb.compress().unwrap();
    assert!(bomb.content.len() < 1 << 20);
    let bytes = file(1, bomb, |_| Dictionary::new());
    assert_eq!(inspect(&bytes).unwrap_err(), Unreadable::TooLarge);
}

#[test]
fn a_drawing_that_draws_itself_is_refused() {
    let bytes = file(1, stream(b"/X Do".to_vec()), |file| {
        let id = file.new_object_id();
        let resources = dictionary! { "XObject" => dictionary! { "X" => id } };
        let form = dictionary! { "Subtype" => "Form", "Resources" => resources.clone() };
        let twice = b"/X Do /X Do".to_vec();
        file.objects.insert(id, Stream::new(form, twice).into());
        resources
    });
    assert_eq!(inspect(&bytes).unwrap_err(), Unreadable::TooLarge);
}

#[test]
fn deeply_nested_content_is_no_panic() {
    let content = [vec![b'['; 200_000], vec![b']'; 200_000]].concat();
    let _ = inspect(&file(1, stream(content), |_| Dictionary::new()));
}

#[test]
fn a_locked_file_is_named_so() {
    let mut file = File::load_mem(&PAPER).unwrap();
    let lock = dictionary! {
        "Filter" => "Standard", "V" => 2, "R" => 3, "Length" => 128, "P" => -4,
        "O" => Object::string_literal(vec![7; 32]), "U" => Object::string_literal(vec![9; 32]),
    };
    let lock = file.add_object(lock);
    file.trailer.set("Encrypt", lock);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    assert_eq!(inspect(&bytes).unwrap_err(), Unreadable::Encrypted);
}

#[test]
fn packed_objects_without_number_are_refused() {
    let mut file = File::load_mem(&PAPER).unwrap();
    for _ in 0..30 {
        file.add_object(vec![Object::Integer(0); 50_000]);
    }
    let mut bytes = Vec::new();
    file.save_modern(&mut bytes).unwrap();
    assert!(bytes.len() < 3 << 20);
    assert_eq!(inspect(&bytes).unwrap_err(), Unreadable::TooLarge);
}

#[test]
fn a_short_paper_fails_nothing() {
    let paragraph = |text: &str| {
        let content = vec![Inline::plain(text)];
        Block::Paragraph(Paragraph { content, ..Paragraph::default() })
    };
    let body =
        vec![paragraph("各单位要高度重视，认真抓好落实。"), paragraph("特此通知。")];
    let title = Title { words: vec!["整改方案".to_owned()], lines: Vec::new() };
    let mut document = Document { title, body, ..Document::default() };
    let (faces, mut findings) = (Library::bundled(), Findings::new());
    settle(&mut document, &faces, &mut findings);
    let pages = lay_out(&document, &faces, &mut findings);
    for clause in inspect(&bytes_of(&pages)).unwrap() {
        assert_ne!(clause.verdict, Verdict::Fail, "{clause:?}");
    }
}
