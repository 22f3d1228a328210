//! The quarterly 整改落实情况报告: its data, its charts, its title.

use super::exhibits::Exhibits;
use super::front::{self, Front};
use super::{Composed, Paper, Setup, finish, from_template, tables};
use crate::content::{self, ColumnChoice, Narrative, Plan, State, Text};
use crate::diagnostic::Findings;
use crate::document::{Attachment, Block, Chart, ChartKind, Orientation, Series};
use crate::geom::{Length, Size};
use crate::ledger::{Closure, Counts, Log};
use crate::report::verify::verify;
use crate::report::{AreaReport, ItemReport, Report};
use crate::template::data::{
    AreaProgressData, ChangeData, ClosedData, CountsData, DelayData, ItemProgressData,
    OverdueData, ReportData, ReturnedData, StateData,
};
use crate::value::{Date, Quarter};
use crate::world::World;

/// The names under which a template finds the charts.
const AREAS: &str = "areas";
const QUARTERS: &str = "quarters";

/// The usual title.
pub(super) fn title(quarter: Quarter) -> Vec<String> {
    vec![format!("关于{}民主生活会整改落实情况的报告", quarter.in_chinese())]
}

/// The report of a quarter as a settled document.
pub(super) fn compose(
    plan: &Plan,
    log: &Log<'_>,
    quarter: Quarter,
    world: &dyn World,
    setup: &Setup,
    findings: &mut Findings,
) -> Option<Composed> {
    let narrative = content::load_narrative(world, quarter, findings)?;
    let today = world.today();
    let report = Report::of(plan, log, quarter, today);
    verify(&narrative, &report, plan, today, findings);
    let data = data(&report, &narrative, plan);
    let front = front(&narrative, quarter);
    let mut composed = from_template(
        "report.md",
        &data,
        &exhibits(&report, world),
        front,
        setup,
        findings,
    )?;
    let document = &mut composed.document;
    let bound = attachments(&report, setup.columns.as_deref());
    document.attachment_names = bound.iter().map(|it| it.title.text().into()).collect();
    document.attachments = bound;
    Some(finish(composed, &narrative.issue, world, setup, findings))
}

/// The elements around the text of a report.
fn front(narrative: &Narrative, quarter: Quarter) -> Front<'_> {
    let words = match &narrative.title {
        Some(title) => front::title(title),
        None => title(quarter),
    };
    Front {
        title: words,
        issue: &narrative.issue,
        subject: Paper::Report(quarter).title(),
    }
}

/// The report as its template receives it.
fn data(report: &Report<'_>, narrative: &Narrative, plan: &Plan) -> ReportData {
    let quarter = report.quarter;
    let before_quarter = quarter.previous().map(Quarter::in_chinese);
    let each =
        |texts: &[Text]| texts.iter().map(|text| text.paragraphs.clone()).collect();
    let items = || report.items();
    let closed = items().filter_map(closed);
    let returned = items().flat_map(returned);
    let delayed = items().flat_map(delayed);
    let overdue = items().filter_map(|item| overdue(item, narrative));
    ReportData {
        plan: plan.title.text().replace('|', ""),
        quarter: quarter.in_chinese(),
        day: report.day.in_chinese(),
        areas_total: plan.areas.len(),
        problems_total: report.problems,
        measures_total: report.measures,
        counts: counts(&report.now.all),
        before: report.before.as_ref().map(|before| counts(&before.all)),
        before_quarter: before_quarter.unwrap_or_default(),
        changes: report
            .before
            .as_ref()
            .map(|before| changes(&before.all, &report.now.all))
            .unwrap_or_default(),
        leadership: narrative.leadership.paragraphs.clone(),
        areas: report.areas.iter().map(area).collect(),
        closed: closed.collect(),
        returned: returned.collect(),
        delayed: delayed.collect(),
        overdue: overdue.collect(),
        shortcomings: each(&narrative.shortcomings),
        next_steps: each(&narrative.next_steps),
    }
}

/// The states besides 已完成, in the order in which papers count them.
const OTHERS: [State; 4] =
    [State::NearlyDone, State::InProgress, State::NotStarted, State::LongTerm];

/// What is not what it was, in the order of the counts.
fn changes(before: &Counts, now: &Counts) -> Vec<ChangeData> {
    let states = [State::Done].into_iter().chain(OTHERS);
    let states =
        states.map(|it| (it.name(), [before, now].map(|counts| counts.in_state(it))));
    let others = [
        ("已销号", [before.closed, now.closed]),
        ("待审核", [before.pending, now.pending]),
        ("逾期", [before.overdue, now.overdue]),
    ];
    let changed = states.chain(others).filter(|(_, [before, now])| before != now);
    let change = |(name, [before, now]): (&str, [usize; 2])| ChangeData {
        name: name.to_owned(),
        before,
        now,
    };
    changed.map(change).collect()
}

