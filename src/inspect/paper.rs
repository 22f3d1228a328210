//! A paper as it was measured, whatever its format; the clauses see nothing else.
//!
//! Lengths are in mm and places are measured from the sheet's upper left corner, unless
//! said otherwise. What a format does not say is `None`, never a guess.

/// A measured paper.
#[derive(Debug, Default)]
pub(super) struct Paper {
    /// Whether it is PDF or DOCX.
    pub(super) format: Format,
    /// Its sheets: the pages of a PDF, the sections of a DOCX.
    pub(super) sheets: Vec<Sheet>,
    /// Edges and grid of the text.
    pub(super) grid: Grid,
    /// Its paragraphs in reading order, without page numbers.
    pub(super) blocks: Vec<Block>,
    /// Its ruled lines.
    pub(super) rules: Vec<Rule>,
    /// Its page numbers: those of a PDF page by page, of a DOCX odd and even.
    pub(super) numbers: Vec<Number>,
    /// Its pages or sections that are read turned (clause 8).
    pub(super) turned: Vec<Turned>,
    /// How many pages a PDF has, and those without anything but perhaps a number.
    pub(super) pages: usize,
    pub(super) blank_pages: Vec<usize>,
    /// White at the left and at the right of even pages, where margins are mirrored; places
    /// on them are told as if they were not.
    pub(super) mirrored: Option<[f64; 2]>,
    /// The fonts of a PDF.
    pub(super) fonts: Vec<Font>,
    /// The archival form that a PDF claims, such as `PDF/A-2a`.
    pub(super) archival: Option<String>,
}

/// The format of a file.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) enum Format {
    /// Every character has its place.
    #[default]
    Pdf,
    /// A word processor gives the characters their places, by what the file states.
    Docx,
}

/// A sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Edges and grid of the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// White at the left, where the sheets are bound.
    pub(super) left: Option<f64>,
    /// White at the right.
    pub(super) right: Option<f64>,
    /// White above the first line of a page, by every reading of where a line begins.
    pub(super) top: Vec<f64>,
    /// Lower edge of the last line of a full page below the sheet's upper edge, by every
    /// reading of where a line ends.
    pub(super) bottom: Vec<f64>,
    /// Distance of two lines of the body, in points.
    pub(super) pitch: Option<f64>,
    /// Lines of a full page.
    pub(super) lines: Option<usize>,
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// Its words, by how they look.
    pub(super) spans: Vec<Span>,
    /// Its page, from 1, where that is certain.
    pub(super) page: Option<usize>,
    /// Whether it is the first on its page.
    pub(super) begins_page: bool,
    /// Where its first line begins and ends; the ems, not the ink.
    pub(super) left: Option<f64>,
    pub(super) right: Option<f64>,
    /// Where its further lines begin.
    pub(super) rest: Option<f64>,
    /// Its lines; of a DOCX those that it is bound to have.
    pub(super) lines: Vec<Extent>,
    /// Blank lines above it, in lines of the body.
    pub(super) above: Option<f64>,
    /// Upper edge of its first and lower edge of its last line; the ems.
    pub(super) top: Option<f64>,
    pub(super) bottom: Option<f64>,
    /// The level of heading that the file itself states, from 1.
    pub(super) level: Option<u8>,
    /// Whether it stands in a table.
    pub(super) in_table: bool,
}

/// A line of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Extent {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// Words of one look.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Span {
    pub(super) text: String,
    /// The name of the face, as the file states it.
    pub(super) face: String,
    /// In points.
    pub(super) size: f64,
    pub(super) ink: Ink,
    /// Whether its strokes are thickened.
    pub(super) bold: bool,
}

/// A ruled line.
#[derive(Clone, Debug, Default)]
pub(super) struct Rule {
    /// Its page, from 1, where that is certain.
    pub(super) page: Option<usize>,
    pub(super) left: Option<f64>,
    pub(super) right: Option<f64>,
    /// Its middle.
    pub(super) y: Option<f64>,
    pub(super) thickness: f64,
    pub(super) ink: Ink,
    /// Whether it rules a table that is not the 版记.
    pub(super) of_table: bool,
}

/// A page number.
#[derive(Clone, Debug, Default)]
pub(super) struct Number {
    /// The pages it is for: one, or those of a kind.
    pub(super) on: On,
    /// The words, a field as the digit 1.
    pub(super) spans: Vec<Span>,
    /// Where it begins and ends; the ems.
    pub(super) left: Option<f64>,
    pub(super) right: Option<f64>,
    /// The middle of the dash.
    pub(super) dash: Option<f64>,
}

