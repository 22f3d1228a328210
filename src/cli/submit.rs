//! `zhenggai submit`: the package for the superior, and its line in the register.
//!
//! 1. Everything is checked; an error, an open blank, a face that nobody chose forbids
//!    filing, and nothing is written.
//! 2. Under the lock of the register, so that no two filings are made at once: what the
//!    papers say is kept in `content/filed/` (the next filing is compared with it; `out/`
//!    is no place for that, because people delete it), then the folder and the zip are
//!    written.
//! 3. The line in the register is written last: what is registered is there. A crash before
//!    that leaves files that the next run replaces by the same.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::amend::Amend;
use super::args::Submit;
use super::exit::Exit;
use super::new::for_windows;
use super::outcome::Outcome;
use super::write::{inside, write_all, write_all_into, write_folder};
use super::{Context, write};
use crate::check;
use crate::content::{
    self, EMPTY_REGISTER, Filing as Line, LEDGER_PATH, PLAN_PATH, REGISTER_PATH,
    Register, SUBMISSION_PATH, append_filing, filed_path, read_register, report_path,
};
use crate::diagnostic::codes::check::PLACEHOLDER;
use crate::diagnostic::codes::package::{NOT_OURS, REGISTER, STAND_IN};
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::font::{Selection, Step};
use crate::package::changes::{Change, changes};
use crate::package::opened::{MAX_BYTES, MAX_FILES, MAX_LIST, from_zip};
use crate::package::snapshot::Snapshot;
use crate::package::{File, archive, name, names_in, sha256};
use crate::pipeline::{self, Filing, Output, Setup};
use crate::world::disk::lying;
use crate::world::{MAX_TEXT_BYTES, ReadError, World, decode};

const BYTE_ORDER_MARK: &[u8] = &[0xEF, 0xBB, 0xBF];

/// Where what a filing said is kept.
const KEPT: &str = "content/filed";

/// What a run came to.
struct Done {
    /// The name of the package.
    package: String,
    version: u32,
    /// Whether it was filed now, not before.
    new: bool,
    /// How many changes there are since the version before.
    changes: Option<usize>,
    /// The names of the files in the package.
    names: Vec<String>,
    /// SHA-256 of the zip.
    hash: String,
    /// What was written.
    written: Vec<PathBuf>,
}

/// Files the project.
pub(crate) fn run(args: &Submit, ctx: &Context) -> Exit {
    let mut outcome = Outcome::of("submit");
    let done = submit(args, ctx, &mut outcome.findings);
    let Some(done) = done else {
        let exit = outcome.report(&ctx.terminal, Exit::Failed);
        ctx.terminal.talk("没有报送，什么也没有写。请先改正上面的错误");
        return exit;
    };
    outcome.files.clone_from(&done.written);
    if args.dry_run {
        outcome.text = done.names.iter().map(|name| format!("{name}\n")).collect();
    }
    outcome.answer = Some(json!({ "submit": {
        "package": done.package,
        "version": done.version,
        "new": done.new,
        "dry_run": args.dry_run,
        "changes": done.changes,
        "files": done.names,
        "sha256": done.hash,
    }}));
    let exit = Exit::done(&outcome.findings);
    let exit = outcome.report(&ctx.terminal, exit);
    ctx.terminal.talk(&summary(&done, args.dry_run));
    exit
}

fn summary(done: &Done, dry_run: bool) -> String {
    let Done { package, version, new, changes, .. } = done;
    let changed = changes.map_or(String::new(), |count| {
        format!("，与上一版相比有 {count} 处修改，见修改对照表")
    });
    match (new, dry_run) {
        (true, true) => format!(
            "可以报送：“{package}”，第{version}版{changed}。这次只是试报，什么也没有写"
        ),
        (true, false) => format!(
            "已生成报送包“{package}”，第{version}版{changed}。请把压缩包交给上级，对方可以用 zhenggai verify 核验"
        ),
        (false, _) if done.written.is_empty() => {
            format!("内容没有变化，已经报送过（第{version}版），没有生成新的版本")
        }
        (false, _) => format!(
            "内容没有变化，已经报送过（第{version}版），没有生成新的版本；out 里缺的报送包已经补上"
        ),
    }
}

