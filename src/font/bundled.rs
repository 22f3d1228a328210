//! The five faces that the program carries, so that a bare machine can set a paper.
//!
//! `fonts/README.md` says where they come from and how they were made.

use super::face::Face;
use super::file::{FontData, Origin};
use crate::standard::Role;

/// Begins the family of every bundled face: under the reserved names of their makers
/// changed faces may not be passed on.
pub const FAMILY_PREFIX: &str = "ZG ";

/// The file of the bundled face of a class, by its name in `fonts/`.
pub fn file_name(role: Role) -> &'static str {
    match role {
        Role::XiaoBiaoSong => "xiaobiaosong.otf",
        Role::FangSong => "fangsong.ttf",
        Role::KaiTi => "kaiti.ttf",
        Role::HeiTi => "heiti.otf",
        Role::SongTi => "songti.otf",
    }
}

/// The bytes of the bundled face of a class.
pub fn bytes(role: Role) -> &'static [u8] {
    match role {
        Role::XiaoBiaoSong => include_bytes!("../../fonts/xiaobiaosong.otf"),
        Role::FangSong => include_bytes!("../../fonts/fangsong.ttf"),
        Role::KaiTi => include_bytes!("../../fonts/kaiti.ttf"),
        Role::HeiTi => include_bytes!("../../fonts/heiti.otf"),
        Role::SongTi => include_bytes!("../../fonts/songti.otf"),
    }
}

/// The bundled face of a class.
pub fn face(role: Role) -> Face {
    let data = FontData::Static(bytes(role));
    // The bytes are part of the program, and a test reads all five.
    Face::parse(data, 0, Origin::Bundled).expect("a bundled face is sound")
}

/// Whether a face is one of the bundled ones, wherever its file lies.
pub fn is_bundled(face: &Face) -> bool {
    face.names.iter().any(|name| name.starts_with(FAMILY_PREFIX))
}
