//! Tests of whole texts.

use super::*;
use crate::diagnostic::codes::markup::NO_EXHIBIT;
use crate::document::{Document, dump};
use proptest::prelude::{any, prop, prop_assert, proptest};

/// A paper that has nothing to show.
fn nothing(_: &Exhibit) -> Result<Block, Box<Diagnostic>> {
    Err(Box::new(Diagnostic::new(&NO_EXHIBIT, "")))
}

/// The blocks as a tree, and the titles of the findings with the words they mark.
fn read(markdown: &str) -> (String, Vec<(String, String)>) {
    let source = Source::new("t.md", markdown);
    let mut findings = Findings::new();
    let body = parse(&source, &mut nothing, &mut findings);
    let dump = dump(&Document { body, ..Document::default() });
    let dump = dump.strip_prefix("title \n").unwrap_or(&dump).to_owned();
    let found = findings.iter().map(|finding| {
        let span = finding.span.as_ref().unwrap();
        (finding.code.id.to_owned(), source.text()[span.range.clone()].to_owned())
    });
    (dump, found.collect())
}

/// The blocks of a text that has no findings.
fn blocks(markdown: &str) -> String {
    let (dump, found) = read(markdown);
    assert_eq!(found, [], "{dump}");
    dump
}

fn found(code: &str, words: &str) -> (String, String) {
    (code.to_owned(), words.to_owned())
}

#[test]
fn headings_are_numbered_by_their_place() {
    let markdown =
        "# 甲\n## 乙\n## 丙\n### 丁\n#### 戊\n#### 己\n## 庚\n### 辛\n# 壬\n## 癸";
    assert_eq!(
        blocks(markdown),
        "heading-1 一、甲\nheading-2 （一）乙\nheading-2 （二）丙\nheading-3 1.丁\n\
         heading-4 （1）戊\nheading-4 （2）己\nheading-2 （三）庚\nheading-3 1.辛\n\
         heading-1 二、壬\nheading-2 （一）癸\n"
    );
}

#[test]
fn a_heading_may_be_without_a_number() {
    assert_eq!(
        blocks("# 甲\n# 前言 {.无序号}\n# 乙"),
        "heading-1 一、甲\nheading-1 前言\nheading-1 二、乙\n"
    );
}

#[test]
fn a_run_in_heading_leads_the_next_paragraph() {
    assert_eq!(
        blocks("# 保障\n## 压实责任。 {.连排}\n\n要逐项研究。\n\n又一段。"),
        "heading-1 一、保障\nparagraph 要逐项研究。\n  lead-2 （一）压实责任。\n\
         paragraph 又一段。\n"
    );
}

#[test]
fn a_run_in_heading_without_a_paragraph_stands_alone() {
    let (dump, found_) = read("# 甲 {.连排}\n# 乙");
    assert_eq!(dump, "heading-1 一、甲\nheading-1 二、乙\n");
    assert_eq!(found_, [found("MKD004", "甲")]);
}

#[test]
fn a_skipped_level_is_reported() {
    let (dump, found_) = read("# 甲\n### 乙");
    assert_eq!(dump, "heading-1 一、甲\nheading-3 1.乙\n");
    assert_eq!(found_, [found("MKD002", "### 乙")]);
}

#[test]
fn a_fifth_level_becomes_the_fourth() {
    let (dump, found_) = read("# 一\n## 二\n### 三\n#### 四\n##### 五");
    assert!(dump.ends_with("heading-4 （1）四\nheading-4 （2）五\n"), "{dump}");
    assert_eq!(found_, [found("MKD003", "##### 五")]);
}

#[test]
fn marks_of_headings_that_mean_nothing_are_reported() {
    let (dump, found_) = read("# 甲 {#id .连写}\n\n# ");
    assert_eq!(dump, "heading-1 一、甲\n");
    assert_eq!(found_, [found("MKD005", "# 甲 {#id .连写}"), found("MKD006", "# ")]);
}

#[test]
fn lines_of_a_paragraph_are_joined_as_the_script_wants() {
    assert_eq!(
        blocks("整改\n措施，\nABC\nDEF\n“甲”\n乙\n  丙"),
        "paragraph 整改措施，ABC DEF“甲”乙丙\n"
    );
}

#[test]
fn a_hard_break_ends_the_paragraph() {
    assert_eq!(blocks("甲\\\n乙  \n丙"), "paragraph 甲\nparagraph 乙\nparagraph 丙\n");
}

