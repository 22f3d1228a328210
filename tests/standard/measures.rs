//! Measures of the standard on papers that are laid out with every element.

use zhenggai::diagnostic::Findings;
use zhenggai::document::{Block, Document, Heading, Inline, Paragraph, Signature, Title};
use zhenggai::font::Library;
use zhenggai::layout::page::Ink;
use zhenggai::layout::{Item, PagedDocument, TextRun, lay_out, settle};
use zhenggai::value::Date;

/// Half a millimetre, the tolerance with which papers are held against the standard.
const TOLERANCE: f64 = 0.5;

/// A line of text: the page, from 0, and the runs on one baseline.
struct Line {
    page: usize,
    runs: Vec<TextRun>,
}

impl Line {
    fn text(&self) -> String {
        let glyphs = self.runs.iter().flat_map(|run| &run.glyphs);
        glyphs.map(|glyph| glyph.char).collect()
    }

    /// The baseline below the sheet's upper edge, in mm.
    fn baseline(&self) -> f64 {
        self.runs[0].baseline.to_mm()
    }

    /// The first glyph right of the sheet's left edge, in mm.
    fn left(&self) -> f64 {
        self.runs[0].glyphs[0].x.to_mm()
    }

    /// The faces, sizes in pt and inks of its runs.
    fn types(&self, faces: &Library) -> Vec<(String, f64, Ink)> {
        let of = |run: &TextRun| {
            (faces.face(run.face).name.clone(), run.size.to_pt(), run.ink)
        };
        let mut types: Vec<_> = self.runs.iter().map(of).collect();
        types.dedup();
        types
    }
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= TOLERANCE
}

fn paragraph(text: &str) -> Block {
    let content = vec![Inline::plain(text)];
    Block::Paragraph(Paragraph { content, ..Paragraph::default() })
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading(Heading {
        level,
        number: Some(1),
        content: vec![Inline::plain(text)],
        span: None,
        eases: Vec::new(),
    })
}

fn document(body: Vec<Block>) -> Document {
    let title = Title { words: vec!["整改方案".to_owned()], lines: Vec::new() };
    Document { title, body, ..Document::default() }
}

fn signed(organs: &[&str], sealed: bool) -> Document {
    let organs = organs.iter().map(|organ| (*organ).to_owned()).collect();
    let date = Date::new(2023, 9, 28);
    let signature = Some(Signature::of(organs, date, sealed));
    Document { signature, ..document(vec![paragraph("各单位要高度重视。")]) }
}

fn laid_out(mut document: Document) -> (PagedDocument, Findings) {
    let (faces, mut findings) = (Library::bundled(), Findings::new());
    settle(&mut document, &faces, &mut findings);
    let pages = lay_out(&document, &faces, &mut findings);
    (pages, findings)
}

fn lines(document: Document) -> Vec<Line> {
    let (pages, _) = laid_out(document);
    let mut lines: Vec<Line> = Vec::new();
    for (page, content) in pages.pages.into_iter().enumerate() {
        for item in content.items.into_iter().chain(content.furniture) {
            let Item::Text(run) = item else { continue };
            match lines.last_mut() {
                Some(line)
                    if line.page == page && line.runs[0].baseline == run.baseline =>
                {
                    line.runs.push(run);
                }
                _ => lines.push(Line { page, runs: vec![run] }),
            }
        }
    }
    lines
}

#[test]
fn every_element_has_the_type_of_its_clause() {
    let levels = ["总体要求", "问题", "措施", "时限"];
    let body = levels.iter().zip(1..).map(|(text, level)| heading(level, text));
    let body = body.chain([paragraph("正文。")]).collect();
    let mut document = Document { body, ..signed(&["中共××委员会"], true) };
    document.addressee = Some("市委组织部".into());
    document.attachment_names = vec!["台账".into()];
    document.note = Some("联系人：××".into());
    let faces = Library::bundled();
    let expected = [
        ("整改方案", "XiaoBiaoSong", 22.0),
        ("市委组织部：", "FangSong", 16.0),
        ("一、总体要求", "HeiTi", 16.0),
        ("（一）问题", "KaiTi", 16.0),
        ("1.措施", "FangSong", 16.0),
        ("（1）时限", "FangSong", 16.0),
        ("正文。", "FangSong", 16.0),
        ("附件：台账", "FangSong", 16.0),
        ("中共××委员会", "FangSong", 16.0),
        ("2023年9月28日", "FangSong", 16.0),
        ("（联系人：××）", "FangSong", 16.0),
        ("— 1 —", "SongTi", 14.0),
    ];
    let lines = lines(document);
    assert_eq!(lines.len(), expected.len());
    for (line, (text, class, size)) in lines.iter().zip(expected) {
        let face = format!("ZG{class}-Regular");
        assert_eq!(line.text(), text);
        assert_eq!(line.types(&faces), [(face, size, Ink::Black)], "{text}");
    }
}

