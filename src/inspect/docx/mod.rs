//! Measures a DOCX that anybody made.
//!
//! 1. `package` unpacks its parts, `xml` reads them, both within bounds.
//! 2. `theme`, `style`, `list` and `look` find how every word looks.
//! 3. `section`, `lines`, `flow`, `frame`, `ruling` and `foot` find where it stands, as
//!    far as the file says so. Where a word processor decides, nothing is said.

mod flow;
mod foot;
mod frame;
mod lines;
mod list;
mod look;
mod package;
mod ruling;
mod section;
mod style;
mod theme;
mod wording;
mod words;
mod xml;

use super::Unreadable;
use super::paper::{
    Format, GLYPH_TO_EDGE, Grid, Number, On, POINT, Paper, Sheet, Turned,
};
use flow::Flow;
use lines::Cell;
use list::Lists;
use package::Package;
use section::Section;
use style::Styles;
use theme::Theme;
use words::Sources;
use xml::Element;

pub(super) use wording::wording;

/// How deep tables may lie within each other.
const MAX_DEPTH: usize = 40;

/// Reads the paragraphs, sheets and page numbers of a DOCX.
pub(super) fn read(bytes: &[u8]) -> Result<Paper, Unreadable> {
    let mut package = Package::open(bytes)?;
    let (main, document) = package.main()?;
    let body = document.child("body").ok_or(Unreadable::NotPaper)?;
    let relations = package.relations(&main)?;
    let mut part = |kind: &str| -> Result<Option<Element>, Unreadable> {
        match relations.iter().find(|(_, found, _)| found == kind) {
            Some((_, _, path)) => package.part(path),
            None => Ok(None),
        }
    };
    let theme = Theme::of(part("theme")?.as_ref());
    let styles = Styles::of(part("styles")?.as_ref(), &theme);
    let mut lists = Lists::of(part("numbering")?.as_ref());
    let settings = part("settings")?;
    let sources = Sources { styles: &styles, theme: &theme };
    let mirrored = settings.as_ref().and_then(|it| it.child("mirrorMargins"));
    let mirrored = mirrored.is_some_and(Element::is_on);
    let mut sections = sections(body);
    sections.iter_mut().for_each(|section| section.mirrored = mirrored);
    let Some(first) = sections.first() else { return Err(Unreadable::Broken) };
    let cell = cell(&styles, first);

    let mut flow = Flow::new(&sources, &mut lists, first.clone(), cell);
    follow(body, &sections, &mut flow);
    let Flow { mut blocks, mut rules, pitches, .. } = flow;
    let grid = grid(first, &blocks, &pitches);
    for block in &mut blocks {
        block.above = block.above.zip(grid.pitch).map(|(above, pitch)| above / pitch);
    }
    let mirrors = settings.as_ref().and_then(|it| it.child("evenAndOddHeaders"));
    let both = mirrors.is_some_and(Element::is_on);
    let mut load = |wanted: &[(String, String)]| {
        let mut parts = Vec::new();
        for (kind, id) in wanted.iter().filter(|(kind, _)| both || kind != "even") {
            let relation = relations.iter().find(|(found, _, _)| found == id);
            let Some((_, _, path)) = relation else { continue };
            if let Some(part) = package.part(path)? {
                parts.push((kind.clone(), part));
            }
        }
        Ok::<_, Unreadable>(parts)
    };
    let (heads, feet) = (load(&first.heads)?, load(&first.feet)?);
    let kind = if first.first_differs { "first" } else { "default" };
    let of_first = heads.iter().chain(&feet).filter(|(found, _)| found == kind);
    for (_, part) in of_first {
        rules.extend(ruling::of_part(part, first));
    }
    let mut turned = Vec::new();
    for section in sections.iter().filter(|it| it.is_turned()) {
        let feet = load(&section.feet)?;
        let heads = load(&section.heads)?;
        let numbers = heads.iter().chain(&feet).map(|(_, part)| foot::place(part));
        let found: Vec<foot::Place> = numbers.collect();
        let boxed = found.contains(&foot::Place::InBox);
        let plain = found.contains(&foot::Place::InText);
        let is_numbered = if plain { Some(false) } else { boxed.then_some(true) };
        turned.push(Turned { page: None, head_is_left: None, is_numbered });
    }
    let numbers = numbers(&feet, both, first, cell, &sources);
    let sheets = sections.iter().map(|section| Sheet {
        width: section.width * POINT,
        height: section.height * POINT,
    });
    Ok(Paper {
        format: Format::Docx,
        sheets: sheets.collect(),
        grid,
        blocks,
        rules,
        numbers,
        turned,
        mirrored: mirrored.then(|| [first.right, first.left].map(|edge| edge * POINT)),
        ..Paper::default()
    })
}

