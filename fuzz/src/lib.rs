//! What the fuzzer feeds: one function for each kind of input that the program reads.
//!
//! Each takes the bytes of one file as a stranger may have made it, takes them through every
//! stage that reads them, and panics where something holds that must not. The fuzz targets
//! and `tests/corpus.rs` share these functions.

use std::io::{Cursor, Read, Write};
use std::sync::{Arc, LazyLock};

use zhenggai::content::{
    self, FORMAT_PATH, LEDGER_PATH, NewEntry, PLAN_PATH, REGISTER_PATH, SUBMISSION_PATH,
    TERMS_PATH, report_path,
};
use zhenggai::diagnostic::render::{Style, render};
use zhenggai::diagnostic::{Findings, Source};
use zhenggai::font::{Face, FontData, Origin, Selection};
use zhenggai::inspect::inspect as measure;
use zhenggai::ledger::{Log, SOON, record};
use zhenggai::package::manifest::{Kind, Manifest};
use zhenggai::package::opened::{from_folder, from_zip};
use zhenggai::package::verify::verify;
use zhenggai::package::{self, File};
use zhenggai::picture as pictures;
use zhenggai::pipeline::{self, Format, Paper, Setup};
use zhenggai::standard::practice::Practice;
use zhenggai::value::Date;
use zhenggai::workbook::{Scope, export, import};
use zhenggai::world::memory::MemoryWorld;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A target: its name, and what is fed.
pub type Entry = (&'static str, fn(&[u8]));

/// All targets.
pub const ENTRIES: &[Entry] = &[
    ("plan", plan),
    ("ledger", ledger),
    ("submission", submission),
    ("format", format),
    ("terms", terms),
    ("report", report),
    ("markdown", markdown),
    ("template", template),
    ("workbook", workbook),
    ("sheet", sheet),
    ("inspect", inspect),
    ("body", body),
    ("register", register),
    ("package", package),
    ("manifest", manifest),
    ("member_text", member_text),
    ("member_sheet", member_sheet),
    ("font", font),
    ("picture", picture),
];

const PLAN: &str = include_str!("../../tests/workbook/saved/plan.yaml");
const LEDGER: &str = include_str!("../../tests/workbook/saved/ledger.yaml");

/// The manifest of the example of `examples/filing`.
const MANIFEST: &[u8] = include_bytes!("../corpus/manifest/seed.json");

/// A workbook that a department filled in.
const BOOK: &[u8] = include_bytes!("../../tests/workbook/saved/libreoffice.xlsx");

/// A small paper whose text lies in a file of its own.
const PAPER: &str = "标题: 手册\n正文: content/a.md\n";

/// `content/plan.yaml`.
pub fn plan(bytes: &[u8]) {
    let world = empty().with(PLAN_PATH, bytes);
    checked(&world);
    let mut findings = Findings::new();
    // The plan is the project's only file.
    for mended in pipeline::mend(&world, &mut findings).unwrap_or_default() {
        let mut read = Findings::new();
        content::read_plan(&mended.after, &mut read);
        assert!(!read.has_errors(), "what was mended cannot be read: {read:?}");
    }
}

/// `content/ledger.yaml`.
pub fn ledger(bytes: &[u8]) {
    let world = project().with(LEDGER_PATH, bytes);
    let mut findings = Findings::new();
    let plan = content::load_plan(&world, &mut findings).expect("the plan is sound");
    let read = content::load_ledger(&world, &mut findings);
    if let Some(ledger) = &read {
        let log = Log::new(ledger, &plan, &mut findings);
        log.review(today(), &mut findings);
        if let Ok(book) = export(ledger, &log, today(), SOON, &Scope::All) {
            let books = [("a.xlsx".to_owned(), book)];
            let back = import(&books, &plan, ledger, today(), None);
            assert!(back.changes.is_empty(), "an untouched book changes something");
        }
    }
    draw(&findings);
    let Ok(source) = Source::decode(LEDGER_PATH, bytes) else { return };
    let entry =
        NewEntry { note: Some("甲".into()), ..NewEntry::new(today(), "学习-1") };
    if let Ok(recorded) = record(&source, &plan, &[entry], today()) {
        let stays = recorded.appended.text.starts_with(source.text().trim_end());
        assert!(stays, "an entry changed what stood before it");
    }
}

/// `content/submission.yaml`.
pub fn submission(bytes: &[u8]) {
    let world = project().with(SUBMISSION_PATH, bytes).with("content/a.md", "一。\n");
    built(&world);
}

/// `content/format.yaml`.
pub fn format(bytes: &[u8]) {
    checked(&project().with(FORMAT_PATH, bytes));
    let world = project().with(FORMAT_PATH, bytes).with(SUBMISSION_PATH, PAPER);
    let mut findings = Findings::new();
    if let Some(setup) = Setup::load(&world, &Selection::Bundled, &mut findings) {
        pipeline::build(
            &world,
            &setup,
            &[Paper::Submission],
            &Format::ALL,
            &mut findings,
        );
    }
    draw(&findings);
}

/// `content/terms.yaml`.
pub fn terms(bytes: &[u8]) {
    checked(&project().with(TERMS_PATH, bytes));
}

/// `content/reports/2023-Q4.yaml`.
pub fn report(bytes: &[u8]) {
    let quarter = "2023-Q4".parse().expect("a quarter");
    let world = project().with(report_path(quarter), bytes);
    checked(&world.with(LEDGER_PATH, LEDGER));
}

/// The Markdown of a paper.
pub fn markdown(bytes: &[u8]) {
    let world = project().with(SUBMISSION_PATH, PAPER).with("content/a.md", bytes);
    built(&world);
}

/// `templates/plan.md`.
pub fn template(bytes: &[u8]) {
    let world = project().with("templates/plan.md", bytes);
    let mut findings = Findings::new();
    if let Some(setup) = Setup::load(&world, &Selection::Bundled, &mut findings) {
        pipeline::compose(&world, &setup, Paper::Plan, &mut findings);
    }
    draw(&findings);
}

/// A workbook that comes back from a department.
pub fn workbook(bytes: &[u8]) {
    let world = project();
    let mut findings = Findings::new();
    let plan = content::load_plan(&world, &mut findings).expect("the plan is sound");
    let source = Source::decode(LEDGER_PATH, LEDGER.as_bytes()).expect("text");
    let ledger = content::read_ledger(&source, &mut findings).expect("a ledger");
    let books = [("a.xlsx".to_owned(), bytes.to_vec())];
    let import = import(&books, &plan, &ledger, today(), Some("甲"));
    draw(&import.findings);
    if let Ok(recorded) = import.record(&source, &plan, today()) {
        assert!(recorded.appended.text.starts_with(LEDGER.trim_end()));
    }
}

/// The sheet of the items in such a workbook: a change of a ZIP seldom comes so far.
pub fn sheet(bytes: &[u8]) {
    workbook(&with_part(BOOK, "xl/worksheets/sheet1.xml", bytes));
}

/// The body of a DOCX.
pub fn body(bytes: &[u8]) {
    inspect(&with_part(&small().docx, "word/document.xml", bytes));
}

/// A finished PDF or DOCX.
pub fn inspect(bytes: &[u8]) {
    // What it is worth is not asked here, only that an answer comes.
    let _ = measure(bytes, &Practice::default());
}

/// `content/filed.yaml`.
pub fn register(bytes: &[u8]) {
    let Ok(source) = Source::decode(REGISTER_PATH, bytes) else { return };
    let mut findings = Findings::new();
    content::read_register(&source, &mut findings);
    draw(&findings);
}

/// A package that was received.
pub fn package(bytes: &[u8]) {
    let Ok(opened) = from_zip(bytes) else { return };
    let mut findings = Findings::new();
    verify(&opened, &mut findings);
    draw(&findings);
}

/// `manifest.json` of a package from which all else is missing.
pub fn manifest(bytes: &[u8]) {
    let file = |name: &str, bytes: &[u8]| File { name: name.into(), bytes: bytes.into() };
    let files = vec![file("manifest.json", bytes), file("SHA256SUMS", b"")];
    let Ok(opened) = from_folder("甲".to_owned(), files) else { return };
    let mut findings = Findings::new();
    verify(&opened, &mut findings);
    draw(&findings);
}

/// The body of the DOCX of a plan in a package whose lists are right.
pub fn member_text(bytes: &[u8]) {
    let docx = with_part(&small().docx, "word/document.xml", bytes);
    filed(Kind::Plan, |format| if format == "DOCX" { &docx } else { &small().pdf });
}

/// The sheet of the items of the workbook in such a package.
pub fn member_sheet(bytes: &[u8]) {
    let xlsx = with_part(BOOK, "xl/worksheets/sheet1.xml", bytes);
    filed(Kind::Ledger, |format| match format {
        "XLSX" => &xlsx,
        "DOCX" => &small().docx,
        _ => &small().pdf,
    });
}

/// Verifies a package of one paper, whose files of each format are these.
fn filed<'a>(kind: Kind, bytes: impl Fn(&str) -> &'a [u8]) {
    let mut manifest = Manifest::read(MANIFEST).expect("a manifest");
    manifest.papers.retain(|paper| paper.kind == kind);
    let mut files = Vec::new();
    for listed in manifest.papers.iter_mut().flat_map(|paper| &mut paper.files) {
        let (name, bytes) = (listed.name.clone(), bytes(&listed.format).to_vec());
        let file = File { name, bytes };
        *listed = package::listed(&file, &listed.format);
        files.push(file);
    }
    assert!(files.len() > 1, "the manifest of the seed has lost a paper");
    let name = manifest.name.clone();
    let opened = from_folder(name, package::seal(&manifest, files)).expect("good names");
    let mut findings = Findings::new();
    verify(&opened, &mut findings);
    draw(&findings);
}

