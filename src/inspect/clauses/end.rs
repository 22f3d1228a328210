//! 附件说明, 署名, 成文日期 and 附注 (7.3.4–7.3.6).

use super::{
    Clause, Found, SAN, TOLERANCE, View, characters, clause, in_mm, of, tenths,
    typed_blocks, within, worst,
};
use crate::inspect::paper::Block;
use crate::inspect::parts::words::{is_good_date, plain};
use crate::standard::Role;

impl View<'_> {
    /// The clauses on what follows the body.
    pub(super) fn end(&self) -> Vec<Clause> {
        let mut clauses = self.list();
        clauses.extend(self.signature());
        clauses.extend(self.note());
        clauses
    }

    /// Blank lines above a block.
    pub(super) fn blanks(block: &Block, wanted: f64) -> Found {
        match block.above {
            Some(above) => Found::Measured(
                format!("空 {} 行", tenths(above)),
                (above - wanted).abs() <= 0.25,
            ),
            None if block.begins_page => Found::Nothing("在页首"),
            None => Found::Unknown("文件没有写明位置".to_owned()),
        }
    }

    fn list(&self) -> Vec<Clause> {
        let list = &self.parts.list;
        let first = list.first().copied();
        let left = |block: &Block| {
            within(block.left.map(|left| left - self.area.left), characters(2.0))
        };
        let mark = |block: &&Block| {
            let text = plain(&block.text());
            let ends = text.ends_with(['。', '；', '，', '、', '.', ';']);
            let end = text.chars().next_back().unwrap_or_default();
            let shown = if ends {
                format!("以“{end}”结尾")
            } else {
                "没有标点".to_owned()
            };
            Found::Measured(shown, !ends)
        };
        let marks = worst(list.iter().map(mark));
        let none = || Found::Nothing("没有附件说明");
        vec![
            clause(
                "7.3.4",
                "附件说明行",
                "正文下空一行",
                of(first, |it| Self::blanks(it, 1.0)),
            ),
            clause("7.3.4", "附件说明位置", "左空二字", of(first, left)),
            clause(
                "7.3.4",
                "附件说明字体字号",
                "三号仿宋",
                typed_blocks(list.iter().copied(), Role::FangSong, &SAN),
            ),
            clause("7.3.4", "附件名称标点", "名称后不加标点", marks.unwrap_or_else(none)),
            clause("7.3.4", "附件名称回行", "与上一行名称的首字对齐", self.hanging()),
        ]
    }

    /// Further lines of a name begin below its first character: after the label's three
    /// characters, and after the number of one of several.
    fn hanging(&self) -> Found {
        let found = self.parts.list.iter().filter_map(|block| {
            let text = plain(&block.text());
            let rest = block.rest? - block.left?;
            let label = text.find(['：', ':']).map_or(0.0, |_| 3.0);
            let name = text.rsplit(['：', ':']).next().unwrap_or_default();
            let digits = name.chars().take_while(char::is_ascii_digit).count();
            let number = if digits > 0 {
                f64::from(u32::try_from(digits).ok()? + 1) / 2.0
            } else {
                0.0
            };
            Some(within(Some(rest), characters(label + number)))
        });
        worst(found).unwrap_or(Found::Nothing("没有回行的名称"))
    }

    fn signature(&self) -> Vec<Clause> {
        let date = self.parts.date;
        let form = |block: &Block| {
            let text = plain(&block.text());
            Found::Measured(format!("“{text}”"), is_good_date(&text))
        };
        let organs = self.parts.organs.iter().copied();
        vec![
            clause(
                "7.3.5",
                "署名和成文日期字体字号",
                "三号仿宋",
                typed_blocks(organs.chain(date), Role::FangSong, &SAN),
            ),
            clause(
                "7.3.5",
                "署名和成文日期位置",
                "盖章的，日期右空四字；不盖章的，署名右空二字",
                of(date, |date| self.signature_place(date)),
            ),
            clause(
                "7.3.5.4",
                "成文日期形式",
                "阿拉伯数字，年份写全，月、日不编虚位",
                of(date, form),
            ),
            clause(
                "7.3.5.5",
                "署名页的正文",
                "署名所在页同时有正文",
                of(date, |it| self.company(it)),
            ),
        ]
    }

    /// The date four characters from the edge with the organ over it, or two characters
    /// from the organ or from the edge.
    fn signature_place(&self, date: &Block) -> Found {
        let Some((left, right)) = date.left.zip(date.right) else {
            return Found::Unknown("文件没有写明位置".to_owned());
        };
        let gap = self.area.right - right;
        let near = |found: f64, [least, most]: [f64; 2]| {
            (least - TOLERANCE..=most + TOLERANCE).contains(&found)
        };
        let organ = self.parts.organs.last();
        let edges = organ.and_then(|it| it.left.zip(it.right));
        let middle = edges.map(|(from, to)| f64::midpoint(from, to));
        let off = middle.map(|middle| (middle - f64::midpoint(left, right)).abs());
        let shift = edges.map(|(from, _)| left - from);
        let organ_gap = edges.map(|(_, to)| self.area.right - to);
        let centred = off.is_none_or(|off| off <= TOLERANCE);
        // A name so wide that it would leave the type area moves all to the left.
        let wide = edges.is_some_and(|(from, _)| from - self.area.left < 12.0);
        // Of a 签名章 the office stands left of the stamp, and the date below that.
        let stamped = near(gap, characters(4.0))
            && edges.is_some_and(|(_, to)| to < left || to < self.area.centre());
        let sealed =
            stamped || centred && (near(gap, characters(4.0)) || wide && gap > 22.0);
        let shifted = shift.is_some_and(|shift| near(shift, characters(2.0)));
        let unsealed = shifted && organ_gap.is_some_and(|it| near(it, characters(2.0)))
            || shifted_back(shift) && near(gap, characters(2.0));
        let shown = match (off, shift) {
            (Some(off), Some(shift)) => {
                let side = if shift < 0.0 { "左" } else { "右" };
                let (off, shift) = (in_mm(off), in_mm(shift.abs()));
                format!(
                    "日期右空 {}，与署名中线偏 {off}，比署名{side}移 {shift}",
                    in_mm(gap)
                )
            }
            _ => format!("日期右空 {}", in_mm(gap)),
        };
        Found::Measured(shown, sealed || unsealed)
    }

    /// Whether text stands on the page of the signature.
    fn company(&self, date: &Block) -> Found {
        let Some(page) = date.page else {
            return Found::Unknown("页由文字处理软件决定".to_owned());
        };
        let text = self.parts.body.iter().chain(&self.parts.list);
        let on_page = text.filter(|block| {
            let ends =
                block.page.map(|first| first + usize::from(block.bottom.is_none()));
            ends.is_some_and(|last| last >= page) && block.page <= Some(page)
        });
        let count = on_page.count();
        let tables =
            self.paper.blocks.iter().any(|it| it.in_table && it.page == Some(page));
        let shown = if count > 0 || tables { "有正文" } else { "没有正文" };
        Found::Measured(shown.to_owned(), count > 0 || tables)
    }

    fn note(&self) -> Vec<Clause> {
        let note = self.parts.note;
        let place = |block: &Block| {
            within(block.left.map(|left| left - self.area.left), characters(2.0))
        };
        vec![
            clause(
                "7.3.6",
                "附注字体字号",
                "三号仿宋",
                typed_blocks(note, Role::FangSong, &SAN),
            ),
            clause("7.3.6", "附注位置", "左空二字", of(note, place)),
            clause(
                "7.3.6",
                "附注行",
                "成文日期下一行",
                of(note, |it| Self::blanks(it, 0.0)),
            ),
        ]
    }
}

/// Whether the date begins two characters before or after the organ, or so.
fn shifted_back(shift: Option<f64>) -> bool {
    shift.is_none_or(|shift| (shift.abs() - 11.2).abs() <= 1.0)
}
