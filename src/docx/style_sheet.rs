//! Writes `styles.xml`.

use super::FaceNames;
use super::style::{
    Alignment, CharacterStyle, EVEN_PAGE_NUMBER, HEADINGS, Indent, LEADS, PAGE_NUMBER,
    ParagraphStyle, Pitch, paragraph_styles,
};
use super::unit::{half_points, twips};
use super::xml::Element;
use crate::geom::Length;
use crate::standard::Role;
use crate::standard::page::FIRST_LINE_INDENT;
use crate::standard::practice::{PageNumberPlace, Practice};
use crate::standard::typeface::SIZE_3;

/// The styles as a part of the package.
pub(super) fn style_sheet(faces: &FaceNames, practice: &Practice) -> Element {
    let paragraphs = (1..).zip(paragraph_styles());
    Element::new("w:styles")
        .add(defaults(faces))
        .add(latent())
        .add_all(built_in(faces))
        .add_all(
            paragraphs.map(|(rank, style)| paragraph_style(style, rank, faces, practice)),
        )
        .add_all(LEADS.iter().map(|style| character_style(style, faces, practice)))
}

fn defaults(faces: &FaceNames) -> Element {
    let run = Element::new("w:rPr")
        .add(fonts(faces.name(Role::FangSong)))
        .add_all(sizes(SIZE_3))
        .add(
            Element::new("w:lang")
                .val("en-US")
                .with("w:eastAsia", "zh-CN")
                .with("w:bidi", "ar-SA"),
        );
    Element::new("w:docDefaults")
        .add(Element::new("w:rPrDefault").add(run))
        .add(Element::new("w:pPrDefault"))
}

/// Hides Word's 370 styles of its own, so that the list shows ours.
fn latent() -> Element {
    let normal = Element::new("w:lsdException")
        .with("w:name", "Normal")
        .with("w:semiHidden", 0)
        .with("w:uiPriority", 90)
        .with("w:unhideWhenUsed", 0);
    Element::new("w:latentStyles")
        .with("w:defLockedState", 0)
        .with("w:defUIPriority", 99)
        .with("w:defSemiHidden", 1)
        .with("w:defUnhideWhenUsed", 1)
        .with("w:defQFormat", 0)
        .with("w:count", 376)
        .add(normal)
}

/// The defaults of each kind of style, which Word adds in its own way where they lack.
/// Normal has no exact lines: a picture or a table put in Normal is not cut off.
fn built_in(faces: &FaceNames) -> [Element; 4] {
    let normal_paragraph =
        Element::new("w:pPr").add(flag("w:widowControl", false)).add(jc("both"));
    let normal_run = Element::new("w:rPr")
        .add(fonts(faces.name(Role::FangSong)))
        .add_all(sizes(SIZE_3));
    let cell = |name| Element::new(name).with("w:w", 108).with("w:type", "dxa");
    let none = |name| Element::new(name).with("w:w", 0).with("w:type", "dxa");
    let table = Element::new("w:tblPr").add(none("w:tblInd")).add(
        Element::new("w:tblCellMar")
            .add(none("w:top"))
            .add(cell("w:left"))
            .add(none("w:bottom"))
            .add(cell("w:right")),
    );
    [
        default("paragraph", "Normal", "Normal")
            .add(priority(90))
            .add(normal_paragraph)
            .add(normal_run),
        default("character", "DefaultParagraphFont", "Default Paragraph Font")
            .add(priority(99))
            .add_all(hidden()),
        default("table", "TableNormal", "Normal Table")
            .add(priority(99))
            .add_all(hidden())
            .add(table),
        default("numbering", "NoList", "No List").add(priority(99)).add_all(hidden()),
    ]
}

fn default(kind: &str, id: &str, name: &'static str) -> Element {
    Element::new("w:style")
        .with("w:type", kind)
        .with("w:default", 1)
        .with("w:styleId", id)
        .add(Element::new("w:name").val(name))
}

