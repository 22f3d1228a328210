//! Turns what was filled in into entries of the log, and what the log's rules say of them
//! back into cells.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::import::{Import, Reading, short, trimmed};
use super::page::{Content, Field, Row};
use super::place::Cell;
use crate::content::{Entry, NewEntry, Plan, State, Step, append_entries, check_words};
use crate::diagnostic::codes::ledger as rules;
use crate::diagnostic::codes::workbook as codes;
use crate::diagnostic::{Diagnostic, Findings, Severity, Source, Span};
use crate::ledger::{Column, Recorded, record};
use crate::value::Date;

/// An entry and the cells that it comes from.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub(super) entry: NewEntry,
    book: String,
    /// The cells of the row.
    cells: BTreeMap<Field, Cell>,
    /// The cell of what the entry does.
    act: Field,
}

const STATE: Field = Field::Shown(Column::State);
const PROGRESS: Field = Field::Shown(Column::Progress);
const EVIDENCE: Field = Field::Shown(Column::Evidence);
const NOTE: Field = Field::Shown(Column::Note);

/// The entries that a row makes; none beside a fault of the row.
pub(super) fn entries(
    reading: &Reading<'_>,
    row: &Row,
    filled: &BTreeMap<Field, Content>,
    place: &dyn Fn(Field) -> Cell,
    import: &mut Import,
) -> Vec<Proposal> {
    if filled.is_empty() {
        return Vec::new();
    }
    let sheet = Line { reading, row, filled, place };
    match sheet.entries() {
        Ok(entries) if entries.is_empty() => {
            let field = filled.keys().next().copied().unwrap_or(STATE);
            let words = "这一行只改了登记人或登记日期，没有可以登记的";
            let mut finding = reading.at(&codes::BAD_CELL, place(field), words);
            finding.severity = Severity::Warning;
            import.findings.push(finding.hint("有变动的请一并填写；没有的不必理会"));
            Vec::new()
        }
        Ok(entries) => entries,
        Err(findings) => {
            import.findings.extend(findings);
            Vec::new()
        }
    }
}

/// A row that was filled in.
struct Line<'a> {
    reading: &'a Reading<'a>,
    row: &'a Row,
    filled: &'a BTreeMap<Field, Content>,
    place: &'a dyn Fn(Field) -> Cell,
}

