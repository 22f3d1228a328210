//! The papers of a filing, made on the day of the covering 报告: whoever files the same
//! content on another day files the same papers.

use super::enclosures::{self, Enclosure};
use super::{Composed, Format, Paper, Setup, each_composed, passages, submission, write};
use crate::content::{self, Ledger, Plan, Submission, Text};
use crate::diagnostic::codes::workbook::TOO_LONG;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::Document;
use crate::layout;
use crate::ledger::{Log, SOON, progress};
use crate::package::File;
use crate::package::manifest::{Kind, Totals};
use crate::package::name::{self, Naming};
use crate::package::snapshot::{Said, Snapshot};
use crate::value::{Date, Quarter};
use crate::workbook::{self, Scope};
use crate::world::{OnDay, World};

/// What is filed, before it is packed.
pub struct Filing {
    /// 发文字号 of the covering 报告.
    pub number: String,
    /// Its 标题.
    pub title: String,
    /// Its 主送机关.
    pub addressee: String,
    /// Its 成文日期.
    pub date: Date,
    /// 截至: the day to whose end ledger, workbook and report speak.
    pub day: Date,
    /// The quarter of the report.
    pub quarter: Option<Quarter>,
    /// What the papers say.
    pub snapshot: Snapshot,
    pub(super) totals: Totals,
    pub(super) papers: Vec<Filed>,
}

/// A paper of a filing.
pub(super) struct Filed {
    pub(super) kind: Kind,
    /// Its number in 附件说明.
    pub(super) attachment: Option<usize>,
    pub(super) document: Document,
    pub(super) pages: usize,
    /// Its files, by their names in the package.
    pub(super) files: Vec<File>,
}

/// Makes the papers; `quarter` is that of the report where a person names one. `None` where
/// an error forbids filing.
pub fn file(
    world: &dyn World,
    setup: &Setup,
    quarter: Option<Quarter>,
    findings: &mut Findings,
) -> Option<Filing> {
    // What is wrong with the files themselves `check` has found.
    let mut known = Findings::new();
    let submission = content::load_submission(world, &mut known)?;
    let date = submission.issue.date?;
    let on_date = OnDay { world, day: date };
    let plan = content::load_plan(world, &mut known)?;
    let ledger = content::load_ledger(world, &mut known)?;
    let enclosed = enclosures::of(&submission, &plan, quarter, &on_date, findings)?;
    let names = enclosures::names(&submission, &enclosed, findings)?;
    let quarter = enclosed.iter().find_map(|it| match it.paper {
        Paper::Report(quarter) => Some(quarter),
        _ => None,
    });
    // All papers speak to the end of one day, or their totals would differ.
    let day = quarter.map_or(date, |quarter| quarter.last_day().min(date));
    let on_day = OnDay { world, day };

    let mut papers = vec![covering(&on_date, setup, &enclosed, day, findings)?];
    let log = Log::new(&ledger, &plan, &mut known);
    for enclosure in &enclosed {
        let number = enclosures::number(&names, enclosure);
        let dated: &dyn World = match enclosure.paper {
            Paper::Ledger => &on_day,
            _ => &on_date,
        };
        let mut paper = enclosed_paper(enclosure, number, dated, setup, findings)?;
        let stem = stem(&paper, names.len() > 1, day);
        paper.files.iter_mut().for_each(|it| it.name = format!("{stem}.{}", it.name));
        if paper.kind == Kind::Ledger {
            let bytes = book(&ledger, &log, day, findings)?;
            paper.files.push(File { name: format!("{stem}.xlsx"), bytes });
        }
        papers.push(paper);
    }
    let snapshot = snapshot(&papers, quarter, &log, day);
    let text = |text: &Option<Text>| text.as_ref().map(Text::text).unwrap_or_default();
    Some(Filing {
        number: text(&submission.issue.number),
        title: title(&submission),
        addressee: text(&submission.issue.addressee),
        date,
        day,
        quarter,
        totals: totals(&plan, &log, day, &snapshot),
        snapshot,
        papers,
    })
}

fn title(submission: &Submission) -> String {
    submission
        .title
        .as_ref()
        .map(|title| title.text().replace('|', ""))
        .unwrap_or_default()
}

/// The covering 报告.
fn covering(
    world: &dyn World,
    setup: &Setup,
    enclosed: &[Enclosure],
    day: Date,
    findings: &mut Findings,
) -> Option<Filed> {
    let mut own = Findings::new();
    let composed = submission::compose(world, setup, Some(enclosed), &mut own);
    let made = composed.and_then(|it| made(Kind::Covering, it, setup, &mut own));
    findings.extend(own.into_iter().filter(is_grave));
    let mut paper = made?;
    let stem = stem(&paper, false, day);
    paper.files.iter_mut().for_each(|it| it.name = format!("{stem}.{}", it.name));
    Some(paper)
}

