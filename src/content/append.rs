//! Appends entries to the text of a ledger without touching a byte of what stands.
//!
//! [`place`] finds where the entries go, `spell` writes them as YAML in the file's own
//! layout. The text is then read again: unless it says what it said before and the new
//! entries after that, nothing is given back.

use std::ops::Range;
use std::sync::Arc;

use super::invisible;
use super::ledger::{Entry, Ledger, State, Step};
use super::spell::{Layout, spell};
use super::text::Text;
use super::yaml::{Node, Value};
use crate::diagnostic::codes::content::INVISIBLE;
use crate::diagnostic::codes::ledger::CANNOT_APPEND;
use crate::diagnostic::{Diagnostic, Findings, Severity, Source, Span};
use crate::value::Date;

/// An entry to be recorded. Texts may have many paragraphs, one a line, where the ledger
/// permits them.
#[derive(Clone, Debug, PartialEq)]
pub struct NewEntry {
    /// 日期.
    pub date: Date,
    /// 事项: an 编号 of the plan.
    pub item: String,
    /// 状态.
    pub state: Option<State>,
    /// 进展.
    pub progress: Option<String>,
    /// 佐证.
    pub evidence: Vec<String>,
    /// 登记人.
    pub recorder: Option<String>,
    /// 销号.
    pub step: Option<Step>,
    /// 审核人.
    pub reviewer: Option<String>,
    /// 意见.
    pub opinion: Option<String>,
    /// 延期: 新期限 and 理由.
    pub extension: Option<(Date, String)>,
    /// 备注.
    pub note: Option<String>,
}

impl NewEntry {
    /// An entry that says nothing yet of its item.
    pub fn new(date: Date, item: impl Into<String>) -> Self {
        Self {
            date,
            item: item.into(),
            state: None,
            progress: None,
            evidence: Vec::new(),
            recorder: None,
            step: None,
            reviewer: None,
            opinion: None,
            extension: None,
            note: None,
        }
    }

    /// What an entry of the log says; `None` for an 延期 without date or reason, which no
    /// new entry can be.
    fn of(entry: &Entry) -> Option<Self> {
        let text = |text: &Option<Text>| text.as_ref().map(Text::text);
        let extension = match &entry.extension {
            Some(extension) => {
                Some((extension.due.as_ref()?.value, extension.reason.as_ref()?.text()))
            }
            None => None,
        };
        Some(Self {
            date: entry.date.value,
            item: entry.item.text(),
            state: entry.state.as_ref().map(|state| state.value),
            progress: text(&entry.progress),
            evidence: entry.evidence.iter().map(Text::text).collect(),
            recorder: text(&entry.recorder),
            step: entry.step.as_ref().map(|step| step.value),
            reviewer: text(&entry.reviewer),
            opinion: text(&entry.opinion),
            extension,
            note: text(&entry.note),
        })
    }

    /// The same with each text as the ledger will read it: lines trimmed, none empty.
    fn trimmed(&self) -> Self {
        let some = |text: &Option<String>| text.as_deref().map(trimmed);
        Self {
            date: self.date,
            item: trimmed(&self.item),
            state: self.state,
            progress: some(&self.progress),
            evidence: self.evidence.iter().map(|text| trimmed(text)).collect(),
            recorder: some(&self.recorder),
            step: self.step,
            reviewer: some(&self.reviewer),
            opinion: some(&self.opinion),
            extension: self.extension.as_ref().map(|(due, why)| (*due, trimmed(why))),
            note: some(&self.note),
        }
    }

    /// Every text with its key.
    fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let some = [
            ("事项", Some(&self.item)),
            ("进展", self.progress.as_ref()),
            ("登记人", self.recorder.as_ref()),
            ("审核人", self.reviewer.as_ref()),
            ("意见", self.opinion.as_ref()),
            ("理由", self.extension.as_ref().map(|(_, reason)| reason)),
            ("备注", self.note.as_ref()),
        ];
        let some = some.into_iter().filter_map(|(key, text)| Some((key, text?.as_str())));
        some.chain(self.evidence.iter().map(|text| ("佐证", text.as_str())))
    }
}