/// A font file.
pub fn font(bytes: &[u8]) {
    let data = FontData::Shared(Arc::new(bytes.to_vec()));
    for index in 0..2 {
        let origin = Origin::Project("fonts/a.ttf".to_owned());
        let Ok(face) = Face::parse(data.clone(), index, origin) else { continue };
        let glyphs: Vec<u16> = "整改A".chars().filter_map(|it| face.glyph(it)).collect();
        for glyph in &glyphs {
            face.advance_thousandths(*glyph);
        }
        face.missing("整改方案，Ab 12");
        face.identity();
        if let Ok(subset) = face.subset(&glyphs) {
            subset.cff();
        }
    }
    let world = project().with("fonts/a.ttf", bytes);
    let mut findings = Findings::new();
    let selection = Selection::Auto(zhenggai::font::Wishes::default());
    Setup::load(&world, &selection, &mut findings);
    draw(&findings);
}

/// A picture.
pub fn picture(bytes: &[u8]) {
    let told = pictures::info(bytes);
    if let Ok(info) = &told {
        assert!(info.width > 0 && info.height > 0);
    }
    // What would fill hundreds of megabytes is refused elsewhere; it only takes time here.
    if told.is_ok_and(|info| info.width.saturating_mul(info.height) > 1 << 22) {
        let _ = pictures::dots(bytes);
        return;
    }
    let world = project().with(SUBMISSION_PATH, PAPER).with("content/a.png", bytes);
    built(&world.with("content/a.md", "![图](content/a.png)\n"));
}

