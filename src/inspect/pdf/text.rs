//! Finds the characters and the ruled lines of a page, and where they stand.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::encoding::Encoding;
use super::file::{follow, is_kind, number};
use super::path::{Path, Stroke};
use super::{Glyph, Page};
use crate::inspect::Unreadable;
use crate::inspect::paper::{Font, Ink, POINT};

/// Bytes of content of all pages at most, as they are read.
const MAX_CONTENT: usize = 64 << 20;

/// Bytes of content of a page at most.
const MAX_PAGE: usize = 4 << 20;

/// Characters of a file at most.
const MAX_GLYPHS: usize = 4_000_000;

/// Ruled lines of a page at most.
const MAX_RULES: usize = 100_000;

/// How deep drawings may lie within each other, and states be saved.
const MAX_DEPTH: usize = 8;
const MAX_SAVED: usize = 64;

/// How many stretches may lie within each other.
const MAX_MARKS: usize = 64;

type Matrix = [f64; 6];

/// Reads the pages of a file one after the other.
pub(super) struct Reader<'a> {
    file: &'a Document,
    encodings: Vec<Encoding>,
    /// Fonts that were read, by the object they lie in.
    known: BTreeMap<ObjectId, usize>,
    content: usize,
    glyphs: usize,
    /// The stretches that are open.
    marks: Vec<Mark>,
}

/// A stretch of marked content.
#[derive(Copy, Clone)]
struct Mark {
    /// Whether it belongs to the text.
    is_text: bool,
    /// The number by which the structure of the file names it.
    number: Option<i64>,
}

/// What a page's operators change.
#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Option<usize>,
    size: f64,
    character: f64,
    word: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    /// Whether outlines are drawn as well.
    bold: bool,
    fill: Ink,
    stroke: Ink,
    line_width: f64,
}