fn counts(counts: &Counts) -> CountsData {
    let others = OTHERS.map(|state| (state, counts.in_state(state)));
    let others = others.into_iter().filter(|(_, count)| *count > 0);
    CountsData {
        others: others
            .map(|(state, count)| StateData { name: state.name().to_owned(), count })
            .collect(),
        total: counts.total,
        not_started: counts.in_state(State::NotStarted),
        in_progress: counts.in_state(State::InProgress),
        nearly_done: counts.in_state(State::NearlyDone),
        done: counts.in_state(State::Done),
        long_term: counts.in_state(State::LongTerm),
        overdue: counts.overdue,
        soon: counts.soon,
        pending: counts.pending,
        closed: counts.closed,
        closable: counts.closable,
        done_share: counts.share(State::Done).to_string(),
        closed_share: counts.closed_share().to_string(),
    }
}

fn area(area: &AreaReport<'_>) -> AreaProgressData {
    AreaProgressData {
        name: area.area.name.text(),
        counts: counts(&area.counts),
        items: area.items.iter().map(item).collect(),
    }
}

fn item(item: &ItemReport<'_>) -> ItemProgressData {
    let joined = |text: &&Text| text.paragraphs.concat();
    ItemProgressData {
        id: item.now.item.id.text(),
        problem: problem(item),
        problems: item.now.item.problems.len(),
        state: item.now.state.name().to_owned(),
        state_before: item.before.state.name().to_owned(),
        progress: item.progress.iter().map(|(_, text)| joined(text)).collect(),
        evidence: item.evidence.iter().map(joined).collect(),
        closure: item.now.closure.name().to_owned(),
    }
}

/// The first problem of an item in the words of the plan, as it is quoted: what the plan
/// quotes stands in single marks (GB/T 15834).
fn problem(item: &ItemReport<'_>) -> String {
    let first = item.now.item.problems.first();
    let words = first.map(|it| unstopped(&it.summary)).unwrap_or_default();
    words.replace('“', "‘").replace('”', "’")
}

/// A text without its full stop, to be followed by other words.
fn unstopped(text: &Text) -> String {
    text.paragraphs.concat().trim_end_matches('。').to_owned()
}

fn closed(item: &ItemReport<'_>) -> Option<ClosedData> {
    let Closure::Closed { on, reviewer, .. } = &item.now.closure else { return None };
    item.closed?;
    Some(ClosedData {
        problem: problem(item),
        day: on.in_chinese(),
        reviewer: reviewer.text(),
    })
}

fn returned<'a>(item: &'a ItemReport<'_>) -> impl Iterator<Item = ReturnedData> + 'a {
    item.returns.iter().map(|it| ReturnedData {
        problem: problem(item),
        day: it.on.in_chinese(),
        reopened: it.reopened,
        reviewer: it.reviewer.text(),
        reason: unstopped(it.reason),
    })
}

fn delayed<'a>(item: &'a ItemReport<'_>) -> impl Iterator<Item = DelayData> + 'a {
    item.delays.iter().map(|it| DelayData {
        problem: problem(item),
        from: it.from.map(Date::in_chinese).unwrap_or_default(),
        to: it.to.in_chinese(),
        reason: unstopped(it.reason),
    })
}

fn overdue(item: &ItemReport<'_>, narrative: &Narrative) -> Option<OverdueData> {
    let days = item.overdue?;
    let id = item.now.item.id.text();
    let cause = narrative.overdue.iter().find(|cause| cause.item.text() == id);
    Some(OverdueData {
        problem: problem(item),
        deadline: item.now.deadline.map(Date::in_chinese).unwrap_or_default(),
        days,
        cause: cause.map(|it| unstopped(&it.cause)).unwrap_or_default(),
        due: cause.map(|it| it.due.value.in_chinese()).unwrap_or_default(),
    })
}

/// The charts under the names by which the template places them.
fn exhibits<'a>(report: &Report<'_>, world: &'a dyn World) -> Exhibits<'a> {
    let charts = vec![
        (AREAS, Block::Chart(by_area(report))),
        (QUARTERS, Block::Chart(by_quarter(report))),
    ];
    Exhibits::new(world, charts)
}

/// A lying bar for each area, its items by state.
fn by_area(report: &Report<'_>) -> Chart {
    let categories = short_names(report.areas.iter().map(|it| it.area.name.text()));
    let counted: Vec<Counts> = report.areas.iter().map(|area| area.counts).collect();
    let bars = i64::try_from(categories.len()).unwrap_or(0);
    chart(Chart {
        kind: ChartKind::StackedBars,
        series: by_state(&counted),
        size: Size {
            width: Length::mm(140),
            height: Length::mm((bars * 9 + 24).clamp(40, 150)),
        },
        caption: Some(format!("图1　各方面整改进展（截至{}）", report.day.in_chinese())),
        ..blank(categories)
    })
}

