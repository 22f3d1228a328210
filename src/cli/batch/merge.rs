//! `batch --summary`: the results of several shares as one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::report::{Counts, Report};
use crate::diagnostic::codes::batch::{NO_RESULT, SHARES};
use crate::diagnostic::{Diagnostic, Findings};
use crate::world::disk::DiskWorld;
use crate::world::{ReadError, World};

/// How the name of a result begins and ends.
pub(super) const PREFIX: &str = "批量结果";
pub(super) const SUFFIX: &str = ".json";

/// The name of the table that this makes.
pub(super) const TOTAL: &str = "批量结果总表.json";

/// The largest result that is read; one of 100,000 projects has about 40 MB.
const MAX_BYTES: usize = 1024 * 1024 * 1024;

/// The results of these files, or of the results in these folders, as one; `None` when one
/// of them cannot be read.
pub(super) fn merge(places: &[PathBuf], findings: &mut Findings) -> Option<Report> {
    let mut merged: Option<Report> = None;
    for file in places.iter().flat_map(|place| files(place, findings)).collect::<Vec<_>>()
    {
        let report = match read(&file) {
            Ok(report) => report,
            Err(finding) => {
                findings.push(*finding);
                continue;
            }
        };
        match &mut merged {
            None => merged = Some(report),
            Some(merged) => add(merged, report, &file, findings),
        }
    }
    let mut merged = merged.filter(|_| !findings.has_errors())?;
    merged.counts = Counts::of(&merged.projects);
    missing(&mut merged, findings);
    twice(&merged, findings);
    Some(merged)
}

/// The file, or the results in the folder.
fn files(place: &Path, findings: &mut Findings) -> Vec<PathBuf> {
    if !place.is_dir() {
        return vec![place.to_owned()];
    }
    let names = DiskWorld::new(place, None).list("");
    let is_result = |name: &&String| {
        name.starts_with(PREFIX) && name.ends_with(SUFFIX) && *name != TOTAL
    };
    let names = names.iter().filter(is_result);
    let files: Vec<_> = names.map(|name| place.join(name)).collect();
    if files.is_empty() {
        let message = format!("文件夹“{}”里没有批量的结果", place.display());
        let hint = format!("结果文件的名称是“{PREFIX}…{SUFFIX}”，在批量的 out 文件夹里");
        findings.push(Diagnostic::new(&NO_RESULT, message).hint(hint));
    }
    files
}

fn read(file: &Path) -> Result<Report, Box<Diagnostic>> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let shown = file.display();
    let bytes = DiskWorld::new(folder, None).read(name, MAX_BYTES);
    let bytes = bytes.map_err(|error| match error {
        ReadError::NotFound => no_result(format!("没有文件“{shown}”")),
        _ => no_result(format!("“{shown}”读不出来")),
    })?;
    serde_json::from_slice(&bytes)
        .map_err(|_| no_result(format!("“{shown}”不是批量的结果，或者不完整")))
}

fn no_result(message: String) -> Box<Diagnostic> {
    Box::new(
        Diagnostic::new(&NO_RESULT, message)
            .hint("请写批量写出的“批量结果….json”，或者放着它们的文件夹"),
    )
}

fn add(merged: &mut Report, report: Report, file: &Path, findings: &mut Findings) {
    let same = |a: &Report, b: &Report| {
        (&a.version, &a.day, &a.papers, &a.formats)
            == (&b.version, &b.day, &b.papers, &b.formats)
    };
    if !same(merged, &report) {
        let message =
            format!("“{}”的程序版本、日期、公文或者格式与前面的不同", file.display());
        findings.push(shares(message, "请用同一版程序、同一个 --as-of 日期重做其中一份"));
    }
    merged.shards.extend(report.shards);
    merged.seconds = merged.seconds.max(report.seconds);
    merged.projects.extend(report.projects);
}

/// Shares that nobody has done.
fn missing(merged: &mut Report, findings: &mut Findings) {
    merged.shards.sort_unstable();
    let counts: BTreeSet<_> = merged.shards.iter().map(|share| share.count).collect();
    if counts.len() > 1 {
        let counts: Vec<_> = counts.iter().map(u32::to_string).collect();
        let message = format!("各份分法不同：有的共 {} 份", counts.join(" 份，有的共 "));
        findings.push(shares(message, "请各台电脑写同样的 --shard 总份数"));
        return;
    }
    let Some(count) = counts.first() else { return };
    let there: BTreeSet<_> = merged.shards.iter().map(|share| share.index).collect();
    let absent = (1..=*count).filter(|index| !there.contains(index));
    let absent: Vec<_> = absent.map(|index| index.to_string()).collect();
    if !absent.is_empty() {
        let message = format!("共 {count} 份，缺第 {} 份", absent.join("、"));
        findings.push(shares(message, "请把缺的那份做完，再一起汇总"));
    }
}

fn twice(merged: &Report, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    let mut again = merged.projects.iter().filter(|it| !seen.insert(&it.project));
    if let Some(first) = again.next() {
        let count = again.count() + 1;
        let message = format!("有 {count} 个项目在两份结果里都有，如“{}”", first.project);
        findings.push(shares(message, "请检查是不是把同一份结果写了两次"));
    }
}

fn shares(message: String, hint: &str) -> Diagnostic {
    Diagnostic::new(&SHARES, message).hint(hint)
}
