//! The words of each paragraph of a document, in pieces of one look, with where its lines
//! begin and end: what `settle` eases is what `flow` sets.

use super::inline::Indent;
use super::inline::measure::{Cell, Piece, measure};
use crate::document::{Attendance, Block, Heading, Inline, Paragraph, Phrase};
use crate::font::Library;
use crate::geom::Length;
use crate::standard::Role;
use crate::standard::page::{CELL, FIRST_LINE_INDENT};
use crate::standard::practice::Practice;
use crate::standard::typeface::{SIZE_3, SIZE_4};
use crate::standard::{imprint, parts};

/// A paragraph before its lines are known.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// What it says.
    pub(super) pieces: Vec<Piece>,
    /// Where its lines begin and end.
    pub(super) indent: Indent,
    /// The size of its type.
    pub(super) size: Length,
    /// Whether a page may end anywhere in it.
    pub(super) splits: bool,
}

impl Words {
    fn new(pieces: Vec<Piece>, indent: Indent) -> Self {
        Self { pieces, indent, size: SIZE_3, splits: false }
    }

    /// The characters, measured.
    pub(super) fn cells(&self, faces: &Library) -> Vec<Cell> {
        measure(faces, &self.pieces, self.size)
    }

    /// The same with all pieces in one tag.
    pub(super) fn tagged(mut self, tag: usize) -> Self {
        self.pieces.iter_mut().for_each(|piece| piece.tag = tag);
        self
    }
}

/// 主送机关, flush left with a colon (7.3.2).
pub(super) fn addressee(phrase: &Phrase, width: Length) -> Words {
    let words = Piece::new(format!("{phrase}："), Role::FangSong);
    Words::new(vec![words], Indent::NONE.within(width))
}

/// A name of 附件说明, by its place from 0: a single name hangs behind `附件：`, several
/// behind their numbers (7.3.4).
pub(super) fn attachment(
    phrase: &Phrase,
    at: usize,
    count: usize,
    width: Length,
) -> Words {
    let label = if count > 1 { format!("{}.", at + 1) } else { String::new() };
    let (head, first) =
        if at == 0 { ("附件：", parts::INDENT) } else { ("", parts::ATTACHMENT_HANG) };
    let rest = parts::ATTACHMENT_HANG + label_width(&label);
    let words = Piece::new(format!("{head}{label}{phrase}"), Role::FangSong);
    Words::new(vec![words], Indent::hanging(first, rest).within(width))
}

/// 附注 in brackets (7.3.6).
pub(super) fn note(phrase: &Phrase, width: Length) -> Words {
    let words = Piece::new(format!("（{phrase}）"), Role::FangSong);
    Words::new(vec![words], Indent::first(parts::INDENT).within(width))
}

/// 出席, 请假 or 列席 of 纪要: the label in 黑体, lines below the first name (10.3).
pub(super) fn attendance(attendance: &Attendance, width: Length) -> Words {
    let label = format!("{}：", attendance.label);
    let signs = i64::try_from(label.chars().count()).unwrap_or(0);
    let indent = Indent::hanging(parts::INDENT, parts::INDENT + CELL * signs);
    let label = Piece::new(label, Role::HeiTi);
    let names = Piece::new(attendance.names.text.clone(), Role::FangSong);
    Words::new(vec![label, names], indent.within(width))
}

/// 抄送机关, and 主送机关 moved to the 版记: 四号, one character in from both edges, lines
/// below the first name, closed by a stop (7.4.2).
pub(super) fn copies(label: &str, phrase: &Phrase, width: Length) -> Words {
    let words = Piece::new(format!("{label}：{phrase}。"), Role::FangSong);
    let indent = Indent::hanging(imprint::INDENT, imprint::HANG);
    let indent = indent.within(width - imprint::INDENT);
    Words { size: SIZE_4, ..Words::new(vec![words], indent) }
}

/// How wide the number of an attachment is: half a character for each of its signs.
fn label_width(label: &str) -> Length {
    let signs = i64::try_from(label.chars().count()).unwrap_or(0);
    CELL.times(signs, 2)
}

/// A block of a body whose tags do not matter; `None` for what is no paragraph.
pub(super) fn block(block: &Block, practice: &Practice, width: Length) -> Option<Words> {
    match block {
        Block::Heading(heading) => Some(self::heading(heading, practice, width, 0)),
        Block::Paragraph(paragraph) => {
            Some(self::paragraph(paragraph, practice, width, (0, 0)))
        }
        Block::Table(_) | Block::Picture(_) | Block::Chart(_) => None,
    }
}

/// Number and words of a heading, in the face of its level (7.3.3).
pub(super) fn heading(
    heading: &Heading,
    practice: &Practice,
    width: Length,
    tag: usize,
) -> Words {
    let indent = Indent::first(FIRST_LINE_INDENT).within(width);
    Words::new(heading_pieces(heading, practice, tag), indent)
}

fn heading_pieces(heading: &Heading, practice: &Practice, tag: usize) -> Vec<Piece> {
    let role = Role::of_heading(heading.level);
    let bold = heading.level == 3 && practice.bold_level_3;
    let label = heading.label();
    let label = (!label.is_empty()).then(|| Piece::new(label, role).tagged(tag));
    let pieces = label.into_iter().chain(inlines(&heading.content, role, tag));
    pieces.map(|piece| Piece { bold: piece.bold || bold, ..piece }).collect()
}

/// The lead of a paragraph, whose tag comes first, and the words after it.
pub(super) fn paragraph(
    paragraph: &Paragraph,
    practice: &Practice,
    width: Length,
    (lead, tag): (usize, usize),
) -> Words {
    let mut pieces = Vec::new();
    if let Some(words) = &paragraph.lead {
        pieces.extend(heading_pieces(words, practice, lead));
    }
    pieces.extend(inlines(&paragraph.content, Role::FangSong, tag));
    let words = Words::new(pieces, Indent::first(FIRST_LINE_INDENT).within(width));
    Words { splits: paragraph.splits, ..words }
}

fn inlines(content: &[Inline], role: Role, tag: usize) -> impl Iterator<Item = Piece> {
    content.iter().map(move |inline| Piece {
        text: inline.text.clone(),
        role,
        bold: inline.strong,
        tag,
    })
}