/// The pages that a page number is for.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) enum On {
    /// All pages.
    #[default]
    All,
    /// Pages with odd numbers.
    Odd,
    /// Pages with even numbers.
    Even,
    /// One page, from 1.
    Page(usize),
}

/// A page, or a run of pages, that is read turned.
#[derive(Clone, Debug, Default)]
pub(super) struct Turned {
    /// The page, from 1, where that is certain.
    pub(super) page: Option<usize>,
    /// Whether the head lies at the left edge of the upright sheet, where that is certain.
    pub(super) head_is_left: Option<bool>,
    /// Whether the page number stands as on the upright pages, where that is certain.
    pub(super) is_numbered: Option<bool>,
}

/// A font of a PDF.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Font {
    pub(super) name: String,
    pub(super) embedded: bool,
}

/// A colour.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Ink {
    /// Red, green and blue.
    pub(super) rgb: [u8; 3],
}

impl Ink {
    /// A colour of three parts from 0 to 1.
    pub(super) fn of_rgb(parts: [f64; 3]) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within 0 and 255"
        )]
        let byte = |part: f64| (part.clamp(0.0, 1.0) * 255.0).round() as u8;
        Self { rgb: parts.map(byte) }
    }

    /// A colour of four inks from 0 to 1, as a screen shows it.
    pub(super) fn of_cmyk([cyan, magenta, yellow, black]: [f64; 4]) -> Self {
        Self::of_rgb([cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black)))
    }

    /// Whether an eye calls it red.
    pub(super) fn is_red(self) -> bool {
        let [red, green, blue] = self.rgb;
        red >= 150 && green <= 115 && blue <= 115
    }

    /// Whether an eye calls it black.
    pub(super) fn is_black(self) -> bool {
        self.rgb.iter().all(|part| *part <= 70)
    }

    /// Its name in Chinese.
    pub(super) fn name(self) -> String {
        let [red, green, blue] = self.rgb;
        match (self.is_black(), self.is_red()) {
            (true, _) => "黑色".to_owned(),
            (_, true) => "红色".to_owned(),
            _ => format!("颜色 #{red:02X}{green:02X}{blue:02X}"),
        }
    }
}

impl Block {
    /// All its words.
    pub(super) fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// Upper edge of the ink of its first line, as Chinese faces draw their characters.
    pub(super) fn ink_top(&self) -> Option<f64> {
        self.top.map(|top| top + (ASCENT - INK_ABOVE) * self.size() * POINT)
    }

    /// Lower edge of the ink of its last line.
    pub(super) fn ink_bottom(&self) -> Option<f64> {
        let blank = 1.0 - ASCENT - INK_BELOW;
        self.bottom.map(|bottom| bottom - blank * self.size() * POINT)
    }

    /// Baseline of its first line.
    pub(super) fn baseline(&self) -> Option<f64> {
        self.top.map(|top| top + ASCENT * self.size() * POINT)
    }

    /// Its largest size, in points.
    pub(super) fn size(&self) -> f64 {
        self.spans.iter().map(|span| span.size).fold(0.0, f64::max)
    }

    /// Whether all its words are red.
    pub(super) fn is_red(&self) -> bool {
        self.spans.iter().all(|span| span.ink.is_red())
    }
}

impl Number {
    /// All its words.
    pub(super) fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

/// One point in mm.
pub(super) const POINT: f64 = 25.4 / 72.0;

/// Distance of lines, in points, above which 22 lines fit the type area only when the first
/// and the last touch its edges with their ems, not with the lines' own edges.
pub(super) const GLYPH_TO_EDGE: f64 = 29.05;

/// How far the em reaches above the baseline, in ems, as faces of Chinese draw it.
pub(super) const ASCENT: f64 = 0.88;

/// How far the ink of Chinese characters reaches above and below the baseline, in ems.
const INK_ABOVE: f64 = 0.85;
const INK_BELOW: f64 = 0.07;

/// The middle of a dash above the baseline, in ems: the middle of the em.
pub(super) const DASH: f64 = 0.38;

/// Whether a character takes a whole em in Chinese faces.
pub(super) fn is_wide(char: char) -> bool {
    char as u32 > 0x2E00
        || matches!(char, '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '×' | '★' | '※' | '℃'
            | '‰' | '№' | '①'..='⒛' | 'Ⅰ'..='Ⅻ' | '■'..='◯')
}

/// Whether a character is a Chinese character.
pub(super) fn is_hanzi(char: char) -> bool {
    matches!(char, '〇' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}')
}
