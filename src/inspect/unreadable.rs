//! Why a file cannot be inspected.

use std::fmt;

/// Why a file cannot be inspected.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Unreadable {
    /// It is neither PDF nor DOCX.
    NotPaper,
    /// It is of Word 97–2003 (`.doc`) or of WPS (`.wps`).
    OldWord,
    /// It is locked by a password.
    Encrypted,
    /// It is damaged or cut off.
    Broken,
    /// It has more pages or more content than a paper has.
    TooLarge,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NotPaper => "不是 PDF 文件，也不是 DOCX 文件",
            Self::OldWord => "是旧版的 Word 或 WPS 文件",
            Self::Encrypted => "加了密码",
            Self::Broken => "已损坏，或者没有传完整",
            Self::TooLarge => "页数或内容多得不像一份公文",
        })
    }
}

impl Unreadable {
    /// What to do about it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::NotPaper => "请选 PDF 或 DOCX 格式的公文",
            Self::OldWord => "请用 Word 或 WPS 打开，另存为 DOCX 或 PDF，再检测",
            Self::Encrypted => "请去掉密码再检测",
            Self::Broken => "请重新生成、重新复制或者重新下载这个文件",
            Self::TooLarge => "请检查文件是不是选对了",
        }
    }
}
