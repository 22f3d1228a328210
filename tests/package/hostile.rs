//! Zip files that are built to do harm: refused with a plain word, and never unpacked.

use std::fs;

use proptest::prelude::{any, prop_assert, proptest};
use proptest::test_runner::Config;
use zhenggai::package::File;
use zhenggai::package::archive;
use zhenggai::package::opened::{MAX_FILES, from_folder, from_zip};
use zhenggai::value::Date;

use super::{filed, folder, found, zhenggai};

/// A zip file that is put together by hand, so that it can say anything.
#[derive(Default)]
struct Forged {
    local: Vec<u8>,
    central: Vec<u8>,
    count: u16,
}

/// An entry; all that an honest one has.
#[derive(Clone)]
struct Entry<'a> {
    name: &'a [u8],
    content: &'a [u8],
    flags: u16,
    method: u16,
    crc: Option<u32>,
    size: Option<u32>,
    mode: u32,
    offset: Option<u32>,
}

fn entry(name: &str) -> Entry<'_> {
    Entry {
        name: name.as_bytes(),
        content: "内容".as_bytes(),
        flags: 0x0800,
        method: 0,
        crc: None,
        size: None,
        mode: 0o100_644,
        offset: None,
    }
}

impl Forged {
    fn with(mut self, entry: &Entry<'_>) -> Self {
        let crc = entry.crc.unwrap_or_else(|| crc32fast::hash(entry.content));
        let packed = u32::try_from(entry.content.len()).unwrap();
        let size = entry.size.unwrap_or(packed);
        let offset =
            entry.offset.unwrap_or_else(|| u32::try_from(self.local.len()).unwrap());
        let name = u16::try_from(entry.name.len()).unwrap();
        let mut shared = Vec::new();
        for part in [entry.flags, entry.method, 0, 0x582A] {
            shared.extend(part.to_le_bytes());
        }
        for part in [crc, packed, size] {
            shared.extend(part.to_le_bytes());
        }
        shared.extend(name.to_le_bytes());
        shared.extend(0_u16.to_le_bytes());
        self.local.extend(b"PK\x03\x04\x0A\x00");
        self.local.extend(&shared);
        self.local.extend(entry.name);
        self.local.extend(entry.content);
        self.central.extend(b"PK\x01\x02\x0A\x03\x0A\x00");
        self.central.extend(&shared);
        self.central.extend([0; 6]);
        self.central.extend((entry.mode << 16).to_le_bytes());
        self.central.extend(offset.to_le_bytes());
        self.central.extend(entry.name);
        self.count += 1;
        self
    }

    fn bytes(self) -> Vec<u8> {
        let start = u32::try_from(self.local.len()).unwrap();
        let length = u32::try_from(self.central.len()).unwrap();
        let mut bytes = [self.local, self.central].concat();
        bytes.extend(b"PK\x05\x06\x00\x00\x00\x00");
        bytes.extend(self.count.to_le_bytes());
        bytes.extend(self.count.to_le_bytes());
        bytes.extend(length.to_le_bytes());
        bytes.extend(start.to_le_bytes());
        bytes.extend([0, 0]);
        bytes
    }
}

