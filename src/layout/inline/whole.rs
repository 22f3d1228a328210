//! Knows what a line's end should not tear although it may: names, dates, numbers with their
//! units, 发文字号.

use super::measure::Cell;

/// How bad it is to end a line somewhere.
#[derive(Copy, Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(in crate::layout) enum Tear {
    /// Nothing is torn.
    #[default]
    None,
    /// A name, or a date between its numbers: `2023年|9月`.
    Loose,
    /// A number and what it counts: `9|月`, `第|3`, `〔2023〕|12号`.
    Tight,
}

/// What follows a number to make one word.
const UNITS: &str = "年月日时分秒号期届次季批项级类条款章个名人位家户件份起岁周天倍元万亿\
                     篇场轮处所公里米吨亩";

/// The names of persons and organs that a document states.
#[derive(Clone, Debug, Default)]
pub(in crate::layout) struct Names(Vec<Vec<char>>);

impl Names {
    /// Names as they are written; what is longer than a line could spare is no name.
    pub(in crate::layout) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        const LONGEST: usize = 14;
        let parts = |text: &'a str| text.split([' ', '\u{3000}', '、', '，', '；']);
        let chars = |name: &str| name.chars().collect::<Vec<_>>();
        let mut found = Vec::new();
        for text in names {
            found.extend(parts(text).map(chars));
            found.extend(spread(text).map(|name| chars(&name)));
        }
        let mut names = found;
        names.retain(|name| (2..=LONGEST).contains(&name.len()));
        names.sort_unstable();
        names.dedup();
        Self(names)
    }

    /// For each character whether a line that ended before it would tear a name.
    pub(in crate::layout) fn inside(&self, text: &[char]) -> Vec<bool> {
        let mut inside = vec![false; text.len()];
        for at in 0..text.len() {
            for name in self.0.iter().filter(|name| text[at..].starts_with(name)) {
                inside[at + 1..at + name.len()].fill(true);
            }
        }
        inside
    }
}

/// The names of two characters that a blank spreads to the width of three: `钱　五`.
fn spread(text: &str) -> impl Iterator<Item = String> {
    let parts: Vec<&str> = text.split('\u{3000}').collect();
    let one = |part: &str| part.chars().count() == 1;
    let mut found = Vec::new();
    let mut at = 0;
    while let [first, second, ..] = parts[at.min(parts.len())..] {
        let whole = one(first) && one(second);
        if whole {
            found.push(format!("{first}\u{3000}{second}"));
        }
        at += if whole { 2 } else { 1 };
    }
    found.into_iter()
}

/// For each character what a line that ended before it would tear.
pub(in crate::layout) fn tears(cells: &[Cell], names: &Names) -> Vec<Tear> {
    let text: Vec<char> = cells.iter().map(|cell| cell.char).collect();
    let in_name = names.inside(&text);
    let tear = |at: usize| {
        let number = of_number(&text, at);
        if in_name[at] { number.max(Tear::Loose) } else { number }
    };
    (0..text.len()).map(tear).collect()
}

fn of_number(text: &[char], at: usize) -> Tear {
    let Some(last) = at.checked_sub(1).map(|at| text[at]) else { return Tear::None };
    let next = text[at];
    let before = at.checked_sub(2).map(|at| text[at]);
    let digit = |char: char| char.is_ascii_digit();
    let unit = digit(last) && UNITS.contains(next);
    let counted = last == '第' && digit(next);
    let issued = last == '〕' && (digit(next) || next == '×' || next == '第');
    if unit || counted || issued {
        return Tear::Tight;
    }
    let date = matches!(last, '年' | '月') && digit(next) && before.is_some_and(digit);
    let code = next == '〔' && last.is_alphanumeric();
    if date || code { Tear::Loose } else { Tear::None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::cells;

    /// What an end at `|` would tear.
    fn torn(text: &str) -> Tear {
        let (left, _) = text.split_once('|').unwrap();
        let names = Names::new(["中共××市委", "张一山　李二"].into_iter());
        tears(&cells(&text.replace('|', "")), &names)[left.chars().count()]
    }

    #[test]
    fn a_number_keeps_its_unit() {
        for text in ["2023|年", "43|条", "第|3次", "〔2023〕|12号", "12|号"] {
            assert_eq!(torn(text), Tear::Tight, "{text}");
        }
    }

    #[test]
    fn a_date_and_a_name_stay_whole_where_they_can() {
        for text in
            ["2023年|9月", "9月|28日", "张一|山", "李|二", "中共×|×市委", "×办|〔2023〕"]
        {
            assert_eq!(torn(text), Tear::Loose, "{text}");
        }
    }

    #[test]
    fn words_are_no_names() {
        for text in ["张|王", "2023年|底", "同志|李二", "李二|同志"] {
            assert_eq!(torn(text), Tear::None, "{text}");
        }
    }
}