fn submit(args: &Submit, ctx: &Context, findings: &mut Findings) -> Option<Done> {
    let world = &ctx.world;
    let setup = Setup::load(world, &ctx.selection, findings)?;
    let submission = content::load_submission(world, findings)?;
    let mut checked = Findings::new();
    pipeline::check(world, &setup, &mut checked);
    findings.extend(check::filing(&submission));
    findings.extend(stand_ins(&setup, &ctx.selection));
    let refused = findings.has_errors() || checked.has_errors();
    let filing = match refused {
        true => None,
        false => pipeline::file(world, &setup, args.period, findings),
    };
    let report = filing.as_ref().and_then(|filing| filing.quarter).map(report_path);
    let filed = [PLAN_PATH, LEDGER_PATH, SUBMISSION_PATH].map(str::to_owned);
    let filed: Vec<String> = filed.into_iter().chain(report).collect();
    for finding in &checked {
        let path = finding.span.as_ref().map(|span| span.source.path());
        let is_filed = path.is_none_or(|path| filed.iter().any(|it| it == path));
        let mut finding = finding.clone();
        if finding.code.id == PLACEHOLDER.id && is_filed {
            finding.severity = Severity::Error;
        }
        findings.push(finding);
    }
    let filing = filing?;
    findings.extend(blanks(&filing, findings));
    if findings.has_errors() {
        return None;
    }
    let commit = Commit { ctx, setup: &setup, checked: &checked, dry_run: args.dry_run };
    match commit.run(filing) {
        Ok((done, further)) => {
            findings.extend(further);
            Some(done)
        }
        Err(further) => {
            findings.extend(further);
            None
        }
    }
}

/// Blanks that no content file has at a place of its own, such as those of a text in a file.
fn blanks(filing: &Filing, known: &Findings) -> Vec<Diagnostic> {
    let is_known =
        |it: &Diagnostic| it.code.id == PLACEHOLDER.id && it.severity == Severity::Error;
    if known.iter().any(is_known) {
        return Vec::new();
    }
    let papers = filing.snapshot.papers.iter();
    let passages =
        papers.flat_map(|paper| paper.passages.iter().map(move |it| (paper, it)));
    let open = passages.filter(|(_, passage)| check::is_open(&passage.text));
    open.map(|(paper, passage)| {
        let message =
            format!("《{}》{}里还有××或〔待补〕没有填写", paper.title, passage.place);
        let mut finding = Diagnostic::new(&PLACEHOLDER, message);
        finding.severity = Severity::Error;
        finding.hint("请在正文、附件所在的文件里填好，再报送")
    })
    .collect()
}

/// Faces that stand in for others without having been chosen.
fn stand_ins(setup: &Setup, selection: &Selection) -> Option<Diagnostic> {
    if matches!(selection, Selection::Bundled) {
        return None;
    }
    let standing = setup.faces.services().filter(|it| it.step.is_stand_in());
    let names: Vec<String> = standing
        .map(|service| {
            let from = match service.step {
                Step::Bundled => "程序内置的字体",
                _ => "免费字体",
            };
            format!("{}（用{from}）", service.role.name())
        })
        .collect();
    if names.is_empty() {
        return None;
    }
    let message = format!("没有规定的字体，用了没有选定的代用字体：{}", names.join("、"));
    let hint = "就用程序内置的字体，加 --fonts bundled；有字体文件的，放进 fonts 文件夹，或者用 --font 类别=文件 指定";
    Some(Diagnostic::new(&STAND_IN, message).hint(hint))
}

/// What packing and writing need.
struct Commit<'a> {
    ctx: &'a Context,
    setup: &'a Setup,
    checked: &'a Findings,
    dry_run: bool,
}

/// A package with everything that is written of it.
struct Packed {
    package: String,
    version: u32,
    changes: Option<Vec<Change>>,
    files: Vec<File>,
    zip: Vec<u8>,
    snapshot: Snapshot,
    line: Line,
}

