//! Sets 版头: the elements above the red rule of the first page, and the rule (7.2, 10.1).

use super::flow::Setter;
use super::inline::justify::{centred, grid_width, on_grid, plain_width, spread_wide};
use super::inline::measure::{Cell, Piece, measure};
use super::page::{Ink, Item, TagKind, TextRun};
use crate::diagnostic::codes::layout as codes;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Document, Form, Head, OrganMark, spaced};
use crate::font::Library;
use crate::geom::{Length, Point, Size};
use crate::standard::Role;
use crate::standard::head;
use crate::standard::typeface::{HEAD_ELEMENTS, SIZE_2, SIZE_3};

/// Decides the size of 发文机关标志: the largest at which every line of it fits.
pub(super) fn settle(document: &mut Document, faces: &Library, findings: &mut Findings) {
    let width = document.practice.type_area().width;
    let most = most(document.form);
    let is_letter = document.form == Form::Letter;
    let Some(mark) = &mut document.head.mark else { return };
    let lines = if is_letter { 1 } else { mark.organs.len() };
    let wide = mark_lines(mark, is_letter, faces, most).width();
    let size = head::mark_size(most, wide, lines, width);
    if size < head::LEAST_MARK_SIZE {
        let name = mark.organs.concat();
        let message = format!("发文机关标志“{name}”太长，字号缩小到比标题还小");
        let hint = "请改用规范化简称，或者只标主办机关";
        findings.push(Diagnostic::new(&codes::MARK_TOO_WIDE, message).hint(hint));
    }
    mark.size = Some(size);
}

/// The largest mark of a form.
fn most(form: Form) -> Length {
    match form {
        Form::Letter => head::LETTER_MARK_SIZE,
        Form::Ordinary | Form::Order | Form::Minutes => head::MARK_SIZE,
    }
}

/// Sets the rows of 版头 down to where the title or the text begins.
pub(super) fn set(setter: &mut Setter<'_>, document: &Document) {
    let elements = &document.head;
    if elements.is_empty() {
        return;
    }
    match document.form {
        Form::Letter => letter(setter, document),
        Form::Ordinary | Form::Minutes => {
            ordinary(setter, elements, head::MARK_TOP);
            if elements.mark.is_some() {
                rule(setter);
            }
        }
        Form::Order => {
            ordinary(setter, elements, head::ORDER_MARK_TOP);
            let blank = head::two_blank_lines(setter.practice.line_pitch, SIZE_3);
            setter.push(blank, Vec::new());
        }
    }
}

/// 份号, 密级 and 紧急程度, then the mark, then 发文字号 and 签发人.
fn ordinary(setter: &mut Setter<'_>, head: &Head, top: Length) {
    let lines = small_elements(head);
    let pitch = setter.practice.line_pitch;
    for line in &lines {
        let cells = paragraph(setter, line, HEAD_ELEMENTS);
        setter.row(&cells, &on_grid(&cells, Length::ZERO), SIZE_3, None);
    }
    if let Some(mark) = &head.mark {
        let size = mark.size.unwrap_or(head::MARK_SIZE);
        setter.push(head::above_mark(top, lines.len(), pitch, size), Vec::new());
        let tag = setter.tag(TagKind::Paragraph, None);
        let set = mark_lines(mark, false, setter.faces, size);
        for items in set.place(setter, size, tag) {
            setter.push(head::mark_pitch(size), items);
        }
        setter.push(head::below_mark(size, pitch), Vec::new());
    }
    numbered(setter, head);
}

/// The lines above the mark, only those that are present (7.2.1–7.2.3).
fn small_elements(head: &Head) -> Vec<String> {
    let secrecy = head.secrecy.as_ref().map(crate::document::Secrecy::text);
    let apart = head.secrecy.as_ref().is_none_or(|secrecy| secrecy.period.is_none());
    let urgency = |words: &String| if apart { spaced(words) } else { words.clone() };
    let urgency = head.urgency.as_ref().map(urgency);
    [head.copy_number.clone(), secrecy, urgency].into_iter().flatten().collect()
}

