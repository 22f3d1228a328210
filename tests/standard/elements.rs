//! The elements around the text (7.2, 7.3.5.3, 7.3.7, 7.4) and the special formats (10), on
//! papers that are laid out.

use zhenggai::document::{
    Attachment, Attendance, Document, Form, Head, Imprint, OrganMark, Orientation,
    Picture, PictureFormat, Seal, Secrecy, Signature, Stamp, Title,
};
use zhenggai::geom::{Length, Point, Size};
use zhenggai::layout::Item;
use zhenggai::layout::page::Ink;
use zhenggai::value::Date;

use super::measures::{Line, close, document, laid_out, lines, paragraph, signed};

const LEFT: f64 = 28.0;
const RIGHT: f64 = 184.0;
const CELL: f64 = 156.0 / 28.0;

/// A paper with every element of 版头.
fn headed() -> Document {
    let mut document = signed(&["中共××市委"], true);
    document.head = Head {
        copy_number: Some("000001".to_owned()),
        secrecy: Some(Secrecy {
            level: "机密".to_owned(),
            period: Some("1年".to_owned()),
        }),
        urgency: Some("特急".to_owned()),
        mark: mark(&["中共××市委"], Some("文件")),
        number: Some("××发〔2023〕10号".to_owned()),
        signatories: Vec::new(),
    };
    document
}

fn mark(organs: &[&str], suffix: Option<&str>) -> Option<OrganMark> {
    let organs = organs.iter().map(|organ| (*organ).to_owned()).collect();
    Some(OrganMark { organs, suffix: suffix.map(str::to_owned), size: None })
}

fn line<'a>(lines: &'a [Line], start: &str) -> &'a Line {
    lines.iter().find(|line| line.text().starts_with(start)).unwrap()
}

/// The inked upper and lower edge of a line, in mm: Chinese faces draw from 85 hundredths of
/// the em above the baseline to 7 below it.
fn ink(line: &Line) -> (f64, f64) {
    let em = line.runs[0].size.to_mm();
    (line.baseline() - 0.85 * em, line.baseline() + 0.07 * em)
}

fn right(line: &Line) -> f64 {
    let run = line.runs.last().unwrap();
    run.glyphs.last().unwrap().x.to_mm() + run.size.to_mm()
}

/// The bars of a page, by their number from 0.
fn bars(document: Document, page: usize) -> Vec<(Point, Size, Ink)> {
    let (pages, _) = laid_out(document);
    let bars = pages.pages[page].items.iter().filter_map(|item| match item {
        Item::Bar { origin, size, ink } => Some((*origin, *size, *ink)),
        _ => None,
    });
    bars.collect()
}

#[test]
fn copy_number_secrecy_and_urgency_stand_left_one_a_line() {
    let lines = lines(headed());
    let texts: Vec<_> = lines.iter().take(3).map(Line::text).collect();
    assert_eq!(texts, ["000001", "机密★1年", "特急"]);
    assert!(lines.iter().take(3).all(|line| close(line.left(), LEFT)));
    assert!(lines[0].baseline() < 37.0 + 225.0 / 22.0);
    assert!(close(lines[2].baseline() - lines[0].baseline(), 2.0 * 225.0 / 22.0));
}

#[test]
fn elements_that_are_absent_take_no_line() {
    let mut document = headed();
    document.head.copy_number = None;
    document.head.secrecy = Some(Secrecy { level: "机密".to_owned(), period: None });
    let lines = lines(document);
    assert_eq!((lines[0].text(), lines[1].text()), ("机　密".into(), "特　急".into()));
    assert!(close(ink(line(&lines, "中共")).0, 72.0));
}

#[test]
fn the_mark_is_red_and_35_mm_below_the_type_area() {
    let lines = lines(headed());
    let mark = line(&lines, "中共××市委文件");
    assert!(mark.runs.iter().all(|run| run.ink == Ink::Red));
    assert!(close(ink(mark).0, 72.0), "{:?}", ink(mark));
    assert!(close(mark.left() - LEFT, RIGHT - right(mark)));
}

