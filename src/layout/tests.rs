//! Tests of whole documents: what the rules promise for any text.

use proptest::prelude::{
    Just, Strategy, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use proptest::test_runner::Config;

use super::testing::faces;
use super::{Item, Mark, PagedDocument, TagKind, lay_out, settle};
use crate::diagnostic::Findings;
use crate::diagnostic::codes::layout as codes;
use crate::document::{Block, Document, Heading, Inline, Paragraph, Signature, Title};
use crate::geom::Length;
use crate::standard::lines::{NO_END, NO_START};
use crate::standard::page::{LINE_PITCH, LINES, MARGINS, TYPE_AREA};
use crate::value::Date;

fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph {
        content: vec![Inline::plain(text)],
        ..Paragraph::default()
    })
}

fn heading(level: u8, number: u32, text: &str) -> Heading {
    let content = vec![Inline::plain(text)];
    Heading { level, number: Some(number), content, span: None, eases: Vec::new() }
}

fn document(body: Vec<Block>) -> Document {
    let title = Title { words: vec!["整改方案".to_owned()], lines: Vec::new() };
    Document { title, body, ..Document::default() }
}

fn laid_out(mut document: Document) -> (PagedDocument, Findings) {
    let mut findings = Findings::new();
    settle(&mut document, faces(), &mut findings);
    let pages = lay_out(&document, faces(), &mut findings);
    (pages, findings)
}

/// A line as it is seen: its page, its baseline, its words and where they begin.
#[derive(Debug)]
struct Seen {
    page: usize,
    baseline: Length,
    text: String,
    left: Length,
    tag: usize,
}

/// The lines of a document without the page numbers.
fn seen(pages: &PagedDocument) -> Vec<Seen> {
    let mut lines: Vec<Seen> = Vec::new();
    for (page, content) in pages.pages.iter().enumerate() {
        for item in &content.items {
            let Item::Text(run) = item else { continue };
            let Mark::Tag(tag) = run.mark else { continue };
            let text: String = run.glyphs.iter().map(|glyph| glyph.char).collect();
            let (baseline, left) = (run.baseline, run.glyphs[0].x - MARGINS.left);
            match lines.last_mut() {
                Some(line) if line.page == page && line.baseline == baseline => {
                    line.text += &text;
                }
                _ => lines.push(Seen { page, baseline, text, left, tag }),
            }
        }
    }
    lines
}

fn texts(pages: &PagedDocument) -> Vec<String> {
    seen(pages).into_iter().map(|line| line.text).collect()
}

/// Which line of its page a line is, from 0.
fn row(line: &Seen) -> i64 {
    (line.baseline - MARGINS.top) / LINE_PITCH
}

#[test]
fn a_run_in_lead_is_a_span_of_its_paragraph_and_a_bookmark() {
    let body = vec![
        Block::Heading(heading(1, 4, "工作保障")),
        Block::Paragraph(Paragraph {
            lead: Some(heading(2, 1, "强化组织领导，压实责任。")),
            content: vec![Inline::plain("各单位要高度重视。")],
            ..Paragraph::default()
        }),
    ];
    let (pages, _) = laid_out(document(body));
    let kinds: Vec<_> = pages.tags.iter().map(|tag| tag.kind).collect();
    let expected =
        [TagKind::Title, TagKind::Heading(1), TagKind::Paragraph, TagKind::Span];
    assert_eq!(kinds, expected);
    assert_eq!(pages.tags[3].parent, Some(2));
    assert_eq!(pages.outline[0].title, "四、工作保障");
    assert_eq!(pages.outline[0].children[0].title, "（一）强化组织领导，压实责任");
    let line = &texts(&pages)[2];
    assert_eq!(line, "（一）强化组织领导，压实责任。各单位要高度重视。");
}

#[test]
fn the_body_begins_one_blank_line_below_the_title() {
    let (pages, _) = laid_out(document(vec![paragraph("各单位要高度重视。")]));
    let lines = seen(&pages);
    assert_eq!((row(&lines[0]), row(&lines[1])), (0, 2));
}

#[test]
fn the_addressee_stands_flush_left_with_a_colon_right_above_the_body() {
    let mut document = document(vec![paragraph("各单位要高度重视。")]);
    document.addressee = Some("各党支部".into());
    let lines = seen(&laid_out(document).0);
    assert_eq!(lines[1].text, "各党支部：");
    assert_eq!(lines[1].left, Length::ZERO);
    assert_eq!(row(&lines[2]), row(&lines[1]) + 1);
}

