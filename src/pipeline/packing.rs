//! Packs a filing: 修改对照表 and 目录 are made, then manifest and hashes.

use super::filing::{Filed, Filing, made};
use super::{Composed, Setup};
use crate::check;
use crate::diagnostic::{Findings, Severity};
use crate::document::{
    Align, Block, Column, Document, Inline, Orientation, Paragraph, Properties, Table,
    TableCell, TableRow, Title,
};
use crate::geom::Length;
use crate::layout;
use crate::package::changes::Change;
use crate::package::manifest::{
    Checks, DocumentData, FORM, Face, Kind, Manifest, Paper, Program, RecordData,
};
use crate::package::{File, listed, name, seal, sha256, sha256_of_texts};
use crate::value::Date;

/// What the archive calls a paper by itself (DA/T 46).
const PIECE: &str = "件";

/// The languages of the papers.
const LANGUAGE: &str = "汉语";

/// 小四 and 五号, for tables.
const SIZE: Length = Length::half_pt(21);

/// The files of the package of this version; `changes` is what changed since the version
/// before. Nothing where an error forbids packing.
pub fn pack(
    filing: Filing,
    version: u32,
    changes: Option<&[Change]>,
    setup: &Setup,
    checked: &Findings,
    findings: &mut Findings,
) -> Option<(String, Vec<File>)> {
    let package = name::of_package(&filing.number, &filing.title, filing.date, version);
    let Filing { day, quarter, totals, snapshot, mut papers, .. } = filing;
    let facts = Facts {
        number: &filing.number,
        title: &filing.title,
        date: filing.date,
        version,
    };
    if let Some(changes) = changes {
        let document = table_of_changes(&facts, changes, setup);
        papers.push(extra(Kind::Changes, document, setup, findings)?);
    }
    let document = contents(&facts, &papers, setup);
    papers.push(extra(Kind::Contents, document, setup, findings)?);
    let manifest = Manifest {
        form: FORM.to_owned(),
        program: Program {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        },
        name: package.clone(),
        version,
        content: snapshot.hash(),
        day: day.to_string(),
        quarter: quarter.map(|quarter| quarter.to_string()),
        checks: checks(checked),
        faces: faces(setup),
        totals,
        papers: papers.iter().map(described).collect(),
    };
    let files = papers.into_iter().flat_map(|paper| paper.files).collect();
    Some((package, seal(&manifest, files)))
}

/// What 目录 and 修改对照表 say of the package.
struct Facts<'a> {
    number: &'a str,
    title: &'a str,
    date: Date,
    version: u32,
}

/// A paper of the package itself.
fn extra(
    kind: Kind,
    mut document: Document,
    setup: &Setup,
    findings: &mut Findings,
) -> Option<Filed> {
    layout::settle(&mut document, &setup.faces, findings);
    let composed = Composed { markdown: None, document };
    let mut paper = made(kind, composed, setup, findings)?;
    paper
        .files
        .iter_mut()
        .for_each(|it| it.name = format!("{}.{}", kind.name(), it.name));
    Some(paper)
}

fn page(
    kind: Kind,
    title: String,
    body: Vec<Block>,
    facts: &Facts<'_>,
    setup: &Setup,
) -> Document {
    Document {
        practice: setup.practice.clone(),
        title: Title { words: vec![title], lines: Vec::new() },
        orientation: Orientation::Landscape,
        body,
        properties: Properties {
            author: None,
            subject: Some(kind.name().to_owned()),
            date: Some(facts.date),
        },
        ..Document::default()
    }
}

fn paragraph(text: String) -> Block {
    Block::Paragraph(Paragraph {
        content: vec![Inline::plain(text)],
        ..Paragraph::default()
    })
}

