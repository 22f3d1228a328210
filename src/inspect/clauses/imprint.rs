//! 版记 (7.4).

use super::{
    Clause, Found, SI, TOLERANCE, View, clause, close, of, typed_blocks, within, worst,
};
use crate::inspect::paper::Block;
use crate::inspect::parts::Form;
use crate::inspect::parts::words::plain;
use crate::standard::Role;

/// The rules' thickness: outer and inner, in mm, and how far from it they may be.
const OUTER: f64 = 0.35;
const INNER: f64 = 0.25;
const HAIR: f64 = 0.06;

/// One character: of 四号, and of 三号.
const CHARACTER: [f64; 2] = [4.94, 5.644];

impl View<'_> {
    /// The clauses on the imprint.
    pub(super) fn imprint(&self) -> Vec<Clause> {
        let (copies, issue) = (&self.parts.copies, &self.parts.issue);
        let none = || Found::Nothing("没有版记");
        let left = |block: &Block| {
            within(block.left.map(|left| left - self.area.left), CHARACTER)
        };
        let ends = copies.iter().map(|block| {
            let text = plain(&block.text());
            let end = text.chars().next_back().unwrap_or_default();
            Found::Measured(format!("以“{end}”结尾"), end == '。')
        });
        let hangs = copies.iter().filter_map(|block| {
            let shift = block.rest? - block.left?;
            Some(within(Some(shift), [3.0 * CHARACTER[0], 3.0 * CHARACTER[0]]))
        });
        let right = |block: &Block| {
            within(block.right.map(|right| self.area.right - right), CHARACTER)
        };
        let lefts = copies.iter().map(|block| left(block));
        let mut clauses = self.imprint_rules();
        clauses.extend([
            clause(
                "7.4.2",
                "抄送机关字体字号",
                "四号仿宋（14 磅）",
                typed_blocks(copies.iter().copied(), Role::FangSong, &SI),
            ),
            clause(
                "7.4.2",
                "抄送机关位置",
                "左空一字",
                worst(lefts).unwrap_or_else(none),
            ),
            clause(
                "7.4.2",
                "抄送机关回行",
                "与冒号后的首字对齐",
                worst(hangs).unwrap_or(Found::Nothing("没有回行的抄送机关")),
            ),
            clause(
                "7.4.2",
                "抄送机关标点",
                "最后标句号",
                worst(ends).unwrap_or_else(none),
            ),
            clause(
                "7.4.3",
                "印发机关和印发日期字体字号",
                "四号仿宋（14 磅）",
                typed_blocks(issue.iter().copied(), Role::FangSong, &SI),
            ),
            clause(
                "7.4.3",
                "印发机关位置",
                "左空一字",
                of(issue.first().filter(|_| issue.len() > 1), |it| left(it)),
            ),
            clause("7.4.3", "印发日期位置", "右空一字", of(issue.last(), |it| right(it))),
        ]);
        clauses
    }

    fn imprint_rules(&self) -> Vec<Clause> {
        let rules = &self.parts.imprint_rules;
        let has_imprint = !self.parts.copies.is_empty() || !self.parts.issue.is_empty();
        if self.parts.form == Form::Letter && has_imprint {
            let found = Found::Measured(format!("{} 条", rules.len()), rules.is_empty());
            return vec![clause("10.1", "版记分隔线", "信函格式的版记不加分隔线", found)];
        }
        let thick = |first: bool| {
            let ends = rules
                .iter()
                .enumerate()
                .filter(|(at, _)| (*at == 0 || at + 1 == rules.len()) == first);
            let wanted = if first { OUTER } else { INNER };
            worst(ends.map(|(_, rule)| {
                let thickness = rule.thickness;
                let fits = (thickness - wanted).abs() <= HAIR;
                Found::Measured(format!("{thickness:.2} 毫米"), fits)
            }))
        };
        let widths = rules.iter().filter_map(|rule| {
            let (left, right) = rule.left.zip(rule.right)?;
            let fits = close(left, self.area.left) && close(right, self.area.right);
            Some(Found::Measured(format!("长 {:.1} 毫米", right - left), fits))
        });
        let last = rules.last().map(|rule| match rule.y {
            Some(y) => {
                let fits = (y - self.area.bottom).abs() <= TOLERANCE;
                Found::Measured(format!("距纸上边 {y:.1} 毫米"), fits)
            }
            None => Found::Unknown("文件没有写明位置".to_owned()),
        });
        let none = || match has_imprint {
            true => Found::Measured("没有分隔线".to_owned(), false),
            false => Found::Nothing("没有版记"),
        };
        let missing = || Found::Nothing("没有这种分隔线");
        let or_missing = |found: Option<Found>| found.unwrap_or_else(missing);
        vec![
            clause(
                "7.4.1",
                "版记分隔线长度",
                "与版心等宽（156 毫米）",
                worst(widths).unwrap_or_else(none),
            ),
            clause("7.4.1", "版记首末分隔线", "0.35 毫米", or_missing(thick(true))),
            clause("7.4.1", "版记中间分隔线", "0.25 毫米", or_missing(thick(false))),
            clause(
                "7.4.1",
                "版记末条分隔线位置",
                "与版心下边重合（距纸上边 262 毫米）",
                or_missing(last),
            ),
        ]
    }
}
