//! Packages that somebody has changed and sealed anew, so that every hash fits: what the
//! papers say of each other tells it.

use zhenggai::package::manifest::{Kind, Manifest};
use zhenggai::package::opened::Opened;
use zhenggai::package::{File, listed, seal};

use super::{filed, folder, found};

/// The example's package with one file replaced, or its manifest changed, and sealed anew.
fn resealed(
    name: impl Fn(&str) -> bool,
    change: impl Fn(&[u8]) -> Vec<u8>,
    amend: impl Fn(&mut Manifest),
) -> Opened {
    let (_, files, _) = filed();
    let text = files.iter().find(|file| file.name == "manifest.json").unwrap();
    let mut manifest = Manifest::read(&text.bytes).unwrap();
    let mut files = files.clone();
    files.retain(|file| !["manifest.json", "SHA256SUMS"].contains(&file.name.as_str()));
    for file in files.iter_mut().filter(|file| name(&file.name)) {
        file.bytes = change(&file.bytes);
        let known = manifest.papers.iter_mut().flat_map(|paper| &mut paper.files);
        for entry in known.filter(|entry| entry.name == file.name) {
            *entry = listed(file, &entry.format);
        }
    }
    amend(&mut manifest);
    folder(seal(&manifest, files))
}

fn codes(opened: &Opened) -> Vec<&'static str> {
    let mut codes = found(opened);
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// A package in which a part of this name has these words in place of those.
fn rewritten(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut entry = old.by_index(at).unwrap();
        let name = entry.name().to_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        if name == part {
            let text = String::from_utf8(content).unwrap();
            assert!(text.contains(from), "{from}");
            content = text.replacen(from, to, 1).into_bytes();
        }
        new.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(&content).unwrap();
    }
    new.finish().unwrap().into_inner()
}

fn same(bytes: &[u8]) -> Vec<u8> {
    bytes.to_vec()
}

#[test]
fn sealed_anew_without_a_change_it_verifies() {
    assert_eq!(codes(&resealed(|_| false, same, |_| {})), Vec::<&str>::new());
}

#[test]
fn words_changed_in_one_format_only() {
    let plan = |name: &str| name.starts_with("附件1") && name.ends_with(".docx");
    let change =
        |bytes: &[u8]| rewritten(bytes, "word/document.xml", "总体要求", "总体想法");
    assert_eq!(codes(&resealed(plan, change, |_| {})), ["VER006"]);
}

#[test]
fn a_state_changed_in_the_ledger_only() {
    let ledger = |name: &str| name.starts_with("附件2") && name.ends_with(".docx");
    let change =
        |bytes: &[u8]| rewritten(bytes, "word/document.xml", ">未启动<", ">已完成<");
    let found = codes(&resealed(ledger, change, |_| {}));
    assert_eq!(found, ["VER006", "VER007"]);
}

#[test]
fn a_state_changed_in_the_workbook_only() {
    let book = |name: &str| name.ends_with(".xlsx");
    let change =
        |bytes: &[u8]| rewritten(bytes, "xl/sharedStrings.xml", ">未启动<", ">已完成<");
    assert_eq!(codes(&resealed(book, change, |_| {})), ["VER007"]);
}

#[test]
fn totals_changed_in_the_manifest_only() {
    let amend = |manifest: &mut Manifest| {
        manifest.totals.items += 1;
        manifest.totals.closed += 1;
    };
    assert_eq!(codes(&resealed(|_| false, same, amend)), ["VER007"]);
}

#[test]
fn metadata_that_the_papers_do_not_say() {
    for amend in [
        (|it| it.papers[0].document.addressee = Some("某某省委组织部".to_owned()))
            as fn(&mut Manifest),
        |it| it.papers[0].document.number = Some("某党发〔2024〕3号".to_owned()),
        |it| it.papers[0].document.date = Some("2024-01-11".to_owned()),
        |it| it.papers[0].document.signatories.push("另一人".to_owned()),
        |it| it.name = "别的名称".to_owned(),
        |it| it.version = 2,
        |it| it.day = "2023-12-30".to_owned(),
        |it| it.papers.retain(|paper| paper.kind != Kind::Contents),
    ] {
        let codes = codes(&resealed(|_| false, same, amend));
        assert!(codes.contains(&"VER005"), "{codes:?}");
    }
}

#[test]
fn a_list_that_names_one_file_again_and_again_costs_no_more_than_once() {
    let amend = |manifest: &mut Manifest| {
        let paper = manifest.papers[1].clone();
        manifest.papers.extend(std::iter::repeat_n(paper, 3_000));
    };
    assert_eq!(codes(&resealed(|_| false, same, amend)), ["VER005"]);
}

#[test]
fn a_paper_that_is_none() {
    let report = |name: &str| name.starts_with("附件3") && name.ends_with(".pdf");
    for bytes in [&b"%PDF-1.7"[..], b"", b"PK\x03\x04", b"MZ"] {
        let found = codes(&resealed(report, |_| bytes.to_vec(), |_| {}));
        assert!(found.contains(&"VER004"), "{found:?}");
    }
}

#[test]
fn a_manifest_that_is_too_large_or_too_deep_is_told_in_words() {
    let (_, files, _) = filed();
    let deep = "[".repeat(100_000);
    let huge = format!("{{\"格式\": \"{}\"}}", "长".repeat(2_000_000));
    for text in [deep, huge, "{}".to_owned(), "null".to_owned(), String::new()] {
        let mut files = files.clone();
        for file in files.iter_mut().filter(|file| file.name == "manifest.json") {
            *file = File { name: file.name.clone(), bytes: text.clone().into_bytes() };
        }
        assert_eq!(found(&folder(files)), ["VER005"]);
    }
}