#[test]
fn indents_typed_by_hand_are_dropped() {
    assert_eq!(blocks("　　甲　乙　\n\n&#32;丙"), "paragraph 甲　乙\nparagraph 丙\n");
}

#[test]
fn bold_works_beside_chinese_punctuation() {
    let cases = [
        "**“学习”**学",
        "**一是提高认识。**各单位",
        "按照**《条例》**要求",
        "**注意：**请",
        "全面**贯彻（落实）**精神",
        "**主题教育。**全体党员**《条例》**要求",
        "甲**\\*乙\\***丙",
    ];
    for markdown in cases {
        let plain = markdown.replace("\\*", "＊").replace("**", "");
        let expected = markdown.replace("\\*", "*");
        let dump = blocks(markdown);
        assert_eq!(dump, format!("paragraph {expected}\n"));
        let bold: Vec<_> =
            parse(&Source::new("", markdown), &mut nothing, &mut Findings::new())
                .into_iter()
                .map(|block| match block {
                    Block::Paragraph(paragraph) => paragraph,
                    _ => unreachable!("{plain}"),
                })
                .flat_map(|paragraph| paragraph.content)
                .filter(|inline| inline.strong)
                .collect();
        assert!(!bold.is_empty(), "{markdown}");
    }
}

#[test]
fn asterisks_that_enclose_nothing_stay() {
    for markdown in ["（**注）", "2**3", "甲 ** 乙", "**"] {
        assert_eq!(blocks(markdown), format!("paragraph {markdown}\n"));
    }
}

#[test]
fn single_asterisks_are_printed() {
    let (dump, found_) = read("3*4*5");
    assert_eq!(dump, "paragraph 3*4*5\n");
    assert_eq!(found_, [found("MKD001", "*4*")]);
}

#[test]
fn lists_become_paragraphs_and_keep_their_numbers() {
    let (dump, found_) =
        read("前\n\n- 甲\n- 乙\n  - 丙\n\n1. 丁\n\n   戊\n2) A\n\n2023. 标题");
    assert_eq!(
        dump,
        "paragraph 前\nparagraph 甲\nparagraph 乙\nparagraph 丙\nparagraph 1.丁\n\
         paragraph 戊\nparagraph 2) A\nparagraph 2023.标题\n"
    );
    let codes: Vec<_> = found_.iter().map(|(code, words)| (&**code, &**words)).collect();
    assert_eq!(codes[..2], [("MKD001", "- 甲"), ("MKD001", "1. 丁")]);
}

#[test]
fn a_table_keeps_its_rows_and_cells() {
    let dump = blocks("|甲|**乙**|\n|-|:-:|\n|丙||\n");
    assert_eq!(dump, "table \n  head 甲 | 乙\n  row 丙 | \n");
}

#[test]
fn a_column_is_as_wide_as_its_widest_text_asks() {
    let source = Source::new("", "|序号|内容|\n|-|-:|\n|1|一二三四五六七八|\n");
    let blocks = parse(&source, &mut nothing, &mut Findings::new());
    let [Block::Table(table)] = &blocks[..] else { unreachable!("{blocks:?}") };
    let shares: Vec<_> = table.columns.iter().map(|column| column.share).collect();
    assert_eq!(shares, [3, 8]);
    assert_eq!(table.columns[1].align, crate::document::Align::Right);
}

#[test]
fn marks_merge_cells_with_the_one_above_and_the_one_at_the_left() {
    let dump = blocks(
        "|单位|事项|数|\n|-|-|-|\n|甲|乙|1|\n|^^|丙|<<|\n|合计|<<|3|\n|^^|^^|4|\n",
    );
    let rows = "  head 单位 | 事项 | 数\n  row 甲 [1×2] | 乙 | 1\n  row 丙 [2×1]\n";
    assert_eq!(dump, format!("table \n{rows}  row 合计 [2×2] | 3\n  row 4\n"));
}

#[test]
fn a_mark_with_nothing_to_merge_with_is_told_and_leaves_an_empty_cell() {
    let text = "|甲|乙|\n|-|-|\n|^^|<<|\n|丙|丁|\n|<<|^^|\n";
    let (_, found_) = read(text);
    assert_eq!(
        found_,
        [found("MKD012", "^^"), found("MKD012", "<<"), found("MKD012", "<<")]
    );
}

