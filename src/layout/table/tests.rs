//! What tables look like on pages, from outside.

use proptest::prelude::*;

use crate::diagnostic::Findings;
use crate::document::{
    Block, Column, Document, Orientation, Slot, Table, TableCell, TableRow,
};
use crate::geom::{Length, Point, Size};
use crate::layout::page::Page;
use crate::layout::testing::faces;
use crate::layout::{Item, Mark, PagedDocument, TagKind, TextRun, lay_out, settle};
use crate::standard::page::{MARGINS, TYPE_AREA};
use crate::standard::practice::Practice;
use crate::standard::table::{OUTER_RULE, pitch};

fn cell(text: &str) -> TableCell {
    TableCell::new(text)
}

fn over_rows(text: &str, rows: usize) -> TableCell {
    TableCell { row_span: rows, ..cell(text) }
}

fn table(columns: usize, rows: Vec<Vec<TableCell>>) -> Table {
    let row = |cells| TableRow { cells, height: None, divided: false };
    Table {
        columns: vec![Column::default(); columns],
        rows: rows.into_iter().map(row).collect(),
        ..Table::default()
    }
}

/// A ledger of so many rows under a heading, three to an area.
fn ledger(rows: usize) -> Table {
    let body = (0..rows).map(|row| {
        let area = (row % 3 == 0).then(|| over_rows(&format!("方面{}", row / 3), 3));
        let rest = [cell(&format!("问题{row}")), cell("整改措施，限期完成")];
        area.into_iter().chain(rest).collect()
    });
    let head = vec![cell("方面"), cell("问题"), cell("措施")];
    let rows = std::iter::once(head).chain(body).collect();
    Table { head_rows: 1, ..table(3, rows) }
}

fn set(table: Table) -> (Table, PagedDocument) {
    let mut document =
        Document { body: vec![Block::Table(table)], ..Document::default() };
    let mut findings = Findings::new();
    settle(&mut document, faces(), &mut findings);
    let paged = lay_out(&document, faces(), &mut findings);
    let Some(Block::Table(table)) = document.body.pop() else { panic!("no table") };
    (table, paged)
}

fn runs(page: &Page) -> impl Iterator<Item = &TextRun> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        _ => None,
    })
}

fn text(run: &TextRun) -> String {
    run.glyphs.iter().map(|glyph| glyph.char).collect()
}

fn texts(page: &Page) -> Vec<String> {
    runs(page).map(text).collect()
}

fn bars(page: &Page) -> Vec<(Point, Size)> {
    let bar = |item: &Item| match item {
        Item::Bar { origin, size, .. } => Some((*origin, *size)),
        _ => None,
    };
    page.items.iter().filter_map(bar).collect()
}

#[test]
fn a_table_is_as_wide_as_the_type_area() {
    let (_, paged) = set(ledger(3));
    let (origin, size) = bars(&paged.pages[0])[0];
    assert_eq!(origin, Point { x: MARGINS.left, y: MARGINS.top });
    assert_eq!(size.height, OUTER_RULE);
    assert!(TYPE_AREA.width - size.width < Length::twips(1));
}

#[test]
fn the_heading_is_repeated_on_every_page_and_read_once() {
    let (_, paged) = set(ledger(90));
    assert!(paged.pages.len() > 2);
    for (number, page) in paged.pages.iter().enumerate() {
        let found = runs(page).find(|run| text(run) == "问题").unwrap();
        let is_tagged = matches!(found.mark, Mark::Tag(_));
        assert_eq!(is_tagged, number == 0);
    }
}

#[test]
fn the_name_of_an_area_is_repeated_where_a_page_end_divides_it() {
    let (_, paged) = set(ledger(90));
    let divided = paged.pages.iter().skip(1).filter(|page| {
        runs(page).any(|run| run.mark == Mark::Repetition && text(run).contains("（续）"))
    });
    assert!(divided.count() > 0);
    let all: Vec<String> = paged.pages.iter().flat_map(texts).collect();
    for area in 0..30 {
        let name = format!("方面{area}");
        assert_eq!(all.iter().filter(|text| **text == name).count(), 1, "{name}");
    }
}

#[test]
fn rows_are_whole() {
    let long = cell(&"学习".repeat(60));
    let rows = (0..20).map(|_| vec![long.clone(), cell("一")]).collect();
    let (table, paged) = set(table(2, rows));
    let pitch = pitch(table.size);
    for page in &paged.pages {
        let mut lines: Vec<Length> = runs(page)
            .filter(|run| text(run).contains("学习"))
            .map(|run| run.baseline)
            .collect();
        lines.dedup();
        let gaps = lines.windows(2).filter(|pair| pair[1] - pair[0] > pitch).count();
        let lines_a_row = lines.len() / (gaps + 1);
        assert_eq!(lines.len() % (gaps + 1), 0, "a row is divided");
        assert!(lines_a_row > 3);
    }
}

#[test]
fn a_row_higher_than_a_page_is_divided_between_lines() {
    let (_, paged) = set(table(2, vec![vec![cell(&"学习".repeat(1500)), cell("一")]]));
    assert!(paged.pages.len() > 2);
    let shown: usize =
        paged.pages.iter().flat_map(runs).map(|run| run.glyphs.len()).sum();
    assert_eq!(shown, 3001);
}

