//! Where an item stands on a day.

use super::log::Track;
use crate::content::{Area, Item, Kind, State, Text};
use crate::value::Date;

/// How many days before its deadline an item counts as 即将到期, unless asked otherwise.
pub const SOON: i32 = 15;

/// Where an item stands on a day.
#[derive(Clone, Debug)]
pub struct Standing<'p> {
    /// 方面.
    pub area: &'p Area,
    /// 事项.
    pub item: &'p Item,
    /// 状态.
    pub state: State,
    /// The day since which it has been so; `None` if nothing has been recorded.
    pub since: Option<Date>,
    /// The day of the last entry.
    pub updated: Option<Date>,
    /// The deadline in force, if the item has one.
    pub deadline: Option<Date>,
    /// 延期, in order.
    pub delays: Vec<Delay<'p>>,
    /// 是否销号.
    pub closure: Closure<'p>,
    /// 退回, in order.
    pub returns: Vec<Returned<'p>>,
    /// The last 进展 with its day.
    pub progress: Option<(Date, &'p Text)>,
    /// 佐证 with their days, in order.
    pub evidence: Vec<(Date, &'p Text)>,
    /// The last 备注.
    pub note: Option<&'p Text>,
}

/// One 延期.
#[derive(Clone, Debug)]
pub struct Delay<'p> {
    /// The day on which it was recorded.
    pub on: Date,
    /// The deadline before, if there was one.
    pub from: Option<Date>,
    /// The deadline after.
    pub to: Date,
    /// 理由.
    pub reason: &'p Text,
}

/// One 退回.
#[derive(Clone, Debug)]
pub struct Returned<'p> {
    /// The day on which it was recorded.
    pub on: Date,
    /// Whether the item had been struck off already and was reopened.
    pub reopened: bool,
    /// 审核人.
    pub reviewer: &'p Text,
    /// 意见.
    pub reason: &'p Text,
}

/// 是否销号.
#[derive(Clone, Debug)]
pub enum Closure<'p> {
    /// 否.
    Open,
    /// 待审核.
    Pending {
        /// The day of 申请.
        since: Date,
        /// Its 登记人.
        applicant: &'p Text,
    },
    /// 已销号.
    Closed {
        /// The day of 通过.
        on: Date,
        /// Who applied.
        applicant: &'p Text,
        /// Its 审核人.
        reviewer: &'p Text,
    },
}

impl Closure<'_> {
    /// As papers print it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Open => "否",
            Self::Pending { .. } => "待审核",
            Self::Closed { .. } => "已销号",
        }
    }
}

/// How an item keeps to its deadline.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Timing {
    /// It has no deadline, or needs none any more.
    Free,
    /// The deadline is far.
    InTime,
    /// 即将到期: so many days are left, 0 on the day itself.
    Soon(i32),
    /// 逾期: the deadline passed so many days ago.
    Overdue(i32),
}

impl<'p> Standing<'p> {
    /// Before the first entry.
    pub(super) fn new(track: &Track<'p>) -> Self {
        Self {
            area: track.area,
            item: track.item,
            state: State::NotStarted,
            since: None,
            updated: None,
            deadline: track.item.due,
            delays: Vec::new(),
            closure: Closure::Open,
            returns: Vec::new(),
            progress: None,
            evidence: Vec::new(),
            note: None,
        }
    }

    /// How the item keeps to its deadline on a day; `soon` is how many days before the
    /// deadline 即将到期 begins, usually [`SOON`].
    pub fn timing(&self, day: Date, soon: i32) -> Timing {
        let Some(deadline) = self.deadline else { return Timing::Free };
        if self.is_settled() {
            return Timing::Free;
        }
        match day.days_until(deadline) {
            left if left < 0 => Timing::Overdue(-left),
            left if left <= soon => Timing::Soon(left),
            _ => Timing::InTime,
        }
    }

    /// 完成时间: the day since which the item has been 已完成.
    pub fn finished(&self) -> Option<Date> {
        self.since.filter(|_| self.state == State::Done)
    }

    /// Whether nothing is left to be done by the deadline.
    pub(super) fn is_settled(&self) -> bool {
        matches!(self.state, State::Done | State::LongTerm)
    }

    /// Whether the item can never be struck off.
    pub fn is_long_term(&self) -> bool {
        self.item.kind == Some(Kind::LongTerm) || self.state == State::LongTerm
    }
}
