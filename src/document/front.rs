//! The elements around the text: 版头, signature, bound attachments, 版记 (7.2–7.4).

use super::{Block, Ease, Picture, Title};
use crate::geom::Length;
use crate::value::Date;

/// The arrangement of a paper: the ordinary one or one of the special formats of clause 10.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Form {
    /// The ordinary arrangement; with 签发人 that of a paper to a superior (上行文).
    #[default]
    Ordinary,
    /// 信函格式 (10.1).
    Letter,
    /// 命令（令）格式 (10.2).
    Order,
    /// 纪要格式 (10.3).
    Minutes,
}

/// How a page is held when it is read.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// Turned (A4 横排, clause 8).
    Landscape,
}

/// Words of an element outside the body that may fill several lines.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Phrase {
    /// The words as the content has them: no colon, number or bracket that an output adds.
    pub text: String,
    /// How its lines are kept from ending badly, by character of the whole paragraph
    /// (label, number, brackets and closing mark included); empty until `layout` has
    /// settled it.
    pub eases: Vec<Ease>,
}

impl std::fmt::Display for Phrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl<T: Into<String>> From<T> for Phrase {
    fn from(text: T) -> Self {
        Self { text: text.into(), eases: Vec::new() }
    }
}

/// 版头: everything above the red rule of the first page (7.2).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// 份号 as printed, generally six digits (7.2.1).
    pub copy_number: Option<String>,
    /// 密级和保密期限 (7.2.2).
    pub secrecy: Option<Secrecy>,
    /// 紧急程度: 特急 or 加急 (7.2.3).
    pub urgency: Option<String>,
    /// 发文机关标志 (7.2.4); for 纪要 the words `×××纪要`.
    pub mark: Option<OrganMark>,
    /// 发文字号, in the format 命令 the 令号 (7.2.5, 10.2).
    pub number: Option<String>,
    /// 签发人: their names, in the order of the organs (7.2.6).
    pub signatories: Vec<String>,
}

impl Head {
    /// Whether there is no 版头 at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// 密级和保密期限 (7.2.2).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Secrecy {
    /// 绝密, 机密 or 秘密.
    pub level: String,
    /// For how long, such as `1年`.
    pub period: Option<String>,
}

impl Secrecy {
    /// `机密★1年`; without a period the two characters parted by a blank.
    pub fn text(&self) -> String {
        match &self.period {
            Some(period) => format!("{}★{period}", self.level),
            None => spaced(&self.level),
        }
    }
}

/// Two characters parted by a blank, as 密级 without a period and 紧急程度 are printed;
/// other words as they are.
pub fn spaced(words: &str) -> String {
    let mut characters = words.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some(first), Some(second), None) => format!("{first}\u{3000}{second}"),
        _ => words.to_owned(),
    }
}

/// 发文机关标志 (7.2.4).
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct OrganMark {
    /// The organs, the lead organ first; at least one.
    pub organs: Vec<String>,
    /// What follows the names at the right, centred against all of them: `文件`.
    pub suffix: Option<String>,
    /// The size of its type, such that each of its lines fits; nothing until `layout` has
    /// settled it.
    pub size: Option<Length>,
}

/// 发文机关署名, 成文日期 and what stands over them (7.3.5).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Signature {
    /// The organs that sign, the lead organ first; with 签名章 there may be none.
    pub organs: Vec<String>,
    /// 成文日期.
    pub date: Option<Date>,
    /// How the paper is made valid.
    pub seal: Seal,
    /// How many names stand on each line of a sealed paper, from the first; nothing until
    /// `layout` has settled it.
    pub lines: Vec<usize>,
    /// How many of the body's last blocks stay on the page of the signature; nothing until
    /// `layout` has settled it.
    pub kept: Option<usize>,
}

impl Signature {
    /// The signature of these organs, sealed or not.
    pub fn of(organs: Vec<String>, date: Option<Date>, sealed: bool) -> Self {
        let seal = if sealed { Seal::Sealed } else { Seal::Unsealed };
        Self { organs, date, seal, ..Self::default() }
    }

    /// Whether room and position are those of a sealed paper.
    pub fn is_sealed(&self) -> bool {
        self.seal == Seal::Sealed
    }
}

/// How a paper is made valid (7.3.5.1–7.3.5.3).
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Seal {
    /// 加盖印章 (7.3.5.1).
    #[default]
    Sealed,
    /// 不加盖印章 (7.3.5.2).
    Unsealed,
    /// 加盖签发人签名章 (7.3.5.3): at least one.
    Stamped(Vec<Stamp>),
}

/// 签名章: the stamp of a leader's handwriting, with the office he holds (7.3.5.3).
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// 职务, two characters to the left of the stamp.
    pub office: String,
    /// The picture of the stamp; without one there is room for it.
    pub picture: Option<Picture>,
}

/// A list of people of 纪要: 出席, 请假 or 列席 (10.3).
#[derive(Clone, Debug, PartialEq)]
pub struct Attendance {
    /// The label without its colon.
    pub label: String,
    /// The names.
    pub names: Phrase,
}

/// 附件 that is bound with the paper (7.3.7).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attachment {
    /// Its number among several; nothing for a single one.
    pub number: Option<u32>,
    /// Its title.
    pub title: Title,
    /// Its text.
    pub body: Vec<Block>,
    /// How its pages are held.
    pub orientation: Orientation,
}

impl Attachment {
    /// `附件`, with its number if there are several.
    pub fn label(&self) -> String {
        self.number.map_or_else(|| "附件".to_owned(), |number| format!("附件{number}"))
    }
}

/// 版记 (7.4).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imprint {
    /// 主送机关 that found no room above the text (7.3.2); `layout` moves it here.
    pub addressee: Option<Phrase>,
    /// 抄送机关, without label and final stop (7.4.2).
    pub copies: Option<Phrase>,
    /// 印发机关 (7.4.3).
    pub printer: Option<String>,
    /// 印发日期 (7.4.3).
    pub date: Option<Date>,
    /// Further elements, each parted by a thin rule (7.4.3).
    pub others: Vec<String>,
    /// Page ends before the 版记: 0 when it stands on the last page of the text, 1 on a page
    /// of its own, 2 when a blank page goes before that; nothing until `layout` has settled
    /// it.
    pub page_ends: Option<u8>,
}

impl Imprint {
    /// Whether there is no 版记.
    pub fn is_empty(&self) -> bool {
        self.addressee.is_none()
            && self.copies.is_none()
            && self.printer.is_none()
            && self.date.is_none()
            && self.others.is_empty()
    }
}
