//! The numbers that a word processor writes before the paragraphs of a list.

use std::collections::BTreeMap;

use super::look::ParagraphLook;
use super::xml::Element;

/// Levels of a list.
const LEVELS: usize = 9;

/// Lists of a document at most.
const MAX_LISTS: usize = 2_000;

/// The lists of a document, with how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// The form of each level, by the number that paragraphs name.
    lists: BTreeMap<String, Vec<Level>>,
    counts: BTreeMap<String, [u32; LEVELS]>,
}

#[derive(Clone, Debug, Default)]
struct Level {
    format: String,
    text: String,
    start: u32,
    look: ParagraphLook,
}

impl Lists {
    /// Reads the part.
    pub(super) fn of(part: Option<&Element>) -> Self {
        let Some(part) = part else { return Self::default() };
        let forms: BTreeMap<&str, Vec<Level>> = part
            .all("abstractNum")
            .take(MAX_LISTS)
            .filter_map(|form| Some((form.get("abstractNumId")?, levels(form))))
            .collect();
        let list = |number: &Element| {
            let form = number.child("abstractNumId")?.val()?;
            Some((number.get("numId")?.to_owned(), forms.get(form)?.clone()))
        };
        let lists = part.all("num").take(MAX_LISTS).filter_map(list).collect();
        Self { lists, counts: BTreeMap::new() }
    }

    /// How the paragraphs of a level lie.
    pub(super) fn look(&self, (list, level): &(String, usize)) -> Option<&ParagraphLook> {
        Some(&self.lists.get(list)?.get(*level)?.look)
    }

    /// The number before the next paragraph of a level.
    pub(super) fn next(&mut self, (list, level): &(String, usize)) -> Option<String> {
        let levels = self.lists.get(list)?;
        let form = levels.get(*level)?;
        let starts = std::array::from_fn(|at| {
            levels.get(at).map_or(1, |it| it.start).saturating_sub(1)
        });
        let counts = self.counts.entry(list.clone()).or_insert(starts);
        counts[*level] = counts[*level].saturating_add(1);
        counts[*level + 1..].clone_from_slice(&starts[*level + 1..]);
        let mut text = form.text.clone();
        for (at, (level, count)) in levels.iter().zip(counts).enumerate() {
            text = text.replace(&format!("%{}", at + 1), &numeral(*count, &level.format));
        }
        Some(text)
    }
}

fn levels(form: &Element) -> Vec<Level> {
    let level = |level: &Element| {
        let value = |name: &str| level.child(name).and_then(Element::val);
        Level {
            format: value("numFmt").unwrap_or_default().to_owned(),
            text: value("lvlText").unwrap_or_default().chars().take(40).collect(),
            start: value("start").and_then(|it| it.parse().ok()).unwrap_or(1),
            look: level.child("pPr").map(ParagraphLook::of).unwrap_or_default(),
        }
    };
    form.all("lvl").take(LEVELS).map(level).collect()
}

fn numeral(count: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese(count),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if count <= 20 => {
            char::from_u32(0x245F + count).map_or_else(String::new, String::from)
        }
        "none" | "bullet" => String::new(),
        _ => count.to_string(),
    }
}

/// A number below a hundred in Chinese; what is beyond is written in digits.
fn chinese(count: u32) -> String {
    let digit = |digit: u32| {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        usize::try_from(digit).ok().and_then(|it| digits.get(it)).copied().unwrap_or("")
    };
    match (count / 10, count % 10) {
        (0, units) => digit(units).to_owned(),
        (1, units) => format!("十{}", digit(units)),
        (tens @ 2..=9, units) => format!("{}十{}", digit(tens), digit(units)),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::xml::parse;
    use super::*;

    #[test]
    fn a_list_counts_its_levels_as_the_standard_does() {
        let part = "<numbering><abstractNum abstractNumId='0'>\
            <lvl><numFmt val='chineseCounting'/><lvlText val='%1、'/></lvl>\
            <lvl><numFmt val='chineseCounting'/><lvlText val='（%2）'/></lvl>\
            </abstractNum><num numId='1'><abstractNumId val='0'/></num></numbering>";
        let mut lists = Lists::of(Some(&parse(part.as_bytes()).unwrap()));
        let found: Vec<_> = [0, 1, 1, 0, 1]
            .map(|level| lists.next(&("1".to_owned(), level)).unwrap())
            .into();
        assert_eq!(found, ["一、", "（一）", "（二）", "二、", "（一）"]);
        assert_eq!(lists.next(&("7".to_owned(), 0)), None);
        assert_eq!(lists.next(&("1".to_owned(), 12)), None);
    }
}
