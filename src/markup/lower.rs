//! Turns Markdown events into headings and paragraphs: a stack of open blocks and one
//! method for each event that means something.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::Resolve;
use super::exhibit::{Shown, TableBuilder};
use super::joiner::{Joined, without_joiners};
use super::outline::{DEEPEST, Outline};
use super::words::Words;
use crate::diagnostic::codes::markup as codes;
use crate::diagnostic::{Diagnostic, Findings, Source, Span};
use crate::document::{Block, Heading, Paragraph, text_of};

/// The mark of a heading that runs in to the next paragraph.
const RUN_IN: &str = "连排";
/// The mark of a heading without a number.
const UNNUMBERED: &str = "无序号";

/// The state of a run through the events.
pub(super) struct Lowering<'a> {
    pub(super) source: &'a Arc<Source>,
    joined: &'a Joined,
    pub(super) resolve: &'a mut Resolve<'a>,
    findings: &'a mut Findings,
    pub(super) blocks: Vec<Block>,
    /// The blocks that are open, the outermost first.
    pub(super) open: Vec<Open>,
    pub(super) words: Words,
    /// How many stretches of bold are open.
    strong: usize,
    /// The number of a list's item, which goes before the item's first words.
    pub(super) marker: Option<(String, Range<usize>)>,
    outline: Outline,
    /// A heading that waits for the paragraph it runs in to.
    lead: Option<Heading>,
    /// The pictures whose descriptions are being read, each within the one before.
    pub(super) shown: Vec<Shown>,
    /// The table that is being read.
    pub(super) table: Option<TableBuilder>,
}

/// An open block, as far as it changes how words are read.
pub(super) enum Open {
    /// A heading and what its marks say.
    Heading {
        /// 1–6, as written.
        level: u8,
        /// Whether it runs in to the next paragraph.
        run_in: bool,
        /// Whether it has a number.
        numbered: bool,
    },
    /// A list, whose items make paragraphs.
    List,
    /// Text as it stands, without Markdown in it: code, HTML.
    Verbatim,
    /// Text that is not printed.
    Comment,
    /// Anything else.
    Other,
}

impl<'a> Lowering<'a> {
    /// Nothing read yet.
    pub(super) fn new(
        source: &'a Arc<Source>,
        joined: &'a Joined,
        resolve: &'a mut Resolve<'a>,
        findings: &'a mut Findings,
    ) -> Self {
        Self {
            source,
            joined,
            resolve,
            findings,
            blocks: Vec::new(),
            open: Vec::new(),
            words: Words::default(),
            strong: 0,
            marker: None,
            outline: Outline::default(),
            lead: None,
            shown: Vec::new(),
            table: None,
        }
    }