impl Commit<'_> {
    fn run(&self, filing: Filing) -> Result<(Done, Findings), Findings> {
        let mut findings = Findings::new();
        let Some(register) = content::load_register(&self.ctx.world, &mut findings)
        else {
            return Err(findings);
        };
        let last = filed_before(&register, &filing);
        if let Some(done) = last.and_then(|last| self.all_there(last)) {
            return Ok((done, findings));
        }
        if self.dry_run {
            let version = last.map(|last| last.version);
            let packed = match version {
                Some(version) => {
                    self.pack_as(filing, version, self.earlier(version)?.as_ref())?
                }
                None => self.pack(filing, &register)?,
            };
            return Ok((packed.done(version.is_none(), Vec::new()), findings));
        }
        let amend = Amend::new(&self.ctx.project, &self.ctx.world);
        let (path, (mut done, findings)) =
            amend.file(REGISTER_PATH, |old| self.append(filing, old))?;
        if done.new {
            done.written.push(path);
        }
        Ok((done, findings))
    }

    /// The register with one more line, everything else being written before.
    fn append(
        &self,
        filing: Filing,
        old: Option<&[u8]>,
    ) -> Result<(Vec<u8>, (Done, Findings)), Findings> {
        let empty = for_windows(EMPTY_REGISTER);
        let bytes = old.unwrap_or(empty.as_bytes());
        let source = decode(REGISTER_PATH, bytes)?;
        let mut findings = Findings::new();
        let Some(register) = read_register(&source, &mut findings) else {
            return Err(findings);
        };
        // Another has filed the same meanwhile.
        if let Some(last) = filed_before(&register, &filing) {
            let last = last.clone();
            return Ok((bytes.to_vec(), self.again(filing, &last)?));
        }
        let packed = self.pack(filing, &register)?;
        let text = append_filing(&source, &packed.line)?;
        let written = self.write(&packed)?;
        let marked = bytes.starts_with(BYTE_ORDER_MARK);
        let mark = if marked { BYTE_ORDER_MARK } else { &[] };
        let register = [mark, text.as_bytes()].concat();
        Ok((register, (packed.done(true, written), findings)))
    }

    /// What was filed already is not filed again, but what is missing of it is made: the
    /// folder from the zip where that is still the one that was filed.
    fn again(&self, filing: Filing, last: &Line) -> Result<(Done, Findings), Findings> {
        let earlier = self.earlier(last.version)?;
        let mut findings = Findings::new();
        let mut packed = self.pack_as(filing, last.version, earlier.as_ref())?;
        match self.zip_of(last) {
            Some((bytes, files)) => (packed.zip, packed.files) = (bytes, files),
            None if packed.line.hash != last.hash => findings.push(not_the_same(last)),
            None => {}
        }
        let written = self.write(&packed)?;
        Ok((packed.done(false, written), findings))
    }

    /// The zip in `out/` and its files, if it is the one that was filed.
    fn zip_of(&self, last: &Line) -> Option<(Vec<u8>, Vec<File>)> {
        let path = format!("out/{}.zip", last.package);
        let bytes = self.ctx.world.read(&path, MAX_BYTES).ok()?;
        if sha256(&bytes) != last.hash {
            return None;
        }
        let files = from_zip(&bytes).ok()?.files;
        Some((bytes, files))
    }

    /// What a run comes to that finds everything as it was filed.
    fn all_there(&self, last: &Line) -> Option<Done> {
        let (_, files) = self.zip_of(last)?;
        let folder = inside(&self.ctx.project, write::OUT).join(&last.package);
        let count = lying(&folder, MAX_FILES).map_or(0, |found| found.len());
        let same = |file: &File| {
            let path = format!("out/{}/{}", last.package, file.name);
            let read = self.ctx.world.read(&path, file.bytes.len());
            read.is_ok_and(|bytes| bytes == file.bytes)
        };
        (count == files.len() && files.iter().all(same)).then(|| Done {
            package: last.package.clone(),
            version: last.version,
            new: false,
            changes: None,
            names: files.iter().map(|file| file.name.clone()).collect(),
            hash: last.hash.clone(),
            written: Vec::new(),
        })
    }

    /// What the version before this one said, as it was kept.
    fn earlier(&self, version: u32) -> Result<Option<Snapshot>, Findings> {
        let Some(before) = version.checked_sub(1).filter(|before| *before > 0) else {
            return Ok(None);
        };
        let mut findings = Findings::new();
        let register = content::load_register(&self.ctx.world, &mut findings);
        let line = register.and_then(|register| {
            register.filings.into_iter().find(|line| line.version == before)
        });
        let path = filed_path(before);
        let bytes = self.ctx.world.read(&path, MAX_TEXT_BYTES).ok();
        let snapshot = bytes.and_then(|bytes| Snapshot::read(&bytes));
        match (snapshot, line) {
            (Some(snapshot), Some(line)) if snapshot.hash() == line.content => {
                Ok(Some(snapshot))
            }
            _ => Err(Findings::from(not_kept(&path))),
        }
    }

    fn pack(&self, filing: Filing, register: &Register) -> Result<Packed, Findings> {
        let version = register.filings.last().map_or(1, |last| last.version + 1);
        let earlier = self.earlier(version)?;
        self.pack_as(filing, version, earlier.as_ref())
    }

    fn pack_as(
        &self,
        filing: Filing,
        version: u32,
        earlier: Option<&Snapshot>,
    ) -> Result<Packed, Findings> {
        let mut findings = Findings::new();
        let snapshot = filing.snapshot.clone();
        let changes = earlier.map(|earlier| changes(earlier, &snapshot));
        let (number, title) = (filing.number.clone(), filing.title.clone());
        let (addressee, date) = (filing.addressee.clone(), filing.date);
        let packed = pipeline::pack(
            filing,
            version,
            changes.as_deref(),
            self.setup,
            self.checked,
            &mut findings,
        );
        let Some((package, files)) = packed else { return Err(findings) };
        let zip = archive::write(&package, date, &files).map_err(|words| {
            let message = format!("不能生成“{package}.zip”（{words}）");
            let code = &crate::diagnostic::codes::io::REFUSED;
            Findings::from(Box::new(Diagnostic::new(code, message)))
        })?;
        let line = Line {
            version,
            filed_on: self.ctx.world.today(),
            number,
            title,
            addressee,
            date,
            content: snapshot.hash(),
            package: package.clone(),
            hash: sha256(&zip),
        };
        Ok(Packed { package, version, changes, files, zip, snapshot, line })
    }

    /// Keeps what is said, and writes the folder and the zip.
    fn write(&self, packed: &Packed) -> Result<Vec<PathBuf>, Findings> {
        let project = &self.ctx.project;
        self.only_ours(packed)?;
        let name = format!("{}.json", packed.version);
        let kept = Output { name, bytes: packed.snapshot.text().into_bytes() };
        write_all_into(project, KEPT, &[kept])?;
        let output =
            |file: &File| Output { name: file.name.clone(), bytes: file.bytes.clone() };
        let files: Vec<Output> = packed.files.iter().map(output).collect();
        let folder = write_folder(project, &packed.package, &files)?;
        let name = format!("{}.zip", packed.package);
        let zip = Output { name, bytes: packed.zip.clone() };
        let mut written = write_all(project, &[zip])?;
        written.insert(0, folder);
        Ok(written)
    }

    /// Refuses to replace a folder that has files which no package had: a scan of the
    /// stamped paper is not to be lost.
    fn only_ours(&self, packed: &Packed) -> Result<(), Findings> {
        let folder = inside(&self.ctx.project, write::OUT).join(&packed.package);
        let found = match lying(&folder, MAX_FILES) {
            Ok(found) => found,
            Err(ReadError::NotFound) => return Ok(()),
            Err(_) => return Err(not_ours(&folder, "……")),
        };
        let sums = format!("out/{}/{}", packed.package, name::SUMS);
        let sums = self.ctx.world.read(&sums, MAX_LIST).unwrap_or_default();
        let mut ours = names_in(&sums);
        ours.push(name::SUMS.to_owned());
        ours.extend(packed.files.iter().map(|file| file.name.clone()));
        let is_ours =
            |name: &Option<String>| name.as_ref().is_some_and(|name| ours.contains(name));
        match found.iter().find(|it| !is_ours(&it.name)) {
            None => Ok(()),
            Some(it) => Err(not_ours(&folder, it.name.as_deref().unwrap_or("？"))),
        }
    }
}

