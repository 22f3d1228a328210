//! The repository's own plan, as a newcomer builds it: both papers say what the source says.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

mod docx_text;
mod pdf_text;

use std::fs;

use zhenggai::diagnostic::Findings;
use zhenggai::font::Selection;
use zhenggai::pipeline::{Format, Output, Paper, Setup, build};
use zhenggai::world::disk::DiskWorld;

#[test]
fn the_paragraphs_of_the_pdf_are_those_of_the_source() {
    assert_eq!(pdf_text::paragraphs(&paper(Format::Pdf)), source());
}

#[test]
fn the_paragraphs_of_the_docx_are_those_of_the_source() {
    assert_eq!(docx_text::paragraphs(&paper(Format::Docx)), source());
}

#[test]
fn the_lines_of_the_pdf_fill_28_by_22() {
    let pages = pdf_text::pages(&paper(Format::Pdf));
    let full = |line: &&String| line.chars().all(|char| char as u32 > 0x2000);
    for (number, lines) in pages.iter().enumerate() {
        assert!(lines.len() <= 22, "page {} has {} lines", number + 1, lines.len());
        for line in lines.iter().filter(full) {
            assert!(line.chars().count() <= 28, "{line}");
        }
    }
    let middle = &pages[1..pages.len() - 1];
    assert!(!middle.is_empty());
}

#[test]
fn a_second_build_in_the_same_process_gives_the_same_bytes() {
    for format in Format::ALL {
        assert!(paper(format) == paper(format), "{}", format.extension());
    }
}

/// The paragraphs of the text that the program was asked for.
fn source() -> Vec<String> {
    let text = fs::read_to_string("tests/support/plan-source.txt").unwrap();
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The repository's plan in one format, with the bundled faces.
fn paper(format: Format) -> Vec<u8> {
    let world = DiskWorld::new(".", zhenggai::value::Date::new(2023, 10, 8));
    let mut findings = Findings::new();
    let setup = Setup::load(&world, &Selection::Bundled, &mut findings).unwrap();
    let outputs: Vec<Output> =
        build(&world, &setup, &[Paper::Plan], &[format], &mut findings);
    let [output] = outputs.try_into().unwrap_or_else(|_| panic!("{findings:?}"));
    output.bytes
}
