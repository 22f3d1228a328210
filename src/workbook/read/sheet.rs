//! The parts of a workbook that a ledger needs: the list of sheets, the table of strings,
//! the cells of a sheet.

use std::collections::BTreeMap;

use super::xml::{Step, Steps, Tag};
use super::{Cells, Data, Unreadable, Value};
use crate::workbook::day::Epoch;
use crate::workbook::export::MAX_CELL;
use crate::workbook::place::{Cell, MAX_COLUMNS, MAX_ROWS};

/// Cells with content on a sheet at most: 20,000 items.
const MAX_CELLS: usize = 440_000;

/// Strings in the table at most.
const MAX_STRINGS: usize = 1_000_000;

/// The sheets with the paths of their parts, and from which day numbers count.
pub(super) fn list(
    book: &str,
    relations: &str,
) -> Result<(Vec<(String, String)>, Epoch), Unreadable> {
    let targets = targets(relations)?;
    let mut sheets = Vec::new();
    let mut epoch = Epoch::From1900;
    let mut steps = Steps::new(book);
    loop {
        let tag = match steps.next()? {
            Step::Open(tag) => tag,
            Step::Over => break,
            Step::Close(_) | Step::Words(_) => continue,
        };
        match tag.name() {
            "workbookPr" => {
                let counts = tag.get("date1904")?;
                if matches!(counts.as_deref(), Some("1" | "true")) {
                    epoch = Epoch::From1904;
                }
            }
            "sheet" => {
                let (Some(name), Some(id)) = (tag.get("name")?, tag.get("id")?) else {
                    return Err(Unreadable::Broken);
                };
                // A sheet of charts has a relation too, but no cells that are looked for.
                let path = targets.get(&*id).cloned();
                sheets.extend(path.map(|path| (name.into_owned(), path)));
            }
            _ => {}
        }
    }
    Ok((sheets, epoch))
}

/// Paths of parts by the names of the relations of the workbook.
fn targets(relations: &str) -> Result<BTreeMap<String, String>, Unreadable> {
    let mut targets = BTreeMap::new();
    let mut steps = Steps::new(relations);
    loop {
        let tag = match steps.next()? {
            Step::Open(tag) if tag.name() == "Relationship" => tag,
            Step::Over => return Ok(targets),
            Step::Open(_) | Step::Close(_) | Step::Words(_) => continue,
        };
        if let (Some(id), Some(target)) = (tag.get("Id")?, tag.get("Target")?) {
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_owned(),
                None => format!("xl/{target}"),
            };
            targets.insert(id.into_owned(), path);
        }
    }
}

/// The table of strings.
pub(super) fn strings(part: &str) -> Result<Vec<String>, Unreadable> {
    let mut strings = Vec::new();
    let mut steps = Steps::new(part);
    let mut words = Words::default();
    loop {
        match steps.next()? {
            Step::Over => return Ok(strings),
            Step::Open(tag) => words.open(tag.name()),
            Step::Words(text) => words.add(&text),
            Step::Close(end) if end.name() == "si" => {
                if strings.len() == MAX_STRINGS {
                    return Err(Unreadable::TooLarge);
                }
                strings.push(words.take());
            }
            Step::Close(end) => words.close(end.name()),
        }
    }
}

/// Gathers the words of `t`, leaving out how they are to be pronounced.
#[derive(Default)]
struct Words {
    text: String,
    inside: bool,
    phonetic: bool,
}

impl Words {
    fn open(&mut self, name: &str) {
        match name {
            "t" => self.inside = true,
            "rPh" => self.phonetic = true,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.inside = false,
            "rPh" => self.phonetic = false,
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        if self.inside && !self.phonetic {
            self.text.push_str(text);
        }
    }

    fn take(&mut self) -> String {
        let words = unescaped(&self.text);
        *self = Self::default();
        words
    }
}

/// `_x000D_` and the like as the characters that they stand for.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest
            .get(at + 2..at + 6)
            .filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let code = code.filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        let ch = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        let (taken, length) = match ch.and_then(char::from_u32) {
            Some(ch) => (Some(ch), 7),
            None => (None, 2),
        };
        match taken {
            Some(ch) => out.push(ch),
            None => out.push_str("_x"),
        }
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}

