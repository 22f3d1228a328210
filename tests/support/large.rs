//! Makes the plan and the ledger of a large project, the same every time.

use std::fmt::Write;

/// How many items a 方面 has.
const ITEMS_OF_AN_AREA: usize = 250;

/// The identifier of an item, from 0.
pub(crate) fn id(item: usize) -> String {
    format!("方面{}-{}", item / ITEMS_OF_AN_AREA + 1, item % ITEMS_OF_AN_AREA + 1)
}

/// Every fifth item is 长期坚持.
fn is_long_term(item: usize) -> bool {
    item % 5 == 4
}

/// A plan with so many items.
pub(crate) fn plan(items: usize) -> String {
    let mut text = "标题: 某某市党委领导班子整改方案\n导语: 会后制定本方案。\n\
         总体要求: 逐项整改。\n整改目标: 全部整改到位。\n整改措施:\n"
        .to_owned();
    for item in 0..items {
        let number = item + 1;
        if item % ITEMS_OF_AN_AREA == 0 {
            let area = item / ITEMS_OF_AN_AREA + 1;
            let _ = write!(text, "  - 方面: 第{area}个方面\n    事项:\n");
        }
        let kind = if is_long_term(item) {
            "时限: 长期坚持。\n        类型: 长期坚持".to_owned()
        } else {
            format!(
                "时限: 2024年12月底前。\n        类型: 限期整改\n        期限: 2024-{:02}-28",
                item % 12 + 1
            )
        };
        let _ = write!(
            text,
            "      - 编号: {}\n        问题:\n          - 概述: 第{number}项工作抓得不紧。\n            \
             表现: 调查研究不够深入，解决实际问题的办法不多，第{number}项任务推进缓慢。\n        \
             措施: [每季度专题研究一次第{number}项工作。, 年内到基层调研不少于两次。]\n        \
             {kind}\n        牵头领导: 分管负责同志\n        责任单位: 第{}责任单位\n",
            id(item),
            item % 40 + 1
        );
    }
    text.push_str(
        "工作保障:\n  - 要点: 加强领导。\n    内容: 党委统一领导，办公室督促落实。\n",
    );
    text
}

/// A ledger that breaks no rule: each item of such a plan in turn, again and again, one
/// round a quarter from 2024 on.
pub(crate) fn ledger(items: usize, entries: usize) -> String {
    let mut text = "# 整改台账。\n\n登记:\n".to_owned();
    for number in 0..entries {
        let (round, item) = (number / items, number % items);
        let year = 2024 + round / 4;
        let month = round % 4 * 3 + 1 + item * 3 / items;
        let day = item * 3 % items * 28 / items + 1;
        let _ = write!(
            text,
            "  - 日期: {year}-{month:02}-{day:02}\n    事项: {}\n",
            id(item)
        );
        text.push_str(&act(item, round));
    }
    text
}

/// What the entry of an item says in a round.
fn act(item: usize, round: usize) -> String {
    let unit = item % 40 + 1;
    let report = |state: &str, did: &str| {
        format!(
            "    状态: {state}\n    进展: {did}，第{}次研究有关问题，\
             到基层单位了解情况，提出解决办法。\n    \
             佐证: [第{unit}责任单位第{}次工作记录, 督办通报（{}）]\n    登记人: 第{unit}责任单位\n",
            round + 1,
            round + 1,
            item + 1,
        )
    };
    match round {
        0 => report("正在推进", "制定计划并分解任务"),
        _ if is_long_term(item) => report("长期坚持", "继续抓好落实"),
        1 => report("基本完成", "主要任务基本完成"),
        2 => report("已完成", "修订制度并印发执行"),
        3 => format!("    销号: 申请\n    登记人: 第{unit}责任单位\n"),
        4 => "    销号: 通过\n    审核人: 党委办公室\n    意见: 佐证齐全，同意销号。\n"
            .to_owned(),
        _ => report("已完成", "巩固整改成果"),
    }
}