/// A small paper in both formats.
struct Small {
    docx: Vec<u8>,
    pdf: Vec<u8>,
}

fn small() -> &'static Small {
    static SMALL: LazyLock<Small> = LazyLock::new(|| {
        let world = project().with(SUBMISSION_PATH, PAPER).with("content/a.md", "一。\n");
        let made = |format: Format| {
            let (papers, formats) = ([Paper::Submission], [format]);
            let mut findings = Findings::new();
            pipeline::build(&world, setup(), &papers, &formats, &mut findings)
                .remove(0)
                .bytes
        };
        Small { docx: made(Format::Docx), pdf: made(Format::Pdf) }
    });
    &SMALL
}

/// A package in which one part is another.
fn with_part(package: &[u8], name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(package)).expect("a package");
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut part = old.by_index(index).expect("a part");
        let mut text = Vec::new();
        part.read_to_end(&mut text).expect("its bytes");
        let is_it = part.name() == name;
        new.start_file(part.name(), SimpleFileOptions::default()).expect("a part");
        new.write_all(if is_it { bytes } else { &text }).expect("its bytes");
    }
    new.finish().expect("a package").into_inner()
}

/// A day on which everything happens.
fn today() -> Date {
    "2024-10-10".parse().expect("a day")
}

fn empty() -> MemoryWorld {
    MemoryWorld::new(today())
}

/// A world with a plan.
fn project() -> MemoryWorld {
    empty().with(PLAN_PATH, PLAN)
}

/// Templates and faces, read once.
fn setup() -> &'static Setup {
    static SETUP: LazyLock<Setup> = LazyLock::new(|| {
        let mut findings = Findings::new();
        Setup::load(&empty(), &Selection::Bundled, &mut findings).expect("a set-up")
    });
    &SETUP
}

/// Everything that can be found in a project.
fn checked(world: &MemoryWorld) {
    let mut findings = Findings::new();
    pipeline::check(world, setup(), &mut findings);
    draw(&findings);
}

/// The covering paper of a project, in both formats; our own judge can read it.
fn built(world: &MemoryWorld) {
    let mut findings = Findings::new();
    let (papers, formats) = ([Paper::Submission], Format::ALL);
    let built = pipeline::build(world, setup(), &papers, &formats, &mut findings);
    draw(&findings);
    for paper in built {
        assert!(measure(&paper.bytes, &Practice::default()).is_ok(), "{}", paper.name);
    }
}

/// Findings are shown where they are; that must not fail either.
fn draw(findings: &Findings) {
    let mut sorted = findings.clone();
    sorted.sort();
    render(&sorted, Style::Coloured, 80);
}
