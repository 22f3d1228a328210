//! Holds an opened package against its own manifest, and its papers against each other.
//!
//! 1. `lists`: every file is listed, every listed file is there, and its bytes are those of
//!    the hash; the lists themselves have the one form in which they are written.
//! 2. `names`: package and files are called by rule.
//! 3. `texts`: PDF and DOCX of a paper say the same, and what the metadata say.
//! 4. `totals`: ledger, workbook, report and plan speak of the same items in the same states.
//!
//! All faults are told at once. A file whose hash does not fit is still read, because its
//! twin in the other format shows what was changed in it.

use std::collections::BTreeMap;

use super::manifest::{Kind, Listed, Manifest, Paper};
use super::name::{self, Naming};
use super::opened::{MAX_FILES, MAX_LIST, Opened};
use super::{File, digest};
use crate::diagnostic::codes::package as codes;
use crate::diagnostic::{Diagnostic, Findings};
use crate::inspect::{Wording, wording};
use crate::value::Date;

mod texts;
mod totals;

pub use texts::agree;

/// The words of the papers, as far as they could be read.
struct Read<'a> {
    manifest: &'a Manifest,
    papers: Vec<ReadPaper<'a>>,
}

/// A paper with its words.
struct ReadPaper<'a> {
    paper: &'a Paper,
    pdf: Option<Wording>,
    docx: Option<Wording>,
    xlsx: Option<&'a [u8]>,
}

impl Read<'_> {
    fn paper(&self, kind: Kind) -> Option<&ReadPaper<'_>> {
        self.papers.iter().find(|it| it.paper.kind == kind)
    }
}

/// The hash of each file, reckoned once however often a list names it.
type Hashes = BTreeMap<String, String>;

/// Everything that is wrong with a package; its manifest, where it can be read.
pub fn verify(opened: &Opened, findings: &mut Findings) -> Option<Manifest> {
    let manifest = manifest(opened, findings)?;
    let listed = manifest.papers.iter().map(|paper| paper.files.len()).sum::<usize>();
    if manifest.papers.len() > MAX_FILES || listed > MAX_FILES {
        let message = format!("“{}”列的文件多得不像报送包", name::MANIFEST);
        findings.push(wrong_manifest(message));
        return None;
    }
    let hash = |file: &File| (file.name.clone(), digest::sha256(&file.bytes));
    let hashes: Hashes = opened.files.iter().map(hash).collect();
    lists(opened, &manifest, &hashes, findings);
    if !names(opened, &manifest, findings) {
        return Some(manifest);
    }
    let papers = manifest.papers.iter().map(|paper| read(opened, paper, findings));
    let read = Read { manifest: &manifest, papers: papers.collect() };
    texts::compare(&read, findings);
    totals::compare(&read, findings);
    Some(manifest)
}

fn find<'a>(opened: &'a Opened, name: &str) -> Option<&'a File> {
    opened.files.iter().find(|file| file.name == name)
}

fn missing(name: &str) -> Diagnostic {
    let message = format!("报送包里没有“{name}”");
    Diagnostic::new(&codes::MISSING, message).hint("请报送单位重新发送完整的报送包")
}

fn manifest(opened: &Opened, findings: &mut Findings) -> Option<Manifest> {
    let Some(file) = find(opened, name::MANIFEST) else {
        findings.push(missing(name::MANIFEST).hint("没有它，不知道包里应当有什么"));
        return None;
    };
    let read = match file.bytes.len() > MAX_LIST {
        true => Err("大得不像报送包的说明".to_owned()),
        false => Manifest::read(&file.bytes),
    };
    match read {
        Ok(manifest) => Some(manifest),
        Err(words) => {
            let message = format!("“{}”{words}", name::MANIFEST);
            let finding = Diagnostic::new(&codes::MANIFEST, message);
            findings.push(finding.hint("请报送单位用同一版本的程序重新生成报送包"));
            None
        }
    }
}

/// Every file against both lists.
fn lists(opened: &Opened, manifest: &Manifest, hashes: &Hashes, findings: &mut Findings) {
    let listed: Vec<&Listed> = manifest.papers.iter().flat_map(|it| &it.files).collect();
    for file in &listed {
        match find(opened, &file.name) {
            None => findings.push(missing(&file.name)),
            Some(found) if hashes.get(&found.name) != Some(&file.hash) => {
                findings.push(changed(&file.name));
            }
            Some(found) if found.bytes.len() != file.bytes => {
                let message =
                    format!("“{}”里记的“{}”的长度不对", name::MANIFEST, file.name);
                findings.push(wrong_manifest(message));
            }
            Some(_) => {}
        }
    }
    for file in &opened.files {
        let own = [name::MANIFEST, name::SUMS].contains(&file.name.as_str());
        if !own && !listed.iter().any(|it| it.name == file.name) {
            let message = format!("报送包里多了“{}”", file.name);
            let hint = "它没有列在 manifest.json 里；请删去，或者请报送单位说明";
            findings.push(Diagnostic::new(&codes::EXTRA, message).hint(hint));
        }
    }
    let Some(sums) = find(opened, name::SUMS) else {
        findings.push(missing(name::SUMS));
        return;
    };
    let others = opened.files.iter().filter(|file| file.name != name::SUMS);
    let expected = digest::sums(others);
    if sums.bytes != expected.as_bytes() {
        wrong_sums(sums, opened, hashes, findings);
    }
}