/// A paper that is filed with it; its files are not named yet.
fn enclosed_paper(
    enclosure: &Enclosure,
    attachment: Option<usize>,
    world: &dyn World,
    setup: &Setup,
    findings: &mut Findings,
) -> Option<Filed> {
    let kind = match enclosure.paper {
        Paper::Plan => Kind::Plan,
        Paper::Ledger => Kind::Ledger,
        Paper::Report(_) => Kind::Report,
        Paper::Submission => Kind::Covering,
    };
    let mut found = None;
    let mut own = Findings::new();
    each_composed(world, setup, &[enclosure.paper], &mut own, |_, composed, own| {
        found = made(kind, composed, setup, own);
    });
    findings.extend(own.into_iter().filter(is_grave));
    found.map(|paper| Filed { attachment, ..paper })
}

/// A paper in both formats, its files named by their endings only.
pub(super) fn made(
    kind: Kind,
    composed: Composed,
    setup: &Setup,
    findings: &mut Findings,
) -> Option<Filed> {
    let pages = layout::lay_out(&composed.document, &setup.faces, findings);
    if findings.has_errors() {
        return None;
    }
    let outputs = write(kind.name(), &composed, &pages, setup, &Format::ALL, findings);
    let named = outputs.into_iter().zip(Format::ALL);
    let files = named.map(|(output, format)| File {
        name: format.extension().to_owned(),
        bytes: output.bytes,
    });
    let files: Vec<File> = files.collect();
    (!files.is_empty()).then_some(Filed {
        kind,
        attachment: None,
        document: composed.document,
        pages: pages.pages.len(),
        files,
    })
}

/// What `check` has not found already: it has looked at the same papers.
fn is_grave(finding: &Diagnostic) -> bool {
    finding.severity == crate::diagnostic::Severity::Error
}

/// The name of a file in the package, without ending.
fn stem(paper: &Filed, several: bool, day: Date) -> String {
    let document = &paper.document;
    name::of_paper(&Naming {
        kind: paper.kind,
        attachment: paper.attachment,
        several,
        number: document.head.number.as_deref(),
        title: &document.title.text(),
        date: document.signature.as_ref().and_then(|it| it.date),
        day,
    })
}

fn book(
    ledger: &Ledger,
    log: &Log<'_>,
    day: Date,
    findings: &mut Findings,
) -> Option<Vec<u8>> {
    match workbook::export(ledger, log, day, SOON, &Scope::All) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            let finding = Diagnostic::new(&TOO_LONG, error.to_string());
            findings.push(finding.hint("请把这段内容改短，详细的另作附件，列入佐证"));
            None
        }
    }
}

fn snapshot(
    papers: &[Filed],
    quarter: Option<Quarter>,
    log: &Log<'_>,
    day: Date,
) -> Snapshot {
    let said = |paper: &Filed| Said {
        kind: paper.kind,
        period: match paper.kind {
            Kind::Report => quarter.map(|quarter| quarter.to_string()),
            Kind::Covering => paper.document.head.number.clone(),
            _ => None,
        },
        title: paper.document.title.text(),
        passages: match paper.kind {
            Kind::Ledger => passages::of_ledger(&log.on(day), day),
            // What is bound with a report is the ledger again.
            kind => passages::of(&paper.document, kind != Kind::Report),
        },
    };
    Snapshot { papers: papers.iter().map(said).collect() }
}

fn totals(plan: &Plan, log: &Log<'_>, day: Date, snapshot: &Snapshot) -> Totals {
    let items = || plan.areas.iter().flat_map(|area| &area.items);
    let counts = progress::of(&log.on(day), day, SOON).all;
    let state = |state: content::State| (state.name().to_owned(), counts.in_state(state));
    let mut totals = Totals {
        areas: plan.areas.len(),
        items: items().count(),
        problems: items().map(|item| item.problems.len()).sum(),
        measures: items().map(|item| item.measures.len()).sum(),
        states: content::State::ALL.into_iter().map(state).collect(),
        overdue: counts.overdue,
        pending: counts.pending,
        closed: counts.closed,
        stated: Vec::new(),
    };
    let report = snapshot.papers.iter().find(|paper| paper.kind == Kind::Report);
    let passages = report.map(|report| report.passages.as_slice()).unwrap_or_default();
    totals.stated = totals.statements();
    totals.stated.retain(|words| passages.iter().any(|it| it.text.contains(words)));
    totals
}
