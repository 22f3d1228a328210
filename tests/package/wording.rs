//! PDF and DOCX of every golden paper say the same, as `verify` reads them.

use std::fs;
use std::path::Path;

use zhenggai::diagnostic::Findings;
use zhenggai::font::Selection;
use zhenggai::inspect::wording;
use zhenggai::package::verify::agree;
use zhenggai::pipeline::{Format, Paper, Setup, build};
use zhenggai::value::Date;
use zhenggai::world::disk::DiskWorld;

use super::{copy, root};

/// Where the formats of a paper differ.
fn difference(project: &Path, paper: Paper, day: Date) -> Option<String> {
    let world = DiskWorld::new(project, Some(day));
    let mut findings = Findings::new();
    let setup = Setup::load(&world, &Selection::Bundled, &mut findings).unwrap();
    let made = build(&world, &setup, &[paper], &Format::ALL, &mut findings);
    assert_eq!(made.len(), 2, "{findings:?}");
    let [docx, pdf] = [&made[0], &made[1]].map(|it| wording(&it.bytes).unwrap().text);
    assert!(docx.len() > 100);
    let file = match paper {
        Paper::Submission => "content/submission.yaml",
        _ => "content/plan.yaml",
    };
    let text = fs::read_to_string(project.join(file)).unwrap();
    let title = text.lines().find_map(|line| line.strip_prefix("标题: "));
    let title = title.unwrap_or_default().replace('|', "");
    let same = docx.chars().zip(pdf.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| -> String {
        text.chars().skip(same.saturating_sub(20)).take(60).collect()
    };
    match agree(&pdf, &docx, &title) {
        true => None,
        false => Some(format!("{}\n{}", around(&docx), around(&pdf))),
    }
}

#[test]
fn every_golden_paper_says_the_same_in_both_formats() {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join("tests/golden")).unwrap().flatten() {
        let golden = entry.path();
        let project = tempfile::tempdir().unwrap();
        let content = project.path().join("content");
        fs::create_dir(&content).unwrap();
        fs::copy(root().join("content/plan.yaml"), content.join("plan.yaml")).unwrap();
        let mut paper = Paper::Plan;
        for (file, of) in [
            ("plan.yaml", Paper::Plan),
            ("format.yaml", paper),
            ("submission.yaml", Paper::Submission),
        ] {
            if golden.join(file).is_file() {
                fs::copy(golden.join(file), content.join(file)).unwrap();
                paper = of;
            }
        }
        for inner in ["attachments", "exhibits"] {
            if golden.join(inner).is_dir() {
                copy(&golden.join(inner), &project.path().join(inner));
            }
        }
        let day = Date::new(2024, 1, 10).unwrap();
        let name = golden.file_name().unwrap().to_string_lossy().into_owned();
        found.extend(difference(project.path(), paper, day).map(|it| (name, it)));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_report_of_the_repository_says_the_same_in_both_formats() {
    let day = Date::new(2024, 10, 10).unwrap();
    for quarter in ["2024-Q1", "2024-Q3"] {
        let paper = Paper::Report(quarter.parse().unwrap());
        assert_eq!(difference(root(), paper, day), None);
    }
}
