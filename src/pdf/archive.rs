//! The pass that makes printpdf's document an archive: PDF/A-2a and PDF/UA-1.
//!
//! printpdf places glyphs and embeds faces; it writes neither output intent, XMP and
//! structure, nor nested bookmarks, and its file identifier differs from run to run.

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, StringFormat};

use super::font::{Fonts, Programs};
use super::metadata::{self, Metadata};
use super::packing::Packer;
use super::tidy::tidy;
use super::tree::{integer, name};
use super::{ExportError, icc, outline, structure};
use crate::layout::PagedDocument;
use crate::value::fnv_128;

/// Stands for the file identifier until the file's bytes are known: of its length, and
/// found nowhere else.
const IDENTIFIER: &[u8; 16] = b"zhenggai file id";

/// Finishes printpdf's document and writes it.
///
/// `contents` names for each page the tag of each marked content; `packed` gives the font
/// programs, which are packed meanwhile.
pub(super) fn finish(
    mut document: Document,
    paper: &PagedDocument,
    fonts: &Fonts,
    contents: &[Vec<usize>],
    programs: impl FnOnce() -> Result<Programs, ExportError>,
) -> Result<Vec<u8>, ExportError> {
    "1.7".clone_into(&mut document.version);
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let resources = resources(&document, &pages);
    fonts.describe(&mut document, &resources.fonts);
    let names = resources.fonts.clone();
    dress_pages(&mut document, &pages, paper, resources);
    let metadata = Metadata::of(paper);
    let catalog = catalog(&mut document, paper, &metadata, contents, &pages);
    let catalog = document.add_object(catalog);
    let info = document.add_object(metadata.info());
    let identifier = Object::String(IDENTIFIER.to_vec(), StringFormat::Hexadecimal);
    document.trailer = Dictionary::new();
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    document.trailer.set("ID", vec![identifier.clone(), identifier]);
    compress(&mut document)?;
    fonts.embed(&mut document, &names, programs()?)?;
    tidy(&mut document);
    save(document)
}

/// The fonts and pictures of all pages by name: printpdf gives every page the same.
#[derive(Default)]
struct Resources {
    fonts: Dictionary,
    pictures: Dictionary,
}

fn resources(document: &Document, pages: &[ObjectId]) -> Resources {
    let of = |kind: &[u8]| {
        let page = document.get_dictionary(*pages.first()?).ok()?;
        let resources = page.get(b"Resources").ok()?.as_reference().ok()?;
        let listed = document.get_dictionary(resources).ok()?.get(kind).ok()?;
        match listed {
            Object::Reference(id) => document.get_dictionary(*id).ok().cloned(),
            direct => direct.as_dict().ok().cloned(),
        }
    };
    Resources {
        fonts: of(b"Font").unwrap_or_default(),
        pictures: of(b"XObject").unwrap_or_default(),
    }
}

/// Gives every page the same resources, its key to the structure and the order in which
/// a keyboard goes through it; takes away what is empty. A page that is read turned is
/// shown so.
fn dress_pages(
    document: &mut Document,
    pages: &[ObjectId],
    paper: &PagedDocument,
    resources: Resources,
) {
    let mut shared = Dictionary::new();
    for (kind, listed) in [("Font", resources.fonts), ("XObject", resources.pictures)] {
        if !listed.is_empty() {
            shared.set(kind, listed);
        }
    }
    let shared = document.add_object(shared);
    for (index, id) in pages.iter().enumerate() {
        if let Ok(page) = document.get_dictionary_mut(*id) {
            page.remove(b"Annots");
            page.set("Resources", shared);
            page.set("StructParents", integer(index));
            page.set("Tabs", name("S"));
            if paper.pages.get(index).is_some_and(|page| page.turned) {
                page.set("Rotate", 90);
            }
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
    let structure = structure::build(document, paper, contents, pages);
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

/// Packs every stream that is not to be read without tools and is not packed yet.
fn compress(document: &mut Document) -> Result<(), ExportError> {
    let mut packer = Packer::new();
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && !stream.dict.has(b"Filter")
        {
            packer.pack_stream(stream)?;
        }
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
    let identifier = hexadecimal(fnv_128(&file));
    let old = identifiers(&hexadecimal(u128::from_be_bytes(*IDENTIFIER)));
    // It stands in the file's last object, so the search begins at the end.
    let mut windows = file.windows(old.len());
    if let Some(place) = windows.rposition(|window| window == old.as_bytes()) {
        let new = identifiers(&identifier);
        file[place..place + new.len()].copy_from_slice(new.as_bytes());
    }
    Ok(file)
}

fn hexadecimal(number: u128) -> String {
    format!("{number:032X}")
}

/// The file's lasting identifier and that of this version, which are the same.
fn identifiers(identifier: &str) -> String {
    format!("<{identifier}><{identifier}>")
}
