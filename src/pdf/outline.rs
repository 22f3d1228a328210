//! The bookmarks, nested as the headings are (PDF 1.7, 12.3.3).

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::tree::{integer, name};
use super::{metadata, unit};
use crate::geom::Length;
use crate::layout::{Outline, PagedDocument};

/// Builds the bookmarks and returns their root; `None` for a paper without headings.
pub(super) fn build(
    document: &mut Document,
    paper: &PagedDocument,
    pages: &[ObjectId],
) -> Option<ObjectId> {
    if paper.outline.is_empty() || pages.is_empty() {
        return None;
    }
    let mut builder = Builder { document, pages, paper };
    let root = builder.document.new_object_id();
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", name("Outlines"));
    builder.level(&paper.outline, root, &mut dictionary);
    document.set_object(root, dictionary);
    Some(root)
}

struct Builder<'a> {
    document: &'a mut Document,
    pages: &'a [ObjectId],
    paper: &'a PagedDocument,
}

impl Builder<'_> {
    /// Adds the bookmarks below one, and tells it about them. All of them are open:
    /// `Count` is how many lines they take.
    fn level(
        &mut self,
        entries: &[Outline],
        parent: ObjectId,
        around: &mut Dictionary,
    ) -> usize {
        let ids: Vec<ObjectId> =
            entries.iter().map(|_| self.document.new_object_id()).collect();
        let (Some(first), Some(last)) = (ids.first(), ids.last()) else { return 0 };
        let mut lines = entries.len();
        for (place, entry) in entries.iter().enumerate() {
            let mut item = Dictionary::new();
            item.set("Title", metadata::text_string(&entry.title));
            item.set("Parent", parent);
            item.set("Dest", self.destination(entry));
            if let Some(previous) = place.checked_sub(1).and_then(|place| ids.get(place))
            {
                item.set("Prev", *previous);
            }
            if let Some(next) = ids.get(place + 1) {
                item.set("Next", *next);
            }
            lines += self.level(&entry.children, ids[place], &mut item);
            self.document.set_object(ids[place], item);
        }
        around.set("First", *first);
        around.set("Last", *last);
        around.set("Count", integer(lines));
        lines
    }

    /// The upper edge of the line, at whatever magnification the reader has chosen; of a
    /// turned page the whole, because readers differ in what its upper edge is.
    fn destination(&self, entry: &Outline) -> Object {
        let page = entry.page.min(self.pages.len() - 1);
        let (height, turned) = match self.paper.pages.get(page) {
            Some(page) => (page.size.height, page.turned),
            None => (Length::ZERO, false),
        };
        if turned {
            return Object::Array(vec![Object::Reference(self.pages[page]), name("Fit")]);
        }
        let top = Object::Real(unit::pt(height - entry.top).0);
        let keep = || Object::Null;
        let page = Object::Reference(self.pages[page]);
        Object::Array(vec![page, name("XYZ"), keep(), top, keep()])
    }
}