#[test]
fn a_joint_mark_has_names_of_equal_width_and_its_suffix_beside_their_middle() {
    let mut document = headed();
    document.head.mark = mark(&["××市委办公室", "××市纪委", "××市审计局"], Some("文件"));
    let lines = lines(document);
    let names: Vec<_> = ["××市委办公室", "××市纪委", "××市审计局"]
        .map(|name| line(&lines, name))
        .into_iter()
        .collect();
    assert!(names.iter().all(|name| close(name.left(), names[0].left())));
    assert!(close(right(names[0]), right(names[2])));
    let suffix = names[1].runs.last().unwrap();
    let suffix_of = lines.iter().find(|line| line.text().ends_with("文件")).unwrap();
    assert!(close(suffix_of.baseline(), names[1].baseline()), "{}", suffix.glyphs.len());
}

#[test]
fn the_number_is_centred_two_blank_lines_below_the_mark() {
    let lines = lines(headed());
    let (mark, number) = (line(&lines, "中共"), line(&lines, "××发"));
    assert!(close(ink(number).0 - ink(mark).1, 20.78));
    assert!((number.left() - LEFT - (RIGHT - right(number))).abs() < 3.5);
}

#[test]
fn signatories_stand_two_a_line_with_the_number_on_the_last() {
    let mut document = headed();
    let names = ["张一山", "李二", "王三强"];
    document.head.signatories = names.map(str::to_owned).to_vec();
    let lines = lines(document);
    let first = line(&lines, "签发人：张一山李二");
    let last = line(&lines, "××发〔2023〕10号");
    assert!(last.text().ends_with("王三强"));
    assert!(close(last.left(), LEFT + CELL));
    assert!(right(first) < RIGHT - CELL + 0.5);
    let name = |line: &Line, first: char| {
        let glyphs = line.runs.iter().flat_map(|run| &run.glyphs);
        glyphs.rev().find(|glyph| glyph.char == first).unwrap().x.to_mm()
    };
    assert!(close(name(first, '张'), name(last, '王')));
    assert!(close(ink(first).0 - ink(line(&lines, "中共")).1, 20.78));
}

#[test]
fn the_red_rule_is_4_mm_below_the_number_and_as_wide_as_the_type_area() {
    let (origin, size, ink_of) = bars(headed(), 0)[0];
    let lines = lines(headed());
    assert!(close(origin.y.to_mm() - ink(line(&lines, "××发")).1, 4.0));
    assert!(close(origin.x.to_mm(), LEFT) && close(size.width.to_mm(), 156.0));
    assert_eq!(ink_of, Ink::Red);
}

#[test]
fn the_title_stands_two_blank_lines_below_the_red_rule() {
    let (origin, size, _) = bars(headed(), 0)[0];
    let lines = lines(headed());
    let gap = ink(line(&lines, "整改方案")).0 - (origin.y + size.height).to_mm();
    assert!(close(gap, 20.78), "{gap}");
}

fn stamped() -> Document {
    let stamp = Stamp { office: "市长".to_owned(), picture: None };
    let seal = Seal::Stamped(vec![stamp]);
    let date = Date::new(2023, 9, 28);
    let signature = Some(Signature { date, seal, ..Signature::default() });
    Document { signature, ..document(vec![paragraph("现予公布。")]) }
}

#[test]
fn a_stamp_has_two_blank_lines_above_it_and_the_office_at_its_left() {
    let lines = lines(stamped());
    let (body, office, date) =
        (line(&lines, "现予"), line(&lines, "市长"), line(&lines, "2023"));
    // Two lines of 10.2 mm, then half a stamp of 15 mm.
    assert!(ink(office).0 - ink(body).1 > 2.0 * 225.0 / 22.0);
    assert!(close(right(date), RIGHT - 4.0 * CELL));
    assert!(close(right(office), RIGHT - 4.0 * CELL - 42.0 - 2.0 * CELL));
}

