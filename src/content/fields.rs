//! Reads single values strictly: every fault is a finding at its place.

use std::collections::BTreeMap;
use std::fmt;

use super::expand;
pub(super) use super::shape::{Key, Paragraphs, Shape};
use super::slips;
use super::suggest::nearest;
use super::text::Text;
use super::variables::Variables;
use super::yaml::{Entry, Node, Scalar, Value, indentation_finding};
use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Findings, Span};
use crate::value::{Date, DateError};

/// Where a value is read from, with its name for findings.
#[derive(Clone, Debug)]
pub(super) struct Slot<'n> {
    /// The value.
    pub(super) node: &'n Node,
    /// What findings call it.
    pub(super) name: Name,
}

/// What findings call a value. Put into words only when there is a finding: a large file
/// has many values and few faults.
#[derive(Clone, Debug)]
pub(super) enum Name {
    /// The value of a key, e.g. `“措施”`.
    Key(&'static str),
    /// An entry of a list, from 1, e.g. `“措施”第 2 条`.
    Entry(Box<Name>, usize),
    /// The value of a variable, e.g. `变量“单位”`.
    Variable(String),
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => write!(f, "“{key}”"),
            Self::Entry(list, number) => write!(f, "{list}第 {number} 条"),
            Self::Variable(name) => write!(f, "变量“{name}”"),
        }
    }
}

/// The values of a mapping by key.
#[derive(Debug)]
pub(super) struct Fields<'n>(Vec<(&'static str, &'n Entry)>);

impl<'n> Fields<'n> {
    /// The value of a key, if the key is there.
    pub(super) fn get(&self, key: &str) -> Option<Slot<'n>> {
        let (name, entry) = self.0.iter().find(|(name, _)| *name == key)?;
        Some(Slot { node: &entry.value, name: Name::Key(name) })
    }
}

/// Reads values and gathers findings.
pub(super) struct Reader<'a> {
    /// Where findings go.
    pub(super) findings: &'a mut Findings,
    /// The variables that texts may use.
    pub(super) variables: Variables,
    /// Every key that any mapping may have: a text beginning with one is a slip.
    pub(super) known: &'static [&'static str],
    /// The identifiers met so far, with their places.
    pub(super) ids: BTreeMap<String, Span>,
}

