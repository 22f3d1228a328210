//! The structure tree: what the marked content of the pages means (PDF 1.7, 14.7).

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::tree::{integer, name};
use super::{figure, metadata};
use crate::layout::page::{CellTag, Scope};
use crate::layout::{PagedDocument, Tag, TagKind};

/// The role of the document's title: PDF 2.0 knows it, readers of PDF 1.7 are told to
/// take it for a heading of the first level.
const TITLE: &str = "Title";

/// Something inside an element.
enum Kid {
    /// Marked content: index of the page, number on it.
    Content(usize, usize),
    /// Another element, by the index of its tag.
    Element(usize),
}

/// The elements under construction, by index of their tags.
struct Elements {
    kids: Vec<Vec<Kid>>,
    /// The elements that nothing is around, in reading order.
    roots: Vec<usize>,
    /// The elements that have content, in reading order.
    order: Vec<usize>,
    attached: Vec<bool>,
}

/// Builds the structure tree and returns its root.
///
/// `contents` names for each page the tag of each marked content. Tags without content
/// are left out: an element without anything in it only disturbs a reader.
pub(super) fn build(
    document: &mut Document,
    paper: &PagedDocument,
    contents: &[Vec<usize>],
    pages: &[ObjectId],
) -> ObjectId {
    let tags = &paper.tags;
    let boxes = figure::boxes(paper);
    let elements = Elements::gather(tags, contents);
    let levels = levels(tags, &elements.order);
    let root = document.new_object_id();
    let top = document.new_object_id();
    let ids: Vec<ObjectId> = elements
        .attached
        .iter()
        .map(|attached| if *attached { document.new_object_id() } else { top })
        .collect();
    for &index in &elements.order {
        let around = parent(tags, index).map_or(top, |parent| ids[parent]);
        let kids = &elements.kids[index];
        let page = kids.iter().find_map(|kid| match kid {
            Kid::Content(page, _) => Some(*page),
            Kid::Element(_) => None,
        });
        let kids = kids.iter().map(|kid| match kid {
            Kid::Element(index) => Object::Reference(ids[*index]),
            Kid::Content(on, number) if Some(*on) == page => integer(*number),
            Kid::Content(on, number) => reference(pages[*on], *number),
        });
        let mut element = element(&role(tags[index].kind, levels[index]), around);
        element.set("K", only_or_all(kids.collect()));
        match tags[index].kind {
            TagKind::Cell(cell) => {
                if let Some(attributes) = cell_attributes(cell) {
                    element.set("A", attributes);
                }
            }
            TagKind::Figure(number) => {
                let words = paper.alternatives.get(number).map_or("", String::as_str);
                element.set("Alt", metadata::text_string(words));
                element.set("A", figure_attributes(boxes.get(&index)));
            }
            _ => {}
        }
        if let Some(page) = page {
            element.set("Pg", pages[page]);
        }
        document.set_object(ids[index], element);
    }
    let mut whole = element("Document", root);
    let roots = elements.roots.iter().map(|index| Object::Reference(ids[*index]));
    whole.set("K", roots.collect::<Vec<_>>());
    document.set_object(top, whole);
    let parents = parent_tree(document, contents, &ids);
    document.set_object(root, tree_root(top, parents, pages.len()));
    root
}

impl Elements {
    fn gather(tags: &[Tag], contents: &[Vec<usize>]) -> Self {
        let mut elements = Self {
            kids: tags.iter().map(|_| Vec::new()).collect(),
            roots: Vec::new(),
            order: Vec::new(),
            attached: vec![false; tags.len()],
        };
        for (page, marked) in contents.iter().enumerate() {
            for (number, tag) in marked.iter().enumerate() {
                elements.attach(tags, *tag);
                elements.kids[*tag].push(Kid::Content(page, number));
            }
        }
        elements.complete_tables(tags);
        elements
    }

    /// Adds the rows and cells without content to tables that have any, so that every row
    /// has all its cells, and puts them in the order of their tags: a cell over several
    /// rows is painted after the others of its row.
    fn complete_tables(&mut self, tags: &[Tag]) {
        let part = |index: usize| {
            matches!(tags[index].kind, TagKind::TableRow | TagKind::Cell(_))
        };
        for index in (0..tags.len()).filter(|index| part(*index)) {
            if parent(tags, index).is_some_and(|around| self.attached[around]) {
                self.attach(tags, index);
            }
        }
        for (index, kids) in self.kids.iter_mut().enumerate() {
            if matches!(tags[index].kind, TagKind::Table | TagKind::TableRow) {
                kids.sort_by_key(|kid| match kid {
                    Kid::Element(index) => *index,
                    Kid::Content(..) => 0,
                });
            }
        }
    }

