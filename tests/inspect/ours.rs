//! The papers of the golden folders, as both outputs, hold against every clause.

use std::fs;
use std::path::Path;

use zhenggai::diagnostic::Findings;
use zhenggai::docx::{self, FaceNames};
use zhenggai::font::Selection;
use zhenggai::inspect::{Clause, Verdict, inspect};
use zhenggai::pipeline::{Paper, Setup, compose};
use zhenggai::standard::practice::Practice;
use zhenggai::value::Date;
use zhenggai::world::memory::MemoryWorld;
use zhenggai::{layout, pdf};

/// A project of a golden folder's files.
fn world(folder: &Path) -> MemoryWorld {
    let mut world = MemoryWorld::new(Date::new(2023, 10, 8).unwrap());
    world = world.with("content/plan.yaml", fs::read("content/plan.yaml").unwrap());
    for name in ["plan.yaml", "submission.yaml", "format.yaml"] {
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
fn outputs(folder: &Path) -> ([(&'static str, Vec<u8>); 2], Practice) {
    let covers = folder.join("submission.yaml").exists();
    made(&world(folder), if covers { Paper::Submission } else { Paper::Plan })
}

/// A paper of a project as PDF and as DOCX, and the figures by which it is set.
fn made(world: &MemoryWorld, paper: Paper) -> ([(&'static str, Vec<u8>); 2], Practice) {
    let mut findings = Findings::new();
    let setup = Setup::load(world, &Selection::Bundled, &mut findings).unwrap();
    let composed = compose(world, &setup, paper, &mut findings);
    let document = composed.unwrap_or_else(|| panic!("{findings:?}")).document;
    let pages = layout::lay_out(&document, &setup.faces, &mut findings);
    let outputs = [
        ("pdf", pdf::export(&pages, &setup.faces).unwrap()),
        ("docx", docx::export(&document, &FaceNames::default()).unwrap()),
    ];
    (outputs, setup.practice)
}

#[test]
fn every_golden_paper_fails_no_clause_in_either_output() {
    let mut faults = Vec::new();
    let mut papers = 0;
    for entry in fs::read_dir("tests/golden").unwrap() {
        let folder = entry.unwrap().path();
        let (outputs, practice) = outputs(&folder);
        for (format, bytes) in outputs {
            papers += 1;
            let clauses = inspect(&bytes, &practice).unwrap();
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

/// The lengths in mm that stand in what was measured.
fn lengths(clause: &Clause) -> Vec<f64> {
    let words = clause.measured.split(" 毫米");
    let other = |it: char| !it.is_ascii_digit() && !".-".contains(it);
    words.filter_map(|words| words.rsplit(other).next()?.parse().ok()).collect()
}

#[test]
fn both_outputs_of_a_golden_paper_have_the_same_elements_in_the_same_places() {
    let mut differences = Vec::new();
    let mut compared = 0;
    for entry in fs::read_dir("tests/golden").unwrap() {
        let folder = entry.unwrap().path();
        let (outputs, practice) = outputs(&folder);
        let [pdf, docx] = outputs.map(|(_, bytes)| inspect(&bytes, &practice).unwrap());
        // A DOCX has no pages, so it numbers those that a short paper does not have.
        let of_elements = |it: &&Clause| it.number != "7.5";
        for one in pdf.iter().filter(of_elements) {
            let other = docx.iter().find(|it| it.subject == one.subject);
            let Some(other) = other else { continue };
            let is_there = |it: &Clause| it.verdict != Verdict::NotApplicable;
            let alike = !one.number.starts_with('7') || is_there(one) == is_there(other);
            let both = is_there(one) && is_there(other);
            let known = [one, other].iter().all(|it| it.verdict != Verdict::Unrecognised);
            let (from, to) = (lengths(one), lengths(other));
            let near =
                from.iter().zip(&to).all(|(one, other)| (one - other).abs() <= 0.5);
            compared += from.len();
            if !alike || both && known && (from.len() != to.len() || !near) {
                let (name, subject) = (folder.display(), one.subject);
                differences.push(format!(
                    "{name} {subject}: {} / {}",
                    one.measured, other.measured
                ));
            }
        }
    }
    assert!(compared > 200, "{compared}");
    assert!(differences.is_empty(), "\n{}\n", differences.join("\n"));
}

/// The clauses of some verdict.
fn subjects(clauses: &[Clause], verdict: Verdict) -> Vec<&'static str> {
    let found = clauses.iter().filter(|it| it.verdict == verdict);
    found.map(|it| it.subject).collect()
}

#[test]
fn what_an_office_has_chosen_is_said_so_and_fails_by_the_standard() {
    let folder = Path::new("tests/golden/an-office-with-figures-of-its-own");
    let (outputs, practice) = outputs(folder);
    for (format, bytes) in outputs {
        let own = inspect(&bytes, &practice).unwrap();
        assert_eq!(subjects(&own, Verdict::Fail), Vec::<&str>::new(), "{format}");
        let chosen = ["行距", "第三层标题字重", "页码位置"];
        assert_eq!(subjects(&own, Verdict::Chosen), chosen, "{format}");
        let standard = inspect(&bytes, &Practice::STANDARD).unwrap();
        assert_eq!(subjects(&standard, Verdict::Fail), chosen, "{format}");
    }
}

#[test]
fn the_model_of_gbt_33476_2_and_other_edges_are_chosen_too() {
    let folder = Path::new("tests/golden/an-office-with-figures-of-its-own");
    let edges = "页边距: {上: 34.58, 下: 32.58, 左: 30, 右: 24}\n";
    for (text, subject) in
        [("版式: GB/T 33476.2\n", "页码一字线距版心下边"), (edges, "订口（左白边）")]
    {
        let world = world(folder).with("content/format.yaml", text);
        let (outputs, practice) = made(&world, Paper::Submission);
        for (format, bytes) in outputs {
            let own = inspect(&bytes, &practice).unwrap();
            assert_eq!(
                subjects(&own, Verdict::Fail),
                Vec::<&str>::new(),
                "{format} {text}"
            );
            let chosen = subjects(&own, Verdict::Chosen);
            assert!(chosen.contains(&subject), "{format} {text} {chosen:?}");
        }
    }
}

#[test]
fn even_pages_with_mirrored_margins_are_measured_from_their_own_edges() {
    let folder = Path::new("tests/golden/an-office-with-figures-of-its-own");
    let world = world(folder).with("content/format.yaml", "双面对称页边距: 是\n");
    let (outputs, practice) = made(&world, Paper::Submission);
    for (format, bytes) in outputs {
        let own = inspect(&bytes, &practice).unwrap();
        assert_eq!(subjects(&own, Verdict::Fail), Vec::<&str>::new(), "{format}");
        assert_eq!(subjects(&own, Verdict::Chosen), ["双页左右白边"], "{format}");
        let even = own.iter().find(|it| it.subject == "双页左右白边").unwrap();
        assert!(even.measured.starts_with("左 26.0、右 2"), "{format} {}", even.measured);
        let others = inspect(&bytes, &Practice::STANDARD).unwrap();
        assert_eq!(subjects(&others, Verdict::Fail), Vec::<&str>::new(), "{format}");
    }
}

#[test]
fn a_name_of_an_attachment_that_fills_its_line_does_not_go_on_in_the_next_name() {
    let folder = Path::new("tests/golden/a-report-with-seven-signatories");
    let paper = fs::read_to_string(folder.join("submission.yaml")).unwrap();
    for length in 18..26 {
        let name = "整".repeat(length);
        let names = format!("  附件: [{name}, {name}改, {name}]\n正文:");
        let world = world(folder)
            .with("content/submission.yaml", paper.replace("正文:", &names))
            .with("attachments/1.md", "一")
            .with("attachments/2.md", "二")
            .with("attachments/3.md", "三");
        let (outputs, practice) = made(&world, Paper::Submission);
        for (format, bytes) in outputs {
            let clauses = inspect(&bytes, &practice).unwrap();
            let failed = subjects(&clauses, Verdict::Fail);
            assert_eq!(failed, Vec::<&str>::new(), "{format}, {length} characters");
        }
    }
}

#[test]
fn a_ledger_of_nothing_but_a_table_has_no_body_to_be_measured() {
    let files = ["content/plan.yaml", "content/ledger.yaml"];
    let world = MemoryWorld::new(Date::new(2024, 10, 10).unwrap());
    let world = files
        .into_iter()
        .fold(world, |world, name| world.with(name, fs::read(name).unwrap()));
    for (format, bytes) in made(&world, Paper::Ledger).0 {
        let clauses = inspect(&bytes, &Practice::STANDARD).unwrap();
        let failed: Vec<_> = clauses
            .iter()
            .filter(|it| it.verdict == Verdict::Fail)
            .map(|it| (it.subject, &it.measured))
            .collect();
        assert!(failed.is_empty(), "{format} {failed:?}");
    }
}
