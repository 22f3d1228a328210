//! Compares what is seen on a paper with the measures of the standard.

use std::collections::BTreeMap;

use super::class::class;
use super::lines::{Line, parted};
use super::{Glyph, Paper};
use crate::geom::Length;
use crate::standard::Role;
use crate::standard::page::{
    CELLS, FIRST_LINE_INDENT, LINES, MARGINS, PAGE_NUMBER_DROP, SHEET, TYPE_AREA,
};

/// Half a millimetre: what printing and measuring may add.
const TOLERANCE: f64 = 0.5;

/// The middle of a dash above the baseline, in em, as faces of 宋体 draw it.
const DASH: f64 = 0.38;

/// How far the em reaches above and below the baseline.
const ASCENT: f64 = 0.88;

/// A clause held against a paper.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its number in GB/T 9704—2012.
    pub number: &'static str,
    /// What it is about, in Chinese.
    pub subject: &'static str,
    /// What it requires, in Chinese.
    pub required: String,
    /// What was measured, in Chinese.
    pub measured: String,
    /// Whether that is enough.
    pub verdict: Verdict,
}

/// Whether a clause is met.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// It is.
    Pass,
    /// It is not.
    Fail,
    /// The paper has nothing that the clause is about.
    NotApplicable,
}

/// The paper with its text and page numbers apart.
struct View<'a> {
    paper: &'a Paper,
    pages: Vec<(Vec<Line<'a>>, Option<Line<'a>>)>,
}

/// All clauses in the order of the standard.
pub(super) fn judge(paper: &Paper) -> Vec<Clause> {
    let view = View { paper, pages: paper.pages.iter().map(parted).collect() };
    vec![
        view.sheet(),
        view.left(),
        view.right(),
        view.top(),
        view.bottom(),
        view.body_type(),
        view.pitch(),
        view.line_count(),
        view.cell_count(),
        view.title_type(),
        view.title_place(),
        view.number_form(),
        view.number_type(),
        view.number_height(),
        view.number_side(),
        view.embedded(),
        view.archival(),
    ]
}

fn clause(
    number: &'static str,
    subject: &'static str,
    required: impl Into<String>,
    found: Option<(String, bool)>,
) -> Clause {
    let (measured, verdict) = match found {
        Some((measured, true)) => (measured, Verdict::Pass),
        Some((measured, false)) => (measured, Verdict::Fail),
        None => ("没有可量的内容".to_owned(), Verdict::NotApplicable),
    };
    Clause { number, subject, required: required.into(), measured, verdict }
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= TOLERANCE
}

fn mm(length: Length) -> f64 {
    length.to_mm()
}

fn is_wide(glyph: &Glyph) -> bool {
    glyph.text.chars().all(|char| char as u32 > 0x2000)
}

