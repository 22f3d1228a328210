//! The plan (整改方案) as an office writes it.

use std::sync::Arc;

use super::issue::Issue;
use super::text::Text;
use crate::diagnostic::{Source, Span};
use crate::value::Date;

/// The whole plan, in the order in which the paper reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// 标题; `|` marks where a line may end.
    pub title: Text,
    /// 变量: names and values, in the order of the file.
    pub variables: Vec<(String, Text)>,
    /// 发文: the elements around the text.
    pub issue: Issue,
    /// 导语.
    pub preamble: Text,
    /// 总体要求.
    pub requirements: Text,
    /// 整改目标.
    pub goals: Text,
    /// 整改措施: at least one.
    pub areas: Vec<Area>,
    /// 工作保障: at least one.
    pub safeguards: Vec<Safeguard>,
    /// The file.
    pub source: Arc<Source>,
}

/// One 方面 of 整改措施.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// 方面.
    pub name: Text,
    /// 事项: at least one.
    pub items: Vec<Item>,
}

/// One 事项: what the ledger follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// 编号: unique in the plan.
    pub id: Text,
    /// 问题: at least one.
    pub problems: Vec<Problem>,
    /// 措施: at least one.
    pub measures: Vec<Text>,
    /// 措施体例, or what follows from the number of measures.
    pub style: MeasureStyle,
    /// 时限: the words that are printed.
    pub deadline: Text,
    /// 类型.
    pub kind: Option<Kind>,
    /// 期限.
    pub due: Option<Date>,
    /// 牵头领导.
    pub leader: Option<Text>,
    /// 责任单位.
    pub unit: Option<Text>,
    /// 责任人.
    pub person: Option<Text>,
    /// 目标.
    pub target: Option<Text>,
    /// The whole item in the file.
    pub span: Span,
}

/// One 问题.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// 概述: the sentence that names it.
    pub summary: Text,
    /// 表现: how it shows.
    pub detail: Option<Text>,
}

/// One paragraph of 工作保障.
#[derive(Clone, Debug, PartialEq)]
pub struct Safeguard {
    /// 要点: the words that open it.
    pub point: Text,
    /// 内容.
    pub content: Text,
}

/// How the measures of an item are set (措施体例).
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum MeasureStyle {
    /// 连写: one after the other, without numbers.
    RunOn,
    /// 一是: in one paragraph, numbered 一是, 二是 …
    Ordinal,
    /// 1.: each a paragraph, numbered 1. 2. …
    Numbered,
}

impl MeasureStyle {
    /// What an item without 措施体例 has: one measure runs on, several take 一是.
    pub(super) fn usual(measures: usize) -> Self {
        if measures > 1 { Self::Ordinal } else { Self::RunOn }
    }
}

/// What kind of deadline an item has (类型).
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Kind {
    /// 立行立改.
    Immediate,
    /// 限期整改.
    ByDate,
    /// 长期坚持.
    LongTerm,
}

impl Kind {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Immediate => "立行立改",
            Self::ByDate => "限期整改",
            Self::LongTerm => "长期坚持",
        }
    }
}

/// A text of a content file, with the names it goes by.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// The name a clerk knows it by, such as `事项“政治-2”的措施1`.
    pub name: String,
    /// The key it stands under, such as `措施`.
    pub key: &'static str,
    /// The text.
    pub text: &'a Text,
}

impl Plan {
    /// Every text, in the order of the paper. The values of variables are in
    /// [`Plan::variables`].
    pub fn texts(&self) -> Vec<Part<'_>> {
        let mut texts = Parts::default();
        texts.one("标题", Some(&self.title));
        self.issue.add_head_to(&mut texts);
        texts.one("导语", Some(&self.preamble));
        texts.one("总体要求", Some(&self.requirements));
        texts.one("整改目标", Some(&self.goals));
        for (at, area) in (1..).zip(&self.areas) {
            texts.of(format!("整改措施第{at}个")).one("方面", Some(&area.name));
            for item in &area.items {
                item.add_to(&mut texts);
            }
        }
        for (at, safeguard) in (1..).zip(&self.safeguards) {
            texts.of(format!("工作保障{at}的"));
            texts.one("要点", Some(&safeguard.point));
            texts.one("内容", Some(&safeguard.content));
        }
        texts.of(String::new());
        self.issue.add_foot_to(&mut texts);
        texts.parts
    }

    /// Every item, in the order of the paper.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.areas.iter().flat_map(|area| &area.items)
    }
}

