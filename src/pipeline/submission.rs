//! The covering paper (报送公文), and any other paper of elements around a text.

use super::enclosures::{self, Enclosure};
use super::exhibits::Exhibits;
use super::front::{self, Front};
use super::{Composed, Paper, Setup, attached, finish, from_template};
use crate::content::{self, Body, Text};
use crate::diagnostic::Findings;
use crate::markup;
use crate::template::data::SubmissionData;
use crate::world::World;

/// The paper as a settled document; `enclosed` is what is filed with it, where `submit`
/// has decided that.
pub(super) fn compose(
    world: &dyn World,
    setup: &Setup,
    enclosed: Option<&[Enclosure]>,
    findings: &mut Findings,
) -> Option<Composed> {
    let submission = content::load_submission(world, findings)?;
    let issue = &submission.issue;
    let named = match enclosed {
        Some(enclosed) => Some(enclosures::names(&submission, enclosed, findings)?),
        None => enclosures::stated(&submission, world, findings)?,
    };
    // An order has no title; its mark says what it is.
    let mark = issue.mark.last().map(Text::text);
    let subject = mark.filter(|_| submission.title.is_none());
    let front = Front {
        title: submission.title.as_ref().map(front::title).unwrap_or_default(),
        issue,
        subject: subject.unwrap_or_else(|| Paper::Submission.title()),
    };
    let none = Exhibits::none(world);
    let mut composed = match &submission.body {
        Body::Text(words) => {
            let data = SubmissionData { body: words.paragraphs.clone() };
            from_template("submission.md", &data, &none, front, setup, findings)?
        }
        Body::File(path) => {
            let markdown = attached::read(world, path, findings)?;
            let mut document = front::document(front);
            document.practice = setup.practice.clone();
            document.body = markup::parse(&markdown, &mut |it| none.find(it), findings);
            Composed { markdown: Some(markdown), document }
        }
    };
    if let Some(names) = named {
        let names = names.into_iter().map(Into::into);
        composed.document.attachment_names = names.collect();
    }
    Some(finish(composed, issue, world, setup, findings))
}
