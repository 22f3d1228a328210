//! Runs the stages in order: the only place that knows all of them.
//!
//! 1. [`Setup::load`] reads templates, faces and figures, once for any number of papers.
//! 2. [`compose`] turns content into a settled [`Document`].
//! 3. [`build`] writes it in the formats asked for; [`check`] only says what is found.

mod attached;
mod enclosures;
mod exhibits;
mod filing;
mod front;
mod ledger;
mod packing;
mod passages;
mod picture;
mod mend;
mod plan;
mod practice;
mod report;
mod review;
mod stamp;
mod submission;
mod tables;
mod trace;

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

use serde::Serialize;

use crate::check::{self as rules, Content};
use crate::content::{self, ColumnChoice, Issue, Ledger, Plan};
use crate::diagnostic::codes::io::REFUSED;
use crate::diagnostic::{Diagnostic, Findings, Source};
use crate::document::Document;
use crate::docx::{self, FaceNames};
use crate::font::{Library, Selection};
use crate::layout::{self, PagedDocument};
use crate::ledger::Log;
use crate::markup;
use crate::pdf;
use crate::standard::practice::Practice;
use crate::template::Engine;
use crate::value::Quarter;
use crate::world::World;
use exhibits::Exhibits;
use front::Front;

pub use filing::{Filing, file};
pub use mend::{Mended, mend};
pub use packing::pack;
pub use practice::{format, practice};
pub use review::review;

/// A paper that the program makes.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Paper {
    /// 整改方案.
    Plan,
    /// 整改台账.
    Ledger,
    /// 整改落实情况报告 of a quarter.
    Report(Quarter),
    /// The covering paper (报送公文): 报告, 通知, 函 …
    Submission,
}

impl Paper {
    /// The papers that need no quarter, in the order in which an office makes them.
    pub const NAMED: [Self; 3] = [Self::Plan, Self::Ledger, Self::Submission];

    /// The papers that are made when none is named.
    pub const USUAL: [Self; 2] = [Self::Plan, Self::Ledger];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Ledger => "ledger",
            Self::Report(_) => "report",
            Self::Submission => "submission",
        }
    }

    /// The name in Chinese, also that of its files.
    pub fn title(self) -> String {
        match self {
            Self::Plan => "整改方案".to_owned(),
            Self::Ledger => tables::LEDGER.to_owned(),
            Self::Report(quarter) => format!("{}整改落实情况报告", quarter.in_chinese()),
            Self::Submission => "报送公文".to_owned(),
        }
    }
}

/// A format in which a paper is written.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Format {
    /// For editing.
    Docx,
    /// For filing: PDF/A-2a.
    Pdf,
}

impl Format {
    /// All formats, in the order in which files are written.
    pub const ALL: [Self; 2] = [Self::Docx, Self::Pdf];

    /// The ending of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }
}

/// What all papers of a run share.
pub struct Setup {
    /// The templates; many projects may share them.
    pub engine: Arc<Engine>,
    /// The faces; many projects may share them.
    pub faces: Arc<Library>,
    /// The figures of the office.
    pub practice: Practice,
    /// The columns of the printed ledger, where the office has chosen them.
    pub columns: Option<Vec<ColumnChoice>>,
    /// Whether each format is written by a thread of its own: not where every core has a
    /// project of its own already.
    pub threads: bool,
}

impl Setup {
    /// Reads templates, faces and the office's figures; `None` when a template cannot be used.
    pub fn load(
        world: &dyn World,
        selection: &Selection,
        findings: &mut Findings,
    ) -> Option<Self> {
        // A fault in them forbids every paper; the content is looked through all the same.
        let content::Format { practice, columns, .. } =
            format(world, findings).unwrap_or_default();
        let selection = selection.preferring(&practice.face_names);
        let faces = Library::choose(world, &selection, findings);
        match Engine::load(world) {
            Ok(engine) => Some(Self {
                engine: Arc::new(engine),
                faces: Arc::new(faces),
                practice,
                columns,
                threads: true,
            }),
            Err(faults) => {
                findings.extend(faults);
                None
            }
        }
    }
}

