//! The data of `templates/report.md`: a quarterly 整改落实情况报告.
//!
//! Days are written out (`2023年12月31日`), shares are percentages with two decimals; what is
//! a number counts items unless its name says otherwise.

use serde::Serialize;

/// What `templates/report.md` may print.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ReportData {
    /// The title of the plan whose items are reported.
    pub plan: String,
    /// The quarter, e.g. `2023年第四季度`.
    pub quarter: String,
    /// 截至.
    pub day: String,
    /// How many 方面 the plan has.
    pub areas_total: usize,
    /// How many 问题 the plan lists.
    pub problems_total: usize,
    /// How many 措施 the plan lists.
    pub measures_total: usize,
    /// The counts on that day.
    pub counts: CountsData,
    /// The counts at the end of the quarter before; absent in the first report.
    pub before: Option<CountsData>,
    /// The quarter before, e.g. `2023年第三季度`.
    pub before_quarter: String,
    /// The counts that are not what they were at the end of the quarter before.
    pub changes: Vec<ChangeData>,
    /// 组织领导, by paragraph.
    pub leadership: Vec<String>,
    /// Every 方面, in the order of the plan.
    pub areas: Vec<AreaProgressData>,
    /// What was struck off in the quarter.
    pub closed: Vec<ClosedData>,
    /// What was returned in the quarter.
    pub returned: Vec<ReturnedData>,
    /// Deadlines that were moved in the quarter.
    pub delayed: Vec<DelayData>,
    /// What is overdue on that day.
    pub overdue: Vec<OverdueData>,
    /// 存在的问题, each by paragraph.
    pub shortcomings: Vec<Vec<String>>,
    /// 下一步打算, each by paragraph.
    pub next_steps: Vec<Vec<String>>,
}

/// How many items are in each state.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CountsData {
    /// All items.
    pub total: usize,
    /// 未启动.
    pub not_started: usize,
    /// 正在推进.
    pub in_progress: usize,
    /// 基本完成.
    pub nearly_done: usize,
    /// 已完成.
    pub done: usize,
    /// 长期坚持.
    pub long_term: usize,
    /// 逾期.
    pub overdue: usize,
    /// 即将到期.
    pub soon: usize,
    /// 销号待审核.
    pub pending: usize,
    /// 已销号.
    pub closed: usize,
    /// Items that can be struck off: all but those of 长期坚持.
    pub closable: usize,
    /// The states besides 已完成 that items are in.
    pub others: Vec<StateData>,
    /// 已完成 among all, e.g. `37.50%`.
    pub done_share: String,
    /// 已销号 among those that can be.
    pub closed_share: String,
}

/// A state that items are in.
#[derive(Clone, Debug, Default, Serialize)]
pub struct StateData {
    /// 状态.
    pub name: String,
    /// How many items are in it.
    pub count: usize,
}

/// A count that is not what it was.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ChangeData {
    /// What is counted, e.g. `已完成`, `已销号`.
    pub name: String,
    /// At the end of the quarter before.
    pub before: usize,
    /// At the end of this one.
    pub now: usize,
}

/// One 方面.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AreaProgressData {
    /// Its name in the plan.
    pub name: String,
    /// Its counts.
    pub counts: CountsData,
    /// Its items.
    pub items: Vec<ItemProgressData>,
}

/// One 事项 in a quarter.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ItemProgressData {
    /// 编号.
    pub id: String,
    /// The first 问题 in the words of the plan, without its full stop.
    pub problem: String,
    /// How many 问题 it has.
    pub problems: usize,
    /// 状态.
    pub state: String,
    /// 状态 at the end of the quarter before.
    pub state_before: String,
    /// 进展 of the quarter, in order.
    pub progress: Vec<String>,
    /// 佐证 of the quarter, in order.
    pub evidence: Vec<String>,
    /// 是否销号.
    pub closure: String,
}

/// An item struck off in the quarter.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ClosedData {
    /// Its first 问题.
    pub problem: String,
    /// The day.
    pub day: String,
    /// 审核人.
    pub reviewer: String,
}

/// An item returned in the quarter.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ReturnedData {
    /// Its first 问题.
    pub problem: String,
    /// The day.
    pub day: String,
    /// Whether it had been struck off already.
    pub reopened: bool,
    /// 审核人.
    pub reviewer: String,
    /// 意见, without its full stop.
    pub reason: String,
}

/// A deadline moved in the quarter.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DelayData {
    /// Its first 问题.
    pub problem: String,
    /// The deadline before; empty if there was none.
    pub from: String,
    /// The deadline after.
    pub to: String,
    /// 理由, without its full stop.
    pub reason: String,
}

/// An item overdue on the day of the report.
#[derive(Clone, Debug, Default, Serialize)]
pub struct OverdueData {
    /// Its first 问题.
    pub problem: String,
    /// The deadline that passed.
    pub deadline: String,
    /// For how many days.
    pub days: i32,
    /// 原因, without its full stop; empty while nobody wrote it.
    pub cause: String,
    /// 拟完成日期; empty while nobody wrote it.
    pub due: String,
}
