//! Decides the lines of a title once, before the outputs part (7.3.1).
//!
//! A writer's own marks win. Otherwise: as few lines as hold the title, broken between
//! words, in the shape of a trapezoid or a diamond and never of an hourglass.

mod words;

use crate::diagnostic::codes::layout as codes;
use crate::diagnostic::{Diagnostic, Findings};
use crate::font::Library;
use crate::geom::Length;
use crate::layout::inline::measure_of;
use crate::layout::inline::prohibit::joined;
use crate::standard::Role;
use crate::standard::typeface::SIZE_2;

/// The most lines whose shape is weighed; a longer title is filled line by line.
const WEIGHED: usize = 4;

/// The lines of a title of these pieces, on lines of this width.
pub(super) fn lines(
    pieces: &[String],
    width: Length,
    faces: &Library,
    findings: &mut Findings,
) -> Vec<String> {
    let marked = pieces.len() > 1;
    let mut lines = Vec::new();
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        let title = Words::new(piece, width, faces);
        let (broken, torn) = title.lines();
        if torn || (marked && broken.len() > 1) {
            findings.push(too_wide(piece, marked));
        }
        lines.extend(broken);
    }
    lines
}

fn too_wide(piece: &str, marked: bool) -> Diagnostic {
    let message = format!("标题中的“{piece}”一行排不下，已再断开");
    let hint = if marked {
        "二号字一行最多 20 个字；请在这一段中再加一个“|”，或者移动“|”的位置"
    } else {
        "请在标题中词与词之间加“|”，标明每行在哪里结束"
    };
    Diagnostic::new(&codes::TITLE_TOO_WIDE, message).hint(hint)
}

/// A title or a piece of one, with its measures.
struct Words {
    chars: Vec<char>,
    /// Where each character begins, and where the last ends.
    starts: Vec<Length>,
    /// Where a line may end: between words.
    ends: Vec<usize>,
    /// How wide a line may be.
    measure: Length,
}

impl Words {
    fn new(text: &str, width: Length, faces: &Library) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut starts = vec![Length::ZERO];
        let mut x = Length::ZERO;
        for char in &chars {
            let glyph = faces.glyph(Role::XiaoBiaoSong, *char);
            x += glyph.map_or(SIZE_2, |glyph| glyph.advance(SIZE_2));
            starts.push(x);
        }
        let ends = words::ends(&chars);
        let ends = (1..chars.len()).filter(|at| ends[*at]).collect();
        Self { chars, starts, ends, measure: measure_of(width) }
    }

    /// The lines, and whether one had to end inside a word.
    fn lines(&self) -> (Vec<String>, bool) {
        if self.width(0, self.chars.len()) <= self.measure {
            return (vec![self.text(0, self.chars.len())], false);
        }
        for count in 2..=WEIGHED {
            if let Some(cuts) = self.best(count) {
                return (self.cut(&cuts), false);
            }
        }
        let (cuts, torn) = self.filled();
        (self.cut(&cuts), torn)
    }

    fn width(&self, from: usize, to: usize) -> Length {
        self.starts[to] - self.starts[from]
    }

    fn text(&self, from: usize, to: usize) -> String {
        self.chars[from..to].iter().collect()
    }

    fn cut(&self, cuts: &[usize]) -> Vec<String> {
        let to = cuts.iter().copied().chain([self.chars.len()]);
        let from = [0].into_iter().chain(cuts.iter().copied());
        from.zip(to).map(|(from, to)| self.text(from, to)).collect()
    }

    /// The cuts into so many lines whose shape is best; `None` when no cuts make them fit.
    fn best(&self, count: usize) -> Option<Vec<usize>> {
        let mut best: Option<(i64, Vec<usize>)> = None;
        self.each_cut(0, count, &mut Vec::new(), &mut |cuts| {
            let cost = self.cost(cuts);
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, cuts.to_vec()));
            }
        });
        best.map(|(_, cuts)| cuts)
    }

    /// Calls `take` with all cuts of the text from `from` into `count` lines that fit.
    fn each_cut(
        &self,
        from: usize,
        count: usize,
        cuts: &mut Vec<usize>,
        take: &mut impl FnMut(&[usize]),
    ) {
        let left = self.width(from, self.chars.len());
        if count == 1 && left <= self.measure {
            take(cuts);
        }
        if count <= 1 || left > self.measure * i64::try_from(count).unwrap_or(i64::MAX) {
            return;
        }
        for end in self.ends.iter().copied().filter(|end| *end > from) {
            if self.width(from, end) > self.measure {
                break;
            }
            cuts.push(end);
            self.each_cut(end, count - 1, cuts, take);
            cuts.pop();
        }
    }

    /// How far lines are from a good shape, in squared quarters of a character.
    fn cost(&self, cuts: &[usize]) -> i64 {
        let to = cuts.iter().copied().chain([self.chars.len()]);
        let from = [0].into_iter().chain(cuts.iter().copied());
        let quarter = SIZE_2.times(1, 4);
        let widths: Vec<i64> =
            from.zip(to).map(|(from, to)| self.width(from, to) / quarter).collect();
        let count = i64::try_from(widths.len()).unwrap_or(1);
        let mean = widths.iter().sum::<i64>() / count;
        let uneven: i64 = widths.iter().map(|width| (width - mean).pow(2)).sum();
        uneven + fault(&widths)
    }

    /// Fills line after line; `true` when a line had to end inside a word.
    fn filled(&self) -> (Vec<usize>, bool) {
        let (mut cuts, mut torn, mut from) = (Vec::new(), false, 0);
        while self.width(from, self.chars.len()) > self.measure {
            let fits = |end: &usize| self.width(from, *end) <= self.measure;
            let word = self.ends.iter().copied().filter(|end| *end > from);
            let end = word.take_while(fits).last().unwrap_or_else(|| {
                torn = true;
                self.torn(from)
            });
            cuts.push(end);
            from = end;
        }
        (cuts, torn)
    }

    /// Where a line from `from` is full, inside a word but not against a mark's rule.
    fn torn(&self, from: usize) -> usize {
        let fits = |end: &usize| self.width(from, *end) <= self.measure;
        let full = (from + 1..self.chars.len()).take_while(fits).last();
        let full = full.unwrap_or(from + 1);
        let lawful = |end: &usize| {
            let before = end.checked_sub(2).map(|at| self.chars[at]);
            !joined(before, self.chars[end - 1], self.chars[*end])
        };
        (from + 1..=full).rev().find(lawful).unwrap_or(full)
    }
}

