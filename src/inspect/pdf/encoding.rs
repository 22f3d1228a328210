//! What the codes of a font mean: their characters and widths.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};

use super::file::{follow, is_kind, number};
use crate::inspect::paper::Font;

/// Bytes of a character table at most.
const MAX_TABLE: usize = 1 << 20;

/// Codes of a font; two bytes have no more.
const MAX_CODES: u32 = 65_536;

/// A font of the file, ready to read text with.
#[derive(Debug, Default)]
pub(super) struct Encoding {
    /// How the font is named.
    pub(super) font: Font,
    /// Bytes of a code.
    pub(super) bytes: usize,
    characters: BTreeMap<u32, String>,
    /// In 1/1000 em.
    widths: BTreeMap<u32, f64>,
    default_width: f64,
}

impl Encoding {
    /// Reads a font's dictionary.
    pub(super) fn of(file: &Document, font: &Dictionary) -> Self {
        let composite = is_kind(font, b"Type0");
        let below = follow(file, font.get(b"DescendantFonts").ok())
            .and_then(|fonts| fonts.as_array().ok()?.first())
            .and_then(|font| follow(file, Some(font))?.as_dict().ok());
        let inner = below.filter(|_| composite).unwrap_or(font);
        let mut encoding = Self {
            font: described(file, font, inner),
            bytes: if composite { 2 } else { 1 },
            default_width: 1000.0,
            ..Self::default()
        };
        if composite {
            encoding.composite_widths(file, inner);
        } else {
            encoding.simple_widths(file, inner);
        }
        encoding.characters(file, font);
        encoding
    }

    /// The characters of a code; nothing where the font does not tell.
    pub(super) fn text(&self, code: u32) -> String {
        match self.characters.get(&code) {
            Some(text) => text.clone(),
            // Fonts of one byte agree with ASCII wherever they agree on anything.
            None if self.bytes == 1 && (32..127).contains(&code) => {
                char::from_u32(code).map(String::from).unwrap_or_default()
            }
            None => String::new(),
        }
    }

    /// The advance of a code, in em.
    pub(super) fn width(&self, code: u32) -> f64 {
        self.widths.get(&code).copied().unwrap_or(self.default_width) / 1000.0
    }

    fn simple_widths(&mut self, file: &Document, font: &Dictionary) {
        let first = font.get(b"FirstChar").ok().and_then(number).unwrap_or(0.0);
        let widths = follow(file, font.get(b"Widths").ok());
        let Some(Ok(widths)) = widths.map(Object::as_array) else { return };
        for (step, width) in (0_u32..256).zip(widths) {
            let width = follow(file, Some(width)).and_then(number);
            if let (Some(width), Some(first)) = (width, whole(first)) {
                self.widths.insert(first.saturating_add(step), width);
            }
        }
        self.default_width = 500.0;
    }

    fn composite_widths(&mut self, file: &Document, font: &Dictionary) {
        let default = follow(file, font.get(b"DW").ok()).and_then(number);
        self.default_width = default.unwrap_or(1000.0);
        let widths = follow(file, font.get(b"W").ok());
        let Some(Ok(entries)) = widths.map(Object::as_array) else { return };
        let mut entries = entries.iter();
        while let (Some(first), Some(next)) = (entries.next(), entries.next()) {
            let Some(first) = number(first).and_then(whole) else { return };
            if let Some(Ok(widths)) = follow(file, Some(next)).map(Object::as_array) {
                for (code, width) in (first..MAX_CODES).zip(widths) {
                    self.widths.extend(number(width).map(|width| (code, width)));
                }
                continue;
            }
            let last = number(next).and_then(whole);
            let width = entries.next().and_then(number);
            let (Some(last), Some(width)) = (last, width) else { return };
            // A font of thousands of overlapping ranges must not cost more than its codes.
            if self.widths.len() < 65_536 && last.saturating_sub(first) < MAX_CODES {
                self.widths
                    .extend((first..=last.min(MAX_CODES)).map(|code| (code, width)));
            }
        }
    }

