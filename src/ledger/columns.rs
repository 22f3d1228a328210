//! The columns of the 整改台账, once for every paper and workbook that shows it.

use super::status::{Standing, Timing};
use crate::content::{Item, Text};
use crate::value::Date;

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

/// What a column shows of an item.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Value {
    /// 序号.
    Number(usize),
    /// A day, or nothing yet.
    Day(Option<Date>),
    /// Paragraphs; none where there is nothing to show.
    Words(Vec<String>),
}

impl Value {
    /// As a paper prints it: a day as `2024年9月30日`.
    pub fn paragraphs(self) -> Vec<String> {
        match self {
            Self::Number(number) => vec![number.to_string()],
            Self::Day(day) => day.map(Date::in_chinese).into_iter().collect(),
            Self::Words(paragraphs) => paragraphs,
        }
    }
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

    /// How wide it is beside the others, in Chinese characters of the table's own size.
    ///
    /// The fifteen together have 99: on A4 landscape with margins of 15 mm that is a
    /// character of about 7 pt, which is what printed ledgers of this many columns have.
    pub fn width(self) -> u8 {
        match self {
            Self::Serial | Self::Closure => 3,
            Self::Area | Self::Leader | Self::Unit | Self::Person | Self::State => 4,
            Self::Finished | Self::Note => 6,
            Self::Deadline | Self::Target => 7,
            Self::Evidence => 8,
            Self::Progress => 11,
            Self::Measures => 13,
            Self::Problems => 15,
        }
    }

    /// What it shows of an item at the end of a day; `serial` counts items from 1.
    pub fn value(self, serial: usize, standing: &Standing<'_>, day: Date) -> Value {
        let item = standing.item;
        let words = |text: Option<&Text>| {
            Value::Words(text.map_or(Vec::new(), |text| text.paragraphs.clone()))
        };
        match self {
            Self::Serial => Value::Number(serial),
            Self::Area => words(Some(&standing.area.name)),
            Self::Problems => Value::Words(problems(item)),
            Self::Target => words(item.target.as_ref()),
            Self::Measures => Value::Words(measures(item)),
            Self::Leader => words(item.leader.as_ref()),
            Self::Unit => words(item.unit.as_ref()),
            Self::Person => words(item.person.as_ref()),
            Self::Deadline => Value::Words(deadline(standing, day)),
            Self::Progress => words(standing.progress.map(|(_, text)| text)),
            Self::State => Value::Words(vec![standing.state.name().to_owned()]),
            Self::Finished => Value::Day(standing.finished()),
            Self::Evidence => {
                let texts = standing.evidence.iter().map(|(_, text)| one_line(text));
                Value::Words(texts.collect())
            }
            Self::Closure => Value::Words(vec![standing.closure.name().to_owned()]),
            Self::Note => words(standing.note),
        }
    }
}

/// A text whose paragraphs would be taken for several texts, as one.
pub fn one_line(text: &Text) -> String {
    text.paragraphs.concat()
}

/// Numbered when there are several, since 表现 of one follows 概述 of the next.
fn problems(item: &Item) -> Vec<String> {
    let whole = item.problems.iter().map(|problem| {
        let detail = problem.detail.as_ref().map(one_line).unwrap_or_default();
        format!("{}{detail}", one_line(&problem.summary))
    });
    numbered(whole.collect())
}

fn measures(item: &Item) -> Vec<String> {
    numbered(item.measures.iter().map(one_line).collect())
}

fn numbered(texts: Vec<String>) -> Vec<String> {
    if texts.len() < 2 {
        return texts;
    }
    (1..).zip(texts).map(|(at, text)| format!("{at}.{text}")).collect()
}

/// The words of the plan; below them what a reader must know of the deadline, so that none
/// is moved or missed silently.
fn deadline(standing: &Standing<'_>, day: Date) -> Vec<String> {
    let mut paragraphs = standing.item.deadline.paragraphs.clone();
    let Some(due) = standing.deadline else { return paragraphs };
    paragraphs.push(format!("期限{}", due.in_chinese()));
    if let [first, ..] = &standing.delays[..] {
        let count = standing.delays.len();
        paragraphs.push(match first.from {
            Some(from) => format!("（原为{}，延期{count}次）", from.in_chinese()),
            None => format!("（延期{count}次）"),
        });
    }
    if let Timing::Overdue(days) = standing.timing(day, 0) {
        paragraphs.push(format!("已逾期{days}天"));
    }
    paragraphs
}
