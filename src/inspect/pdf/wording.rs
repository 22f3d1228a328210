//! The words of a PDF in reading order: as its structure tells it, else as its pages are
//! painted.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::file::{follow, open, pages};
use crate::inspect::Unreadable;

/// How deep elements of the structure may lie within each other.
const MAX_DEPTH: usize = 64;

/// The words that stand in each marked content, by page and number.
type Marked = BTreeMap<(ObjectId, i64), String>;

/// The words of the text, without what repeats on pages and what figures show.
pub(in crate::inspect) fn words(bytes: &[u8]) -> Result<String, Unreadable> {
    let file = open(bytes)?;
    let (pages, _) = pages(&file)?;
    let painted = || pages.iter().flat_map(|(_, page)| &page.words);
    let mut marked = Marked::new();
    for (id, page) in &pages {
        for (number, words) in &page.words {
            let Some(number) = number else { continue };
            marked.entry((*id, *number)).or_default().push_str(words);
        }
    }
    let mut reading =
        Reading { file: &file, marked, seen: BTreeSet::new(), text: String::new() };
    reading.whole();
    // Words that the structure does not name belong to the paper all the same.
    let rest = painted().filter(|(number, _)| number.is_none()).map(|(_, words)| words);
    reading.text.extend(rest.map(String::as_str));
    reading.text.extend(reading.marked.values().map(String::as_str));
    Ok(reading.text)
}

/// The structure while it is read. Each content is taken once, however often it is named.
struct Reading<'a> {
    file: &'a Document,
    marked: Marked,
    seen: BTreeSet<ObjectId>,
    text: String,
}

impl Reading<'_> {
    fn whole(&mut self) {
        let file = self.file;
        let root = file.catalog().ok().and_then(|it| it.get(b"StructTreeRoot").ok());
        let root = follow(file, root).and_then(|root| root.as_dict().ok());
        if let Some(root) = root {
            self.kids(root, None, MAX_DEPTH);
        }
    }

    fn kids(&mut self, element: &Dictionary, page: Option<ObjectId>, depth: usize) {
        let own = element.get(b"Pg").and_then(Object::as_reference).ok();
        let page = own.or(page);
        match element.get(b"K") {
            Ok(Object::Array(kids)) => {
                kids.iter().for_each(|kid| self.kid(kid, page, depth));
            }
            Ok(kid) => self.kid(kid, page, depth),
            Err(_) => {}
        }
    }

    fn kid(&mut self, kid: &Object, page: Option<ObjectId>, depth: usize) {
        let file = self.file;
        match kid {
            Object::Integer(number) => self.content(page, *number),
            Object::Reference(id) if depth > 0 && self.seen.insert(*id) => {
                if let Ok(object) = file.get_object(*id) {
                    self.kid(object, page, depth - 1);
                }
            }
            Object::Array(kids) if depth > 0 => {
                kids.iter().for_each(|kid| self.kid(kid, page, depth - 1));
            }
            Object::Dictionary(element) if depth > 0 => match element.get(b"MCID") {
                Ok(number) => {
                    let own = element.get(b"Pg").and_then(Object::as_reference).ok();
                    if let Ok(number) = number.as_i64() {
                        self.content(own.or(page), number);
                    }
                }
                Err(_) => self.kids(element, page, depth - 1),
            },
            _ => {}
        }
    }

    fn content(&mut self, page: Option<ObjectId>, number: i64) {
        if let Some(words) = page.and_then(|page| self.marked.remove(&(page, number))) {
            self.text.push_str(&words);
        }
    }
}