    /// Takes the next event; its range is one of the text with joiners.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let range = self.joined.original(&range);
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end, range),
            Event::Text(text) | Event::Html(text) => self.text(&text, range),
            Event::Code(text) => self.code(&text, range),
            Event::InlineHtml(text) => self.inline_html(&text, range),
            Event::FootnoteReference(_) => self.footnote_reference(range),
            Event::SoftBreak => self.words.end_line(),
            Event::HardBreak => self.end_words(),
            Event::Rule => self.rule(range),
            // Their options are off.
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    /// The blocks, after the last event.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.end_words();
        self.strand_lead();
        self.blocks
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis_begins(range),
            Tag::Link { link_type, dest_url, .. } => {
                self.link(link_type, &dest_url, range);
            }
            Tag::Image { dest_url, title, .. } => {
                self.image_begins(&dest_url, &title, range);
            }
            Tag::TableHead => self.row_begins(true),
            Tag::TableRow => self.row_begins(false),
            Tag::TableCell => {}
            // Their options are off.
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            block => {
                self.end_words();
                let open = match block {
                    Tag::Heading { level, id, classes, attrs } => {
                        let others = usize::from(id.is_some()) + attrs.len();
                        self.heading(level, &classes, others, range)
                    }
                    other => self.odd_block(other, range),
                };
                self.open.push(open);
            }
        }
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        match end {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis_ends(range),
            TagEnd::Image => self.image_ends(),
            TagEnd::TableCell => self.cell_ends(range),
            TagEnd::Table => {
                self.open.pop();
                self.table_ends();
            }
            TagEnd::Link
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
            TagEnd::Item => {
                // An item without words still has its number.
                self.push("", range);
                self.end_block();
            }
            _ => match self.open.last() {
                Some(&Open::Heading { level, run_in, numbered }) => {
                    self.open.pop();
                    self.end_heading(level, run_in, numbered, range);
                }
                _ => self.end_block(),
            },
        }
    }

    fn end_block(&mut self) {
        self.end_words();
        self.open.pop();
    }

    /// A heading begins; `others` counts marks that are not classes.
    fn heading(
        &mut self,
        level: HeadingLevel,
        classes: &[pulldown_cmark::CowStr<'_>],
        others: usize,
        range: Range<usize>,
    ) -> Open {
        if !is_atx(&self.source.text()[range.clone()]) {
            self.underlined(range);
            return Open::Other;
        }
        let has = |mark: &str| classes.iter().any(|class| **class == *mark);
        let (run_in, numbered) = (has(RUN_IN), !has(UNNUMBERED));
        let known = usize::from(run_in) + usize::from(!numbered);
        if others > 0 || classes.len() > known {
            let text = self.source.text()[range.clone()].trim_end();
            let marks = text.rfind('{').map_or(text, |at| &text[at..]);
            let message = format!("标题后的标记“{marks}”不全认识，没有印出");
            let hint = format!(
                "可用的标记：{{.{RUN_IN}}}、{{.{UNNUMBERED}}}；要印花括号请写 &#123;"
            );
            let finding = Diagnostic::new(&codes::UNKNOWN_MARK, message);
            self.report(finding.hint(hint), range);
        }
        Open::Heading { level: level as u8, run_in, numbered }
    }

    fn end_heading(
        &mut self,
        level: u8,
        run_in: bool,
        numbered: bool,
        range: Range<usize>,
    ) {
        self.strand_lead();
        let Some((content, words)) = self.words.take() else {
            let finding = Diagnostic::new(&codes::EMPTY_HEADING, "标题没有文字");
            self.report(finding.hint("请写上标题的文字，或者删去井号"), range);
            return;
        };
        let title = text_of(&content);
        let level = self.fitting_level(level, &title, &range);
        let number = self.outline.count(level, numbered);
        let span = Some(Span::new(self.source, words));
        let heading = Heading { level, number, content, span, eases: Vec::new() };
        if run_in {
            self.lead = Some(heading);
        } else {
            self.blocks.push(Block::Heading(heading));
        }
    }

    /// The level that a heading gets, with a finding if it is not a fitting one.
    fn fitting_level(&mut self, level: u8, title: &str, range: &Range<usize>) -> u8 {
        if level > DEEPEST {
            let message = format!("标题“{title}”是第 {level} 级，公文最多 {DEEPEST} 级");
            let finding = Diagnostic::new(&codes::LEVEL_TOO_DEEP, message);
            let hint = "请少写几个 #；现在按“（1）”一级排印";
            self.report(finding.hint(hint), range.clone());
        }
        let level = level.clamp(1, DEEPEST);
        if let Some(missing) = self.outline.missing_above(level) {
            let (own, missing) = (notation(level), notation(missing));
            let message = format!("标题“{title}”用“{own}”一级，前面缺“{missing}”一级");
            let finding = Diagnostic::new(&codes::LEVEL_SKIPPED, message);
            let hint = "请减少标题前的 #，或者补上缺的一级标题";
            self.report(finding.hint(hint), range.clone());
        }
        level
    }

    /// Text of the innermost block.
    fn text(&mut self, text: &str, range: Range<usize>) {
        match self.open.last() {
            Some(Open::Comment) => {}
            Some(Open::Verbatim) => self.verbatim(text, range),
            _ => self.push(&without_joiners(text), range),
        }
    }

    /// Adds words to the picture, or else the paragraph or heading, that is being read.
    pub(super) fn push(&mut self, text: &str, range: Range<usize>) {
        if let Some(shown) = self.shown.last_mut() {
            shown.describe(text);
            return;
        }
        let strong = self.strong > 0;
        if let Some((marker, place)) = self.marker.take() {
            self.words.push(&marker, false, place);
            self.words.end_line();
        }
        for character in self.words.push(text, strong, range.clone()) {
            let code = u32::from(character);
            let finding = Diagnostic::new(
                &codes::CONTROL_CHARACTER,
                format!("有不能印的控制字符 U+{code:04X}，已去掉"),
            );
            let within = self.source.text()[range.clone()].find(character);
            let place = within.map_or(range.clone(), |at| {
                range.start + at..range.start + at + character.len_utf8()
            });
            self.report(finding.hint("请在原文中删去它后面一个看不见的字符"), place);
        }
    }

    /// Whether the paragraph has words so far.
    pub(super) fn has_words(&self) -> bool {
        !self.words.is_empty()
    }

    /// The words so far are a paragraph.
    pub(super) fn end_words(&mut self) {
        if let Some((content, range)) = self.words.take() {
            let span = Some(Span::new(self.source, range));
            let lead = self.lead.take();
            let paragraph = Paragraph { lead, content, span, ..Paragraph::default() };
            self.blocks.push(Block::Paragraph(paragraph));
        }
    }

    /// A run-in heading that no paragraph followed stands alone.
    fn strand_lead(&mut self) {
        let Some(heading) = self.lead.take() else { return };
        let title = text_of(&heading.content);
        let message = format!("标题“{title}”要与下一段连排，后面却没有段落");
        let finding = Diagnostic::new(&codes::NOTHING_TO_RUN_INTO, message)
            .hint(format!("请在标题后写一段文字，或者去掉 {{.{RUN_IN}}}"));
        let finding = match &heading.span {
            Some(span) => finding.at(span.clone()),
            None => finding,
        };
        self.findings.push(finding);
        self.blocks.push(Block::Heading(heading));
    }

    /// A finding at a place, of which the first line is marked.
    pub(super) fn report(&mut self, finding: Diagnostic, range: Range<usize>) {
        let text = &self.source.text()[range.clone()];
        let end = text.find('\n').map_or(range.end, |length| range.start + length);
        self.findings.push(finding.at(Span::new(self.source, range.start..end)));
    }
}

/// Whether a heading is written with `#` in front rather than a line under it.
fn is_atx(heading: &str) -> bool {
    let text = heading.trim_start();
    let rest = text.trim_start_matches('#');
    rest.len() < text.len()
        && (rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
}

/// How the standard writes the numbers of a level.
fn notation(level: u8) -> &'static str {
    match level {
        1 => "一、",
        2 => "（一）",
        3 => "1.",
        _ => "（1）",
    }
}
