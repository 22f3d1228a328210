//! Opens a PDF that anybody may have made, within bounds of time and memory.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use super::text::Reader;
use super::{Page, Pages};
use crate::inspect::Unreadable;
use crate::inspect::paper::{Font, POINT};

/// Pages at most.
const MAX_PAGES: usize = 2_000;

/// Bytes that a single packed stream may hold while the file is opened.
const MAX_STREAM: usize = 4 << 20;

/// Objects of a file at most, those inside of others included.
const MAX_OBJECTS: usize = 1_000_000;

/// How many dictionaries lie above a page at most.
const MAX_DEPTH: usize = 32;

/// Counts the objects of the file that is being opened: lopdf's filter is a plain
/// function, and it may be called from several threads.
static OBJECTS: AtomicUsize = AtomicUsize::new(0);

/// One file is opened at a time, because [`OBJECTS`] counts for one.
static OPENING: Mutex<()> = Mutex::new(());

/// Reads the pages of a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Pages, Unreadable> {
    let file = open(bytes)?;
    let (pages, fonts) = pages(&file)?;
    let pages = pages.into_iter().map(|(_, page)| page).collect();
    Ok(Pages { pages, fonts, archival: archival(&file) })
}

/// Pages with their objects, and the fonts that they use.
type PagesAndFonts = (Vec<(ObjectId, Page)>, Vec<Font>);

/// The pages of a file with their objects, and its fonts.
pub(super) fn pages(file: &Document) -> Result<PagesAndFonts, Unreadable> {
    let ids: Vec<ObjectId> = file.page_iter().take(MAX_PAGES + 1).collect();
    match ids.len() {
        0 => return Err(Unreadable::Broken),
        count if count > MAX_PAGES => return Err(Unreadable::TooLarge),
        _ => {}
    }
    let mut reader = Reader::new(file);
    let mut pages = Vec::with_capacity(ids.len());
    for id in ids {
        let page = file.get_dictionary(id).map_err(|_| Unreadable::Broken)?;
        let frame = Frame::of(file, page);
        let resources = inherited(file, page, b"Resources");
        let resources = resources.and_then(|it| it.as_dict().ok());
        let painted = reader.page(id, resources, frame.matrix())?;
        let (width, height) = frame.size();
        pages.push((id, Page { width, height, ..painted }));
    }
    Ok((pages, reader.fonts()))
}

pub(super) fn open(bytes: &[u8]) -> Result<Document, Unreadable> {
    let _guard = OPENING.lock().unwrap_or_else(PoisonError::into_inner);
    OBJECTS.store(0, Ordering::Relaxed);
    let options = LoadOptions {
        filter: Some(counted),
        max_decompressed_size: Some(MAX_STREAM),
        ..LoadOptions::default()
    };
    let loaded = Document::load_mem_with_options(bytes, options);
    if OBJECTS.load(Ordering::Relaxed) > MAX_OBJECTS {
        return Err(Unreadable::TooLarge);
    }
    match loaded {
        Ok(file) if file.is_encrypted() || file.was_encrypted() => {
            Err(Unreadable::Encrypted)
        }
        Ok(file) => Ok(file),
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => {
            Err(Unreadable::Encrypted)
        }
        Err(_) => Err(Unreadable::Broken),
    }
}

/// Lets objects through until there are too many.
fn counted(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    let count = weight(object);
    let before = OBJECTS.fetch_add(count, Ordering::Relaxed);
    (before + count <= MAX_OBJECTS).then(|| (id, object.clone()))
}

fn weight(object: &Object) -> usize {
    match object {
        Object::Array(objects) => 1 + objects.iter().map(weight).sum::<usize>(),
        Object::Dictionary(dict) => 1 + dict.iter().map(|it| weight(it.1)).sum::<usize>(),
        _ => 1,
    }
}