/// 目录: what is in the package, with the columns of 归档文件目录 (DA/T 22—2015) that an
/// office can fill.
fn contents(facts: &Facts<'_>, papers: &[Filed], setup: &Setup) -> Document {
    const COLUMNS: [(&str, u32, Align); 8] = [
        ("序号", 3, Align::Centre),
        ("文号", 9, Align::Centre),
        ("责任者", 10, Align::Left),
        ("题名", 20, Align::Left),
        ("日期", 7, Align::Centre),
        ("密级", 4, Align::Centre),
        ("页数", 4, Align::Centre),
        ("备注", 12, Align::Left),
    ];
    let sender = papers.first().and_then(|it| it.document.signature.as_ref());
    let sender = sender.map(|it| it.organs.join("、")).unwrap_or_default();
    let entry = |(number, paper)| entry(number, paper, &sender);
    let rows = (1..).zip(papers).map(entry).collect();
    let table = table(&COLUMNS, rows, format!("第{}版", facts.version));
    let intro = format!("《{}》（{}）报送下列公文。", facts.title, facts.number);
    let end = "收到后可以运行 zhenggai verify 核验；没有这个程序的，用 sha256sum -c SHA256SUMS 核对各文件的校验值。说明材料在 manifest.json 中。";
    let body = vec![paragraph(intro), Block::Table(table), paragraph(end.to_owned())];
    page(Kind::Contents, "报送目录".to_owned(), body, facts, setup)
}

/// A paper as 目录 lists it; one that names no organ is that of the sender.
fn entry(number: usize, paper: &Filed, sender: &str) -> [String; 8] {
    let document = &paper.document;
    let signature = document.signature.as_ref();
    let organs = signature.map(|it| it.organs.join("、")).unwrap_or_default();
    let author = document.properties.author.clone().unwrap_or_default();
    let date = signature.and_then(|it| it.date).or(document.properties.date);
    let compact = |date: Date| date.to_string().replace('-', "");
    let label = match (paper.kind, paper.attachment) {
        (_, Some(number)) => format!("附件{number}，"),
        _ => String::new(),
    };
    let formats = paper.files.iter().map(|file| ending(&file.name).to_uppercase());
    [
        number.to_string(),
        document.head.number.clone().unwrap_or_default(),
        [organs, author, sender.to_owned()]
            .into_iter()
            .find(|it| !it.is_empty())
            .unwrap_or_default(),
        document.title.text(),
        date.map(compact).unwrap_or_default(),
        document.head.secrecy.as_ref().map(|it| it.text()).unwrap_or_default(),
        paper.pages.to_string(),
        format!("{label}{}", formats.collect::<Vec<_>>().join("、")),
    ]
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// 修改对照表: what changed since the version before.
fn table_of_changes(facts: &Facts<'_>, changes: &[Change], setup: &Setup) -> Document {
    const COLUMNS: [(&str, u32, Align); 5] = [
        ("序号", 3, Align::Centre),
        ("公文和位置", 10, Align::Left),
        ("原文", 24, Align::Left),
        ("现文", 24, Align::Left),
        ("说明", 12, Align::Left),
    ];
    let row = |(number, change): (usize, &Change)| {
        let place = format!("{}\n{}", change.paper, change.place);
        let Change { before, after, remark, .. } = change.clone();
        [number.to_string(), place, before, after, remark]
    };
    let rows: Vec<_> = (1..).zip(changes).map(row).collect();
    let remark = "【】内是改动的文字".to_owned();
    let intro = format!(
        "《{}》（{}）第{}版与第{}版相比，共有{}处修改。",
        facts.title,
        facts.number,
        facts.version,
        facts.version.saturating_sub(1),
        rows.len()
    );
    let mut body = vec![paragraph(intro)];
    if !rows.is_empty() {
        body.push(Block::Table(table(&COLUMNS, rows, remark)));
    }
    page(Kind::Changes, "修改对照表".to_owned(), body, facts, setup)
}

fn table<const N: usize>(
    columns: &[(&str, u32, Align); N],
    rows: Vec<[String; N]>,
    remark: String,
) -> Table {
    let cells = |cells: Vec<TableCell>| TableRow { cells, height: None, divided: false };
    let heading = columns.iter().map(|(name, ..)| TableCell::new(name).into_heading());
    let mut all = vec![cells(heading.collect())];
    all.extend(rows.iter().map(|row| cells(row.iter().map(TableCell::new).collect())));
    let column = |(_, share, align): &(&str, u32, Align)| Column {
        share: *share,
        align: *align,
        ..Column::default()
    };
    Table {
        caption: None,
        remark: Some(remark),
        columns: columns.iter().map(column).collect(),
        head_rows: 1,
        rows: all,
        size: SIZE,
        orientation: Orientation::Landscape,
    }
}

/// The rules that found nothing, and how much the others found.
fn checks(checked: &Findings) -> Checks {
    let mut checks = Checks::default();
    for code in check::codes() {
        let count = checked.iter().filter(|it| it.code.id == code.id).count();
        let excused = checked.iter().all(|it| it.severity != Severity::Error);
        match count {
            0 if excused => checks.passed.push(code.id.to_owned()),
            0 => {}
            count => drop(checks.found.insert(code.id.to_owned(), count)),
        }
    }
    checks
}

fn faces(setup: &Setup) -> Vec<Face> {
    let face = |service: &crate::font::Service| {
        let face = setup.faces.face(service.face);
        Face {
            class: service.role.name().to_owned(),
            family: face.family.clone(),
            version: face.version.clone(),
            origin: service.step.words().to_owned(),
            hash: sha256(face.data()),
        }
    };
    setup.faces.services().map(face).collect()
}

/// A paper as the manifest describes it.
fn described(paper: &Filed) -> Paper {
    let file = |file: &File| listed(file, format_of(&file.name));
    Paper {
        kind: paper.kind,
        attachment: paper.attachment,
        files: paper.files.iter().map(file).collect(),
        document: document_data(paper),
        record: record_data(paper),
    }
}

fn format_of(name: &str) -> &'static str {
    match ending(name) {
        "pdf" => "PDF/A-2a",
        "xlsx" => "XLSX",
        _ => "DOCX",
    }
}

