//! Every byte counts.

use std::fs;

use zhenggai::package::manifest::Manifest;
use zhenggai::package::opened::{from_folder, from_zip};
use zhenggai::package::{File, archive, listed, seal};
use zhenggai::value::Date;

use super::{example, filed, folder, found, submit, zhenggai, zip_of};

#[test]
fn any_changed_byte_of_any_file_is_found() {
    let (_, files, _) = filed();
    for at in 0..files.len() {
        let length = files[at].bytes.len();
        for place in [length / 3, length - 1] {
            let mut changed = files.clone();
            changed[at].bytes[place] ^= 1;
            let codes = found(&folder(changed));
            assert!(!codes.is_empty(), "{} byte {place}", files[at].name);
        }
    }
}

#[test]
fn any_changed_byte_on_disk_fails_the_command() {
    let project = example();
    submit(project.path());
    let package = zip_of(project.path()).with_extension("");
    for entry in fs::read_dir(&package).unwrap().flatten() {
        let sound = fs::read(entry.path()).unwrap();
        let mut changed = sound.clone();
        let place = changed.len() / 2;
        changed[place] ^= 0x20;
        fs::write(entry.path(), changed).unwrap();
        let output = zhenggai(project.path(), &["verify", package.to_str().unwrap()]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{:?}: {said}", entry.file_name());
        assert!(said.contains("核验没有通过"), "{said}");
        fs::write(entry.path(), sound).unwrap();
    }
    let output = zhenggai(project.path(), &["核验", package.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
}

/// Whether a zip is taken for the package that it was.
fn is_taken(bytes: &[u8], manifest: &Manifest) -> bool {
    match from_zip(bytes) {
        Err(faults) => {
            assert!(!faults.is_empty());
            false
        }
        Ok(opened) => {
            let sealed = seal(manifest, Vec::new());
            let mut files = opened.files.clone();
            files.retain(|file| !sealed.iter().any(|it| it.name == file.name));
            seal(manifest, files) == opened.files
        }
    }
}

/// A small package: a manifest with one file.
fn small() -> (Manifest, Vec<u8>) {
    let (_, files, _) = filed();
    let text = files.iter().find(|file| file.name == "manifest.json").unwrap();
    let mut manifest = Manifest::read(&text.bytes).unwrap();
    manifest.papers.truncate(1);
    manifest.checks.passed.clear();
    let file = File { name: "报告.pdf".to_owned(), bytes: b"%PDF-1.7 ...".to_vec() };
    manifest.papers[0].files = vec![listed(&file, "PDF/A-2a")];
    let day = Date::new(2024, 1, 10).unwrap();
    let zip = archive::write("包", day, &seal(&manifest, vec![file])).unwrap();
    (manifest, zip)
}

#[test]
fn any_changed_byte_of_a_zip_is_found() {
    let (manifest, zip) = small();
    assert!(is_taken(&zip, &manifest));
    for at in 0..zip.len() {
        for change in [0x01, 0x80, 0xFF] {
            let mut changed = zip.clone();
            changed[at] ^= change;
            assert!(!is_taken(&changed, &manifest), "byte {at} of {}", zip.len());
        }
    }
}

#[test]
fn a_zip_that_is_cut_off_or_goes_on_is_found() {
    let (manifest, zip) = small();
    for length in 0..zip.len() {
        assert!(!is_taken(&zip[..length], &manifest), "{length} bytes");
    }
    for more in [&b"\0"[..], b"PK\x05\x06", &zip] {
        assert!(!is_taken(&[&zip[..], more].concat(), &manifest));
        assert!(!is_taken(&[more, &zip[..]].concat(), &manifest));
    }
}

#[test]
fn changed_bytes_across_the_zip_of_the_example_are_found() {
    let (_, files, zip) = filed();
    let step = zip.len() / 150;
    for at in (0..zip.len()).step_by(step).chain([zip.len() - 1]) {
        let mut changed = zip.clone();
        changed[at] ^= 1;
        let Ok(opened) = from_zip(&changed) else { continue };
        panic!("byte {at} of {} files: {:?}", files.len(), opened.name);
    }
}

#[test]
fn a_file_less_or_more_is_found() {
    let (name, files, _) = filed();
    for at in 0..files.len() {
        let mut fewer = files.clone();
        let gone = fewer.remove(at);
        let codes = found(&folder(fewer));
        assert!(codes.contains(&"VER002"), "{}: {codes:?}", gone.name);
    }
    let mut more = files.clone();
    more.push(File { name: "Thumbs.db".to_owned(), bytes: Vec::new() });
    assert!(found(&folder(more)).contains(&"VER003"));
    let renamed = from_folder(format!("{name}(1)"), files.clone()).unwrap();
    assert_eq!(found(&renamed), ["VER008"]);
}
