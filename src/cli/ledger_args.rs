//! What can be typed after `zhenggai ledger`.

use clap::{Args, Subcommand};

use super::args::{BARE_HELP, COMMAND_HELP, date};
use crate::content::{State, Step};
use crate::ledger::SOON;
use crate::value::Date;

/// `zhenggai ledger`; without a command of its own it shows the ledger.
#[derive(Args, Debug)]
pub(crate) struct Ledger {
    #[command(subcommand)]
    pub(crate) command: Option<LedgerCommand>,
}

/// What can be done with the ledger.
#[derive(Debug, Subcommand)]
pub(crate) enum LedgerCommand {
    #[command(
        alias = "查看",
        about = "[查看] 列出事项的状态、期限、销号和进展，可以只看一部分",
        override_usage = "zhenggai ledger show [选项]",
        help_template = BARE_HELP
    )]
    Show(LedgerShow),
    #[command(
        alias = "登记",
        about = "[登记] 在台账末尾追加一条登记：报告状态、办理销号或者延期",
        override_usage = "zhenggai ledger add [选项] <事项>",
        help_template = COMMAND_HELP
    )]
    Add(LedgerAdd),
}

/// `zhenggai ledger show`: which items, all of them without an option.
#[derive(Args, Debug)]
pub(crate) struct LedgerShow {
    #[arg(long, alias = "逾期", display_order = 1)]
    #[arg(help = "[逾期] 只看逾期的事项")]
    pub(crate) overdue: bool,
    #[arg(long, alias = "即将到期", display_order = 2)]
    #[arg(help = "[即将到期] 只看即将到期的事项；和 --overdue 一起写，两种都看")]
    pub(crate) due_soon: bool,
    #[arg(long, alias = "天数", value_name = "天数", default_value_t = SOON)]
    #[arg(value_parser = days, hide_default_value = true, display_order = 3)]
    #[arg(help = "[天数] 期限前多少天算即将到期；不写就是 15 天")]
    pub(crate) days: i32,
    #[arg(long, alias = "方面", value_name = "方面", display_order = 4)]
    #[arg(help = "[方面] 只看这个方面，写名称中的几个字即可")]
    pub(crate) area: Option<String>,
    #[arg(long, alias = "责任单位", value_name = "单位", display_order = 5)]
    #[arg(help = "[责任单位] 只看这个责任单位，写名称中的几个字即可")]
    pub(crate) unit: Option<String>,
    #[arg(long, alias = "状态", value_name = "状态", value_parser = state)]
    #[arg(display_order = 6, help = "[状态] 只看这种状态，如 正在推进；可写多次")]
    pub(crate) state: Vec<State>,
}

impl Default for LedgerShow {
    fn default() -> Self {
        Self {
            overdue: false,
            due_soon: false,
            days: SOON,
            area: None,
            unit: None,
            state: Vec::new(),
        }
    }
}

/// `zhenggai ledger add`: one entry; what its options mean together is for the rules of
/// the ledger to judge.
#[derive(Args, Debug)]
pub(crate) struct LedgerAdd {
    #[arg(value_name = "事项", help = "整改方案里的编号，如 学习-1")]
    pub(crate) item: String,
    #[arg(long, alias = "状态", value_name = "状态", value_parser = state)]
    #[arg(display_order = 1)]
    #[arg(help = "[状态] 未启动、正在推进、基本完成、已完成、长期坚持")]
    pub(crate) state: Option<State>,
    #[arg(long, alias = "进展", value_name = "文字", display_order = 2)]
    #[arg(help = "[进展] 做了什么，和 --state 一起写")]
    pub(crate) progress: Option<String>,
    #[arg(long, alias = "佐证", value_name = "文字", display_order = 3)]
    #[arg(help = "[佐证] 证明材料的名称；可写多次")]
    pub(crate) evidence: Vec<String>,
    #[arg(long, alias = "登记人", value_name = "名称", display_order = 4)]
    #[arg(help = "[登记人] 登记的人或部门；申请销号时必须写")]
    pub(crate) recorder: Option<String>,
    #[arg(long, alias = "销号", value_name = "步骤", value_parser = step)]
    #[arg(display_order = 5, help = "[销号] 申请、通过、退回")]
    pub(crate) closing: Option<Step>,
    #[arg(long, alias = "审核人", value_name = "名称", display_order = 6)]
    #[arg(help = "[审核人] 审核销号或者批准延期的人或部门")]
    pub(crate) reviewer: Option<String>,
    #[arg(long, alias = "意见", value_name = "文字", display_order = 7)]
    #[arg(help = "[意见] 审核销号的意见；退回时必须写")]
    pub(crate) opinion: Option<String>,
    #[arg(long, aliases = ["延期", "新期限"], value_name = "日期", value_parser = date)]
    #[arg(requires = "reason", display_order = 8)]
    #[arg(help = "[延期] 延到哪一天，如 2024-06-30；和 --reason 一起写")]
    pub(crate) extend_to: Option<Date>,
    #[arg(long, alias = "理由", value_name = "文字", requires = "extend_to")]
    #[arg(display_order = 9, help = "[理由] 为什么延期")]
    pub(crate) reason: Option<String>,
    #[arg(long, alias = "备注", value_name = "文字", display_order = 10)]
    #[arg(help = "[备注] 其他要说明的")]
    pub(crate) note: Option<String>,
    #[arg(long, alias = "日期", value_name = "日期", value_parser = date)]
    #[arg(
        display_order = 11,
        help = "[日期] 登记的日期；不写就是今天（或 --as-of 那天）"
    )]
    pub(crate) date: Option<Date>,
}

fn days(text: &str) -> Result<i32, String> {
    let days = text.parse().ok().filter(|days| (0..=3650).contains(days));
    days.ok_or_else(|| "应为 0 到 3650 的整数".to_owned())
}

fn state(text: &str) -> Result<State, String> {
    State::ALL
        .into_iter()
        .find(|state| state.name() == text)
        .ok_or_else(|| format!("状态有：{}", State::ALL.map(State::name).join("、")))
}

fn step(text: &str) -> Result<Step, String> {
    Step::ALL
        .into_iter()
        .find(|step| step.name() == text)
        .ok_or_else(|| format!("销号有：{}", Step::ALL.map(Step::name).join("、")))
}