#[test]
fn a_column_of_short_words_asks_for_room_for_them() {
    let source = Source::new(
        "",
        "|序号|期限|内容|\n|-|-|-|\n|1|3月1日|一二三四五六七八九十|\n|2|年底|短|\n",
    );
    let blocks = parse(&source, &mut nothing, &mut Findings::new());
    let [Block::Table(table)] = &blocks[..] else { unreachable!("{blocks:?}") };
    let least: Vec<_> = table.columns.iter().map(|column| column.least).collect();
    assert_eq!(least, [2, 4, 2]);
}

#[test]
fn an_exhibit_takes_the_place_of_its_paragraph() {
    let source = Source::new("", "甲\n\n![乙](exhibit:丙 \"丁\")\n\n戊\n");
    let mut asked = Vec::new();
    let mut resolve = |exhibit: &Exhibit| {
        asked.push((exhibit.source.clone(), exhibit.alt.clone(), exhibit.title.clone()));
        Ok(Block::Table(crate::document::Table::default()))
    };
    let blocks = parse(&source, &mut resolve, &mut Findings::new());
    assert!(matches!(blocks[..], [_, Block::Table(_), _]), "{blocks:?}");
    assert_eq!(asked, [("exhibit:丙".into(), "乙".into(), "丁".into())]);
}

#[test]
fn an_exhibit_that_is_not_there_leaves_its_words() {
    let (dump, found_) = read("![乙](exhibit:丙)\n");
    assert_eq!(dump, "paragraph 乙\n");
    assert_eq!(found_, [found("MKD008", "![乙](exhibit:丙)")]);
}

#[test]
fn an_exhibit_amid_words_is_not_shown() {
    let (dump, found_) = read("甲![乙](exhibit:丙)丁\n");
    assert_eq!(dump, "paragraph 甲乙丁\n");
    assert_eq!(found_, [found("MKD001", "![乙](exhibit:丙)")]);
}

#[test]
fn a_picture_within_the_words_of_a_picture_leaves_its_words_there() {
    let (dump, found_) = read("![甲![乙](v)丙](u)\n");
    assert_eq!(dump, "paragraph 甲乙丙\n");
    assert_eq!(
        found_,
        [found("MKD001", "![乙](v)"), found("MKD008", "![甲![乙](v)丙](u)")]
    );
}

#[test]
fn quotes_code_and_html_become_paragraphs() {
    let (dump, found_) =
        read("> 甲\n\n```\n乙\n丙\n```\n\n<div>\n丁</div>\n\n    戊\\*\n");
    assert_eq!(
        dump,
        "paragraph 甲\nparagraph 乙\nparagraph 丙\nparagraph <div>\n\
         paragraph 丁</div>\nparagraph 戊*\n"
    );
    assert_eq!(
        found_,
        [
            found("MKD001", "> 甲"),
            found("MKD001", "```"),
            found("MKD001", "<div>"),
            found("MKD001", "戊\\*"),
        ]
    );
}

#[test]
fn comments_are_not_printed() {
    assert_eq!(blocks("<!-- 说明 -->\n\n甲<!-- 乙 -->丙"), "paragraph 甲丙\n");
}

#[test]
fn links_pictures_and_footnotes_keep_their_words() {
    let (dump, found_) =
        read("[甲](u)![乙](v)`丙`<b>[^1]\n\n[^1]: 丁\n\n---\n\n<http://a.b>");
    assert_eq!(dump, "paragraph 甲乙丙<b>[^1]\nparagraph 丁\nparagraph http://a.b\n");
    assert_eq!(found_.len(), 7);
}

#[test]
fn a_line_like_a_link_definition_is_text() {
    assert_eq!(
        blocks("[附件1]: 名单\n\n见[附件1]。"),
        "paragraph [附件1]: 名单\nparagraph 见[附件1]。\n"
    );
    let (dump, _) = read("> [附件]: 名单\n");
    assert_eq!(dump, "paragraph [附件]: 名单\n");
}

#[test]
fn a_line_under_a_paragraph_does_not_make_a_heading() {
    let (dump, found_) = read("甲\n乙\n---\n");
    assert_eq!(dump, "paragraph 甲乙\n");
    assert_eq!(found_, [found("MKD001", "甲")]);
}

