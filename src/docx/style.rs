//! The named styles that a clerk finds in the list of styles.
//!
//! Every style states all of its own measures and builds on Normal alone: what a checker
//! reads in a style is then what holds, and an indent set by hand never mixes with the
//! character-counted indent of another style. Headings are styles of our own rather than
//! Word's built-in "heading 1": Word shows those as 标题 1 in Chinese and WPS gives them
//! its own looks, while the navigation pane, the contents list and the structure of a
//! saved PDF follow the outline level, which ours state.

use super::style_parts;
use crate::geom::Length;
use crate::standard::Role;
use crate::standard::page::{PAGE_NUMBER_INDENT, TRACKING};
use crate::standard::typeface::{SIZE_2, SIZE_3, SIZE_4};

/// How the lines of a paragraph lie between the edges.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Alignment {
    /// Flush at both edges, the last line at the left.
    Both,
    /// Centred.
    Centre,
    /// Flush left.
    Left,
    /// Flush right.
    Right,
    /// Spread from edge to edge, the last line too.
    Distribute,
}

impl Alignment {
    /// The value of `w:jc`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Centre => "center",
            Self::Left => "left",
            Self::Right => "right",
            Self::Distribute => "distribute",
        }
    }
}

/// A paragraph style.
pub(super) struct ParagraphStyle {
    /// How paragraphs refer to it.
    pub(super) id: &'static str,
    /// What the list of styles shows.
    pub(super) name: &'static str,
    /// Id of the style of the paragraph typed after this one.
    pub(super) next: &'static str,
    /// The class of its face.
    pub(super) role: Role,
    /// The size of its type.
    pub(super) size: Length,
    /// What is added to each character's advance.
    pub(super) tracking: Length,
    /// Distance of its lines.
    pub(super) pitch: Pitch,
    /// Its colour, in hexadecimal, where it is not black.
    pub(super) colour: Option<&'static str>,
    /// How its lines lie.
    pub(super) alignment: Alignment,
    /// Where it stands off the edges.
    pub(super) indent: Indent,
    /// The heading's level, from 1; `None` for what is no heading.
    pub(super) level: Option<u8>,
}

/// Distance of the lines of a paragraph.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Pitch {
    /// That of the paper: 22 lines fill a page.
    Grid,
    /// This distance.
    Exact(Length),
    /// As the type and what stands in the line ask for.
    Auto,
}

/// Where a paragraph stands off the edges of the type area.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Indent {
    /// Nowhere.
    None,
    /// The first line by two characters.
    FirstLine,
    /// All lines at the left.
    Left(Length),
    /// All lines at the right.
    Right(Length),
}

/// A character style, for words of another face inside a paragraph.
pub(super) struct CharacterStyle {
    /// How runs refer to it.
    pub(super) id: &'static str,
    /// What the list of styles shows.
    pub(super) name: &'static str,
    /// Id of the paragraph style that is one style with it to the clerk; empty where there
    /// is none.
    pub(super) link: &'static str,
    /// The class of its face.
    pub(super) role: Role,
}

pub(super) const TEXT: ParagraphStyle = ParagraphStyle {
    id: "GwBody",
    name: "公文正文",
    next: "GwBody",
    role: Role::FangSong,
    size: SIZE_3,
    tracking: TRACKING,
    pitch: Pitch::Grid,
    colour: None,
    alignment: Alignment::Both,
    indent: Indent::FirstLine,
    level: None,
};

/// 正文 (7.3.3).
pub(super) static BODY: ParagraphStyle = TEXT;

/// 标题 (7.3.1).
pub(super) static TITLE: ParagraphStyle = ParagraphStyle {
    id: "GwTitle",
    name: "公文标题",
    next: "GwAddressee",
    role: Role::XiaoBiaoSong,
    size: SIZE_2,
    tracking: Length::ZERO,
    alignment: Alignment::Centre,
    indent: Indent::None,
    ..TEXT
};

/// 主送机关 (7.3.2).
pub(super) static ADDRESSEE: ParagraphStyle =
    ParagraphStyle {
        id: "GwAddressee", name: "主送机关", indent: Indent::None, ..TEXT
    };

/// 结构层次: the four levels of headings (7.3.3).
pub(super) static HEADINGS: [ParagraphStyle; 4] = [
    heading(1, "GwHeading1", "一级标题", Role::HeiTi),
    heading(2, "GwHeading2", "二级标题", Role::KaiTi),
    heading(3, "GwHeading3", "三级标题", Role::FangSong),
    heading(4, "GwHeading4", "四级标题", Role::FangSong),
];

/// 附件说明 (7.3.4); each paragraph has its own indent, by the width of its label.
pub(super) static ATTACHMENTS: ParagraphStyle = ParagraphStyle {
    id: "GwAttachments",
    name: "附件说明",
    next: "GwAttachments",
    indent: Indent::None,
    ..TEXT
};

/// 发文机关署名 (7.3.5); each paragraph has its own indent.
pub(super) static ORGAN: ParagraphStyle = ParagraphStyle {
    id: "GwOrgan",
    name: "发文机关署名",
    next: "GwDate",
    alignment: Alignment::Right,
    indent: Indent::None,
    ..TEXT
};