impl Line<'_> {
    fn entries(&self) -> Result<Vec<Proposal>, Vec<Diagnostic>> {
        let mut faults = Vec::new();
        faults.extend(self.unwritable());
        let mut made = Vec::new();
        for result in [self.report(), self.extension(), self.application()] {
            match result {
                Ok(entry) => made.extend(entry),
                Err(finding) => faults.push(*finding),
            }
        }
        if faults.is_empty() { Ok(made) } else { Err(faults) }
    }

    /// Findings for words that the ledger could not keep as they are.
    fn unwritable(&self) -> Vec<Diagnostic> {
        let words = self.filled.iter().filter_map(|(field, content)| match content {
            Content::Words(words) => Some((*field, words)),
            Content::Empty | Content::Number(_) | Content::Day(_) => None,
        });
        let faults = words.filter_map(|(field, words)| {
            let words = trimmed(words);
            let fault =
                check_words(field.name(), &words).err().filter(|_| !words.is_empty())?;
            Some(self.moved(field, *fault))
        });
        faults.collect()
    }

    /// A finding of another stage, put at a cell.
    fn moved(&self, field: Field, finding: Diagnostic) -> Diagnostic {
        let place = self.reading.at(finding.code, (self.place)(field), &finding.message);
        Diagnostic { message: place.message, ..finding }
    }

    fn bad(&self, field: Field, words: &str, hint: &str) -> Box<Diagnostic> {
        let finding = self.reading.at(&codes::BAD_CELL, (self.place)(field), words);
        Box::new(finding.hint(hint))
    }

    /// What now stands in a cell that was filled in; empty if it was cleared.
    fn now(&self, field: Field) -> Option<String> {
        self.filled.get(&field).map(|content| trimmed(&content.text()))
    }

    fn day(&self, field: Field) -> Option<Date> {
        match self.filled.get(&field)? {
            Content::Day(day) => Some(*day),
            Content::Empty | Content::Words(_) | Content::Number(_) => None,
        }
    }

    fn proposal(&self, act: Field) -> Proposal {
        let day = self.day(Field::RecordedOn).unwrap_or(self.reading.today);
        let named = match self.now(Field::Recorder) {
            Some(now) => now.replace('\n', ""),
            None => trimmed(&self.row.get(Field::Recorder).text()),
        };
        let given = self.reading.recorder.map(trimmed).unwrap_or_default();
        let recorder = [named, given].into_iter().find(|name| !name.is_empty());
        let entry = NewEntry { recorder, ..NewEntry::new(day, self.row.id.clone()) };
        let cells = Field::ALL.map(|field| (field, (self.place)(field)));
        Proposal { entry, book: self.reading.book.to_owned(), cells: cells.into(), act }
    }

    /// 状态, with what belongs to it.
    fn report(&self) -> Result<Option<Proposal>, Box<Diagnostic>> {
        let told = [STATE, PROGRESS, EVIDENCE, NOTE];
        if !told.iter().any(|field| self.filled.contains_key(field)) {
            return Ok(None);
        }
        let words = |field: Field| match self.now(field) {
            Some(now) if now.is_empty() => Err(self.bad(
                field,
                &format!("“{}”原来有内容，不能清空", field.name()),
                "请恢复原来的内容；有新的，写新的",
            )),
            now => Ok(now),
        };
        let was = self.row.get(STATE).text();
        let name = self.now(STATE).unwrap_or(was);
        let state = State::ALL.into_iter().find(|state| state.name() == name);
        let Some(state) = state else {
            let names = State::ALL.map(State::name).join("、");
            let words = format!("“状态”不能写成“{}”", short(&name));
            return Err(self.bad(STATE, &words, &format!("请从列表里选：{names}")));
        };
        let (progress, note) = (words(PROGRESS)?, words(NOTE)?);
        let evidence = self.evidence()?;
        let mut proposal = self.proposal(STATE);
        if !self.filled.contains_key(&STATE) {
            let first = told.into_iter().find(|field| self.filled.contains_key(field));
            proposal.act = first.unwrap_or(STATE);
        }
        let entry = &mut proposal.entry;
        (entry.state, entry.progress, entry.note) = (Some(state), progress, note);
        entry.evidence = evidence;
        Ok(Some(proposal))
    }

    /// The lines of 佐证材料 that were not there.
    fn evidence(&self) -> Result<Vec<String>, Box<Diagnostic>> {
        let Some(now) = self.now(EVIDENCE) else { return Ok(Vec::new()) };
        let mut new: Vec<&str> = now.lines().collect();
        let before = trimmed(&self.row.get(EVIDENCE).text());
        for old in before.lines() {
            let Some(at) = new.iter().position(|line| *line == old) else {
                let words = format!("原有的佐证“{}”不见了，或者改了字", short(old));
                let hint = "请恢复原有的各行，新的佐证另起一行写在下面";
                return Err(self.bad(EVIDENCE, &words, hint));
            };
            new.remove(at);
        }
        Ok(new.into_iter().map(str::to_owned).collect())
    }

    /// 延期.
    fn extension(&self) -> Result<Option<Proposal>, Box<Diagnostic>> {
        let due = self.day(Field::NewDue);
        let reason = self.now(Field::Reason).filter(|reason| !reason.is_empty());
        let lacking = |field: Field, there: &str| {
            let name = field.name();
            let hint = format!("请填写“{name}”；不延期的，把“{there}”清空");
            self.bad(field, &format!("填了“{there}”，没有填“{name}”"), &hint)
        };
        match (due, reason) {
            (None, None) => Ok(None),
            (Some(_), None) => Err(lacking(Field::Reason, Field::NewDue.name())),
            (None, Some(_)) => Err(lacking(Field::NewDue, Field::Reason.name())),
            (Some(due), Some(reason)) => {
                let mut proposal = self.proposal(Field::NewDue);
                proposal.entry.extension = Some((due, reason));
                Ok(Some(proposal))
            }
        }
    }

    /// 销号: 申请.
    fn application(&self) -> Result<Option<Proposal>, Box<Diagnostic>> {
        let word = self.now(Field::Apply).filter(|word| !word.is_empty());
        let Some(word) = word else { return Ok(None) };
        if word != Step::Apply.name() {
            let words = format!("“申请销号”不能写成“{}”", short(&word));
            let hint =
                "申请的选“申请”，不申请的空着；通过、退回用 zhenggai ledger add 登记";
            return Err(self.bad(Field::Apply, &words, hint));
        }
        let mut proposal = self.proposal(Field::Apply);
        proposal.entry.step = Some(Step::Apply);
        Ok(Some(proposal))
    }
}

impl Import {
    /// The entries to be recorded, in their order.
    pub fn entries(&self) -> Vec<NewEntry> {
        self.proposals.iter().map(|proposal| proposal.entry.clone()).collect()
    }

