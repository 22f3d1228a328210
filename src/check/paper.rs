//! A paper of the office as the rules read it: the plan, a report, the covering paper.

use std::sync::Arc;

use super::Content;
use super::passage::Passage;
use crate::content::{Issue, Part, Text};
use crate::diagnostic::{Source, Span};

/// The words and the elements of one paper.
pub(super) struct Paper<'a> {
    /// 标题; `None` where the program writes it, and of an order.
    pub(super) title: Option<&'a Text>,
    /// 变量.
    pub(super) variables: &'a [(String, Text)],
    /// 发文: the elements around the text.
    pub(super) issue: &'a Issue,
    /// Every text of its file, those of 发文 among them, in the order of the paper.
    pub(super) parts: Vec<Part<'a>>,
    /// Whether the program binds attachments that the office does not name.
    pub(super) binds: bool,
    source: &'a Arc<Source>,
}

impl<'a> Paper<'a> {
    /// Every paper that the office wrote, the plan first.
    pub(super) fn all(content: &Content<'a>) -> Vec<Self> {
        let plan = content.plan;
        let plan = Self {
            title: Some(&plan.title),
            variables: &plan.variables,
            issue: &plan.issue,
            parts: plan.texts(),
            binds: false,
            source: &plan.source,
        };
        let narratives = content.narratives.iter().map(|narrative| Self {
            title: narrative.title.as_ref(),
            variables: &narrative.variables,
            issue: &narrative.issue,
            parts: [narrative.issue.texts(), narrative.texts()].concat(),
            binds: true,
            source: &narrative.source,
        });
        let submission = content.submission.map(|submission| Self {
            title: submission.title.as_ref(),
            variables: &submission.variables,
            issue: &submission.issue,
            parts: [submission.issue.texts(), submission.texts()].concat(),
            binds: false,
            source: &submission.source,
        });
        std::iter::once(plan).chain(narratives).chain(submission).collect()
    }

    /// Its paragraphs.
    pub(super) fn passages(&self) -> impl Iterator<Item = Passage<'a>> {
        self.parts.iter().flat_map(|part| Passage::of(part.key, part.text))
    }

    /// The place of the paper as a whole: its title, or else the beginning of its file.
    pub(super) fn place(&self) -> Span {
        let first = || self.parts.first().map(|part| part.text.span.clone());
        let title = self.title.map(|title| title.span.clone()).or_else(first);
        title.unwrap_or_else(|| Span::new(self.source, 0..0))
    }

    /// Its year: of its date, or the first that its title or its opening names.
    pub(super) fn year(&self) -> Option<u16> {
        let dated = self.issue.date.and_then(|date| u16::try_from(date.year()).ok());
        let opening = self.parts.iter().find(|part| part.key == "导语");
        let texts = self.title.into_iter().chain(opening.map(|part| part.text));
        dated.or_else(|| texts.map(Text::text).find_map(|text| year_in(&text)))
    }
}

/// The first year of four digits in a text.
fn year_in(text: &str) -> Option<u16> {
    text.match_indices('年').find_map(|(at, _)| {
        let digits = text.get(at.checked_sub(4)?..at)?;
        let whole = digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse().ok().filter(|_| whole)
    })
}
