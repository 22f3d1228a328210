//! 附件 that are bound with a paper, from the Markdown files that 发文 names.

use std::sync::Arc;

use super::exhibits::Exhibits;
use crate::content::{Attached, Text};
use crate::diagnostic::{Findings, Source};
use crate::document::{Attachment, Orientation, Title};
use crate::markup;
use crate::world::{World, read_text};

/// The attachments that have a file, numbered as 附件说明 numbers them.
pub(super) fn attachments(
    world: &dyn World,
    attached: &[Attached],
    findings: &mut Findings,
) -> Vec<Attachment> {
    let none = Exhibits::default();
    let several = attached.len() > 1;
    let mut bound = Vec::new();
    for (entry, number) in attached.iter().zip(1..) {
        let Some(file) = &entry.file else { continue };
        let Some(markdown) = read(world, file, findings) else { continue };
        let words = vec![entry.name.text()];
        bound.push(Attachment {
            number: several.then_some(number),
            title: Title { words, lines: Vec::new() },
            body: markup::parse(&markdown, &mut |it| none.find(it), findings),
            orientation: match entry.turned {
                true => Orientation::Landscape,
                false => Orientation::Portrait,
            },
        });
    }
    bound
}

/// The text of a file of the project that the content names.
pub(super) fn read(
    world: &dyn World,
    path: &Text,
    findings: &mut Findings,
) -> Option<Arc<Source>> {
    match read_text(world, &path.text()) {
        Ok(source) => Some(source),
        Err(finding) => {
            findings.push(finding.at(path.span.clone()));
            None
        }
    }
}
