//! Turns Markdown into the body of a `Document`.
//!
//! 1. `joiner` readies the text so that bold works beside Chinese punctuation.
//! 2. pulldown-cmark reads it, with few options: smart quotes, formulas and the like do
//!    harm to Chinese text.
//! 3. `lower` turns its events into headings and paragraphs; `words` gathers their text,
//!    `outline` numbers the headings, `exhibit` makes tables and finds what is shown.
//!
//! Parsing never fails and loses no text: what papers do not have becomes paragraphs, with
//! a finding (`odd`).

mod exhibit;
mod joiner;
mod lower;
mod merge;
mod odd;
mod outline;
mod words;

use std::sync::Arc;

use pulldown_cmark::{Options, Parser};

use crate::diagnostic::{Diagnostic, Findings, Source};
use crate::document::Block;
pub use exhibit::Exhibit;
use joiner::Joined;
use lower::Lowering;

/// Gives the block that an exhibit stands for, or the finding that says why there is none.
pub type Resolve<'a> = dyn FnMut(&Exhibit) -> Result<Block, Box<Diagnostic>> + 'a;

/// The body that a Markdown text describes. Spans point into `source`.
///
/// Pictures, charts and tables that are made elsewhere are asked of `resolve`.
pub fn parse(
    source: &Arc<Source>,
    resolve: &mut Resolve<'_>,
    findings: &mut Findings,
) -> Vec<Block> {
    let joined = Joined::new(source.text());
    let events = Parser::new_ext(joined.text(), options()).into_offset_iter();
    let mut lowering = Lowering::new(source, &joined, resolve, findings);
    for (event, range) in events {
        lowering.event(event, range);
    }
    lowering.finish()
}

/// Footnotes are read so that their text can be kept and reported.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
}

#[cfg(test)]
mod tests;