fn trimmed(text: &str) -> String {
    let lines = text.split(['\n', '\r']).map(str::trim);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A ledger with new entries.
#[derive(Clone, Debug)]
pub struct Appended {
    /// The whole text, without byte order mark.
    pub text: String,
    /// What it says now.
    pub ledger: Ledger,
    /// Index of the first new entry.
    pub first: usize,
}

/// The text of a ledger with new entries after those that it has. What stands is kept to
/// the byte: only the `[]` of an empty log goes, and a last line without end gets one
/// (the end of the file is then again without).
///
/// # Errors
/// The finding for a ledger that cannot be read, for an entry that cannot be written, or
/// for a layout to which nothing can be appended.
pub fn append_entries(
    source: &Arc<Source>,
    entries: &[NewEntry],
) -> Result<Appended, Box<Diagnostic>> {
    let entries: Vec<NewEntry> = entries.iter().map(NewEntry::trimmed).collect();
    writable(&entries)?;
    let mut found = Findings::new();
    let read = super::read_ledger_tree(source, &mut found);
    let Some((root, old)) = read else { return Err(first_error(found, source)) };
    let place = place(source, &root, "登记")?;
    let text = place.fill(source.text(), |layout, filled| {
        entries.iter().for_each(|entry| spell(entry, layout, filled));
    });
    let again = Source::new(source.path(), text);
    let mut found_again = Findings::new();
    let read_again = super::read_ledger(&again, &mut found_again);
    if found_again.count(Severity::Error) > found.count(Severity::Error) {
        return Err(first_error_from(found_again, place.at, source));
    }
    let Some(ledger) = read_again else { return Err(first_error(found_again, source)) };
    let (before, after) =
        ledger.entries.split_at(old.entries.len().min(ledger.entries.len()));
    let kept = before.iter().map(NewEntry::of).eq(old.entries.iter().map(NewEntry::of));
    if !kept || !after.iter().map(NewEntry::of).eq(entries.into_iter().map(Some)) {
        return Err(unfit(source, place.at..place.at, "读回来的内容与要登记的不一致"));
    }
    Ok(Appended { text: again.text().to_owned(), ledger, first: old.entries.len() })
}

/// Refuses what the ledger could not say as it is meant.
fn writable(entries: &[NewEntry]) -> Result<(), Box<Diagnostic>> {
    let mut texts = entries.iter().flat_map(NewEntry::texts);
    texts.try_for_each(|(key, text)| check_words(key, text))
}

/// Whether a ledger can keep a text under a key as it is meant.
///
/// # Errors
/// The finding for an empty text, an invisible character, or the marks of a variable.
pub fn check_words(key: &str, text: &str) -> Result<(), Box<Diagnostic>> {
    if text.is_empty() {
        let message = format!("“{key}”是空的，没有登记");
        return Err(refused(message, "请写明内容；不需要的，不要写这一项"));
    }
    if let Some(name) = text.chars().find_map(invisible::name) {
        let message = format!("“{key}”里有看不见的字符：{name}");
        let finding = Diagnostic::new(&INVISIBLE, message);
        return Err(Box::new(finding.hint("请重新输入这段文字，不要从别处粘贴")));
    }
    if text.contains("{{") || text.contains("}}") {
        let message = format!("“{key}”里有“{{{{”或“}}}}”，台账会把它当作变量");
        return Err(refused(message, "请直接写出变量所代表的文字"));
    }
    Ok(())
}

/// Where entries go, and how they are laid out.
pub(super) struct Place {
    /// The key of the list.
    key: &'static str,
    /// Byte offset at which they are put in, after `dropped`.
    at: usize,
    /// What goes: the sign of an empty list.
    dropped: Range<usize>,
    /// Whether the key of the list is still missing.
    keyless: bool,
    layout: Layout,
}

impl Place {
    /// The text with what `spell` adds for new entries.
    pub(super) fn fill(
        &self,
        text: &str,
        spell: impl FnOnce(&Layout, &mut String),
    ) -> String {
        let end = self.layout.end;
        let mut filled = String::with_capacity(text.len() + 1024);
        filled.push_str(&text[..self.dropped.start]);
        filled.push_str(&text[self.dropped.end..self.at]);
        let bare = !filled.is_empty() && !filled.ends_with('\n');
        if bare {
            filled.push_str(end);
        }
        if self.keyless {
            filled.push_str(self.key);
            filled.push(':');
            filled.push_str(end);
        }
        spell(&self.layout, &mut filled);
        filled.push_str(&text[self.at..]);
        if bare && self.at == text.len() && filled.ends_with(end) {
            filled.truncate(filled.len() - end.len());
        }
        filled
    }
}

/// Where entries go in the list of this key, the only one to which any are appended.
pub(super) fn place(
    source: &Arc<Source>,
    root: &Node,
    key: &'static str,
) -> Result<Place, Box<Diagnostic>> {
    let text = source.text();
    let mut layout = Layout::of_a_new_file(line_end(text));
    let end = text.len();
    let keys = match &root.value {
        Value::Mapping(keys) => keys.as_slice(),
        _ => &[],
    };
    let Some(log) = keys.iter().find(|entry| entry.key == key) else {
        return Ok(Place { key, at: end, dropped: end..end, keyless: true, layout });
    };
    if text[root.span.range.start..].starts_with('{') {
        return Err(in_brackets(source, root));
    }
    let node = &log.value;
    let written = text.get(node.span.range.clone()).unwrap_or_default();
    let mut dropped = None;
    match &node.value {
        Value::Sequence(entries) if !entries.is_empty() => {
            let last = entries.last().map_or(0, |entry| entry.span.range.start);
            match Layout::of_entry(text, last, layout.end) {
                Some(found) if !written.starts_with('[') => layout = found,
                _ => return Err(in_brackets(source, node)),
            }
        }
        _ if node.span == log.key_span => {}
        _ if written.chars().all(|ch| "[]~".contains(ch) || ch.is_whitespace())
            || written.eq_ignore_ascii_case("null") =>
        {
            let before = text[..node.span.range.start].trim_end_matches(' ').len();
            dropped = Some(before..node.span.range.end);
        }
        _ => return Err(in_brackets(source, node)),
    }
    let is_last = keys.last().is_some_and(|last| last.key_span == log.key_span);
    let after = node.span.range.end;
    let line = text[after..].find('\n').map_or(end, |length| after + length + 1);
    let at = if is_last { end } else { line };
    Ok(Place { key, at, dropped: dropped.unwrap_or(at..at), keyless: false, layout })
}

/// How lines end: as the last one does.
fn line_end(text: &str) -> &'static str {
    match text.rfind('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

fn in_brackets(source: &Arc<Source>, node: &Node) -> Box<Diagnostic> {
    let start = node.span.range.start;
    unfit(source, start..start + 1, "登记写在括号里，不是每条另起一行")
}

fn unfit(source: &Arc<Source>, range: Range<usize>, why: &str) -> Box<Diagnostic> {
    let finding =
        Diagnostic::new(&CANNOT_APPEND, format!("台账的写法不能自动追加：{why}"));
    Box::new(
        finding
            .at(Span::new(source, range))
            .label("要在这里追加")
            .hint("请用记事本打开台账，在末尾照前面各条的样子手工追加"),
    )
}

fn refused(message: String, hint: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(&CANNOT_APPEND, message).hint(hint))
}

/// The first error of a ledger that cannot be read.
fn first_error(findings: Findings, source: &Arc<Source>) -> Box<Diagnostic> {
    first_error_from(findings, 0, source)
}

/// The first error at or after a byte, else the first of all.
fn first_error_from(
    findings: Findings,
    at: usize,
    source: &Arc<Source>,
) -> Box<Diagnostic> {
    let mut errors: Vec<Diagnostic> =
        findings.into_iter().filter(|it| it.severity == Severity::Error).collect();
    let later = |it: &Diagnostic| it.span.as_ref().is_some_and(|it| it.range.start >= at);
    let chosen = errors.iter().position(later).unwrap_or(0);
    if errors.is_empty() {
        return unfit(source, 0..0, "读不出已有的登记");
    }
    Box::new(errors.swap_remove(chosen))
}
