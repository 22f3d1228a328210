//! `zhenggai verify`: holds a package that was received against its own lists, and its
//! papers against each other.

use std::path::Path;

use serde_json::{Value, json};

use super::Context;
use super::args::Verify;
use super::exit::Exit;
use super::outcome::Outcome;
use crate::diagnostic::codes::io::{NOT_FOUND, REFUSED as UNREADABLE};
use crate::diagnostic::codes::package::REFUSED;
use crate::diagnostic::{Diagnostic, Findings};
use crate::package::File;
use crate::package::manifest::Manifest;
use crate::package::opened::{MAX_BYTES, MAX_FILES, Opened, from_folder, from_zip};
use crate::package::verify::{renamed, verify};
use crate::world::disk::{DiskWorld, LyingKind, lying};
use crate::world::{ReadError, World};

/// Verifies a package.
pub(crate) fn run(args: &Verify, ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("verify");
    let opened = match open(&args.package) {
        Ok(opened) => opened,
        Err(findings) => {
            outcome.findings.extend(findings);
            let exit = outcome.report(&ctx.terminal, Exit::Failed);
            ctx.terminal.talk("没有核验，也没有解开：这不是完好的报送包");
            return exit;
        }
    };
    let manifest = verify(&opened, &mut outcome.findings);
    outcome.findings.extend(renamed_zip(&args.package, &opened, manifest.as_ref()));
    let failed = outcome.findings.has_errors() || manifest.is_none();
    if let Some(manifest) = &manifest {
        outcome.text = if failed { String::new() } else { text(manifest) };
        outcome.answer = Some(json!({ "verify": described(manifest, &opened, failed) }));
    }
    let exit = if failed { Exit::Findings } else { Exit::done(&outcome.findings) };
    let exit = outcome.report(&ctx.terminal, exit);
    ctx.terminal.talk(match failed {
        true => "核验没有通过：报送包与报送时的不一致，见上",
        false => "核验通过：文件齐全，没有改过，各份公文一致",
    });
    exit
}

fn open(path: &Path) -> Result<Opened, Findings> {
    let shown = path.display();
    let refused = |faults: Vec<String>| {
        let mut findings = Findings::new();
        for fault in faults {
            let message = format!("报送包“{shown}”{fault}");
            let hint = "没有解开，也没有写任何文件。请向报送单位要程序写的原来的压缩包";
            findings.push(Diagnostic::new(&REFUSED, message).hint(hint));
        }
        findings
    };
    if path.is_dir() {
        return folder(path).and_then(|files| {
            let name = path.canonicalize().unwrap_or_else(|_| path.to_owned());
            let name =
                name.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            from_folder(name.to_owned(), files).map_err(refused)
        });
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let bytes = DiskWorld::new(folder, None).read(name, MAX_BYTES);
    let bytes = bytes.map_err(|error| match error {
        ReadError::TooLarge { .. } => {
            refused(vec![format!("超过 {} MB，大得不像报送包", MAX_BYTES >> 20)])
        }
        ReadError::NotFound => {
            one(Diagnostic::new(&NOT_FOUND, format!("没有文件“{shown}”"))
                .hint("请检查路径；路径中有空格的，要用英文双引号括起来"))
        }
        _ => one(Diagnostic::new(&UNREADABLE, format!("“{shown}”读不出来"))
            .hint("请检查它是不是一个文件，有没有读取的权限")),
    })?;
    from_zip(&bytes).map_err(refused)
}

fn one(finding: Diagnostic) -> Findings {
    Findings::from(Box::new(finding))
}

/// The files of a folder; links and folders in it are refused.
fn folder(path: &Path) -> Result<Vec<File>, Findings> {
    let shown = path.display();
    let refused = |words: String| {
        let message = format!("报送包“{shown}”{words}");
        let hint = "请向报送单位要程序写的原来的压缩包";
        one(Diagnostic::new(&REFUSED, message).hint(hint))
    };
    let found = lying(path, MAX_FILES).map_err(|error| match error {
        ReadError::TooLarge { limit } => {
            refused(format!("里的文件多于 {limit} 个，不像报送包"))
        }
        _ => refused("读不出来".to_owned()),
    })?;
    let total: u64 = found.iter().map(|it| it.length).sum();
    if total > MAX_BYTES as u64 {
        return Err(refused(format!("超过 {} MB，大得不像报送包", MAX_BYTES >> 20)));
    }
    let world = DiskWorld::new(path, None);
    let mut files = Vec::new();
    for it in found {
        let Some(name) = it.name else {
            return Err(refused("里有文件名不是 UTF-8 编码".to_owned()));
        };
        match it.kind {
            LyingKind::File => {}
            LyingKind::Folder => return Err(refused(format!("里多了文件夹“{name}”"))),
            LyingKind::Other => {
                return Err(refused(format!("里的“{name}”不是文件，是通向别处的链接")));
            }
        }
        let bytes = world.read(&name, MAX_BYTES);
        let bytes = bytes.map_err(|_| refused(format!("里的“{name}”读不出来")))?;
        files.push(File { name, bytes });
    }
    Ok(files)
}

/// The finding for a zip file that goes by another name.
fn renamed_zip(
    path: &Path,
    opened: &Opened,
    manifest: Option<&Manifest>,
) -> Option<Diagnostic> {
    opened.day?;
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let expected = &manifest?.name;
    (stem != expected).then(|| renamed(stem, expected))
}

/// What was verified.
fn text(manifest: &Manifest) -> String {
    let mut text = format!("{}　第{}版\n", manifest.name, manifest.version);
    for paper in &manifest.papers {
        let files = paper.files.iter().map(|file| file.format.as_str());
        let files: Vec<_> = files.collect();
        text.push_str(&format!(
            "  {}：《{}》{}页，{}\n",
            paper.kind.name(),
            paper.document.title,
            paper.record.pages,
            files.join("、")
        ));
    }
    let totals = &manifest.totals;
    let states = totals.states.iter().map(|(state, count)| format!("{state}{count}"));
    text.push_str(&format!(
        "  截至{}：事项{}个（{}），已销号{}个\n",
        manifest.day,
        totals.items,
        states.collect::<Vec<_>>().join("，"),
        totals.closed
    ));
    text
}

fn described(manifest: &Manifest, opened: &Opened, failed: bool) -> Value {
    let files: Vec<_> = opened.files.iter().map(|file| file.name.as_str()).collect();
    json!({
        "package": manifest.name,
        "version": manifest.version,
        "sound": !failed,
        "files": files,
        "manifest": manifest,
    })
}
