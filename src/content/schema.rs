//! The keys of `content/plan.yaml`, and how a plan is read out of the tree of values.

use std::sync::Arc;

use super::fields::{Fields, Key, Paragraphs, Reader, Shape, Slot};
use super::issue::{self, issue};
use super::plan::{Area, Item, Kind, MeasureStyle, Plan, Problem, Safeguard};
use super::text::Text;
use super::variables::Variables;
use super::yaml::{Entry, Node, Value};
use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Findings, Source};

pub(super) const fn must(name: &'static str) -> Key {
    Key { name, required: true }
}

pub(super) const fn may(name: &'static str) -> Key {
    Key { name, required: false }
}

const PLAN: Shape = Shape {
    name: "整改方案",
    keys: &[
        must("标题"),
        may("变量"),
        may("发文"),
        must("导语"),
        must("总体要求"),
        must("整改目标"),
        must("整改措施"),
        must("工作保障"),
    ],
};

const AREA: Shape =
    Shape { name: "整改措施", keys: &[must("方面"), must("事项")] };

const ITEM: Shape = Shape {
    name: "事项",
    keys: &[
        must("编号"),
        must("问题"),
        must("措施"),
        may("措施体例"),
        must("时限"),
        may("类型"),
        may("期限"),
        may("牵头领导"),
        may("责任单位"),
        may("责任人"),
        may("目标"),
    ],
};

const PROBLEM: Shape = Shape { name: "问题", keys: &[must("概述"), may("表现")] };

const SAFEGUARD: Shape =
    Shape { name: "工作保障", keys: &[must("要点"), must("内容")] };

#[rustfmt::skip]
const OWN: [&str; 26] = [
    "标题", "变量", "发文", "导语", "总体要求", "整改目标", "整改措施", "工作保障", "正文",
    "方面", "事项", "编号", "问题", "措施体例", "措施", "时限", "类型", "期限",
    "牵头领导", "责任单位", "责任人", "目标", "概述", "表现", "要点", "内容",
];

/// Every key of the plan, longer names before those they begin with.
pub(super) const KEYS: &[&str] =
    &joined::<26, { issue::NAMES.len() }, { 26 + issue::NAMES.len() }>(OWN, issue::NAMES);