    /// Appends the entries to the text of the ledger that the books were held against.
    ///
    /// # Errors
    /// What is wrong with the books, or what the rules of the ledger find in the entries,
    /// each with its cell.
    pub fn record(
        &self,
        source: &Arc<Source>,
        plan: &Plan,
        today: Date,
    ) -> Result<Recorded, Findings> {
        if self.findings.has_errors() {
            return Err(self.findings.clone());
        }
        let entries = self.entries();
        match record(source, plan, &entries, today) {
            Ok(mut recorded) => {
                let new = &recorded.appended.ledger.entries[recorded.appended.first..];
                let warnings = std::mem::take(&mut recorded.warnings);
                let mut moved = self.findings.clone();
                moved.extend(warnings.into_iter().map(|it| self.in_cells(it, new)));
                recorded.warnings = moved;
                Ok(recorded)
            }
            Err(findings) => {
                // The same text once more, for the places of the entries in it.
                let appended = append_entries(source, &entries);
                let Ok(appended) = appended else { return Err(findings) };
                let new = &appended.ledger.entries[appended.first..];
                let mut moved = self.findings.clone();
                moved.extend(findings.into_iter().map(|it| self.in_cells(it, new)));
                Err(moved)
            }
        }
    }

    /// A finding in the text of new entries as one in the cells that they come from.
    fn in_cells(&self, mut finding: Diagnostic, new: &[Entry]) -> Diagnostic {
        let Some((proposal, field)) =
            finding.span.as_ref().and_then(|span| self.origin(span, new))
        else {
            return finding;
        };
        let name = |proposal: &Proposal, field: Field| {
            let cell = proposal.cells.get(&field).copied();
            let cell = cell.map_or(String::new(), |cell| cell.to_string());
            format!("“{}”工作表“{}”{cell}", proposal.book, super::SHEET)
        };
        let place = name(proposal, field);
        finding.message = format!("{place}：{}", finding.message);
        (finding.span, finding.label) = (None, None);
        for (span, label) in std::mem::take(&mut finding.related) {
            let place = match self.origin(&span, new) {
                Some((other, field)) => name(other, field),
                None => format!("{} 第 {} 行", span.source.path(), span.start().line),
            };
            finding.trace.push(format!("{label}：{place}"));
        }
        if let Some(hint) = hint(&finding) {
            finding.hints = vec![hint.to_owned()];
        }
        finding
    }

    /// Which proposal wrote the text at a place, and in which column that stands.
    fn origin(&self, span: &Span, new: &[Entry]) -> Option<(&Proposal, Field)> {
        let at = span.range.start;
        let within = |span: &Span| span.range.contains(&at);
        let (entry, proposal) =
            new.iter().zip(&self.proposals).find(|(entry, _)| within(&entry.span))?;
        let extension = entry.extension.as_ref();
        let due = extension.and_then(|extension| extension.due.as_ref());
        let reason = extension.and_then(|extension| extension.reason.as_ref());
        let texts = [
            (PROGRESS, entry.progress.as_ref()),
            (Field::Recorder, entry.recorder.as_ref()),
            (Field::Reason, reason),
            (NOTE, entry.note.as_ref()),
        ];
        let spans =
            texts.into_iter().filter_map(|(field, text)| Some((field, &text?.span)));
        let date = (Field::RecordedOn, &entry.date.span);
        let due = due.map(|due| (Field::NewDue, &due.span));
        let evidence = entry.evidence.iter().map(|text| (EVIDENCE, &text.span));
        let mut places = spans.chain([date]).chain(due).chain(evidence);
        let field = places.find(|(_, span)| within(span)).map(|(field, _)| field);
        Some((proposal, field.unwrap_or(proposal.act)))
    }
}

/// The instruction for who fills in a sheet, where that of the ledger speaks of its keys.
fn hint(finding: &Diagnostic) -> Option<&'static str> {
    let hints = [
        (&rules::NO_EVIDENCE, "请在“佐证材料”里另起一行，写明这次完成的佐证"),
        (&rules::UNEXPLAINED_STEP_BACK, "请在“备注”里写明原因"),
        (&rules::NO_NAME, "请填写“登记人”，写姓名或者部门、职务"),
        (&rules::UNFINISHED, "请先把“状态”改为“已完成”并补上佐证，再申请销号"),
        (
            &rules::OUT_OF_ORDER,
            "请改正“登记日期”；补记以前的事，日期写补记当天，在“备注”里写明事情发生的日期",
        ),
        (&rules::BAD_EXTENSION, "请改正“新期限”；不延期的，把“新期限”和“延期理由”清空"),
        (&rules::LONG_TERM_CLOSED, "请把“申请销号”清空；每季度填写新的进展和佐证"),
        (
            &rules::UNDER_CLOSING,
            "请恢复原来的内容；要继续整改的，先由审核一方退回，再重新导出",
        ),
        (&rules::FUTURE, "请改正“登记日期”；不填就是导入的当天"),
    ];
    let found = hints.into_iter().find(|(code, _)| code.id == finding.code.id);
    found.map(|(_, hint)| hint)
}