    fn characters(&mut self, file: &Document, font: &Dictionary) {
        let stream = follow(file, font.get(b"ToUnicode").ok());
        let Some(Ok(stream)) = stream.map(Object::as_stream) else { return };
        let Ok(table) = stream.get_plain_content_with_limit(MAX_TABLE) else { return };
        let mut tokens = Vec::new();
        for token in tokens_of(&table) {
            match token {
                Token::Word(b"endbfchar") => self.single(&tokens),
                Token::Word(b"endbfrange") => self.ranges(&tokens),
                Token::Word(b"beginbfchar" | b"beginbfrange") => tokens.clear(),
                Token::Word(_) => {}
                other => tokens.push(other),
            }
        }
    }

    fn single(&mut self, tokens: &[Token<'_>]) {
        for pair in tokens.chunks_exact(2) {
            if let [Token::Hex(code), Token::Hex(text)] = pair {
                self.characters.insert(value(code), utf16(text));
            }
        }
    }

    fn ranges(&mut self, tokens: &[Token<'_>]) {
        let mut at = tokens.iter();
        while let (Some(Token::Hex(first)), Some(Token::Hex(last)), Some(third)) =
            (at.next(), at.next(), at.next())
        {
            let (first, last) = (value(first), value(last).min(MAX_CODES));
            match third {
                Token::Hex(text) => {
                    let text = utf16(text);
                    let Some(start) = text.chars().next() else { continue };
                    if self.characters.len() > 65_536 {
                        return;
                    }
                    for code in first..=last {
                        let char = char::from_u32(u32::from(start) + (code - first));
                        self.characters.extend(char.map(|it| (code, it.to_string())));
                    }
                }
                Token::Open => {
                    let texts = at.by_ref().map_while(|token| match token {
                        Token::Hex(text) => Some(utf16(text)),
                        _ => None,
                    });
                    self.characters.extend((first..=last).zip(texts));
                }
                _ => return,
            }
        }
    }
}

/// The name of a font and whether its program lies in the file.
fn described(file: &Document, font: &Dictionary, inner: &Dictionary) -> Font {
    let name = inner.get(b"BaseFont").or_else(|_| font.get(b"BaseFont"));
    let name = follow(file, name.ok()).and_then(|name| name.as_name().ok());
    let name = name.map(|name| String::from_utf8_lossy(name).into_owned());
    let name = name.unwrap_or_default();
    let subset = name.split_once('+').filter(|(tag, _)| tag.len() == 6);
    let descriptor = follow(file, inner.get(b"FontDescriptor").ok());
    let descriptor = descriptor.and_then(|it| it.as_dict().ok());
    let programs: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
    let drawn = is_kind(font, b"Type3");
    let embedded = descriptor.is_some_and(|it| programs.iter().any(|key| it.has(key)));
    let plain = subset.map(|(_, plain)| plain.to_owned());
    Font { name: plain.unwrap_or(name), embedded: embedded || drawn }
}

fn whole(number: f64) -> Option<u32> {
    let within = (0.0..65_536.0).contains(&number);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within the range that was tested"
    )]
    within.then_some(number as u32)
}

#[derive(Debug)]
enum Token<'a> {
    Hex(Vec<u8>),
    Word(&'a [u8]),
    Open,
    Close,
}

fn tokens_of(mut rest: &[u8]) -> impl Iterator<Item = Token<'_>> {
    std::iter::from_fn(move || {
        rest = rest.trim_ascii_start();
        let (token, used) = match *rest.first()? {
            b'[' => (Token::Open, 1),
            b']' => (Token::Close, 1),
            b'<' => {
                let end = rest.iter().position(|byte| *byte == b'>');
                let end = end.unwrap_or(rest.len());
                (Token::Hex(hex(&rest[1..end])), (end + 1).min(rest.len()))
            }
            _ => {
                let border =
                    |byte: &u8| byte.is_ascii_whitespace() || b"<[]".contains(byte);
                let end = rest.iter().position(border).unwrap_or(rest.len()).max(1);
                (Token::Word(&rest[..end]), end)
            }
        };
        rest = &rest[used..];
        Some(token)
    })
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16);
    let digits: Vec<u32> = digits.iter().filter_map(digit).collect();
    let byte = |pair: &[u32]| pair[0] * 16 + pair.get(1).copied().unwrap_or(0);
    digits.chunks(2).map(|pair| u8::try_from(byte(pair)).unwrap_or(0)).collect()
}

fn value(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |value, byte| (value << 8) | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).take(16);
    let units: Vec<u16> =
        units.map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}
