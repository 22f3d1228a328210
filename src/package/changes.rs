//! What changed since a filing, paragraph by paragraph, and within a paragraph by characters
//! (修改对照表).

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::manifest::Kind;
use super::snapshot::{Passage, Said, Snapshot};

/// A change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// The paper, by its name.
    pub paper: &'static str,
    /// Where in it.
    pub place: String,
    /// 原文, what is not in 现文 between 【 and 】; empty for what is new.
    pub before: String,
    /// 现文, what is not in 原文 between 【 and 】; empty for what was deleted.
    pub after: String,
    /// 说明.
    pub remark: String,
}

/// How alike two paragraphs must be to be one that was changed, in hundredths.
const ALIKE: usize = 40;

/// Characters of a paragraph at most that are compared one by one; of longer ones the
/// middle that differs is one change. The time is quadratic at worst.
const MOST: usize = 20_000;

/// Everything that differs.
pub fn changes(old: &Snapshot, new: &Snapshot) -> Vec<Change> {
    let mut found = Vec::new();
    for paper in &new.papers {
        match old.papers.iter().find(|it| is_same(it, paper)) {
            Some(before) => {
                found.extend(of_paper(paper.kind, &before.passages, &paper.passages));
            }
            None => found.push(whole(paper, true)),
        }
    }
    let gone =
        old.papers.iter().filter(|it| !new.papers.iter().any(|new| is_same(it, new)));
    found.extend(gone.map(|paper| whole(paper, false)));
    found
}

fn is_same(one: &Said, other: &Said) -> bool {
    one.kind == other.kind && one.period == other.period
}

/// A paper that is new, or no longer filed.
fn whole(paper: &Said, is_new: bool) -> Change {
    let named = format!("《{}》", paper.title);
    let (before, after, remark) = match is_new {
        true => (String::new(), named, "新报送的公文"),
        false => (named, String::new(), "这次没有报送"),
    };
    Change {
        paper: paper.kind.name(),
        place: "全文".to_owned(),
        before,
        after,
        remark: remark.to_owned(),
    }
}

fn of_paper(kind: Kind, old: &[Passage], new: &[Passage]) -> Vec<Change> {
    let texts = |passages: &[Passage]| -> Vec<String> {
        passages.iter().map(|passage| passage.text.clone()).collect()
    };
    let (before, after) = (texts(old), texts(new));
    let mut found = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &before, &after) {
        if !matches!(op, DiffOp::Equal { .. }) {
            let (gone, come) = (&old[op.old_range()], &new[op.new_range()]);
            found.extend(paired(kind, gone, come));
        }
    }
    note_moves(&mut found);
    found
}

/// Paragraphs that went and that came at one place: those alike are one that was changed.
fn paired(kind: Kind, gone: &[Passage], come: &[Passage]) -> Vec<Change> {
    let mut found = Vec::new();
    let mut rest = gone;
    for passage in come {
        let partner = rest.iter().position(|it| {
            let named = it.place == passage.place && kind == Kind::Ledger;
            named || likeness(&it.text, &passage.text) >= ALIKE
        });
        match partner {
            Some(at) => {
                found.extend(rest[..at].iter().map(|it| deleted(kind, it)));
                found.push(changed(kind, &rest[at], passage));
                rest = &rest[at + 1..];
            }
            None => found.push(added(kind, passage)),
        }
    }
    found.extend(rest.iter().map(|it| deleted(kind, it)));
    found
}

fn added(kind: Kind, passage: &Passage) -> Change {
    Change {
        paper: kind.name(),
        place: passage.place.clone(),
        before: String::new(),
        after: passage.text.clone(),
        remark: "新增".to_owned(),
    }
}

fn deleted(kind: Kind, passage: &Passage) -> Change {
    Change {
        paper: kind.name(),
        place: passage.place.clone(),
        before: passage.text.clone(),
        after: String::new(),
        remark: "删去".to_owned(),
    }
}

fn changed(kind: Kind, old: &Passage, new: &Passage) -> Change {
    let edits = edits(&old.text, &new.text);
    let mut before = String::new();
    let mut after = String::new();
    let mut remarks = Vec::new();
    for edit in &edits {
        match edit {
            Edit::Kept(words) => {
                before.push_str(words);
                after.push_str(words);
            }
            Edit::Changed { from, to } => {
                mark(&mut before, from);
                mark(&mut after, to);
                remarks.push(remark(from, to));
            }
        }
    }
    Change {
        paper: kind.name(),
        place: new.place.clone(),
        before,
        after,
        remark: remarks.join("；"),
    }
}

