//! The sheets of a document: size, edges, grid and feet.

use super::xml::Element;

/// A run of sheets that are alike; lengths in points.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// Lower edge of the foot above the sheet's.
    pub(super) foot: f64,
    /// Distance of the grid's lines, where there is one.
    pub(super) line_pitch: Option<f64>,
    /// What the grid adds to each character, where it has characters.
    pub(super) char_space: Option<f64>,
    /// Relations of the feet, and of the heads, by the pages that they are for.
    pub(super) feet: Vec<(String, String)>,
    pub(super) heads: Vec<(String, String)>,
    /// Whether the first page has a foot of its own.
    pub(super) first_differs: bool,
    /// Whether it goes on where the section before it ended.
    pub(super) is_continuous: bool,
    /// Whether its even pages have the binding edge at the right.
    pub(super) mirrored: bool,
}

impl Section {
    /// Reads the properties of a section.
    pub(super) fn of(properties: &Element) -> Self {
        let size = properties.child("pgSz");
        let edges = properties.child("pgMar");
        let points = |element: Option<&Element>, name: &str, usual: f64| {
            element.and_then(|it| it.number(name)).map_or(usual, |it| it / 20.0)
        };
        let edge = |name: &str| points(edges, name, 72.0);
        let grid = properties.child("docGrid");
        let kind = grid.and_then(|it| it.get("type")).unwrap_or("default");
        let line_pitch = grid.and_then(|it| it.number("linePitch"));
        let char_space = grid.and_then(|it| it.number("charSpace")).unwrap_or(0.0);
        // Some programs write a negative number as an unsigned one of 32 bits.
        let char_space = if char_space > 2_147_483_647.0 {
            char_space - 4_294_967_296.0
        } else {
            char_space
        };
        let foot = |it: &Element| Some((it.get("type")?.into(), it.get("id")?.into()));
        let kind_of_break = properties.child("type").and_then(Element::val);
        Self {
            width: points(size, "w", 595.3),
            height: points(size, "h", 841.9),
            left: edge("left") + points(edges, "gutter", 0.0),
            right: edge("right"),
            top: edge("top").abs(),
            bottom: edge("bottom").abs(),
            foot: points(edges, "footer", 36.0),
            line_pitch: line_pitch.filter(|_| kind != "default").map(|it| it / 20.0),
            char_space: matches!(kind, "linesAndChars" | "snapToChars")
                .then_some(char_space / 4096.0),
            feet: properties.all("footerReference").filter_map(foot).collect(),
            heads: properties.all("headerReference").filter_map(foot).collect(),
            first_differs: properties.child("titlePg").is_some_and(Element::is_on),
            is_continuous: kind_of_break == Some("continuous"),
            mirrored: false,
        }
    }

    /// Whether its pages are read turned (clause 8).
    pub(super) fn is_turned(&self) -> bool {
        self.width > self.height
    }

    /// Height of the text.
    pub(super) fn text_height(&self) -> f64 {
        self.height - self.top - self.bottom
    }
}