#[test]
fn page_numbers_stand_outside_seven_millimetres_below_the_type_area() {
    let (pages, _) = laid_out(document(vec![paragraph(&"学".repeat(28 * 30))]));
    let numbers: Vec<(String, Length)> = (pages.pages.iter())
        .filter_map(|page| match page.furniture.last() {
            Some(Item::Text(run)) if run.mark == Mark::Pagination => {
                let text = run.glyphs.iter().map(|glyph| glyph.char).collect();
                Some((text, run.glyphs[0].x - MARGINS.left))
            }
            _ => None,
        })
        .collect();
    assert_eq!(numbers[0].0, "— 1 —");
    assert!(numbers[0].1 > TYPE_AREA.width.times(4, 5));
    assert_eq!((numbers[1].0.as_str(), numbers[1].1), ("— 2 —", Length::twips(316)));
}

#[test]
fn a_heading_at_the_foot_of_a_page_goes_to_the_next() {
    let mut body: Vec<Block> = (0..LINES - 3).map(|_| paragraph("学习。")).collect();
    body.push(Block::Heading(heading(1, 1, "总体要求")));
    body.push(paragraph("各单位要高度重视。"));
    let lines = seen(&laid_out(document(body)).0);
    let heading = lines.iter().find(|line| line.text == "一、总体要求").unwrap();
    assert_eq!((heading.page, row(heading)), (1, 0));
}

#[test]
fn no_page_begins_with_the_last_line_of_a_paragraph() {
    let mut body = vec![paragraph("学习。"); LINES - 4];
    body.push(paragraph(&"学".repeat(70)));
    body.push(paragraph("学习。"));
    let lines = seen(&laid_out(document(body)).0);
    let second: Vec<_> = lines.iter().filter(|line| line.page == 1).collect();
    assert_eq!(second.len(), 4, "{second:?}");
}

#[test]
fn the_first_paragraph_is_divided_anywhere_so_that_the_first_page_shows_text() {
    let mut document = document(vec![paragraph(&"学".repeat(40))]);
    document.title.words =
        vec!["关于做好整改工作的通知".to_owned(); LINES - 2];
    let lines = seen(&laid_out(document).0);
    let last: Vec<_> = lines.iter().rev().take(2).map(|line| line.page).collect();
    assert_eq!(last, [1, 0]);
}

#[test]
fn a_date_stays_whole_where_the_line_can_be_set_otherwise() {
    let text = format!("{}2023年9月，{}", "学".repeat(22), "习".repeat(20));
    let lines = texts(&laid_out(document(vec![paragraph(&text)])).0);
    assert!(lines[2].starts_with("2023年9月"), "{lines:?}");
}

#[test]
fn a_single_attachment_hangs_under_the_first_character_of_its_name() {
    let mut document = document(vec![paragraph("各单位要高度重视。")]);
    document.attachment_names = vec!["整改".repeat(15).into()];
    let lines = seen(&laid_out(document).0);
    assert!(lines[2].text.starts_with("附件：整改"));
    assert_eq!(lines[2].left, Length::twips(632));
    assert_eq!(lines[3].left, Length::twips(5 * 316));
    assert_eq!(row(&lines[2]), row(&lines[1]) + 2);
}

#[test]
fn several_attachments_are_numbered_and_hang_behind_their_numbers() {
    let mut document = document(vec![paragraph("各单位要高度重视。")]);
    document.attachment_names = vec!["整改".repeat(15).into(), "台账".into()];
    let lines = seen(&laid_out(document).0);
    assert!(lines[2].text.starts_with("附件：1.整改"));
    assert_eq!(lines[3].left, Length::twips(6 * 316));
    assert_eq!(
        (lines[4].text.as_str(), lines[4].left),
        ("2.台账", Length::twips(5 * 316))
    );
}

fn signed(body: Vec<Block>, sealed: bool) -> Document {
    let organs = vec!["中共××委员会".to_owned()];
    let date = Date::new(2023, 9, 28);
    let signature = Some(Signature::of(organs, date, sealed));
    Document { signature, ..document(body) }
}

#[test]
fn a_sealed_paper_leaves_three_lines_for_the_seal() {
    let mut document = signed(vec![paragraph("各单位要高度重视。")], true);
    document.note = Some("联系人：××".into());
    let lines = seen(&laid_out(document).0);
    let rows: Vec<_> = lines.iter().skip(1).map(row).collect();
    assert_eq!(rows, [2, 6, 7, 8]);
    assert_eq!(lines[4].text, "（联系人：××）");
    assert_eq!(lines[3].text, "2023年9月28日");
}