impl<'a> Reader<'a> {
    /// A reader that has read nothing yet.
    pub(super) fn new(
        findings: &'a mut Findings,
        known: &'static [&'static str],
    ) -> Self {
        Self { findings, variables: Variables::default(), known, ids: BTreeMap::new() }
    }

    /// The values of a mapping. Unknown, doubled and missing keys are findings.
    pub(super) fn fields<'n>(
        &mut self,
        slot: &Slot<'n>,
        shape: &Shape,
    ) -> Option<Fields<'n>> {
        let Value::Mapping(entries) = &slot.node.value else {
            self.wrong_form(slot, "下一层的“键: 值”");
            return None;
        };
        let mut found: Vec<(&'static str, &Entry)> = Vec::with_capacity(entries.len());
        let mut unknown = Vec::new();
        for entry in entries {
            let Some(key) = shape.keys.iter().find(|key| key.name == entry.key) else {
                unknown.push(entry);
                continue;
            };
            match found.iter().find(|(name, _)| *name == key.name) {
                Some((_, first)) => self.report(doubled(entry, first)),
                None => found.push((key.name, entry)),
            }
        }
        let is_absent = |key: &&Key| !found.iter().any(|(name, _)| *name == key.name);
        let required = shape.keys.iter().filter(|key| key.required);
        if unknown.is_empty() && required.filter(is_absent).count() == 0 {
            return Some(Fields(found));
        }
        let mut absent: Vec<Key> = shape.keys.iter().filter(is_absent).copied().collect();
        for entry in unknown {
            let meant = self.unknown_key(entry, shape, &absent);
            absent.retain(|key| Some(key.name) != meant);
        }
        let place = entries.first().map_or(&slot.node.span, |entry| &entry.key_span);
        for key in absent.iter().filter(|key| key.required) {
            self.report(missing(key.name, shape.name, place));
        }
        Some(Fields(found))
    }

    /// Reports an unknown key; the key that was probably meant.
    fn unknown_key(
        &mut self,
        entry: &Entry,
        shape: &Shape,
        absent: &[Key],
    ) -> Option<&'static str> {
        let meant = nearest(&entry.key, absent.iter().map(|key| key.name));
        let shown = entry.key.trim();
        if entry.key.starts_with(|ch: char| ch.is_whitespace()) {
            let finding = indentation_finding("全角空格或特殊空格");
            self.report(finding.at(entry.key_span.clone()));
            return meant;
        }
        if shown.starts_with('-') && meant.is_some() {
            self.report(slips::dash(entry.key_span.clone()));
            return meant;
        }
        let message = format!("“{}”里没有“{shown}”这个键", shape.name);
        let hint = match meant {
            Some(name) => format!("是不是要写“{name}”？"),
            None if self.known.contains(&shown) => {
                format!("“{shown}”要写在别的一层，请检查缩进")
            }
            None => format!(
                "这里可用的键有：{}",
                listed(shape.keys.iter().map(|key| key.name))
            ),
        };
        let finding = Diagnostic::new(&codes::UNKNOWN_KEY, message);
        self.report(finding.at(entry.key_span.clone()).label("不认识的键").hint(hint));
        meant
    }

    /// The entries of a list that must not be empty.
    pub(super) fn list<'n>(&mut self, slot: Option<Slot<'n>>) -> Option<Vec<Slot<'n>>> {
        let slot = slot?;
        let Value::Sequence(nodes) = &slot.node.value else {
            self.wrong_form(&slot, "列表");
            return None;
        };
        if nodes.is_empty() {
            self.empty(&slot);
            return None;
        }
        let named = |(at, node)| {
            let name = Name::Entry(Box::new(slot.name.clone()), at + 1);
            Slot { node, name }
        };
        Some(nodes.iter().enumerate().map(named).collect())
    }

    /// A list of which each entry is read in one way; `None` if one cannot be read.
    pub(super) fn list_of<T>(
        &mut self,
        slot: Option<Slot<'_>>,
        mut read: impl FnMut(&mut Self, Slot<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let slots = self.list(slot)?;
        let values: Vec<Option<T>> =
            slots.into_iter().map(|slot| read(self, slot)).collect();
        values.into_iter().collect()
    }

    /// A list of texts.
    pub(super) fn texts(
        &mut self,
        slot: Option<Slot<'_>>,
        paragraphs: Paragraphs,
    ) -> Option<Vec<Text>> {
        self.list_of(slot, |reader, slot| reader.text(Some(slot), paragraphs))
    }

    /// A text.
    pub(super) fn text(
        &mut self,
        slot: Option<Slot<'_>>,
        paragraphs: Paragraphs,
    ) -> Option<Text> {
        let slot = slot?;
        let scalar = self.scalar(&slot)?;
        let swallowed = slips::swallowed_lines(scalar, &slot.node.span, self.known);
        self.findings.extend(swallowed);
        let text =
            expand::text(scalar, &slot.node.span, &mut self.variables, self.findings);
        if text.paragraphs.is_empty() {
            self.empty(&slot);
            return None;
        }
        if paragraphs == Paragraphs::One && text.paragraphs.len() > 1 {
            let message =
                format!("{}只能写一段，这里有 {} 段", slot.name, text.paragraphs.len());
            let second = text.place_of(1, 0..1);
            let finding = Diagnostic::new(&codes::ONE_PARAGRAPH, message);
            self.report(
                finding
                    .at(second)
                    .label("从这里起是第二段")
                    .hint("请写在同一段里，中间不要换行"),
            );
        }
        Some(text)
    }

    /// A day.
    pub(super) fn date(&mut self, slot: Option<Slot<'_>>) -> Option<Date> {
        let slot = slot?;
        let scalar = self.scalar(&slot)?;
        let words = scalar.text.trim();
        match words.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                let message = match error {
                    DateError::Notation => format!("{}不是日期：“{words}”", slot.name),
                    DateError::NoSuchDay => format!("日历上没有“{words}”这一天"),
                };
                let finding = Diagnostic::new(&codes::BAD_DATE, message);
                let hint =
                    "日期写作 2023-09-08：年 4 位、月 2 位、日 2 位，中间用英文短横";
                self.report(
                    finding.at(slot.node.span.clone()).label("应为日期").hint(hint),
                );
                None
            }
        }
    }

    /// One of several words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        slot: Option<Slot<'_>>,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let slot = slot?;
        let words = self.scalar(&slot)?.text.trim();
        if let Some((_, value)) = choices.iter().find(|(name, _)| *name == words) {
            return Some(*value);
        }
        let names = || choices.iter().map(|(name, _)| *name);
        let message = format!("{}不能是“{words}”", slot.name);
        let finding = Diagnostic::new(&codes::BAD_CHOICE, message)
            .at(slot.node.span.clone())
            .label("不在可选范围内")
            .hint(match nearest(words, names()) {
                Some(name) => format!("是不是要写“{name}”？可选：{}", listed(names())),
                None => format!("可选：{}", listed(names())),
            });
        self.report(finding);
        None
    }

    /// The text of a value that is neither empty nor a list nor a mapping.
    pub(super) fn scalar<'n>(&mut self, slot: &Slot<'n>) -> Option<&'n Scalar> {
        match &slot.node.value {
            Value::Scalar(scalar) if !scalar.text.trim().is_empty() => {
                return Some(scalar);
            }
            Value::Null | Value::Scalar(_) => self.empty(slot),
            Value::Sequence(_) | Value::Mapping(_) => self.wrong_form(slot, "文字"),
        }
        None
    }

    /// Adds a finding.
    pub(super) fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    fn empty(&mut self, slot: &Slot<'_>) {
        let finding = Diagnostic::new(&codes::EMPTY, format!("{}是空的", slot.name))
            .at(slot.node.span.clone())
            .label("后面没有内容")
            .hint("请填写内容；可以不填的键，请把整行删掉");
        self.report(finding);
    }

    /// Reports a value of another form than the one expected.
    fn wrong_form(&mut self, slot: &Slot<'_>, expected: &str) {
        let node = slot.node;
        let actual = match &node.value {
            Value::Null => return self.empty(slot),
            Value::Scalar(scalar) if scalar.text.trim().is_empty() => {
                return self.empty(slot);
            }
            Value::Scalar(scalar) => {
                match slips::in_place_of_structure(scalar, &node.span, self.known) {
                    Some(finding) => return self.report(finding),
                    None => "一段文字",
                }
            }
            Value::Sequence(_) => "列表",
            Value::Mapping(_) => "“键: 值”",
        };
        let message = format!("{}应为{expected}，这里却是{actual}", slot.name);
        let finding = Diagnostic::new(&codes::WRONG_TYPE, message)
            .at(first_line(&node.span))
            .label(format!("应为{expected}"))
            .hint(form_hint(expected, &node.value));
        self.report(finding);
    }
}

