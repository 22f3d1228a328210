//! Holds a book that came back against the page that it was made from.
//!
//! 1. The stamp says from which log the book was made; one that lags behind is refused.
//! 2. [`table`](mod@table) finds each item's row again by its 编号.
//! 3. Every cell is held against what was exported: a locked one must be the same, an open
//!    one that differs is a [`Change`].
//! 4. `propose` turns the changes of a row into entries.

mod opened;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use super::page::{Content, Field, Row, rows};
use super::place::Cell;
use super::propose::{self, Proposal};
use super::read::{Data, Value};
use super::stamp::{self, Stamp};
use super::{SHEET, day};
use crate::content::{Entry, Ledger, Plan};
use crate::diagnostic::codes::workbook as codes;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::ledger::{Log, Standing};
use crate::value::Date;
use opened::{Opened, Past};
use table::Table;

/// A cell that was filled in.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// The name of the book.
    pub book: String,
    /// Where it stands on the sheet of the items.
    pub cell: Cell,
    /// 编号 of the item.
    pub item: String,
    /// The heading of the column.
    pub column: &'static str,
    /// What was exported.
    pub before: String,
    /// What stands there now; a day is written `2024-06-30` whatever was typed.
    pub after: String,
}

/// What books say.
#[derive(Debug, Default)]
pub struct Import {
    /// Every cell that was filled in, in the order of books and rows.
    pub changes: Vec<Change>,
    /// What is wrong, each with its cell; with an error nothing may be recorded.
    pub findings: Findings,
    /// The entries that the changes make, in the order of their days.
    pub(super) proposals: Vec<Proposal>,
}

/// Reads books, each under the name of its file, as changes of a log.
///
/// `recorder` is 登记人 where a row names none, `today` the day of entries where it names
/// none.
pub fn import(
    books: &[(String, Vec<u8>)],
    plan: &Plan,
    ledger: &Ledger,
    today: Date,
    recorder: Option<&str>,
) -> Import {
    let mut import = Import::default();
    let mut opened = Vec::new();
    for (name, bytes) in books {
        let reading = Reading { book: name, today, recorder };
        match Opened::open(bytes, &reading) {
            Ok(book) => opened.push((reading, book)),
            Err(finding) => import.findings.push(*finding),
        }
    }
    // The books of all units are of one day, and the log of that day is played once.
    let counts = opened.iter().map(|(_, book)| book.stamp.entries);
    let pasts = Past::at(ledger, counts);
    let logs: BTreeMap<usize, Log<'_>> = pasts
        .iter()
        .map(|past| (past.count, Log::new(&past.ledger, plan, &mut Findings::new())))
        .collect();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (reading, book) in &opened {
        let past = pasts
            .iter()
            .find(|past| past.count == book.stamp.entries && past.mark == book.stamp.log);
        let Some((past, log)) =
            past.and_then(|past| Some((past, logs.get(&past.count)?)))
        else {
            import.findings.push(reading.rewritten());
            continue;
        };
        let later = &ledger.entries[past.count..];
        for item in reading.read(book, log, &past.ledger.entries, later, &mut import) {
            if let Some(other) = seen.insert(item.clone(), reading.book) {
                import.findings.push(twice(&item, other, reading.book));
            }
        }
    }
    import.proposals.sort_by_key(|proposal| proposal.entry.date);
    import
}

fn twice(item: &str, one: &str, other: &str) -> Diagnostic {
    let message = format!("事项“{item}”在“{one}”和“{other}”里都改了");
    Diagnostic::new(&codes::ROWS, message).hint("请合到一个工作簿里，另一个不要导入")
}

/// A book that is being read.
pub(super) struct Reading<'a> {
    pub(super) book: &'a str,
    pub(super) today: Date,
    pub(super) recorder: Option<&'a str>,
}

