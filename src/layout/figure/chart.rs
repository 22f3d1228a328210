//! Draws charts: bars, columns and lines in black, white and greys that a copier keeps
//! apart, with every value written.

use super::scale::Scale;
use crate::document::{Chart, ChartKind, Series};
use crate::geom::{Length, Point, Size};
use crate::layout::flow::Setter;
use crate::layout::inline::justify::{Fit, fitted};
use crate::layout::inline::linebreak::next_line;
use crate::layout::inline::measure::{Cell, Piece, measure, width};
use crate::layout::page::{Item, Shape};
use crate::standard::Role;
use crate::standard::table::{SIZE_5, baseline_above_foot, pitch};

/// The type of all words of a chart.
const SIZE: Length = SIZE_5;
/// The thickness of outlines and axes.
const LINE: Length = Length::half_pt(1);
/// The thickness of the lines behind the values.
const HAIRLINE: Length = Length::twips(4);
/// The thickness of the lines of a line chart.
const CURVE: Length = Length::pt(1);
/// White between parts.
const GAP: Length = Length::pt(4);
/// The side of a sample in the legend, and of the mark of a point.
const SAMPLE: Length = Length::pt(9);
/// Distance between the strokes of a hatching.
const HATCH: Length = Length::pt(4);

/// How a series is filled: darkness in hundredths, and the lean of its strokes.
const STYLES: [(u8, Option<Lean>); 6] = [
    (35, None),
    (0, None),
    (0, Some(Lean::Up)),
    (15, None),
    (0, Some(Lean::Down)),
    (55, None),
];

#[derive(Copy, Clone, Eq, PartialEq)]
enum Lean {
    Up,
    Down,
}

/// A rectangle.
#[derive(Copy, Clone)]
struct Area {
    left: Length,
    top: Length,
    right: Length,
    bottom: Length,
}

impl Area {
    fn width(&self) -> Length {
        self.right - self.left
    }

    fn height(&self) -> Length {
        self.bottom - self.top
    }
}

/// The state of drawing a chart.
struct Pen<'p, 'a> {
    setter: &'p mut Setter<'a>,
    tag: usize,
    items: Vec<Item>,
}

/// The items of a chart of this size; places are distances from its upper left corner.
pub(super) fn draw(
    setter: &mut Setter<'_>,
    chart: &Chart,
    size: Size,
    tag: usize,
) -> Vec<Item> {
    let mut pen = Pen { setter, tag, items: Vec::new() };
    let whole = Area {
        left: Length::ZERO,
        top: Length::ZERO,
        right: size.width,
        bottom: size.height,
    };
    let inner = Area { bottom: pen.legend(chart, whole), ..whole };
    let inner = Area { top: pen.unit(chart, inner), ..inner };
    match chart.kind {
        ChartKind::StackedBars => pen.bars(chart, inner),
        ChartKind::StackedColumns | ChartKind::Lines => pen.upright(chart, inner),
    }
    pen.items
}

/// What the greatest value on the axis is.
fn greatest(chart: &Chart) -> u64 {
    let at = |category: usize| {
        let values = chart.series.iter().map(move |series| value(series, category));
        match chart.kind {
            ChartKind::Lines => values.max().unwrap_or(0),
            ChartKind::StackedBars | ChartKind::StackedColumns => values.sum(),
        }
    };
    (0..chart.categories.len()).map(at).max().unwrap_or(0)
}

fn value(series: &Series, category: usize) -> u64 {
    series.values.get(category).copied().map_or(0, u64::from)
}

