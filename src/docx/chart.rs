//! Writes a chart as `DrawingML`: the numbers, and how they are drawn.

use super::text::sanitise;
use super::xml::{Element, Node};
use crate::document::{Chart, ChartKind, Series};

/// How the areas of a series are filled, from the first series on: looks that a copier
/// keeps apart, those of the PDF.
const FILLS: [Fill; 6] = [
    Fill::Grey("A6A6A6"),
    Fill::Grey("FFFFFF"),
    Fill::Strokes("ltUpDiag"),
    Fill::Grey("D9D9D9"),
    Fill::Strokes("ltDnDiag"),
    Fill::Grey("737373"),
];

/// The look of an area.
#[derive(Copy, Clone)]
enum Fill {
    /// One shade, in hexadecimal.
    Grey(&'static str),
    /// Strokes on white, by the name of their pattern.
    Strokes(&'static str),
}

impl Fill {
    fn element(self) -> Element {
        let shade = |shade| Element::new("a:srgbClr").with("val", shade);
        match self {
            Self::Grey(grey) => solid(grey),
            Self::Strokes(pattern) => Element::new("a:pattFill")
                .with("prst", pattern)
                .add(Element::new("a:fgClr").add(shade("000000")))
                .add(Element::new("a:bgClr").add(shade("FFFFFF"))),
        }
    }
}

/// An outline or an axis of 0.5 pt, or a line of so many EMU.
fn outline(width: u32) -> Element {
    Element::new("a:ln").with("w", width).add(solid("000000"))
}

/// The marks of points, by the series.
const SYMBOLS: [&str; 4] = ["square", "circle", "triangle", "diamond"];

const LINE: u32 = 6_350;
const HAIRLINE: u32 = 2_540;
const CURVE: u32 = 12_700;

const CATEGORIES: u32 = 1;
const VALUES: u32 = 2;

/// The chart as a part of the package, its words in a face.
pub(super) fn part(chart: &Chart, face: &str) -> Element {
    let area = Element::new("c:plotArea")
        .add(Element::new("c:layout"))
        .add(plot(chart))
        .add(category_axis(chart, face))
        .add(value_axis(chart, face));
    let legend = (chart.series.len() > 1).then(|| {
        Element::new("c:legend").add(val("c:legendPos", "b")).add(val("c:overlay", 0))
    });
    let drawn = Element::new("c:chart")
        .add(val("c:autoTitleDeleted", 1))
        .add(area)
        .add_some(legend)
        .add(val("c:plotVisOnly", 1))
        .add(val("c:dispBlanksAs", "zero"));
    Element::new("c:chartSpace")
        .with("xmlns:c", "http://schemas.openxmlformats.org/drawingml/2006/chart")
        .with("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
        .add(val("c:date1904", 0))
        .add(val("c:roundedCorners", 0))
        .add(drawn)
        .add(no_frame())
        .add(type_of_words(face))
}

fn val(name: &'static str, value: impl ToString) -> Element {
    Element::new(name).with("val", value)
}

/// Bars, columns or lines with the series in them.
fn plot(chart: &Chart) -> Element {
    let axes = [CATEGORIES, VALUES].map(|axis| val("c:axId", axis));
    let lines = chart.kind == ChartKind::Lines;
    let series = chart
        .series
        .iter()
        .enumerate()
        .map(|(nth, series)| one_series(chart, nth, series));
    if lines {
        return Element::new("c:lineChart")
            .add(val("c:grouping", "standard"))
            .add(val("c:varyColors", 0))
            .add_all(series)
            .add(val("c:marker", 1))
            .add_all(axes);
    }
    let direction = if chart.kind == ChartKind::StackedBars { "bar" } else { "col" };
    Element::new("c:barChart")
        .add(val("c:barDir", direction))
        .add(val("c:grouping", "stacked"))
        .add(val("c:varyColors", 0))
        .add_all(series)
        .add(val("c:gapWidth", 60))
        .add(val("c:overlap", 100))
        .add_all(axes)
}

fn one_series(chart: &Chart, nth: usize, series: &Series) -> Element {
    let fill = FILLS[nth % FILLS.len()].element();
    let lines = chart.kind == ChartKind::Lines;
    let look = if lines {
        Element::new("c:spPr").add(outline(CURVE))
    } else {
        Element::new("c:spPr").add(fill.clone()).add(outline(LINE))
    };
    // The numbers lie in the file; the names of cells are those of a sheet that a clerk
    // may make of them.
    let column = char::from_u32(u32::from(b'B') + u32::try_from(nth % 25).unwrap_or(0));
    let column = column.unwrap_or('B');
    let last = chart.categories.len() + 1;
    let name =
        strings(&format!("Sheet1!${column}$1"), std::slice::from_ref(&series.name));
    let categories = strings(&format!("Sheet1!$A$2:$A${last}"), &chart.categories);
    let values: Vec<u32> = (0..chart.categories.len())
        .map(|at| series.values.get(at).copied().unwrap_or(0))
        .collect();
    let numbers = numbers(&format!("Sheet1!${column}$2:${column}${last}"), &values);
    Element::new("c:ser")
        .add(val("c:idx", nth))
        .add(val("c:order", nth))
        .add(Element::new("c:tx").add(name))
        .add(look)
        .add_some((!lines).then(|| val("c:invertIfNegative", 0)))
        .add_some(lines.then(|| marker(nth, fill)))
        .add(labels(lines))
        .add(Element::new("c:cat").add(categories))
        .add(Element::new("c:val").add(numbers))
        .add_some(lines.then(|| val("c:smooth", 0)))
}

/// Every value is written but nothing, which would only hide the others.
fn labels(above: bool) -> Element {
    let shown = [("c:showLegendKey", 0), ("c:showVal", 1), ("c:showCatName", 0)];
    let hidden = [("c:showSerName", 0), ("c:showPercent", 0), ("c:showBubbleSize", 0)];
    let format =
        Element::new("c:numFmt").with("formatCode", "0;;;").with("sourceLinked", 0);
    Element::new("c:dLbls")
        .add(format)
        .add(val("c:dLblPos", if above { "t" } else { "ctr" }))
        .add_all(shown.into_iter().chain(hidden).map(|(name, on)| val(name, on)))
}

fn marker(nth: usize, fill: Element) -> Element {
    Element::new("c:marker")
        .add(val("c:symbol", SYMBOLS[nth % SYMBOLS.len()]))
        .add(val("c:size", 7))
        .add(Element::new("c:spPr").add(fill).add(outline(LINE)))
}

fn solid(shade: &str) -> Element {
    Element::new("a:solidFill").add(Element::new("a:srgbClr").with("val", shade))
}

fn strings(cells: &str, words: &[String]) -> Element {
    let points = words.iter().map(|words| sanitise(words));
    let cache = cache("c:strCache", None, points);
    Element::new("c:strRef").add(Element::new("c:f").text(cells)).add(cache)
}

fn numbers(cells: &str, values: &[u32]) -> Element {
    let format = Element::new("c:formatCode").text("General");
    let cache = cache("c:numCache", Some(format), values.iter().map(u32::to_string));
    Element::new("c:numRef").add(Element::new("c:f").text(cells)).add(cache)
}

fn cache(
    name: &'static str,
    format: Option<Element>,
    values: impl ExactSizeIterator<Item = String>,
) -> Element {
    let count = val("c:ptCount", values.len());
    let points = values.enumerate().map(|(nth, value)| {
        Element::new("c:pt").with("idx", nth).add(Element::new("c:v").text(&value))
    });
    Element::new(name).add_some(format).add(count).add_all(points)
}

/// Lying bars read from the top, so their axis runs downwards.
fn category_axis(chart: &Chart, face: &str) -> Element {
    let lying = chart.kind == ChartKind::StackedBars;
    let (order, place) = if lying { ("maxMin", "l") } else { ("minMax", "b") };
    // Said again here, or names that are wide are turned and take the chart's room.
    axis("c:catAx", CATEGORIES, order, place)
        .add(type_of_words(face))
        .add(val("c:crossAx", VALUES))
        .add(val("c:crosses", "autoZero"))
        .add(val("c:auto", 0))
        .add(val("c:lblAlgn", "ctr"))
        .add(val("c:lblOffset", 100))
        .add(val("c:noMultiLvlLbl", 1))
}

fn value_axis(chart: &Chart, face: &str) -> Element {
    let lying = chart.kind == ChartKind::StackedBars;
    let place = if lying { "b" } else { "l" };
    // Where the categories run downwards, the numbers stand at their far end: below.
    let crosses = if lying { "max" } else { "autoZero" };
    let mut axis = axis("c:valAx", VALUES, "minMax", place);
    // Before the format of the numbers, as the schema wants it.
    let unit =
        (!chart.unit.is_empty()).then(|| title(&format!("单位：{}", chart.unit), face));
    let hairline = Element::new("a:ln").with("w", HAIRLINE).add(solid("A6A6A6"));
    let lines =
        Element::new("c:majorGridlines").add(Element::new("c:spPr").add(hairline));
    axis.children.splice(4..4, std::iter::once(lines).chain(unit).map(Node::Element));
    axis.add(val("c:crossAx", CATEGORIES))
        .add(val("c:crosses", crosses))
        .add(val("c:crossBetween", "between"))
}

/// Words beside an axis, lying.
fn title(text: &str, face: &str) -> Element {
    let run = Element::new("a:r").add(Element::new("a:t").text(&sanitise(text)));
    let rich = Element::new("c:rich")
        .add(Element::new("a:bodyPr").with("rot", 0).with("vert", "horz"))
        .add(Element::new("a:lstStyle"))
        .add(Element::new("a:p").add(words(face)).add(run));
    Element::new("c:title").add(Element::new("c:tx").add(rich)).add(val("c:overlay", 0))
}

/// What both axes begin with: four elements, then the numbers and the look.
fn axis(name: &'static str, id: u32, order: &str, place: &str) -> Element {
    let scaling = Element::new("c:scaling").add(val("c:orientation", order));
    Element::new(name)
        .add(val("c:axId", id))
        .add(scaling)
        .add(val("c:delete", 0))
        .add(val("c:axPos", place))
        .add(Element::new("c:numFmt").with("formatCode", "0").with("sourceLinked", 0))
        .add(val("c:majorTickMark", "none"))
        .add(val("c:minorTickMark", "none"))
        .add(val("c:tickLblPos", "nextTo"))
        .add(Element::new("c:spPr").add(outline(LINE)))
}

fn no_frame() -> Element {
    let line = Element::new("a:ln").add(Element::new("a:noFill"));
    Element::new("c:spPr").add(Element::new("a:noFill")).add(line)
}

/// 五号 for all words in the chart, lying.
fn type_of_words(face: &str) -> Element {
    Element::new("c:txPr")
        .add(Element::new("a:bodyPr").with("rot", 0).with("vert", "horz"))
        .add(Element::new("a:lstStyle"))
        .add(
            Element::new("a:p")
                .add(words(face))
                .add(Element::new("a:endParaRPr").with("lang", "zh-CN")),
        )
}

fn words(face: &str) -> Element {
    let face = |name: &'static str| Element::new(name).with("typeface", face);
    let run = Element::new("a:defRPr")
        .with("sz", 1050)
        .with("b", 0)
        .add(solid("000000"))
        .add(face("a:latin"))
        .add(face("a:ea"));
    Element::new("a:pPr").add(run)
}
