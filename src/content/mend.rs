//! Makes certain repairs in a content file, and only where they change nothing else.
//!
//! The bytes outside of the repairs stay as they are: comments, layout, line ends. What
//! the file means is read before and after and must differ by the repairs alone; a repair
//! that would, say, let a text begin with a mark of YAML is left out.

use std::sync::Arc;

use super::expand::align;
use super::yaml::{self, Entry, Node, Scalar, Value};
use crate::diagnostic::{Findings, Repair, Source, Span};

/// How many choices among the repairs are tried when not all of them can be made. Each
/// reads the file anew; more than a few refused repairs have never been seen.
const TRIALS: usize = 32;

/// The file with these repairs made, and which of them were: those that are sound, and of
/// several that overlap the first.
pub fn mend(source: &Arc<Source>, repairs: Vec<Repair>) -> (Arc<Source>, Vec<Repair>) {
    let Some(before) = read(source) else { return (Arc::clone(source), Vec::new()) };
    let mut trials = TRIALS;
    let sound = choose(source, &before, &apart(source, repairs), &mut trials);
    (applied(source, &sound), sound)
}

/// The repairs of this file in its order, without those that overlap an earlier one.
fn apart(source: &Arc<Source>, mut repairs: Vec<Repair>) -> Vec<Repair> {
    repairs.retain(|repair| repair.span.source.path() == source.path());
    repairs.retain(|repair| {
        let replaced = source.text().get(repair.span.range.clone());
        replaced.is_some_and(|words| !words.is_empty() && words != repair.text)
    });
    repairs.sort_by_key(|repair| repair.span.range.start);
    let mut end = 0;
    repairs.retain(|repair| {
        let free = repair.span.range.start >= end;
        if free {
            end = repair.span.range.end;
        }
        free
    });
    repairs
}

/// As many of the repairs as can be made together, by halves.
fn choose(
    source: &Arc<Source>,
    before: &Node,
    repairs: &[Repair],
    trials: &mut usize,
) -> Vec<Repair> {
    if repairs.is_empty() || *trials == 0 {
        return Vec::new();
    }
    *trials -= 1;
    if is_sound(source, before, repairs) {
        return repairs.to_vec();
    }
    if repairs.len() == 1 {
        return Vec::new();
    }
    let (first, second) = repairs.split_at(repairs.len() / 2);
    let first = choose(source, before, first, trials);
    let second = choose(source, before, second, trials);
    let both = [first.clone(), second].concat();
    if is_sound(source, before, &both) { both } else { first }
}

fn applied(source: &Arc<Source>, repairs: &[Repair]) -> Arc<Source> {
    let old = source.text();
    let mut text = String::with_capacity(old.len());
    let mut from = 0;
    for repair in repairs {
        let range = &repair.span.range;
        text.push_str(old.get(from..range.start).unwrap_or_default());
        text.push_str(&repair.text);
        from = range.end;
    }
    text.push_str(old.get(from..).unwrap_or_default());
    Source::new(source.path(), text)
}

/// The values of a file without errors.
fn read(source: &Arc<Source>) -> Option<Node> {
    let mut findings = Findings::new();
    let root = yaml::parse(source, &[], &mut findings)?;
    (!findings.has_errors()).then_some(root)
}

/// Whether the file then means what it meant, but for the words of the repairs.
fn is_sound(source: &Arc<Source>, before: &Node, repairs: &[Repair]) -> bool {
    let after = read(&applied(source, repairs));
    let mut comparison = Comparison { repairs, used: 0 };
    after.is_some_and(|after| comparison.agrees(before, &after))
        && comparison.used == repairs.len()
}

/// Walks the values before and after.
struct Comparison<'a> {
    repairs: &'a [Repair],
    /// How many repairs lie in a text that came out as it should.
    used: usize,
}

impl Comparison<'_> {
    fn agrees(&mut self, before: &Node, after: &Node) -> bool {
        match (&before.value, &after.value) {
            (Value::Null, Value::Null) => true,
            (Value::Scalar(old), Value::Scalar(new)) => {
                self.texts_agree((old, &before.span), (new, &after.span))
            }
            (Value::Sequence(old), Value::Sequence(new)) => {
                old.len() == new.len()
                    && old.iter().zip(new).all(|(old, new)| self.agrees(old, new))
            }
            (Value::Mapping(old), Value::Mapping(new)) => {
                old.len() == new.len()
                    && old.iter().zip(new).all(|(old, new)| self.entries_agree(old, new))
            }
            _ => false,
        }
    }

    fn entries_agree(&mut self, before: &Entry, after: &Entry) -> bool {
        before.key == after.key && self.agrees(&before.value, &after.value)
    }

    fn texts_agree(
        &mut self,
        (old, old_span): (&Scalar, &Span),
        (new, new_span): (&Scalar, &Span),
    ) -> bool {
        let inside = self.inside(old_span);
        if inside.is_empty() {
            return old.style == new.style && old.text == new.text;
        }
        let Some(expected) = mended(old, old_span, inside) else { return false };
        let Some(letters) = align(new, new_span) else { return false };
        let found: String = letters.iter().map(|letter| letter.ch).collect();
        let variables = |text: &str| text.matches(['{', '}']).count();
        self.used += inside.len();
        old.style == new.style
            && expected.trim() == found.trim()
            && variables(&old.text) == variables(&new.text)
    }

    /// The repairs in a text, which lie in the order of the file.
    fn inside(&self, span: &Span) -> &[Repair] {
        let repairs = self.repairs;
        let start = repairs.partition_point(|it| it.span.range.start < span.range.start);
        let rest = &repairs[start..];
        &rest[..rest.partition_point(|it| it.span.range.end <= span.range.end)]
    }
}

