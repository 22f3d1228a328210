//! The 整改方案: its data as its template receives it.

use super::exhibits::Exhibits;
use super::front::{self, Front};
use super::{Composed, Paper, Setup, finish, from_template};
use crate::content::{Area, Item, MeasureStyle, Plan, Safeguard, Text};
use crate::diagnostic::Findings;
use crate::template::data::{
    AreaData, ItemData, MeasureData, MeasureStyleData, PlanData, ProblemData,
    SafeguardData,
};
use crate::world::World;

/// The plan as a settled document.
pub(super) fn compose(
    plan: &Plan,
    world: &dyn World,
    setup: &Setup,
    findings: &mut Findings,
) -> Option<Composed> {
    let composed = from_template(
        "plan.md",
        &data(plan),
        &Exhibits::default(),
        front(plan),
        setup,
        findings,
    )?;
    Some(finish(composed, &plan.issue, world, setup, findings))
}

/// The elements around the text of a plan.
fn front(plan: &Plan) -> Front<'_> {
    Front {
        title: front::title(&plan.title),
        issue: &plan.issue,
        subject: Paper::Plan.title(),
    }
}

/// The plan as its template receives it.
fn data(plan: &Plan) -> PlanData {
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
