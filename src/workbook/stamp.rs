//! The stamp in a book: which log and which plan it was made from.

use std::fmt::Write;

use super::page::Scope;
use crate::content::{Entry, Text};
use crate::ledger::Standing;
use crate::value::{Date, fnv_128};

/// The form of the book; raised when an older program could misread it.
const FORM: &str = "1";

/// What a book remembers of its making.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Stamp {
    /// The day whose end the book shows.
    pub(super) day: Date,
    /// Which items it has.
    pub(super) scope: Scope,
    /// How many entries the log had.
    pub(super) entries: usize,
    /// The mark of those entries.
    pub(super) log: String,
    /// The mark of what the plan says of the items.
    pub(super) plan: String,
}

impl Stamp {
    /// As rows of the hidden sheet.
    pub(super) fn rows(&self) -> Vec<(&'static str, String)> {
        let (scope, unit) = match &self.scope {
            Scope::All => ("全部", String::new()),
            Scope::Unit(unit) => ("责任单位", unit.clone()),
        };
        vec![
            ("说明", "程序导入时要核对，请勿改动".to_owned()),
            ("格式", FORM.to_owned()),
            ("截至", self.day.to_string()),
            ("范围", scope.to_owned()),
            ("责任单位", unit),
            ("登记条数", self.entries.to_string()),
            ("台账", self.log.clone()),
            ("方案", self.plan.clone()),
        ]
    }

    /// Reads those rows; `None` if they are not whole.
    pub(super) fn parse<'t>(get: impl Fn(&str) -> Option<&'t str>) -> Option<Self> {
        if get("格式")? != FORM {
            return None;
        }
        let scope = match get("范围")? {
            "全部" => Scope::All,
            "责任单位" => Scope::Unit(get("责任单位").unwrap_or("").to_owned()),
            _ => return None,
        };
        Some(Self {
            day: get("截至")?.parse().ok()?,
            scope,
            entries: get("登记条数")?.parse().ok()?,
            log: get("台账")?.to_owned(),
            plan: get("方案")?.to_owned(),
        })
    }
}

/// The mark of entries: the same as long as each says the same, wherever it stands and
/// whatever comments are around it.
pub(super) fn of_entries(entries: &[Entry]) -> String {
    let mut all = Marks::default();
    for entry in entries {
        all.word(Some(&entry.date.value.to_string()));
        all.text(Some(&entry.item));
        all.word(entry.state.as_ref().map(|state| state.value.name()));
        all.text(entry.progress.as_ref());
        all.texts(&entry.evidence);
        all.text(entry.recorder.as_ref());
        all.word(entry.step.as_ref().map(|step| step.value.name()));
        all.text(entry.reviewer.as_ref());
        all.text(entry.opinion.as_ref());
        let extension = entry.extension.as_ref();
        let due = extension.and_then(|it| it.due.as_ref()).map(|it| it.value.to_string());
        all.word(due.as_deref());
        all.text(extension.and_then(|extension| extension.reason.as_ref()));
        all.text(entry.note.as_ref());
    }
    all.finish()
}

/// The mark of what the plan says of items.
pub(super) fn of_items<'s, 'p: 's>(
    standings: impl Iterator<Item = &'s Standing<'p>>,
) -> String {
    let mut all = Marks::default();
    for standing in standings {
        let item = standing.item;
        all.text(Some(&item.id));
        all.text(Some(&standing.area.name));
        for problem in &item.problems {
            all.text(Some(&problem.summary));
            all.text(problem.detail.as_ref());
        }
        all.texts(&item.measures);
        all.text(Some(&item.deadline));
        all.word(item.kind.map(|kind| kind.name()));
        all.word(item.due.map(|due| due.to_string()).as_deref());
        for text in [&item.leader, &item.unit, &item.person, &item.target] {
            all.text(text.as_ref());
        }
    }
    all.finish()
}

/// Values one after the other, each with its length, so that no two lists look alike.
#[derive(Default)]
struct Marks(String);

impl Marks {
    fn word(&mut self, word: Option<&str>) {
        // Writing to a string cannot fail.
        let _ = match word {
            Some(word) => write!(self.0, "{}:{word}", word.len()),
            None => write!(self.0, "-"),
        };
    }

    fn text(&mut self, text: Option<&Text>) {
        self.word(text.map(Text::text).as_deref());
    }

    fn texts(&mut self, texts: &[Text]) {
        self.word(Some(&texts.len().to_string()));
        for text in texts {
            self.text(Some(text));
        }
    }

    fn finish(self) -> String {
        format!("{:032x}", fnv_128(self.0.as_bytes()))
    }
}
