//! Opens font files, and says what is wrong with those that cannot be opened.

use std::fmt;
use std::sync::Arc;

use skrifa::FontRef;
use skrifa::raw::FileRef;

/// The bytes of a font file: built into the program, or read and shared.
#[derive(Clone)]
pub enum FontData {
    /// Built into the program.
    Static(&'static [u8]),
    /// Read from a file; not copied, for a collection may have 30 MB.
    Shared(Arc<Vec<u8>>),
}

impl FontData {
    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Static(bytes) => bytes,
            Self::Shared(bytes) => bytes,
        }
    }
}

impl fmt::Debug for FontData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FontData({} bytes)", self.bytes().len())
    }
}

/// Where a face comes from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Origin {
    /// Built into the program.
    Bundled,
    /// A file of the project, by its path in the project.
    Project(String),
    /// A file of the machine, by its path.
    Machine(String),
}

impl Origin {
    /// The origin in words for a person.
    pub fn words(&self) -> &str {
        match self {
            Self::Bundled => "程序内置",
            Self::Project(path) | Self::Machine(path) => path,
        }
    }
}

/// Why a file cannot serve as a face.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum FaceError {
    /// Not a font file at all, or cut off in its head.
    NotAFont,
    /// A web font (WOFF), which only browsers use.
    WebFont,
    /// A collection without a face of this index.
    NoSuchIndex,
    /// A needed table is absent or broken.
    Table(&'static str),
    /// No outlines that can be embedded: a bitmap face or CFF2.
    Outlines,
}

impl fmt::Display for FaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAFont => {
                f.write_str("不是 TTF、OTF 或 TTC 字体文件，或者文件不完整")
            }
            Self::WebFont => f.write_str("是网页字体（WOFF），不能用于公文"),
            Self::NoSuchIndex => f.write_str("字体集合中没有这个序号的字体"),
            Self::Table(table) => write!(f, "字体文件损坏（缺少可用的“{table}”表）"),
            Self::Outlines => {
                f.write_str("字体没有可嵌入的轮廓（点阵字体或 CFF2 可变字体）")
            }
        }
    }
}

impl std::error::Error for FaceError {}

/// How many faces a file holds; 1 unless it is a collection. No maker puts more than
/// some forty into one.
pub(super) fn count(data: &[u8]) -> u32 {
    match FileRef::new(data) {
        Ok(FileRef::Collection(faces)) => faces.len().clamp(1, 64),
        _ => 1,
    }
}

/// The face with this index of a file's bytes.
pub(super) fn open(data: &[u8], index: u32) -> Result<FontRef<'_>, FaceError> {
    if data.starts_with(b"wOFF") || data.starts_with(b"wOF2") {
        return Err(FaceError::WebFont);
    }
    let is_collection = data.starts_with(b"ttcf");
    if index != 0 && !is_collection {
        return Err(FaceError::NoSuchIndex);
    }
    FontRef::from_index(data, index).map_err(|_| match is_collection {
        true if FontRef::from_index(data, 0).is_ok() => FaceError::NoSuchIndex,
        _ => FaceError::NotAFont,
    })
}
