//! The columns of the 整改台账: their names, and how an office chooses among them.

use super::fields::{Fields, Reader, Slot};
use super::shape::{LINE, Paragraphs, Shape, ValueForm, may, must};
use super::text::Text;
use super::yaml::Value;
use crate::diagnostic::codes::content::BAD_COLUMNS;
use crate::diagnostic::{Diagnostic, Span};

/// A column of the 整改台账 (the fifteen in common use; domain page, 8.3).
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Column {
    /// 序号.
    Serial,
    /// 问题类别: the 方面 of the plan.
    Area,
    /// 具体表现: 概述 and 表现 of each problem.
    Problems,
    /// 整改目标.
    Target,
    /// 整改措施.
    Measures,
    /// 牵头领导.
    Leader,
    /// 责任单位.
    Unit,
    /// 责任人.
    Person,
    /// 整改时限: the words of the plan, the deadline in force, and how it was moved.
    Deadline,
    /// 整改进展: the last that was reported.
    Progress,
    /// 状态.
    State,
    /// 完成时间.
    Finished,
    /// 佐证材料: all of them, one a paragraph.
    Evidence,
    /// 是否销号.
    Closure,
    /// 备注: the last.
    Note,
}

impl Column {
    /// All, in the order of the paper.
    pub const ALL: [Self; 15] = [
        Self::Serial,
        Self::Area,
        Self::Problems,
        Self::Target,
        Self::Measures,
        Self::Leader,
        Self::Unit,
        Self::Person,
        Self::Deadline,
        Self::Progress,
        Self::State,
        Self::Finished,
        Self::Evidence,
        Self::Closure,
        Self::Note,
    ];

    /// As the heading prints it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Serial => "序号",
            Self::Area => "问题类别",
            Self::Problems => "具体表现",
            Self::Target => "整改目标",
            Self::Measures => "整改措施",
            Self::Leader => "牵头领导",
            Self::Unit => "责任单位",
            Self::Person => "责任人",
            Self::Deadline => "整改时限",
            Self::Progress => "整改进展",
            Self::State => "状态",
            Self::Finished => "完成时间",
            Self::Evidence => "佐证材料",
            Self::Closure => "是否销号",
            Self::Note => "备注",
        }
    }
}

/// A column of the printed ledger as an office wants it (台账栏目).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ColumnChoice {
    /// Which column.
    pub column: Column,
    /// 名称: what its heading says instead of the usual name.
    pub name: Option<Text>,
    /// 宽度: how wide it is beside the others, in hundredths of a character of the table's
    /// type.
    pub width: Option<i64>,
}

/// The least and the most characters a column is wide.
const WIDTH: (u16, u16) = (2, 40);

const NAMES: ValueForm = ValueForm::Choice(|| Column::ALL.map(Column::name).to_vec());

/// What 台账栏目 may hold.
pub(super) const CHOICES: ValueForm =
    ValueForm::List(&ValueForm::Either(&[NAMES, ValueForm::Mapping(&CHOICE)]));

const CHOICE: Shape = Shape {
    name: "台账栏目",
    keys: &[
        must("栏目").holds(NAMES, "台账的哪一栏。", "具体表现"),
        may("名称").holds(LINE, "表头上印什么；不写就印栏目的名称。", "主要问题"),
        may("宽度").holds(
            ValueForm::Number { least: WIDTH.0, most: WIDTH.1 },
            "这一栏大约一行几个字；各栏按这个数分配纸面的宽度，不写就用通常的宽度。",
            "12",
        ),
    ],
};

/// The keys of a column.
pub(super) const KEYS: [&str; 3] = ["栏目", "名称", "宽度"];

/// Reads 台账栏目; nothing where it is not there or a column is at fault.
pub(super) fn choices(
    reader: &mut Reader<'_>,
    slot: Option<Slot<'_>>,
) -> Option<Vec<ColumnChoice>> {
    let slot = slot?;
    let mut places = Vec::new();
    let chosen = reader.list_of(Some(slot.clone()), |reader, slot| {
        let choice = choice(reader, &slot)?;
        places.push((choice.column, slot.node.span.clone()));
        Some(choice)
    })?;
    for (at, (column, span)) in places.iter().enumerate() {
        if places[..at].iter().any(|(earlier, _)| earlier == column) {
            let message = format!("“{}”这一栏写了两次", column.name());
            reader.report(fault(message, span, "一栏只写一次", "请删去其中一个"));
        }
    }
    if !places.iter().any(|(column, _)| *column == Column::Problems) {
        let message = "台账栏目里没有“具体表现”".to_owned();
        let label = "要有“具体表现”这一栏";
        let hint = "没有这一栏，读的人不知道整改的是什么，请加上“- 具体表现”";
        reader.report(fault(message, &slot.node.span, label, hint));
    }
    Some(chosen)
}

fn choice(reader: &mut Reader<'_>, slot: &Slot<'_>) -> Option<ColumnChoice> {
    let names = Column::ALL.map(|column| (column.name(), column));
    if !matches!(slot.node.value, Value::Mapping(_)) {
        let column = reader.choice(Some(slot.clone()), &names)?;
        return Some(ColumnChoice { column, name: None, width: None });
    }
    let fields: Fields<'_> = reader.fields(slot, &CHOICE)?;
    let column = reader.choice(fields.get("栏目"), &names);
    let name = reader.text(fields.get("名称"), Paragraphs::One);
    let width = super::format::figure(reader, fields.get("宽度"), WIDTH, "个字");
    Some(ColumnChoice { column: column?, name, width })
}

fn fault(
    message: String,
    span: &Span,
    label: &'static str,
    hint: &'static str,
) -> Diagnostic {
    let finding = Diagnostic::new(&BAD_COLUMNS, message).at(span.clone());
    finding.label(label).hint(hint)
}
