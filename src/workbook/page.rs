//! What stands in the sheet of the items on a day, cell by cell.

use crate::content::{State, Text};
use crate::ledger::{Column, Standing, Value};
use crate::value::Date;

/// A column of the sheet.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(super) enum Field {
    /// 编号: hidden, by which rows find their items again.
    Id,
    /// A column of the ledger.
    Shown(Column),
    /// 现行期限, as a day that can be sorted and filtered.
    Due,
    /// 新期限.
    NewDue,
    /// 延期理由.
    Reason,
    /// 申请销号.
    Apply,
    /// 登记人.
    Recorder,
    /// 登记日期.
    RecordedOn,
}

impl Field {
    /// All, from column A.
    pub(super) const ALL: [Self; 22] = {
        let mut all = [Self::Id; 22];
        let mut at = 0;
        while at < Column::ALL.len() {
            all[at + 1] = Self::Shown(Column::ALL[at]);
            at += 1;
        }
        all[16] = Self::Due;
        all[17] = Self::NewDue;
        all[18] = Self::Reason;
        all[19] = Self::Apply;
        all[20] = Self::Recorder;
        all[21] = Self::RecordedOn;
        all
    };

    /// As the heading has it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Id => "编号",
            Self::Shown(column) => column.name(),
            Self::Due => "现行期限",
            Self::NewDue => "新期限",
            Self::Reason => "延期理由",
            Self::Apply => "申请销号",
            Self::Recorder => "登记人",
            Self::RecordedOn => "登记日期",
        }
    }

    /// The width, in Chinese characters.
    pub(super) fn width(self) -> u8 {
        match self {
            Self::Id => 6,
            Self::Shown(column) => column.width(),
            Self::Due | Self::NewDue | Self::RecordedOn => 6,
            Self::Reason => 10,
            Self::Apply => 4,
            Self::Recorder => 6,
        }
    }

    /// Whether a department fills it in.
    pub(super) fn is_open(self) -> bool {
        match self {
            Self::Shown(column) => matches!(
                column,
                Column::Progress | Column::State | Column::Evidence | Column::Note
            ),
            Self::Id | Self::Due => false,
            Self::NewDue
            | Self::Reason
            | Self::Apply
            | Self::Recorder
            | Self::RecordedOn => true,
        }
    }

    /// Whether it holds a day.
    pub(super) fn is_day(self) -> bool {
        matches!(
            self,
            Self::Due | Self::NewDue | Self::RecordedOn | Self::Shown(Column::Finished)
        )
    }
}

/// What stands in a cell.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Content {
    /// Nothing.
    Empty,
    /// Lines of words.
    Words(String),
    /// A whole number.
    Number(u32),
    /// A day.
    Day(Date),
}

impl Content {
    /// As a person reads it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Words(words) => words.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// Which items a book has.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Scope {
    /// All of the plan.
    All,
    /// Those of one 责任单位; those without any, if it is empty.
    Unit(String),
}

impl Scope {
    /// Whether an item of the plan is in the book.
    pub(super) fn has(&self, standing: &Standing<'_>) -> bool {
        match self {
            Self::All => true,
            Self::Unit(unit) => *unit == unit_of(standing),
        }
    }
}

/// 责任单位, empty if the plan names none.
pub(super) fn unit_of(standing: &Standing<'_>) -> String {
    line(standing.item.unit.as_ref())
}

/// An item's row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// 编号.
    pub(super) id: String,
    /// In the order of [`Field::ALL`].
    pub(super) cells: [Content; Field::ALL.len()],
    /// The states that the kind of the item admits.
    pub(super) states: Vec<State>,
}

impl Row {
    pub(super) fn get(&self, field: Field) -> &Content {
        let at = Field::ALL.iter().position(|known| *known == field);
        &self.cells[at.unwrap_or_default()]
    }
}

/// The rows of a book at the end of a day.
pub(super) fn rows(standings: &[Standing<'_>], scope: &Scope, day: Date) -> Vec<Row> {
    let mine = standings.iter().filter(|standing| scope.has(standing));
    (1..).zip(mine).map(|(serial, standing)| row(serial, standing, day)).collect()
}

fn row(serial: usize, standing: &Standing<'_>, day: Date) -> Row {
    let day_of = |day: Option<Date>| day.map_or(Content::Empty, Content::Day);
    let cells = Field::ALL.map(|field| match field {
        Field::Id => words(standing.item.id.text()),
        Field::Shown(column) => match column.value(serial, standing, day) {
            Value::Number(number) => {
                u32::try_from(number).map_or(Content::Empty, Content::Number)
            }
            Value::Day(day) => day_of(day),
            Value::Words(paragraphs) => words(paragraphs.join("\n")),
        },
        Field::Due => day_of(standing.deadline),
        Field::Recorder => words(unit_of(standing)),
        Field::NewDue | Field::Reason | Field::Apply | Field::RecordedOn => {
            Content::Empty
        }
    });
    let states = State::ALL.into_iter().filter(|state| standing.admits(*state));
    Row { id: standing.item.id.text(), cells, states: states.collect() }
}

fn words(text: String) -> Content {
    if text.is_empty() { Content::Empty } else { Content::Words(text) }
}

fn line(text: Option<&Text>) -> String {
    text.map(|text| text.paragraphs.concat()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_stands_once() {
        let mut names = Field::ALL.map(Field::name).to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Field::ALL.len());
    }
}
