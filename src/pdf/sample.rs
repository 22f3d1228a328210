//! Two pages made by hand that use everything an exporter has to handle.

use std::sync::OnceLock;

use crate::font::Library;
use crate::geom::{Length, Point, Size};
use crate::layout::page::{Glyph, Ink};
use crate::layout::{Item, Mark, Outline, Page, PagedDocument, Tag, TagKind, TextRun};
use crate::standard::Role;
use crate::standard::page::{MARGINS, SHEET};
use crate::standard::typeface::{SIZE_2, SIZE_3, SIZE_4};
use crate::value::Date;

/// The bundled faces, read once for all tests.
pub(super) fn faces() -> &'static Library {
    static FACES: OnceLock<Library> = OnceLock::new();
    FACES.get_or_init(Library::bundled)
}

/// The text of each page, line by line, without the page numbers.
pub(super) const LINES: [&[&str]; 2] = [
    &[
        "××党委办公室",
        "关于民主生活会的整改方案",
        "一、对照理论学习方面突出问题",
        "（一）学习不深入。对“第一议题”2023年落实——不到位……",
        "甲、乙，丙；丁：戊！己？庚《辛》壬〔癸〕一二三四五六七八九十",
    ],
    &["甲至壬十款之余文见于次页而不断。", "甲·乙·丙・丁——戊―己", "着重之文"],
];

/// Adds lines to a page, from above.
struct Pen {
    items: Vec<Item>,
    y: Length,
}

impl Pen {
    fn new() -> Self {
        Self { items: Vec::new(), y: MARGINS.top }
    }

    fn next_line(&mut self) {
        self.y += Length::twips(579);
    }

    /// Sets a text from `x` on, and returns where it ends.
    fn text(
        &mut self,
        x: Length,
        text: &str,
        style: (Role, Length),
        mark: Mark,
    ) -> Length {
        let (role, size) = style;
        let mut x = x;
        for ch in text.chars() {
            let glyph =
                faces().glyph(role, ch).unwrap_or_else(|| panic!("no glyph: {ch}"));
            let placed = Glyph { id: glyph.id, char: ch, x: x + glyph.shift(size) };
            x += glyph.advance(size) - Length::twips(6);
            match self.items.last_mut() {
                Some(Item::Text(run))
                    if run.face == glyph.face
                        && run.size == size
                        && run.mark == mark
                        && run.baseline == self.y =>
                {
                    run.glyphs.push(placed);
                }
                _ => self.items.push(Item::Text(TextRun {
                    face: glyph.face,
                    size,
                    bold: false,
                    glyphs: vec![placed],
                    baseline: self.y,
                    ink: Ink::Black,
                    mark,
                })),
            }
        }
        x
    }

    fn last_run(&mut self) -> &mut TextRun {
        match self.items.last_mut() {
            Some(Item::Text(run)) => run,
            _ => panic!("the last item is no text"),
        }
    }

    fn number(&mut self, number: &str) {
        self.y = SHEET.height - Length::mm(28);
        self.text(Length::mm(160), number, (Role::SongTi, SIZE_4), Mark::Pagination);
    }

    fn page(self) -> Page {
        Page { size: SHEET, items: self.items, ..Page::default() }
    }
}

/// The document.
pub(super) fn document() -> PagedDocument {
    let tag = |kind, parent| Tag { kind, parent };
    PagedDocument {
        pages: vec![first_page(), second_page()],
        tags: vec![
            tag(TagKind::Paragraph, None),
            tag(TagKind::Title, None),
            tag(TagKind::Heading(1), None),
            tag(TagKind::Paragraph, None),
            tag(TagKind::Span, Some(3)),
            tag(TagKind::Paragraph, None),
            tag(TagKind::Paragraph, None),
        ],
        outline: vec![bookmark(
            "一、对照理论学习方面突出问题",
            0,
            vec![
                bookmark("（一）学习不深入。", 0, Vec::new()),
                bookmark("（二）次页<&>", 1, Vec::new()),
            ],
        )],
        title: "关于民主生活会的整改方案<试行> & 说明".to_owned(),
        author: Some("××党委办公室".to_owned()),
        subject: Some("整改方案".to_owned()),
        date: Date::new(2023, 9, 28),
    }
}

fn bookmark(title: &str, page: usize, children: Vec<Outline>) -> Outline {
    Outline { title: title.to_owned(), page, top: Length::mm(60), children }
}

fn first_page() -> Page {
    let [lines, _] = LINES;
    let (left, indent) = (MARGINS.left, MARGINS.left + Length::twips(632));
    let mut pen = Pen::new();
    pen.text(left, lines[0], (Role::XiaoBiaoSong, SIZE_2), Mark::Tag(0));
    pen.last_run().ink = Ink::Red;
    pen.items.push(Item::Bar {
        origin: Point { x: left, y: pen.y + Length::mm(4) },
        size: Size { width: Length::mm(156), height: Length::hundredths_mm(70) },
        ink: Ink::Red,
    });
    pen.next_line();
    pen.next_line();
    pen.text(left, lines[1], (Role::XiaoBiaoSong, SIZE_2), Mark::Tag(1));
    pen.next_line();
    pen.text(indent, lines[2], (Role::HeiTi, SIZE_3), Mark::Tag(2));
    pen.next_line();
    let (head, rest) = lines[3].split_at("（一）学习不深入。".len());
    let x = pen.text(indent, head, (Role::KaiTi, SIZE_3), Mark::Tag(4));
    pen.text(x, rest, (Role::FangSong, SIZE_3), Mark::Tag(3));
    pen.next_line();
    pen.text(left, lines[4], (Role::FangSong, SIZE_3), Mark::Tag(3));
    pen.items.push(Item::Bar {
        origin: Point { x: left, y: Length::mm(250) },
        size: Size { width: Length::mm(156), height: Length::hundredths_mm(35) },
        ink: Ink::Black,
    });
    pen.number("— 1 —");
    pen.page()
}

fn second_page() -> Page {
    let [_, lines] = LINES;
    let left = MARGINS.left;
    let mut pen = Pen::new();
    let body = (Role::FangSong, SIZE_3);
    pen.text(left, lines[0], body, Mark::Tag(3));
    pen.next_line();
    // The bundled 黑体 shows · and ・, and — and ―, by one glyph each.
    pen.text(left, lines[1], (Role::HeiTi, SIZE_3), Mark::Tag(5));
    pen.next_line();
    pen.text(left, lines[2], body, Mark::Tag(6));
    pen.last_run().bold = true;
    for (place, glyph) in (0i64..).zip(&mut pen.last_run().glyphs) {
        // As no layout would: every glyph at another distance from the one before.
        glyph.x += Length::emu(place * (20_000 + place * 12_345));
    }
    pen.number("— 2 —");
    pen.page()
}
