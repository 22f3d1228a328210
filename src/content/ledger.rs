//! The ledger (整改台账) as an office writes it: a log of entries.

use super::plan::{Part, Parts};
use super::text::Text;
use crate::diagnostic::Span;
use crate::value::Date;

/// The whole log, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// 登记.
    pub entries: Vec<Entry>,
}

/// One entry as written. What its keys mean together is for `ledger` to judge.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// 日期.
    pub date: Placed<Date>,
    /// 事项: an 编号 of the plan.
    pub item: Text,
    /// 状态.
    pub state: Option<Placed<State>>,
    /// 进展.
    pub progress: Option<Text>,
    /// 佐证.
    pub evidence: Vec<Text>,
    /// 登记人.
    pub recorder: Option<Text>,
    /// 销号.
    pub step: Option<Placed<Step>>,
    /// 审核人.
    pub reviewer: Option<Text>,
    /// 意见.
    pub opinion: Option<Text>,
    /// 延期.
    pub extension: Option<Extension>,
    /// 备注.
    pub note: Option<Text>,
    /// The whole entry in the file.
    pub span: Span,
}

/// 延期.
#[derive(Clone, Debug, PartialEq)]
pub struct Extension {
    /// 新期限.
    pub due: Option<Placed<Date>>,
    /// 理由.
    pub reason: Option<Text>,
    /// All of it.
    pub span: Span,
}

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// Where the work on an item stands (状态).
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum State {
    /// 未启动.
    NotStarted,
    /// 正在推进.
    InProgress,
    /// 基本完成.
    NearlyDone,
    /// 已完成.
    Done,
    /// 长期坚持.
    LongTerm,
}

impl Ledger {
    /// Every text but the ids of items, in the order of the file.
    pub fn texts(&self) -> Vec<Part<'_>> {
        let mut texts = Parts::default();
        for (at, entry) in (1..).zip(&self.entries) {
            texts.of(format!("登记第{at}条的"));
            texts.one("进展", entry.progress.as_ref());
            texts.many("佐证", &entry.evidence);
            texts.one("登记人", entry.recorder.as_ref());
            texts.one("审核人", entry.reviewer.as_ref());
            texts.one("意见", entry.opinion.as_ref());
            let reason = entry.extension.as_ref().and_then(|it| it.reason.as_ref());
            texts.one("理由", reason);
            texts.one("备注", entry.note.as_ref());
        }
        texts.parts
    }
}

impl State {
    /// All, in the order in which papers list them.
    pub const ALL: [Self; 5] = [
        Self::NotStarted,
        Self::InProgress,
        Self::NearlyDone,
        Self::Done,
        Self::LongTerm,
    ];

    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotStarted => "未启动",
            Self::InProgress => "正在推进",
            Self::NearlyDone => "基本完成",
            Self::Done => "已完成",
            Self::LongTerm => "长期坚持",
        }
    }
}

/// A step of striking an item off the ledger (销号).
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Step {
    /// 申请.
    Apply,
    /// 通过.
    Approve,
    /// 退回, of an application or of an item already struck off.
    Return,
}

impl Step {
    /// All, in the order in which they happen.
    pub const ALL: [Self; 3] = [Self::Apply, Self::Approve, Self::Return];

    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Apply => "申请",
            Self::Approve => "通过",
            Self::Return => "退回",
        }
    }
}