/// The cells of a sheet that hold something.
pub(super) fn cells(part: &str, strings: &[String]) -> Result<Cells, Unreadable> {
    let mut cells = Cells::new();
    let mut steps = Steps::new(part);
    // A file may leave out where rows and cells stand when they follow one another.
    let (mut row, mut column) = (0_u32, 0_u16);
    let mut open: Option<Open> = None;
    loop {
        match steps.next()? {
            Step::Over => return Ok(cells),
            Step::Open(tag) => match (tag.name(), &mut open) {
                ("row", None) => {
                    row = row_of(&tag, row)?;
                    column = 0;
                }
                ("c", None) => {
                    let cell = cell_of(&tag, row, column)?;
                    (row, column) = (cell.row, cell.column.saturating_add(1));
                    let kind = tag.get("t")?.unwrap_or_default().into_owned();
                    open = Some(Open { cell, kind, ..Open::default() });
                }
                (name, Some(open)) => open.enter(name),
                _ => {}
            },
            Step::Words(text) => {
                if let Some(open) = &mut open {
                    open.add(&text);
                }
            }
            Step::Close(end) if end.name() == "c" => {
                let Some(done) = open.take() else { continue };
                let cell = done.cell;
                let Some(value) = done.value(strings)? else { continue };
                let doubled = cells.insert(cell, value).is_some();
                if doubled {
                    return Err(Unreadable::Broken);
                }
                if cells.len() > MAX_CELLS {
                    return Err(Unreadable::TooLarge);
                }
            }
            Step::Close(end) => {
                if let Some(open) = &mut open {
                    open.leave(end.name());
                }
            }
        }
    }
}

fn row_of(tag: &Tag<'_>, before: u32) -> Result<u32, Unreadable> {
    let row = match tag.get("r")? {
        Some(number) => number.parse().map_err(|_| Unreadable::Broken)?,
        None => before.saturating_add(1),
    };
    if (1..=MAX_ROWS).contains(&row) { Ok(row) } else { Err(Unreadable::Broken) }
}

fn cell_of(tag: &Tag<'_>, row: u32, column: u16) -> Result<Cell, Unreadable> {
    match tag.get("r")? {
        Some(name) => Cell::parse(&name).ok_or(Unreadable::Broken),
        None if row > 0 && column < MAX_COLUMNS => Ok(Cell { row, column }),
        None => Err(Unreadable::Broken),
    }
}

/// A cell that is being read.
struct Open {
    cell: Cell,
    kind: String,
    value: String,
    words: Words,
    in_value: bool,
    formula: bool,
}

impl Default for Open {
    fn default() -> Self {
        Self {
            cell: Cell { row: 1, column: 0 },
            kind: String::new(),
            value: String::new(),
            words: Words::default(),
            in_value: false,
            formula: false,
        }
    }
}

impl Open {
    fn enter(&mut self, name: &str) {
        match name {
            "v" => self.in_value = true,
            "f" => self.formula = true,
            name => self.words.open(name),
        }
    }

    fn leave(&mut self, name: &str) {
        match name {
            "v" => self.in_value = false,
            name => self.words.close(name),
        }
    }

    fn add(&mut self, text: &str) {
        if self.in_value {
            self.value.push_str(text);
        } else {
            self.words.add(text);
        }
    }