fn own(kind: &str, id: &str, name: &str) -> Element {
    Element::new("w:style")
        .with("w:type", kind)
        .with("w:customStyle", 1)
        .with("w:styleId", id)
        .add(Element::new("w:name").val(name))
}

fn priority(rank: i32) -> Element {
    Element::new("w:uiPriority").val(rank)
}

fn hidden() -> [Element; 2] {
    [Element::new("w:semiHidden"), Element::new("w:unhideWhenUsed")]
}

fn paragraph_style(
    style: &ParagraphStyle,
    rank: i32,
    faces: &FaceNames,
    practice: &Practice,
) -> Element {
    let lead = LEADS.iter().find(|lead| lead.link == style.id);
    own("paragraph", style.id, style.name)
        .add(Element::new("w:basedOn").val("Normal"))
        .add(Element::new("w:next").val(style.next))
        .add_some(lead.map(|lead| Element::new("w:link").val(lead.id)))
        .add(priority(rank))
        .add(Element::new("w:qFormat"))
        .add(paragraph_properties(style, practice))
        .add(run_properties(style, faces, practice))
}

fn paragraph_properties(style: &ParagraphStyle, practice: &Practice) -> Element {
    let heading = style.level.map(|level| Element::new("w:outlineLvl").val(level - 1));
    let (stands, alignment) = place(style, practice);
    let keep = heading.is_some().then(|| Element::new("w:keepNext"));
    Element::new("w:pPr")
        .add_some(keep)
        .add(flag("w:widowControl", style.pitch == Pitch::Grid))
        .add(Element::new("w:kinsoku"))
        .add(flag("w:overflowPunct", false))
        .add(flag("w:autoSpaceDE", false))
        .add(flag("w:autoSpaceDN", false))
        .add(flag("w:adjustRightInd", false))
        .add(flag("w:snapToGrid", false))
        .add(spacing(style.pitch, practice))
        .add(indent(stands))
        .add(jc(alignment.name()))
        .add_some(heading)
}

fn spacing(pitch: Pitch, practice: &Practice) -> Element {
    let none = Element::new("w:spacing").with("w:before", 0).with("w:after", 0);
    let exact =
        |pitch| none.clone().with("w:line", twips(pitch)).with("w:lineRule", "exact");
    match pitch {
        Pitch::Grid => exact(practice.line_pitch),
        Pitch::Exact(pitch) => exact(pitch),
        Pitch::Auto => none.with("w:line", 240).with("w:lineRule", "auto"),
    }
}

/// Where a style stands and how its lines lie; of page numbers the practice decides it.
fn place(style: &ParagraphStyle, practice: &Practice) -> (Indent, Alignment) {
    if ![PAGE_NUMBER.id, EVEN_PAGE_NUMBER.id].contains(&style.id) {
        return (style.indent, style.alignment);
    }
    match (practice.page_number, style.indent) {
        (PageNumberPlace::Centred, _) => (Indent::None, Alignment::Centre),
        (PageNumberPlace::Outside(by), Indent::Left(_)) => {
            (Indent::Left(by), style.alignment)
        }
        (PageNumberPlace::Outside(by), _) => (Indent::Right(by), style.alignment),
    }
}

/// The first line's indent is in characters, so that it follows when a clerk changes the
/// size; the twips are for programs that do not count in characters.
fn indent(indent: Indent) -> Element {
    let none = Element::new("w:ind");
    match indent {
        Indent::None => none.with("w:left", 0).with("w:right", 0).with("w:firstLine", 0),
        Indent::FirstLine => none
            .with("w:firstLineChars", 200)
            .with("w:firstLine", twips(FIRST_LINE_INDENT)),
        Indent::Left(by) => none.with("w:left", twips(by)),
        Indent::Right(by) => none.with("w:right", twips(by)),
    }
}

fn run_properties(
    style: &ParagraphStyle,
    faces: &FaceNames,
    practice: &Practice,
) -> Element {
    let bold = is_bold(style.id, practice).then(bold);
    Element::new("w:rPr")
        .add(fonts(faces.name(style.role)))
        .add_all(bold.into_iter().flatten())
        .add(flag("w:snapToGrid", false))
        .add_some(style.colour.map(|colour| Element::new("w:color").val(colour)))
        .add(Element::new("w:spacing").val(twips(style.tracking)))
        .add_all(sizes(style.size))
}

