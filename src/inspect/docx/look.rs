//! How runs and paragraphs look, as far as a level of the styles says.

use super::theme::Theme;
use super::xml::Element;
use crate::inspect::paper::Ink;

/// How characters look; what is `None` is left to the level below.
#[derive(Clone, Debug, Default)]
pub(super) struct RunLook {
    /// The face of digits and Latin letters.
    pub(super) latin: Option<String>,
    /// The face of everything Chinese.
    pub(super) east_asian: Option<String>,
    /// In points.
    pub(super) size: Option<f64>,
    /// What is added to each advance, in points.
    pub(super) spacing: Option<f64>,
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) ink: Option<Ink>,
    /// Width of characters in percent.
    pub(super) scale: Option<f64>,
}

/// How a paragraph lies; what is `None` is left to the level below. Lengths in points,
/// `*_chars` in hundredths of a character.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphLook {
    pub(super) jc: Option<String>,
    pub(super) left: Option<f64>,
    pub(super) left_chars: Option<f64>,
    pub(super) right: Option<f64>,
    pub(super) right_chars: Option<f64>,
    /// Positive for an indent, negative for a hanging line.
    pub(super) first: Option<f64>,
    pub(super) first_chars: Option<f64>,
    pub(super) before: Option<f64>,
    pub(super) before_lines: Option<f64>,
    pub(super) after: Option<f64>,
    pub(super) after_lines: Option<f64>,
    /// In points, or in 1/240 of a line where the rule is `auto`.
    pub(super) line: Option<f64>,
    pub(super) rule: Option<String>,
    pub(super) level: Option<u8>,
    pub(super) new_page: Option<bool>,
    pub(super) on_grid: Option<bool>,
    /// Whether gaps stand between Chinese and Latin letters, and digits.
    pub(super) gap_letters: Option<bool>,
    pub(super) gap_digits: Option<bool>,
    /// The list it belongs to and its level there.
    pub(super) list: Option<(String, usize)>,
    /// Its tab stops in order: where, and how the words behind stand.
    pub(super) stops: Option<Vec<(f64, Stop)>>,
}

/// How words stand at a tab stop.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Stop {
    Left,
    Centre,
    Right,
}

/// What `over` says, and where it is silent what `under` says.
macro_rules! over {
    ($over:expr, $under:expr, $($field:ident)*) => {
        Self { $($field: $over.$field.or_else(|| $under.$field.clone()),)* }
    };
}

impl RunLook {
    /// Reads the properties of a run.
    pub(super) fn of(properties: &Element, theme: &Theme) -> Self {
        let fonts = properties.child("rFonts");
        let face = |themed: &str, name: &str| {
            let fonts = fonts?;
            let themed = fonts.get(themed).and_then(|it| theme.face(it));
            themed.or_else(|| fonts.get(name)).map(str::to_owned)
        };
        let value = |name: &str| properties.child(name)?.number("val");
        let switch = |name: &str| properties.child(name).map(Element::is_on);
        Self {
            latin: face("asciiTheme", "ascii"),
            east_asian: face("eastAsiaTheme", "eastAsia"),
            size: value("sz").map(|half| half / 2.0),
            spacing: value("spacing").map(|twips| twips / 20.0),
            bold: switch("b"),
            hidden: switch("vanish"),
            ink: properties.child("color").and_then(Element::val).map(ink),
            scale: value("w"),
        }
    }

    /// This look laid over another.
    pub(super) fn over(self, under: &Self) -> Self {
        over!(self, under, latin east_asian size spacing bold hidden ink scale)
    }
}

impl ParagraphLook {
    /// Reads the properties of a paragraph.
    pub(super) fn of(properties: &Element) -> Self {
        let ind = properties.child("ind");
        let spacing = properties.child("spacing");
        let plain = |element: Option<&Element>, name: &str| element?.number(name);
        let points = |element, name: &str| plain(element, name).map(|it| it / 20.0);
        let switch = |name: &str| properties.child(name).map(Element::is_on);
        let either = |hanging: Option<f64>, first: Option<f64>| match hanging {
            Some(hanging) if hanging != 0.0 => Some(-hanging),
            _ => first.or(hanging),
        };
        let rule = spacing.and_then(|it| it.get("lineRule")).map(str::to_owned);
        let line = plain(spacing, "line");
        let is_auto = rule.as_deref().is_none_or(|it| it == "auto");
        let rule = rule.or_else(|| line.map(|_| "auto".to_owned()));
        let level = properties.child("outlineLvl").and_then(|it| it.number("val"));
        let level = level.and_then(|level| {
            (1..=9)
                .zip([0.0, 1., 2., 3., 4., 5., 6., 7., 8.])
                .find(|(_, value)| *value == level)
        });
        let list = properties.child("numPr").and_then(|it| {
            let number = it.child("numId")?.val()?.to_owned();
            let level = it.child("ilvl").and_then(Element::val);
            Some((number, level.and_then(|it| it.parse().ok()).unwrap_or(0)))
        });
        Self {
            jc: properties.child("jc").and_then(Element::val).map(str::to_owned),
            left: points(ind, "left").or_else(|| points(ind, "start")),
            left_chars: plain(ind, "leftChars").or_else(|| plain(ind, "startChars")),
            right: points(ind, "right").or_else(|| points(ind, "end")),
            right_chars: plain(ind, "rightChars").or_else(|| plain(ind, "endChars")),
            first: either(points(ind, "hanging"), points(ind, "firstLine")),
            first_chars: either(plain(ind, "hangingChars"), plain(ind, "firstLineChars")),
            before: points(spacing, "before"),
            before_lines: plain(spacing, "beforeLines"),
            after: points(spacing, "after"),
            after_lines: plain(spacing, "afterLines"),
            line: line.map(|line| if is_auto { line } else { line / 20.0 }),
            rule,
            level: level.map(|(level, _)| level),
            new_page: switch("pageBreakBefore"),
            on_grid: switch("snapToGrid"),
            gap_letters: switch("autoSpaceDE"),
            gap_digits: switch("autoSpaceDN"),
            list,
            stops: properties.child("tabs").map(stops),
        }
    }

    /// This look laid over another.
    pub(super) fn over(self, under: &Self) -> Self {
        over!(self, under, jc left left_chars right right_chars first first_chars
            before before_lines after after_lines line rule level new_page on_grid gap_letters gap_digits list stops)
    }
}

fn stops(tabs: &Element) -> Vec<(f64, Stop)> {
    let stop = |tab: &Element| {
        let kind = match tab.val()? {
            "clear" => return None,
            "center" => Stop::Centre,
            "right" | "end" => Stop::Right,
            _ => Stop::Left,
        };
        Some((tab.number("pos")? / 20.0, kind))
    };
    let mut stops: Vec<_> = tabs.all("tab").filter_map(stop).collect();
    stops.sort_by(|one, other| one.0.total_cmp(&other.0));
    stops
}

/// The ink that a colour of six digits stands for.
pub(super) fn ink(colour: &str) -> Ink {
    let part = |at: usize| {
        let digits = colour.get(at..at + 2)?;
        u8::from_str_radix(digits, 16).ok()
    };
    match (part(0), part(2), part(4)) {
        (Some(red), Some(green), Some(blue)) => {
            Ink::of_rgb([red, green, blue].map(|part| f64::from(part) / 255.0))
        }
        _ => Ink::default(),
    }
}