#[test]
fn an_unsealed_paper_has_one_blank_line_above_the_organ() {
    let lines = seen(&laid_out(signed(vec![paragraph("各单位。")], false)).0);
    let rows: Vec<_> = lines.iter().skip(1).map(row).collect();
    assert_eq!(rows, [2, 4, 5]);
}

#[test]
fn the_signature_takes_two_lines_of_text_to_its_page() {
    let body = vec![paragraph("学习。"); LINES - 3];
    let (pages, findings) = laid_out(signed(body, true));
    let lines = seen(&pages);
    let second: Vec<_> = lines.iter().filter(|line| line.page == 1).collect();
    assert_eq!(second.len(), 4);
    assert_eq!(second[1].text, "学习。");
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn a_paragraph_of_three_lines_goes_with_the_signature_whole() {
    let mut body = vec![paragraph("学习。"); LINES - 6];
    body.push(paragraph(&"学".repeat(70)));
    let lines = seen(&laid_out(signed(body, true)).0);
    assert_eq!(lines.iter().filter(|line| line.page == 1).count(), 5);
}

#[test]
fn a_long_paragraph_gives_its_last_two_lines_to_the_signature() {
    let mut body = vec![paragraph("学习。"); LINES - 7];
    body.push(paragraph(&"学".repeat(100)));
    let lines = seen(&laid_out(signed(body, true)).0);
    assert_eq!(lines.iter().filter(|line| line.page == 1).count(), 4);
}

#[test]
fn a_signature_that_fills_a_page_is_reported() {
    let mut document = signed(vec![paragraph("学习。"); 20], true);
    let organs = vec!["中共××委员会".to_owned(); 15];
    document.signature = document.signature.map(|it| Signature { organs, ..it });
    let (_, findings) = laid_out(document);
    assert!(findings.iter().any(|it| it.code.id == codes::BARE_SIGNATURE.id));
}

#[test]
fn a_character_that_no_face_has_is_told_once() {
    let (_, findings) = laid_out(document(vec![paragraph("学\u{E123}习\u{E123}")]));
    assert_eq!(findings.iter().filter(|it| it.code.id == "FNT004").count(), 1);
}

#[test]
fn strong_words_are_marked() {
    let content = vec![
        Inline::plain("一是"),
        Inline { text: "加强".to_owned(), strong: true },
        Inline::plain("学习。"),
    ];
    let body = vec![Block::Paragraph(Paragraph { content, ..Paragraph::default() })];
    let (pages, _) = laid_out(document(body));
    let bold = pages.pages[0].items.iter().filter_map(|item| match item {
        Item::Text(run) if run.bold => Some(run.glyphs.len()),
        _ => None,
    });
    assert_eq!(bold.collect::<Vec<_>>(), [2]);
}

#[test]
fn settling_twice_gives_the_same() {
    let mut document = document(vec![paragraph(&format!("{}作。", "学".repeat(26)))]);
    settle(&mut document, faces(), &mut Findings::new());
    let once = document.clone();
    settle(&mut document, faces(), &mut Findings::new());
    assert_eq!(document, once);
    let Block::Paragraph(paragraph) = &document.body[0] else { unreachable!() };
    assert_eq!(paragraph.eases.len(), 1);
}

/// A few words as official documents have them.
fn words() -> impl Strategy<Value = String> {
    let fixed = [
        "，",
        "。",
        "、",
        "；",
        "：",
        "——",
        "……",
        "《整改方案》",
        "“四个意识”",
        "（一）",
        "〔2023〕12号",
        "12,345.67",
        "98.5%",
        "2023年9月28日",
        "PDF",
        "1.5倍",
        "×",
        "-3℃",
    ];
    let fixed = proptest::sample::select(fixed.to_vec()).prop_map(str::to_owned);
    let hanzi = proptest::collection::vec(
        proptest::sample::select(
            "学习贯彻落实民主生活会整改方案".chars().collect::<Vec<_>>(),
        ),
        1..12,
    );
    prop_oneof![3 => hanzi.prop_map(String::from_iter), 2 => fixed]
}

fn text() -> impl Strategy<Value = String> {
    // A paragraph begins with a character, so that no run of marks is as long as a line.
    proptest::collection::vec(words(), 1..40).prop_map(|words| {
        let mut text = String::from("学");
        for word in words {
            let marks = |char: char| "，。、；：—…".contains(char);
            if word.starts_with(marks) && text.ends_with(marks) {
                text.push('习');
            }
            text += &word;
        }
        text
    })
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let heading = (1_u8..=4, 1_u32..30, "[学习贯彻]{4,12}")
        .prop_map(|(level, number, text)| Block::Heading(heading(level, number, &text)));
    let block = prop_oneof![
        4 => text().prop_map(|text| paragraph(&text)),
        1 => heading,
        1 => Just(paragraph("整改时限：即时整改，长期坚持。")),
    ];
    proptest::collection::vec(block, 1..30)
}

fn text_of(block: &Block) -> String {
    match block {
        Block::Heading(heading) => heading.text(),
        Block::Paragraph(paragraph) => paragraph.text(),
        Block::Table(_) | Block::Picture(_) | Block::Chart(_) => String::new(),
    }
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, cases: 64, ..Config::default() })]

    #[test]
    fn every_character_is_placed_once_and_in_order(body in blocks()) {
        let words: String = body.iter().map(text_of).collect();
        let (pages, _) = laid_out(document(body));
        prop_assert_eq!(texts(&pages).concat(), format!("整改方案{words}"));
    }

    #[test]
    fn lines_keep_the_rules_of_punctuation_and_the_type_area(body in blocks()) {
        let (pages, _) = laid_out(document(body));
        for pair in seen(&pages).windows(2) {
            let [line, next] = pair else { continue };
            if line.tag != next.tag {
                continue;
            }
            let (last, first) =
                (line.text.chars().last().unwrap(), next.text.chars().next().unwrap());
            prop_assert!(!NO_END.contains(last), "{} | {}", line.text, next.text);
            prop_assert!(!NO_START.contains(first), "{} | {}", line.text, next.text);
            let digits = last.is_ascii_digit() && first.is_ascii_digit();
            prop_assert!(!digits, "{} | {}", line.text, next.text);
        }
        for page in &pages.pages {
            for item in &page.items {
                let Item::Text(run) = item else { continue };
                for glyph in &run.glyphs {
                    let right = MARGINS.left + TYPE_AREA.width - Length::pt(7);
                    prop_assert!(glyph.x >= MARGINS.left && glyph.x < right);
                }
            }
        }
    }

    #[test]
    fn no_paragraph_ends_in_a_single_character(body in blocks()) {
        let (pages, findings) = laid_out(document(body));
        let told = findings.iter().filter(|it| it.code.id == codes::LONELY.id).count();
        let lines = seen(&pages);
        let mut lonely = 0;
        for (number, line) in lines.iter().enumerate().skip(1) {
            let is_last = lines.get(number + 1).is_none_or(|next| next.tag != line.tag);
            let wrapped = lines[number - 1].tag == line.tag;
            let mark = |char: &char| NO_START.contains(*char) || NO_END.contains(*char);
            let count = line.text.chars().filter(|char| !mark(char)).count();
            lonely += usize::from(is_last && wrapped && count < 2);
        }
        prop_assert_eq!(lonely, told);
    }

    #[test]
    fn pages_have_at_most_twenty_two_lines_at_one_pitch(body in blocks()) {
        let (pages, _) = laid_out(document(body));
        for line in seen(&pages) {
            let above = line.baseline - MARGINS.top + LINE_PITCH.times(1, 5);
            prop_assert_eq!(above.to_emu() % LINE_PITCH.to_emu(), 0);
            prop_assert!(row(&line) < i64::try_from(LINES).unwrap());
        }
    }

    #[test]
    fn no_heading_is_the_last_line_of_a_page(body in blocks()) {
        let (pages, _) = laid_out(document(body));
        for pair in seen(&pages).windows(2) {
            let [line, next] = pair else { continue };
            let is_heading = matches!(pages.tags[line.tag].kind, TagKind::Heading(_));
            prop_assert!(!is_heading || line.page == next.page, "{}", line.text);
        }
    }
}

#[test]
fn a_heading_that_cannot_stay_with_its_text_is_reported() {
    let title = |number| Block::Heading(heading(1, number, "加强学习"));
    let mut body: Vec<Block> = (1..40).map(title).collect();
    body.push(paragraph("学习。"));
    let (_, findings) = laid_out(document(body));
    let told = findings.iter().filter(|it| it.code.id == codes::HEADING_AT_FOOT.id);
    assert!(told.count() >= 1);
    let mut body = vec![paragraph("学习。"); 40];
    body.extend([title(1), paragraph("学习。")]);
    let (_, findings) = laid_out(document(body));
    assert!(findings.iter().all(|it| it.code.id != codes::HEADING_AT_FOOT.id));
}
