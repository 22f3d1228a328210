//! 发文: the elements around the text, as an office writes them.

use super::fields::{Key, Paragraphs, Reader, Shape, Slot};
use super::schema::{may, must, one_or_many};
use super::text::Text;
use super::yaml::Value;
use crate::value::Date;

/// 发文: the elements around the text, all optional.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Issue {
    /// 格式: the arrangement of the paper.
    pub form: Form,
    /// 份号.
    pub copy_number: Option<Text>,
    /// 密级.
    pub secrecy: Option<Text>,
    /// 保密期限.
    pub period: Option<Text>,
    /// 紧急程度.
    pub urgency: Option<Text>,
    /// 发文机关标志: the organs; a last entry `文件` follows the names of all.
    pub mark: Vec<Text>,
    /// 发文字号.
    pub number: Option<Text>,
    /// 签发人.
    pub signatories: Vec<Text>,
    /// 主送机关.
    pub addressee: Option<Text>,
    /// 附件.
    pub attachments: Vec<Attached>,
    /// 署名: the organs that sign.
    pub organs: Vec<Text>,
    /// 成文日期.
    pub date: Option<Date>,
    /// 用印: how the paper is made valid; by a seal unless the content says otherwise.
    pub seal: SealKind,
    /// 签名章.
    pub stamps: Vec<Stamp>,
    /// 附注.
    pub note: Option<Text>,
    /// 出席, 请假 and 列席, each with its label.
    pub attendance: Vec<(&'static str, Text)>,
    /// 抄送.
    pub copies: Vec<Text>,
    /// 印发机关.
    pub printer: Option<Text>,
    /// 印发日期.
    pub print_date: Option<Date>,
    /// 其他要素 of the 版记.
    pub others: Vec<Text>,
}

/// The arrangement of a paper (格式).
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum Form {
    /// 普通.
    #[default]
    Ordinary,
    /// 信函.
    Letter,
    /// 命令.
    Order,
    /// 纪要.
    Minutes,
}

/// How a paper is made valid (用印).
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub enum SealKind {
    /// `true`: 加盖印章.
    #[default]
    Sealed,
    /// `false`: 不加盖印章.
    Unsealed,
    /// `签名章`: 加盖签发人签名章.
    Stamped,
}

/// One entry of 附件.
#[derive(Clone, Debug, PartialEq)]
pub struct Attached {
    /// 名称.
    pub name: Text,
    /// 正文: the path of a Markdown file that is bound with the paper.
    pub file: Option<Text>,
    /// 版面: whether its pages are held turned (横排).
    pub turned: bool,
}

/// One entry of 签名章.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// 职务.
    pub office: Text,
    /// 图片: the path of a PNG or JPEG file.
    pub picture: Option<Text>,
}

/// Every key of 发文 and below, longer names before those they begin with.
#[rustfmt::skip]
pub(super) const NAMES: [&str; 26] = [
    "格式", "份号", "密级", "保密期限", "紧急程度", "发文机关标志", "发文字号", "签发人",
    "主送机关", "附件", "署名", "成文日期", "用印", "签名章", "附注", "出席", "请假",
    "列席", "抄送", "印发机关", "印发日期", "其他要素", "名称", "版面", "职务", "图片",
];

const ISSUE: Shape = Shape { name: "发文", keys: &KEYS };

const KEYS: [Key; 22] = [
    may("格式"),
    may("份号"),
    may("密级"),
    may("保密期限"),
    may("紧急程度"),
    may("发文机关标志"),
    may("发文字号"),
    may("签发人"),
    may("主送机关"),
    may("附件"),
    may("署名"),
    may("成文日期"),
    may("用印"),
    may("签名章"),
    may("附注"),
    may("出席"),
    may("请假"),
    may("列席"),
    may("抄送"),
    may("印发机关"),
    may("印发日期"),
    may("其他要素"),
];

const ATTACHED: Shape =
    Shape { name: "附件", keys: &[must("名称"), may("正文"), may("版面")] };

const STAMP: Shape = Shape { name: "签名章", keys: &[must("职务"), may("图片")] };

const FORMS: &[(&str, Form)] = &[
    ("普通", Form::Ordinary),
    ("信函", Form::Letter),
    ("命令", Form::Order),
    ("纪要", Form::Minutes),
];

const ORIENTATIONS: &[(&str, bool)] = &[("竖排", false), ("横排", true)];

const SEALS: &[(&str, SealKind)] = &[
    ("true", SealKind::Sealed),
    ("false", SealKind::Unsealed),
    ("签名章", SealKind::Stamped),
];

/// Reads 发文; what cannot be read is left out, with a finding.
pub(super) fn issue(reader: &mut Reader<'_>, slot: Option<Slot<'_>>) -> Issue {
    let Some(slot) = slot else { return Issue::default() };
    let Some(fields) = reader.fields(&slot, &ISSUE) else { return Issue::default() };
    let text =
        |reader: &mut Reader<'_>, key| reader.text(fields.get(key), Paragraphs::One);
    Issue {
        form: reader.choice(fields.get("格式"), FORMS).unwrap_or_default(),
        copy_number: text(reader, "份号"),
        secrecy: text(reader, "密级"),
        period: text(reader, "保密期限"),
        urgency: text(reader, "紧急程度"),
        mark: one_or_many(reader, fields.get("发文机关标志")),
        number: text(reader, "发文字号"),
        signatories: one_or_many(reader, fields.get("签发人")),
        addressee: text(reader, "主送机关"),
        attachments: reader.list_of(fields.get("附件"), attached).unwrap_or_default(),
        organs: one_or_many(reader, fields.get("署名")),
        date: reader.date(fields.get("成文日期")),
        seal: reader.choice(fields.get("用印"), SEALS).unwrap_or_default(),
        stamps: reader.list_of(fields.get("签名章"), stamp).unwrap_or_default(),
        note: text(reader, "附注"),
        attendance: ["出席", "请假", "列席"]
            .into_iter()
            .filter_map(|label| Some((label, text(reader, label)?)))
            .collect(),
        copies: one_or_many(reader, fields.get("抄送")),
        printer: text(reader, "印发机关"),
        print_date: reader.date(fields.get("印发日期")),
        others: one_or_many(reader, fields.get("其他要素")),
    }
}

/// A name alone, or a name with the file to be bound.
fn attached(reader: &mut Reader<'_>, slot: Slot<'_>) -> Option<Attached> {
    if !matches!(slot.node.value, Value::Mapping(_)) {
        let name = reader.text(Some(slot), Paragraphs::One)?;
        return Some(Attached { name, file: None, turned: false });
    }
    let fields = reader.fields(&slot, &ATTACHED)?;
    let name = reader.text(fields.get("名称"), Paragraphs::One);
    let file = reader.text(fields.get("正文"), Paragraphs::One);
    let turned = reader.choice(fields.get("版面"), ORIENTATIONS).unwrap_or(false);
    Some(Attached { name: name?, file, turned })
}

fn stamp(reader: &mut Reader<'_>, slot: Slot<'_>) -> Option<Stamp> {
    let fields = reader.fields(&slot, &STAMP)?;
    let office = reader.text(fields.get("职务"), Paragraphs::One);
    let picture = reader.text(fields.get("图片"), Paragraphs::One);
    Some(Stamp { office: office?, picture })
}
