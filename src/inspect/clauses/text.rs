//! 标题, 主送机关 and 正文 (7.3.1–7.3.3).

use super::{
    Clause, Found, SAN, View, characters, clause, close, length, of, typed, typed_blocks,
    within, worst,
};
use crate::inspect::paper::{Block, Span, is_hanzi};
use crate::inspect::parts::Form;
use crate::standard::Role;

/// 二号 in points, by the printers' count and by that of word processors.
const ER: [f64; 2] = [21.0, 22.0];

/// Farther in than this no paragraph begins, in mm.
const FAR: f64 = 30.0;

impl View<'_> {
    /// The clauses on title, addressee and body.
    pub(super) fn text(&self) -> Vec<Clause> {
        let missing = || match self.parts.form {
            Form::Order => Found::Nothing("命令格式没有标题"),
            _ => Found::Unknown("没有认出标题".to_owned()),
        };
        let title = typed(
            super::spans(self.parts.title.iter().copied()),
            Role::XiaoBiaoSong,
            &ER,
        );
        let mut clauses = vec![
            clause(
                "7.3.1",
                "标题字体字号",
                "二号小标宋（21 或 22 磅）",
                title.unwrap_or_else(missing),
            ),
            clause(
                "7.3.1",
                "标题居中",
                "在版心左右居中",
                self.title_place().unwrap_or_else(missing),
            ),
            clause("7.3.1", "标题行", "红色分隔线下空二行", self.title_row()),
            clause("7.3.1", "标题形状", "多行标题排成梯形或菱形", self.title_shape()),
        ];
        clauses.extend(self.addressee());
        clauses.extend(self.body());
        clauses
    }

    fn title_place(&self) -> Option<Found> {
        let lines = self.parts.title.iter().flat_map(|block| &block.lines);
        let off =
            lines.map(|it| (f64::midpoint(it.left, it.right) - self.area.centre()).abs());
        worst(
            off.map(|off| Found::Measured(format!("偏 {off:.1} 毫米"), close(off, 0.0))),
        )
    }

    fn title_row(&self) -> Found {
        let rule = self.parts.head_rule.or_else(|| {
            let upper = self
                .parts
                .letter_rules
                .iter()
                .filter(|it| it.y.is_some_and(|y| y < 100.0));
            upper
                .copied()
                .max_by(|a, b| a.y.partial_cmp(&b.y).unwrap_or(std::cmp::Ordering::Equal))
        });
        if self.parts.form == Form::Letter {
            return Found::Nothing("信函格式另有规定");
        }
        let (Some(rule), Some(title)) = (rule, self.parts.title.first()) else {
            return Found::Nothing("没有红色分隔线");
        };
        let gap =
            rule.y.zip(title.ink_top()).map(|(y, top)| top - y - rule.thickness / 2.0);
        within(gap, self.area.lines(2.0))
    }

    /// Three lines or more are no hourglass: none is shorter than those around it.
    fn title_shape(&self) -> Found {
        let lines = self.parts.title.iter().flat_map(|block| &block.lines);
        let counts: Vec<usize> = lines.map(|it| it.text.trim().chars().count()).collect();
        if counts.len() < 2 {
            return Found::Nothing("标题只有一行");
        }
        let shown: Vec<String> = counts.iter().map(ToString::to_string).collect();
        let waist = counts.windows(3).any(|it| it[1] + 1 < it[0].min(it[2]));
        Found::Measured(format!("各行 {} 字", shown.join("、")), !waist)
    }

    fn addressee(&self) -> Vec<Clause> {
        let block = self.parts.addressee;
        let left = |block: &Block| {
            let edges = [block.left, block.rest].into_iter().flatten();
            let far = edges.map(|left| left - self.area.left);
            length(far.max_by(|a, b| a.abs().total_cmp(&b.abs())), 0.0)
        };
        let colon = |block: &Block| {
            let text = block.text();
            let end = text.trim_end().chars().next_back().unwrap_or_default();
            Found::Measured(format!("“{end}”"), end == '：')
        };
        vec![
            clause(
                "7.3.2",
                "主送机关行",
                "标题下空一行",
                of(block, |it| Self::blanks(it, 1.0)),
            ),
            clause("7.3.2", "主送机关位置", "顶格，回行时仍顶格", of(block, left)),
            clause("7.3.2", "主送机关标点", "最后标全角冒号", of(block, colon)),
            clause(
                "7.3.2",
                "主送机关字体字号",
                "三号仿宋",
                typed_blocks(block, Role::FangSong, &SAN),
            ),
        ]
    }

    fn body(&self) -> Vec<Clause> {
        let level = |level: u8, subject, required| {
            let of_level =
                self.parts.headings.iter().filter(|(found, _)| *found == level);
            let found = of_level.filter_map(|(_, block)| {
                let lead = lead(&block.spans);
                typed(&lead, Role::of_heading(level), &SAN)
            });
            let found = worst(found).unwrap_or(Found::Nothing("没有这一层标题"));
            clause("7.3.3", subject, required, found)
        };
        vec![
            clause("7.3.3", "首页正文", "首页必须显示正文", self.first_page()),
            clause("7.3.3", "段首缩进", "每段左空二字", self.indents()),
            level(1, "第一层标题字体", "三号黑体"),
            level(2, "第二层标题字体", "三号楷体"),
            level(3, "第三层标题字体", "三号仿宋"),
            clause("7.3.3", "第三层标题字重", "不加粗", self.weight_of_level_3()),
            level(4, "第四层标题字体", "三号仿宋"),
            clause(
                "10.3",
                "出席、请假、列席名单",
                "左空二字，“出席”等用三号黑体，人员用三号仿宋",
                self.attendance(),
            ),
        ]
    }

    /// Bold headings of level 3 are a practice of many offices, not the standard's.
    fn weight_of_level_3(&self) -> Found {
        let of_level = self.parts.headings.iter().filter(|(level, _)| *level == 3);
        let found = of_level.map(|(_, block)| {
            match (
                lead(&block.spans).iter().any(|it| it.bold),
                self.practice.bold_level_3,
            ) {
                (true, true) => Found::Chosen("加粗".to_owned()),
                (true, false) => Found::Measured("加粗".to_owned(), false),
                (false, _) => Found::Measured("不加粗".to_owned(), true),
            }
        });
        worst(found).unwrap_or(Found::Nothing("没有这一层标题"))
    }

    fn attendance(&self) -> Found {
        let found = self.parts.attendance.iter().flat_map(|block| {
            let split = |span: &Span| {
                let text = super::super::parts::words::plain(&span.text);
                ["出席", "请假", "列席"].iter().any(|label| text.starts_with(label))
            };
            let (labels, names): (Vec<&Span>, Vec<&Span>) =
                block.spans.iter().partition(|span| split(span));
            let left = block.left.map(|left| left - self.area.left);
            [
                Some(within(left, characters(2.0))),
                typed(labels, Role::HeiTi, &SAN),
                typed(names, Role::FangSong, &SAN),
            ]
        });
        worst(found.flatten()).unwrap_or(Found::Nothing("没有名单"))
    }

    fn first_page(&self) -> Found {
        let Some(first) = self.parts.body.first() else {
            return Found::Nothing("没有认出正文");
        };
        match first.page {
            Some(page) => Found::Measured(format!("正文从第 {page} 页开始"), page == 1),
            None if self
                .paper
                .blocks
                .iter()
                .take(8)
                .any(|it| std::ptr::eq(it, *first)) =>
            {
                Found::Measured("正文从第 1 页开始".to_owned(), true)
            }
            None => Found::Unknown("页由文字处理软件决定".to_owned()),
        }
    }

    /// Nine of ten paragraphs begin two characters from the edge: what goes on after a
    /// table or a formula begins at the edge.
    fn indents(&self) -> Found {
        let [least, most] = characters(2.0);
        let indents = self.parts.body.iter().filter(|it| it.lines.len() > 1);
        let indents = indents.filter_map(|it| Some(it.left? - self.area.left));
        // What stands far in is no paragraph.
        let indents: Vec<f64> = indents.filter(|it| *it < FAR).collect();
        let fits = |indent: &f64| {
            (least - super::TOLERANCE..=most + super::TOLERANCE).contains(indent)
        };
        let (count, wrong) =
            (indents.len(), indents.iter().filter(|it| !fits(it)).count());
        let odd = indents.iter().find(|it| !fits(it)).filter(|_| wrong * 10 > count);
        match odd.or(indents.first()) {
            Some(indent) if odd.is_some() => Found::Measured(
                format!("{count} 段中有 {wrong} 段不是，如 {indent:.1} 毫米"),
                false,
            ),
            Some(_) => {
                let right = indents.iter().copied().filter(fits).fold(0.0, f64::max);
                Found::Measured(super::in_mm(right), true)
            }
            None => Found::Nothing("没有成段的正文"),
        }
    }
}

/// The words of a heading: to its first full stop, for it may run in to its paragraph.
fn lead(spans: &[Span]) -> Vec<Span> {
    let mut lead = Vec::new();
    for span in spans {
        let end = span.text.find(['。', '：']);
        let text = span.text[..end.unwrap_or(span.text.len())].to_owned();
        if text.chars().any(is_hanzi) {
            lead.push(Span { text, ..span.clone() });
        }
        if end.is_some() {
            break;
        }
    }
    lead
}