fn mark(text: &mut String, words: &str) {
    if !words.is_empty() {
        text.push('【');
        text.push_str(words);
        text.push('】');
    }
}

/// A change in a few words; long ones are in the columns beside it.
fn remark(from: &str, to: &str) -> String {
    const SHORT: usize = 20;
    let short = |words: &str| words.chars().count() <= SHORT;
    match (from, to) {
        (from, to) if !short(from) || !short(to) => {
            match (from.is_empty(), to.is_empty()) {
                (true, _) => "增加一处".to_owned(),
                (_, true) => "删去一处".to_owned(),
                _ => "改写一处".to_owned(),
            }
        }
        ("", to) => format!("增加“{to}”"),
        (from, "") => format!("删去“{from}”"),
        (from, to) => format!("“{from}”改为“{to}”"),
    }
}

/// A paragraph that went at one place and came at another was moved.
fn note_moves(found: &mut [Change]) {
    for at in 0..found.len() {
        if !found[at].after.is_empty() || found[at].remark != "删去" {
            continue;
        }
        let text = found[at].before.clone();
        let twin = found.iter().position(|it| it.before.is_empty() && it.after == text);
        if let Some(twin) = twin {
            found[at].remark = format!("移到“{}”", found[twin].place);
            found[twin].remark = format!("从“{}”移来", found[at].place);
        }
    }
}

/// A stretch of a paragraph.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Edit {
    Kept(String),
    Changed { from: String, to: String },
}

/// What differs in a paragraph: characters of Chinese one by one, numbers and Latin words as
/// wholes, and lone characters that happen to stay between two changes as part of them.
fn edits(old: &str, new: &str) -> Vec<Edit> {
    let (old, new) = (pieces(old), pieces(new));
    let mut edits: Vec<Edit> = Vec::new();
    let ops = if old.len() > MOST || new.len() > MOST {
        middle(&old, &new)
    } else {
        capture_diff_slices(Algorithm::Myers, &old, &new)
    };
    for op in ops {
        let (from, to) = (old[op.old_range()].concat(), new[op.new_range()].concat());
        match op {
            DiffOp::Equal { .. } => edits.push(Edit::Kept(from)),
            _ => edits.push(Edit::Changed { from, to }),
        }
    }
    joined(edits)
}

/// What is between the same beginning and the same end.
fn middle(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let head = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let rest = old.len().min(new.len()) - head;
    let pairs = old.iter().rev().zip(new.iter().rev()).take(rest);
    let tail = pairs.take_while(|(one, other)| one == other).count();
    let (old_len, new_len) = (old.len() - head - tail, new.len() - head - tail);
    vec![
        DiffOp::Equal { old_index: 0, new_index: 0, len: head },
        DiffOp::Replace { old_index: head, old_len, new_index: head, new_len },
        DiffOp::Equal { old_index: head + old_len, new_index: head + new_len, len: tail },
    ]
}

/// Joins changes that only a character or two keep apart.
fn joined(edits: Vec<Edit>) -> Vec<Edit> {
    /// So few characters between two changes are chance.
    const CHANCE: usize = 2;
    let mut out: Vec<Edit> = Vec::new();
    let mut edits = edits.into_iter().peekable();
    while let Some(edit) = edits.next() {
        let between =
            matches!(out.last(), Some(Edit::Changed { .. })) && edits.peek().is_some();
        match (edit, out.last_mut()) {
            (Edit::Changed { from, to }, Some(Edit::Changed { from: f, to: t })) => {
                f.push_str(&from);
                t.push_str(&to);
            }
            (Edit::Kept(words), Some(Edit::Changed { from, to }))
                if between && words.chars().count() <= CHANCE =>
            {
                from.push_str(&words);
                to.push_str(&words);
            }
            (edit, _) => out.push(edit),
        }
    }
    out.retain(|edit| !matches!(edit, Edit::Kept(words) if words.is_empty()));
    out
}

