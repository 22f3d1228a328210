//! PHR006: A congress or plenum counted with the wrong word, or one that was never held.
//!
//! ## What it finds
//! A congress or plenum counted with the wrong word, or one that was never held.
//! ## Why it matters
//! 党的代表大会论“次”，中央委员会和它的全会论“届”；写错了，就成了没有开过的会。
//! ## Example
//! ```yaml
//! 导语: 学习中国共产党第二十届全国代表大会精神。
//! ```
//! ## Instead
//! ```yaml
//! 导语: 学习中国共产党第二十次全国代表大会精神。
//! ```
//! ## How sure
//! Certain. Numbers of plenums are judged only for the committees that have ended (16th to
//! 19th: seven each). `--fix` puts 次 and 届 right; which plenum is meant only the writer knows.

use crate::check::passage::{Hit, Passage};
use crate::value::{count_in_words, is_numeral};

/// Committees that have ended, each after this many plenums.
const ENDED: [(usize, usize); 4] = [(16, 7), (17, 7), (18, 7), (19, 7)];

pub(in crate::check) fn find(passage: &Passage<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for range in passage.find("届全国代表大会") {
        let start = numeral_before(passage, range.start);
        let party = passage.ends(start, "第")
            && passage.ends_any(start - 1, &["中国共产党", "党的", "我们党"]);
        if party {
            found.push(wrong_word(passage, start, range.start, "次"));
        }
    }
    for words in ["次中央委员会", "次中央纪律检查委员会"] {
        for range in passage.find(words) {
            let start = numeral_before(passage, range.start);
            if start < range.start && passage.ends(start, "第") {
                found.push(wrong_word(passage, start, range.start, "届"));
            }
        }
    }
    for range in passage.find("中全会") {
        found.extend(plenum(passage, range.start));
    }
    found
}

/// What is wrong with a plenum whose 中全会 begins at an index.
fn plenum(passage: &Passage<'_>, end: usize) -> Option<Hit> {
    let start = numeral_before(passage, end);
    let count = count_in_words(&passage.slice(start..end))?;
    let of = numeral_before(passage, start.checked_sub(1)?);
    let committee = count_in_words(&passage.slice(of..start - 1))?;
    match passage.at(start - 1) {
        '次' => Some(wrong_word(passage, of, start - 1, "届")),
        '届' => {
            let held = ENDED.iter().find(|(number, _)| *number == committee)?.1;
            let written = passage.slice(of..end);
            let message =
                format!("没有{written}中全会，这一届中央委员会开过{held}次全会");
            (count > held).then(|| Hit::new(of..end + 3, message, "核对是哪一次全会"))
        }
        _ => None,
    }
}

/// Where the numeral that ends before an index begins.
fn numeral_before(passage: &Passage<'_>, end: usize) -> usize {
    let before = passage.chars.get(..end).unwrap_or_default().iter().rev();
    end - before.take_while(|char| is_numeral(**char)).count()
}

fn wrong_word(passage: &Passage<'_>, start: usize, at: usize, right: &str) -> Hit {
    let number = passage.slice(start..at);
    let message = format!("“{number}{}”应当是“{number}{right}”", passage.at(at));
    let hint = format!("把“{}”改成“{right}”", passage.at(at));
    Hit::new(at..at + 1, message, hint).mend(at..at + 1, right)
}
