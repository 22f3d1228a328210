//! `zhenggai fonts`: which face serves each class of type, from where, and why.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Context;
use super::exit::Exit;
use super::outcome::Outcome;
use super::table::table;
use crate::font::{Library, Service};
use crate::pipeline;

/// Shows the faces that a build would use.
pub(crate) fn run(ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("fonts");
    let practice = pipeline::practice(&ctx.world, &mut outcome.findings);
    let own = practice.unwrap_or_default().face_names;
    let selection = ctx.selection.preferring(&own);
    let faces = Library::choose(&ctx.world, &selection, &mut outcome.findings);
    outcome.text = overview(&faces, ctx.terminal.verbose);
    let services: Vec<_> = faces.services().map(|it| described(&faces, it)).collect();
    outcome.answer = Some(json!({ "fonts": services }));
    let exit = Exit::done(&outcome.findings);
    outcome.report(&ctx.terminal, exit)
}

fn overview(faces: &Library, verbose: bool) -> String {
    let rows: Vec<_> = faces
        .services()
        .map(|service| {
            let face = faces.face(service.face);
            let role = service.role.name().to_owned();
            let origin = face.origin.words().to_owned();
            [role, service.official.to_owned(), face.family.clone(), origin]
        })
        .collect();
    let mut text = table(["类别", "规范字体", "实际使用", "来源"], &rows);
    text.push_str("\n为什么：\n");
    for service in faces.services() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {}：{}", service.role.name(), service.reason);
        for (name, reason) in service.rejected.iter().filter(|_| verbose) {
            let _ = writeln!(text, "    没有用“{name}”：{reason}");
        }
    }
    text
}

fn described(faces: &Library, service: &Service) -> Value {
    let face = faces.face(service.face);
    let rejected = service.rejected.iter();
    let rejected: Vec<_> = rejected
        .map(|(name, reason)| json!({ "name": name, "reason": reason }))
        .collect();
    json!({
        "role": service.role.name(),
        "official": service.official,
        "family": face.family,
        "name": face.name,
        "origin": face.origin.words(),
        "step": service.step.words(),
        "reason": service.reason,
        "rejected": rejected,
    })
}