/// 发文字号 in the middle; with 签发人 at the left, on the line of the last of them.
fn numbered(setter: &mut Setter<'_>, head: &Head) {
    let number = head.number.as_ref().map(|it| paragraph(setter, it, Role::FangSong));
    let width = setter.type_area().width;
    if head.signatories.is_empty() {
        if let Some(cells) = number {
            let left = (width - grid_width(&cells)).times(1, 2);
            setter.row(&cells, &on_grid(&cells, left), SIZE_3, None);
        }
        return;
    }
    let lines = signatories(setter, &head.signatories, width);
    let last = lines.len().saturating_sub(1);
    for (at, (mut cells, mut places)) in lines.into_iter().enumerate() {
        if let Some(number) = number.as_ref().filter(|_| at == last) {
            places.splice(0..0, on_grid(number, head::INDENT));
            cells.splice(0..0, number.iter().copied());
        }
        setter.row(&cells, &places, SIZE_3, None);
    }
}

/// The lines of 签发人: the label, then two names a line, each below the one above it; the
/// whole ends one character from the right edge.
fn signatories(
    setter: &mut Setter<'_>,
    names: &[String],
    width: Length,
) -> Vec<(Vec<Cell>, Vec<Length>)> {
    let tag = setter.tag(TagKind::Paragraph, None);
    let measured = |text: &str, role| {
        measure(setter.faces, &[Piece::new(text, role).tagged(tag)], SIZE_3)
    };
    let label = measured("签发人：", Role::FangSong);
    let names: Vec<Vec<Cell>> =
        names.iter().map(|name| measured(name, Role::KaiTi)).collect();
    let column = |nth: usize| {
        let names = names.iter().skip(nth).step_by(head::SIGNATORIES_A_LINE);
        names.map(|name| grid_width(name)).max()
    };
    let gap = crate::standard::page::CELL;
    let second = column(1).map_or(Length::ZERO, |width| gap + width);
    let first = column(0).unwrap_or_default();
    let left = width - head::INDENT - second - first - grid_width(&label);
    let left = left.max(Length::ZERO);
    let start = left + grid_width(&label);
    let lines = names.chunks(head::SIGNATORIES_A_LINE).enumerate().map(|(at, line)| {
        let (mut cells, mut places) = (Vec::new(), Vec::new());
        if at == 0 {
            places.extend(on_grid(&label, left));
            cells.extend(label.iter().copied());
        }
        for (name, left) in line.iter().zip([start, start + first + gap]) {
            places.extend(on_grid(name, left));
            cells.extend(name.iter().copied());
        }
        (cells, places)
    });
    lines.collect()
}

/// The red rule below 发文字号, and the blank lines above the title.
fn rule(setter: &mut Setter<'_>) {
    let pitch = setter.practice.line_pitch;
    setter.push(head::above_rule(pitch), Vec::new());
    let size = Size { width: setter.type_area().width, height: head::RULE };
    let bar = Item::Bar { origin: Point::default(), size, ink: Ink::Red };
    setter.push(head::below_rule(pitch), vec![bar]);
}

/// The mark and the lines of a letter, which stand outside the type area, then its elements
/// and the blank lines above the title (10.1).
fn letter(setter: &mut Setter<'_>, document: &Document) {
    let (elements, practice) = (&document.head, setter.practice);
    let (pitch, top) = (practice.line_pitch, practice.margins.top);
    let size = elements.mark.as_ref().and_then(|mark| mark.size);
    let size = size.unwrap_or(head::LETTER_MARK_SIZE);
    let places = head::letter(top, size, pitch);
    let mut items = Vec::new();
    if let Some(mark) = &elements.mark {
        let tag = setter.tag(TagKind::Paragraph, None);
        let set = mark_lines(mark, true, setter.faces, size);
        let lines = set.place(setter, size, tag).into_iter().flatten();
        items.extend(lines.map(|item| item.moved(Length::ZERO, places.mark)));
    }
    let left = head::letter_left(practice.margins.left);
    let foot = crate::standard::page::SHEET.height - head::LETTER_FOOT - top;
    items.extend(double_line(left, places.rule, true));
    items.extend(double_line(left, foot - head::LETTER_LINES, false));
    setter.push(places.text, items);
    let lines = small_elements(elements);
    let width = setter.type_area().width;
    let number = elements.number.as_ref().map(|it| paragraph(setter, it, Role::FangSong));
    for at in 0..lines.len().max(usize::from(number.is_some())) {
        let (mut cells, mut places) = (Vec::new(), Vec::new());
        if let Some(line) = lines.get(at) {
            cells = paragraph(setter, line, HEAD_ELEMENTS);
            places = on_grid(&cells, Length::ZERO);
        }
        if let Some(number) = number.as_ref().filter(|_| at == 0) {
            places.extend(on_grid(number, width - grid_width(number)));
            cells.extend(number.iter().copied());
        }
        setter.row(&cells, &places, SIZE_3, None);
    }
    setter.push(head::two_blank_lines(pitch, SIZE_2), Vec::new());
}

