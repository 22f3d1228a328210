//! The file that a person fills in for a quarter's report: questions, and what the ledger
//! already answers.

use std::fmt::Write;

use super::{ItemReport, Report};
use crate::content::State;

/// The text of `content/reports/….yaml` before anybody has written into it.
///
/// Every required key is there and empty, so that building says what is still to be
/// answered; an overdue item has its entry.
pub fn draft(report: &Report<'_>) -> String {
    let mut out = String::new();
    let (quarter, day) = (report.quarter.in_chinese(), report.day.in_chinese());
    let all = &report.now.all;
    let _ = write!(
        out,
        "# {quarter}整改落实情况报告：这里只写要人写的话，数字都由程序按台账计算。\n\
         # 截至{day}，台账中共 {} 个事项：已完成 {}、基本完成 {}、正在推进 {}、未启动 {}、\n\
         # 长期坚持 {}；已销号 {}，逾期 {}。文中写到这些数，必须与台账一致。\n\
         #\n\
         # 下一行供 VS Code 等编辑器提示和检查用，不用管它。\n\
         # yaml-language-server: $schema=../../schemas/report.json\n\n",
        all.total,
        all.in_state(State::Done),
        all.in_state(State::NearlyDone),
        all.in_state(State::InProgress),
        all.in_state(State::NotStarted),
        all.in_state(State::LongTerm),
        all.closed,
        all.overdue,
    );
    out.push_str(
        "发文:\n  \
         # 报告是上行文，要有签发人。没有的项，把整行删掉。\n  \
         发文机关标志:\n  \
         发文字号:\n  \
         签发人:\n  \
         主送机关:\n  \
         署名:\n  \
         成文日期:\n\n\
         # 本季度怎样组织领导整改：开了什么会、谁牵头、怎样督促检查？\n\
         组织领导:\n\n",
    );
    let overdue: Vec<_> = report.items().filter(|item| item.overdue.is_some()).collect();
    if !overdue.is_empty() {
        out.push_str("# 每个逾期的事项：为什么没有按期完成，谁的责任？打算哪一天完成？\n逾期说明:\n");
        for item in overdue {
            let _ = write!(
                out,
                "  - 事项: {}    # {}\n    原因:\n    拟完成日期:\n",
                quoted(&item.now.item.id.text()),
                problem(item)
            );
        }
        out.push('\n');
    }
    out.push_str("# 哪些措施没有做到位？为什么？下面是还没有完成的事项，供对照：\n");
    let settled =
        |item: &&ItemReport<'_>| !matches!(item.now.state, State::Done | State::LongTerm);
    for item in report.items().filter(settled) {
        let id = item.now.item.id.text();
        let _ = writeln!(out, "#   {id}（{}）：{}", item.now.state.name(), problem(item));
    }
    out.push_str(
        "存在的问题:\n  -\n\n\
         # 下个季度做什么、谁来做、什么时候做完？\n\
         下一步打算:\n  -\n",
    );
    out
}

/// The first problem of an item, on one line.
fn problem(item: &ItemReport<'_>) -> String {
    let text = item.now.item.problems.first().map(|it| it.summary.paragraphs.concat());
    text.unwrap_or_default().replace(['\n', '\r'], "")
}

/// An 编号 as YAML takes it for text whatever it looks like.
fn quoted(id: &str) -> String {
    let plain = id.chars().all(|char| char.is_alphanumeric() || char == '-')
        && !id.is_ascii()
        && !id.starts_with('-');
    if plain { id.to_owned() } else { format!("'{}'", id.replace('\'', "''")) }
}