/// What the shape of lines of these widths, in quarters of a character, is fined.
fn fault(widths: &[i64]) -> i64 {
    /// More than any unevenness of a shape without the fault.
    const GRAVE: i64 = 100_000;
    /// About two characters of unevenness.
    const SLIGHT: i64 = 64;
    let longest = widths.iter().copied().max().unwrap_or(0);
    let hourglass = widths.windows(3).any(|w| w[1] < w[0] && w[1] < w[2]);
    let stub = [widths.first(), widths.last()]
        .into_iter()
        .flatten()
        .any(|width| width * 3 < longest);
    let rectangle = widths.iter().all(|width| *width == longest);
    GRAVE * (i64::from(hourglass) + i64::from(stub)) + SLIGHT * i64::from(rectangle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::testing::faces;
    use crate::standard::page::TYPE_AREA;

    fn lines_of(pieces: &[&str]) -> (Vec<String>, Findings) {
        let mut findings = Findings::new();
        let pieces: Vec<String> =
            pieces.iter().map(|piece| (*piece).to_owned()).collect();
        (lines(&pieces, TYPE_AREA.width, faces(), &mut findings), findings)
    }

    #[test]
    fn a_short_title_is_one_line() {
        assert_eq!(lines_of(&["民主生活会整改方案"]).0, ["民主生活会整改方案"]);
    }

    #[test]
    fn a_long_title_ends_its_lines_between_words() {
        let (lines, findings) =
            lines_of(&["2023年主题教育专题民主生活会党委班子整改方案"]);
        assert_eq!(lines, ["2023年主题教育专题民主生活会", "党委班子整改方案"]);
        assert!(findings.is_empty());
    }

    #[test]
    fn the_writers_marks_win() {
        let (lines, _) = lines_of(&["民主生活会", "整改方案"]);
        assert_eq!(lines, ["民主生活会", "整改方案"]);
    }

    #[test]
    fn a_piece_wider_than_a_line_is_broken_and_reported() {
        let (lines, findings) =
            lines_of(&["中共××市委关于贯彻落实中央巡视反馈意见情况", "整改方案"]);
        assert!(lines.len() == 3, "{lines:?}");
        let finding = findings.iter().next().unwrap();
        assert_eq!(finding.code.id, codes::TITLE_TOO_WIDE.id);
    }

    #[test]
    fn three_lines_are_not_an_hourglass() {
        let (lines, _) = lines_of(&[
            "中共××市委办公室关于进一步加强全市党员领导干部民主生活会问题整改落实情况监督检查工作的通知",
        ]);
        let lens: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
        assert_eq!(lens.len(), 3, "{lines:?}");
        assert!(!(lens[1] < lens[0] && lens[1] < lens[2]), "{lines:?}");
        assert!(lens[2] * 3 >= lens[1], "{lines:?}");
    }

    #[test]
    fn a_title_without_known_words_is_still_broken() {
        let (lines, _) = lines_of(&[&"甲乙丙丁".repeat(30)]);
        assert!(lines.iter().all(|line| line.chars().count() <= 20));
        assert_eq!(lines.concat().chars().count(), 120);
    }

    #[test]
    fn a_quotation_longer_than_a_line_is_torn_and_reported() {
        let text = format!("《{}》", "学习".repeat(15));
        let (lines, findings) = lines_of(&[&text]);
        assert!(lines.len() == 2 && !findings.is_empty());
    }
}