/// A file to be written into `out/`.
#[derive(Clone, Debug)]
pub struct Output {
    /// File name, e.g. `整改方案.pdf`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A paper after every stage but the last.
#[derive(Debug)]
pub struct Composed {
    /// The Markdown that the template wrote; nothing for a paper that is a table.
    pub markdown: Option<Arc<Source>>,
    /// The document, its lines settled.
    pub document: Document,
}

/// Writes papers in the formats asked for; those that an error forbids are left out, and
/// an error in the content that several share forbids them all.
pub fn build(
    world: &dyn World,
    setup: &Setup,
    papers: &[Paper],
    formats: &[Format],
    findings: &mut Findings,
) -> Vec<Output> {
    let mut outputs = Vec::new();
    let sound = !findings.has_errors();
    each_composed(world, setup, papers, findings, |paper, composed, findings| {
        let pages = layout::lay_out(&composed.document, &setup.faces, findings);
        if sound && !findings.has_errors() {
            let name = paper.title();
            outputs.extend(write(&name, &composed, &pages, setup, formats, findings));
        }
    });
    outputs
}

/// Everything that loading, layout and the rules find, and what the ledger's entries and
/// the words of the reports break. What depends on the day (逾期, a quarter without
/// evidence) is for the ledger to show.
pub fn check(world: &dyn World, setup: &Setup, findings: &mut Findings) {
    let papers = papers(world);
    each_composed(world, setup, &papers, findings, |_, composed, findings| {
        layout::lay_out(&composed.document, &setup.faces, findings);
    });
    let terms = content::load_terms(world, findings).unwrap_or_default();
    // What is wrong with the files themselves has been found above.
    let mut known = Findings::new();
    let Some(plan) = content::load_plan(world, &mut known) else { return };
    let ledger = content::load_ledger(world, &mut known).unwrap_or_default();
    let quarters = content::reported_quarters(world).into_iter();
    let narratives: Vec<_> = quarters
        .filter_map(|quarter| content::load_narrative(world, quarter, &mut known))
        .collect();
    let submission = content::load_submission(world, &mut known);
    let content = Content {
        plan: &plan,
        ledger: &ledger,
        narratives: &narratives,
        submission: submission.as_ref(),
        terms: &terms,
    };
    rules::run(&content, findings);
    rules::silence(&content, findings);
}

/// The papers that the project has the content of.
fn papers(world: &dyn World) -> Vec<Paper> {
    let reports = content::reported_quarters(world).into_iter().map(Paper::Report);
    let submission = content::has_submission(world).then_some(Paper::Submission);
    Paper::USUAL.into_iter().chain(reports).chain(submission).collect()
}

/// A paper as a settled document; `None` when its content or its template fails.
pub fn compose(
    world: &dyn World,
    setup: &Setup,
    paper: Paper,
    findings: &mut Findings,
) -> Option<Composed> {
    let mut found = None;
    each_composed(world, setup, &[paper], findings, |_, composed, _| {
        found = Some(composed);
    });
    found
}

/// Composes each paper and hands it on with the findings that are its own. What several
/// papers share is read once, and what is wrong with it is found once.
fn each_composed(
    world: &dyn World,
    setup: &Setup,
    papers: &[Paper],
    findings: &mut Findings,
    mut take: impl FnMut(Paper, Composed, &mut Findings),
) {
    let needs_plan = papers.iter().any(|paper| *paper != Paper::Submission);
    let needs_ledger =
        papers.iter().any(|paper| matches!(paper, Paper::Ledger | Paper::Report(_)));
    let plan = needs_plan.then(|| content::load_plan(world, findings)).flatten();
    let ledger = needs_ledger.then(|| content::load_ledger(world, findings)).flatten();
    let log = match (&plan, &ledger) {
        (Some(plan), Some(ledger)) => Some(Log::new(ledger, plan, findings)),
        _ => None,
    };
    let sound = !findings.has_errors();
    for paper in papers {
        let mut own = Findings::new();
        let composed = match (paper, &plan, &log) {
            (Paper::Submission, ..) => submission::compose(world, setup, None, &mut own),
            (Paper::Plan, Some(plan), _) => plan::compose(plan, world, setup, &mut own),
            (Paper::Ledger, Some(plan), Some(log)) => {
                let day = world.today();
                Some(ledger::compose(plan, log, day, setup, &mut own))
            }
            (Paper::Report(quarter), Some(plan), Some(log)) => {
                report::compose(plan, log, *quarter, world, setup, &mut own)
            }
            _ => None,
        };
        if let Some(composed) = composed
            && (sound || *paper == Paper::Submission)
        {
            take(*paper, composed, &mut own);
        }
        if trace::is_wanted(&own) {
            let ledger = ledger.as_ref();
            own = lead_back(world, *paper, plan.as_ref(), ledger, own);
        }
        // What two papers print of one text is told once.
        own.retain(|finding| !findings.iter().any(|known| is_same(known, finding)));
        findings.extend(own);
    }
}

/// Leads findings on a paper back to the content that the paper was made of.
fn lead_back(
    world: &dyn World,
    paper: Paper,
    plan: Option<&Plan>,
    ledger: Option<&Ledger>,
    own: Findings,
) -> Findings {
    let mut known = Findings::new();
    let narrative = match paper {
        Paper::Report(quarter) => content::load_narrative(world, quarter, &mut known),
        _ => None,
    };
    let submission = match paper {
        Paper::Submission => content::load_submission(world, &mut known),
        _ => None,
    };
    let mut parts = Vec::new();
    for (issue, texts) in [
        narrative.as_ref().map(|it| (it.issue.texts(), it.texts())),
        submission.as_ref().map(|it| (it.issue.texts(), it.texts())),
    ]
    .into_iter()
    .flatten()
    {
        parts.extend(issue.into_iter().chain(texts));
    }
    parts.extend(plan.map(Plan::texts).unwrap_or_default());
    if matches!(paper, Paper::Ledger | Paper::Report(_)) {
        parts.extend(ledger.map(Ledger::texts).unwrap_or_default());
    }
    let mut led = Findings::new();
    led.extend(trace::lead_back(&paper.title(), &parts, own));
    led
}

/// Whether two findings say the same of the same place.
fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let place = |it: &Diagnostic| {
        it.span.as_ref().map(|span| (span.source.path().to_owned(), span.range.clone()))
    };
    one.code.id == other.code.id
        && one.message == other.message
        && one.span.is_some()
        && place(one) == place(other)
}

