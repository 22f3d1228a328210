//! The meaning of an official document, free of templates, pages and file formats.
//!
//! A [`Document`] holds the elements of GB/T 9704—2012 in the order in which the standard
//! names them. Numbers of headings are structure here; their notation is [`Heading::label`].

mod dump;
mod figure;
mod front;
mod grid;
mod table;

pub use dump::dump;
pub use figure::{Chart, ChartKind, Picture, PictureFormat, Series};
pub use front::{
    Attachment, Attendance, Form, Head, Imprint, OrganMark, Orientation, Phrase, Seal,
    Secrecy, Signature, Stamp, spaced,
};
pub use grid::Slot;
pub use table::{Align, Column, Table, TableCell, TableRow, VerticalAlign};

use crate::diagnostic::Span;
use crate::geom::Length;
use crate::standard::practice::Practice;
use crate::value::{Date, chinese_numeral};

/// One official document (公文).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The arrangement of its elements.
    pub form: Form,
    /// The figures by which it is set.
    pub practice: Practice,
    /// 版头.
    pub head: Head,
    /// 标题.
    pub title: Title,
    /// How the pages of the text are held.
    pub orientation: Orientation,
    /// 主送机关, without the closing colon.
    pub addressee: Option<Phrase>,
    /// 正文.
    pub body: Vec<Block>,
    /// 出席, 请假 and 列席, in the format 纪要 (10.3).
    pub attendance: Vec<Attendance>,
    /// 附件说明: the names of the attachments, without numbers.
    pub attachment_names: Vec<Phrase>,
    /// 发文机关署名 and 成文日期.
    pub signature: Option<Signature>,
    /// 附注, without its brackets.
    pub note: Option<Phrase>,
    /// 附件 bound with the paper.
    pub attachments: Vec<Attachment>,
    /// 版记.
    pub imprint: Imprint,
    /// What a file's properties say.
    pub properties: Properties,
}

/// 标题: its words, and its lines once they are decided.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Title {
    /// The pieces between the marks `|` by which a writer orders a line's end; a single
    /// piece leaves the lines to `layout`. The pieces in order are the title.
    pub words: Vec<String>,
    /// The lines; empty until `layout` has settled them.
    pub lines: Vec<String>,
}

impl Title {
    /// The whole title on one line.
    pub fn text(&self) -> String {
        self.words.concat()
    }
}

/// What a file's properties say of the document.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Properties {
    /// The organ that issues the paper (发文机关), if one is named.
    pub author: Option<String>,
    /// 文种 or subject.
    pub subject: Option<String>,
    /// The day the file states as its creation; the same input gives the same bytes.
    pub date: Option<Date>,
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading on a line of its own.
    Heading(Heading),
    /// A paragraph, perhaps with a heading run in to it.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
    /// A chart.
    Chart(Chart),
}

/// A heading 结构层次序数 with its words (7.3.3).
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1–4.
    pub level: u8,
    /// Its number among its siblings, from 1; `None` for a heading without a number.
    pub number: Option<u32>,
    /// The words after the number.
    pub content: Vec<Inline>,
    /// Where the words come from.
    pub span: Option<Span>,
    /// How its lines are kept from ending badly; empty until `layout` has settled it.
    pub eases: Vec<Ease>,
}

impl Heading {
    /// The number as the standard writes it: 一、 （一） 1. （1）; empty without a number.
    pub fn label(&self) -> String {
        let Some(number) = self.number else { return String::new() };
        match self.level {
            1 => format!("{}、", chinese_numeral(number)),
            2 => format!("（{}）", chinese_numeral(number)),
            3 => format!("{number}."),
            _ => format!("（{number}）"),
        }
    }

    /// Number and words.
    pub fn text(&self) -> String {
        self.label() + &text_of(&self.content)
    }
}

/// A paragraph of the body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paragraph {
    /// A heading that runs in to the paragraph, as in `（一）强化组织领导。各单位要……`.
    pub lead: Option<Heading>,
    /// The words after the lead.
    pub content: Vec<Inline>,
    /// Where the words come from.
    pub span: Option<Span>,
    /// How its lines are kept from ending badly; empty until `layout` has settled it.
    pub eases: Vec<Ease>,
    /// Whether a page may end after its first line and begin with its last, which no other
    /// paragraph allows (孤行不成页): because the first page must show text. `layout`
    /// settles it.
    pub splits: bool,
}

impl Paragraph {
    /// The paragraph as one text, the lead included.
    pub fn text(&self) -> String {
        let lead = self.lead.as_ref().map(Heading::text).unwrap_or_default();
        lead + &text_of(&self.content)
    }
}

/// Words of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Inline {
    /// The words; no line breaks, no control characters.
    pub text: String,
    /// Whether they are set bold.
    pub strong: bool,
}

impl Inline {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: false }
    }
}

/// The words of a run of inlines.
pub fn text_of(content: &[Inline]) -> String {
    content.iter().map(|inline| inline.text.as_str()).collect()
}

/// Characters of a line that have a spacing of their own, so that every word processor ends
/// the line at the same place.
///
/// A word processor breaks a line where it is full. Where our rules end a line earlier (the
/// last line would hold a single character: 孤字不成行), its characters are spaced wider;
/// where some program would end it earlier (because it sets gaps around numbers), they are
/// spaced tighter. Justification hides it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Ease {
    /// Characters of the block's whole text (label and lead included), by index from 0.
    pub characters: std::ops::Range<usize>,
    /// What is added to each of their advances, in place of the spacing of all other text
    /// (`standard::page::TRACKING`, nothing in a table); a whole number of twips.
    pub spacing: Length,
}
