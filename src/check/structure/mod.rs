//! Rules of STR: numbers and levels inside a text.

mod label_form;
mod level_skipped;
mod lone_ordinal;
mod number_gap;
mod ordinal_gap;

use std::ops::Range;
use std::rc::Rc;

use super::Rule;
use super::paper::Paper;
use super::passage::Passage;
use crate::diagnostic::codes::structure as codes;
use crate::value::{count_in_words, is_numeral};

/// The rules of the group; of two that find one place the earlier keeps it.
pub(super) static RULES: &[Rule] = &[
    Rule::paper(&codes::ORDINAL_GAP, ordinal_gap::find),
    Rule::paper(&codes::LONE_ORDINAL, lone_ordinal::find),
    Rule::words(&codes::LABEL_FORM, label_form::find),
    Rule::paper(&codes::LEVEL_SKIPPED, level_skipped::find),
    Rule::paper(&codes::NUMBER_GAP, number_gap::find),
];

/// A number at the head of a paragraph.
struct Label {
    /// 0 for 一、, 1 for （一）, 2 for 1., 3 for （1）.
    level: usize,
    /// Its value.
    number: usize,
    /// Its characters, with the marks around it.
    length: usize,
    /// As it should be written.
    proper: String,
}

/// The number at the head of a paragraph, well written or not.
fn label(passage: &Passage<'_>) -> Option<Label> {
    let opened = matches!(passage.at(0), '（' | '(');
    let start = usize::from(opened);
    let arabic = passage.at(start).is_ascii_digit();
    let counts = |char: &&char| {
        if arabic { char.is_ascii_digit() } else { is_numeral(**char) }
    };
    let rest = passage.chars.get(start..)?;
    let end = start + rest.iter().take_while(counts).count();
    let written = passage.slice(start..end);
    let number = count_in_words(&written).filter(|number| (1..100).contains(number))?;
    let (level, length, proper) = if opened {
        let closed = matches!(passage.at(end), '）' | ')');
        let extra = usize::from("、.．".contains(passage.at(end + 1)));
        let level = if arabic { 3 } else { 1 };
        closed.then(|| (level, end + 1 + extra, format!("（{written}）")))?
    } else if arabic {
        let mark = passage.at(end);
        let decimal = passage.at(end + 1).is_ascii_digit();
        let ends = "、.．".contains(mark) && !decimal;
        ends.then(|| (2, end + 1, format!("{written}.")))?
    } else {
        let ends = "、.．".contains(passage.at(end));
        ends.then(|| (0, end + 1, format!("{written}、")))?
    };
    Some(Label { level, number, length, proper })
}

/// The numbers at the heads of the paragraphs of each text.
fn labels<'a>(paper: &Paper<'a>) -> Vec<Vec<(Passage<'a>, Label)>> {
    let mut found = Vec::new();
    for part in &paper.parts {
        let mut labels = Vec::new();
        for passage in Passage::of(part.key, part.text) {
            if let Some(label) = label(&passage) {
                labels.push((passage, label));
            }
        }
        found.push(labels);
    }
    found
}

/// A 一是 with its characters and its value.
type Ordinal<'a> = (Rc<Passage<'a>>, Range<usize>, usize);

/// Every 一是, 二是 … of each text, in order.
fn ordinals<'a>(paper: &Paper<'a>) -> Vec<Vec<Ordinal<'a>>> {
    let texts = paper.parts.iter().map(|part| {
        let passages = Passage::of(part.key, part.text).map(Rc::new);
        passages.flat_map(|passage| ordinals_of(&passage)).collect()
    });
    texts.collect()
}

fn ordinals_of<'a>(passage: &Rc<Passage<'a>>) -> Vec<Ordinal<'a>> {
    let places = passage.find("是").into_iter().filter_map(|range| {
        let before = passage.chars.get(..range.start)?.iter().rev();
        let length = before.take_while(|char| is_numeral(**char)).count();
        let start = range.start - length;
        let opens = start == 0 || "。；，：、！？“（".contains(passage.before(start));
        let value = count_in_words(&passage.slice(start..range.start))?;
        let idiom = is_numeral(passage.at(range.end));
        (opens && !idiom).then(|| (passage.clone(), start..range.end, value))
    });
    places.collect()
}