    /// Puts an element into the one around it, when its first content is met.
    fn attach(&mut self, tags: &[Tag], mut index: usize) {
        // The path from the element outwards, to what is already in its place.
        let mut path = Vec::new();
        while !self.attached[index] {
            self.attached[index] = true;
            path.push(index);
            match parent(tags, index) {
                Some(around) => index = around,
                None => break,
            }
        }
        while let Some(inner) = path.pop() {
            self.order.push(inner);
            match parent(tags, inner) {
                Some(around) => self.kids[around].push(Kid::Element(inner)),
                None => self.roots.push(inner),
            }
        }
    }
}

/// The tag around a tag. A tag that does not stand before its child is none: so no
/// circle can arise.
fn parent(tags: &[Tag], index: usize) -> Option<usize> {
    tags[index].parent.filter(|parent| *parent < index)
}

/// The level of each heading, 1–6: its depth among the headings before it, so that no
/// level is skipped (ISO 14289-1, 7.4.2). The title counts as the highest.
fn levels(tags: &[Tag], order: &[usize]) -> Vec<usize> {
    let mut levels = vec![0; tags.len()];
    let mut open: Vec<u8> = Vec::new();
    for &index in order {
        let wanted = match tags[index].kind {
            TagKind::Title => 0,
            TagKind::Heading(level) => level.max(1),
            _ => continue,
        };
        while open.last().is_some_and(|level| *level >= wanted) {
            open.pop();
        }
        open.push(wanted);
        levels[index] = open.len().min(6);
    }
    levels
}

/// The name of an element's role.
fn role(kind: TagKind, level: usize) -> String {
    match kind {
        // A second title stands below the first, and cannot claim its level.
        TagKind::Title if level == 1 => TITLE.to_owned(),
        TagKind::Title | TagKind::Heading(_) => format!("H{level}"),
        TagKind::Paragraph => "P".to_owned(),
        TagKind::Span => "Span".to_owned(),
        TagKind::Table => "Table".to_owned(),
        TagKind::Caption => "Caption".to_owned(),
        TagKind::Figure(_) => "Figure".to_owned(),
        TagKind::TableRow => "TR".to_owned(),
        TagKind::Cell(CellTag { scope: Some(_), .. }) => "TH".to_owned(),
        TagKind::Cell(CellTag { scope: None, .. }) => "TD".to_owned(),
    }
}

/// An element without its `Type`, which may be left out (14.7.2) and which a large ledger
/// would repeat for every cell.
fn element(role: &str, parent: ObjectId) -> Dictionary {
    let mut element = Dictionary::new();
    element.set("S", name(role));
    element.set("P", parent);
    element
}

/// What a cell covers and what it is the heading of (14.8.5.7); nothing for a cell of its
/// own row and column.
fn cell_attributes(cell: CellTag) -> Option<Dictionary> {
    if cell.columns <= 1 && cell.rows <= 1 && cell.scope.is_none() {
        return None;
    }
    let mut attributes = Dictionary::new();
    attributes.set("O", name("Table"));
    if cell.columns > 1 {
        attributes.set("ColSpan", integer(cell.columns));
    }
    if cell.rows > 1 {
        attributes.set("RowSpan", integer(cell.rows));
    }
    if let Some(scope) = cell.scope {
        let scope = match scope {
            Scope::Column => "Column",
            Scope::Row => "Row",
        };
        attributes.set("Scope", name(scope));
    }
    Some(attributes)
}

/// Where a figure lies on its page (14.8.5.4).
fn figure_attributes(bounds: Option<&Object>) -> Dictionary {
    let mut attributes = Dictionary::new();
    attributes.set("O", name("Layout"));
    attributes.set("Placement", name("Block"));
    if let Some(bounds) = bounds {
        attributes.set("BBox", bounds.clone());
    }
    attributes
}

/// Marked content that lies on another page than the element's first.
fn reference(page: ObjectId, number: usize) -> Object {
    let mut reference = Dictionary::new();
    reference.set("Type", name("MCR"));
    reference.set("Pg", page);
    reference.set("MCID", integer(number));
    Object::Dictionary(reference)
}

