//! Runs the stages in order: the only place that knows all of them.
//!
//! 1. [`Setup::load`] reads templates and faces, once for any number of papers.
//! 2. [`compose`] turns content into a settled [`Document`].
//! 3. [`build`] writes it in the formats asked for; [`check`] only says what is found.

mod attached;
mod front;

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

use crate::check as rules;
use crate::content::{
    self, Area, Body, Issue, Item, MeasureStyle, Plan, Safeguard, Submission, Text,
};
use crate::diagnostic::codes::io::REFUSED;
use crate::diagnostic::{Diagnostic, Findings, Source};
use crate::document::Document;
use crate::docx::{self, FaceNames};
use crate::font::{Library, Selection};
use crate::layout;
use crate::ledger::Log;
use crate::markup;
use crate::pdf;
use crate::template::Engine;
use crate::template::data::{
    AreaData, ItemData, MeasureData, MeasureStyleData, PlanData, ProblemData,
    SafeguardData, SubmissionData,
};
use crate::world::World;

/// A paper that the program makes.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Paper {
    /// 整改方案.
    Plan,
    /// 报送公文: the paper that travels with it, or any other one.
    Submission,
}

impl Paper {
    /// All papers, in the order in which an office makes them.
    pub const ALL: [Self; 2] = [Self::Plan, Self::Submission];

    /// Those that every project has: what is made when none is named.
    pub const USUAL: [Self; 1] = [Self::Plan];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Submission => "submission",
        }
    }

    /// The name in Chinese, also that of its files.
    pub fn title(self) -> &'static str {
        match self {
            Self::Plan => "整改方案",
            Self::Submission => "报送公文",
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
    /// The templates.
    pub engine: Engine,
    /// The faces.
    pub faces: Library,
}

