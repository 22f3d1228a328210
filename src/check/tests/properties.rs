//! Whatever stands in the content, the rules return.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{checked, plan, taken};
use crate::check::{Passage, Reader, rules};
use crate::content::{PLAN_PATH, Terms, Text};
use crate::diagnostic::{Source, Span};

/// Words that rules look for, so that chance meets them.
fn words() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        prop::sample::select(vec![
            "的",
            "得",
            "地",
            "更",
            "在",
            "再",
            "对",
            "是",
            "一是",
            "二是",
            "十",
            "〇",
            "第",
            "届",
            "次",
            "中全会",
            "全国代表大会",
            "年",
            "月",
            "日",
            "号",
            "〔",
            "〕",
            "2023",
            "9",
            "百分之",
            "%",
            "～",
            "《",
            "》",
            "“",
            "”",
            "（",
            "）",
            "(",
            ")",
            "，",
            "。",
            "、",
            "；",
            "：",
            ".",
            ",",
            "…",
            "—",
            "-",
            " ",
            "　",
            "×",
            "|",
            "#",
            "{{单位}}",
            "两个维护",
            "四个自信",
            "道路自信",
            "形式主义",
            "存在",
            "不足",
            "通过",
            "使",
            "情况开展",
            "检查",
            "只有",
            "就能",
            "附件",
            "报告",
            "请批示",
            "召开",
            "年底",
            "发挥",
            "担当",
            "1.",
            "（一）",
            "一、",
            "检查：忽略 LEX001",
            "\u{10FFFF}",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(|char| char.to_string()),
    ];
    vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

/// A value as YAML in single quotes, without what YAML refuses.
fn quoted(words: &str) -> String {
    let words: String = words.chars().filter(|char| !char.is_control()).collect();
    format!("'{}'", words.replace('\'', "''"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_paragraph_makes_a_rule_panic(words in vec(words(), 1..4)) {
        const KEYS: [&str; 12] = [
            "标题", "导语", "方面", "概述", "措施", "时限", "主送机关", "附件", "署名", "附注",
            "发文字号", "进展",
        ];
        let reader = Reader::new(&Terms::default());
        let source = Source::new(PLAN_PATH, words.concat());
        let paragraphs: Vec<_> = words.into_iter().filter(|it| !it.is_empty()).collect();
        let text = Text::new(paragraphs, Span::new(&source, 0..source.text().len()));
        for key in KEYS {
            for passage in Passage::of(key, &text) {
                for rule in rules() {
                    for hit in reader.hits(rule, &passage) {
                        let length = passage.chars.len();
                        let within = hit.range.start < hit.range.end && hit.range.end <= length;
                        prop_assert!(within, "{}: {:?} of {length}", rule.code.id, hit.range);
                    }
                }
            }
        }
    }

    #[test]
    fn no_plan_makes_a_rule_panic(
        words in vec(words(), 6),
        remark in words(),
    ) {
        let [title, preamble, goals, organ, attachment, progress] = &*words else {
            return Ok(());
        };
        let entries = format!(
            "标题: {}\n导语: {}\n整改目标: {}\n署名: {}\n附件: [{}]\n成文日期: 2023-10-08\n\
             登记:\n- {{日期: 2023-12-14, 事项: 戊-1, 状态: 已完成, 进展: {}}}\n",
            quoted(title), quoted(preamble), quoted(goals), quoted(organ),
            quoted(attachment), quoted(progress),
        );
        let (ledger, entries) = taken(&entries, &["登记"]);
        let remark: String = remark.chars().filter(|char| !char.is_control()).collect();
        let plan = format!("# 检查：忽略{remark}\n{}", plan(&entries));
        checked(&plan, &ledger, &format!("例外: [{}]", quoted(organ)));
    }
}