/// A page, or a drawing on it, while it is read.
struct Pen<'a> {
    resources: Option<&'a Dictionary>,
    fonts: BTreeMap<Vec<u8>, Option<usize>>,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    path: Path,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a Document) -> Self {
        let (encodings, known) = (Vec::new(), BTreeMap::new());
        Self { file, encodings, known, content: 0, glyphs: 0, marks: Vec::new() }
    }

    /// The fonts that text was set in.
    pub(super) fn fonts(self) -> Vec<Font> {
        self.encodings.into_iter().map(|encoding| encoding.font).collect()
    }

    /// The characters and lines of a page.
    pub(super) fn page(
        &mut self,
        page: ObjectId,
        resources: Option<&'a Dictionary>,
        ctm: Matrix,
    ) -> Result<Page, Unreadable> {
        let content = self.file.get_page_content_with_limit(page, MAX_PAGE);
        let content = content.map_err(|_| Unreadable::TooLarge)?;
        let state = State {
            ctm,
            font: None,
            size: 0.0,
            character: 0.0,
            word: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            bold: false,
            fill: Ink::default(),
            stroke: Ink::default(),
            line_width: 1.0,
        };
        let mut page = Page::default();
        self.marks.clear();
        self.run(&content, resources, state, MAX_DEPTH, &mut page)?;
        Ok(page)
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: Option<&'a Dictionary>,
        state: State,
        depth: usize,
        out: &mut Page,
    ) -> Result<(), Unreadable> {
        self.content += content.len();
        if self.content > MAX_CONTENT {
            return Err(Unreadable::TooLarge);
        }
        let Ok(content) = Content::decode(content) else {
            return Err(Unreadable::Broken);
        };
        let (saved, fonts) = (Vec::new(), BTreeMap::new());
        let path = Path::default();
        let mut pen =
            Pen { resources, fonts, state, saved, text: UNIT, line: UNIT, path };
        for operation in &content.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "Tf" => self.choose(&mut pen, operands),
                "Tj" => self.show(&mut pen, operands.first(), out)?,
                "'" => {
                    pen.next_line();
                    self.show(&mut pen, operands.first(), out)?;
                }
                "\"" => {
                    pen.state.word = at(operands, 0);
                    pen.state.character = at(operands, 1);
                    pen.next_line();
                    self.show(&mut pen, operands.get(2), out)?;
                }
                "TJ" => {
                    let Some(Ok(parts)) = operands.first().map(Object::as_array) else {
                        continue;
                    };
                    for part in parts {
                        match number(part) {
                            Some(back) => pen.step(-back / 1000.0 * pen.state.size),
                            None => self.show(&mut pen, Some(part), out)?,
                        }
                    }
                }
                "Do" => self.drawing(&pen, operands, depth, out)?,
                "BMC" | "BDC" => self.begin(operands),
                "EMC" => drop(self.marks.pop()),
                "m" | "l" | "c" | "v" | "y" | "re" | "h" => {
                    pen.draw(&operation.operator, operands);
                }
                "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s" | "n" => {
                    pen.paint(&operation.operator, out);
                    if out.rules.len() + out.uprights.len() > MAX_RULES {
                        return Err(Unreadable::TooLarge);
                    }
                }
                operator => pen.set(operator, operands),
            }
        }
        Ok(())
    }

    /// A stretch of a kind begins: what repeats on pages and what figures show is no text.
    fn begin(&mut self, operands: &[Object]) {
        let kind = operands.first().and_then(|it| it.as_name().ok());
        let properties = operands.get(1).and_then(|it| it.as_dict().ok());
        let number = properties.and_then(|it| it.get(b"MCID").ok()?.as_i64().ok());
        let is_text = !matches!(kind, Some(b"Artifact" | b"Figure"));
        if self.marks.len() < MAX_MARKS {
            self.marks.push(Mark { is_text, number });
        }
    }

    /// Keeps the words of a character that belongs to the text.
    fn keep(&self, text: &str, out: &mut Page) {
        if !self.marks.iter().all(|mark| mark.is_text) {
            return;
        }
        let number = self.marks.iter().rev().find_map(|mark| mark.number);
        match out.words.last_mut() {
            Some((last, words)) if *last == number => words.push_str(text),
            _ => out.words.push((number, text.to_owned())),
        }
    }

    fn choose(&mut self, pen: &mut Pen<'a>, operands: &[Object]) {
        pen.state.size = at(operands, 1);
        let Some(Ok(name)) = operands.first().map(Object::as_name) else { return };
        if let Some(known) = pen.fonts.get(name) {
            pen.state.font = *known;
            return;
        }
        let fonts = pen.resources.and_then(|it| follow(self.file, it.get(b"Font").ok()));
        let entry = fonts.and_then(|fonts| fonts.as_dict().ok()?.get(name).ok());
        let font = entry.and_then(|entry| self.font(entry));
        pen.fonts.insert(name.to_vec(), font);
        pen.state.font = font;
    }

    fn font(&mut self, entry: &'a Object) -> Option<usize> {
        let (id, font) = self.file.dereference(entry).ok()?;
        if let Some(known) = id.and_then(|id| self.known.get(&id)) {
            return Some(*known);
        }
        self.encodings.push(Encoding::of(self.file, font.as_dict().ok()?));
        let index = self.encodings.len() - 1;
        self.known.extend(id.map(|id| (id, index)));
        Some(index)
    }

    fn show(
        &mut self,
        pen: &mut Pen<'a>,
        string: Option<&Object>,
        out: &mut Page,
    ) -> Result<(), Unreadable> {
        let (Some(Ok(string)), Some(font)) = (string.map(Object::as_str), pen.state.font)
        else {
            return Ok(());
        };
        let Some(encoding) = self.encodings.get(font) else { return Ok(()) };
        for code in string.chunks(encoding.bytes.max(1)) {
            let code = code.iter().fold(0, |code, byte| (code << 8) | u32::from(*byte));
            self.keep(&encoding.text(code), out);
            let state = &pen.state;
            let em = encoding.width(code) * state.size;
            let blank = encoding.bytes == 1 && code == 32;
            let step = em + state.character + if blank { state.word } else { 0.0 };
            let place = times(&pen.text, &state.ctm);
            let [_, b, c, d, ..] = place;
            // Text that stands on its head, or slanted, belongs to no line.
            let glyphs = match (place[0].abs() < 1e-6, b.abs() < 1e-6) {
                (true, _) if b < 0.0 => Some(&mut out.up),
                (true, _) => Some(&mut out.down),
                (_, true) if d < 0.0 => Some(&mut out.glyphs),
                _ => None,
            };
            if let Some(glyphs) = glyphs {
                let origin = times(&[1.0, 0.0, 0.0, 1.0, 0.0, state.rise], &place);
                glyphs.push(Glyph {
                    text: encoding.text(code),
                    x: origin[4],
                    baseline: origin[5],
                    advance: em * state.scale * (place[0].abs() + b.abs()),
                    size: state.size * c.hypot(d) / POINT,
                    font,
                    ink: state.fill,
                    bold: state.bold,
                });
                self.glyphs += 1;
            }
            pen.step(step);
        }
        if self.glyphs > MAX_GLYPHS { Err(Unreadable::TooLarge) } else { Ok(()) }
    }

    /// A form on the page: its content with its own resources.
    fn drawing(
        &mut self,
        pen: &Pen<'a>,
        operands: &[Object],
        depth: usize,
        out: &mut Page,
    ) -> Result<(), Unreadable> {
        let name = operands.first().and_then(|name| name.as_name().ok());
        let forms =
            pen.resources.and_then(|it| follow(self.file, it.get(b"XObject").ok()));
        let form = forms.and_then(|forms| forms.as_dict().ok()?.get(name?).ok());
        let Some(Ok(form)) = follow(self.file, form).map(Object::as_stream) else {
            return Ok(());
        };
        if !is_kind(&form.dict, b"Form") {
            return Ok(());
        }
        if depth == 0 {
            return Err(Unreadable::TooLarge);
        }
        let content = form.get_plain_content_with_limit(MAX_PAGE);
        let content = content.map_err(|_| Unreadable::TooLarge)?;
        let own = follow(self.file, form.dict.get(b"Resources").ok());
        let resources = own.and_then(|own| own.as_dict().ok()).or(pen.resources);
        let mut state = pen.state.clone();
        if let Some(Ok(matrix)) =
            follow(self.file, form.dict.get(b"Matrix").ok()).map(Object::as_array)
        {
            state.ctm = times(&matrix_of(matrix), &state.ctm);
        }
        self.run(&content, resources, state, depth - 1, out)
    }
}

