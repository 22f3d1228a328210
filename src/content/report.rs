//! What a person must write in a quarterly report (整改落实情况报告); everything countable
//! is computed from the ledger.

use std::sync::Arc;

use super::fields::{Name, Paragraphs, Reader, Slot};
use super::issue::{self, ISSUE, Issue, issue};
use super::ledger::Placed;
use super::plan::{Part, Parts};
use super::schema::{ELEMENTS, VARIABLES, joined, one_or_many, variables};
use super::shape::{LINE, LINES, Shape, ValueForm, WORDS, may, must};
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

pub(super) const REPORT: Shape = Shape {
    name: "报告",
    keys: &[
        may("标题").holds(
            LINE,
            "不用通常的标题时写；太长要分行的，在分行处写“|”。",
            "中共某某局委员会|关于2023年第四季度整改落实情况的报告",
        ),
        may("变量").holds(ValueForm::Named, VARIABLES, "某某局"),
        may("发文").has(ValueForm::Mapping(&ISSUE), ELEMENTS),
        must("组织领导").holds(
            WORDS,
            "本季度怎样组织领导整改：开了什么会、谁牵头、怎样督促检查。",
            "党委召开两次专题会议，研究推进整改。",
        ),
        may("逾期说明").has(
            ValueForm::List(&ValueForm::Mapping(&OVERDUE)),
            "每个逾期的事项一条：为什么没有按期完成，打算哪一天完成。",
        ),
        must("存在的问题").holds(
            LINES,
            "哪些措施没有做到位、为什么，一条一个。",
            "个别事项推进不够平衡。",
        ),
        must("下一步打算").holds(
            LINES,
            "下个季度做什么、谁来做、什么时候做完，一条一项。",
            "办公室每月调度一次，年底前全部完成。",
        ),
    ],
};

const OVERDUE: Shape = Shape {
    name: "逾期说明",
    keys: &[
        must("事项").holds(LINE, "方案里事项的编号。", "能力-1"),
        must("原因").holds(LINE, "为什么没有按期完成。", "配套办法尚在征求意见。"),
        must("拟完成日期").holds(
            ValueForm::Date,
            "打算哪一天完成，写作 2024-03-31。",
            "2024-03-31",
        ),
    ],
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
    let slot = Slot { node: root, name: Name::Key("报告") };
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
    pub fn texts(&self) -> Vec<Part<'_>> {
        let mut texts = Parts::default();
        texts.one("标题", self.title.as_ref());
        texts.one("组织领导", Some(&self.leadership));
        for cause in &self.overdue {
            texts.of(format!("事项“{}”的逾期", cause.item.text()));
            texts.one("原因", Some(&cause.cause));
        }
        texts.of(String::new());
        texts.many("存在的问题", &self.shortcomings);
        texts.many("下一步打算", &self.next_steps);
        texts.parts
    }
}