    /// What the cell holds; `None` for one that is only drawn.
    fn value(mut self, strings: &[String]) -> Result<Option<Value>, Unreadable> {
        let value = self.value.trim();
        let data = match self.kind.as_str() {
            "s" if value.is_empty() => return Ok(None),
            "s" => {
                let index = value.parse::<usize>().map_err(|_| Unreadable::Broken)?;
                let words = strings.get(index).ok_or(Unreadable::Broken)?;
                Data::Words(words.clone())
            }
            "inlineStr" => Data::Words(self.words.take()),
            "str" => Data::Words(unescaped(&self.value)),
            "d" => Data::Words(value.to_owned()),
            "b" => Data::Words(if value == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            "e" => Data::Error(value.to_owned()),
            _ if value.is_empty() => Data::Words(String::new()),
            _ => {
                let number = value.parse::<f64>().ok().filter(|it| it.is_finite());
                Data::Number(number.ok_or(Unreadable::Broken)?)
            }
        };
        let data = match data {
            Data::Words(words) if words.is_empty() && !self.formula => return Ok(None),
            Data::Words(words) if words.encode_utf16().count() > MAX_CELL => {
                Data::TooLong
            }
            data => data,
        };
        Ok(Some(Value { data, formula: self.formula }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Value {
        Value { data: Data::Words(text.to_owned()), formula: false }
    }

    #[test]
    fn every_kind_of_cell_is_read() {
        let part = r#"<x:worksheet xmlns:x="a"><x:sheetData><x:row r="2">
            <x:c r="B2" t="s"><x:v>1</x:v></x:c>
            <x:c r="C2" t="inlineStr"><x:is><x:r><x:t>甲</x:t></x:r><x:r><x:t> &lt;乙</x:t></x:r></x:is></x:c>
            <x:c r="D2"><x:v>45291</x:v></x:c><x:c r="E2" s="3"/>
            <x:c r="F2" t="str"><x:f>A1</x:f><x:v>丙</x:v></x:c>
            <x:c r="G2" t="e"><x:v>#REF!</x:v></x:c></x:row></x:sheetData></x:worksheet>"#;
        let strings = ["无".to_owned(), "有".to_owned()];
        let cells = cells(part, &strings).unwrap();
        let get = |name: &str| cells.get(&Cell::parse(name).unwrap());
        assert_eq!(get("B2"), Some(&words("有")));
        assert_eq!(get("C2"), Some(&words("甲 <乙")));
        assert_eq!(get("D2").unwrap().data, Data::Number(45_291.0));
        assert_eq!(get("E2"), None);
        assert!(get("F2").unwrap().formula);
        assert_eq!(get("G2").unwrap().data, Data::Error("#REF!".to_owned()));
    }

    #[test]
    fn cells_without_names_follow_one_another() {
        let part =
            "<s><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></s>";
        let cells = cells(part, &[]).unwrap();
        let names: Vec<_> = cells.keys().map(Cell::to_string).collect();
        assert_eq!(names, ["A1", "B1", "A2"]);
    }

    #[test]
    fn a_cell_that_stands_twice_is_broken() {
        let part =
            r#"<s><row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row></s>"#;
        assert_eq!(cells(part, &[]).unwrap_err(), Unreadable::Broken);
    }

    #[test]
    fn a_string_that_is_not_in_the_table_is_broken() {
        let part = r#"<s><row r="1"><c r="A1" t="s"><v>7</v></c></row></s>"#;
        assert_eq!(cells(part, &[]).unwrap_err(), Unreadable::Broken);
    }

    #[test]
    fn how_words_are_pronounced_is_left_out() {
        let part = "<sst><si><t>整改</t><rPh><t>zhenggai</t></rPh></si><si><r><t>甲</t></r></si></sst>";
        assert_eq!(strings(part).unwrap(), ["整改", "甲"]);
    }

    #[test]
    fn escaped_characters_are_read_back() {
        assert_eq!(unescaped("甲_x000D_乙_x005F_x0041_"), "甲\r乙_x0041_");
        assert_eq!(unescaped("_x_xZZZZ__x00"), "_x_xZZZZ__x00");
        assert_eq!(unescaped("_xD800_"), "_xD800_");
    }
}