#[test]
fn a_long_text_beside_several_rows_goes_on_overleaf() {
    let mut rows = vec![vec![over_rows(&"学习".repeat(900), 3), cell("一")]];
    rows.extend([vec![cell("二")], vec![cell("三")]]);
    let (_, paged) = set(table(2, rows));
    assert!(paged.pages.len() > 1);
    let tagged =
        paged.pages.iter().flat_map(runs).filter(|run| run.mark != Mark::Repetition);
    assert_eq!(tagged.map(|run| run.glyphs.len()).sum::<usize>(), 1803);
}

#[test]
fn a_turned_table_has_pages_of_its_own() {
    let turned = Table { orientation: Orientation::Landscape, ..ledger(6) };
    let (_, paged) = set(turned);
    assert!(paged.pages[0].turned);
    let (_, size) = bars(&paged.pages[0])[0];
    assert!(TYPE_AREA.height - size.width < Length::twips(1));
}

#[test]
fn caption_and_remark_stand_above_on_the_same_page() {
    let captioned = Table {
        caption: Some("表1 进展情况".to_owned()),
        remark: Some("截至2023年12月31日".to_owned()),
        ..ledger(3)
    };
    let (_, paged) = set(captioned);
    let first: Vec<String> = texts(&paged.pages[0]);
    assert_eq!(first[0], "表1 进展情况");
    assert!(first[1..].concat().starts_with("截至2023年12月31日方面"));
    let kinds = paged.tags.iter().map(|tag| tag.kind);
    let kinds: Vec<_> =
        kinds.skip_while(|kind| *kind == TagKind::Title).take(3).collect();
    assert_eq!(kinds, [TagKind::Table, TagKind::Caption, TagKind::TableRow]);
}

#[test]
fn a_table_of_three_hundred_rows_loses_none() {
    let (_, paged) = set(ledger(300));
    let body = |run: &&TextRun| matches!(run.mark, Mark::Tag(_));
    let text: String = paged.pages.iter().flat_map(runs).filter(body).map(text).collect();
    for row in 0..300 {
        assert_eq!(text.matches(&format!("问题{row}整")).count(), 1, "{row}");
    }
}

#[test]
fn hostile_tables_are_bounded() {
    let spans =
        TableCell { column_span: usize::MAX, row_span: usize::MAX, ..cell("甲") };
    let (_, paged) = set(table(3, vec![vec![spans.clone(), spans]; 3]));
    assert_eq!(paged.pages.len(), 1);
    let many = vec![vec![cell("一"); 10]; 1000];
    let (_, paged) = set(table(10, many));
    assert!(paged.pages.len() < 100);
}

fn any_cell() -> impl Strategy<Value = TableCell> {
    let span = || prop_oneof![6 => 1_usize..4, 1 => Just(usize::MAX)];
    let words = "[学习贯彻，。（）《》——……a-z0-9 ]{0,40}";
    (span(), span(), prop_oneof![9 => words, 1 => "[学，5]{400,1500}"]).prop_map(
        |(columns, rows, text)| TableCell {
            column_span: columns,
            row_span: rows,
            ..cell(&text)
        },
    )
}

/// The cells of a settled table in the order of their tags, and the edges of columns.
fn geometry(table: &Table) -> (Vec<Slot>, Vec<Length>) {
    let width = Practice::STANDARD.type_area().width;
    let widths = table.widths(width, table.size);
    let edges = widths.iter().scan(Length::ZERO, |x, width| {
        *x += *width;
        Some(*x)
    });
    (table.slots(), std::iter::once(Length::ZERO).chain(edges).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_table_is_set_with_every_character_once_and_inside_its_cell(
        columns in 1_usize..9,
        head_rows in 0_usize..3,
        size in 5_i64..17,
        rows in prop::collection::vec(prop::collection::vec(any_cell(), 0..6), 1..14),
    ) {
        let given = Table { head_rows, size: Length::pt(size), ..table(columns, rows) };
        let (table, paged) = set(given);
        let (slots, edges) = geometry(&table);
        let cells: Vec<usize> = (0..paged.tags.len())
            .filter(|tag| matches!(paged.tags[*tag].kind, TagKind::Cell(_)))
            .collect();
        prop_assert_eq!(cells.len(), slots.len());
        let mut shown = vec![String::new(); slots.len()];
        for page in &paged.pages {
            let mut lines: Vec<(usize, Length)> = Vec::new();
            for run in runs(page) {
                prop_assert!(run.baseline <= MARGINS.top + TYPE_AREA.height);
                let Mark::Tag(tag) = run.mark else { continue };
                let number = cells.binary_search(&tag).unwrap();
                let slot = slots[number];
                shown[number] += &text(run);
                let (left, right) = (edges[slot.column], edges[slot.column + slot.columns]);
                for glyph in &run.glyphs {
                    let x = glyph.x - MARGINS.left;
                    let blank = glyph.char == ' ';
                    prop_assert!(blank || x >= left && x + table.size.times(1, 4) <= right);
                }
                let columns = slot.column..slot.column + slot.columns;
                lines.extend(columns.map(|column| (column, run.baseline)));
            }
            lines.sort();
            lines.dedup();
            for pair in lines.windows(2) {
                let apart = pair[1].1 - pair[0].1;
                prop_assert!(pair[0].0 != pair[1].0 || apart >= pitch(table.size));
            }
        }
        for (slot, shown) in slots.iter().zip(&shown) {
            let wanted = table.rows[slot.row].cells[slot.cell].text();
            prop_assert_eq!(shown, &wanted);
        }
    }
}