/// Two lists of names as one.
pub(super) const fn joined<const A: usize, const B: usize, const N: usize>(
    first: [&'static str; A],
    second: [&'static str; B],
) -> [&'static str; N] {
    let mut all = [""; N];
    let mut at = 0;
    while at < N {
        all[at] = if at < A { first[at] } else { second[at - A] };
        at += 1;
    }
    all
}

const STYLES: &[(&str, MeasureStyle)] = &[
    ("一是", MeasureStyle::Ordinal),
    ("1.", MeasureStyle::Numbered),
    ("连写", MeasureStyle::RunOn),
];

const KINDS: &[(&str, Kind)] = &[
    ("立行立改", Kind::Immediate),
    ("限期整改", Kind::ByDate),
    ("长期坚持", Kind::LongTerm),
];

/// Reads the plan; `None` if a required part cannot be read.
pub(super) fn plan(
    source: &Arc<Source>,
    root: &Node,
    findings: &mut Findings,
) -> Option<Plan> {
    let mut reader = Reader::new(findings, KEYS);
    if matches!(root.value, Value::Null) {
        let finding = Diagnostic::new(&codes::EMPTY, "文件里没有内容");
        reader.report(
            finding.at(root.span.clone()).hint(
                "请填写整改方案的内容；可以用 zhenggai new 建立一个新项目，照着填写",
            ),
        );
        return None;
    }
    let slot = Slot { node: root, name: "“整改方案”".to_owned() };
    let fields = reader.fields(&slot, &PLAN)?;
    let variables = variables(&mut reader, fields.get("变量"));
    let title = reader.text(fields.get("标题"), Paragraphs::One);
    let issue = issue(&mut reader, fields.get("发文"));
    let preamble = reader.text(fields.get("导语"), Paragraphs::Many);
    let requirements = reader.text(fields.get("总体要求"), Paragraphs::Many);
    let goals = reader.text(fields.get("整改目标"), Paragraphs::Many);
    let areas = reader.list_of(fields.get("整改措施"), area);
    let safeguards = reader.list_of(fields.get("工作保障"), safeguard);
    let unused: Vec<_> = reader.variables.unused().collect();
    reader.findings.extend(unused);
    Some(Plan {
        title: title?,
        variables,
        issue,
        preamble: preamble?,
        requirements: requirements?,
        goals: goals?,
        areas: areas?,
        safeguards: safeguards?,
        source: Arc::clone(source),
    })
}

/// Defines the variables; those whose values are sound, with their names.
pub(super) fn variables(
    reader: &mut Reader<'_>,
    slot: Option<Slot<'_>>,
) -> Vec<(String, Text)> {
    let mut sound = Vec::new();
    let Some(slot) = slot else { return sound };
    let Value::Mapping(entries) = &slot.node.value else {
        // Reports the wrong form.
        reader.fields(&slot, &Shape { name: "变量", keys: &[] });
        return sound;
    };
    let mut defined = Variables::default();
    let mut seen: Vec<&Entry> = Vec::new();
    for entry in entries {
        let name = entry.key.trim();
        if let Some(first) = seen.iter().find(|first| first.key.trim() == name) {
            let finding =
                Diagnostic::new(&codes::DUPLICATE_KEY, format!("变量“{name}”定义了两次"));
            reader.report(
                finding
                    .at(entry.key_span.clone())
                    .label("第二次")
                    .related(first.key_span.clone(), "第一次")
                    .hint("请合并成一个，删掉另一个"),
            );
            continue;
        }
        seen.push(entry);
        // A variable whose value is at fault counts as defined: one finding is enough.
        let value = variable(reader, entry);
        let words = value.as_ref().map_or_else(|| name.to_owned(), Text::text);
        defined.define(name, words, entry.key_span.clone());
        sound.extend(value.map(|value| (name.to_owned(), value)));
    }
    reader.variables = defined;
    sound
}

/// The value of a variable.
fn variable(reader: &mut Reader<'_>, entry: &Entry) -> Option<Text> {
    let slot =
        Slot { node: &entry.value, name: format!("变量“{}”", entry.key.trim()) };
    let name_is_odd = entry.key.contains(['{', '}', '\n']);
    let uses_another =
        matches!(&entry.value.value, Value::Scalar(scalar) if scalar.text.contains("{{"));
    if name_is_odd || uses_another {
        let (message, span) = if name_is_odd {
            (format!("变量名“{}”里有花括号或换行", entry.key.trim()), &entry.key_span)
        } else {
            (format!("{}的值里又用了变量", slot.name), &entry.value.span)
        };
        let finding = Diagnostic::new(&codes::MALFORMED_VARIABLE, message);
        reader.report(
            finding.at(span.clone()).label("这里").hint("变量名和变量的值都只能是文字"),
        );
        return None;
    }
    reader.text(Some(slot), Paragraphs::One)
}

/// One text, or a list of texts.
pub(super) fn one_or_many(reader: &mut Reader<'_>, slot: Option<Slot<'_>>) -> Vec<Text> {
    let is_list =
        slot.as_ref().is_some_and(|slot| matches!(slot.node.value, Value::Sequence(_)));
    if is_list {
        reader.texts(slot, Paragraphs::One).unwrap_or_default()
    } else {
        reader.text(slot, Paragraphs::One).into_iter().collect()
    }
}

fn area(reader: &mut Reader<'_>, slot: Slot<'_>) -> Option<Area> {
    let fields = reader.fields(&slot, &AREA)?;
    let name = reader.text(fields.get("方面"), Paragraphs::One);
    let items = reader.list_of(fields.get("事项"), item);
    Some(Area { name: name?, items: items? })
}

fn item(reader: &mut Reader<'_>, slot: Slot<'_>) -> Option<Item> {
    let fields = reader.fields(&slot, &ITEM)?;
    let line = |reader: &mut Reader<'_>, fields: &Fields<'_>, key| {
        reader.text(fields.get(key), Paragraphs::One)
    };
    let id = line(reader, &fields, "编号");
    if let Some(id) = &id {
        unique_id(reader, id);
    }
    let problems = reader.list_of(fields.get("问题"), problem);
    let measures = reader.texts(fields.get("措施"), Paragraphs::Many);
    let style = reader.choice(fields.get("措施体例"), STYLES);
    let deadline = line(reader, &fields, "时限");
    let kind = reader.choice(fields.get("类型"), KINDS);
    let due = reader.date(fields.get("期限"));
    let leader = line(reader, &fields, "牵头领导");
    let unit = line(reader, &fields, "责任单位");
    let person = line(reader, &fields, "责任人");
    let target = reader.text(fields.get("目标"), Paragraphs::Many);
    let measures = measures?;
    Some(Item {
        id: id?,
        problems: problems?,
        style: style.unwrap_or(MeasureStyle::usual(measures.len())),
        measures,
        deadline: deadline?,
        kind,
        due,
        leader,
        unit,
        person,
        target,
        span: slot.node.span.clone(),
    })
}

fn problem(reader: &mut Reader<'_>, slot: Slot<'_>) -> Option<Problem> {
    let fields = reader.fields(&slot, &PROBLEM)?;
    let summary = reader.text(fields.get("概述"), Paragraphs::One);
    let detail = reader.text(fields.get("表现"), Paragraphs::Many);
    Some(Problem { summary: summary?, detail })
}

fn safeguard(reader: &mut Reader<'_>, slot: Slot<'_>) -> Option<Safeguard> {
    let fields = reader.fields(&slot, &SAFEGUARD)?;
    let point = reader.text(fields.get("要点"), Paragraphs::One);
    let content = reader.text(fields.get("内容"), Paragraphs::Many);
    Some(Safeguard { point: point?, content: content? })
}

/// Reports an identifier that stands twice.
fn unique_id(reader: &mut Reader<'_>, id: &Text) {
    let words = id.text();
    if let Some(first) = reader.ids.get(&words) {
        let finding = Diagnostic::new(&codes::DUPLICATE_ID, format!("编号“{words}”重复"))
            .at(id.span.clone())
            .label("第二次")
            .related(first.clone(), "第一次")
            .hint("请给每个事项一个不同的编号；已记入台账的编号不要改动");
        reader.report(finding);
    } else {
        reader.ids.insert(words, id.span.clone());
    }
}
