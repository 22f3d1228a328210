//! The table of set phrases, `data/phrases.tsv`.

use std::sync::LazyLock;

use crate::check::lexicon::{Entry, Lexicon, rows, several};

/// A row of the table.
#[derive(Debug)]
pub(super) struct Phrase {
    /// 类: which rule reads the row.
    pub(super) class: &'static str,
    /// 规范提法.
    pub(super) wording: &'static str,
    /// 起: the day it was put forward, or empty.
    pub(super) from: &'static str,
    /// 止: the day it was last in use, or empty.
    pub(super) until: &'static str,
    /// 出处.
    pub(super) source: &'static str,
    /// 误作.
    pub(super) wrong: Vec<String>,
    /// 例外.
    pub(super) except: Vec<String>,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let table = include_str!("../../../data/phrases.tsv");
    let column =
        |row: &[&'static str], at: usize| row.get(at).copied().unwrap_or_default();
    rows(table)
        .map(|row| Phrase {
            class: column(&row, 0),
            wording: column(&row, 1),
            from: column(&row, 2),
            until: column(&row, 3),
            source: column(&row, 4),
            wrong: several(row.get(5)).collect(),
            except: several(row.get(6)).collect(),
        })
        .collect()
});

/// The rows of a class.
pub(super) fn phrases(class: &str) -> impl Iterator<Item = &'static Phrase> {
    PHRASES.iter().filter(move |phrase| phrase.class == class)
}

/// The wrong forms of a class.
pub(super) fn lexicon(class: &str) -> Lexicon {
    let entry = |phrase: &Phrase, wrong: &String| Entry {
        wrong: wrong.clone(),
        right: phrase.wording.to_owned(),
        note: phrase.source.to_owned(),
        since: phrase.from,
        except: phrase.except.clone(),
    };
    phrases(class)
        .flat_map(|phrase| phrase.wrong.iter().map(move |wrong| entry(phrase, wrong)))
        .collect()
}
