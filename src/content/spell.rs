//! Writes an entry of the ledger as YAML that reads back as what was meant.

use super::append::NewEntry;
use super::ledger::{State, Step};
use super::ledger_schema::KEYS;
use super::yaml::leading_key;

/// How the entries of a file are laid out.
#[derive(Copy, Clone, Debug)]
pub(super) struct Layout {
    /// Column of the dash, from 0.
    dash: usize,
    /// Columns from the dash to the keys.
    gap: usize,
    /// How lines end.
    pub(super) end: &'static str,
}

impl Layout {
    /// As the program itself lays out a file.
    pub(super) fn of_a_new_file(end: &'static str) -> Self {
        Self { dash: 2, gap: 2, end }
    }

    /// As the entry is laid out whose first key stands at this byte; `None` if no dash
    /// stands alone before it.
    pub(super) fn of_entry(text: &str, at: usize, end: &'static str) -> Option<Self> {
        let before = text.get(..at)?;
        let dash_at = before.trim_end().strip_suffix('-')?.len();
        let column = |at: usize| at - before[..at].rfind('\n').map_or(0, |at| at + 1);
        let dash = column(dash_at);
        if !before[dash_at - dash..dash_at].chars().all(|ch| ch == ' ') {
            return None;
        }
        // A dash on a line of its own says nothing of the usual distance.
        let beside = !before[dash_at..].contains('\n');
        let gap = if beside { at - dash_at } else { 2 };
        Some(Self { dash, gap, end })
    }
}

/// Adds an entry, line ends included, to a text that ends with a line end.
pub(super) fn spell(entry: &NewEntry, layout: &Layout, out: &mut String) {
    let mut lines = Lines { layout, first: true, out };
    let evidence: Vec<String> =
        entry.evidence.iter().map(|text| scalar(text, Where::Flow)).collect();
    lines.word("日期", &entry.date.to_string());
    lines.text("事项", Some(&entry.item), 0);
    lines.choice("状态", entry.state.map(State::name));
    lines.text("进展", entry.progress.as_ref(), 0);
    if !evidence.is_empty() {
        lines.word("佐证", &format!("[{}]", evidence.join(", ")));
    }
    lines.text("登记人", entry.recorder.as_ref(), 0);
    lines.choice("销号", entry.step.map(Step::name));
    lines.text("审核人", entry.reviewer.as_ref(), 0);
    lines.text("意见", entry.opinion.as_ref(), 0);
    if let Some((due, reason)) = &entry.extension {
        lines.line(0, "延期:");
        lines.line(2, &format!("新期限: {due}"));
        lines.text("理由", Some(reason), 2);
    }
    lines.text("备注", entry.note.as_ref(), 0);
}

/// Adds an entry of keys with texts of one line, each in quotes but for numbers and days.
pub(super) fn spell_pairs(
    pairs: &[(&str, Spelled<'_>)],
    layout: &Layout,
    out: &mut String,
) {
    let mut lines = Lines { layout, first: true, out };
    for (key, value) in pairs {
        match value {
            Spelled::Plain(words) => lines.word(key, words),
            Spelled::Text(words) => {
                lines.word(key, &format!("'{}'", words.replace('\'', "''")));
            }
        }
    }
}

/// A value of [`spell_pairs`].
pub(super) enum Spelled<'a> {
    /// A number or a day.
    Plain(String),
    /// Words.
    Text(&'a str),
}

/// The lines of one entry.
struct Lines<'a> {
    layout: &'a Layout,
    first: bool,
    out: &'a mut String,
}

impl Lines<'_> {
    /// A line, so many columns deeper than the keys.
    fn line(&mut self, depth: usize, words: &str) {
        let Layout { dash, gap, end } = *self.layout;
        if std::mem::take(&mut self.first) {
            self.out.extend(std::iter::repeat_n(' ', dash));
            self.out.push('-');
            self.out.extend(std::iter::repeat_n(' ', gap.saturating_sub(1)));
        } else {
            self.out.extend(std::iter::repeat_n(' ', dash + gap + depth));
        }
        self.out.push_str(words);
        self.out.push_str(end);
    }

    /// A key with a value that is no text.
    fn word(&mut self, key: &str, value: &str) {
        self.line(0, &format!("{key}: {value}"));
    }

    fn choice(&mut self, key: &str, name: Option<&str>) {
        if let Some(name) = name {
            self.word(key, name);
        }
    }

    /// A key with a text; many paragraphs make a block, each on a line of its own.
    fn text(&mut self, key: &str, text: Option<&String>, depth: usize) {
        let Some(text) = text else { return };
        if !text.contains('\n') {
            self.line(depth, &format!("{key}: {}", scalar(text, Where::Block)));
            return;
        }
        self.line(depth, &format!("{key}: |"));
        for line in text.lines() {
            self.line(depth + 2, line);
        }
    }
}

/// Where a text stands.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Where {
    /// After a key.
    Block,
    /// In brackets.
    Flow,
}

/// A text of one line: as it is where that is safe, else in single quotes, within which
/// nothing but the quote itself has a meaning.
fn scalar(text: &str, at: Where) -> String {
    if is_plain(text, at) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// Whether a text means itself without quotes. Rather too strict: quotes never harm.
fn is_plain(text: &str, at: Where) -> bool {
    let Some(first) = text.chars().next() else { return false };
    // What is all ASCII may be a number, a date or a truth value.
    let wordy = !text.is_ascii() && text.trim() == text;
    let opens = first.is_alphanumeric() || "《“‘（〔【—…".contains(first);
    let sound = !text.contains(": ")
        && !text.ends_with(':')
        && !text.contains(" #")
        && !text.contains('\t')
        && leading_key(text, KEYS).is_none();
    let bare = at == Where::Block || !text.contains(['[', ']', '{', '}', ',', ':']);
    wordy && opens && sound && bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_text_needs_no_quotes() {
        for text in
            ["修订议事规则。", "2023年第四季度", "《规则》（修订稿）", "“清风”长廊"]
        {
            assert_eq!(scalar(text, Where::Flow), text);
        }
    }

    #[test]
    fn what_yaml_would_take_for_something_else_is_quoted() {
        for text in [
            "12",
            "2023-10-09",
            "true",
            "~",
            "- 甲",
            "甲: 乙",
            "甲 #乙",
            "备注：乙",
            "*甲",
            "&甲",
            "!甲",
            "%甲",
            "@甲",
            "`甲",
            "|甲",
            ">甲",
            "\"甲",
            "{甲",
            "[甲",
            "#甲",
            "？甲",
            "-甲",
            "甲:",
        ] {
            assert_eq!(scalar(text, Where::Block), format!("'{text}'"));
        }
        assert_eq!(scalar("甲,乙", Where::Flow), "'甲,乙'");
        assert_eq!(scalar("'甲'", Where::Block), "'''甲'''");
    }
}