fn document_data(paper: &Filed) -> DocumentData {
    let document = &paper.document;
    let (head, imprint) = (&document.head, &document.imprint);
    let signature = document.signature.as_ref();
    let title = document.title.text();
    let organs = signature.map(|it| it.organs.clone()).unwrap_or_default();
    let day = |day: Date| day.to_string();
    let date = signature.and_then(|it| it.date);
    let mark = head.mark.as_ref().map(|mark| {
        let words = mark.organs.iter().chain(&mark.suffix).cloned();
        words.collect::<Vec<_>>().join(" ")
    });
    let moved = imprint.addressee.as_ref();
    let dated = date.map(day).unwrap_or_default();
    let identity = [head.number.as_deref().unwrap_or_default(), &title, &dated];
    DocumentData {
        identifier: sha256_of_texts(identity),
        genre: genre(paper),
        copy_number: head.copy_number.clone(),
        secrecy: head.secrecy.as_ref().map(|it| it.text()),
        urgency: head.urgency.clone(),
        mark,
        number: head.number.clone(),
        signatories: head.signatories.clone(),
        title,
        addressee: document.addressee.as_ref().or(moved).map(ToString::to_string),
        attachments: document.attachment_names.iter().map(ToString::to_string).collect(),
        organs,
        date: date.map(day),
        note: document.note.as_ref().map(ToString::to_string),
        copies: imprint.copies.as_ref().map(ToString::to_string),
        printer: imprint.printer.clone(),
        print_date: imprint.date.map(day),
        audience: None,
    }
}

/// 文种, by the last words of the title.
fn genre(paper: &Filed) -> String {
    const GENRES: [&str; 5] = ["报告", "方案", "台账", "对照表", "目录"];
    let title = paper.document.title.text();
    let found = GENRES.iter().find(|genre| title.ends_with(**genre));
    found.map_or_else(|| paper.kind.name().to_owned(), |genre| (*genre).to_owned())
}

fn record_data(paper: &Filed) -> RecordData {
    let document = document_data(paper);
    let properties = &paper.document.properties;
    let author = || properties.author.iter().cloned().collect();
    let date = document.date.or_else(|| properties.date.map(|day| day.to_string()));
    RecordData {
        level: PIECE.to_owned(),
        source: document.organs.first().cloned().or_else(|| properties.author.clone()),
        fonds: None,
        year: date.as_ref().and_then(|date| Some(date.split_once('-')?.0.to_owned())),
        retention: None,
        title: document.title,
        number: document.number,
        creators: if document.organs.is_empty() { author() } else { document.organs },
        date,
        genre: document.genre,
        secrecy: paper.document.head.secrecy.as_ref().map(|it| it.level.clone()),
        pages: paper.pages,
        language: LANGUAGE.to_owned(),
        draft: "正本".to_owned(),
        addressee: document.addressee,
        copies: document.copies,
        program: concat!("zhenggai ", env!("CARGO_PKG_VERSION")).to_owned(),
    }
}
