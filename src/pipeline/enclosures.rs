//! 附件说明 of the covering 报告, computed from what is filed with it.

use super::{Paper, front, report, tables};
use crate::content::{self, Enclosed, Plan, Submission};
use crate::diagnostic::codes::package::{ATTACHMENTS_DIFFER, NO_REPORT};
use crate::diagnostic::{Diagnostic, Findings, Span};
use crate::value::{Date, Quarter};
use crate::world::World;

/// A paper that is filed with the covering 报告.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Enclosure {
    /// The paper.
    pub(super) paper: Paper,
    /// Its title, as 附件说明 names it.
    pub(super) title: String,
}

/// What is filed with the covering 报告; `quarter` is that of the report where a person
/// names one. `None` where an error forbids filing.
pub(super) fn of(
    submission: &Submission,
    plan: &Plan,
    quarter: Option<Quarter>,
    world: &dyn World,
    findings: &mut Findings,
) -> Option<Vec<Enclosure>> {
    let day = submission.issue.date.unwrap_or_else(|| world.today());
    let stated = submission.enclosed.as_deref();
    let mut found = Vec::new();
    for enclosed in stated.unwrap_or(&Enclosed::ALL) {
        let enclosure = match enclosed {
            Enclosed::Plan => {
                let title = front::title(&plan.title).concat();
                Enclosure { paper: Paper::Plan, title }
            }
            Enclosed::Ledger => {
                let title = tables::LEDGER.to_owned();
                Enclosure { paper: Paper::Ledger, title }
            }
            Enclosed::Report => {
                let needed = quarter.is_some() || stated.is_some();
                match due(quarter, day, world) {
                    Some(Due::Written(quarter)) => reported(quarter, world, findings),
                    Some(Due::Missing(quarter)) => {
                        findings.push(missing_report(quarter));
                        return None;
                    }
                    Some(Due::First(quarter)) if needed => {
                        findings.push(missing_report(quarter));
                        return None;
                    }
                    Some(Due::First(_)) | None => continue,
                }
            }
        };
        if !found.contains(&enclosure) {
            found.push(enclosure);
        }
    }
    Some(found)
}

/// What `build` puts into 附件说明: what the content states is filed with the paper, nothing
/// (the inner `None`) where it states nothing.
#[expect(clippy::option_option, reason = "an error, nothing stated, what is stated")]
pub(super) fn stated(
    submission: &Submission,
    world: &dyn World,
    findings: &mut Findings,
) -> Option<Option<Vec<String>>> {
    if submission.enclosed.is_none() {
        return Some(None);
    }
    let plan = content::load_plan(world, findings)?;
    let enclosed = of(submission, &plan, None, world, findings)?;
    names(submission, &enclosed, findings).map(Some)
}

/// The report that is due on a day.
enum Due {
    /// It is written.
    Written(Quarter),
    /// It is not written, although others before were.
    Missing(Quarter),
    /// It is not written, and none before it was.
    First(Quarter),
}

/// The report of the quarter that a person names, or of the last that is over; `None`
/// before the calendar begins.
fn due(named: Option<Quarter>, day: Date, world: &dyn World) -> Option<Due> {
    let written = content::reported_quarters(world);
    let over = |quarter: Quarter| match quarter.last_day() == day {
        true => Some(quarter),
        false => quarter.previous(),
    };
    let quarter = named.or_else(|| Quarter::of(day).and_then(over))?;
    Some(match written.contains(&quarter) {
        true => Due::Written(quarter),
        false if named.is_some() => Due::Missing(quarter),
        false if written.iter().any(|it| *it < quarter) => Due::Missing(quarter),
        false => Due::First(quarter),
    })
}

fn missing_report(quarter: Quarter) -> Diagnostic {
    let message = format!("{}的报告还没有写", quarter.in_chinese());
    let hint = format!(
        "请运行 zhenggai report {quarter} --draft，填好后再报送；这次要附别的季度的，加 --period"
    );
    Diagnostic::new(&NO_REPORT, message).hint(hint)
}

fn reported(quarter: Quarter, world: &dyn World, findings: &mut Findings) -> Enclosure {
    let narrative = content::load_narrative(world, quarter, findings);
    let own = narrative.and_then(|it| it.title.as_ref().map(front::title));
    let title = own.unwrap_or_else(|| report::title(quarter)).concat();
    Enclosure { paper: Paper::Report(quarter), title }
}

/// The names of 附件说明, in order: those that the office wrote, which must be those of what
/// is filed and of what is bound with the paper; or else those of what is filed.
pub(super) fn names(
    submission: &Submission,
    enclosed: &[Enclosure],
    findings: &mut Findings,
) -> Option<Vec<String>> {
    let written = &submission.issue.attachments;
    if written.is_empty() {
        return Some(enclosed.iter().map(|it| it.title.clone()).collect());
    }
    let mut differs = false;
    let mut report = |span: &Span, message: String, hint: &str| {
        differs = true;
        let finding = Diagnostic::new(&ATTACHMENTS_DIFFER, message).at(span.clone());
        findings.push(finding.hint(hint));
    };
    for it in written.iter().filter(|it| it.file.is_none()) {
        let name = it.name.text();
        if !enclosed.iter().any(|enclosure| is_same(&name, &enclosure.title)) {
            let message = format!("附件说明写了“{name}”，却没有随文报送");
            let hint =
                "要随文装订的，写“正文: 附件.md”；随文报送的，写它的标题；不送的，请删去";
            report(&it.name.span, message, hint);
        }
    }
    let place = &written[0].name.span;
    for enclosure in enclosed {
        if !written.iter().any(|it| is_same(&it.name.text(), &enclosure.title)) {
            let message = format!("附件说明里没有随文报送的“{}”", enclosure.title);
            let hint = "请照标题写上；或者删去“附件”，由程序按随文报送的公文列出";
            report(place, message, hint);
        }
    }
    (!differs).then(|| written.iter().map(|it| it.name.text()).collect())
}

/// The number of an enclosure among the names of 附件说明, from 1.
pub(super) fn number(names: &[String], enclosure: &Enclosure) -> Option<usize> {
    names.iter().position(|name| is_same(name, &enclosure.title)).map(|at| at + 1)
}

fn is_same(one: &str, other: &str) -> bool {
    let bare = |words: &str| -> String {
        words.chars().filter(|it| !it.is_whitespace() && !"《》".contains(*it)).collect()
    };
    bare(one) == bare(other)
}