/// All sections in order; a document without any has the sheet that Word gives it.
fn sections(body: &Element) -> Vec<Section> {
    let inner = body.all("p").filter_map(|it| it.at(&["pPr", "sectPr"]));
    let sections = inner.chain(body.child("sectPr")).map(Section::of);
    let sections: Vec<_> = sections.collect();
    if sections.is_empty() { vec![Section::of(&Element::default())] } else { sections }
}

fn follow(body: &Element, sections: &[Section], flow: &mut Flow<'_>) {
    let mut next = sections.iter().skip(1);
    for child in &body.children {
        flow.one(child, false, MAX_DEPTH);
        if child.at(&["pPr", "sectPr"]).is_some()
            && let Some(section) = next.next()
        {
            flow.enter(section.clone());
        }
    }
}

/// The width of a character by which indents are reckoned.
fn cell(styles: &Styles, section: &Section) -> Cell {
    let size = styles.paragraph(None).0.size.unwrap_or(10.0);
    Cell(size + section.char_space.unwrap_or(0.0))
}

/// Edges and grid, by what the section and the commonest paragraphs state.
fn grid(
    section: &Section,
    blocks: &[super::paper::Block],
    pitches: &[(f64, usize)],
) -> Grid {
    let pitch = commonest(pitches);
    let lines = pitch.map(|pitch| (section.text_height() / pitch + 1e-6).floor());
    let body = super::parts::body_size(blocks);
    let em = body.unwrap_or(16.0);
    let half = pitch.map_or(0.0, |pitch| (pitch - em) / 2.0);
    let edges = |edge: f64, half: f64| {
        let touches = pitch.is_some_and(|pitch| pitch > GLYPH_TO_EDGE);
        let ems = touches.then_some(edge + half);
        [edge].into_iter().chain(ems).map(|it| it * POINT).collect()
    };
    let (top, lower) = (section.top, section.height - section.bottom);
    if section.is_turned() {
        // The head of the page lies at the left edge of the upright sheet (8).
        return Grid {
            left: Some(section.top * POINT),
            right: Some(section.bottom * POINT),
            top: vec![section.right * POINT],
            bottom: vec![(section.width - section.left) * POINT],
            pitch,
            lines: None,
        };
    }
    Grid {
        left: Some(section.left * POINT),
        right: Some(section.right * POINT),
        top: edges(top, half),
        bottom: edges(lower, -half),
        pitch,
        lines: lines
            .and_then(|it| (0..200_u32).find(|n| f64::from(*n) == it))
            .and_then(|it| usize::try_from(it).ok()),
    }
}

/// The distance of lines in which most characters stand.
fn commonest(pitches: &[(f64, usize)]) -> Option<f64> {
    let mut counts: std::collections::BTreeMap<String, (f64, usize)> =
        std::collections::BTreeMap::new();
    for (pitch, count) in pitches {
        counts.entry(format!("{pitch:.2}")).or_insert((*pitch, 0)).1 += count;
    }
    counts.into_values().max_by_key(|(_, count)| *count).map(|(pitch, _)| pitch)
}

fn numbers(
    feet: &[(String, Element)],
    both: bool,
    section: &Section,
    cell: Cell,
    sources: &Sources<'_>,
) -> Vec<Number> {
    let on = |kind: &str| match kind {
        "even" => Some(On::Even),
        "default" if both => Some(On::Odd),
        "default" => Some(On::All),
        _ => None,
    };
    let number = |(kind, foot): &(String, Element)| {
        foot::number(foot, on(kind)?, section, cell, sources)
    };
    feet.iter().filter_map(number).collect()
}
