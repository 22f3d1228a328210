//! The table of wrong words, `data/words.tsv`.

use crate::check::lexicon::{Entry, Lexicon, rows, several};

const TABLE: &str = include_str!("../../../data/words.tsv");

/// Verbs, objects they do not go with, and the verbs that those take.
pub(super) fn pairs() -> impl Iterator<Item = (&'static str, &'static str, &'static str)>
{
    rows(TABLE).filter_map(|row| match row.as_slice() {
        ["搭配", pair, right, ..] => {
            let (verb, object) = pair.split_once('…')?;
            Some((verb, object, *right))
        }
        _ => None,
    })
}

/// The wrong words of a class.
pub(super) fn lexicon(class: &str) -> Lexicon {
    let column =
        |row: &[&str], at: usize| row.get(at).copied().unwrap_or_default().to_owned();
    rows(TABLE)
        .filter(|row| row.first() == Some(&class))
        .map(|row| Entry {
            wrong: column(&row, 1),
            right: column(&row, 2),
            note: column(&row, 3),
            since: "",
            certain: row.get(5) != Some(&"须核对"),
            except: several(row.get(4)).collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_of_the_table_is_whole() {
        const CLASSES: [&str; 5] = ["错字", "词形", "作做", "赘余", "搭配"];
        let mut seen = BTreeSet::new();
        for row in rows(TABLE) {
            let [class, wrong, right, ..] = *row.as_slice() else { panic!("{row:?}") };
            assert!(CLASSES.contains(&class), "{class}");
            assert!(!right.is_empty() && wrong != right, "{wrong}");
            assert!(seen.insert(wrong), "{wrong} stands twice");
            let except: Vec<_> = several(row.get(4)).collect();
            assert!(except.iter().all(|words| words.contains(wrong)), "{wrong}");
        }
    }
}
