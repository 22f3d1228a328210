//! The body of the file as it grows: blocks one below the other, cut into sections.

use docx_rs::{BuildXML, Paragraph, Run};

use super::ExportError;
use super::normalise::Grafts;
use super::package::Part;
use super::section::Section;
use super::style::ParagraphStyle;
use super::style_parts::ANCHOR;
use super::unit::twips;
use super::xml::{Element, of};
use crate::geom::Length;
use crate::standard::practice::Practice;

/// What has been written so far.
pub(super) struct Flow<'a> {
    /// The figures by which the paper is set.
    pub(super) practice: &'a Practice,
    /// The face of plain text, for words that have no style.
    pub(super) face: &'a str,
    /// What docx-rs cannot write.
    pub(super) grafts: Grafts,
    /// Paragraphs and tables in order.
    pub(super) blocks: Vec<Element>,
    /// Pictures and charts.
    pub(super) parts: Vec<Part>,
    /// The sections that have ended.
    sections: Vec<Section>,
    /// The section that goes on.
    section: Section,
    /// White above the next paragraph.
    gap: Length,
}

impl<'a> Flow<'a> {
    /// Nothing yet, in a section.
    pub(super) fn new(practice: &'a Practice, face: &'a str, section: Section) -> Self {
        Self {
            practice,
            face,
            grafts: Grafts::default(),
            blocks: Vec::new(),
            parts: Vec::new(),
            sections: Vec::new(),
            section,
            gap: Length::ZERO,
        }
    }

    /// Leaves white above the next paragraph, besides what is left already.
    pub(super) fn leave(&mut self, gap: Length) {
        self.gap += gap;
    }

    /// Leaves white below the last paragraph.
    pub(super) fn leave_below(&mut self, gap: Length) {
        if let Some(last) = self.blocks.last_mut() {
            last.set("w:pPr", Element::new("w:spacing").with("w:after", twips(gap)));
        }
    }

    /// Whether white is still to be left.
    pub(super) fn has_gap(&self) -> bool {
        self.gap > Length::ZERO
    }

    /// The white that the next paragraph is to have above it.
    pub(super) fn take_gap(&mut self) -> Length {
        std::mem::take(&mut self.gap).max(Length::ZERO)
    }

    /// Adds a paragraph of runs.
    pub(super) fn paragraph(
        &mut self,
        style: &ParagraphStyle,
        runs: Vec<Run>,
    ) -> Result<&mut Element, ExportError> {
        self.add(&paragraph(style, runs))
    }

    /// Adds a paragraph.
    pub(super) fn add(
        &mut self,
        built: &impl BuildXML,
    ) -> Result<&mut Element, ExportError> {
        let mut element = of(built)?;
        let gap = self.take_gap();
        if gap > Length::ZERO {
            element.set("w:pPr", Element::new("w:spacing").with("w:before", twips(gap)));
        }
        Ok(self.push(element))
    }

    /// Adds blank lines, on which a clerk can type at once.
    pub(super) fn blanks(
        &mut self,
        count: usize,
        style: &ParagraphStyle,
    ) -> Result<(), ExportError> {
        (0..count).try_for_each(|_| self.paragraph(style, Vec::new()).map(|_| ()))
    }

    /// Adds a table; the white above it is that of an anchor.
    pub(super) fn table(&mut self, table: Element) -> Result<(), ExportError> {
        let tables_meet = self.blocks.last().is_some_and(|last| last.name == "w:tbl");
        if self.has_gap() || tables_meet {
            self.anchor()?;
        }
        self.push(table);
        Ok(())
    }

    /// Adds a line without height, whose height is taken off the white above it.
    pub(super) fn anchor(&mut self) -> Result<&mut Element, ExportError> {
        if self.has_gap() {
            self.gap = (self.gap - super::style_parts::ANCHOR_LINE).max(Length::ZERO);
        }
        self.paragraph(&ANCHOR, Vec::new())
    }

    fn push(&mut self, element: Element) -> &mut Element {
        let at = self.blocks.len();
        self.blocks.push(element);
        &mut self.blocks[at]
    }

    /// Goes on in a section; whether that began a page.
    pub(super) fn turn(&mut self, section: Section) -> Result<bool, ExportError> {
        if self.section.continues_in(section) {
            return Ok(false);
        }
        if self.blocks.is_empty() {
            self.section = section;
            return Ok(false);
        }
        let ends_in_text = self.blocks.last().is_some_and(|last| {
            let properties = last.child("w:pPr");
            let ends = properties.is_some_and(|own| own.child("w:sectPr").is_some());
            last.name == "w:p" && !ends
        });
        if !ends_in_text {
            self.anchor()?;
        }
        let properties = self.section.properties(self.practice);
        if let Some(last) = self.blocks.last_mut() {
            last.set("w:pPr", properties);
        }
        self.sections.push(self.section);
        self.section = section;
        Ok(true)
    }

    /// The section that goes on.
    pub(super) fn section(&self) -> Section {
        self.section
    }

    /// The width between the white edges.
    pub(super) fn line(&self) -> Length {
        let turned = self.section.is_turned();
        self.practice.type_area_of(turned).width
    }

    /// The body of the file, and the sections in it. A body that ended in a table would be
    /// repaired by Word.
    pub(super) fn into_body(
        mut self,
    ) -> Result<(Element, Grafts, Vec<Part>, Vec<Section>), ExportError> {
        if self.blocks.last().is_some_and(|last| last.name == "w:tbl") {
            self.anchor()?;
        }
        self.sections.push(self.section);
        let body = Element::new("w:body")
            .add_all(self.blocks)
            .add(self.section.properties(self.practice));
        Ok((body, self.grafts, self.parts, self.sections))
    }
}

/// A paragraph of a style.
pub(super) fn paragraph(style: &ParagraphStyle, runs: Vec<Run>) -> Paragraph {
    runs.into_iter().fold(Paragraph::new().style(style.id), Paragraph::add_run)
}