/// Why the list of hashes is not that of the files.
fn wrong_sums(sums: &File, opened: &Opened, hashes: &Hashes, findings: &mut Findings) {
    let text = String::from_utf8_lossy(&sums.bytes);
    let listed = if sums.bytes.len() > MAX_LIST { None } else { digest::listed(&text) };
    let before = findings.count(crate::diagnostic::Severity::Error);
    for (hash, file) in listed.iter().flatten() {
        match find(opened, file) {
            None => findings.push(missing(file)),
            Some(found) if hashes.get(&found.name).is_some_and(|it| it != hash) => {
                findings.push(changed(file));
            }
            Some(_) => {}
        }
    }
    if findings.count(crate::diagnostic::Severity::Error) == before {
        let message = format!("“{}”被改过，不是报送时写的样子", name::SUMS);
        let finding = Diagnostic::new(&codes::CHANGED, message);
        findings.push(finding.hint("请报送单位重新发送报送包"));
    }
}

fn changed(name: &str) -> Diagnostic {
    let message = format!("“{name}”的内容与报送时的校验值不符，被改过或者已损坏");
    let hint = "打开后又保存也算改过；请报送单位重新发送";
    Diagnostic::new(&codes::CHANGED, message).hint(hint)
}

fn wrong_manifest(message: String) -> Diagnostic {
    Diagnostic::new(&codes::MANIFEST, message).hint("请报送单位重新生成报送包")
}

/// The names by rule, and the papers that every package has; whether no paper is listed
/// twice, so that reading them costs no more than the package is large.
fn names(opened: &Opened, manifest: &Manifest, findings: &mut Findings) -> bool {
    let mut once = true;
    for kind in [Kind::Covering, Kind::Contents] {
        if manifest.paper(kind).is_none() {
            let message = format!("“{}”里没有{}", name::MANIFEST, kind.name());
            findings.push(wrong_manifest(message));
        }
    }
    for (at, paper) in manifest.papers.iter().enumerate() {
        if manifest.papers[..at].iter().any(|it| it.kind == paper.kind) {
            once = false;
            let message = format!("“{}”里有两份{}", name::MANIFEST, paper.kind.name());
            findings.push(wrong_manifest(message));
        }
        if paper.file(".pdf").is_none() || paper.file(".docx").is_none() {
            let message = format!("{}没有 PDF 和 DOCX 两种格式", paper.kind.name());
            findings.push(wrong_manifest(message));
        }
    }
    let Some(covering) = manifest.paper(Kind::Covering) else { return once };
    let document = &covering.document;
    let date = document.date.as_ref().and_then(|date| date.parse::<Date>().ok());
    let day = manifest.day.parse::<Date>().ok();
    let (Some(date), Some(day), Some(number)) = (date, day, &document.number) else {
        let message = format!("“{}”里没有报告的发文字号、成文日期", name::MANIFEST);
        findings.push(wrong_manifest(message));
        return once;
    };
    let expected = name::of_package(number, &document.title, date, manifest.version);
    if manifest.name != expected {
        let message = format!("报送包的名称应为“{expected}”，写的是“{}”", manifest.name);
        findings.push(wrong_manifest(message));
    }
    match opened.day {
        Some(stamp)
            if opened.name != manifest.name || (stamp != date && date.year() >= 1980) =>
        {
            let message = "压缩包里文件夹的名称、日期与报送包的说明不一致".to_owned();
            findings.push(wrong_manifest(message));
        }
        None if opened.name != manifest.name => {
            findings.push(renamed(&opened.name, &manifest.name));
        }
        _ => {}
    }
    for paper in &manifest.papers {
        let several = document.attachments.len() > 1;
        let stem = name::of_paper(&naming(paper, several, day));
        for file in &paper.files {
            let ending = file.name.strip_prefix(&stem);
            if !matches!(ending, Some(".pdf" | ".docx" | ".xlsx")) {
                let message = format!(
                    "{}的文件名应为“{stem}”，写的是“{}”",
                    paper.kind.name(),
                    file.name
                );
                findings.push(wrong_manifest(message));
            }
        }
    }
    once
}

/// The finding for a package that goes by another name; its content is what it was.
pub fn renamed(found: &str, expected: &str) -> Diagnostic {
    let message = format!("报送包改过名：现在叫“{found}”，原来叫“{expected}”");
    Diagnostic::new(&codes::RENAMED, message).hint("归档时请用原来的名称")
}

fn naming<'a>(paper: &'a Paper, several: bool, day: Date) -> Naming<'a> {
    Naming {
        kind: paper.kind,
        attachment: paper.attachment,
        several,
        number: paper.document.number.as_deref(),
        title: &paper.document.title,
        date: paper.document.date.as_ref().and_then(|date| date.parse().ok()),
        day,
    }
}

/// The words of a paper's files.
fn read<'a>(
    opened: &'a Opened,
    paper: &'a Paper,
    findings: &mut Findings,
) -> ReadPaper<'a> {
    let bytes = |ending: &str| -> Option<(&'a str, &'a [u8])> {
        let file = find(opened, &paper.file(ending)?.name)?;
        Some((&file.name, &file.bytes))
    };
    let mut words = |ending: &str| -> Option<Wording> {
        let (name, bytes) = bytes(ending)?;
        match wording(bytes) {
            Ok(wording) => Some(wording),
            Err(error) => {
                let message = format!("“{name}”{error}");
                findings
                    .push(Diagnostic::new(&codes::CHANGED, message).hint(error.hint()));
                None
            }
        }
    };
    let (pdf, docx) = (words(".pdf"), words(".docx"));
    ReadPaper { paper, pdf, docx, xlsx: bytes(".xlsx").map(|(_, bytes)| bytes) }
}
