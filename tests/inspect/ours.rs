//! The papers of the golden folders, as both outputs, hold against every clause.

use std::fs;
use std::path::Path;

use zhenggai::diagnostic::Findings;
use zhenggai::docx::{self, FaceNames};
use zhenggai::font::Selection;
use zhenggai::inspect::Verdict;
use zhenggai::pipeline::{Paper, Setup, compose};
use zhenggai::value::Date;
use zhenggai::world::memory::MemoryWorld;
use zhenggai::{layout, pdf};

use crate::measured;

/// A project of a golden folder's files.
fn world(folder: &Path) -> MemoryWorld {
    let mut world = MemoryWorld::new(Date::new(2023, 10, 8).unwrap());
    world = world.with("content/plan.yaml", fs::read("content/plan.yaml").unwrap());
    for name in ["plan.yaml", "submission.yaml"] {
        if let Ok(bytes) = fs::read(folder.join(name)) {
            world = world.with(format!("content/{name}"), bytes);
        }
    }
    for inner in ["attachments", "exhibits"] {
        let files = fs::read_dir(folder.join(inner)).into_iter().flatten().flatten();
        for file in files {
            let name = file.file_name().into_string().unwrap();
            world = world.with(format!("{inner}/{name}"), fs::read(file.path()).unwrap());
        }
    }
    world
}

/// The paper of a golden folder as PDF and as DOCX.
fn outputs(folder: &Path) -> [(&'static str, Vec<u8>); 2] {
    let covers = folder.join("submission.yaml").exists();
    made(&world(folder), if covers { Paper::Submission } else { Paper::Plan })
}

/// A paper of a project as PDF and as DOCX.
fn made(world: &MemoryWorld, paper: Paper) -> [(&'static str, Vec<u8>); 2] {
    let mut findings = Findings::new();
    let setup = Setup::load(world, &Selection::Bundled, &mut findings).unwrap();
    let composed = compose(world, &setup, paper, &mut findings);
    let document = composed.unwrap_or_else(|| panic!("{findings:?}")).document;
    let pages = layout::lay_out(&document, &setup.faces, &mut findings);
    [
        ("pdf", pdf::export(&pages, &setup.faces).unwrap()),
        ("docx", docx::export(&document, &FaceNames::default()).unwrap()),
    ]
}

#[test]
fn every_golden_paper_fails_no_clause_in_either_output() {
    let mut faults = Vec::new();
    let mut papers = 0;
    for entry in fs::read_dir("tests/golden").unwrap() {
        let folder = entry.unwrap().path();
        for (format, bytes) in outputs(&folder) {
            papers += 1;
            let clauses = measured(&bytes).unwrap();
            let failed = clauses.iter().filter(|it| it.verdict == Verdict::Fail);
            faults.extend(failed.map(|it| {
                let (number, subject, found) = (it.number, it.subject, &it.measured);
                format!("{} {format}: {number} {subject}: {found}", folder.display())
            }));
        }
    }
    assert!(papers >= 6);
    faults.sort();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn a_ledger_of_nothing_but_a_table_has_no_body_to_be_measured() {
    let files = ["content/plan.yaml", "content/ledger.yaml"];
    let world = MemoryWorld::new(Date::new(2024, 10, 10).unwrap());
    let world = files
        .into_iter()
        .fold(world, |world, name| world.with(name, fs::read(name).unwrap()));
    for (format, bytes) in made(&world, Paper::Ledger) {
        let clauses = measured(&bytes).unwrap();
        let failed: Vec<_> = clauses
            .iter()
            .filter(|it| it.verdict == Verdict::Fail)
            .map(|it| (it.subject, &it.measured))
            .collect();
        assert!(failed.is_empty(), "{format} {failed:?}");
    }
}
