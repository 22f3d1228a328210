//! The keys of `content/ledger.yaml`, and how the log is read out of the tree of values.

use super::fields::{Name, Paragraphs, Reader, Slot};
use super::ledger::{Entry, Extension, Ledger, Placed, State, Step};
use super::schema::{VARIABLES, one_or_many, variables};
use super::shape::{LINE, LINES, Shape, ValueForm, WORDS, may, must};
use super::yaml::{Node, Value};
use crate::diagnostic::Findings;

pub(super) const LEDGER: Shape = Shape {
    name: "台账",
    keys: &[
        may("变量").holds(ValueForm::Named, VARIABLES, "某某局"),
        must("登记").has(
            ValueForm::ListOrNothing(&ValueForm::Mapping(&ENTRY)),
            "每有一次变化，就在末尾追加一条；已经写下的不改、不删、不插。",
        ),
    ],
};

const ENTRY: Shape = Shape {
    name: "登记",
    keys: &[
        must("日期").holds(
            ValueForm::Date,
            "登记当天，写作 2023-10-08；只能比上一条晚，或者同一天。",
            "2023-10-08",
        ),
        must("事项").holds(LINE, "方案里事项的编号。", "学习-1"),
        may("状态").holds(
            ValueForm::Choice(|| State::ALL.map(State::name).to_vec()),
            "未启动、正在推进、基本完成、已完成、长期坚持之一；记已完成必须有佐证。",
            "正在推进",
        ),
        may("进展").holds(
            WORDS,
            "做了什么、做到哪一步。",
            "已制定学习计划，开展集中学习两次。",
        ),
        may("佐证").holds(
            LINES,
            "能证明进展的材料，一条一份。",
            "党委会议纪要〔2023〕12号",
        ),
        may("登记人").holds(LINE, "填写这一条的人；申请销号的必须写。", "某某某"),
        may("销号").holds(
            ValueForm::Choice(|| Step::ALL.map(Step::name).to_vec()),
            "申请、通过、退回之一；谁申请，谁就不能审核。",
            "申请",
        ),
        may("审核人").holds(LINE, "通过或退回销号的人。", "某某某"),
        may("意见").holds(WORDS, "审核的意见；退回的必须写。", "佐证不足，补充后再报。"),
        may("延期").has(ValueForm::Mapping(&EXTENSION), "推迟期限；要写新期限和理由。"),
        may("备注").holds(WORDS, "其他要说明的。", "与年度考核一并检查。"),
    ],
};

const EXTENSION: Shape = Shape {
    name: "延期",
    keys: &[
        may("新期限").holds(
            ValueForm::Date,
            "推迟到哪一天，写作 2024-03-31；要晚于原来的期限。",
            "2024-03-31",
        ),
        may("理由").holds(WORDS, "为什么推迟。", "配套办法尚在征求意见。"),
    ],
};

/// Every key of the ledger, longer names before those they begin with.
#[rustfmt::skip]
pub(super) const KEYS: &[&str] = &[
    "变量", "登记人", "登记", "日期", "事项", "状态", "进展", "佐证", "销号", "审核人",
    "意见", "延期", "新期限", "理由", "备注",
];

/// Reads the log; `None` if an entry cannot be read.
pub(super) fn ledger(root: &Node, findings: &mut Findings) -> Option<Ledger> {
    if matches!(root.value, Value::Null) {
        return Some(Ledger::default());
    }
    let mut reader = Reader::new(findings, KEYS);
    let slot = Slot { node: root, name: Name::Key("台账") };
    let fields = reader.fields(&slot, &LEDGER)?;
    variables(&mut reader, fields.get("变量"));
    let log = fields.get("登记")?;
    let entries =
        if is_empty(log.node) { Vec::new() } else { reader.list_of(Some(log), entry)? };
    let unused: Vec<_> = reader.variables.unused().collect();
    reader.findings.extend(unused);
    Some(Ledger { entries })
}

/// Whether nothing has been recorded yet.
fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Sequence(entries) => entries.is_empty(),
        Value::Scalar(_) | Value::Mapping(_) => false,
    }
}

fn entry(reader: &mut Reader<'_>, slot: Slot<'_>) -> Option<Entry> {
    let fields = reader.fields(&slot, &ENTRY)?;
    let states = State::ALL.map(|state| (state.name(), state));
    let steps = Step::ALL.map(|step| (step.name(), step));
    let line = |reader: &mut Reader<'_>, key| {
        let slot = fields.get(key);
        let text = reader.text(slot.clone(), Paragraphs::One);
        unless_faulty(slot, text)
    };
    let date = reader.date(fields.get("日期"));
    let date = unless_faulty(fields.get("日期"), date);
    let item = line(reader, "事项");
    let state = reader.choice(fields.get("状态"), &states);
    let state = unless_faulty(fields.get("状态"), state);
    let progress = reader.text(fields.get("进展"), Paragraphs::Many);
    let evidence = one_or_many(reader, fields.get("佐证"));
    let recorder = line(reader, "登记人");
    let step = reader.choice(fields.get("销号"), &steps);
    let step = unless_faulty(fields.get("销号"), step);
    let reviewer = line(reader, "审核人");
    let opinion = reader.text(fields.get("意见"), Paragraphs::Many);
    let extension = match fields.get("延期") {
        Some(slot) => extension(reader, &slot).map(Some),
        None => Some(None),
    };
    let note = reader.text(fields.get("备注"), Paragraphs::Many);
    Some(Entry {
        date: date??,
        item: item??.value,
        state: state?,
        progress,
        evidence,
        recorder: recorder?.map(|text| text.value),
        step: step?,
        reviewer: reviewer?.map(|text| text.value),
        opinion,
        extension: extension?,
        note,
        span: slot.node.span.clone(),
    })
}

fn extension(reader: &mut Reader<'_>, slot: &Slot<'_>) -> Option<Extension> {
    let fields = reader.fields(slot, &EXTENSION)?;
    let due = reader.date(fields.get("新期限"));
    let due = unless_faulty(fields.get("新期限"), due);
    let reason = reader.text(fields.get("理由"), Paragraphs::Many);
    Some(Extension { due: due?, reason, span: slot.node.span.clone() })
}

/// A value that may be absent: `Some(None)` if it is, `None` if it could not be read.
fn unless_faulty<T>(
    slot: Option<Slot<'_>>,
    value: Option<T>,
) -> Option<Option<Placed<T>>> {
    match (slot, value) {
        (None, _) => Some(None),
        (Some(slot), Some(value)) => {
            Some(Some(Placed { value, span: slot.node.span.clone() }))
        }
        (Some(_), None) => None,
    }
}
