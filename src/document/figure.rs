//! Pictures and charts.

use std::sync::Arc;

use crate::geom::Size;

/// A picture (插图): centred on lines of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The file as it is.
    pub data: Arc<[u8]>,
    /// What kind of file it is.
    pub format: PictureFormat,
    /// Its size in dots.
    pub dots: (u32, u32),
    /// Its size on the page; at most the type area.
    pub size: Size,
    /// Alternative text (替代文字) for whoever cannot see it; never empty.
    pub alt: String,
    /// 图题, centred below the picture.
    pub caption: Option<String>,
}

/// The kinds of picture files that both outputs can carry.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum PictureFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

/// A chart (图表), drawn by each output from the same numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// How the numbers are shown.
    pub kind: ChartKind,
    /// What the numbers are of, such as the areas or the quarters.
    pub categories: Vec<String>,
    /// The numbers, a series for each kind of them; every series has a value for every
    /// category.
    pub series: Vec<Series>,
    /// What a value counts, such as `项`; empty for plain numbers.
    pub unit: String,
    /// Its size on the page.
    pub size: Size,
    /// Alternative text that says the numbers; never empty.
    pub alt: String,
    /// 图题, centred below the chart.
    pub caption: Option<String>,
}

/// How a chart shows its numbers.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum ChartKind {
    /// Lying bars, a bar for each category, the series one behind the other (堆积条形图).
    StackedBars,
    /// Standing columns, the series of a category one above the other (堆积柱形图).
    StackedColumns,
    /// A line for each series (折线图).
    Lines,
}

/// Numbers of one kind.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Series {
    /// What they are, as the legend says, such as `已完成`.
    pub name: String,
    /// A value for each category; counts, never below zero.
    pub values: Vec<u32>,
}
