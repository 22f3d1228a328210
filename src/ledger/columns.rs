//! What the columns of the 整改台账 show, once for every paper and workbook.

use super::status::{Standing, Timing};
use crate::content::{Column, Item, Text};
use crate::value::Date;

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
    /// How wide it is on the paper beside the others, in tenths of a character of the table's
    /// type, white edges included.
    ///
    /// Columns of short words hold the usual ones on one line (`长期坚持`, `党委办公室`);
    /// what they leave goes to those whose texts decide how high a row is.
    pub fn share(self) -> u32 {
        match self {
            Self::Serial => 29,
            Self::Area
            | Self::Leader
            | Self::Person
            | Self::State
            | Self::Closure
            | Self::Note => 50,
            Self::Finished => 58,
            Self::Unit => 61,
            Self::Target | Self::Deadline | Self::Progress => 78,
            Self::Evidence => 82,
            Self::Measures => 116,
            Self::Problems => 178,
        }
    }

    /// How wide it is in the workbook, in Chinese characters.
    ///
    /// The fifteen together have 101: on A4 landscape with margins of 15 mm that is a
    /// character of about 7 pt, which is what printed ledgers of this many columns have.
    pub fn width(self) -> u8 {
        match self {
            Self::Serial => 3,
            Self::Area | Self::Leader | Self::Person | Self::State | Self::Closure => 4,
            Self::Unit | Self::Note => 5,
            Self::Finished | Self::Target => 6,
            Self::Evidence => 8,
            Self::Deadline | Self::Progress => 10,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Ledger, fixture};
    use crate::diagnostic::Findings;
    use crate::ledger::Log;

    fn value(column: Column) -> Vec<String> {
        let (plan, ledger) = (fixture::plan(), Ledger::default());
        let log = Log::new(&ledger, &plan, &mut Findings::new());
        let day = Date::new(2024, 1, 10).unwrap();
        let standings = log.on(day);
        let (at, standing) = standings
            .iter()
            .enumerate()
            .find(|(_, standing)| standing.item.id.text() == "政治-1")
            .unwrap();
        column.value(at + 1, standing, day).paragraphs()
    }

    #[test]
    fn the_widths_add_up_to_what_the_comment_says() {
        let sum: u32 = Column::ALL.map(|column| u32::from(column.width())).iter().sum();
        assert_eq!(sum, 101);
    }

    #[test]
    fn an_overdue_deadline_shows_under_the_words_of_the_plan() {
        assert_eq!(
            value(Column::Deadline),
            ["即时整改，长期坚持。", "期限2023年12月31日", "已逾期10天"]
        );
    }

    #[test]
    fn one_problem_has_no_number_and_several_have() {
        assert_eq!(numbered(vec!["甲".to_owned()]), ["甲"]);
        assert_eq!(numbered(vec!["甲".to_owned(), "乙".to_owned()]), ["1.甲", "2.乙"]);
        assert!(value(Column::Problems)[0].starts_with("增强“四个意识”"));
    }

    #[test]
    fn nothing_recorded_shows_as_nothing() {
        for column in [Column::Finished, Column::Evidence, Column::Progress, Column::Note]
        {
            assert_eq!(value(column), Vec::<String>::new(), "{column:?}");
        }
        assert_eq!(value(Column::State), ["未启动"]);
        assert_eq!(value(Column::Closure), ["否"]);
    }
}
