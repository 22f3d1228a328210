//! The data that templates receive: plain values under ASCII names.
//!
//! These types are the border between content and template. A field that is a list of
//! texts holds paragraphs; a single text never holds a line break.

mod report;

pub use report::{
    AreaProgressData, ChangeData, ClosedData, CountsData, DelayData, ItemProgressData,
    OverdueData, ReportData, ReturnedData, StateData,
};

use serde::Serialize;

/// What `templates/plan.md` may print: the body of a 整改方案.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PlanData {
    /// 导语, by paragraph.
    pub preamble: Vec<String>,
    /// 总体要求, by paragraph.
    pub requirements: Vec<String>,
    /// 整改目标, by paragraph.
    pub goals: Vec<String>,
    /// 整改措施, by 方面.
    pub areas: Vec<AreaData>,
    /// 工作保障.
    pub safeguards: Vec<SafeguardData>,
}

/// What `templates/submission.md` may print: the body of a 报送公文.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SubmissionData {
    /// 正文, by paragraph.
    pub body: Vec<String>,
}

/// One 方面 of the plan.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AreaData {
    /// 方面, e.g. `对照理论学习方面突出问题`.
    pub name: String,
    /// 事项.
    pub items: Vec<ItemData>,
}

/// One 事项: problems with the measures that mend them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ItemData {
    /// 编号, e.g. `学习-1`.
    pub id: String,
    /// 问题.
    pub problems: Vec<ProblemData>,
    /// 措施.
    pub measures: Vec<MeasureData>,
    /// 措施体例.
    pub style: MeasureStyleData,
    /// 时限 in words, by paragraph.
    pub deadline: Vec<String>,
}

/// One 问题.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ProblemData {
    /// Its number among the problems of the whole area, from 1: 一是, 二是 ….
    pub n: u32,
    /// 概述.
    pub summary: String,
    /// 表现, by paragraph; empty without one.
    pub detail: Vec<String>,
}

/// One 措施.
#[derive(Clone, Debug, Default, Serialize)]
pub struct MeasureData {
    /// Its number among the measures of the item, from 1.
    pub n: u32,
    /// The words, by paragraph.
    pub text: Vec<String>,
}

/// How the measures of an item are strung together.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureStyleData {
    /// 连写: one after the other in one paragraph; `"run_on"` in a template.
    #[default]
    RunOn,
    /// 一是……二是…… in one paragraph; `"ordinal"` in a template.
    Ordinal,
    /// 1.…… 2.…… in a paragraph each; `"numbered"` in a template.
    Numbered,
}

/// One 工作保障.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SafeguardData {
    /// 要点, e.g. `强化组织领导，压实责任。`.
    pub point: String,
    /// 内容, by paragraph.
    pub content: Vec<String>,
}
