//! The classes of type and their sizes.

use crate::geom::Length;

/// The class of a face, which is all that the standard names; which face serves it is
/// for `font` (PDF) and for the style table (DOCX) to say.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Role {
    /// 小标宋: the title (7.3.1) and the organ's mark (7.2.4).
    XiaoBiaoSong,
    /// 仿宋: everything not named otherwise (5.2.2).
    FangSong,
    /// 楷体: headings of the second level (7.3.3), names of signatories (7.2.6).
    KaiTi,
    /// 黑体: headings of the first level (7.3.3), labels of attachments (7.3.7).
    HeiTi,
    /// 宋体: the page number (7.5).
    SongTi,
}

impl Role {
    /// All classes, in the order in which a paper meets them.
    pub const ALL: [Self; 5] =
        [Self::XiaoBiaoSong, Self::FangSong, Self::KaiTi, Self::HeiTi, Self::SongTi];

    /// The Chinese name of the class.
    pub fn name(self) -> &'static str {
        match self {
            Self::XiaoBiaoSong => "小标宋",
            Self::FangSong => "仿宋",
            Self::KaiTi => "楷体",
            Self::HeiTi => "黑体",
            Self::SongTi => "宋体",
        }
    }

    /// The class of a level of headings: 黑体, 楷体, then 仿宋 (7.3.3).
    pub fn of_heading(level: u8) -> Self {
        match level {
            1 => Self::HeiTi,
            2 => Self::KaiTi,
            _ => Self::FangSong,
        }
    }
}

/// The class of 份号, 密级 and 紧急程度 (7.2.2, 7.2.3; Figures 2–4 for 份号).
pub const HEAD_ELEMENTS: Role = Role::HeiTi;

/// 二号, the title (7.3.1): 22 pt as word processors count.
pub const SIZE_2: Length = Length::pt(22);

/// 三号, everything not named otherwise (5.2.2): 16 pt as word processors count.
pub const SIZE_3: Length = Length::pt(16);

/// 四号, page number and imprint (7.4, 7.5): 14 pt.
pub const SIZE_4: Length = Length::pt(14);