fn nth(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl Pen<'_, '_> {
    /// The names of the series with samples, below; gives the upper edge.
    fn legend(&mut self, chart: &Chart, whole: Area) -> Length {
        let entry = |pen: &Self, series: &Series| {
            width(&pen.cells(&series.name)) + SAMPLE + GAP * 4
        };
        let widths: Vec<Length> =
            chart.series.iter().map(|series| entry(self, series)).collect();
        let mut lines: Vec<(usize, Length)> = Vec::new();
        for width in &widths {
            match lines.last_mut() {
                Some((count, used)) if *used + *width <= whole.width() => {
                    *count += 1;
                    *used += *width;
                }
                _ => lines.push((1, *width)),
            }
        }
        // No more lines than leave half of the chart to the numbers.
        let most = (whole.height().times(1, 2) / pitch(SIZE)).max(0);
        lines.truncate(usize::try_from(most).unwrap_or(0));
        let height = pitch(SIZE) * nth(lines.len());
        let top = whole.bottom - height;
        let mut entries = chart.series.iter().zip(widths).enumerate();
        for (line, (count, used)) in lines.into_iter().enumerate() {
            let y = top + pitch(SIZE) * nth(line);
            let mut x = whole.left + (whole.width() - used).times(1, 2).max(Length::ZERO);
            for (number, (series, width)) in entries.by_ref().take(count) {
                let inset = (pitch(SIZE) - SAMPLE).times(1, 2);
                let sample = Area {
                    left: x + GAP,
                    top: y + inset,
                    right: x + GAP + SAMPLE,
                    bottom: y + inset + SAMPLE,
                };
                if chart.kind == ChartKind::Lines {
                    self.mark(number, middle(sample));
                } else {
                    self.filled(number, sample);
                }
                let room = (width - SAMPLE - GAP * 2).min(whole.right - sample.right);
                self.line(&series.name, sample.right + GAP, y, room, Fit::Left);
                x += width;
            }
        }
        top - GAP
    }

    /// What is counted, above; gives the lower edge.
    fn unit(&mut self, chart: &Chart, inner: Area) -> Length {
        if chart.unit.is_empty() {
            return inner.top + GAP;
        }
        let words = format!("单位：{}", chart.unit);
        self.line(&words, inner.left, inner.top, inner.width(), Fit::Right);
        inner.top + pitch(SIZE)
    }

    /// Lying bars.
    fn bars(&mut self, chart: &Chart, inner: Area) {
        let scale = Scale::up_to(greatest(chart));
        let names = chart.categories.iter().map(|name| width(&self.cells(name)));
        let names = names.max().unwrap_or_default().min(inner.width().times(2, 5));
        // Room for the sum behind the longest bar.
        let sum = width(&self.cells(&greatest(chart).to_string())) + GAP * 2;
        let plot = Area {
            left: inner.left + names + GAP,
            right: inner.right - sum,
            bottom: inner.bottom - pitch(SIZE),
            ..inner
        };
        for mark in scale.marks() {
            let x = plot.left + scale.place(mark, plot.width());
            self.stroke(&[(x, plot.top), (x, plot.bottom)], HAIRLINE);
            let half = SIZE * 2;
            self.line(&mark.to_string(), x - half, plot.bottom, half * 2, Fit::Centre);
        }
        let count = nth(chart.categories.len()).max(1);
        for (number, name) in chart.categories.iter().enumerate() {
            let top = plot.top + plot.height().times(nth(number), count);
            let bottom = plot.top + plot.height().times(nth(number) + 1, count);
            let label = Area { left: inner.left, right: plot.left - GAP, top, bottom };
            self.words(name, label, Fit::Right);
            let inset = (bottom - top).times(1, 5);
            let (mut sum, mut left) = (0_u64, plot.left);
            for (index, series) in chart.series.iter().enumerate() {
                let value = value(series, number);
                sum += value;
                let right = plot.left + scale.place(sum, plot.width());
                let part = Area { left, right, top: top + inset, bottom: bottom - inset };
                self.part(index, part, value);
                left = right;
            }
            let y = (top + bottom - pitch(SIZE)).times(1, 2);
            let end = Area { left: left + GAP, right: inner.right, top: y, bottom };
            self.line(&sum.to_string(), end.left, y, end.width(), Fit::Left);
        }
        self.stroke(&[(plot.left, plot.top), (plot.left, plot.bottom)], LINE);
    }

    /// Standing columns or lines.
    fn upright(&mut self, chart: &Chart, inner: Area) {
        let scale = Scale::up_to(greatest(chart));
        let top_mark = (scale.step * scale.steps).to_string();
        let slot = |width: Length| width.times(1, nth(chart.categories.len()).max(1));
        let left = inner.left + width(&self.cells(&top_mark)) + GAP;
        let lines = self.most_lines(&chart.categories, slot(inner.right - left) - GAP);
        let plot = Area {
            left,
            top: inner.top + pitch(SIZE),
            bottom: inner.bottom - pitch(SIZE) * nth(lines),
            ..inner
        };
        for mark in scale.marks() {
            let y = plot.bottom - scale.place(mark, plot.height());
            self.stroke(&[(plot.left, y), (plot.right, y)], HAIRLINE);
            let middle = y - pitch(SIZE).times(1, 2);
            let room = plot.left - inner.left - GAP;
            self.line(&mark.to_string(), inner.left, middle, room, Fit::Right);
        }
        for (number, name) in chart.categories.iter().enumerate() {
            let edge = |number: usize| {
                let count = nth(chart.categories.len()).max(1);
                plot.left + plot.width().times(nth(number), count)
            };
            let slot = Area { left: edge(number), right: edge(number + 1), ..plot };
            let below = Area { top: plot.bottom, bottom: inner.bottom, ..slot };
            self.words(name, below, Fit::Centre);
            if chart.kind == ChartKind::StackedColumns {
                self.column(chart, number, scale, slot);
            }
        }
        if chart.kind == ChartKind::Lines {
            self.curves(chart, scale, plot);
        }
        self.stroke(&[(plot.left, plot.bottom), (plot.right, plot.bottom)], LINE);
    }

    /// The column of one category with its sum above.
    fn column(&mut self, chart: &Chart, category: usize, scale: Scale, slot: Area) {
        let inset = slot.width().times(1, 5);
        let (mut sum, mut bottom) = (0_u64, slot.bottom);
        for (index, series) in chart.series.iter().enumerate() {
            let value = value(series, category);
            sum += value;
            let top = slot.bottom - scale.place(sum, slot.height());
            let part =
                Area { left: slot.left + inset, right: slot.right - inset, top, bottom };
            self.part(index, part, value);
            bottom = top;
        }
        let above = bottom - pitch(SIZE);
        self.line(&sum.to_string(), slot.left, above, slot.width(), Fit::Centre);
    }

    /// A line for each series.
    fn curves(&mut self, chart: &Chart, scale: Scale, plot: Area) {
        let count = nth(chart.categories.len()).max(1);
        for (index, series) in chart.series.iter().enumerate() {
            let point = |category: usize| {
                let value = value(series, category);
                let x = plot.left + plot.width().times(nth(category) * 2 + 1, count * 2);
                (x, plot.bottom - scale.place(value, plot.height()))
            };
            let points: Vec<_> = (0..chart.categories.len()).map(point).collect();
            self.stroke(&points, CURVE);
            for (category, (x, y)) in points.into_iter().enumerate() {
                self.mark(index, (x, y));
                let half = SIZE * 2;
                let above = y - pitch(SIZE) - SAMPLE.times(1, 4);
                let value = value(series, category).to_string();
                self.line(&value, x - half, above, half * 2, Fit::Centre);
            }
        }
    }

    /// A part of a bar or a column, with its value where there is room for it.
    fn part(&mut self, series: usize, area: Area, value: u64) {
        if value == 0 {
            return;
        }
        self.filled(series, area);
        let words = value.to_string();
        let needed = width(&self.cells(&words));
        if needed > area.width() || SIZE > area.height() {
            return;
        }
        let (x, y) = middle(area);
        let half = needed.times(1, 2);
        if hatched(series).is_some() {
            let (left, right) = (x - half, x + half);
            let (top, bottom) = (y - SIZE.times(1, 2), y + SIZE.times(1, 2));
            self.shape(corners(Area { left, top, right, bottom }), Some(0), None);
        }
        self.line(&words, x - half, y - pitch(SIZE).times(1, 2), needed, Fit::Left);
    }

    /// An area in the look of a series.
    fn filled(&mut self, series: usize, area: Area) {
        let (darkness, _) = STYLES[series % STYLES.len()];
        self.shape(corners(area), Some(darkness), Some(LINE));
        let Some(lean) = hatched(series) else { return };
        let (wide, high) = (area.width(), area.height());
        let mut at = HATCH - high;
        // At most as many strokes as a page is wide and high.
        while at < wide {
            let (from, to) = ((-at).max(Length::ZERO), high.min(wide - at));
            let y = |along: Length| match lean {
                Lean::Up => area.bottom - along,
                Lean::Down => area.top + along,
            };
            let x = |along: Length| area.left + at + along;
            self.stroke(&[(x(from), y(from)), (x(to), y(to))], HAIRLINE);
            at += HATCH;
        }
    }

    /// The mark of a point of a series: square, lozenge or triangle, black or white.
    fn mark(&mut self, series: usize, (x, y): (Length, Length)) {
        let half = SAMPLE.times(1, 3);
        let at =
            |right: i64, down: i64| Point { x: x + half * right, y: y + half * down };
        let points = match series % 3 {
            0 => vec![at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)],
            1 => vec![at(0, -1), at(1, 0), at(0, 1), at(-1, 0)],
            _ => vec![at(0, -1), at(1, 1), at(-1, 1)],
        };
        let fill = if series.is_multiple_of(2) { 100 } else { 0 };
        self.shape(points, Some(fill), Some(LINE));
    }

    fn shape(&mut self, points: Vec<Point>, fill: Option<u8>, stroke: Option<Length>) {
        self.items.push(Item::Shape(Shape { points, fill, stroke, tag: self.tag }));
    }

    fn stroke(&mut self, points: &[(Length, Length)], thickness: Length) {
        let points: Vec<Point> = points.iter().map(|&(x, y)| Point { x, y }).collect();
        if points.len() > 1 {
            self.shape(points, None, Some(thickness));
        }
    }

    fn cells(&self, text: &str) -> Vec<Cell> {
        let piece = Piece::new(text, Role::FangSong).tagged(self.tag);
        let mut cells = measure(self.setter.faces, &[piece], SIZE);
        cells.iter_mut().for_each(|cell| cell.spacing = Length::ZERO);
        cells
    }

    /// Words on one line below `top`.
    fn line(&mut self, text: &str, left: Length, top: Length, room: Length, fit: Fit) {
        let cells = self.cells(text);
        self.set(&cells, left, top, room, fit);
    }

    fn set(&mut self, cells: &[Cell], left: Length, top: Length, room: Length, fit: Fit) {
        let places = fitted(cells, left, room, fit);
        let baseline = top + pitch(SIZE) - baseline_above_foot(SIZE);
        for mut run in self.setter.runs(cells, &places, SIZE, None) {
            run.baseline = baseline;
            self.items.push(Item::Text(run));
        }
    }

    /// How many lines the longest of some words needs, at most three.
    fn most_lines(&self, words: &[String], room: Length) -> usize {
        let lines = |words: &String| lines(&self.cells(words), room).len();
        words.iter().map(lines).max().unwrap_or(1).clamp(1, 3)
    }

    /// Words in as many lines as an area has room for, in the middle of its height.
    fn words(&mut self, text: &str, area: Area, fit: Fit) {
        let cells = self.cells(text);
        let mut lines = lines(&cells, area.width());
        let room = usize::try_from((area.height() / pitch(SIZE)).max(1)).unwrap_or(1);
        lines.truncate(room);
        let high = pitch(SIZE) * nth(lines.len());
        let spare = (area.height() - high).times(1, 2);
        let top = area.top + spare.max(Length::ZERO);
        for (number, line) in lines.into_iter().enumerate() {
            let top = top + pitch(SIZE) * nth(number);
            self.set(&cells[line], area.left, top, area.width(), fit);
        }
    }
}

fn hatched(series: usize) -> Option<Lean> {
    STYLES[series % STYLES.len()].1
}

fn lines(cells: &[Cell], room: Length) -> Vec<std::ops::Range<usize>> {
    let mut lines = Vec::new();
    let mut at = 0;
    while at < cells.len() {
        let line = next_line(cells, at, room).cells;
        at = line.end;
        lines.push(line);
    }
    lines
}

fn middle(area: Area) -> (Length, Length) {
    ((area.left + area.right).times(1, 2), (area.top + area.bottom).times(1, 2))
}

fn corners(area: Area) -> Vec<Point> {
    let Area { left, top, right, bottom } = area;
    [(left, top), (right, top), (right, bottom), (left, bottom)]
        .map(|(x, y)| Point { x, y })
        .to_vec()
}