#[test]
fn the_picture_of_a_stamp_stands_in_its_room() {
    let mut document = stamped();
    let size = Size { width: Length::mm(42), height: Length::mm(14) };
    let picture = Picture {
        size,
        data: Vec::new().into(),
        format: PictureFormat::Png,
        dots: (420, 140),
        alt: "市长的签名章".to_owned(),
        caption: None,
    };
    let stamp = Stamp { office: "市长".to_owned(), picture: Some(picture) };
    if let Some(signature) = &mut document.signature {
        signature.seal = Seal::Stamped(vec![stamp]);
    }
    let lines = lines(document.clone());
    let (pages, _) = laid_out(document);
    let image = pages.pages[0].items.iter().find_map(|item| match item {
        Item::Image { origin, size, .. } => Some((*origin, *size)),
        _ => None,
    });
    let (origin, size) = image.unwrap();
    assert!(close((origin.x + size.width).to_mm(), RIGHT - 4.0 * CELL));
    // The office stands at the middle of its height, two lines below the text.
    let (upper, lower) = ink(line(&lines, "市长"));
    let middle = (origin.y + size.height.times(1, 2)).to_mm();
    assert!(close(f64::midpoint(upper, lower), middle));
    assert!(origin.y.to_mm() - ink(line(&lines, "现予")).1 > 2.0 * 225.0 / 22.0 - 1.0);
    assert!(close(right(line(&lines, "市长")), origin.x.to_mm() - 2.0 * CELL));
}

fn attached() -> Document {
    let mut document = headed();
    document.attachments = vec![Attachment {
        number: Some(1),
        title: Title { words: vec!["整改台账".to_owned()], lines: Vec::new() },
        body: vec![paragraph("附件正文。")],
        orientation: Orientation::Portrait,
    }];
    document
}

#[test]
fn a_bound_attachment_begins_a_page_with_its_title_on_the_third_line() {
    let lines = lines(attached());
    let (label, title) = (line(&lines, "附件1"), line(&lines, "整改台账"));
    assert_eq!((label.page, title.page), (1, 1));
    assert!(close(label.left(), LEFT) && label.baseline() < 37.0 + 225.0 / 22.0);
    assert!(close(title.baseline() - label.baseline(), 2.0 * 225.0 / 22.0));
    assert_eq!(line(&lines, "附件正文").page, 1);
}

#[test]
fn numbering_runs_on_through_attachments() {
    let lines = lines(attached());
    assert!(lines.iter().any(|line| line.page == 1 && line.text() == "— 2 —"));
}

fn imprinted(lines_of_body: usize) -> Document {
    let body = vec![paragraph("学习。"); lines_of_body];
    let imprint = Imprint {
        copies: Some("市委办公室，市政府办公室".into()),
        printer: Some("中共××市委办公室".to_owned()),
        date: Date::new(2023, 10, 8),
        ..Imprint::default()
    };
    Document { imprint, ..document(body) }
}

#[test]
fn the_last_rule_of_the_imprint_is_the_lower_edge_of_the_type_area() {
    let bars = bars(imprinted(30), 1);
    let thickness = |at: usize| (bars[at].1.height.to_mm() * 100.0).round() / 100.0;
    assert_eq!([0, 1, 2].map(thickness), [0.35, 0.25, 0.35]);
    let last = bars[2];
    assert!(close((last.0.y + last.1.height).to_mm(), 262.0));
    assert!(bars.iter().all(|bar| close(bar.1.width.to_mm(), 156.0)));
}

#[test]
fn the_imprint_is_one_character_in_from_both_edges() {
    let lines = lines(imprinted(30));
    let (copies, issue) = (line(&lines, "抄送："), line(&lines, "中共××市委办公室"));
    assert!(copies.text().ends_with('。'));
    assert!(close(copies.left(), LEFT + CELL) && close(issue.left(), LEFT + CELL));
    assert!(issue.text().ends_with("2023年10月8日印发"));
    assert!(close(right(issue), RIGHT - CELL));
    assert!((copies.runs[0].size.to_pt() - 14.0).abs() < 0.01);
}

#[test]
fn a_blank_page_and_the_page_of_the_imprint_after_it_have_no_number() {
    // Two full pages: the imprint finds no room, and the next even page is the fourth.
    let (pages, _) = laid_out(imprinted(42));
    let numbered: Vec<_> =
        pages.pages.iter().map(|it| !it.furniture.is_empty()).collect();
    assert_eq!(numbered, [true, true, false, false]);
    assert!(pages.pages[2].items.is_empty() && !pages.pages[3].items.is_empty());
}

#[test]
fn an_imprint_alone_on_the_back_of_a_page_is_numbered() {
    let (pages, _) = laid_out(imprinted(3));
    assert_eq!(pages.pages.len(), 2);
    assert!(!pages.pages[1].furniture.is_empty());
}

