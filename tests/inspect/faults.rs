//! Faults that were planted in a paper made by hand: each is named, and nothing else.

use zhenggai::geom::Length;
use zhenggai::inspect::{Clause, Verdict, inspect};
use zhenggai::standard::practice::{PageNumberPlace, Practice};

use crate::handmade::Handmade;
use crate::measured;

const DOCUMENT: &str = "word/document.xml";
const STYLES: &str = "word/styles.xml";
const ODD: &str = "word/footer1.xml";

fn clauses(paper: &Handmade) -> Vec<Clause> {
    measured(&paper.bytes()).unwrap()
}

#[test]
fn a_paper_made_by_hand_passes_every_clause() {
    let clauses = clauses(&Handmade::new());
    for clause in &clauses {
        let bad = matches!(clause.verdict, Verdict::Fail);
        assert!(!bad, "{clause:?}");
    }
    let passed = clauses.iter().filter(|it| it.verdict == Verdict::Pass).count();
    assert!(passed >= 50, "{passed} {clauses:#?}");
}

/// The same paper, opened in `LibreOffice` and saved again, which forgets that no gaps stand
/// around the numbers of the date: the date is wider, and the organ no longer over its
/// middle. That, and nothing else, is told.
#[test]
fn a_paper_saved_by_libreoffice_has_the_one_fault_that_libreoffice_made() {
    let clauses = measured(include_bytes!("libreoffice.docx")).unwrap();
    let failed = clauses.iter().filter(|it| it.verdict == Verdict::Fail);
    let failed: Vec<_> = failed.map(|it| it.subject).collect();
    assert_eq!(failed, ["署名和成文日期位置"]);
    let passed = clauses.iter().filter(|it| it.verdict == Verdict::Pass).count();
    assert!(passed >= 55, "{passed}");
}