/// A list of one is written as its one member.
fn only_or_all(mut kids: Vec<Object>) -> Object {
    match kids.pop() {
        Some(only) if kids.is_empty() => only,
        Some(last) => {
            kids.push(last);
            Object::Array(kids)
        }
        None => Object::Array(kids),
    }
}

/// From each page's marked content back to its elements (14.7.4.4).
fn parent_tree(
    document: &mut Document,
    contents: &[Vec<usize>],
    ids: &[ObjectId],
) -> ObjectId {
    let mut entries = Vec::new();
    for (page, marked) in contents.iter().enumerate() {
        let elements = marked.iter().map(|tag| Object::Reference(ids[*tag]));
        entries.push(integer(page));
        entries.push(Object::Array(elements.collect()));
    }
    let mut parents = Dictionary::new();
    parents.set("Nums", entries);
    document.add_object(parents)
}

fn tree_root(paper: ObjectId, parents: ObjectId, pages: usize) -> Dictionary {
    let mut roles = Dictionary::new();
    roles.set(TITLE, name("H1"));
    let mut root = Dictionary::new();
    root.set("Type", name("StructTreeRoot"));
    root.set("K", paper);
    root.set("ParentTree", parents);
    root.set("ParentTreeNextKey", integer(pages));
    root.set("RoleMap", roles);
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(kinds: &[(TagKind, Option<usize>)]) -> Vec<Tag> {
        kinds.iter().map(|&(kind, parent)| Tag { kind, parent }).collect()
    }

    fn levels_of(wanted: &[u8]) -> Vec<usize> {
        let kind = |level: &u8| match level {
            0 => TagKind::Title,
            level => TagKind::Heading(*level),
        };
        let tags: Vec<Tag> =
            wanted.iter().map(|level| Tag { kind: kind(level), parent: None }).collect();
        levels(&tags, &(0..tags.len()).collect::<Vec<_>>())
    }

    #[test]
    fn headings_stand_below_the_title() {
        assert_eq!(levels_of(&[0, 1, 2, 2, 1, 2, 3]), [1, 2, 3, 3, 2, 3, 4]);
    }

    #[test]
    fn no_level_is_skipped_even_if_the_paper_skips_one() {
        assert_eq!(levels_of(&[0, 1, 4, 2, 1]), [1, 2, 3, 3, 2]);
        assert_eq!(levels_of(&[3, 1]), [1, 1]);
    }

    #[test]
    fn a_second_title_is_a_heading() {
        let levels = levels_of(&[1, 0]);
        assert_eq!(role(TagKind::Title, levels[1]), TITLE);
        assert_eq!(role(TagKind::Title, 2), "H2");
    }

    #[test]
    fn a_span_stands_between_the_contents_of_its_paragraph() {
        let tags = tags(&[(TagKind::Paragraph, None), (TagKind::Span, Some(0))]);
        let elements = Elements::gather(&tags, &[vec![0, 1, 0]]);
        assert!(matches!(
            elements.kids[0].as_slice(),
            [Kid::Content(0, 0), Kid::Element(1), Kid::Content(0, 2)]
        ));
        assert_eq!(elements.roots, [0]);
    }

    #[test]
    fn a_paragraph_that_begins_with_a_span_is_still_around_it() {
        let tags = tags(&[(TagKind::Paragraph, None), (TagKind::Span, Some(0))]);
        let elements = Elements::gather(&tags, &[vec![1, 0]]);
        assert_eq!(elements.order, [0, 1]);
        assert!(matches!(
            elements.kids[0].as_slice(),
            [Kid::Element(1), Kid::Content(0, 1)]
        ));
    }

    #[test]
    fn tags_without_content_are_left_out() {
        let tags = tags(&[(TagKind::Heading(1), None), (TagKind::Paragraph, None)]);
        let elements = Elements::gather(&tags, &[vec![1]]);
        assert_eq!(elements.roots, [1]);
    }

    #[test]
    fn a_circle_of_tags_ends() {
        let tags = tags(&[(TagKind::Span, Some(1)), (TagKind::Span, Some(0))]);
        let elements = Elements::gather(&tags, &[vec![0, 1]]);
        assert_eq!(elements.roots, [0]);
    }
}
