//! The words of a PDF, read as a screen reader reads them: by its tags.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// The text of every title, heading and paragraph, in the order of the tags.
pub(crate) fn paragraphs(bytes: &[u8]) -> Vec<String> {
    let file = Document::load_mem(bytes).unwrap();
    let mut order: Vec<(ObjectId, String)> = Vec::new();
    for page in file.page_iter() {
        let owners = owners(&file, page);
        for run in runs(&file, page) {
            let Some(mcid) = run.mcid else { continue };
            let block = block(&file, owners[mcid]);
            match order.iter_mut().find(|(id, _)| *id == block) {
                Some((_, text)) => text.push_str(&run.text),
                None => order.push((block, run.text)),
            }
        }
    }
    order.into_iter().map(|(_, text)| text).collect()
}

/// The lines of every page inside the type area, top to bottom.
pub(crate) fn pages(bytes: &[u8]) -> Vec<Vec<String>> {
    let file = Document::load_mem(bytes).unwrap();
    let lines = |page| {
        let mut lines: BTreeMap<i64, String> = BTreeMap::new();
        for run in runs(&file, page).into_iter().filter(|run| run.mcid.is_some()) {
            #[allow(clippy::cast_possible_truncation, reason = "a page is small")]
            let key = (-run.y * 10.0).round() as i64;
            lines.entry(key).or_default().push_str(&run.text);
        }
        lines.into_values().collect()
    };
    file.page_iter().map(lines).collect()
}

/// Text shown by one operator.
struct Run {
    mcid: Option<usize>,
    y: f32,
    text: String,
}

fn runs(file: &Document, page: ObjectId) -> Vec<Run> {
    let fonts = file.get_page_fonts(page).unwrap();
    let maps: BTreeMap<_, _> =
        fonts.into_iter().map(|(name, font)| (name, to_unicode(file, font))).collect();
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let (mut font, mut y, mut found) = (Vec::new(), 0.0, Vec::new());
    // Marked content nests: a span that spells its text lies inside a tagged one.
    let mut marks: Vec<Option<usize>> = Vec::new();
    for operation in content.operations {
        let operands = operation.operands;
        match operation.operator.as_str() {
            "BDC" => {
                let number =
                    operands[1].as_dict().ok().and_then(|dict| dict.get(b"MCID").ok());
                let number = number
                    .map(|number| usize::try_from(number.as_i64().unwrap()).unwrap());
                marks.push(number);
            }
            "EMC" => drop(marks.pop()),
            "Tf" => font = operands[0].as_name().unwrap().to_vec(),
            "Tm" => y = operands[5].as_float().unwrap(),
            "Td" => y += operands[1].as_float().unwrap(),
            "Tj" | "TJ" => {
                let codes =
                    strings(&operands).into_iter().flat_map(|string| string.chunks(2));
                let text = codes.map(|code| maps[&font][code].as_str()).collect();
                let mcid = marks.iter().rev().find_map(|mark| *mark);
                found.push(Run { mcid, y, text });
            }
            _ => {}
        }
    }
    found
}

fn strings(operands: &[Object]) -> Vec<&[u8]> {
    let parts = match &operands[0] {
        Object::Array(parts) => parts.as_slice(),
        _ => operands,
    };
    parts.iter().filter_map(|part| part.as_str().ok()).collect()
}

/// The characters of a font's codes, by its `ToUnicode` table.
fn to_unicode(file: &Document, font: &Dictionary) -> BTreeMap<Vec<u8>, String> {
    let stream = file.dereference(font.get(b"ToUnicode").unwrap()).unwrap().1;
    let text = stream.as_stream().unwrap().decompressed_content().unwrap();
    let text = String::from_utf8(text).unwrap();
    let mut map = BTreeMap::new();
    let mut section = "";
    for line in text.lines() {
        let words: Vec<_> = line.split_whitespace().collect();
        if let Some(word) = words.last().filter(|word| word.starts_with("beginbf")) {
            section = if *word == "beginbfchar" { "char" } else { "range" };
        } else if line.starts_with("endbf") {
            section = "";
        } else if !section.is_empty() {
            let hex = hex_strings(line);
            let (first, last) = (code(&hex[0]), code(&hex[hex.len() - 2]));
            let start = utf16(&hex[hex.len() - 1]);
            if section == "char" {
                map.insert(hex[0].clone(), start);
                continue;
            }
            for (step, value) in (first..=last).enumerate() {
                let char =
                    start.chars().next().unwrap() as u32 + u32::try_from(step).unwrap();
                let text = char::from_u32(char).unwrap().to_string();
                map.insert(value.to_be_bytes().to_vec(), text);
            }
        }
    }
    map
}

fn hex_strings(line: &str) -> Vec<Vec<u8>> {
    let inside = line.split('<').skip(1).map(|part| part.split('>').next().unwrap());
    let byte =
        |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    inside.map(|hex| hex.as_bytes().chunks(2).map(byte).collect()).collect()
}

fn code(bytes: &[u8]) -> u16 {
    u16::from_be_bytes([bytes[0], bytes[1]])
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<_> = bytes.chunks(2).map(code).collect();
    String::from_utf16(&units).unwrap()
}

/// For each marked-content number of a page, the tag that owns it.
fn owners(file: &Document, page: ObjectId) -> Vec<ObjectId> {
    let key = file.get_dictionary(page).unwrap().get(b"StructParents").unwrap();
    let root = file.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = file.dereference(root).unwrap().1.as_dict().unwrap();
    let tree = file.dereference(root.get(b"ParentTree").unwrap()).unwrap().1;
    let numbers = tree.as_dict().unwrap().get(b"Nums").unwrap().as_array().unwrap();
    let pair =
        numbers.chunks(2).find(|pair| pair[0].as_i64().unwrap() == key.as_i64().unwrap());
    let owners = file.dereference(&pair.unwrap()[1]).unwrap().1.as_array().unwrap();
    owners.iter().map(|owner| owner.as_reference().unwrap()).collect()
}

/// The block around a tag: the tag itself, or what a `Span` stands in.
fn block(file: &Document, tag: ObjectId) -> ObjectId {
    let dict = file.get_dictionary(tag).unwrap();
    if dict.get(b"S").unwrap().as_name().unwrap() != b"Span" {
        return tag;
    }
    block(file, dict.get(b"P").unwrap().as_reference().unwrap())
}
