//! Runs the stages in order: the only place that knows all of them.
//!
//! 1. [`Setup::load`] reads templates and faces, once for any number of papers.
//! 2. [`compose`] turns content into a settled [`Document`].
//! 3. [`build`] writes it in the formats asked for; [`check`] only says what is found.

mod front;
mod mend;
mod review;

use std::panic::resume_unwind;
use std::sync::Arc;
use std::thread;

use crate::check as rules;
use crate::content::{self, Area, Item, MeasureStyle, Plan, Safeguard, Text};
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
    SafeguardData,
};
use crate::world::World;

pub use mend::{Mended, mend};
pub use review::review;

/// A paper that the program makes.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Paper {
    /// 整改方案.
    Plan,
}

impl Paper {
    /// All papers, in the order in which an office makes them.
    pub const ALL: [Self; 1] = [Self::Plan];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plan => "plan",
        }
    }

    /// The name in Chinese, also that of its files.
    pub fn title(self) -> &'static str {
        match self {
            Self::Plan => "整改方案",
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
    let Paper::Plan = paper;
    let Some(plan) = content::load_plan(world, findings) else { return Vec::new() };
    let Some(composed) = compose(&plan, setup, findings) else { return Vec::new() };
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
    if let Some(composed) = compose(&plan, setup, findings) {
        layout::lay_out(&composed.document, &setup.faces, findings);
    }
}

/// A plan as a settled document; `None` when its template fails.
pub fn compose(plan: &Plan, setup: &Setup, findings: &mut Findings) -> Option<Composed> {
    let markdown = match setup.engine.render("plan.md", &plan_data(plan)) {
        Ok(markdown) => markdown,
        Err(fault) => {
            findings.push(*fault);
            return None;
        }
    };
    let mut document = front::plan(plan);
    document.body = markup::parse(&markdown, findings);
    layout::settle(&mut document, &setup.faces, findings);
    Some(Composed { markdown, document })
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