/// A double line of a letter; the thick line is the outer one.
fn double_line(left: Length, top: Length, thick_first: bool) -> [Item; 2] {
    let (thick, thin) = (head::LETTER_THICK, head::LETTER_THIN);
    let heights = if thick_first { [thick, thin] } else { [thin, thick] };
    let second = top + heights[0] + head::LETTER_GAP;
    let bar = |y: Length, height: Length| Item::Bar {
        origin: Point { x: left, y },
        size: Size { width: head::LETTER_LINE, height },
        ink: Ink::Red,
    };
    [bar(top, heights[0]), bar(second, heights[1])]
}

/// A paragraph of one line.
fn paragraph(setter: &mut Setter<'_>, text: &str, role: Role) -> Vec<Cell> {
    let tag = setter.tag(TagKind::Paragraph, None);
    measure(setter.faces, &[Piece::new(text, role).tagged(tag)], SIZE_3)
}

/// A mark in lines: names of equal width, and what follows them.
struct MarkLines {
    names: Vec<Vec<Cell>>,
    /// What stands at the right of several names, and its distance from them.
    suffix: Option<(Vec<Cell>, Length)>,
}

/// The lines of a mark; a letter names the lead organ only.
fn mark_lines(mark: &OrganMark, lead: bool, faces: &Library, size: Length) -> MarkLines {
    let set = |text: &str| measure(faces, &[Piece::new(text, Role::XiaoBiaoSong)], size);
    let organs =
        if lead { &mark.organs[..mark.organs.len().min(1)] } else { &mark.organs };
    match (organs, &mark.suffix) {
        ([organ], suffix) => {
            let suffix = suffix.as_deref().filter(|_| !lead).unwrap_or_default();
            MarkLines { names: vec![set(&format!("{organ}{suffix}"))], suffix: None }
        }
        (organs, suffix) => MarkLines {
            names: organs.iter().map(|organ| set(organ)).collect(),
            suffix: suffix.as_ref().map(|words| (set(words), head::suffix_gap(size))),
        },
    }
}

impl MarkLines {
    fn names_width(&self) -> Length {
        self.names.iter().map(|name| plain_width(name)).max().unwrap_or_default()
    }

    fn width(&self) -> Length {
        let suffix = self.suffix.as_ref();
        self.names_width()
            + suffix.map_or(Length::ZERO, |(cells, gap)| plain_width(cells) + *gap)
    }

    /// The items of each line, from the line's upper edge.
    fn place(&self, setter: &mut Setter<'_>, size: Length, tag: usize) -> Vec<Vec<Item>> {
        let width = setter.type_area().width;
        let left = (width - self.width()).times(1, 2).max(Length::ZERO);
        let pitch = head::mark_pitch(size);
        let mut red = |cells: &[Cell], places: &[Length], down: Length| {
            let mut cells = cells.to_vec();
            cells.iter_mut().for_each(|cell| cell.tag = tag);
            let baseline = pitch.times(4, 5) + down;
            let runs = setter.runs(&cells, places, size, None).into_iter();
            let run = |run| Item::Text(TextRun { baseline, ink: Ink::Red, ..run });
            runs.map(run).collect::<Vec<Item>>()
        };
        let names = self.names_width();
        let mut lines: Vec<Vec<Item>> = match self.names.as_slice() {
            [name] => vec![red(name, &centred(name, width), Length::ZERO)],
            several => several
                .iter()
                .map(|name| red(name, &spread_wide(name, left, names), Length::ZERO))
                .collect(),
        };
        if let Some((cells, gap)) = &self.suffix {
            // In the middle of the names' height: half a line below the middle line's top
            // when their number is even.
            let count = i64::try_from(lines.len()).unwrap_or(1);
            let right = left + names + *gap;
            let places = spread_wide(cells, right, plain_width(cells));
            let down = pitch.times(count - 1, 2) - pitch * (count - 1);
            let items = red(cells, &places, down);
            if let Some(last) = lines.last_mut() {
                last.extend(items);
            }
        }
        lines
    }
}
