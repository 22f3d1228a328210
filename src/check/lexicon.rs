//! Tables of wrong words with what is right, found in one pass over a paragraph.

use std::collections::BTreeMap;
use std::ops::Range;

use super::passage::Passage;

/// A wrong form and what stands in its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// What must not be written.
    pub(super) wrong: String,
    /// What replaces it, character for character.
    pub(super) right: String,
    /// Why, or since when; may be empty.
    pub(super) note: String,
    /// The day since which it is wrong, or empty.
    pub(super) since: &'static str,
    /// Whether the right form always fits in its place.
    pub(super) certain: bool,
    /// Words in which the wrong form is right.
    pub(super) except: Vec<String>,
}

/// Entries by the first character of what is wrong.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon(BTreeMap<char, Vec<Entry>>);

impl FromIterator<Entry> for Lexicon {
    fn from_iter<T: IntoIterator<Item = Entry>>(entries: T) -> Self {
        let mut by_first: BTreeMap<char, Vec<Entry>> = BTreeMap::new();
        for entry in entries {
            if let Some(first) = entry.wrong.chars().next() {
                by_first.entry(first).or_default().push(entry);
            }
        }
        for entries in by_first.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.wrong.len()));
        }
        Self(by_first)
    }
}

impl Lexicon {
    /// Every wrong form in a paragraph; of two that overlap the first, of two that begin
    /// together the longer.
    pub(super) fn find(&self, passage: &Passage<'_>) -> Vec<(Range<usize>, &Entry)> {
        let mut found: Vec<(Range<usize>, &Entry)> = Vec::new();
        for (at, char) in passage.chars.iter().enumerate() {
            if found.last().is_some_and(|(range, _)| at < range.end) {
                continue;
            }
            let entries = self.0.get(char).map_or(&[][..], Vec::as_slice);
            let entry = entries.iter().find(|entry| {
                let right = std::iter::once(&entry.right).chain(&entry.except);
                passage.has(at, &entry.wrong)
                    && !right.into_iter().any(|words| covers(passage, at, entry, words))
            });
            if let Some(entry) = entry {
                found.push((at..at + entry.wrong.chars().count(), entry));
            }
        }
        found
    }
}

/// Words as a message names them: in quotation marks, unless they have marks of their own.
pub(super) fn named(words: &str) -> String {
    let marked = words.contains(['“', '”', '《']);
    if marked { words.to_owned() } else { format!("“{words}”") }
}

/// Whether the wrong form at an index is only a part of these words.
fn covers(passage: &Passage<'_>, at: usize, entry: &Entry, words: &str) -> bool {
    words.match_indices(&entry.wrong).any(|(inside, _)| {
        let before = words[..inside].chars().count();
        at.checked_sub(before).is_some_and(|start| passage.has(start, words))
    })
}

/// The rows of a table of values parted by tabs; lines that begin with # are notes.
pub(super) fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').collect())
}

/// The entries of a column that holds several, parted by `|`.
pub(super) fn several(column: Option<&&str>) -> impl Iterator<Item = String> {
    let words = column.copied().unwrap_or_default().split('|');
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}