impl Issue {
    /// Every text around that of the paper, in the order of the paper.
    pub fn texts(&self) -> Vec<Part<'_>> {
        let mut texts = Parts::default();
        self.add_head_to(&mut texts);
        self.add_foot_to(&mut texts);
        texts.parts
    }

    /// What stands above the text.
    fn add_head_to<'a>(&'a self, texts: &mut Parts<'a>) {
        texts.one("份号", self.copy_number.as_ref());
        texts.one("密级", self.secrecy.as_ref());
        texts.one("保密期限", self.period.as_ref());
        texts.one("紧急程度", self.urgency.as_ref());
        texts.many("发文机关标志", &self.mark);
        texts.one("发文字号", self.number.as_ref());
        texts.many("签发人", &self.signatories);
        texts.one("主送机关", self.addressee.as_ref());
    }

    /// What stands below the text.
    fn add_foot_to<'a>(&'a self, texts: &mut Parts<'a>) {
        texts.many("附件", self.attachments.iter().map(|attached| &attached.name));
        texts.many("署名", &self.organs);
        texts.of("签名章的".to_owned());
        texts.many("职务", self.stamps.iter().map(|stamp| &stamp.office));
        texts.of(String::new());
        texts.one("附注", self.note.as_ref());
        for (label, names) in &self.attendance {
            texts.one(label, Some(names));
        }
        texts.many("抄送", &self.copies);
        texts.one("印发机关", self.printer.as_ref());
        texts.many("其他要素", &self.others);
    }
}

impl Item {
    fn add_to<'a>(&'a self, texts: &mut Parts<'a>) {
        let item = format!("事项“{}”的", self.id.text());
        texts.of(item.clone()).one("编号", Some(&self.id));
        for (at, problem) in (1..).zip(&self.problems) {
            texts.of(format!("{item}问题{at}"));
            texts.one("概述", Some(&problem.summary));
            texts.one("表现", problem.detail.as_ref());
        }
        texts.of(item).many("措施", &self.measures);
        texts.one("时限", Some(&self.deadline));
        texts.one("牵头领导", self.leader.as_ref());
        texts.one("责任单位", self.unit.as_ref());
        texts.one("责任人", self.person.as_ref());
        texts.one("目标", self.target.as_ref());
    }
}

/// Texts with their names, while they are gathered.
#[derive(Default)]
pub(super) struct Parts<'a> {
    /// What the names begin with: where the keys stand.
    within: String,
    /// What has been gathered.
    pub(super) parts: Vec<Part<'a>>,
}

impl<'a> Parts<'a> {
    /// Says where the keys that follow stand, such as `事项“政治-2”的`.
    pub(super) fn of(&mut self, within: String) -> &mut Self {
        self.within = within;
        self
    }

    /// Adds the text of a key.
    pub(super) fn one(&mut self, key: &'static str, text: Option<&'a Text>) -> &mut Self {
        let name = || format!("{}{key}", self.within);
        self.parts.extend(text.map(|text| Part { name: name(), key, text }));
        self
    }

    /// Adds the texts of a key, numbered.
    pub(super) fn many(
        &mut self,
        key: &'static str,
        texts: impl IntoIterator<Item = &'a Text>,
    ) -> &mut Self {
        for (at, text) in (1..).zip(texts) {
            let name = format!("{}{key}{at}", self.within);
            self.parts.push(Part { name, key, text });
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::content::fixture;

    #[test]
    fn every_text_has_a_name() {
        let plan = fixture::plan();
        let texts = plan.texts();
        let found = texts.iter().find(|part| part.name == "事项“政治-2”的问题1概述");
        assert_eq!(found.unwrap().text.text(), "以学促作还存在不足。");
        assert_eq!(found.unwrap().key, "概述");
        assert!(texts.iter().any(|part| part.name == "工作保障3的内容"));
        assert!(texts.iter().any(|part| part.name == "整改措施第2个方面"));
    }
}
