//! Reads picture files: what they are, how large, and their dots.
//!
//! Pictures come from anywhere, so size and memory are bounded before anything is decoded.
//! A JPEG is only looked at, because PDF carries it as it is.

mod jpeg;
mod png_file;

use std::fmt;

/// The largest picture file that is read, in bytes.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;

/// The most dots in a row or a column.
const MAX_SIDE: u32 = 20_000;

/// The most dots: a sheet of A4 at 600 dpi has 35 million.
const MAX_DOTS: u64 = 36_000_000;

/// The kinds of picture files that are read.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Kind {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// What a picture file says of itself.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Info {
    /// What kind of file it is.
    pub kind: Kind,
    /// Dots in a row, at least 1.
    pub width: u32,
    /// Rows, at least 1.
    pub height: u32,
    /// Colours of a dot: 1 (grey) or 3 (sRGB).
    pub colours: u8,
}

/// The dots of a picture, row by row, each with a byte for each of its colours; what is
/// transparent shows white.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Dots {
    /// Its size and colours.
    pub info: Info,
    /// `width` × `height` × `colours` bytes.
    pub bytes: Vec<u8>,
}

/// Why a picture cannot be used.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Fault {
    /// It is neither PNG nor JPEG.
    Unknown,
    /// It ends too early or contradicts itself.
    Broken,
    /// It has too many dots.
    TooLarge {
        /// Dots in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// A JPEG in the four colours of print.
    Cmyk,
    /// A JPEG of a kind that PDF/A does not carry.
    Process,
    /// A JPEG that is to be turned before it is shown, as cameras write it.
    Turned,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("不是 PNG 或 JPEG 图片"),
            Self::Broken => f.write_str("图片文件不完整，或者已损坏"),
            Self::TooLarge { width, height } => write!(
                f,
                "图片有 {width}×{height} 个像素，超过每边 {MAX_SIDE}、总共 {} 万的限度",
                MAX_DOTS / 10_000
            ),
            Self::Cmyk => f.write_str("JPEG 图片是印刷四色（CMYK）的"),
            Self::Process => f.write_str("JPEG 图片的编码方式不能存入归档 PDF"),
            Self::Turned => f.write_str("照片是横拍或倒拍的，带有旋转标记"),
        }
    }
}

impl Fault {
    /// What a person can do about it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Unknown => "请用“画图”打开，另存为 PNG 或 JPEG",
            Self::Broken => "请重新复制或导出这个图片文件",
            Self::TooLarge { .. } => "请用“画图”等程序把图片缩小后再用",
            Self::Cmyk | Self::Process => "请用“画图”打开，另存为 PNG",
            Self::Turned => "请用“画图”打开，摆正后另存",
        }
    }
}

/// What kind of picture some bytes are, and how large.
///
/// # Errors
/// When they are no picture that both outputs can carry.
pub fn info(bytes: &[u8]) -> Result<Info, Fault> {
    let info = match kind(bytes)? {
        Kind::Png => png_file::info(bytes)?,
        Kind::Jpeg => jpeg::info(bytes)?,
    };
    let dots = u64::from(info.width) * u64::from(info.height);
    if info.width.max(info.height) > MAX_SIDE || dots > MAX_DOTS {
        return Err(Fault::TooLarge { width: info.width, height: info.height });
    }
    if dots == 0 { Err(Fault::Broken) } else { Ok(info) }
}

/// The dots of a PNG.
///
/// # Errors
/// When it is no PNG or cannot be decoded to its end.
pub fn dots(bytes: &[u8]) -> Result<Dots, Fault> {
    match info(bytes)?.kind {
        Kind::Png => png_file::dots(bytes),
        Kind::Jpeg => Err(Fault::Unknown),
    }
}

fn kind(bytes: &[u8]) -> Result<Kind, Fault> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Ok(Kind::Png),
        [0xFF, 0xD8, 0xFF, ..] => Ok(Kind::Jpeg),
        _ => Err(Fault::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_no_pictures() {
        for bytes in [&b""[..], b"GIF89a", b"BM", b"%PDF-1.7", b"\x89PNG"] {
            assert_eq!(info(bytes), Err(Fault::Unknown));
        }
    }
}
