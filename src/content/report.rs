//! What a person must write in a quarterly report (整改落实情况报告); everything countable
//! is computed from the ledger.

use std::sync::Arc;

use super::fields::{Paragraphs, Reader, Shape, Slot};
use super::issue::{self, Issue, issue};
use super::ledger::Placed;
use super::schema::{joined, may, must, one_or_many, variables};
use super::text::Text;
use super::yaml::{Node, Value};
use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Findings, Source};
use crate::value::Date;

/// The words of one report.
#[derive(Clone, Debug, PartialEq)]
pub struct Narrative {
    /// 标题, where the usual one is not wanted; `|` marks where a line may end.
    pub title: Option<Text>,
    /// 变量: names and values, in the order of the file.
    pub variables: Vec<(String, Text)>,
    /// 发文: the elements around the text.
    pub issue: Issue,
    /// 组织领导: what was done to lead the work.
    pub leadership: Text,
    /// 逾期说明: the cause of every item that is overdue.
    pub overdue: Vec<OverdueCause>,
    /// 存在的问题.
    pub shortcomings: Vec<Text>,
    /// 下一步打算.
    pub next_steps: Vec<Text>,
    /// The file.
    pub source: Arc<Source>,
}

/// Why an item is overdue and when it will be finished.
#[derive(Clone, Debug, PartialEq)]
pub struct OverdueCause {
    /// 事项: an 编号 of the plan.
    pub item: Text,
    /// 原因.
    pub cause: Text,
    /// 拟完成日期.
    pub due: Placed<Date>,
}

const REPORT: Shape = Shape {
    name: "报告",
    keys: &[
        may("标题"),
        may("变量"),
        may("发文"),
        must("组织领导"),
        may("逾期说明"),
        must("存在的问题"),
        must("下一步打算"),
    ],
};

const OVERDUE: Shape = Shape {
    name: "逾期说明",
    keys: &[must("事项"), must("原因"), must("拟完成日期")],
};

#[rustfmt::skip]
const OWN: [&str; 10] = [
    "标题", "变量", "发文", "组织领导", "逾期说明", "存在的问题", "下一步打算", "事项",
    "原因", "拟完成日期",
];

/// Every key of a report, longer names before those they begin with.
pub(super) const KEYS: &[&str] =
    &joined::<10, { issue::NAMES.len() }, { 10 + issue::NAMES.len() }>(OWN, issue::NAMES);

/// Reads the words of a report; `None` if a required part cannot be read.
pub(super) fn report(
    source: &Arc<Source>,
    root: &Node,
    findings: &mut Findings,
) -> Option<Narrative> {
    let mut reader = Reader::new(findings, KEYS);
    if matches!(root.value, Value::Null) {
        let finding = Diagnostic::new(&codes::EMPTY, "文件里没有内容");
        reader.report(finding.at(root.span.clone()).hint(
            "请删去这个空文件，再用 zhenggai report 2023-Q4 --draft 的写法生成一份待填写的",
        ));
        return None;
    }
    let slot = Slot { node: root, name: "“报告”".to_owned() };
    let fields = reader.fields(&slot, &REPORT)?;
    let variables = variables(&mut reader, fields.get("变量"));
    let title = reader.text(fields.get("标题"), Paragraphs::One);
    let issue = issue(&mut reader, fields.get("发文"));
    let leadership = reader.text(fields.get("组织领导"), Paragraphs::Many);
    let overdue = reader.list_of(fields.get("逾期说明"), overdue);
    let shortcomings = one_or_many(&mut reader, fields.get("存在的问题"));
    let next_steps = one_or_many(&mut reader, fields.get("下一步打算"));
    let unused: Vec<_> = reader.variables.unused().collect();
    reader.findings.extend(unused);
    let written = !shortcomings.is_empty() && !next_steps.is_empty();
    written.then_some(Narrative {
        title,
        variables,
        issue,
        leadership: leadership?,
        overdue: overdue.unwrap_or_default(),
        shortcomings,
        next_steps,
        source: Arc::clone(source),
    })
}

fn overdue(reader: &mut Reader<'_>, slot: Slot<'_>) -> Option<OverdueCause> {
    let fields = reader.fields(&slot, &OVERDUE)?;
    let item = reader.text(fields.get("事项"), Paragraphs::One);
    let cause = reader.text(fields.get("原因"), Paragraphs::One);
    let day = fields.get("拟完成日期");
    let due = reader.date(day.clone());
    let due =
        due.zip(day).map(|(value, slot)| Placed { value, span: slot.node.span.clone() });
    Some(OverdueCause { item: item?, cause: cause?, due: due? })
}

impl Narrative {
    /// Every text that a person wrote, under the name a clerk knows it by.
    pub fn texts(&self) -> Vec<(String, &Text)> {
        let mut texts: Vec<(String, &Text)> = Vec::new();
        texts.extend(self.title.iter().map(|text| ("标题".to_owned(), text)));
        texts.push(("组织领导".to_owned(), &self.leadership));
        for cause in &self.overdue {
            texts.push((format!("事项“{}”的逾期原因", cause.item.text()), &cause.cause));
        }
        for (name, list) in
            [("存在的问题", &self.shortcomings), ("下一步打算", &self.next_steps)]
        {
            let numbered = (1..).zip(list);
            texts.extend(numbered.map(|(at, text)| (format!("{name}{at}"), text)));
        }
        texts
    }
}
