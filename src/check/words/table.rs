//! The table of wrong words, `data/words.tsv`.

use crate::check::lexicon::{Entry, Lexicon, rows, several};

/// The wrong words of a class.
pub(super) fn lexicon(class: &str) -> Lexicon {
    let table = include_str!("../../../data/words.tsv");
    let column =
        |row: &[&str], at: usize| row.get(at).copied().unwrap_or_default().to_owned();
    rows(table)
        .filter(|row| row.first() == Some(&class))
        .map(|row| Entry {
            wrong: column(&row, 1),
            right: column(&row, 2),
            note: column(&row, 3),
            except: several(row.get(4)).collect(),
        })
        .collect()
}
