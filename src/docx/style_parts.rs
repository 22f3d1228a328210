//! The named styles of what stands around the text: 版头, 附件, tables, pictures, 版记.

use super::shape::RED;
use super::style::{Alignment, Indent, ParagraphStyle, Pitch, TEXT};
use crate::geom::Length;
use crate::standard::Role;
use crate::standard::head::MARK_SIZE;
use crate::standard::imprint;
use crate::standard::table::{self, SIZE_SMALL_4};
use crate::standard::typeface::{HEAD_ELEMENTS, SIZE_2, SIZE_4};

/// All of them, as the list of styles shows them.
pub(super) static ALL: [&ParagraphStyle; 16] = [
    &COPY_NUMBER,
    &SECRECY,
    &URGENCY,
    &MARK,
    &NUMBER,
    &ATTENDANCE,
    &ATTACHMENT_LABEL,
    &ATTACHMENT_TITLE,
    &TABLE_CAPTION,
    &TABLE_REMARK,
    &TABLE_HEAD,
    &TABLE_TEXT,
    &FIGURE,
    &FIGURE_CAPTION,
    &IMPRINT,
    &ANCHOR,
];

/// 份号 (7.2.1).
pub(super) static COPY_NUMBER: ParagraphStyle =
    flush("GwCopyNumber", "份号", HEAD_ELEMENTS);

/// 密级和保密期限 (7.2.2).
pub(super) static SECRECY: ParagraphStyle =
    flush("GwSecrecy", "密级和保密期限", HEAD_ELEMENTS);

/// 紧急程度 (7.2.3).
pub(super) static URGENCY: ParagraphStyle = flush("GwUrgency", "紧急程度", HEAD_ELEMENTS);

/// 发文机关标志 (7.2.4); each paragraph has its own size and pitch where it needs a smaller.
pub(super) static MARK: ParagraphStyle = ParagraphStyle {
    id: "GwMark",
    name: "发文机关标志",
    next: "GwNumber",
    role: Role::XiaoBiaoSong,
    size: MARK_SIZE,
    tracking: Length::ZERO,
    pitch: Pitch::Exact(crate::standard::head::mark_pitch(MARK_SIZE)),
    colour: Some(RED),
    alignment: Alignment::Centre,
    indent: Indent::None,
    ..TEXT
};

/// 发文字号 and 签发人 (7.2.5, 7.2.6).
pub(super) static NUMBER: ParagraphStyle = ParagraphStyle {
    id: "GwNumber",
    name: "发文字号",
    next: "GwTitle",
    alignment: Alignment::Centre,
    indent: Indent::None,
    ..TEXT
};

/// 出席, 请假 and 列席 (10.3); each paragraph hangs behind its label, by its own indent.
pub(super) static ATTENDANCE: ParagraphStyle = ParagraphStyle {
    id: "GwAttendance",
    name: "出席人员",
    next: "GwAttendance",
    indent: Indent::None,
    ..TEXT
};

/// The label of 附件 on its first page (7.3.7).
pub(super) static ATTACHMENT_LABEL: ParagraphStyle =
    flush("GwAttachmentLabel", "附件序号", Role::HeiTi);

/// The title of 附件 (7.3.7).
pub(super) static ATTACHMENT_TITLE: ParagraphStyle = ParagraphStyle {
    id: "GwAttachmentTitle",
    name: "附件标题",
    next: "GwBody",
    role: Role::XiaoBiaoSong,
    size: SIZE_2,
    tracking: Length::ZERO,
    alignment: Alignment::Centre,
    indent: Indent::None,
    ..TEXT
};

/// 表题.
pub(super) static TABLE_CAPTION: ParagraphStyle = caption("GwTableCaption", "表题");

/// What a table counts, or the day to which it is true, at its upper right corner.
pub(super) static TABLE_REMARK: ParagraphStyle = ParagraphStyle {
    id: "GwTableRemark",
    name: "表注",
    size: table::REMARK_SIZE,
    tracking: Length::ZERO,
    alignment: Alignment::Right,
    indent: Indent::None,
    ..TEXT
};

/// Headings of columns and rows.
pub(super) static TABLE_HEAD: ParagraphStyle =
    in_cells("GwTableHead", "表头", table::HEADING_ROLE);

/// Text in cells.
pub(super) static TABLE_TEXT: ParagraphStyle =
    in_cells("GwTableText", "表格文字", table::CELL_ROLE);

/// A picture or a chart on a line of its own, which is as high as it.
pub(super) static FIGURE: ParagraphStyle = ParagraphStyle {
    id: "GwFigure",
    name: "插图",
    next: "GwFigureCaption",
    pitch: Pitch::Auto,
    alignment: Alignment::Centre,
    indent: Indent::None,
    ..TEXT
};

/// 图题.
pub(super) static FIGURE_CAPTION: ParagraphStyle = caption("GwFigureCaption", "图题");

/// 版记 (7.4); each paragraph has its own indent.
pub(super) static IMPRINT: ParagraphStyle = ParagraphStyle {
    id: "GwImprint",
    name: "版记",
    next: "GwImprint",
    size: SIZE_4,
    pitch: Pitch::Exact(imprint::LINE),
    indent: Indent::None,
    ..TEXT
};

/// A line without height to which something is tied: a table at the page's foot, or the end
/// of a section.
pub(super) static ANCHOR: ParagraphStyle = ParagraphStyle {
    id: "GwAnchor",
    name: "定位",
    size: Length::pt(1),
    tracking: Length::ZERO,
    pitch: Pitch::Exact(ANCHOR_LINE),
    indent: Indent::None,
    ..TEXT
};

/// The height of an anchor's line, the least that a word processor's dialogue shows.
pub(super) const ANCHOR_LINE: Length = Length::twips(14);

const fn flush(id: &'static str, name: &'static str, role: Role) -> ParagraphStyle {
    ParagraphStyle { id, name, role, indent: Indent::None, ..TEXT }
}

const fn caption(id: &'static str, name: &'static str) -> ParagraphStyle {
    ParagraphStyle {
        size: table::CAPTION_SIZE,
        tracking: Length::ZERO,
        alignment: Alignment::Centre,
        indent: Indent::None,
        ..flush(id, name, table::CAPTION_ROLE)
    }
}

const fn in_cells(id: &'static str, name: &'static str, role: Role) -> ParagraphStyle {
    ParagraphStyle {
        next: id,
        size: SIZE_SMALL_4,
        tracking: Length::ZERO,
        pitch: Pitch::Exact(table::pitch(SIZE_SMALL_4)),
        ..flush(id, name, role)
    }
}
