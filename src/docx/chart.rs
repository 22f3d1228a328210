//! Writes a chart as `DrawingML`: the numbers, and how they are drawn.

use super::text::sanitise;
use super::xml::Element;
use crate::document::{Chart, ChartKind, Series};

/// The shades of the series, from the first on; all can be told apart in print.
const SHADES: [&str; 5] = ["404040", "8C8C8C", "BFBFBF", "666666", "D9D9D9"];

const CATEGORIES: u32 = 1;
const VALUES: u32 = 2;

/// The chart as a part of the package.
pub(super) fn part(chart: &Chart) -> Element {
    let area = Element::new("c:plotArea")
        .add(Element::new("c:layout"))
        .add(plot(chart))
        .add(category_axis(chart))
        .add(value_axis(chart));
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
        .add(type_of_words())
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
    let shade = SHADES[nth % SHADES.len()];
    let lines = chart.kind == ChartKind::Lines;
    let fill = solid(shade);
    let look = if lines {
        Element::new("c:spPr").add(Element::new("a:ln").with("w", 22_225).add(fill))
    } else {
        Element::new("c:spPr").add(fill)
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
        .add_some(lines.then(|| marker(shade)))
        .add(Element::new("c:cat").add(categories))
        .add(Element::new("c:val").add(numbers))
        .add_some(lines.then(|| val("c:smooth", 0)))
}

fn marker(shade: &str) -> Element {
    Element::new("c:marker")
        .add(val("c:symbol", "circle"))
        .add(val("c:size", 5))
        .add(Element::new("c:spPr").add(solid(shade)))
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
fn category_axis(chart: &Chart) -> Element {
    let lying = chart.kind == ChartKind::StackedBars;
    let (order, place) = if lying { ("maxMin", "l") } else { ("minMax", "b") };
    axis("c:catAx", CATEGORIES, order, place)
        .add(val("c:crossAx", VALUES))
        .add(val("c:crosses", "autoZero"))
        .add(val("c:auto", 0))
        .add(val("c:lblAlgn", "ctr"))
        .add(val("c:lblOffset", 100))
        .add(val("c:noMultiLvlLbl", 1))
}

fn value_axis(chart: &Chart) -> Element {
    let lying = chart.kind == ChartKind::StackedBars;
    let place = if lying { "b" } else { "l" };
    // Where the categories run downwards, the numbers stand at their far end: below.
    let crosses = if lying { "max" } else { "autoZero" };
    axis("c:valAx", VALUES, "minMax", place)
        .add(val("c:crossAx", CATEGORIES))
        .add(val("c:crosses", crosses))
        .add(val("c:crossBetween", "between"))
}

/// What both axes begin with; of the axis of values also its rules and its unit.
fn axis(name: &'static str, id: u32, order: &str, place: &str) -> Element {
    let scaling = Element::new("c:scaling").add(val("c:orientation", order));
    let rule = |shade| {
        Element::new("c:spPr")
            .add(Element::new("a:ln").with("w", 6_350).add(solid(shade)))
    };
    let values = id == VALUES;
    Element::new(name)
        .add(val("c:axId", id))
        .add(scaling)
        .add(val("c:delete", 0))
        .add(val("c:axPos", place))
        .add_some(values.then(|| Element::new("c:majorGridlines").add(rule("D9D9D9"))))
        .add(Element::new("c:numFmt").with("formatCode", "0").with("sourceLinked", 0))
        .add(val("c:majorTickMark", "none"))
        .add(val("c:minorTickMark", "none"))
        .add(val("c:tickLblPos", "nextTo"))
        .add(rule("404040"))
}

fn no_frame() -> Element {
    let line = Element::new("a:ln").add(Element::new("a:noFill"));
    Element::new("c:spPr").add(Element::new("a:noFill")).add(line)
}

/// 五号仿宋 for all words in the chart.
fn type_of_words() -> Element {
    let face = |name: &'static str| Element::new(name).with("typeface", "仿宋_GB2312");
    let run = Element::new("a:defRPr")
        .with("sz", 1050)
        .add(solid("000000"))
        .add(face("a:latin"))
        .add(face("a:ea"));
    Element::new("c:txPr")
        .add(Element::new("a:bodyPr"))
        .add(Element::new("a:lstStyle"))
        .add(
            Element::new("a:p")
                .add(Element::new("a:pPr").add(run))
                .add(Element::new("a:endParaRPr").with("lang", "zh-CN")),
        )
}
