//! Damaged and hostile books: never a panic, never an entry, bounded work.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::book::{Book, SHEET};
use super::{bytes, imported, messages};

/// Numbers that only look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).unwrap()).unwrap()
    }
}

#[test]
fn a_thousand_damaged_books_make_no_entry() {
    let whole = bytes();
    let mut dice = Dice(0x2024_0930);
    let (mut unharmed, mut refused) = (0, 0);
    for round in 0..1_000 {
        let mut broken = whole.clone();
        match round % 4 {
            0 => broken.truncate(dice.roll(whole.len())),
            1 => {
                for _ in 0..=dice.roll(20) {
                    let at = dice.roll(broken.len());
                    broken[at] ^= 1 << dice.roll(8);
                }
            }
            2 => {
                let from = dice.roll(broken.len());
                let to = (from + dice.roll(400)).min(broken.len());
                broken.drain(from..to);
            }
            _ => {
                let (from, to) = (dice.roll(broken.len()), dice.roll(broken.len()));
                let length = dice.roll(300).min(broken.len() - from.max(to));
                let piece = broken[from..from + length].to_vec();
                broken[to..to + length].copy_from_slice(&piece);
            }
        }
        let read = imported(broken);
        assert!(read.entries().is_empty(), "round {round}: {:?}", read.changes);
        if read.findings.has_errors() { refused += 1 } else { unharmed += 1 }
    }
    // A blow beside the parts that are read does no harm.
    assert!(refused > 700 && unharmed > 0, "{refused} {unharmed}");
}

#[test]
fn damaged_words_in_a_sound_archive_never_panic() {
    let whole = Book::open(&bytes());
    let parts: Vec<String> =
        whole.0.keys().filter(|it| it.ends_with("ml")).cloned().collect();
    let mut dice = Dice(0x2024_1231);
    for _ in 0..400 {
        let mut book = whole.clone();
        let path = &parts[dice.roll(parts.len())];
        let data = book.0.get_mut(path).unwrap();
        for _ in 0..=dice.roll(4) {
            let at = dice.roll(data.len());
            data[at] = b"<>&\"/ 0123456789=sArct\x00\xFF"[dice.roll(24)];
        }
        let read = imported(book.bytes());
        // What still reads as a sound book may say something new; the rules judge it.
        assert!(read.changes.len() < 300);
    }
}

#[test]
fn parts_under_each_others_names_are_refused() {
    let whole = Book::open(&bytes());
    let names: Vec<String> = whole.0.keys().cloned().collect();
    for (at, one) in names.iter().enumerate() {
        for other in &names[at + 1..] {
            let mut book = whole.clone();
            let (first, second) = (book.0[one].clone(), book.0[other].clone());
            book.0.insert(one.clone(), second);
            book.0.insert(other.clone(), first);
            let read = imported(book.bytes());
            assert!(read.entries().is_empty(), "{one} {other}: {:?}", read.changes);
        }
    }
}

/// An archive with these files.
fn archive(files: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, data) in files {
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(*name, options).unwrap();
        zip.write_all(data).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn refusal(bytes: Vec<u8>) -> String {
    let read = imported(bytes);
    assert!(read.entries().is_empty());
    messages(&read.findings).join("；")
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let mut book = Book::open(&bytes());
    let spaces = vec![b' '; 120 << 20];
    book.0.insert("xl/sharedStrings.xml".to_owned(), spaces);
    let bomb = book.bytes();
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refusal(bomb), "XLS002 “台账.xlsx”内容多得不像一份台账");
}

#[test]
fn an_archive_of_thousands_of_files_is_refused() {
    let names: Vec<String> = (0..2_500).map(|at| format!("{at}.xml")).collect();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), &b"<a/>"[..])).collect();
    let message = refusal(archive(&files, CompressionMethod::Stored));
    assert_eq!(message, "XLS002 “台账.xlsx”内容多得不像一份台账");
}

#[test]
fn a_sheet_of_a_million_cells_is_refused() {
    let mut book = Book::open(&bytes());
    let mut rows = String::new();
    for row in 20..500_020 {
        rows.push_str(&format!("<row r=\"{row}\"><c r=\"B{row}\"><v>1</v></c></row>"));
    }
    book.add_row(&rows);
    assert_eq!(refusal(book.bytes()), "XLS002 “台账.xlsx”内容多得不像一份台账");
}

#[test]
fn definitions_of_entities_are_refused() {
    let mut book = Book::open(&bytes());
    book.edit(SHEET, |text| {
        text.replacen("<worksheet", "<!DOCTYPE a [<!ENTITY b \"bb\">]><worksheet", 1)
    });
    assert_eq!(refusal(book.bytes()), "XLS002 “台账.xlsx”已损坏，或者没有传完整");
}

#[test]
fn a_file_that_is_no_workbook_is_named_as_what_it_is() {
    let compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
    assert_eq!(
        refusal(compound.to_vec()),
        "XLS002 “台账.xlsx”加了密码，或者是旧的 .xls 格式"
    );
    assert_eq!(refusal(b"a,b\n1,2\n".to_vec()), "XLS002 “台账.xlsx”不是 .xlsx 工作簿");
    assert_eq!(refusal(Vec::new()), "XLS002 “台账.xlsx”不是 .xlsx 工作簿");
    let other = archive(&[("word/document.xml", b"<a/>")], CompressionMethod::Stored);
    assert_eq!(refusal(other), "XLS002 “台账.xlsx”不是 .xlsx 工作簿");
}