#[test]
fn twenty_two_lines_fill_the_type_area() {
    let lines = lines(document(vec![paragraph(&"学".repeat(28 * 50))]));
    let middle: Vec<_> = lines.iter().filter(|line| line.page == 1).collect();
    // The last line of a page is its number.
    assert_eq!(middle.len(), 23);
    // A line of one pitch each, from the upper edge at 37 mm to the lower at 262 mm.
    let pitch = (middle[21].baseline() - middle[0].baseline()) / 21.0;
    assert!(close(pitch * 22.0, 225.0), "{pitch}");
    let above = middle[0].baseline() - 37.0;
    let below = 262.0 - middle[21].baseline();
    assert!(close(above + below, pitch), "{above} {below}");
}

#[test]
fn lines_of_the_title_are_centred() {
    let words = vec!["民主生活会查摆问题".to_owned(), "整改方案".to_owned()];
    let title = Title { words, lines: Vec::new() };
    let lines = lines(Document { title, ..document(vec![paragraph("正文。")]) });
    for line in &lines[..2] {
        let last = line.runs.last().unwrap();
        // Of the last character the em is 22 pt wide.
        let right = last.glyphs.last().unwrap().x.to_mm() + last.size.to_mm();
        let middle = f64::midpoint(line.left(), right);
        assert!(close(middle, 28.0 + 78.0), "{} {middle}", line.text());
    }
}

#[test]
fn the_addressee_wraps_flush_left_one_blank_line_below_the_title() {
    let mut document = document(vec![paragraph("正文。")]);
    document.addressee = Some(("各市委组织部，".repeat(6) + "各党支部").into());
    let lines = lines(document);
    assert!(close(lines[1].baseline() - lines[0].baseline(), 2.0 * 225.0 / 22.0));
    assert!(lines[2].text().ends_with("各党支部："));
    assert!(close(lines[1].left(), 28.0) && close(lines[2].left(), 28.0));
}

#[test]
fn a_first_page_without_body_is_reported() {
    let mut document = document(vec![paragraph("正文。")]);
    document.addressee = Some("各市委组织部，".repeat(90).into());
    let (_, findings) = laid_out(document.clone());
    assert!(findings.iter().any(|finding| finding.code.id == "LAY005"));
    document.addressee = Some("各市委组织部".into());
    let (_, findings) = laid_out(document);
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn organs_that_seal_jointly_have_room_for_a_seal_each() {
    let organs = ["中共××委员会", "××委办公室", "××局"];
    let lines = lines(signed(&organs, true));
    let signature: Vec<_> = lines.iter().skip(2).take(3).collect();
    for (line, organ) in signature.iter().zip(organs) {
        assert_eq!(line.text(), organ);
    }
    for pair in signature.windows(2) {
        // A seal of a state organ is 50 mm wide.
        assert!(pair[1].baseline() - pair[0].baseline() >= 50.0);
    }
}

#[test]
fn the_note_is_indented_by_two_characters() {
    let mut document = signed(&["中共××委员会"], false);
    document.note = Some("联系人：××".into());
    let lines = lines(document);
    let note = lines.iter().find(|line| line.text().starts_with('（')).unwrap();
    let date = lines.iter().find(|line| line.text().starts_with("2023")).unwrap();
    assert!(close(note.left(), 28.0 + 2.0 * 156.0 / 28.0), "{}", note.left());
    assert!(close(note.baseline() - date.baseline(), 225.0 / 22.0));
}

#[test]
fn the_dash_of_the_page_number_is_7_mm_below() {
    let lines = lines(document(vec![paragraph("正文。")]));
    let number = lines.last().unwrap();
    assert_eq!(number.text(), "— 1 —");
    // The dash is drawn in the middle of an em that reaches 12 hundredths below the
    // baseline and 88 above it.
    let size = number.runs[0].size.to_mm();
    assert!(close(number.baseline() - 0.38 * size, 262.0 + 7.0));
}

#[test]
fn marks_stay_on_their_side_of_a_line_end() {
    let closing = "。，、；：？！”’）〕】》〉—～-·/";
    let opening = "“‘（〔【《〈/";
    for (marks, opens) in [(closing, false), (opening, true)] {
        for mark in marks.chars() {
            // A paragraph's first line has 26 characters; the mark meets its end at both
            // sides.
            for before in 24..28 {
                let text = "学".repeat(before) + &mark.to_string() + &"习".repeat(30);
                let lines = lines(document(vec![paragraph(&text)]));
                let (end, start) = (lines[1].text(), lines[2].text());
                let torn =
                    if opens { end.ends_with(mark) } else { start.starts_with(mark) };
                assert!(!torn, "{mark}: {end} | {start}");
            }
        }
    }
}