/// A paragraph in pieces that are changed as a whole: runs of digits, runs of Latin letters,
/// any other character by itself.
fn pieces(text: &str) -> Vec<&str> {
    let kind = |char: char| match char {
        '0'..='9' | '.' | '%' => 1,
        _ if char.is_ascii_alphabetic() => 2,
        _ => 0,
    };
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut last = 0;
    for (at, char) in text.char_indices() {
        let same = kind(char) != 0 && kind(char) == last;
        if at > start && !same {
            pieces.push(&text[start..at]);
            start = at;
        }
        last = kind(char);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

/// How much of the longer of two texts both have, in hundredths.
fn likeness(one: &str, other: &str) -> usize {
    let length = one.chars().count().max(other.chars().count());
    if length == 0 {
        return 100;
    }
    let kept = edits_kept(one, other);
    kept * 100 / length
}

fn edits_kept(one: &str, other: &str) -> usize {
    let kept = |edit: &Edit| match edit {
        Edit::Kept(words) => words.chars().count(),
        Edit::Changed { .. } => 0,
    };
    edits(one, other).iter().map(kept).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::*;

    fn passages(texts: &[&str]) -> Vec<Passage> {
        let passage = |(at, text): (usize, &&str)| Passage {
            place: format!("第{}段", at + 1),
            text: (*text).to_owned(),
        };
        texts.iter().enumerate().map(passage).collect()
    }

    fn found(old: &[&str], new: &[&str]) -> Vec<(String, String, String)> {
        let changes = of_paper(Kind::Plan, &passages(old), &passages(new));
        changes.into_iter().map(|it| (it.before, it.after, it.remark)).collect()
    }

    fn one(before: &str, after: &str, remark: &str) -> Vec<(String, String, String)> {
        vec![(before.to_owned(), after.to_owned(), remark.to_owned())]
    }

    #[test]
    fn a_changed_word_is_marked_in_both_texts() {
        assert_eq!(
            found(&["每月研究一次整改。"], &["每季度研究一次整改。"]),
            one("每【月】研究一次整改。", "每【季度】研究一次整改。", "“月”改为“季度”")
        );
    }

    #[test]
    fn a_number_changes_as_a_whole() {
        assert_eq!(
            found(&["于2023年12月31日前完成。"], &["于2024年12月30日前完成。"]),
            one(
                "于【2023】年12月【31】日前完成。",
                "于【2024】年12月【30】日前完成。",
                "“2023”改为“2024”；“31”改为“30”"
            )
        );
    }

    #[test]
    fn a_character_that_stays_by_chance_is_part_of_the_change() {
        let found = found(
            &["党委办公室负责督促检查各项措施的落实到位情况。"],
            &["党委组织部牵头督查各项措施的落实到位情况。"],
        );
        assert_eq!(found[0].0.matches('【').count(), 1, "{found:?}");
    }

    #[test]
    fn paragraphs_come_and_go() {
        assert_eq!(
            found(&["甲段不变。"], &["甲段不变。", "新写一段话。"]),
            one("", "新写一段话。", "新增")
        );
        assert_eq!(
            found(&["甲段不变。", "旧的一段话。"], &["甲段不变。"]),
            one("旧的一段话。", "", "删去")
        );
    }

    #[test]
    fn a_moved_paragraph_is_told_as_moved() {
        let found = found(
            &["这一段要移走。", "第二段不动的文字。", "第三段不动的文字。"],
            &["第二段不动的文字。", "第三段不动的文字。", "这一段要移走。"],
        );
        assert_eq!(found.len(), 2);
        assert!(found.iter().any(|it| it.2 == "移到“第3段”"), "{found:?}");
        assert!(found.iter().any(|it| it.2 == "从“第1段”移来"), "{found:?}");
    }

    proptest! {
        #[test]
        fn marks_taken_away_give_both_texts_again(
            old in "[甲乙丙丁0-9a-c，。]{0,30}", new in "[甲乙丙丁0-9a-c，。]{0,30}"
        ) {
            let place = String::new();
            let old = Passage { place: place.clone(), text: old };
            let new = Passage { place, text: new };
            let change = changed(Kind::Plan, &old, &new);
            prop_assert_eq!(change.before.replace(['【', '】'], ""), old.text);
            prop_assert_eq!(change.after.replace(['【', '】'], ""), new.text);
        }
    }
}