impl Reading<'_> {
    /// Adds what the book says, and gives the items that it changes. `known` are the
    /// entries of the log when it was made, `later` those since then.
    fn read(
        &self,
        book: &Opened,
        log: &Log<'_>,
        known: &[Entry],
        later: &[Entry],
        import: &mut Import,
    ) -> BTreeSet<String> {
        let mut standings = log.on(book.stamp.day);
        standings.retain(|standing| book.stamp.scope.has(standing));
        let stale = self.stale(&book.stamp, &standings, known, later);
        if !stale.is_empty() {
            import.findings.extend(stale);
            return BTreeSet::new();
        }
        let rows = rows(&standings, &book.stamp.scope, book.stamp.day);
        self.compare(book, &rows, import)
    }

    /// The log no longer begins as it did when the book was made.
    fn rewritten(&self) -> Diagnostic {
        let words = "导出以后，台账里原有的登记改过或删过";
        self.whole(&codes::STALE, words).hint(
            "台账只追加，请先恢复原有的登记；确实要改的，请重新导出，把填写的内容移到新的工作簿里",
        )
    }

    /// Findings for a plan or a log that went on since the book was made.
    fn stale(
        &self,
        stamp: &Stamp,
        standings: &[Standing<'_>],
        known: &[Entry],
        later: &[Entry],
    ) -> Vec<Diagnostic> {
        const AGAIN: &str =
            "已经导入过的不必再导入；没有的，请重新导出，把填写的内容移到新的工作簿里";
        if stamp::of_items(standings.iter()) != stamp.plan {
            let message = format!("“{}”导出以后，整改方案里的事项改过", self.book);
            return vec![Diagnostic::new(&codes::STALE, message).hint(AGAIN)];
        }
        let items: BTreeSet<String> =
            standings.iter().map(|standing| standing.item.id.text()).collect();
        let beyond = known.iter().filter(|entry| entry.date.value > stamp.day);
        let mut last: BTreeMap<String, &Entry> = BTreeMap::new();
        for entry in beyond.chain(later) {
            let id = entry.item.text();
            if items.contains(&id) {
                last.insert(id, entry);
            }
        }
        let findings = last.into_iter().map(|(id, entry)| {
            let day = entry.date.value;
            let message =
                format!("“{}”导出以后，台账又登记了事项“{id}”（{day}）", self.book);
            Diagnostic::new(&codes::STALE, message)
                .at(entry.span.clone())
                .label("导出以后登记的")
                .hint(AGAIN)
        });
        findings.collect()
    }

    fn compare(
        &self,
        book: &Opened,
        rows: &[Row],
        import: &mut Import,
    ) -> BTreeSet<String> {
        let table = match Table::find(&book.raw_cells, self) {
            Ok(table) => table,
            Err(findings) => {
                import.findings.extend(findings);
                return BTreeSet::new();
            }
        };
        let found = table.rows(rows, self, &mut import.findings);
        let mut changed = BTreeSet::new();
        for (at, row) in found.into_iter().zip(rows) {
            let Some(at) = at else { continue };
            let filled = self.row(&table, at, row, book.epoch, import);
            let place = |field| table.cell(field, at);
            let proposals = propose::entries(self, row, &filled, &place, import);
            if !proposals.is_empty() {
                changed.insert(row.id.clone());
            }
            import.proposals.extend(proposals);
        }
        changed
    }

    /// Holds the cells of a row against what was exported; gives what was filled in.
    fn row(
        &self,
        table: &Table<'_>,
        at: u32,
        row: &Row,
        epoch: day::Epoch,
        import: &mut Import,
    ) -> BTreeMap<Field, Content> {
        let mut filled = BTreeMap::new();
        for (field, before) in Field::ALL.into_iter().zip(&row.cells) {
            let cell = table.cell(field, at);
            let value = table.get(cell);
            let after = match self.content(field, value, epoch, cell) {
                Ok(after) => after,
                Err(finding) => {
                    import.findings.push(*finding);
                    continue;
                }
            };
            let (was, is) = (plain(before), plain(&after));
            if was == is {
                continue;
            }
            if !field.is_open() {
                import.findings.push(self.locked(field, cell, &was, &is));
                continue;
            }
            import.changes.push(Change {
                book: self.book.to_owned(),
                cell,
                item: row.id.clone(),
                column: field.name(),
                before: was,
                after: is,
            });
            filled.insert(field, after);
        }
        filled
    }

    /// What a cell holds, as its column means it.
    fn content(
        &self,
        field: Field,
        value: Option<&Value>,
        epoch: day::Epoch,
        cell: Cell,
    ) -> Result<Content, Box<Diagnostic>> {
        let Some(value) = value else { return Ok(Content::Empty) };
        if value.formula {
            let finding = self.at(&codes::FORMULA, cell, "这一格是公式，不是内容");
            return Err(Box::new(
                finding.hint("请复制这一格，在原处“选择性粘贴—数值”，保存后重新导入"),
            ));
        }
        let bad = |words: &str, hint: &str| {
            Err(Box::new(self.at(&codes::BAD_CELL, cell, words).hint(hint)))
        };
        match &value.data {
            Data::TooLong => {
                bad("这一格的内容超过 32767 个字", "请改短；详细的另作附件，列入佐证")
            }
            Data::Error(name) => {
                bad(&format!("这一格是错误值“{name}”"), "请重新填写这一格")
            }
            Data::Number(number) if field.is_day() => {
                match day::of_number(*number, epoch) {
                    Some(day) => Ok(Content::Day(day)),
                    None => bad(
                        &format!("“{}”里的“{number}”不是日期", field.name()),
                        DAY_HINT,
                    ),
                }
            }
            Data::Words(words) if field.is_day() && !words.trim().is_empty() => {
                match day::of_text(words) {
                    Some(day) => Ok(Content::Day(day)),
                    // A locked day shows what was written over it.
                    None if !field.is_open() => Ok(Content::Words(words.clone())),
                    None => bad(
                        &format!("“{}”里的“{}”不是日期", field.name(), short(words)),
                        DAY_HINT,
                    ),
                }
            }
            // What a person typed as `50%` or `6/30` is no longer to be told from the number.
            Data::Number(number) if field.is_open() => bad(
                &format!("“{}”里是数字或日期（{number}），不是文字", field.name()),
                "请写成一句话，例如“完成50%”，不要只写数字或日期",
            ),
            Data::Number(number) => Ok(Content::Words(number.to_string())),
            Data::Words(words) => Ok(Content::Words(words.clone())),
        }
    }

    fn locked(&self, field: Field, cell: Cell, was: &str, is: &str) -> Diagnostic {
        let name = field.name();
        let message =
            format!("“{name}”是锁定的：导出时是“{}”，现在是“{}”", short(was), short(is));
        let hint = match field {
            Field::Due => "请恢复原来的内容；要延期的，填写“新期限”和“延期理由”",
            Field::Shown(crate::ledger::Column::Closure) => {
                "请恢复原来的内容；要销号的，在“申请销号”里选“申请”"
            }
            _ => "请恢复原来的内容；确实要改的，改整改方案或者另行登记，再重新导出",
        };
        self.at(&codes::LOCKED, cell, &message).hint(hint)
    }

    /// A finding about a cell.
    pub(super) fn at(&self, code: &'static Code, cell: Cell, words: &str) -> Diagnostic {
        let message = format!("“{}”工作表“{SHEET}”{cell}：{words}", self.book);
        Diagnostic::new(code, message)
    }

    /// A finding about a book.
    pub(super) fn whole(&self, code: &'static Code, words: &str) -> Diagnostic {
        Diagnostic::new(code, format!("“{}”{words}", self.book))
    }
}

const DAY_HINT: &str =
    "请写成 2024-06-30 的样子；2024/6/30、2024.6.30、2024年6月30日也可以";

/// What a content says, whichever way a program wrote it: lines trimmed, none empty.
fn plain(content: &Content) -> String {
    trimmed(&content.text())
}

/// Lines trimmed, none empty.
pub(super) fn trimmed(text: &str) -> String {
    let lines = text.split(['\n', '\r']).map(str::trim);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The beginning of a text, for a message.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 20;
    let text = text.replace('\n', " ");
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}……", &text[..at]),
        None => text,
    }
}
