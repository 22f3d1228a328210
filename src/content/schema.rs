//! The keys of `content/plan.yaml`, and how a plan is read out of the tree of values.

use std::sync::Arc;

use super::fields::{Fields, Name, Paragraphs, Reader, Slot};
use super::issue::{self, ISSUE, issue};
use super::plan::{Area, Item, Kind, MeasureStyle, Plan, Problem, Safeguard};
use super::shape::{LINE, Shape, ValueForm, WORDS};
use super::text::Text;
use super::variables::Variables;
use super::yaml::{Entry, Node, Value};
use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Findings, Source};

pub(super) use super::shape::{may, must};

/// What a person reads about 变量.
pub(super) const VARIABLES: &str =
    "反复出现的词语，在这里写一次；下面写 {{名称}} 就换成它。名称自定。";

/// What a person reads about 发文.
pub(super) const ELEMENTS: &str =
    "正文以外的公文要素：主送机关、署名、成文日期等。用不上的不写。";

pub(super) const PLAN: Shape = Shape {
    name: "整改方案",
    keys: &[
        must("标题").holds(
            LINE,
            "公文标题：单位、事由、文种。太长要分行的，在分行处写“|”。",
            "2023年度民主生活会|党委领导班子整改方案",
        ),
        may("变量").holds(ValueForm::Named, VARIABLES, "某某局"),
        may("发文").has(ValueForm::Mapping(&ISSUE), ELEMENTS),
        must("导语").holds(
            WORDS,
            "开头的话：依据什么、会议何时召开、为什么制定本方案。可以有几段，一行一段。",
            "为把整改落到实处，特制定本方案。",
        ),
        must("总体要求").holds(
            WORDS,
            "整改的指导思想和原则。",
            "坚持问题导向，从严从实整改。",
        ),
        must("整改目标").holds(WORDS, "整改要达到的目标。", "做到问题清零、制度管用。"),
        must("整改措施").has(
            ValueForm::List(&ValueForm::Mapping(&AREA)),
            "一个方面一条，按印出来的先后写；序号由程序编。",
        ),
        must("工作保障").has(
            ValueForm::List(&ValueForm::Mapping(&SAFEGUARD)),
            "保障整改落实的要求，一条一段；序号由程序编。",
        ),
    ],
};

const AREA: Shape = Shape {
    name: "整改措施",
    keys: &[
        must("方面").holds(
            LINE,
            "这个方面的名称，印成“（一）……”；序号由程序编，末尾不加标点。",
            "对照理论学习方面突出问题",
        ),
        must("事项").has(
            ValueForm::List(&ValueForm::Mapping(&ITEM)),
            "这个方面的整改事项。台账按事项登记。",
        ),
    ],
};

const ITEM: Shape = Shape {
    name: "事项",
    keys: &[
        must("编号").holds(
            LINE,
            "由本单位自定，不得重复；台账按编号登记，定下后不要改。",
            "学习-1",
        ),
        must("问题").has(
            ValueForm::List(&ValueForm::Mapping(&PROBLEM)),
            "查摆出的问题；一是、二是由程序编，在一个方面里连续。",
        ),
        must("措施").holds(
            ValueForm::List(&WORDS),
            "整改措施，一条一项；序号由程序编。",
            "每月组织一次集中学习。",
        ),
        may("措施体例").holds(
            ValueForm::Choice(|| STYLES.iter().map(|(name, _)| *name).collect()),
            "多条措施怎么排：一是（一是……二是……）、1.（每条一段）、连写（不编号）。",
            "一是",
        ),
        must("时限").holds(LINE, "印出来的整改时限。", "即时整改，长期坚持。"),
        may("类型").holds(
            ValueForm::Choice(|| KINDS.iter().map(|(name, _)| *name).collect()),
            "立行立改、限期整改、长期坚持，三者之一；台账和报告按它统计。",
            "限期整改",
        ),
        may("期限").holds(
            ValueForm::Date,
            "完成的日期，写作 2023-12-31；限期整改的必须写。",
            "2023-12-31",
        ),
        may("牵头领导").holds(LINE, "牵头的班子成员。", "某某某"),
        may("责任单位").holds(LINE, "负责落实的单位或部门。", "办公室"),
        may("责任人").holds(LINE, "具体负责的人。", "某某某"),
        may("目标").holds(WORDS, "完成的标准，台账中填写。", "形成每月学习的制度。"),
    ],
};

const PROBLEM: Shape = Shape {
    name: "问题",
    keys: &[
        must("概述").holds(LINE, "一句话说清问题，以句号收尾。", "理论学习不够深入。"),
        may("表现").holds(WORDS, "问题的具体表现。", "集中学习多，联系实际思考少。"),
    ],
};

const SAFEGUARD: Shape = Shape {
    name: "工作保障",
    keys: &[
        must("要点").holds(LINE, "一句话的要求，排在段首。", "强化组织领导，压实责任。"),
        must("内容").holds(
            WORDS,
            "要求的内容，接着要点排。",
            "党委要加强统筹，定期调度。",
        ),
    ],
};

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
    let slot = Slot { node: root, name: Name::Key("整改方案") };
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
        Slot { node: &entry.value, name: Name::Variable(entry.key.trim().to_owned()) };
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
