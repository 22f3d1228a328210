//! The words of a block in pieces of one look: number and heading in the face of their
//! level, everything else in 仿宋 (7.3.3).

use super::inline::measure::Piece;
use crate::document::{Block, Heading, Inline, Paragraph};
use crate::standard::Role;

/// The pieces of a block whose tags do not matter.
pub(super) fn block(block: &Block) -> Vec<Piece> {
    match block {
        Block::Heading(heading) => self::heading(heading, 0),
        Block::Paragraph(paragraph) => self::paragraph(paragraph, 0, 0),
        Block::Table(_) | Block::Picture(_) | Block::Chart(_) => Vec::new(),
    }
}

/// Number and words of a heading.
pub(super) fn heading(heading: &Heading, tag: usize) -> Vec<Piece> {
    let role = Role::of_heading(heading.level);
    let label = heading.label();
    let label = (!label.is_empty()).then(|| Piece::new(label, role).tagged(tag));
    label.into_iter().chain(inlines(&heading.content, role, tag)).collect()
}

/// The lead of a paragraph, which has a tag of its own, and the words after it.
pub(super) fn paragraph(paragraph: &Paragraph, lead: usize, tag: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if let Some(words) = &paragraph.lead {
        pieces.extend(heading(words, lead));
    }
    pieces.extend(inlines(&paragraph.content, Role::FangSong, tag));
    pieces
}

fn inlines(content: &[Inline], role: Role, tag: usize) -> impl Iterator<Item = Piece> {
    content.iter().map(move |inline| Piece {
        text: inline.text.clone(),
        role,
        bold: inline.strong,
        tag,
    })
}