impl Setup {
    /// Reads templates and faces; `None` when a template cannot be used.
    pub fn load(
        world: &dyn World,
        selection: &Selection,
        findings: &mut Findings,
    ) -> Option<Self> {
        let faces = Library::choose(world, selection, findings);
        match Engine::load(world) {
            Ok(engine) => Some(Self { engine, faces }),
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
    /// The Markdown that the template wrote.
    pub markdown: Arc<Source>,
    /// The document, its lines settled.
    pub document: Document,
}

/// Writes a paper in the formats asked for; nothing when an error forbids it.
pub fn build(
    world: &dyn World,
    setup: &Setup,
    paper: Paper,
    formats: &[Format],
    findings: &mut Findings,
) -> Vec<Output> {
    let composed = match paper {
        Paper::Plan => content::load_plan(world, findings)
            .and_then(|plan| compose(world, &plan, setup, findings)),
        Paper::Submission => content::load_submission(world, findings)
            .and_then(|paper| compose_submission(world, &paper, setup, findings)),
    };
    let Some(composed) = composed else { return Vec::new() };
    let pages = layout::lay_out(&composed.document, &setup.faces, findings);
    if findings.has_errors() {
        return Vec::new();
    }
    let write = |format: Format| match format {
        Format::Docx => docx::export(&composed.document, &FaceNames::default())
            .map_err(|e| e.to_string()),
        Format::Pdf => pdf::export(&pages, &setup.faces).map_err(|e| e.to_string()),
    };
    // The formats have nothing to say to each other, so each has a thread.
    let written: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> =
            formats.iter().map(|format| scope.spawn(|| write(*format))).collect();
        threads.into_iter().map(thread::ScopedJoinHandle::join).collect()
    });
    let mut outputs = Vec::new();
    for (format, bytes) in formats.iter().zip(written) {
        let bytes = bytes.unwrap_or_else(|panic| resume_unwind(panic));
        let name = format!("{}.{}", paper.title(), format.extension());
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

/// Everything that loading, layout and the rules find, and what the ledger's entries break.
/// What depends on the day (逾期, a quarter without evidence) is for the ledger to show.
pub fn check(world: &dyn World, setup: &Setup, findings: &mut Findings) {
    let Some(plan) = content::load_plan(world, findings) else { return };
    rules::run(&plan, findings);
    if let Some(ledger) = content::load_ledger(world, findings) {
        Log::new(&ledger, &plan, findings);
    }
    if let Some(composed) = compose(world, &plan, setup, findings) {
        layout::lay_out(&composed.document, &setup.faces, findings);
    }
    let here = world.list("content").iter().any(|name| name == "submission.yaml");
    let paper = if here { content::load_submission(world, findings) } else { None };
    if let Some(paper) = paper
        && let Some(composed) = compose_submission(world, &paper, setup, findings)
    {
        layout::lay_out(&composed.document, &setup.faces, findings);
    }
}

/// A plan as a settled document; `None` when its template fails.
pub fn compose(
    world: &dyn World,
    plan: &Plan,
    setup: &Setup,
    findings: &mut Findings,
) -> Option<Composed> {
    let markdown = render(setup, "plan.md", &plan_data(plan), findings)?;
    let mut document = front::plan(plan);
    document.body = markup::parse(&markdown, findings);
    Some(finish(world, &plan.issue, markdown, document, setup, findings))
}

/// A 报送公文 as a settled document; `None` when its text cannot be read.
pub fn compose_submission(
    world: &dyn World,
    paper: &Submission,
    setup: &Setup,
    findings: &mut Findings,
) -> Option<Composed> {
    let markdown = match &paper.body {
        Body::Text(text) => {
            let data = SubmissionData { body: text.paragraphs.clone() };
            render(setup, "submission.md", &data, findings)?
        }
        Body::File(path) => attached::read(world, path, findings)?,
    };
    let mut document = front::submission(paper);
    document.body = markup::parse(&markdown, findings);
    Some(finish(world, &paper.issue, markdown, document, setup, findings))
}

fn render<T: serde::Serialize>(
    setup: &Setup,
    template: &str,
    data: &T,
    findings: &mut Findings,
) -> Option<Arc<Source>> {
    match setup.engine.render(template, data) {
        Ok(markdown) => Some(markdown),
        Err(fault) => {
            findings.push(*fault);
            None
        }
    }
}

/// Binds the attachments and settles what both outputs must agree on.
fn finish(
    world: &dyn World,
    issue: &Issue,
    markdown: Arc<Source>,
    mut document: Document,
    setup: &Setup,
    findings: &mut Findings,
) -> Composed {
    document.attachments = attached::attachments(world, &issue.attachments, findings);
    layout::settle(&mut document, &setup.faces, findings);
    Composed { markdown, document }
}

/// The plan as its template receives it.
fn plan_data(plan: &Plan) -> PlanData {
    PlanData {
        preamble: plan.preamble.paragraphs.clone(),
        requirements: plan.requirements.paragraphs.clone(),
        goals: plan.goals.paragraphs.clone(),
        areas: plan.areas.iter().map(area_data).collect(),
        safeguards: plan.safeguards.iter().map(safeguard_data).collect(),
    }
}

/// An area, its problems numbered through all its items.
fn area_data(area: &Area) -> AreaData {
    let mut number = 0;
    let mut item_data = |item: &Item| {
        let problems = item.problems.iter().map(|problem| {
            number += 1;
            ProblemData {
                n: number,
                summary: problem.summary.text(),
                detail: problem
                    .detail
                    .as_ref()
                    .map(|text| text.paragraphs.clone())
                    .unwrap_or_default(),
            }
        });
        ItemData {
            id: item.id.text(),
            problems: problems.collect(),
            measures: (1..).zip(&item.measures).map(measure_data).collect(),
            style: match item.style {
                MeasureStyle::RunOn => MeasureStyleData::RunOn,
                MeasureStyle::Ordinal => MeasureStyleData::Ordinal,
                MeasureStyle::Numbered => MeasureStyleData::Numbered,
            },
            deadline: item.deadline.paragraphs.clone(),
        }
    };
    AreaData {
        name: area.name.text(),
        items: area.items.iter().map(&mut item_data).collect(),
    }
}

fn measure_data((n, measure): (u32, &Text)) -> MeasureData {
    MeasureData { n, text: measure.paragraphs.clone() }
}

fn safeguard_data(safeguard: &Safeguard) -> SafeguardData {
    SafeguardData {
        point: safeguard.point.text(),
        content: safeguard.content.paragraphs.clone(),
    }
}