/// A text as it should read with its repairs; `None` if one of them does not begin and end
/// with characters of it.
fn mended(scalar: &Scalar, span: &Span, repairs: &[Repair]) -> Option<String> {
    let letters = align(scalar, span)?;
    let mut text = String::with_capacity(scalar.text.len());
    let mut rest = letters.iter();
    for repair in repairs {
        let range = &repair.span.range;
        let first = rest.by_ref().find(|letter| {
            let here = letter.at == Some(range.start);
            if !here {
                text.push(letter.ch);
            }
            here
        })?;
        let mut end = range.start + first.ch.len_utf8();
        while end < range.end {
            let next = rest.next().filter(|letter| letter.at == Some(end))?;
            end += next.ch.len_utf8();
        }
        if end != range.end {
            return None;
        }
        text.push_str(&repair.text);
    }
    text.extend(rest.map(|letter| letter.ch));
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The file after every place of these words was replaced, and how many were.
    fn replaced(text: &str, from: &str, to: &str) -> (String, usize) {
        let source = Source::new("content/plan.yaml", text);
        let repairs = text.match_indices(from).map(|(at, _)| Repair {
            span: Span::new(&source, at..at + from.len()),
            text: to.to_owned(),
        });
        let (source, made) = mend(&source, repairs.collect());
        (source.text().to_owned(), made.len())
    }

    #[test]
    fn only_the_bytes_of_the_repair_change() {
        let text = "甲: \"乙,丙\"   # 注,释\r\n丁: |\r\n  戊,己\r\n\r\n  庚\r\n辛: [壬, '癸,子']\r\n";
        // Neither the comment nor the comma of the list.
        let (mended, made) = replaced(text, ",", "，");
        let expected = text.replace("乙,", "乙，").replace("戊,", "戊，");
        assert_eq!((mended, made), (expected.replace("癸,", "癸，"), 3));
        let (mended, made) = replaced(text, "乙,丙", "乙，丙");
        assert_eq!((mended, made), (text.replace("乙,丙", "乙，丙"), 1));
        let (mended, made) = replaced(text, "癸,子", "癸，子");
        assert_eq!((mended, made), (text.replace("癸,子", "癸，子"), 1));
    }

    #[test]
    fn a_repair_outside_of_a_text_is_refused() {
        for from in ["甲", "# 注", "\n", "[", " 乙"] {
            assert_eq!(replaced("甲: 乙 # 注\n丙: [丁]\n", from, "戊").1, 0, "{from}");
        }
    }

    #[test]
    fn a_repair_after_which_the_file_means_something_else_is_refused() {
        let cases = [
            ("甲: 。- 乙\n", "。"),
            ("甲: 。[乙]\n", "。"),
            ("甲:\n  乙\n  。\n  丙\n", "。"),
            ("甲: 。{{单位}}\n", "。"),
            ("甲: 乙 。# 丙\n", "。"),
            ("甲: 。12\n", "。1"),
        ];
        for (text, from) in &cases[..3] {
            assert_eq!(replaced(text, from, ""), ((*text).to_owned(), 0), "{text}");
        }
        assert_eq!(replaced(cases[3].0, "。", "{").1, 0);
        assert_eq!(replaced(cases[4].0, "。", "").1, 0);
        assert_eq!(replaced(cases[5].0, "12", "12: 3").1, 0);
    }

    #[test]
    fn a_refused_repair_does_not_hold_up_the_others() {
        let text = "甲: 。- 乙\n丙: 丁。\n戊: 己。。\n";
        assert_eq!(replaced(text, "。", ""), ("甲: 。- 乙\n丙: 丁\n戊: 己\n".into(), 3));
    }

    #[test]
    fn of_repairs_that_overlap_the_first_is_made() {
        let source = Source::new("x", "甲: 乙丙丁\n");
        let repair =
            |range| Repair { span: Span::new(&source, range), text: "戊".into() };
        let (mended, made) = mend(&source, vec![repair(8..14), repair(5..11)]);
        assert_eq!((mended.text(), made.len()), ("甲: 戊丁\n", 1));
    }

    #[test]
    fn a_doubled_quote_is_one_character() {
        assert_eq!(replaced("甲: '乙''丙'\n", "'", "戊").1, 0);
        assert_eq!(replaced("甲: '乙''丙,'\n", "丙,", "丙，").1, 1);
    }
}
