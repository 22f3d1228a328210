//! Turns YAML text into a tree of values, each with its place.
//!
//! The values are those of `serde_yaml`; the places come from the lossless tree of
//! `yaml-edit`, which is walked beside them. Before either sees the text, variables
//! `{{…}}` are masked (YAML would take the braces for mappings) and texts nested absurdly
//! deep are refused (both parsers take quadratic time on them).

mod depth;
mod lines;
mod mask;
mod mend;
mod place;
mod raw;
mod syntax;
mod translate;
mod tree;

use std::sync::Arc;

use crate::diagnostic::{Findings, Source};

pub(super) use lines::{
    KeySlip, colon_finding, dash_finding, indentation_finding, leading_key,
};
pub(super) use mask::is_refused;
pub(super) use tree::{Entry, Node, Scalar, Style, Value};

/// How often a text is mended and read again before the rest is left for the next run.
const MENDS: usize = 20;

/// Reads one YAML document; `None` when it is none, for reasons that `findings` says.
///
/// `keys` are the names that a line may begin with, to tell a slip from a text.
pub(super) fn parse(
    source: &Arc<Source>,
    keys: &[&str],
    findings: &mut Findings,
) -> Option<Node> {
    if let Err(finding) = depth::check(source) {
        findings.push(*finding);
        return None;
    }
    let mut masked = mask::Masked::new(source.text());
    let (slips, sound) = mended(source, &mut masked, keys);
    findings.extend(slips);
    if !sound {
        return None;
    }
    let places = place::Places::new(source, &masked.text);
    let references = places.references();
    if !references.is_empty() {
        findings.extend(references);
        return None;
    }
    match raw::read(&masked.text) {
        Ok(raw) => Some(tree::build(source, &masked, raw, places.root())),
        Err(error) => {
            findings.extend(syntax::explain(source, &masked, keys, &error));
            None
        }
    }
}

/// The slips of a text, all those mended that can be, and whether it is sound YAML now.
fn mended(
    source: &Arc<Source>,
    masked: &mut mask::Masked,
    keys: &[&str],
) -> (Findings, bool) {
    let mut slips = Findings::new();
    let mut syntax = raw::check_syntax(&masked.text);
    for _ in 0..MENDS {
        let Err(error) = &syntax else { break };
        let found = syntax::explain(source, masked, keys, error);
        let mended = mend::mend(&mut masked.text, &found);
        slips.extend(found);
        if !mended {
            break;
        }
        syntax = raw::check_syntax(&masked.text);
    }
    slips.sort();
    (slips, syntax.is_ok())
}