fn form_hint(expected: &str, value: &Value) -> &'static str {
    match (expected, value) {
        ("文字", Value::Mapping(_)) => {
            "若文字里有英文冒号加空格，请改为全角冒号“：”，或者把整个值用英文引号括起来"
        }
        ("文字", _) => {
            "请直接写文字；分几段写时，在冒号后写“|”，每段另起一行并多缩进两格"
        }
        ("列表", _) => "请把每一条另起一行，以“- ”（英文短横加一个空格）开头",
        _ => "请另起一行，多缩进两格，写成“键: 值”，冒号用英文冒号，后面空一格",
    }
}

fn doubled(entry: &Entry, first: &Entry) -> Diagnostic {
    Diagnostic::new(&codes::DUPLICATE_KEY, format!("“{}”写了两次", entry.key))
        .at(entry.key_span.clone())
        .label("第二次")
        .related(first.key_span.clone(), "第一次")
        .hint("请合并成一个，删掉另一个")
}

/// A key that must be there and is not.
pub(super) fn missing(key: &str, shape: &str, place: &Span) -> Diagnostic {
    Diagnostic::new(&codes::MISSING_KEY, format!("“{shape}”缺少“{key}”"))
        .at(place.clone())
        .label(format!("这里缺少“{key}”"))
        .hint(format!("请在同一层加上“{key}: ……”"))
}

/// Names in quotes; quotes beside quotes take no 、 between them.
fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = names.map(|name| format!("“{name}”")).collect();
    quoted.concat()
}

/// The first line of a place that may run over many.
fn first_line(span: &Span) -> Span {
    let words = span.source.text().get(span.range.clone()).unwrap_or_default();
    let length = words.find(['\n', '\r']).unwrap_or(words.len());
    Span::new(&span.source, span.range.start..span.range.start + length)
}
