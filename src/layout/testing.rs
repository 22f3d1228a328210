//! What the tests of this stage share: the bundled faces and measured characters.

use std::sync::OnceLock;

use super::inline::Indent;
use super::inline::linebreak::break_lines;
use super::inline::measure::{Cell, Piece, measure};
use crate::font::Library;
use crate::standard::Role;
use crate::standard::typeface::SIZE_3;

/// The bundled faces, read once.
pub(super) fn faces() -> &'static Library {
    static FACES: OnceLock<Library> = OnceLock::new();
    FACES.get_or_init(Library::bundled)
}

/// The characters of a text in 3号仿宋.
pub(super) fn cells(text: &str) -> Vec<Cell> {
    measure(faces(), &[Piece::new(text, Role::FangSong)], SIZE_3)
}

/// The lines of a text in 3号仿宋, as texts.
pub(super) fn lines_of(text: &str, indent: Indent) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let lines = break_lines(&cells(text), indent);
    lines.iter().map(|line| chars[line.cells.clone()].iter().collect()).collect()
}
