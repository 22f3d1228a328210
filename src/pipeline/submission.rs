//! The covering paper (报送公文), and any other paper of elements around a text.

use super::front::{self, Front};
use super::{Composed, Paper, Setup, from_template};
use crate::content::{self, Body};
use crate::diagnostic::Findings;
use crate::layout;
use crate::markup;
use crate::template::data::SubmissionData;
use crate::world::{World, read_text};

/// The paper as a settled document.
pub(super) fn compose(
    world: &dyn World,
    setup: &Setup,
    findings: &mut Findings,
) -> Option<Composed> {
    let submission = content::load_submission(world, findings)?;
    let front = Front {
        title: front::title(&submission.title),
        issue: &submission.issue,
        subject: Paper::Submission.title(),
    };
    let mut composed = match &submission.body {
        Body::Words(words) => {
            let data = SubmissionData { body: words.paragraphs.clone() };
            from_template("submission.md", &data, front, setup, findings)?
        }
        Body::File(path) => {
            let markdown = match read_text(world, path.text().trim()) {
                Ok(markdown) => markdown,
                Err(finding) => {
                    findings.push(finding.at(path.span.clone()));
                    return None;
                }
            };
            let mut document = front::document(front);
            document.body = markup::parse(&markdown, findings);
            Composed { markdown: Some(markdown), document }
        }
    };
    layout::settle(&mut composed.document, &setup.faces, findings);
    Some(composed)
}
