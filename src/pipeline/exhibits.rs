//! What a text shows besides words: the charts and tables that a paper offers by name, and
//! the picture files of the project.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::markup::NO_EXHIBIT;
use crate::document::Block;
use crate::markup::Exhibit;
use crate::world::World;

/// What the source of an exhibit that a paper offers begins with.
const SCHEME: &str = "exhibit:";

/// The blocks that a paper offers to its template, by name, and where its pictures are.
pub(super) struct Exhibits<'a> {
    world: &'a dyn World,
    named: Vec<(&'static str, Block)>,
}

impl<'a> Exhibits<'a> {
    /// These blocks.
    pub(super) fn new(world: &'a dyn World, named: Vec<(&'static str, Block)>) -> Self {
        Self { world, named }
    }

    /// Pictures only.
    pub(super) fn none(world: &'a dyn World) -> Self {
        Self::new(world, Vec::new())
    }

    /// The block of an exhibit.
    ///
    /// # Errors
    /// A finding, without its place, when there is none of this name, or the picture cannot
    /// be used.
    pub(super) fn find(&self, exhibit: &Exhibit) -> Result<Block, Box<Diagnostic>> {
        let Some(name) = exhibit.source.strip_prefix(SCHEME) else {
            return super::picture::block(self.world, exhibit).map(Block::Picture);
        };
        let found = self.named.iter().find(|(known, _)| *known == name);
        found.map(|(_, block)| block.clone()).ok_or_else(|| {
            let names: Vec<_> =
                self.named.iter().map(|(name, _)| format!("{SCHEME}{name}")).collect();
            let hint = match &names[..] {
                [] => "这种公文没有图表可放，请删去".to_owned(),
                names => format!("可用的有：{}", names.join("、")),
            };
            let message = format!("没有叫“{}”的图表", exhibit.source);
            Box::new(Diagnostic::new(&NO_EXHIBIT, message).hint(hint))
        })
    }
}