#[test]
fn an_imprint_may_stand_on_an_odd_page_where_an_office_wants_it() {
    let mut document = imprinted(3);
    document.practice.imprint_on_even_page = false;
    assert_eq!(laid_out(document).0.pages.len(), 1);
}

#[test]
fn a_letter_has_its_mark_between_the_sheets_edge_and_a_double_line() {
    let document = Document { form: Form::Letter, ..headed() };
    let rules = bars(document.clone(), 0);
    let lines = lines(document);
    let mark = line(&lines, "中共××市委");
    assert_eq!(mark.text(), "中共××市委");
    assert!(close(ink(mark).0, 30.0));
    assert!(close(rules[0].0.y.to_mm() - ink(mark).1, 4.0));
    assert!(rules.iter().all(|bar| close(bar.1.width.to_mm(), 170.0)));
    assert!(
        rules[0].1.height > rules[1].1.height && rules[2].1.height < rules[3].1.height
    );
    assert!(close((rules[3].0.y + rules[3].1.height).to_mm(), 277.0));
    let first = line(&lines, "000001");
    assert!(first.text().ends_with("××发〔2023〕10号"));
    assert!(close(right(first), RIGHT));
    assert!(close(ink(first).0 - (rules[1].0.y + rules[1].1.height).to_mm(), 4.84));
    assert!(close(ink(line(&lines, "整改方案")).0 - ink(line(&lines, "特急")).1, 20.78));
    assert!(!lines.iter().any(|line| line.text() == "— 1 —"));
}

#[test]
fn text_of_a_letter_keeps_its_distance_from_the_lower_double_line() {
    let text = paragraph(&"学习贯彻整改落实".repeat(120));
    let document =
        Document { form: Form::Letter, head: headed().head, ..document(vec![text]) };
    let rules = bars(document.clone(), 0);
    let upper = rules[2].0.y.to_mm();
    let lines = lines(document);
    let first = lines.iter().filter(|line| line.page == 0);
    let lowest = first.map(|line| ink(line).1).fold(0.0, f64::max);
    assert!(lowest > 250.0 && upper - lowest >= 4.84, "{lowest} {upper}");
    assert!(lines.iter().any(|line| line.page == 1));
}

#[test]
fn the_imprint_of_a_letter_has_neither_rules_nor_the_day_of_issue() {
    let document = Document { form: Form::Letter, ..imprinted(3) };
    let (_, findings) = laid_out(document.clone());
    assert!(findings.iter().any(|finding| finding.code.id == "LAY008"));
    assert!(bars(document.clone(), 0).is_empty());
    let lines = lines(document);
    assert!(lines.iter().all(|line| !line.text().contains("印发")));
    assert!(line(&lines, "抄送：").page == 0);
}

#[test]
fn an_order_has_its_mark_20_mm_below_the_type_area_and_its_number_centred() {
    let mut document = Document { form: Form::Order, ..stamped() };
    document.title = Title::default();
    document.head.mark = mark(&["××市人民政府令"], None);
    document.head.number = Some("第36号".to_owned());
    let lines = lines(document);
    let (mark, number, body) =
        (line(&lines, "××市人民政府令"), line(&lines, "第36号"), line(&lines, "现予"));
    assert!(close(ink(mark).0, 57.0));
    assert!(close(ink(number).0 - ink(mark).1, 20.78));
    assert!(close(ink(body).0 - ink(number).1, 20.78));
}

#[test]
fn minutes_list_who_was_there_below_the_text() {
    let mut document = document(vec![paragraph("会议指出。")]);
    document.form = Form::Minutes;
    document.head.mark = mark(&["××会议纪要"], None);
    let names = "张一山　".repeat(12).trim_end().into();
    document.attendance = vec![Attendance { label: "出席".to_owned(), names }];
    let lines = lines(document);
    assert!(close(ink(line(&lines, "××会议纪要")).0, 72.0));
    let at = lines.iter().position(|line| line.text().starts_with("出席：")).unwrap();
    assert!(close(lines[at].baseline() - lines[at - 1].baseline(), 2.0 * 225.0 / 22.0));
    assert!(close(lines[at].left(), LEFT + 2.0 * CELL));
    assert!(close(lines[at + 1].left(), LEFT + 5.0 * CELL));
}