fn character_style(
    style: &CharacterStyle,
    faces: &FaceNames,
    practice: &Practice,
) -> Element {
    let linked = (!style.link.is_empty()).then(|| Element::new("w:link").val(style.link));
    let bold = is_bold(style.link, practice).then(bold);
    let rank = paragraph_styles().position(|paragraph| paragraph.id == style.link);
    let rank = rank.and_then(|rank| i32::try_from(rank + 1).ok()).unwrap_or(99);
    own("character", style.id, style.name)
        .add(Element::new("w:basedOn").val("DefaultParagraphFont"))
        .add_some(linked)
        .add(priority(rank))
        .add(
            Element::new("w:rPr")
                .add(fonts(faces.name(style.role)))
                .add_all(bold.into_iter().flatten()),
        )
}

/// Headings of level 3 are bold in many offices.
fn is_bold(style: &str, practice: &Practice) -> bool {
    practice.bold_level_3 && style == HEADINGS[2].id
}

fn bold() -> [Element; 2] {
    ["w:b", "w:bCs"].map(Element::new)
}

/// One face for every script, or quotes and dashes would come from a Latin face.
fn fonts(name: &str) -> Element {
    Element::new("w:rFonts")
        .with("w:ascii", name)
        .with("w:eastAsia", name)
        .with("w:hAnsi", name)
        .with("w:cs", name)
        .with("w:hint", "eastAsia")
}

fn sizes(size: Length) -> [Element; 2] {
    ["w:sz", "w:szCs"].map(|name| Element::new(name).val(half_points(size)))
}

fn jc(name: &str) -> Element {
    Element::new("w:jc").val(name)
}

fn flag(name: &'static str, on: bool) -> Element {
    Element::new(name).val(u8::from(on))
}

#[cfg(test)]
mod tests {
    use super::super::style::{BODY, HEADINGS};
    use super::*;

    fn style(id: &str) -> Element {
        let sheet = style_sheet(&FaceNames::default(), &Practice::STANDARD);
        sheet
            .elements()
            .find(|style| style.attribute("w:styleId") == Some(id))
            .unwrap()
            .clone()
    }

    #[test]
    fn headings_have_outline_levels_from_zero_to_three() {
        for (level, heading) in HEADINGS.iter().enumerate() {
            let style = style(heading.id);
            let outline = style.child("w:pPr").unwrap().child("w:outlineLvl").unwrap();
            assert_eq!(outline.attribute("w:val"), Some(level.to_string().as_str()));
        }
    }

    #[test]
    fn body_is_three_hao_on_the_grid_of_twenty_two_lines() {
        let body = style(BODY.id);
        let paragraph = body.child("w:pPr").unwrap();
        assert_eq!(
            paragraph.child("w:spacing").unwrap().attribute("w:line"),
            Some("579")
        );
        assert_eq!(
            paragraph.child("w:ind").unwrap().attribute("w:firstLine"),
            Some("632")
        );
        let run = body.child("w:rPr").unwrap();
        assert_eq!(run.child("w:sz").unwrap().attribute("w:val"), Some("32"));
        assert_eq!(run.child("w:spacing").unwrap().attribute("w:val"), Some("-6"));
    }

    #[test]
    fn every_style_named_elsewhere_exists() {
        for style in paragraph_styles() {
            assert!(
                paragraph_styles().any(|other| other.id == style.next),
                "{}",
                style.name
            );
        }
    }

    #[test]
    fn a_chosen_face_reaches_the_style() {
        let faces = FaceNames::default().with(Role::FangSong, "仿宋");
        let sheet = style_sheet(&faces, &Practice::STANDARD).to_part();
        assert!(sheet.contains("w:eastAsia=\"仿宋\""));
        assert!(!sheet.contains("仿宋_GB2312"));
    }
}
