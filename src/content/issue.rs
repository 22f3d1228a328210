//! 发文: the elements around the text, as an office writes them.

use super::fields::{Paragraphs, Reader, Slot};
use super::schema::one_or_many;
use super::shape::{LINE, LINES, Shape, ValueForm, may, must};
use super::text::Text;
use super::yaml::Value;
use crate::diagnostic::Span;
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
    /// Where it stands.
    pub date_place: Option<Span>,
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
    /// 宽度 of the picture, such as `45mm`.
    pub width: Option<Text>,
}

pub(super) const ISSUE: Shape = Shape {
    name: "发文",
    keys: &[
        may("格式").holds(
            ValueForm::Choice(|| names(FORMS)),
            "普通、信函、命令、纪要之一；不写就是普通。",
            "普通",
        ),
        may("份号").holds(LINE, "同一文稿印制若干份时的顺序号，6位数字。", "000001"),
        may("密级").holds(LINE, "绝密、机密或秘密；不涉密的不写。", "秘密"),
        may("保密期限").holds(LINE, "保密的期限，和密级一起写。", "1年"),
        may("紧急程度").holds(LINE, "特急或加急。", "特急"),
        may("发文机关标志").holds(
            LINES,
            "红头：发文机关的名称；联合行文的，主办机关写在第一个，最后可以写“文件”。",
            "中共某某局委员会文件",
        ),
        may("发文字号").holds(
            LINE,
            "机关代字、年份、发文顺序号；年份用六角括号。",
            "某党发〔2023〕5号",
        ),
        may("签发人").holds(LINES, "上行文的签发人姓名，一条一个。", "某某某"),
        may("主送机关").holds(
            LINE,
            "收文单位的全称或规范化简称；末尾的冒号由程序加。",
            "中共某某市委组织部",
        ),
        may("附件").holds(
            ValueForm::List(&ValueForm::Either(&[LINE, ValueForm::Mapping(&ATTACHED)])),
            "附件的名称，一条一个；要和正文装订在一起的，写名称和正文。序号由程序编。",
            "整改措施清单",
        ),
        may("署名").holds(
            LINES,
            "发文机关的全称或规范化简称；联合行文的，主办机关写在第一个。",
            "中共某某局委员会",
        ),
        may("成文日期").holds(
            ValueForm::Date,
            "会议通过或负责人签发的日期，写作 2023-09-28。",
            "2023-09-28",
        ),
        may("用印").holds(
            ValueForm::Choice(|| names(SEALS)),
            "怎样生效：true 加盖印章（不写也是），false 不加盖，签名章 加盖签发人签名章。",
            "true",
        ),
        may("签名章").has(
            ValueForm::List(&ValueForm::Mapping(&STAMP)),
            "签发人签名章，一人一条；用印写“签名章”时用。",
        ),
        may("附注").holds(LINE, "需要说明的其他事项；括号由程序加。", "此件公开发布"),
        may("出席").holds(LINE, "纪要的出席人员。", "某某某、某某某"),
        may("请假").holds(LINE, "纪要的请假人员。", "某某某"),
        may("列席").holds(LINE, "纪要的列席人员。", "某某某"),
        may("抄送").holds(LINES, "除主送机关外需要知晓的机关。", "中共某某市纪委"),
        may("印发机关").holds(LINE, "印制公文的机关。", "中共某某局委员会办公室"),
        may("印发日期").holds(
            ValueForm::Date,
            "送印的日期，写作 2023-09-28。",
            "2023-09-28",
        ),
        may("其他要素").holds(LINES, "版记里的其他要素，一条一行。", "共印30份"),
    ],
};

/// Every key of 发文 and below, longer names before those they begin with.
#[rustfmt::skip]
pub(super) const NAMES: [&str; 27] = [
    "格式", "份号", "密级", "保密期限", "紧急程度", "发文机关标志", "发文字号", "签发人",
    "主送机关", "附件", "署名", "成文日期", "用印", "签名章", "附注", "出席", "请假",
    "列席", "抄送", "印发机关", "印发日期", "其他要素", "名称", "版面", "职务", "图片",
    "宽度",
];

const ATTACHED: Shape = Shape {
    name: "附件",
    keys: &[
        must("名称").holds(LINE, "附件的名称，不加书名号和句号。", "整改措施清单"),
        may("正文").holds(
            LINE,
            "附件内容的 Markdown 文件，相对于项目文件夹。",
            "content/附件1.md",
        ),
        may("版面").holds(
            ValueForm::Choice(|| names(ORIENTATIONS)),
            "竖排（不写也是）或横排；宽的表格用横排。",
            "横排",
        ),
    ],
};

const STAMP: Shape = Shape {
    name: "签名章",
    keys: &[
        must("职务").holds(LINE, "签发人的职务。", "书记"),
        may("图片").holds(
            LINE,
            "签名章的图片（PNG 或 JPEG），相对于项目文件夹。",
            "content/签名章.png",
        ),
        may("宽度").holds(
            LINE,
            "图片印多宽，写毫米数；不写的，按 42 毫米宽、15 毫米高以内缩放。",
            "45mm",
        ),
    ],
};

/// The words of a choice.
fn names<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
    choices.iter().map(|(name, _)| *name).collect()
}

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
        date_place: fields.get("成文日期").map(|slot| slot.node.span.clone()),
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
    let width = reader.text(fields.get("宽度"), Paragraphs::One);
    Some(Stamp { office: office?, picture, width })
}
