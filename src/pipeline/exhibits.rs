//! What a text shows besides words: the charts and tables that a paper offers by name.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::markup::NO_EXHIBIT;
use crate::document::Block;
use crate::markup::Exhibit;

/// What the source of an exhibit that a paper offers begins with.
const SCHEME: &str = "exhibit:";

/// The blocks that a paper offers to its template, by name.
#[derive(Default)]
pub(super) struct Exhibits(Vec<(&'static str, Block)>);

impl Exhibits {
    /// These blocks.
    pub(super) fn new(named: Vec<(&'static str, Block)>) -> Self {
        Self(named)
    }

    /// The block of an exhibit.
    ///
    /// # Errors
    /// A finding, without its place, when there is none of this name.
    pub(super) fn find(&self, exhibit: &Exhibit) -> Result<Block, Box<Diagnostic>> {
        let name = exhibit.source.strip_prefix(SCHEME).unwrap_or(&exhibit.source);
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map(|(_, block)| block.clone()).ok_or_else(|| {
            let names: Vec<_> =
                self.0.iter().map(|(name, _)| format!("{SCHEME}{name}")).collect();
            let hint = match &names[..] {
                [] => "这种公文没有图表可放，请删去".to_owned(),
                names => format!("可用的有：{}", names.join("、")),
            };
            let message = format!("没有叫“{}”的图表", exhibit.source);
            Box::new(Diagnostic::new(&NO_EXHIBIT, message).hint(hint))
        })
    }
}