impl Pen<'_> {
    /// Moves on along the line, by a distance in the text's own measure.
    fn step(&mut self, distance: f64) {
        let along = [1.0, 0.0, 0.0, 1.0, distance * self.state.scale, 0.0];
        self.text = times(&along, &self.text);
    }

    fn offset(&mut self, x: f64, y: f64) {
        self.line = times(&[1.0, 0.0, 0.0, 1.0, x, y], &self.line);
        self.text = self.line;
    }

    fn next_line(&mut self) {
        self.offset(0.0, -self.state.leading);
    }

    fn draw(&mut self, operator: &str, operands: &[Object]) {
        let operands: Vec<f64> = (0..operands.len()).map(|it| at(operands, it)).collect();
        self.path.add(operator, &operands, &self.state.ctm);
    }

    fn paint(&mut self, operator: &str, out: &mut Page) {
        let [a, b, ..] = self.state.ctm;
        let width = self.state.line_width * a.hypot(b);
        let State { fill, stroke, .. } = self.state;
        let stroke = Stroke { width, ink: stroke };
        std::mem::take(&mut self.path).paint(operator, fill, stroke, out);
    }

    fn set(&mut self, operator: &str, operands: &[Object]) {
        match operator {
            "q" if self.saved.len() < MAX_SAVED => self.saved.push(self.state.clone()),
            "Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            "cm" => self.state.ctm = times(&matrix_of(operands), &self.state.ctm),
            "BT" => (self.text, self.line) = (UNIT, UNIT),
            "Tm" => {
                self.line = matrix_of(operands);
                self.text = self.line;
            }
            "Td" => self.offset(at(operands, 0), at(operands, 1)),
            "TD" => {
                self.state.leading = -at(operands, 1);
                self.offset(at(operands, 0), at(operands, 1));
            }
            "T*" => self.next_line(),
            "Tc" => self.state.character = at(operands, 0),
            "Tw" => self.state.word = at(operands, 0),
            "Tz" => self.state.scale = at(operands, 0) / 100.0,
            "TL" => self.state.leading = at(operands, 0),
            "Ts" => self.state.rise = at(operands, 0),
            "Tr" => self.state.bold = at(operands, 0) == 2.0,
            "w" => self.state.line_width = at(operands, 0),
            "rg" | "g" | "k" | "sc" | "scn" => {
                self.state.fill = ink(operands, self.state.fill);
            }
            "RG" | "G" | "K" | "SC" | "SCN" => {
                self.state.stroke = ink(operands, self.state.stroke);
            }
            "cs" => self.state.fill = Ink::default(),
            "CS" => self.state.stroke = Ink::default(),
            _ => {}
        }
    }
}

/// The colour that one, three or four numbers state: grey, light or inks.
fn ink(operands: &[Object], before: Ink) -> Ink {
    let part = |index| at(operands, index);
    match operands.iter().filter(|it| number(it).is_some()).count() {
        1 => Ink::of_rgb([part(0); 3]),
        3 => Ink::of_rgb([part(0), part(1), part(2)]),
        4 => Ink::of_cmyk([part(0), part(1), part(2), part(3)]),
        _ => before,
    }
}

const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn at(operands: &[Object], index: usize) -> f64 {
    operands.get(index).and_then(number).unwrap_or(0.0)
}

fn matrix_of(operands: &[Object]) -> Matrix {
    std::array::from_fn(|index| at(operands, index))
}

/// First `one`, then `other`.
fn times(one: &Matrix, other: &Matrix) -> Matrix {
    let [a, b, c, d, e, f] = *one;
    let [g, h, i, j, k, l] = *other;
    [
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    ]
}
