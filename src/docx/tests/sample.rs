//! Documents for the tests: one of every element, and any at all.

use proptest::prelude::{Just, Strategy, any, prop, prop_compose, prop_oneof};

use crate::document::{
    Attachment, Attendance, Block, Chart, ChartKind, Column, Document, Ease, Form, Head,
    Heading, Imprint, Inline, OrganMark, Orientation, Paragraph, Picture, PictureFormat,
    Properties, Seal, Secrecy, Series, Signature, Stamp, Table, TableCell, TableRow,
    Title,
};
use crate::geom::{Length, Size};
use crate::value::Date;

pub(super) fn inline(text: &str) -> Vec<Inline> {
    vec![Inline::plain(text)]
}

pub(super) fn heading(level: u8, text: &str) -> Heading {
    Heading {
        level,
        number: Some(1),
        content: inline(text),
        span: None,
        eases: Vec::new(),
    }
}

/// A document with every element in it.
pub(super) fn sample() -> Document {
    let strong = Inline { text: "“四个意识”".into(), strong: true };
    let led = Paragraph {
        lead: Some(heading(2, "强化组织领导。")),
        content: vec![Inline::plain("××党委要"), strong, Inline::plain("。")],
        eases: vec![Ease { characters: 8..14, spacing: Length::twips(3) }],
        ..Paragraph::default()
    };
    Document {
        title: Title {
            words: vec!["专题民主生活会整改方案".into()],
            lines: vec!["专题民主生活会".into(), "整改方案".into()],
        },
        addressee: Some("市委组织部".into()),
        body: vec![
            Block::Heading(heading(1, "总体要求")),
            Block::Heading(heading(2, "问题")),
            Block::Heading(heading(3, "措施")),
            Block::Heading(heading(4, "时限")),
            Block::Paragraph(led),
            Block::Paragraph(Paragraph {
                content: inline("正文。"),
                ..Paragraph::default()
            }),
        ],
        attachment_names: vec!["清单".into(), "台账".into()],
        signature: Some(Signature::of(
            vec!["中共某某市委员会".into(), "某某市委".into()],
            Date::new(2023, 9, 28),
            false,
        )),
        note: Some("联系人：张某".into()),
        properties: Properties {
            author: Some("中共某某市委员会".into()),
            subject: Some("整改方案".into()),
            date: Date::new(2023, 9, 28),
        },
        ..Document::default()
    }
}

pub(super) fn title(text: &str) -> Title {
    Title { words: vec![text.into()], lines: vec![text.into()] }
}

/// A table with a heading, a cell over two rows and one over two columns.
pub(super) fn table(orientation: Orientation) -> Table {
    let row = |cells: Vec<TableCell>| TableRow {
        cells,
        height: Some(Length::pt(30)),
        divided: false,
    };
    let two_rows = TableCell { row_span: 2, ..TableCell::new("甲") };
    let two_columns = TableCell { column_span: 2, ..TableCell::new("乙") };
    Table {
        caption: Some("任务分解表".into()),
        remark: Some("单位：项".into()),
        columns: vec![Column { share: 1, ..Column::default() }; 3],
        head_rows: 1,
        rows: vec![
            row(["序号", "措施", "时限"].map(TableCell::new).into()),
            row(vec![two_rows, two_columns]),
            row(vec![TableCell::new("丙"), TableCell::new("丁")]),
        ],
        size: Length::half_pt(21),
        orientation,
    }
}

pub(super) fn picture() -> Picture {
    Picture {
        data: [0x89_u8, b'P', b'N', b'G', 0xFF].as_slice().into(),
        format: PictureFormat::Png,
        dots: (2, 1),
        size: Size { width: Length::mm(60), height: Length::mm(30) },
        alt: "一张<图>".into(),
        caption: Some("图1 现场".into()),
    }
}

pub(super) fn chart(kind: ChartKind) -> Chart {
    Chart {
        kind,
        categories: vec!["政治建设".into(), "作风建设".into()],
        series: vec![
            Series { name: "已完成".into(), values: vec![3, 5] },
            Series { name: "推进中".into(), values: vec![1] },
        ],
        unit: "项".into(),
        size: Size { width: Length::mm(140), height: Length::mm(70) },
        alt: "已完成8项".into(),
        caption: None,
    }
}