#[test]
fn control_characters_are_dropped_and_marked() {
    let (dump, found_) = read("整\u{1}改\u{2028}措\t施");
    assert_eq!(dump, "paragraph 整改措 施\n");
    assert_eq!(found_, [found("MKD007", "\u{1}"), found("MKD007", "\u{2028}")]);
}

#[test]
fn chinese_numbers_and_marks_stay_as_they_are() {
    let text =
        "（一）甲一、乙1．丙1.丁$100和$200，3~5月，：冒号“引号”\"直\"[[附件]]差距<存在>";
    assert_eq!(blocks(text), format!("paragraph {text}\n"));
}

#[test]
fn spans_are_the_words_in_the_source() {
    let markdown = "# 甲**“乙”** {.连排}\n\n**《丙》**丁\n";
    let blocks = parse(&Source::new("", markdown), &mut nothing, &mut Findings::new());
    let [Block::Paragraph(paragraph)] = &blocks[..] else { unreachable!("{blocks:?}") };
    let words = |span: &Option<crate::diagnostic::Span>| {
        let span = span.clone().unwrap();
        span.source.text()[span.range].to_owned()
    };
    assert_eq!(words(&paragraph.span), "《丙》**丁");
    assert_eq!(words(&paragraph.lead.as_ref().unwrap().span), "甲**“乙”");
}

/// Pieces of Markdown and of text, in any order.
fn markdown() -> impl proptest::strategy::Strategy<Value = String> {
    let pieces = [
        "甲",
        "乙",
        "。",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "*",
        "**",
        "***",
        "_",
        "#",
        "# ",
        "## ",
        "\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "- ",
        "1. ",
        "9)",
        "> ",
        "|",
        "|-|-|\n",
        "`",
        "```\n",
        "[",
        "](u)",
        "]: x",
        "[^1]",
        "[^1]: ",
        "![",
        "<b>",
        "<!--",
        "-->",
        "\\",
        "&",
        "&#32;",
        "{.连排}",
        "{",
        "}",
        "---",
        "===",
        "~",
        "\u{3000}",
        "a",
        "7",
        "\u{1}",
        "\u{FDD0}",
        "\r",
        "é",
        "😀",
    ];
    use proptest::strategy::Strategy;
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40)
        .prop_map(|pieces| pieces.concat())
}

fn check_spans(text: &str) -> Result<(), proptest::test_runner::TestCaseError> {
    let source = Source::new("t.md", text);
    let mut findings = Findings::new();
    let blocks = parse(&source, &mut nothing, &mut findings);
    let spans = blocks.iter().flat_map(|block| match block {
        Block::Heading(heading) => vec![&heading.span],
        Block::Paragraph(paragraph) => {
            let lead = paragraph.lead.iter().map(|lead| &lead.span);
            lead.chain([&paragraph.span]).collect()
        }
        Block::Table(_) | Block::Picture(_) | Block::Chart(_) => Vec::new(),
    });
    let places = findings.iter().map(|finding| &finding.span);
    for span in spans.chain(places) {
        let range = span.clone().unwrap().range;
        prop_assert!(text.get(range.clone()).is_some(), "{range:?} in {text:?}");
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        check_spans(&text)?;
    }

    #[test]
    fn any_markdown_is_read_with_spans_on_characters(text in markdown()) {
        check_spans(&text)?;
    }

    #[test]
    fn no_word_is_lost(text in markdown()) {
        // Comments and marks of headings are the only words that are not printed.
        let hidden = ["<!--", "{"].iter().any(|mark| text.contains(mark));
        if !hidden {
            let words = |text: &str| text.matches(['甲', '乙', '7']).collect::<String>();
            let blocks = parse(&Source::new("", text.as_str()), &mut nothing, &mut Findings::new());
            let kept: String = blocks.iter().map(|block| match block {
                Block::Heading(heading) => crate::document::text_of(&heading.content),
                Block::Paragraph(paragraph) => {
                    let lead = paragraph.lead.as_ref();
                    let lead = lead.map(|lead| crate::document::text_of(&lead.content));
                    lead.unwrap_or_default() + &crate::document::text_of(&paragraph.content)
                }
                Block::Table(table) => {
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    cells.map(crate::document::TableCell::text).collect()
                }
                Block::Picture(_) | Block::Chart(_) => String::new(),
            }).collect();
            prop_assert!(words(&text) == words(&kept), "{text:?} → {kept:?}");
        }
    }
}