/// Where the fault is put, what stands there, what takes its place, and the subjects of
/// the clauses that it breaks.
type Fault = (&'static str, &'static str, &'static str, &'static [&'static str]);

const FAULTS: &[Fault] = &[
    (
        DOCUMENT,
        "w:left=\"1587\" w:right=\"1474\"",
        "w:left=\"1757\" w:right=\"1304\"",
        &["订口（左白边）", "右白边"],
    ),
    (DOCUMENT, "w:top=\"2098\"", "w:top=\"1984\"", &["天头（上白边）"]),
    (STYLES, "w:line=\"579\"", "w:line=\"560\"", &["行距", "发文机关标志位置"]),
    (
        STYLES,
        "<w:rPr/>",
        "<w:rPr><w:rFonts w:eastAsia=\"黑体\"/></w:rPr>",
        &["正文字体字号"],
    ),
    (DOCUMENT, "000001", "0001", &["份号"]),
    (DOCUMENT, "机密★1年", "机密一年", &["密级和保密期限"]),
    (
        DOCUMENT,
        "<w:color w:val=\"FF0000\"/>",
        "<w:color w:val=\"00B050\"/>",
        &["发文机关标志颜色"],
    ),
    (DOCUMENT, "w:before=\"1\"", "w:before=\"200\"", &["发文机关标志位置"]),
    (DOCUMENT, "〔2023〕", "[2023]", &["发文字号形式"]),
    (DOCUMENT, "〔2023〕12号", "〔2023〕第12号", &["发文字号形式"]),
    (DOCUMENT, "〔2023〕12号", "2023年12号", &["发文字号形式"]),
    (
        DOCUMENT,
        "w:space=\"7\" w:color=\"FF0000\"",
        "w:space=\"1\" w:color=\"FF0000\"",
        &["红色分隔线"],
    ),
    (
        DOCUMENT,
        "w:space=\"7\" w:color=\"FF0000\"",
        "w:space=\"7\" w:color=\"000000\"",
        &["红色分隔线"],
    ),
    (DOCUMENT, "<w:sz w:val=\"44\"/>", "<w:sz w:val=\"36\"/>", &["标题字体字号"]),
    (DOCUMENT, "<w:sz w:val=\"44\"/>", "<w:sz w:val=\"32\"/>", &["标题字体字号"]),
    (DOCUMENT, "省委组织部：", "省委组织部:", &["主送机关标点"]),
    (
        DOCUMENT,
        "黑体\"/></w:rPr><w:t xml:space=\"preserve\">一、",
        "宋体\"/></w:rPr><w:t xml:space=\"preserve\">一、",
        &["第一层标题字体"],
    ),
    (DOCUMENT, "楷体_GB2312\"/></w:rPr>", "黑体\"/></w:rPr>", &["第二层标题字体"]),
    (DOCUMENT, "1.整改方案", "1.整改方案；", &["附件名称标点"]),
    (DOCUMENT, "2023年9月28日", "2023年9月08日", &["成文日期形式"]),
    (
        DOCUMENT,
        "2023年9月28日",
        "二〇二三年九月二十八日",
        &["署名和成文日期位置", "成文日期形式"],
    ),
    (DOCUMENT, "w:right=\"1263\"", "w:right=\"0\"", &["署名和成文日期位置"]),
    (DOCUMENT, "附件1</w:t>", "附件1：</w:t>", &["附件标识形式"]),
    (DOCUMENT, "preserve\">整改台账", "preserve\">整改清单", &["附件标题名称"]),
    (DOCUMENT, "纪委监委。", "纪委监委", &["抄送机关标点"]),
    (DOCUMENT, "w:sz=\"8\"", "w:sz=\"4\"", &["版记首末分隔线"]),
    (DOCUMENT, "<w:ind w:right=\"208\"/>", "", &["印发日期位置"]),
    (ODD, "<w:jc w:val=\"right\"/>", "<w:jc w:val=\"center\"/>", &["页码位置"]),
    (ODD, "— </w:t>", "- </w:t>", &["页码形式"]),
    (
        ODD,
        "w:val=\"28\"/></w:rPr><w:t>7",
        "w:val=\"21\"/></w:rPr><w:t>7",
        &["页码字体字号"],
    ),
    (DOCUMENT, "w:footer=\"1425\"", "w:footer=\"1134\"", &["页码一字线距版心下边"]),
];

#[test]
fn every_planted_fault_is_named_and_nothing_else() {
    let mut wrong = Vec::new();
    for (path, from, to, expected) in FAULTS {
        let clauses = clauses(&Handmade::new().with(path, from, to));
        let failed = clauses.into_iter().filter(|it| it.verdict == Verdict::Fail);
        let failed: Vec<_> = failed.map(|it| (it.subject, it.measured)).collect();
        let subjects: Vec<_> = failed.iter().map(|it| it.0).collect();
        if subjects != *expected {
            wrong.push(format!("{from} -> {to}: {failed:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn what_the_office_has_chosen_is_told_from_a_fault() {
    let paper = Handmade::new().with(STYLES, "w:line=\"579\"", "w:line=\"560\"").with(
        ODD,
        "<w:ind w:right=\"316\"/><w:jc w:val=\"right\"/>",
        "<w:jc w:val=\"center\"/>",
    );
    let own = Practice {
        line_pitch: Length::pt(28),
        page_number: PageNumberPlace::Centred,
        ..Practice::STANDARD
    };
    let verdict = |practice: &Practice, subject: &str| {
        let clauses = inspect(&paper.bytes(), practice).unwrap();
        clauses.into_iter().find(|it| it.subject == subject).unwrap().verdict
    };
    for subject in ["行距", "页码位置"] {
        assert_eq!(verdict(&Practice::STANDARD, subject), Verdict::Fail, "{subject}");
        assert_eq!(verdict(&own, subject), Verdict::Chosen, "{subject}");
    }
}

#[test]
fn a_number_that_turns_with_its_page_is_named() {
    let paper = Handmade::new()
        .with(DOCUMENT, "w:w=\"11906\" w:h=\"16838\"", "w:w=\"16838\" w:h=\"11906\"")
        .with(DOCUMENT, "w:top=\"2098\"", "w:top=\"1587\"")
        .with(DOCUMENT, "w:bottom=\"1984\"", "w:bottom=\"1474\"")
        .with(
            DOCUMENT,
            "w:left=\"1587\" w:right=\"1474\"",
            "w:left=\"1984\" w:right=\"2098\"",
        );
    let clauses = clauses(&paper);
    let verdict =
        |subject: &str| clauses.iter().find(|it| it.subject == subject).unwrap().verdict;
    assert_eq!(verdict("横排表格页码"), Verdict::Fail);
    for subject in ["纸张", "订口（左白边）", "右白边", "天头（上白边）"]
    {
        assert_eq!(verdict(subject), Verdict::Pass, "{subject}");
    }
}