fn not_ours(folder: &Path, name: &str) -> Findings {
    let shown = folder.display();
    let message = format!("文件夹“{shown}”里有程序没有写过的“{name}”，没有换掉");
    let hint = "请把它移到别处，再重新运行";
    Findings::from(Box::new(Diagnostic::new(&NOT_OURS, message).hint(hint)))
}

impl Packed {
    fn done(self, new: bool, written: Vec<PathBuf>) -> Done {
        Done {
            names: self.files.into_iter().map(|file| file.name).collect(),
            changes: self.changes.map(|changes| changes.len()),
            hash: self.line.hash,
            package: self.package,
            version: self.version,
            new,
            written,
        }
    }
}

/// The last filing, if it said the same.
fn filed_before<'r>(register: &'r Register, filing: &Filing) -> Option<&'r Line> {
    let hash = filing.snapshot.hash();
    register.filings.last().filter(|last| last.content == hash)
}

fn not_kept(path: &str) -> Box<Diagnostic> {
    let message = format!("上一次报送的底稿“{path}”不在，或者被改过，不能编修改对照表");
    let hint = "请从备份里取回 content/filed 文件夹和 content/filed.yaml";
    Box::new(Diagnostic::new(&REGISTER, message).hint(hint))
}

fn not_the_same(last: &Line) -> Diagnostic {
    let message = format!(
        "重新生成的报送包与第{}版报送时的不是逐字节相同：字体或者程序的版本换过",
        last.version
    );
    let mut finding = Diagnostic::new(&REGISTER, message);
    finding.severity = Severity::Warning;
    finding.hint("公文的文字没有变；上级手里的以报送登记里的校验值为准")
}