fn middle(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

impl<'a> View<'a> {
    fn lines(&self) -> impl Iterator<Item = &Line<'a>> {
        self.pages.iter().flat_map(|(lines, _)| lines)
    }

    fn sheet(&self) -> Clause {
        let (width, height) = (mm(SHEET.width), mm(SHEET.height));
        let off = |page: &&super::Sheet| {
            !close(page.width, width) || !close(page.height, height)
        };
        let odd = self.paper.pages.iter().find(off);
        let shown = odd.or(self.paper.pages.first()).map(|page| {
            (format!("{:.1} × {:.1} 毫米", page.width, page.height), odd.is_none())
        });
        clause("5.1", "纸张", "210 × 297 毫米", shown)
    }

    fn left(&self) -> Clause {
        let left = self.lines().map(Line::left).min_by(f64::total_cmp);
        // A paper of short paragraphs has nothing but indented lines.
        let indented = mm(MARGINS.left) + mm(FIRST_LINE_INDENT);
        let left = left.filter(|left| !close(*left, indented));
        let found = left.map(|it| (format!("{it:.1} 毫米"), close(it, mm(MARGINS.left))));
        clause("5.2.1", "订口（左白边）", "28 毫米", found)
    }

    fn right(&self) -> Clause {
        let edge = mm(SHEET.width);
        let right = self.lines().map(Line::right).max_by(f64::total_cmp);
        let full = |right: &f64| {
            let ends = self.lines().filter(|line| right - line.right() < 1.0);
            *right > edge - mm(MARGINS.right) || ends.count() > 2
        };
        let found = right.filter(full).map(|right| {
            (format!("{:.1} 毫米", edge - right), close(edge - right, mm(MARGINS.right)))
        });
        clause("5.2.1", "右白边", "26 毫米", found)
    }

    /// Top edges of the first lines of pages after the first, which may begin with a head.
    fn top(&self) -> Clause {
        let tops = self.pages.iter().skip(1).filter_map(|(lines, _)| lines.first());
        let top = |line: &Line<'_>| line.baseline - ASCENT * line.size() * 25.4 / 72.0;
        let top = tops.map(top).min_by(f64::total_cmp);
        let (from, to) = (mm(MARGINS.top), mm(MARGINS.top) + 4.8);
        let found = top.map(|it| {
            let fits = it >= from - TOLERANCE && it <= to + TOLERANCE;
            (format!("{it:.1} 毫米"), fits)
        });
        clause("5.2.1", "天头（首行字的上边）", "37～41.8 毫米", found)
    }

    fn bottom(&self) -> Clause {
        let last = self
            .lines()
            .map(|line| line.baseline + (1.0 - ASCENT) * line.size() * 25.4 / 72.0);
        let bottom = last.max_by(f64::total_cmp).filter(|_| self.pages.len() > 2);
        let edge = mm(MARGINS.top) + mm(TYPE_AREA.height);
        let found = bottom.map(|it| {
            let fits = it <= edge + TOLERANCE && it >= edge - 4.8 - TOLERANCE;
            (format!("{it:.1} 毫米"), fits)
        });
        clause("5.2.1", "末行字的下边（距纸上边）", "257.2～262 毫米", found)
    }

    /// How often each font and size occurs in the text, the commonest first.
    fn body(&self) -> Option<(usize, f64)> {
        let mut counts: BTreeMap<(usize, String), (usize, f64)> = BTreeMap::new();
        for glyph in self.lines().flat_map(|line| &line.glyphs).filter(|it| is_wide(it)) {
            let key = (glyph.font, format!("{:.1}", glyph.size));
            let entry = counts.entry(key).or_insert((0, glyph.size));
            entry.0 += 1;
        }
        let commonest = counts.into_iter().max_by_key(|(_, (count, _))| *count);
        commonest.map(|((font, _), (_, size))| (font, size))
    }

    fn name(&self, font: usize) -> &str {
        self.paper.fonts.get(font).map_or("", |font| font.name.as_str())
    }

    fn typed(
        &self,
        font: usize,
        size: f64,
        role: Role,
        from: f64,
        to: f64,
    ) -> (String, bool) {
        let name = self.name(font);
        let fits = class(name) == Some(role) && size >= from - 0.1 && size <= to + 0.1;
        (format!("{name}，{size:.1} 磅"), fits)
    }

    fn body_type(&self) -> Clause {
        let found = self
            .body()
            .map(|(font, size)| self.typed(font, size, Role::FangSong, 15.75, 16.0));
        clause("5.2.2", "正文字体字号", "三号仿宋（15.75 或 16 磅）", found)
    }

    /// The commonest distance of two lines that follow each other.
    fn line_pitch(&self) -> Option<f64> {
        let pairs = self.pages.iter().flat_map(|(lines, _)| lines.windows(2));
        let distances = pairs.map(|pair| pair[1].baseline - pair[0].baseline);
        middle(distances.filter(|it| (4.0..15.0).contains(it)).collect())
    }

    fn pitch(&self) -> Clause {
        let found = self.line_pitch().map(|pitch| {
            let points = pitch * 72.0 / 25.4;
            (format!("{points:.2} 磅"), (28.85..=29.7).contains(&points))
        });
        clause("5.2.3", "行距", "28.95～29.6 磅（22 行撑满版心）", found)
    }

    fn line_count(&self) -> Clause {
        // Of two pages the first may end early, for the signature's sake.
        let full = self.pages.len() > 2;
        let pitch = self.line_pitch().filter(|_| full);
        let most = pitch.and_then(|pitch| {
            let rows = self.pages.iter().filter_map(|(lines, _)| {
                let (first, last) = (lines.first()?, lines.last()?);
                Some((last.baseline - first.baseline) / pitch + 1.0)
            });
            rows.max_by(f64::total_cmp)
        });
        let wanted = f64::from(u8::try_from(LINES).unwrap_or(u8::MAX));
        let found = most.map(|it| (format!("{it:.0} 行"), (it - wanted).abs() < 0.5));
        clause("5.2.3", "满页行数", "22 行", found)
    }

    fn cell_count(&self) -> Clause {
        let body = self.body();
        let full = |line: &&Line<'_>| {
            let same = |glyph: &&Glyph| {
                is_wide(glyph) && body.is_some_and(|it| (it.1 - glyph.size).abs() < 0.1)
            };
            line.glyphs.iter().all(same)
                && line.right() - line.left() > mm(TYPE_AREA.width) - 12.0
        };
        let most = self.lines().filter(full).map(|line| line.glyphs.len()).max();
        let found = most.map(|it| (format!("{it} 字"), it == CELLS));
        clause("5.2.3", "满行字数", "28 字", found)
    }

    /// The lines of the first page that are larger than the body and no mark.
    fn title(&self) -> Vec<&Line<'a>> {
        let Some((lines, _)) = self.pages.first() else { return Vec::new() };
        let body = self.body().map_or(16.0, |it| it.1);
        let large = |line: &&Line<'_>| line.size() > body + 1.0 && line.size() < 28.0;
        lines.iter().filter(large).collect()
    }

    fn title_type(&self) -> Clause {
        let title = self.title();
        let glyphs = title.iter().flat_map(|line| &line.glyphs);
        let mut found: Vec<_> = glyphs
            .map(|it| self.typed(it.font, it.size, Role::XiaoBiaoSong, 21.0, 22.0))
            .collect();
        found.sort_by_key(|(_, fits)| *fits);
        clause(
            "7.3.1",
            "标题字体字号",
            "二号小标宋（21 或 22 磅）",
            found.into_iter().next(),
        )
    }

    fn title_place(&self) -> Clause {
        let centre = mm(MARGINS.left) + mm(TYPE_AREA.width) / 2.0;
        let off = |line: &&Line<'_>| f64::midpoint(line.left(), line.right()) - centre;
        let far = self.title().iter().map(off).max_by(|a, b| a.abs().total_cmp(&b.abs()));
        // A mark at one end leaves half of its cell empty.
        let found = far.map(|it| (format!("偏 {:.1} 毫米", it.abs()), it.abs() <= 2.0));
        clause("7.3.1", "标题居中", "偏离版心中线不超过 2 毫米", found)
    }

    fn numbers(&self) -> impl Iterator<Item = (usize, &Line<'a>)> {
        let pages = self.pages.iter().zip(1..);
        pages.filter_map(|((_, number), page)| Some((page, number.as_ref()?)))
    }

    fn worst(
        &self,
        judge: impl Fn(usize, &Line<'a>) -> (String, bool),
    ) -> Option<(String, bool)> {
        let mut found: Vec<_> = self
            .numbers()
            .map(|(page, line)| {
                let (measured, fits) = judge(page, line);
                (format!("第 {page} 页：{measured}"), fits)
            })
            .collect();
        found.sort_by_key(|(_, fits)| *fits);
        found.into_iter().next()
    }

    fn number_form(&self) -> Clause {
        let found = self.worst(|_, line| {
            let text = line.text();
            let digits = text.trim_matches(['—', ' ']);
            let dashes = text.starts_with('—') && text.ends_with('—');
            let fits = dashes && digits.bytes().all(|it| it.is_ascii_digit());
            (format!("“{text}”"), fits)
        });
        let found = found.or(Some(("没有页码".to_owned(), false)));
        clause("7.5", "页码形式", "数字左右各一条一字线", found)
    }

    fn number_type(&self) -> Clause {
        let found = self.worst(|_, line| {
            let digits = line
                .glyphs
                .iter()
                .filter(|it| it.text.starts_with(|c: char| c.is_ascii_digit()));
            let typed =
                digits.map(|it| self.typed(it.font, it.size, Role::SongTi, 14.0, 14.0));
            typed.min_by_key(|(_, fits)| *fits).unwrap_or_default()
        });
        clause("7.5", "页码字体字号", "四号宋体（14 磅）", found)
    }

    fn number_height(&self) -> Clause {
        let edge = mm(MARGINS.top) + mm(TYPE_AREA.height);
        let found = self.worst(|_, line| {
            let below = line.baseline - DASH * line.size() * 25.4 / 72.0 - edge;
            (format!("{below:.1} 毫米"), close(below, mm(PAGE_NUMBER_DROP)))
        });
        clause("7.5", "页码一字线距版心下边", "7 毫米", found)
    }

    fn number_side(&self) -> Clause {
        let (left, right) = (mm(MARGINS.left), mm(MARGINS.left) + mm(TYPE_AREA.width));
        let found = self.worst(|page, line| {
            let (from_left, from_right) = (line.left() - left, right - line.right());
            let side = if from_left < from_right { "左" } else { "右" };
            let wanted = if page % 2 == 1 { from_right } else { from_left };
            let distance = from_left.min(from_right);
            // One character: of 三号 or of 四号, from the dash's cell or from its ink.
            (format!("距{side}边 {distance:.1} 毫米"), (4.4..=8.0).contains(&wanted))
        });
        clause("7.5", "页码位置", "单页居右、双页居左，各空一字", found)
    }

    fn embedded(&self) -> Clause {
        let missing = self.paper.fonts.iter().find(|font| !font.embedded);
        let found = match missing {
            Some(font) => Some((format!("“{}”没有嵌入", font.name), false)),
            None if self.paper.fonts.is_empty() => None,
            None => Some((format!("{} 款字体都已嵌入", self.paper.fonts.len()), true)),
        };
        clause("—", "字体嵌入", "所有字体嵌入文件", found)
    }

    fn archival(&self) -> Clause {
        let form = self.paper.archival.clone();
        let mut found =
            clause("—", "归档格式标识", "PDF/A（归档时）", form.map(|it| (it, true)));
        if found.verdict == Verdict::NotApplicable {
            "没有标识".clone_into(&mut found.measured);
        }
        found
    }
}