/// A paper with every element around the text in it.
pub(super) fn full(form: Form) -> Document {
    let attachment = |orientation, body| Attachment {
        number: Some(1),
        title: title("任务分解表"),
        body,
        orientation,
    };
    let upright = attachment(
        Orientation::Portrait,
        vec![
            Block::Table(table(Orientation::Landscape)),
            Block::Picture(picture()),
            Block::Chart(chart(ChartKind::Lines)),
            Block::Chart(chart(ChartKind::StackedBars)),
        ],
    );
    let turned = attachment(
        Orientation::Landscape,
        vec![Block::Table(table(Orientation::Landscape))],
    );
    let stamp = Stamp { office: "市长".into(), picture: Some(picture()) };
    Document {
        form,
        head: Head {
            copy_number: Some("000001".into()),
            secrecy: Some(Secrecy {
                level: "机密".into(), period: Some("1年".into())
            }),
            urgency: Some("特急".into()),
            mark: Some(OrganMark {
                organs: vec!["中共某某市委员会".into(), "某某市人民政府".into()],
                suffix: Some("文件".into()),
                size: Some(Length::pt(36)),
            }),
            number: Some("某委〔2023〕1号".into()),
            signatories: ["张某某", "李某", "王某某"].map(str::to_owned).into(),
        },
        attendance: vec![Attendance {
            label: "出席".into(), names: "张某　李某".into()
        }],
        signature: Some(Signature {
            organs: Vec::new(),
            date: Date::new(2023, 9, 28),
            seal: Seal::Stamped(vec![stamp]),
            ..Signature::default()
        }),
        attachments: vec![upright, turned],
        imprint: Imprint {
            addressee: Some("市委".into()),
            copies: Some("市人大".into()),
            printer: Some("某某市委办公室".into()),
            date: Date::new(2023, 9, 29),
            others: vec!["共印10份".into()],
            page_ends: Some(2),
            ..Imprint::default()
        },
        ..sample()
    }
}

/// The forms of papers.
pub(super) const FORMS: [Form; 4] =
    [Form::Ordinary, Form::Letter, Form::Order, Form::Minutes];

/// Any text, with what breaks XML more often than chance would have it.
pub(super) fn any_text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        '\0', '\t', '\n', '\r', '\u{B}', '\u{1B}', '\u{85}', '\u{2028}', '\u{FFFE}',
        '\u{FFFF}', '\u{FEFF}', '<', '>', '&', '"', '\'', ']', '😀', '𠮷', '×', '“', '—',
        ' ',
    ]);
    let chars = prop::collection::vec(prop_oneof![any::<char>(), odd], 0..24);
    chars.prop_map(|chars| chars.into_iter().collect())
}

fn any_orientation() -> impl Strategy<Value = Orientation> {
    prop::sample::select(vec![Orientation::Portrait, Orientation::Landscape])
}

fn any_cell() -> impl Strategy<Value = TableCell> {
    let span = || prop_oneof![4 => 1_usize..4, 1 => Just(0), 1 => Just(usize::MAX)];
    (any_text(), span(), span(), any::<bool>()).prop_map(
        |(text, column_span, row_span, heading)| TableCell {
            column_span,
            row_span,
            heading,
            ..TableCell::new(text)
        },
    )
}

fn any_block() -> impl Strategy<Value = Block> {
    let row = prop::collection::vec(any_cell(), 0..4).prop_map(|cells| TableRow {
        cells,
        height: None,
        divided: false,
    });
    let table = (any_orientation(), prop::collection::vec(row, 0..4), 0_usize..3);
    let table = table.prop_map(|(orientation, rows, head_rows)| {
        Block::Table(Table { orientation, rows, head_rows, ..Table::default() })
    });
    let text = any_text().prop_map(|text| {
        Block::Paragraph(Paragraph { content: inline(&text), ..Paragraph::default() })
    });
    let drawn = prop::sample::select(vec![
        Block::Picture(picture()),
        Block::Chart(chart(ChartKind::Lines)),
    ]);
    prop_oneof![3 => text, 2 => table, 1 => drawn]
}

prop_compose! {
    /// Documents of any form, with any of the elements and any words in them.
    pub(super) fn any_document()(
        form in prop::sample::select(FORMS.to_vec()),
        orientation in any_orientation(),
        words in prop::collection::vec(any_text(), 8),
        organs in prop::collection::vec(any_text(), 0..4),
        signatories in prop::collection::vec(any_text(), 0..4),
        body in prop::collection::vec(any_block(), 0..4),
        bound in prop::collection::vec(any_block(), 0..3),
        lines in prop::collection::vec(0_usize..5, 0..3),
        kept in prop::option::of(0_usize..6),
        page_ends in prop::option::of(0_u8..4),
    ) -> Document {
        let some = |nth: usize| Some(words[nth].clone()).filter(|text| !text.is_empty());
        let mark = OrganMark { organs: organs.clone(), suffix: some(0), size: None };
        let attachment =
            Attachment { number: None, title: title(&words[1]), body: bound, orientation };
        Document {
            form,
            orientation,
            head: Head {
                copy_number: some(2),
                urgency: some(3),
                mark: some(4).map(|_| mark),
                number: some(5),
                signatories,
                secrecy: None,
            },
            title: title(&words[1]),
            body,
            signature: some(6).map(|_| Signature {
                organs,
                date: None,
                seal: Seal::Sealed,
                lines,
                kept,
                kept_names: kept.unwrap_or(0),
            }),
            attachments: vec![attachment],
            imprint: Imprint { copies: some(7).map(Into::into), page_ends, ..Imprint::default() },
            ..Document::default()
        }
    }
}