/// A paper in the formats asked for; none when one of them cannot be written.
fn write(
    name: &str,
    composed: &Composed,
    pages: &PagedDocument,
    setup: &Setup,
    formats: &[Format],
    findings: &mut Findings,
) -> Vec<Output> {
    let write = |format: Format| match format {
        Format::Docx => docx::export(&composed.document, &FaceNames::default())
            .map_err(|e| e.to_string()),
        Format::Pdf => pdf::export(pages, &setup.faces).map_err(|e| e.to_string()),
    };
    // The formats have nothing to say to each other, so each may have a thread.
    let written: Vec<_> = if setup.threads {
        thread::scope(|scope| {
            let threads: Vec<_> =
                formats.iter().map(|format| scope.spawn(|| write(*format))).collect();
            threads.into_iter().map(thread::ScopedJoinHandle::join).collect()
        })
    } else {
        formats.iter().map(|format| Ok(write(*format))).collect()
    };
    let mut outputs = Vec::new();
    for (format, bytes) in formats.iter().zip(written) {
        let bytes = bytes.unwrap_or_else(|panic| resume_unwind(panic));
        let name = format!("{name}.{}", format.extension());
        match bytes {
            Ok(bytes) => outputs.push(Output { name, bytes }),
            Err(words) => {
                findings.push(Diagnostic::new(
                    &REFUSED,
                    format!("不能生成“{name}”（{words}）"),
                ));
                return Vec::new();
            }
        }
    }
    outputs
}

/// A paper whose body a template writes.
fn from_template<T: Serialize>(
    template: &str,
    data: &T,
    exhibits: &Exhibits<'_>,
    front: Front<'_>,
    setup: &Setup,
    findings: &mut Findings,
) -> Option<Composed> {
    let markdown = match setup.engine.render(template, data) {
        Ok(markdown) => markdown,
        Err(fault) => {
            findings.push(*fault);
            return None;
        }
    };
    let mut document = front::document(front);
    document.practice = setup.practice.clone();
    document.body = markup::parse(&markdown, &mut |it| exhibits.find(it), findings);
    Some(Composed { markdown: Some(markdown), document })
}

/// Binds the attachments that 发文 names and settles what both outputs must agree on.
fn finish(
    composed: Composed,
    issue: &Issue,
    world: &dyn World,
    setup: &Setup,
    findings: &mut Findings,
) -> Composed {
    let Composed { markdown, mut document } = composed;
    document.attachments.extend(attached::attachments(
        world,
        &issue.attachments,
        findings,
    ));
    stamp::pictures(world, &mut document, &issue.stamps, findings);
    layout::settle(&mut document, &setup.faces, findings);
    Composed { markdown, document }
}
