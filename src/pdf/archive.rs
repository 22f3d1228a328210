//! The pass that makes printpdf's document an archive: PDF/A-2a and PDF/UA-1.
//!
//! printpdf places glyphs and embeds faces; it writes neither output intent, XMP and
//! structure, nor nested bookmarks, and its file identifier differs from run to run.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat};

use super::font::Fonts;
use super::metadata::{self, Metadata};
use super::tree::{integer, name};
use super::{ExportError, hash, icc, outline, structure};
use crate::layout::PagedDocument;

/// Stands for the file identifier until the file's bytes are known: of its length, and
/// found nowhere else.
const IDENTIFIER: &[u8; 16] = b"zhenggai file id";

/// Finishes printpdf's document and writes it.
///
/// `contents` names for each page the tag of each marked content.
pub(super) fn finish(
    mut document: Document,
    paper: &PagedDocument,
    fonts: &Fonts,
    contents: &[Vec<usize>],
) -> Result<Vec<u8>, ExportError> {
    "1.7".clone_into(&mut document.version);
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let resources = resources(&document, &pages);
    if let Some(resources) = &resources {
        fonts.describe(&mut document, resources);
    }
    dress_pages(&mut document, &pages, resources);
    let metadata = Metadata::of(paper);
    let catalog = catalog(&mut document, paper, &metadata, contents, &pages);
    let catalog = document.add_object(catalog);
    let info = document.add_object(metadata.info());
    let identifier = Object::String(IDENTIFIER.to_vec(), StringFormat::Hexadecimal);
    document.trailer = Dictionary::new();
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    document.trailer.set("ID", vec![identifier.clone(), identifier]);
    document.prune_objects();
    document.renumber_objects();
    compress(&mut document)?;
    save(document)
}

/// The fonts of all pages by name: printpdf gives every page the same.
fn resources(document: &Document, pages: &[ObjectId]) -> Option<Dictionary> {
    let page = document.get_dictionary(*pages.first()?).ok()?;
    let resources = page.get(b"Resources").ok()?.as_reference().ok()?;
    let fonts = document.get_dictionary(resources).ok()?.get(b"Font").ok()?;
    document.get_dictionary(fonts.as_reference().ok()?).ok().cloned()
}

/// Gives every page the same resources, its key to the structure and the order in which
/// a keyboard goes through it; takes away what is empty.
fn dress_pages(
    document: &mut Document,
    pages: &[ObjectId],
    resources: Option<Dictionary>,
) {
    let mut shared = Dictionary::new();
    if let Some(fonts) = resources.filter(|fonts| !fonts.is_empty()) {
        shared.set("Font", fonts);
    }
    let shared = document.add_object(shared);
    for (index, id) in pages.iter().enumerate() {
        if let Ok(page) = document.get_dictionary_mut(*id) {
            page.remove(b"Annots");
            page.set("Resources", shared);
            page.set("StructParents", integer(index));
            page.set("Tabs", name("S"));
        }
    }
}

/// The catalog (7.7.2), with what PDF/A and PDF/UA want of it.
fn catalog(
    document: &mut Document,
    paper: &PagedDocument,
    metadata: &Metadata,
    contents: &[Vec<usize>],
    pages: &[ObjectId],
) -> Dictionary {
    let mut catalog = Dictionary::new();
    catalog.set("Type", name("Catalog"));
    if let Some(tree) = page_tree(document) {
        catalog.set("Pages", tree);
    }
    catalog.set("Lang", Object::string_literal(metadata::LANGUAGE));
    let structure = structure::build(document, &paper.tags, contents, pages);
    catalog.set("StructTreeRoot", structure);
    let mut mark_info = Dictionary::new();
    mark_info.set("Marked", true);
    catalog.set("MarkInfo", mark_info);
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    catalog.set("ViewerPreferences", preferences);
    if let Some(outline) = outline::build(document, paper, pages) {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", name("UseOutlines"));
    }
    catalog.set("Metadata", document.add_object(metadata.stream()));
    catalog.set("OutputIntents", vec![Object::Dictionary(output_intent(document))]);
    catalog
}

/// The root of the pages, as printpdf made it.
fn page_tree(document: &Document) -> Option<ObjectId> {
    document.catalog().ok()?.get(b"Pages").ok()?.as_reference().ok()
}

/// What the colours of the file mean (ISO 19005-2, 6.2.3): sRGB.
fn output_intent(document: &mut Document) -> Dictionary {
    const CONDITION: &str = "sRGB IEC61966-2.1";
    let mut profile = Dictionary::new();
    profile.set("N", 3);
    let profile = document.add_object(Stream::new(profile, icc::srgb()));
    let mut intent = Dictionary::new();
    intent.set("Type", name("OutputIntent"));
    intent.set("S", name("GTS_PDFA1"));
    intent.set("OutputConditionIdentifier", Object::string_literal(CONDITION));
    intent.set("Info", Object::string_literal(CONDITION));
    intent.set("DestOutputProfile", profile);
    intent
}

/// Compresses every stream that is not to be read without tools.
fn compress(document: &mut Document) -> Result<(), ExportError> {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let room = Vec::with_capacity(stream.content.len());
        let mut encoder = ZlibEncoder::new(room, Compression::new(6));
        encoder.write_all(&stream.content)?;
        let packed = encoder.finish()?;
        stream.dict.set("Filter", name("FlateDecode"));
        stream.set_content(packed);
    }
    Ok(())
}

/// Writes the file, with small objects packed together, and gives it an identifier that
/// follows from its bytes.
fn save(mut document: Document) -> Result<Vec<u8>, ExportError> {
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(200)
        .compression_level(6)
        .build();
    let mut file = Vec::new();
    document.save_with_options(&mut file, options)?;
    let identifier = hash::fnv_128(&file);
    let (old, new) =
        (hexadecimal(u128::from_be_bytes(*IDENTIFIER)), hexadecimal(identifier));
    let places: Vec<usize> = places(&file, old.as_bytes());
    for place in places {
        file[place..place + new.len()].copy_from_slice(new.as_bytes());
    }
    Ok(file)
}

fn hexadecimal(number: u128) -> String {
    format!("{number:032X}")
}

/// Where these bytes occur in the file.
fn places(file: &[u8], bytes: &[u8]) -> Vec<usize> {
    let windows = file.windows(bytes.len()).enumerate();
    windows.filter(|(_, window)| *window == bytes).map(|(place, _)| place).collect()
}
