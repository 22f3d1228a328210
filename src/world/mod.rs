//! The only door to files, installed faces and the date.
//!
//! Every path is relative to the project's folder, with `/` between folders. [`disk`] is
//! the real world, [`memory`] the one of tests.

pub mod disk;
pub mod memory;

use std::sync::Arc;

use crate::diagnostic::codes::io as codes;
use crate::diagnostic::{DecodeError, Diagnostic, Source};
use crate::value::Date;

/// The largest content or template file that is read, in bytes.
///
/// A plan has about 40 KB; a ledger of 20 000 entries about 4 MB.
pub const MAX_TEXT_BYTES: usize = 16 * 1024 * 1024;

/// The largest font file that is read, in bytes; the largest in use have about 50 MB.
pub const MAX_FACE_BYTES: usize = 64 * 1024 * 1024;

/// Everything the program may learn from outside.
pub trait World: Sync {
    /// The bytes of a file of the project, at most `limit` of them.
    ///
    /// # Errors
    /// When the file is absent, larger than `limit`, outside the project, or unreadable.
    fn read(&self, path: &str, limit: usize) -> Result<Vec<u8>, ReadError>;

    /// The names of the files in a folder of the project, sorted; empty if there is none.
    fn list(&self, folder: &str) -> Vec<String>;

    /// The faces installed on this machine. Slow (it reads font folders): ask late, once.
    fn installed_faces(&self) -> Vec<InstalledFace>;

    /// The bytes of an installed face's file.
    ///
    /// # Errors
    /// As [`World::read`].
    fn read_installed(&self, face: &InstalledFace) -> Result<Vec<u8>, ReadError>;

    /// The day on which progress is reckoned.
    fn today(&self) -> Date;
}

/// A world on another day: the same files and faces.
pub struct OnDay<'a> {
    /// The world.
    pub world: &'a dyn World,
    /// The day.
    pub day: Date,
}

impl World for OnDay<'_> {
    fn read(&self, path: &str, limit: usize) -> Result<Vec<u8>, ReadError> {
        self.world.read(path, limit)
    }

    fn list(&self, folder: &str) -> Vec<String> {
        self.world.list(folder)
    }

    fn installed_faces(&self) -> Vec<InstalledFace> {
        self.world.installed_faces()
    }

    fn read_installed(&self, face: &InstalledFace) -> Result<Vec<u8>, ReadError> {
        self.world.read_installed(face)
    }

    fn today(&self) -> Date {
        self.day
    }
}

/// A face that the system has, by the names of its name table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct InstalledFace {
    /// Family and PostScript names, in every language.
    pub names: Vec<String>,
    /// The file, as the system names it.
    pub path: String,
    /// The index in a collection, 0 for a single face.
    pub index: u32,
}

/// Why a file could not be read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ReadError {
    /// There is no such file.
    NotFound,
    /// The file has more bytes than this limit.
    TooLarge {
        /// In bytes.
        limit: usize,
    },
    /// The path leads out of the project's folder.
    Outside,
    /// The system refused; its own words.
    Refused(String),
}

/// Reads a text file of the project.
///
/// # Errors
/// A finding that says what the file is instead and how to save it as UTF-8.
pub fn read_text(world: &dyn World, path: &str) -> Result<Arc<Source>, Box<Diagnostic>> {
    let bytes =
        world.read(path, MAX_TEXT_BYTES).map_err(|error| unreadable(path, &error))?;
    decode(path, &bytes)
}

/// The text of bytes that a file of the project has.
///
/// # Errors
/// A finding that says what the bytes are instead of UTF-8.
pub fn decode(path: &str, bytes: &[u8]) -> Result<Arc<Source>, Box<Diagnostic>> {
    Source::decode(path, bytes).map_err(|error| not_text(path, error))
}

/// Reads a file of the project that is no text, at most `limit` bytes of it.
///
/// # Errors
/// A finding that says why it cannot be read.
pub fn read_bytes(
    world: &dyn World,
    path: &str,
    limit: usize,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    world.read(path, limit).map_err(|error| unreadable(path, &error))
}

/// The finding for a file that could not be read.
pub(crate) fn unreadable(path: &str, error: &ReadError) -> Box<Diagnostic> {
    let (code, message, hint) = match error {
        ReadError::NotFound => (
            &codes::NOT_FOUND,
            format!("找不到文件“{path}”"),
            "请在项目文件夹中运行，或用 --project 指出项目文件夹；新项目用 zhenggai new 建立".to_owned(),
        ),
        ReadError::TooLarge { limit } => (
            &codes::TOO_LARGE,
            format!("文件“{path}”太大，超过 {} MB", limit / 1024 / 1024),
            "请检查是否误放了别的文件".to_owned(),
        ),
        ReadError::Outside => (
            &codes::REFUSED,
            format!("路径“{path}”不在项目文件夹之内"),
            "请只使用项目文件夹内的文件".to_owned(),
        ),
        ReadError::Refused(words) => (
            &codes::REFUSED,
            format!("不能读取文件“{path}”（{words}）"),
            "请检查文件是否被别的程序占用，以及是否有读取权限".to_owned(),
        ),
    };
    Box::new(Diagnostic::new(code, message).hint(hint))
}

fn not_text(path: &str, error: DecodeError) -> Box<Diagnostic> {
    const SAVE: &str = "请用记事本打开，“文件—另存为”，“编码”选择“UTF-8”，保存后重试；WPS 文档须另存为纯文本";
    let message = match error {
        DecodeError::Gbk => format!("文件“{path}”的编码是 GBK（ANSI），不是 UTF-8"),
        DecodeError::Utf16 => {
            format!("文件“{path}”的编码是 UTF-16（Unicode），不是 UTF-8")
        }
        DecodeError::NotText { at } => {
            format!("文件“{path}”不是 UTF-8 文本（第 {} 个字节起不能识别）", at + 1)
        }
    };
    Box::new(Diagnostic::new(&codes::NOT_UTF8, message).hint(SAVE))
}