/// What is said of a zip with one entry, or two.
fn said(entries: &[Entry<'_>]) -> String {
    let forged = entries.iter().fold(Forged::default(), Forged::with);
    from_zip(&forged.bytes()).unwrap_err().join("\n")
}

fn named(name: &str) -> String {
    said(&[entry(name)])
}

#[test]
fn names_that_lead_elsewhere() {
    for (name, words) in [
        ("../外.pdf", "通向包外"),
        ("包/../../外.pdf", "通向包外"),
        ("包/..", "通向包外"),
        ("/etc/外.pdf", "绝对路径"),
        ("C:\\外.pdf", "绝对路径"),
        ("包/C:外.pdf", "绝对路径"),
        ("包\\..\\外.pdf", "通向包外"),
        ("包/里\\外.pdf", "下一层文件夹"),
        ("包/里/外.pdf", "下一层文件夹"),
        ("包/", "文件夹"),
        ("外.pdf", "“外.pdf”"),
        ("包/外\0.pdf", "看不见的字符"),
        ("包/外\u{202E}fdp.exe", "<U+202E>"),
        ("包/con.pdf", "设备名"),
        ("包/外.pdf.", "句点"),
        ("包/外?.pdf", "Windows 不允许"),
    ] {
        let said = named(name);
        assert!(said.contains(words), "{name}: {said}");
    }
}

#[test]
fn a_name_that_is_no_text() {
    let broken = Entry { name: b"\xB1\xA8\xCB\xCD/a.pdf", ..entry("") };
    assert!(said(&[broken]).contains("UTF-8"));
}

#[test]
fn two_files_that_some_system_takes_for_one() {
    for (one, other) in [
        ("包/甲.pdf", "包/甲.pdf"),
        ("包/a.pdf", "包/A.PDF"),
        ("包/e\u{301}.pdf", "包/\u{e9}.pdf"),
        ("包/ａ.pdf", "包/a.pdf"),
    ] {
        let said = said(&[entry(one), entry(other)]);
        assert!(
            said.contains("叫") || said.contains("当成一个"),
            "{one} {other}: {said}"
        );
    }
}

#[test]
fn links_and_devices() {
    let link = Entry { mode: 0o120_777, ..entry("包/甲.pdf") };
    assert!(said(&[link]).contains("链接"));
    let device = Entry { mode: 0o060_644, ..entry("包/甲.pdf") };
    assert!(said(&[device]).contains("不是文件"));
}

#[test]
fn anything_compressed_is_not_unpacked_however_large_it_says_it_is() {
    let bomb = Entry { method: 8, size: Some(u32::MAX), ..entry("包/甲.pdf") };
    assert!(said(&[bomb]).contains("压缩过"));
    let unknown = Entry { method: 99, ..entry("包/甲.pdf") };
    assert!(said(&[unknown]).contains("压缩过"));
}

#[test]
fn passwords_and_lengths_that_differ() {
    let locked = Entry { flags: 0x0801, ..entry("包/甲.pdf") };
    assert!(said(&[locked]).contains("加了密码"));
    let longer = Entry { size: Some(u32::MAX - 1), ..entry("包/甲.pdf") };
    assert!(said(&[longer]).contains("长度"));
    let late = Entry { flags: 0x0808, ..entry("包/甲.pdf") };
    assert!(said(&[late]).contains("长度"));
}

#[test]
fn files_that_lie_over_each_other() {
    let over = Entry { offset: Some(0), ..entry("包/乙.pdf") };
    assert!(said(&[entry("包/甲.pdf"), over]).contains("叠在一起"));
    // Many entries over the same bytes cost no more than the bytes.
    let content = vec![0; 4 << 20];
    let names: Vec<String> = (0..60).map(|at| format!("包/{at}.pdf")).collect();
    let mut forged =
        Forged::default().with(&Entry { content: &content, ..entry("包/甲.pdf") });
    for name in &names {
        let crc = Some(crc32fast::hash(&content));
        let over = Entry { offset: Some(0), content: b"", crc, ..entry(name) };
        forged = forged.with(&over);
    }
    assert!(from_zip(&forged.bytes()).unwrap_err().join("").contains("叠在一起"));
}

#[test]
fn bytes_that_are_hidden_between_files() {
    let mut forged = Forged::default().with(&entry("包/甲.pdf"));
    forged.local.extend(b"smuggled");
    let bytes = forged.with(&entry("包/乙.pdf")).bytes();
    assert!(from_zip(&bytes).unwrap_err().join("").contains("夹带"));
}

#[test]
fn a_wrong_sum_of_check() {
    let wrong = Entry { crc: Some(1), ..entry("包/甲.pdf") };
    assert!(said(&[wrong]).contains("CRC"));
}

#[test]
fn files_in_two_folders_and_more_files_than_a_package_has() {
    assert!(said(&[entry("包/甲.pdf"), entry("别/乙.pdf")]).contains("不在同一个文件夹"));
    let names: Vec<String> = (0..=MAX_FILES).map(|at| format!("包/{at}.pdf")).collect();
    let many: Vec<_> = names.iter().map(|name| entry(name)).collect();
    assert!(said(&many).contains("多得不像"));
    assert!(from_zip(&Forged::default().bytes()).is_err());
}

#[test]
fn what_is_no_zip_or_not_whole() {
    let (_, _, zip) = filed();
    for (bytes, words) in [
        (&b""[..], "不是 zip"),
        (b"%PDF-1.7", "不是 zip"),
        (b"PK\x03\x04", "没有传完整"),
        (&zip[..zip.len() / 2], "没有传完整"),
        (&zip[..zip.len() - 1], "没有传完整"),
    ] {
        let said = from_zip(bytes).unwrap_err().join("");
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn a_zip_of_another_program_is_refused_and_says_so() {
    use std::io::{Cursor, Write};
    let (name, files, _) = filed();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(format!("{name}/{}", file.name), options).unwrap();
        writer.write_all(&file.bytes).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert!(from_zip(&bytes).unwrap_err().join("").contains("压缩过"));
}

#[test]
fn nothing_is_written_wherever_a_package_is_verified() {
    let folder = tempfile::tempdir().unwrap();
    let (package, place) = (folder.path().join("包.zip"), folder.path().join("空"));
    fs::create_dir(&place).unwrap();
    let evil = Forged::default().with(&entry("../外.pdf")).with(&entry("包/甲.pdf"));
    for bytes in [evil.bytes(), filed().2.clone()] {
        fs::write(&package, bytes).unwrap();
        zhenggai(&place, &["verify", package.to_str().unwrap()]);
        assert_eq!(fs::read_dir(&place).unwrap().count(), 0);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
    let output = zhenggai(&place, &["verify", "没有.zip"]);
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn links_and_folders_in_a_folder() {
    let outer = tempfile::tempdir().unwrap();
    let package = outer.path().join("包");
    fs::create_dir(&package).unwrap();
    fs::write(outer.path().join("外.txt"), "外").unwrap();
    std::os::unix::fs::symlink(outer.path().join("外.txt"), package.join("甲.pdf"))
        .unwrap();
    let run = || zhenggai(outer.path(), &["verify", "包"]);
    let output = run();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("链接"));
    fs::remove_file(package.join("甲.pdf")).unwrap();
    fs::create_dir(package.join("里")).unwrap();
    assert!(String::from_utf8(run().stderr).unwrap().contains("文件夹“里”"));
}

proptest! {
    #![proptest_config(Config::with_cases(24))]

    #[test]
    fn no_bytes_bring_the_program_down(bytes in any::<Vec<u8>>()) {
        let _ = from_zip(&bytes);
        let marked = [b"PK\x03\x04", &bytes[..], b"PK\x05\x06", &bytes[..]].concat();
        let _ = from_zip(&marked);
        let file = File { name: "manifest.json".to_owned(), bytes };
        let opened = from_folder("包".to_owned(), vec![file]).unwrap();
        prop_assert!(!found(&opened).is_empty());
    }

    #[test]
    fn any_files_that_are_written_are_read_back(
        contents in proptest::collection::vec(any::<Vec<u8>>(), 1..8)
    ) {
        let file = |(at, bytes): (usize, Vec<u8>)| File { name: format!("{at}.甲"), bytes };
        let files: Vec<File> = contents.into_iter().enumerate().map(file).collect();
        let zip = archive::write("包", Date::new(2024, 1, 10).unwrap(), &files).unwrap();
        let opened = from_zip(&zip).unwrap();
        prop_assert!(opened.files == files && opened.name == "包");
    }

    #[test]
    fn no_changed_package_brings_the_program_down(
        at in any::<proptest::sample::Index>(), changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..20)
    ) {
        let (_, files, _) = filed();
        let mut files = files.clone();
        let at = at.index(files.len());
        let file = &mut files[at];
        let sound = file.bytes.clone();
        for (place, byte) in changes {
            let length = file.bytes.len();
            file.bytes[place.index(length)] = byte;
        }
        let same = file.bytes == sound;
        prop_assert!(found(&folder(files)).is_empty() == same);
    }
}
