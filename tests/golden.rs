//! Runs every folder of `tests/golden/` through the stages and compares each with its text.
//!
//! A folder holds `plan.yaml` or `submission.yaml` (or neither: then the repository's own
//! plan is meant), perhaps `format.yaml`, in `attachments/` what these name, and what every
//! stage makes of it. Of a stage that writes more than a reader reads, the beginning and the
//! end are kept, and a number that stands for all between. `UPDATE=1 cargo golden` rewrites
//! the expectations.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

use std::fmt::Write;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use zhenggai::diagnostic::Findings;
use zhenggai::diagnostic::render::{Style, render};
use zhenggai::docx::FaceNames;
use zhenggai::font::Selection;
use zhenggai::pipeline::{Paper, Setup, compose};
use zhenggai::value::{Date, fnv_64};
use zhenggai::world::memory::MemoryWorld;
use zhenggai::{document, docx, layout, pdf};

#[test]
fn every_stage_writes_what_the_golden_folders_hold() {
    let mut differences = String::new();
    for entry in fs::read_dir("tests/golden").unwrap() {
        let folder = entry.unwrap().path();
        for (name, found) in stages(&folder) {
            differences += &compare(&folder.join(name), &abridged(found));
        }
    }
    assert!(
        differences.is_empty(),
        "\n{differences}\n(UPDATE=1 cargo golden rewrites them)"
    );
}

/// What each stage makes of a folder's content, as text, under the name of its file.
fn stages(folder: &Path) -> Vec<(&'static str, String)> {
    let world = world(folder);
    let mut findings = Findings::new();
    let setup = Setup::load(&world, &Selection::Bundled, &mut findings).unwrap();
    let paper = match folder.join("submission.yaml").exists() {
        true => Paper::Submission,
        false => Paper::Plan,
    };
    let composed = compose(&world, &setup, paper, &mut findings);
    let composed = composed.unwrap_or_else(|| panic!("{folder:?} {findings:?}"));
    let pages = layout::lay_out(&composed.document, &setup.faces, &mut findings);
    let package = docx::export(&composed.document, &FaceNames::default()).unwrap();
    let paged = pdf::export(&pages, &setup.faces).unwrap();
    vec![
        (
            "markup.md",
            composed.markdown.as_ref().map_or(String::new(), |it| it.text().to_owned()),
        ),
        ("document.txt", document::dump(&composed.document)),
        ("pages.txt", pages.dump(&setup.faces)),
        ("document.xml", one_element_a_line(&part(&package, "word/document.xml"))),
        ("pdf.txt", structure(&paged)),
        ("findings.txt", render(&findings, Style::Plain, 100)),
    ]
}

/// The most lines of a stage that are kept whole, and what is kept of longer ones.
const LONGEST: usize = 6_000;
const BEGINNING: usize = 500;
const END: usize = 200;

/// A text with a number in place of most of its lines, where it is very long.
fn abridged(text: String) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() <= LONGEST {
        return text;
    }
    let (beginning, rest) = lines.split_at(BEGINNING);
    let (middle, end) = rest.split_at(rest.len() - END);
    let number = fnv_64(middle.iter().flat_map(|line| line.bytes()));
    let count = middle.len();
    let left_out = format!("… {count} lines left out, {number:016x} …\n");
    beginning.concat() + &left_out + &end.concat()
}

/// A project of a folder's files.
fn world(folder: &Path) -> MemoryWorld {
    let mut world = MemoryWorld::new(Date::new(2023, 10, 8).unwrap());
    world = world.with("content/plan.yaml", fs::read("content/plan.yaml").unwrap());
    for name in ["plan.yaml", "submission.yaml", "format.yaml"] {
        if let Ok(bytes) = fs::read(folder.join(name)) {
            world = world.with(format!("content/{name}"), bytes);
        }
    }
    let attachments = fs::read_dir(folder.join("attachments")).into_iter().flatten();
    for file in attachments.flatten() {
        let name = file.file_name().into_string().unwrap();
        world = world.with(format!("attachments/{name}"), fs::read(file.path()).unwrap());
    }
    world
}

/// The difference between a file and what was found, framed; empty when they are equal.
fn compare(path: &Path, found: &str) -> String {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == found {
        return String::new();
    }
    if std::env::var_os("UPDATE").is_some() {
        if found.is_empty() {
            let _ = fs::remove_file(path);
        } else {
            fs::write(path, found).unwrap();
        }
        return String::new();
    }
    let (mut left, mut right) = (expected.lines(), found.lines());
    let mut number = 0;
    loop {
        number += 1;
        match (left.next(), right.next()) {
            (None, None) => return format!("{}: line ends differ\n", path.display()),
            (a, b) if a != b => {
                let (a, b) = (a.unwrap_or("(nothing)"), b.unwrap_or("(nothing)"));
                let place = path.display();
                return format!("{place}:{number}\n  EXPECTED {a}\n  FOUND    {b}\n");
            }
            _ => {}
        }
    }
}

/// A part of a package as text.
fn part(package: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// XML with a line for each element, so that a difference has a line.
fn one_element_a_line(xml: &str) -> String {
    xml.replace("><", ">\n<") + "\n"
}

/// What a PDF says of its structure: catalogue, information, tags and bookmarks.
fn structure(bytes: &[u8]) -> String {
    let file = lopdf::Document::load_mem(bytes).unwrap();
    let mut out = format!("PDF {}, {} pages\n", file.version, file.get_pages().len());
    let fonts = file.objects.values().filter_map(|object| object.as_dict().ok());
    let mut names: Vec<_> = fonts
        .filter(|font| font.has_type(b"FontDescriptor"))
        .filter_map(|font| font.get(b"FontName").and_then(lopdf::Object::as_name).ok())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect();
    names.sort();
    for name in names {
        let _ = writeln!(out, "font {name}");
    }
    if let Ok(outlines) = file.catalog().and_then(|root| root.get(b"Outlines")) {
        let first = follow(&file, outlines);
        bookmarks(&file, first, 0, &mut out);
    }
    out
}

fn follow<'a>(
    file: &'a lopdf::Document,
    object: &'a lopdf::Object,
) -> &'a lopdf::Dictionary {
    file.dereference(object).unwrap().1.as_dict().unwrap()
}

fn bookmarks(
    file: &lopdf::Document,
    above: &lopdf::Dictionary,
    depth: usize,
    out: &mut String,
) {
    let mut next = above.get(b"First").ok();
    while let Some(object) = next {
        let item = follow(file, object);
        let title = lopdf::decode_text_string(item.get(b"Title").unwrap()).unwrap();
        let _ = writeln!(out, "{:depth$}bookmark {title}", "", depth = depth * 2);
        bookmarks(file, item, depth + 1, out);
        next = item.get(b"Next").ok();
    }
}