/// A standing column for each quarter, all items by state.
fn by_quarter(report: &Report<'_>) -> Chart {
    let categories = report.history.iter().map(|(quarter, _)| quarter.in_chinese());
    let counted: Vec<Counts> = report.history.iter().map(|(_, counts)| *counts).collect();
    chart(Chart {
        kind: ChartKind::StackedColumns,
        series: by_state(&counted),
        size: Size { width: Length::mm(140), height: Length::mm(62) },
        caption: Some("图2　各季度末整改进展".to_owned()),
        ..blank(categories.collect())
    })
}

fn blank(categories: Vec<String>) -> Chart {
    Chart {
        kind: ChartKind::StackedBars,
        categories,
        series: Vec::new(),
        unit: "项".to_owned(),
        size: Size::default(),
        alt: String::new(),
        caption: None,
    }
}

/// The chart with alternative text that says every number.
fn chart(chart: Chart) -> Chart {
    let category = |(at, name): (usize, &String)| {
        let counted = chart.series.iter().filter(|series| series.values[at] > 0);
        let parts: Vec<_> = counted
            .map(|it| format!("{}{}{}", it.name, it.values[at], chart.unit))
            .collect();
        format!(
            "{name}：{}",
            if parts.is_empty() { "无".to_owned() } else { parts.join("，") }
        )
    };
    let parts: Vec<_> = chart.categories.iter().enumerate().map(category).collect();
    let caption = chart.caption.as_deref().unwrap_or_default();
    let alt = format!("{caption}。{}。", parts.join("；"));
    Chart { alt, ..chart }
}

/// A series for each state that occurs, in the order in which work proceeds.
fn by_state(counted: &[Counts]) -> Vec<Series> {
    let value = |counts: &Counts, state| {
        u32::try_from(counts.in_state(state)).unwrap_or(u32::MAX)
    };
    let states = [
        State::Done,
        State::LongTerm,
        State::NearlyDone,
        State::InProgress,
        State::NotStarted,
    ];
    let all = states.into_iter().map(|state| Series {
        name: state.name().to_owned(),
        values: counted.iter().map(|counts| value(counts, state)).collect(),
    });
    all.filter(|series| series.values.iter().any(|value| *value > 0)).collect()
}

/// The names without the words that all of them begin or end with, so that they fit an axis.
fn short_names(names: impl Iterator<Item = String>) -> Vec<String> {
    let names: Vec<Vec<char>> = names.map(|name| name.chars().collect()).collect();
    let [first, others @ ..] = &names[..] else { return Vec::new() };
    let shared = |same: &dyn Fn(usize) -> bool| {
        (0..first.len()).take_while(|at| same(*at)).count()
    };
    let head = shared(&|at| others.iter().all(|name| name.get(at) == first.get(at)));
    let tail = shared(&|at| {
        others.iter().all(|name| name.iter().rev().nth(at) == first.iter().rev().nth(at))
    });
    let shortest = names.iter().map(Vec::len).min().unwrap_or(0);
    let fits = !others.is_empty() && head + tail + 2 <= shortest;
    let (head, tail) = if fits { (head, tail) } else { (0, 0) };
    names.iter().map(|name| name[head..name.len() - tail].iter().collect()).collect()
}

/// 附件 of a report: the ledger and what changed since the quarter before.
fn attachments(report: &Report<'_>, columns: Option<&[ColumnChoice]>) -> Vec<Attachment> {
    let standings: Vec<_> = report.items().map(|item| &item.now).collect();
    let ledger = tables::ledger(&standings, report.day, columns);
    let tables = [(tables::LEDGER, ledger), (tables::CHANGES, tables::changes(report))];
    let numbered = (1..).zip(tables).map(|(number, (title, table))| Attachment {
        number: Some(number),
        title: crate::document::Title {
            words: vec![title.to_owned()],
            lines: Vec::new(),
        },
        body: vec![Block::Table(table)],
        orientation: Orientation::Landscape,
    });
    numbered.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_on_an_axis_lose_what_all_of_them_share() {
        let names = ["对照理论学习方面突出问题", "对照政治素质方面突出问题"];
        let short = short_names(names.into_iter().map(str::to_owned));
        assert_eq!(short, ["理论学习", "政治素质"]);
    }

    #[test]
    fn names_that_would_lose_too_much_stay_whole() {
        let names = ["学习方面", "学习"];
        let short = short_names(names.into_iter().map(str::to_owned));
        assert_eq!(short, names);
    }
}
