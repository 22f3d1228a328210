//! 版头 (7.2) and its special forms (10).

use super::{
    Clause, Found, SAN, View, characters, clause, close, length, mm, of, typed,
    typed_blocks, within, worst,
};
use crate::inspect::paper::{Block, Rule};
use crate::inspect::parts::Form;
use crate::inspect::parts::words::{is_good_reference, plain};
use crate::standard::Role;
use crate::standard::page::SHEET;

/// The upper edge of the mark: below that of the type area, and of the sheet (10).
const MARK_DROP: f64 = 35.0;
const ORDER_MARK_DROP: f64 = 20.0;
const LETTER_MARK: f64 = 30.0;

/// Rules: below 发文字号 (7.2.7), and those of a letter (10.1).
const RULE_DROP: f64 = 4.0;
const LETTER_RULE: f64 = 170.0;
const LETTER_FOOT: f64 = 20.0;

impl View<'_> {
    /// The clauses on the head.
    pub(super) fn head(&self) -> Vec<Clause> {
        let head = &self.parts.head;
        let flush = |block: Option<&Block>| {
            of(block, |it| length(it.left.map(|left| left - self.area.left), 0.0))
        };
        let type_of = |block: Option<&Block>| typed_blocks(block, Role::HeiTi, &SAN);
        let mut clauses = vec![
            clause("7.2.1", "份号", "一般 6 位阿拉伯数字，三号", of(head.serial, serial)),
            clause("7.2.1", "份号位置", "顶格（距版心左边 0 毫米）", flush(head.serial)),
            clause("7.2.2", "密级字体字号", "三号黑体", type_of(head.secrecy)),
            clause(
                "7.2.2",
                "密级和保密期限",
                "如“机密★1年”；不写期限的，两字之间空一字",
                of(head.secrecy, secrecy),
            ),
            clause("7.2.2", "密级位置", "顶格（距版心左边 0 毫米）", flush(head.secrecy)),
            clause("7.2.3", "紧急程度字体字号", "三号黑体", type_of(head.urgency)),
            clause(
                "7.2.3",
                "紧急程度位置",
                "顶格（距版心左边 0 毫米）",
                flush(head.urgency),
            ),
        ];
        clauses.extend(self.mark());
        clauses.extend(self.reference());
        clauses.push(self.head_rule());
        if self.parts.form == Form::Letter {
            clauses.extend(self.letter());
        }
        clauses
    }

    fn mark(&self) -> Vec<Clause> {
        let (mark, area) = (&self.parts.head.mark, &self.area);
        let colour = || {
            let inks = mark.iter().flat_map(|block| &block.spans);
            let inks = inks.filter(|span| !span.text.trim().is_empty());
            worst(inks.map(|it| Found::Measured(it.ink.name(), it.ink.is_red())))
        };
        let none = || Found::Nothing("没有发文机关标志");
        let sizes = |block: &&Block| block.size();
        let face = mark.iter().max_by(|a, b| sizes(a).total_cmp(&sizes(b))).map(|_| {
            let sizes: Vec<f64> =
                super::spans(mark.iter().copied()).map(|it| it.size).collect();
            typed_blocks(mark.iter().copied(), Role::XiaoBiaoSong, &sizes)
        });
        let (from, wanted, number, required) = match self.parts.form {
            Form::Letter => (0.0, LETTER_MARK, "10.1", "上边距纸上边 30 毫米"),
            Form::Order => (area.top, ORDER_MARK_DROP, "10.2", "上边距版心上边 20 毫米"),
            _ => (area.top, MARK_DROP, "7.2.4", "上边距版心上边 35 毫米"),
        };
        let top = mark.iter().filter_map(|it| it.ink_top()).min_by(f64::total_cmp);
        let place = || length(top.map(|top| top - from), wanted);
        let some = !mark.is_empty();
        vec![
            clause("7.2.4", "发文机关标志颜色", "红色", colour().unwrap_or_else(none)),
            clause("7.2.4", "发文机关标志字体", "推荐小标宋", face.unwrap_or_else(none)),
            clause(
                number,
                "发文机关标志位置",
                required,
                if some { place() } else { none() },
            ),
            clause(
                "7.2.4",
                "发文机关标志居中",
                "在版心左右居中",
                if some { self.mark_centred() } else { none() },
            ),
        ]
    }

    /// The whole mark is centred: of a joint mark names and suffix together.
    fn mark_centred(&self) -> Found {
        let lines = || self.parts.head.mark.iter().flat_map(|block| &block.lines);
        let left = lines().map(|line| line.left).min_by(f64::total_cmp);
        let right = lines().map(|line| line.right).max_by(f64::total_cmp);
        let centre = match self.parts.form {
            // The red lines of a letter are centred on the sheet, and so is its mark.
            Form::Letter => [self.area.centre(), 105.0],
            _ => [self.area.centre(); 2],
        };
        match left.zip(right) {
            Some((left, right)) => {
                let middle = f64::midpoint(left, right);
                let off = centre.map(|it| (middle - it).abs());
                let off = off[0].min(off[1]);
                Found::Measured(format!("偏 {off:.1} 毫米"), close(off, 0.0))
            }
            None => Found::Unknown("文件没有写明位置".to_owned()),
        }
    }

    fn reference(&self) -> Vec<Clause> {
        let head = &self.parts.head;
        let (reference, signers) = (head.reference, &head.signers);
        let form = |block: &Block| {
            let text = block.text().trim().to_owned();
            let is_order = self.parts.form == Form::Order;
            let order = is_order && plain(&text).starts_with('第');
            // The form of 纪要 is for each place to say (10.3).
            let free = order || self.parts.form == Form::Minutes;
            Found::Measured(format!("“{text}”"), free || is_good_reference(&text))
        };
        let [label, names] = self.signers_type();
        let end = |block: &Block| {
            let lines = block.lines.iter().map(|line| self.area.right - line.right);
            block.right.and_then(|_| lines.min_by(f64::total_cmp))
        };
        vec![
            clause(
                "7.2.5",
                "发文字号形式",
                "年份用〔〕括入，不编虚位，不加“第”",
                of(reference, form),
            ),
            clause(
                "7.2.5",
                "发文字号字体字号",
                "三号仿宋",
                typed_blocks(reference, Role::FangSong, &SAN),
            ),
            self.reference_side(),
            clause("7.2.5", "发文字号行", "发文机关标志下空二行", self.reference_row()),
            clause("7.2.6", "“签发人”字体字号", "三号仿宋", label),
            clause("7.2.6", "签发人姓名字体字号", "三号楷体", names),
            clause(
                "7.2.6",
                "签发人位置",
                "居右空一字",
                if signers.is_empty() {
                    Found::Nothing("没有签发人")
                } else {
                    let last = signers.iter().filter_map(|it| end(it));
                    within(last.min_by(f64::total_cmp), characters(1.0))
                },
            ),
        ]
    }

    fn reference_side(&self) -> Clause {
        let area = &self.area;
        let subject = "发文字号位置";
        let block = self.parts.head.reference;
        if self.parts.form == Form::Letter {
            let found = of(block, |it| length(it.right.map(|it| area.right - it), 0.0));
            return clause("10.1", subject, "顶格居版心右边（0 毫米）", found);
        }
        if !self.parts.head.signers.is_empty() {
            let left = |it: &Block| it.left.map(|left| left - area.left);
            let found = of(block, |it| within(left(it), characters(1.0)));
            return clause("7.2.6", subject, "上行文：居左空一字（5.6 毫米）", found);
        }
        let found = of(block, |it| match it.left.zip(it.right) {
            Some((left, right)) => {
                let off = (f64::midpoint(left, right) - area.centre()).abs();
                Found::Measured(format!("偏 {off:.1} 毫米"), close(off, 0.0))
            }
            None => Found::Unknown("文件没有写明位置".to_owned()),
        });
        clause("7.2.5", subject, "在版心左右居中", found)
    }

    /// Two blank lines below the mark; with several signers the last line is meant.
    fn reference_row(&self) -> Found {
        let head = &self.parts.head;
        if self.parts.form == Form::Letter || head.mark.is_empty() {
            return Found::Nothing("没有要空二行的发文机关标志");
        }
        let below =
            head.mark.iter().filter_map(|it| it.ink_bottom()).max_by(f64::total_cmp);
        let first = head.signers.first().or(head.reference.as_ref());
        of(first, |first| {
            let gap = first.ink_top().zip(below).map(|(top, below)| top - below);
            within(gap, self.area.lines(2.0))
        })
    }

    fn signers_type(&self) -> [Found; 2] {
        let spans: Vec<_> =
            super::spans(self.parts.head.signers.iter().copied()).collect();
        let mut label = Vec::new();
        let mut names = Vec::new();
        for span in spans {
            // Label and names may be of one look, and then one of them is wrong.
            let text = plain(&span.text);
            if text.contains("签发") || text == "人" || text == "人：" {
                label.push(span);
            }
            let rest = text.rsplit(['：', ':']).next().unwrap_or_default();
            if !rest.is_empty() && !rest.starts_with("签发") && rest != "人" {
                names.push(span);
            }
        }
        let none = || Found::Nothing("没有签发人");
        [
            typed(label, Role::FangSong, &SAN).unwrap_or_else(none),
            typed(names, Role::KaiTi, &SAN).unwrap_or_else(none),
        ]
    }

    /// The red line below 发文字号, or what is wrong about it.
    fn head_rule(&self) -> Clause {
        let required = "红色，与版心等宽，在发文字号下 4 毫米";
        let head = &self.parts.head;
        if self.parts.form != Form::Ordinary || head.reference.is_none() {
            return clause(
                "7.2.7",
                "红色分隔线",
                required,
                Found::Nothing("没有这一要素"),
            );
        }
        let found = match self.parts.head_rule {
            Some(rule) => self.judge_head_rule(rule),
            None => Found::Measured("没有红色分隔线".to_owned(), false),
        };
        clause("7.2.7", "红色分隔线", required, found)
    }

    fn judge_head_rule(&self, rule: &Rule) -> Found {
        let head = &self.parts.head;
        let above = head.signers.iter().chain(&head.reference);
        let above = above.filter_map(|it| it.ink_bottom()).max_by(f64::total_cmp);
        let edges = rule.left.zip(rule.right);
        let wide = edges.is_none_or(|(left, right)| {
            close(left, self.area.left) && close(right, self.area.right)
        });
        let gap = rule.y.zip(above).map(|(y, above)| y - rule.thickness / 2.0 - above);
        let length = edges.map_or(0.0, |(left, right)| right - left);
        match gap {
            _ if !rule.ink.is_red() => Found::Measured(rule.ink.name(), false),
            Some(gap) => Found::Measured(
                format!("长 {length:.1} 毫米，距发文字号 {gap:.1} 毫米"),
                wide && close(gap, RULE_DROP),
            ),
            None if !wide => Found::Measured(format!("长 {length:.1} 毫米"), false),
            None => Found::Unknown("文件没有写明位置".to_owned()),
        }
    }

    /// The red lines of a letter (10.1).
    fn letter(&self) -> Vec<Clause> {
        let rules = &self.parts.letter_rules;
        let lengths = rules.iter().filter_map(|rule| Some(rule.right? - rule.left?));
        let off = |it: &f64| (it - LETTER_RULE).abs();
        let worst = lengths.max_by(|a, b| off(a).total_cmp(&off(b)));
        let foot = rules.iter().filter_map(|rule| Some(rule.y? + rule.thickness / 2.0));
        let foot = foot.filter(|y| *y > 200.0).max_by(f64::total_cmp);
        let foot = foot.map(|y| mm(SHEET.height) - y);
        let mark = self.parts.head.mark.iter().filter_map(|it| it.ink_bottom());
        let mark = mark.max_by(f64::total_cmp);
        let first = rules.iter().filter_map(|rule| Some(rule.y? - rule.thickness / 2.0));
        let first = first.filter(|y| *y < 100.0).min_by(f64::total_cmp);
        let gap = first.zip(mark).map(|(first, mark)| first - mark);
        vec![
            clause("10.1", "红色双线长度", "170 毫米", length(worst, LETTER_RULE)),
            clause("10.1", "上双线位置", "发文机关标志下 4 毫米", length(gap, RULE_DROP)),
            clause("10.1", "下双线位置", "距纸下边 20 毫米", length(foot, LETTER_FOOT)),
        ]
    }
}

fn serial(block: &Block) -> Found {
    let text = plain(&block.text());
    let sized =
        block.spans.iter().all(|it| SAN.iter().any(|san| (san - it.size).abs() < 0.1));
    let size = super::rounded(block.size());
    Found::Measured(format!("{text}，{size} 磅"), text.len() == 6 && sized)
}

fn secrecy(block: &Block) -> Found {
    let text = block.text();
    let text = text.trim();
    let fits = match text.split_once('★') {
        Some((level, period)) => {
            let digits = period.trim_end_matches(['年', '月', '日']);
            let number =
                !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
            level.chars().count() == 2 && (number || period == "长期")
        }
        None => {
            let inner: Vec<char> = text.chars().collect();
            inner.len() > 2
                && inner[1..inner.len() - 1].iter().all(|it| it.is_whitespace())
        }
    };
    // A PDF need not have the blank; then it is the gap that shows it.
    let spread = block.lines.first().is_some_and(|line| line.right - line.left > 14.0);
    let fits = fits || (plain(text).chars().count() == 2 && spread);
    Found::Measured(format!("“{text}”"), fits)
}
