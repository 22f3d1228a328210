//! Holds what a person wrote in a report against the ledger and the plan.

mod claims;
mod numbers;
mod wording;

use super::Report;
use crate::content::{Narrative, OverdueCause, Part, Plan};
use crate::diagnostic::codes::report as codes;
use crate::diagnostic::{Diagnostic, Findings};
use crate::value::Date;

/// Words that ask the superior to decide: what 请示 is for, not 报告.
const REQUESTS: [&str; 6] =
    ["请批示", "请审批", "请批复", "请予批准", "请予审批", "请予批复"];

/// Everything in the words of a report that the ledger, the plan or the kind of paper
/// contradicts.
pub fn verify(
    narrative: &Narrative,
    report: &Report<'_>,
    plan: &Plan,
    today: Date,
    findings: &mut Findings,
) {
    findings.extend(not_over(report, today));
    findings.extend(dated_early(narrative, report));
    findings.extend(no_signatory(narrative));
    overdue(narrative, report, findings);
    for Part { text, key, .. } in narrative.texts() {
        let planned = key == "下一步打算";
        for at in 0..text.paragraphs.len() {
            findings.extend(numbers::find(text, at, report));
            findings.extend(wording::find(text, at, plan));
            findings.extend(claims::find(text, at, planned, report));
            findings.extend(request(text, at));
        }
    }
}

fn not_over(report: &Report<'_>, today: Date) -> Option<Diagnostic> {
    (today < report.quarter.last_day()).then(|| {
        let (quarter, day) = (report.quarter.in_chinese(), report.day.in_chinese());
        let message = format!("{quarter}还没有结束，报告只截至{day}");
        Diagnostic::new(&codes::NOT_OVER, message)
            .hint("正式的报告请在季度结束后再生成；回看以前的，请用 --as-of 指定日期")
    })
}

fn dated_early(narrative: &Narrative, report: &Report<'_>) -> Option<Diagnostic> {
    let dated = narrative.issue.date.filter(|dated| *dated < report.day)?;
    let (dated, day) = (dated.in_chinese(), report.day.in_chinese());
    let message = format!("成文日期“{dated}”早于报告截至的“{day}”");
    let finding = Diagnostic::new(&codes::DATED_EARLY, message);
    let place = narrative.issue.date_place.clone();
    Some(
        finding
            .at(place.unwrap_or_else(|| whole(narrative)))
            .hint("请把“成文日期”改为领导人签发的日期，不早于报告截至的日期"),
    )
}

fn no_signatory(narrative: &Narrative) -> Option<Diagnostic> {
    let issue = &narrative.issue;
    (!issue.mark.is_empty() && issue.signatories.is_empty()).then(|| {
        Diagnostic::new(&codes::NO_SIGNATORY, "报告有发文机关标志，却没有签发人")
            .at(issue.mark[0].span.clone())
            .hint("请在“发文”里加上“签发人: ……”，写签发报告的主要负责人姓名")
    })
}

/// The place that stands for the whole file.
fn whole(narrative: &Narrative) -> crate::diagnostic::Span {
    narrative.leadership.span.clone()
}

/// Every overdue item has one cause with a day to come, and nothing else has.
fn overdue(narrative: &Narrative, report: &Report<'_>, findings: &mut Findings) {
    let cause_of = |id: &str| narrative.overdue.iter().find(|it| it.item.text() == id);
    for item in report.items() {
        let id = item.now.item.id.text();
        if let (Some(days), None) = (item.overdue, cause_of(&id)) {
            let message =
                format!("事项“{id}”到{}已逾期 {days} 天，没有说明原因", report.day);
            findings.push(
                Diagnostic::new(&codes::NO_CAUSE, message).at(whole(narrative)).hint(
                    format!(
                        "请在“逾期说明”里加一条：事项 {id}，写明“原因”和“拟完成日期”"
                    ),
                ),
            );
        }
    }
    for cause in &narrative.overdue {
        findings.extend(unfounded(cause, report));
        if cause.due.value <= report.day {
            let (due, day) = (cause.due.value, report.day);
            let message = format!("拟完成日期“{due}”不晚于报告截至的“{day}”");
            findings.push(
                Diagnostic::new(&codes::DUE_IN_THE_PAST, message)
                    .at(cause.due.span.clone())
                    .hint("请写一个以后的、做得到的日期；批准延期的，还要在台账里登记“延期”"),
            );
        }
    }
}

fn unfounded(cause: &OverdueCause, report: &Report<'_>) -> Option<Diagnostic> {
    let id = cause.item.text();
    let item = report.items().find(|item| item.now.item.id.text() == id);
    let message = match item {
        Some(item) if item.overdue.is_some() => return None,
        Some(_) => format!("事项“{id}”到{}没有逾期", report.day),
        None => format!("整改方案里没有编号为“{id}”的事项"),
    };
    let finding = Diagnostic::new(&codes::NOT_OVERDUE, message);
    Some(finding.at(cause.item.span.clone()).hint("请删去这一条，或者改正“事项”的编号"))
}

fn request(text: &crate::content::Text, at: usize) -> Option<Diagnostic> {
    let words = &text.paragraphs[at];
    let (found, start) = REQUESTS.iter().find_map(|it| Some((*it, words.find(it)?)))?;
    let start = words[..start].chars().count();
    let message = format!("报告里写了“{found}”，这是请示的用语");
    Some(
        Diagnostic::new(&codes::REQUEST, message)
            .at(text.place_of(at, start..start + found.chars().count()))
            .hint("请删去；需要上级答复的，另行写一份请示"),
    )
}
