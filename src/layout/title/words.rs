//! Says where a line of a title may end: between words, by a small lexicon of the words
//! that titles are made of.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use crate::layout::inline::prohibit::{is_mark, joined};

/// A run of characters that no word of the lexicon covers stays whole up to this length:
/// most names of places and organs are shorter.
const UNKNOWN_WHOLE: usize = 6;

/// Words that belong to what follows them.
const LEADING: [&str; 14] = [
    "关于", "对于", "和", "与", "及", "以及", "暨", "对", "在", "以", "为", "将", "第",
    "至",
];

/// Ends of organs' names, which belong to what is before them: ××市|人民政府|办公室.
const ORGAN_ENDS: [&str; 5] = ["人民政府", "办公室", "办公厅", "委员会", "领导小组"];

/// Characters of the longest of them.
const LONGEST_END: usize = 4;

/// Characters that belong to what is before them.
const TRAILING: &str = "的地得等了们";

/// What a number is followed by to make one word.
const UNITS: &str = "年月日号届次个季期批项级类条大";

/// For each place between two characters whether a line of a title may end there; entry
/// `n` is the place before character `n`, the first entry is `false`.
pub(super) fn ends(text: &[char]) -> Vec<bool> {
    let mut ends = vec![false; text.len()];
    let words = words(text);
    for word in &words {
        ends[word.start] = word.start > 0;
    }
    for word in words {
        let is_leading =
            LEADING.contains(&String::from_iter(&text[word.clone()]).as_str());
        if is_leading && let Some(end) = ends.get_mut(word.end) {
            *end = false;
        }
    }
    for at in 1..text.len() {
        let before = at.checked_sub(2).map(|at| text[at]);
        let (last, next) = (text[at - 1], text[at]);
        let unit = last.is_ascii_digit() && UNITS.contains(next);
        // A placeholder stands for the first part of a name: ××党委.
        let name = last == '×';
        let rest: String = text[at..].iter().take(LONGEST_END).collect();
        let organ = ORGAN_ENDS.iter().any(|word| rest.starts_with(word));
        let after_etc = last == '等';
        let kept = unit || name || organ || after_etc;
        if joined(before, last, next) || kept || TRAILING.contains(next) {
            ends[at] = false;
        }
    }
    for group in brackets(text) {
        ends[group.start + 1..group.end].fill(false);
    }
    ends
}

/// The words of a text: as few characters outside the lexicon as can be, then as few
/// words; characters outside it are joined to runs.
fn words(text: &[char]) -> Vec<Range<usize>> {
    // By character: the best way to cut the text before it, as its cost and the place of
    // the last cut; costs count unknown characters and words.
    let mut best: Vec<((usize, usize), usize)> = vec![((0, 0), 0)];
    for end in 1..=text.len() {
        let (unknown, words) = best[end - 1].0;
        let mut choice = ((unknown + 1, words), end - 1);
        let longest = lexicon().longest.min(end);
        for start in end - longest..end.saturating_sub(1) {
            let (unknown, words) = best[start].0;
            let cost = (unknown, words + 1);
            if cost < choice.0 && lexicon().has(&text[start..end]) {
                choice = (cost, start);
            }
        }
        best.push(choice);
    }
    let mut cuts = Vec::new();
    let mut end = text.len();
    while end > 0 {
        let start = best[end].1;
        cuts.push(start..end);
        end = start;
    }
    cuts.reverse();
    runs(text, cuts)
}

/// Joins single characters to runs; a run of one goes to the word before it (市, 县, 党),
/// a run longer than a name is cut between any two characters.
fn runs(text: &[char], cuts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut cuts = cuts.into_iter().peekable();
    while let Some(cut) = cuts.next() {
        let single = |cut: &Range<usize>| cut.len() == 1 && !is_mark(text[cut.start]);
        if !single(&cut) {
            words.push(cut);
            continue;
        }
        let mut run = cut;
        while let Some(next) = cuts.next_if(single) {
            run.end = next.end;
        }
        let lone = run.len() == 1;
        let is_leading = LEADING.contains(&String::from(text[run.start]).as_str());
        match words.last_mut() {
            Some(word) if lone && !is_leading && text[run.start] != '×' => {
                word.end = run.end;
            }
            _ if run.len() <= UNKNOWN_WHOLE => words.push(run),
            _ => words.extend(run.map(|at| at..at + 1)),
        }
    }
    words
}

/// What stands between quotation marks or brackets, with them.
fn brackets(text: &[char]) -> Vec<Range<usize>> {
    const PAIRS: [(char, char); 5] =
        [('《', '》'), ('“', '”'), ('（', '）'), ('〔', '〕'), ('「', '」')];
    let mut groups = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let close = PAIRS.iter().find(|(open, _)| *open == text[at]).map(|(_, c)| *c);
        let end = close.and_then(|close| {
            text[at..].iter().position(|char| *char == close).map(|len| at + len + 1)
        });
        if let Some(end) = end {
            groups.push(at..end);
            at = end;
        } else {
            at += 1;
        }
    }
    groups
}

struct Lexicon {
    words: BTreeSet<Vec<char>>,
    /// Characters of the longest word.
    longest: usize,
}

impl Lexicon {
    fn has(&self, word: &[char]) -> bool {
        self.words.contains(word)
    }
}

/// Read once; the list is part of the program.
fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let list = include_str!("../words.txt");
        let words: BTreeSet<Vec<char>> =
            list.split_whitespace().map(|word| word.chars().collect()).collect();
        let longest = words.iter().map(Vec::len).max().unwrap_or(1);
        Lexicon { words, longest }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `/` where a line may end.
    fn cut(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let ends = ends(&chars);
        let mark = |(char, end)| if end { format!("/{char}") } else { format!("{char}") };
        chars.into_iter().zip(ends).map(mark).collect()
    }

    #[test]
    fn a_line_ends_between_words_only() {
        assert_eq!(
            cut("2023年主题教育专题民主生活会党委班子整改方案"),
            "2023年/主题教育/专题民主生活会/党委班子/整改方案"
        );
    }

    #[test]
    fn the_particle_belongs_to_the_word_before_it() {
        assert_eq!(cut("关于开展学习的通知"), "关于开展/学习的/通知");
    }

    #[test]
    fn brackets_stay_whole() {
        assert_eq!(cut("印发《学习整改方案》的通知"), "印发/《学习整改方案》的/通知");
    }

    #[test]
    fn a_placeholder_stays_with_the_name_it_begins() {
        assert_eq!(cut("中共××党委整改方案"), "中共/××党委/整改方案");
    }

    #[test]
    fn a_short_unknown_run_is_whole_and_a_long_one_is_not() {
        assert_eq!(cut("钟鼓楼巷口整改方案"), "钟鼓楼巷口/整改方案");
        assert!(cut("甲乙丙丁戊己庚辛壬癸").contains("戊/己"));
    }
}