/// The object behind a reference.
pub(super) fn follow<'a>(
    file: &'a Document,
    object: Option<&'a Object>,
) -> Option<&'a Object> {
    file.dereference(object?).ok().map(|(_, object)| object)
}

/// Whether a dictionary states this kind.
pub(super) fn is_kind(dict: &Dictionary, kind: &[u8]) -> bool {
    dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == kind)
}

/// A finite number.
pub(super) fn number(object: &Object) -> Option<f64> {
    let number = f64::from(object.as_float().ok()?);
    number.is_finite().then_some(number)
}

/// What a page, or else a node above it, says.
fn inherited<'a>(
    file: &'a Document,
    page: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..MAX_DEPTH {
        if let Some(found) = follow(file, node.get(key).ok()) {
            return Some(found);
        }
        node = follow(file, node.get(b"Parent").ok())?.as_dict().ok()?;
    }
    None
}

/// The visible part of a page, in points, and how it is turned to be read.
struct Frame {
    sides: [f64; 4],
    turns: i64,
}

impl Frame {
    fn of(file: &Document, page: &Dictionary) -> Self {
        let sides = |key: &[u8]| {
            let sides = inherited(file, page, key)?.as_array().ok()?;
            let side = |at: usize| follow(file, sides.get(at)).and_then(number);
            Some([side(0)?, side(1)?, side(2)?, side(3)?])
        };
        let sides = sides(b"CropBox").or_else(|| sides(b"MediaBox"));
        let [a, b, c, d] = sides.unwrap_or([0.0, 0.0, 595.0, 842.0]);
        let turn = inherited(file, page, b"Rotate").and_then(|it| it.as_i64().ok());
        let sides = [a.min(c), b.min(d), a.max(c), b.max(d)];
        Self { sides, turns: turn.unwrap_or(0).div_euclid(90).rem_euclid(4) }
    }

    /// How many right angles the page is turned so that the sheet stands upright. A page
    /// that is read turned is printed with its head at the left (clause 8).
    fn upright(&self) -> i64 {
        let [left, lower, right, upper] = self.sides;
        let is_wide = right - left > upper - lower;
        match (is_wide, self.turns % 2) {
            (false, 1) => 0,
            (true, 0) => (self.turns + 3) % 4,
            _ => self.turns,
        }
    }

    /// Width and height in mm of the upright sheet.
    fn size(&self) -> (f64, f64) {
        let [left, lower, right, upper] = self.sides;
        let (width, height) = ((right - left) * POINT, (upper - lower) * POINT);
        if self.upright() % 2 == 0 { (width, height) } else { (height, width) }
    }

    /// From points of the page to mm from the upper left corner.
    fn matrix(&self) -> [f64; 6] {
        let [left, lower, right, upper] = self.sides;
        let p = POINT;
        match self.upright() {
            0 => [p, 0.0, 0.0, -p, -left * p, upper * p],
            1 => [0.0, p, p, 0.0, -lower * p, -left * p],
            2 => [-p, 0.0, 0.0, p, right * p, -lower * p],
            _ => [0.0, -p, -p, 0.0, upper * p, right * p],
        }
    }
}

/// The archival form that the metadata claim.
fn archival(file: &Document) -> Option<String> {
    let root = file.catalog().ok()?;
    let packet = follow(file, root.get(b"Metadata").ok())?.as_stream().ok()?;
    let packet = packet.get_plain_content_with_limit(1 << 20).ok()?;
    let packet = String::from_utf8_lossy(&packet);
    let value = |key: &str| {
        let rest = packet.split(key).nth(1)?;
        let rest = rest.trim_start_matches(['=', '"', '\'', '>']);
        let end = rest.find(|char: char| !char.is_ascii_alphanumeric())?;
        Some(rest[..end].to_owned())
    };
    let level = value("pdfaid:conformance").unwrap_or_default().to_lowercase();
    Some(format!("PDF/A-{}{level}", value("pdfaid:part")?))
}
