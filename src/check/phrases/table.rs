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
    /// 须核对: wrong forms that are not mended without a look.
    pub(super) doubtful: Vec<String>,
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
            doubtful: several(row.get(7)).collect(),
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
        certain: !phrase.doubtful.contains(wrong),
        except: phrase.except.clone(),
    };
    phrases(class)
        .flat_map(|phrase| phrase.wrong.iter().map(move |wrong| entry(phrase, wrong)))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::check::passage::Passage;
    use crate::content::Text;
    use crate::diagnostic::{Source, Span};

    const CLASSES: [&str; 8] =
        ["提法", "称呼", "法规", "搭配", "旧提法", "教育", "引号", "成员"];

    #[test]
    fn every_row_of_the_table_is_whole() {
        let mut seen = BTreeSet::new();
        for phrase in PHRASES.iter() {
            let Phrase { class, wording, from, source, .. } = phrase;
            assert!(CLASSES.contains(class), "{class}");
            assert!(!wording.is_empty() && !source.is_empty(), "{wording}");
            assert!(!phrase.wrong.contains(&(*wording).to_owned()), "{wording}");
            let forms = &phrase.wrong;
            let known =
                |it: &String| forms.contains(it) || (*class == "引号" && it == wording);
            assert!(phrase.doubtful.iter().all(known), "{wording}");
            let dated = from.is_empty() || from.starts_with("20");
            assert!(dated, "{wording}: {from}");
            assert!(seen.insert((class, wording)), "{wording} stands twice");
        }
    }

    #[test]
    fn no_right_wording_is_taken_for_a_wrong_one() {
        for class in &CLASSES[..5] {
            let forms = lexicon(class);
            for phrase in PHRASES.iter().filter(|it| it.class != "旧提法") {
                let source = Source::new("", phrase.wording);
                let span = Span::new(&source, 0..phrase.wording.len());
                let text = Text::new(vec![phrase.wording.to_owned()], span);
                for passage in Passage::of("导语", &text) {
                    assert!(forms.find(&passage).is_empty(), "{}", phrase.wording);
                }
            }
        }
    }
}