/// 成文日期 (7.3.5.4); each paragraph has its own indent.
pub(super) static DATE: ParagraphStyle = ParagraphStyle {
    id: "GwDate",
    name: "成文日期",
    next: "GwNote",
    alignment: Alignment::Right,
    indent: Indent::None,
    ..TEXT
};

/// 附注 (7.3.6).
pub(super) static NOTE: ParagraphStyle =
    ParagraphStyle { id: "GwNote", name: "附注", ..TEXT };

/// 页码 of odd pages, at the right (7.5).
pub(super) static PAGE_NUMBER: ParagraphStyle = ParagraphStyle {
    id: "GwPageNumber",
    name: "页码",
    next: "GwPageNumber",
    alignment: Alignment::Right,
    indent: Indent::Right(PAGE_NUMBER_INDENT),
    ..FOOT
};

/// 页码 of even pages, at the left (7.5).
pub(super) static EVEN_PAGE_NUMBER: ParagraphStyle = ParagraphStyle {
    id: "GwEvenPageNumber",
    name: "页码（双页）",
    next: "GwEvenPageNumber",
    alignment: Alignment::Left,
    indent: Indent::Left(PAGE_NUMBER_INDENT),
    ..FOOT
};

/// What both page numbers share. The line is as high as the type itself: word processors
/// differ in how they share out what is left of an exact line, and here nothing is.
const FOOT: ParagraphStyle = ParagraphStyle {
    role: Role::SongTi,
    size: SIZE_4,
    tracking: Length::ZERO,
    pitch: Pitch::Exact(SIZE_4),
    ..TEXT
};

const fn heading(
    level: u8,
    id: &'static str,
    name: &'static str,
    role: Role,
) -> ParagraphStyle {
    ParagraphStyle { id, name, role, level: Some(level), ..TEXT }
}

/// The headings' faces for words inside a paragraph (四、（一）… with its text following).
pub(super) static LEADS: [CharacterStyle; 6] = [
    lead("GwHeading1Char", "一级标题 字符", &HEADINGS[0]),
    lead("GwHeading2Char", "二级标题 字符", &HEADINGS[1]),
    lead("GwHeading3Char", "三级标题 字符", &HEADINGS[2]),
    lead("GwHeading4Char", "四级标题 字符", &HEADINGS[3]),
    SIGNATORY,
    NUMBER_BESIDE,
];

/// Names of 签发人 (7.2.6).
pub(super) const SIGNATORY: CharacterStyle =
    CharacterStyle {
        id: "GwSignatory", name: "签发人姓名", link: "", role: Role::KaiTi
    };

/// 发文字号 on the line of another element of the head, whose face is not its own (10.1).
pub(super) const NUMBER_BESIDE: CharacterStyle = CharacterStyle {
    id: "GwNumberChar",
    name: "发文字号 字符",
    link: "GwNumber",
    role: Role::FangSong,
};

const fn lead(
    id: &'static str,
    name: &'static str,
    of: &ParagraphStyle,
) -> CharacterStyle {
    CharacterStyle { id, name, link: of.id, role: of.role }
}

/// The style of a heading on a line of its own.
pub(super) fn of_heading(level: u8) -> &'static ParagraphStyle {
    &HEADINGS[index(level)]
}

/// The style of a heading that runs in to its paragraph.
pub(super) fn of_lead(level: u8) -> &'static CharacterStyle {
    &LEADS[index(level)]
}

/// Levels beyond the fourth, which the standard does not know, look like the fourth.
fn index(level: u8) -> usize {
    usize::from(level.clamp(1, 4) - 1)
}

/// All paragraph styles, as the list of styles shows them.
pub(super) fn paragraph_styles() -> impl Iterator<Item = &'static ParagraphStyle> {
    let before = [&BODY, &TITLE, &ADDRESSEE];
    let after = [&ATTACHMENTS, &ORGAN, &DATE, &NOTE];
    let numbers = [&PAGE_NUMBER, &EVEN_PAGE_NUMBER];
    before
        .into_iter()
        .chain(&HEADINGS)
        .chain(after)
        .chain(style_parts::ALL)
        .chain(numbers)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_styles_share_an_id_or_a_name() {
        let paragraphs = paragraph_styles().map(|style| (style.id, style.name));
        let all: Vec<_> =
            paragraphs.chain(LEADS.iter().map(|style| (style.id, style.name))).collect();
        let ids: BTreeSet<_> = all.iter().map(|(id, _)| id).collect();
        let names: BTreeSet<_> = all.iter().map(|(_, name)| name).collect();
        assert_eq!((ids.len(), names.len()), (all.len(), all.len()));
    }

    #[test]
    fn what_follows_a_heading_is_body() {
        assert!(HEADINGS.iter().all(|heading| heading.next == BODY.id));
    }

    #[test]
    fn a_fifth_level_looks_like_the_fourth() {
        assert_eq!(of_heading(5).name, "四级标题");
        assert_eq!(of_lead(0).role, Role::HeiTi);
    }
}
