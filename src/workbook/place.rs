//! A cell of a sheet, named as a person finds it.

use std::fmt;

/// A cell of the sheet of the items, written `G7`.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Cell {
    /// From 1.
    pub row: u32,
    /// From 0: column A.
    pub column: u16,
}

/// Columns of a sheet at most (XFD).
pub(super) const MAX_COLUMNS: u16 = 16_384;

/// Rows of a sheet at most.
pub(super) const MAX_ROWS: u32 = 1_048_576;

impl Cell {
    /// Reads `G7`; `None` if it is no cell that a sheet can have.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let split = text.find(|ch: char| !ch.is_ascii_uppercase())?;
        let (letters, digits) = text.split_at(split);
        if letters.is_empty() || letters.len() > 3 || digits.len() > 7 {
            return None;
        }
        let number = letters
            .bytes()
            .fold(0_u16, |number, letter| number * 26 + u16::from(letter - b'A') + 1);
        let column = number.checked_sub(1).filter(|column| *column < MAX_COLUMNS)?;
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        let row = if plain { digits.parse().ok()? } else { return None };
        (1..=MAX_ROWS).contains(&row).then_some(Self { row, column })
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = String::new();
        let mut rest = u32::from(self.column) + 1;
        while rest > 0 {
            let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
            letters.insert(0, char::from(b'A' + letter));
            rest = (rest - 1) / 26;
        }
        write!(f, "{letters}{}", self.row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_written_as_it_is_read() {
        for text in ["A1", "G7", "Z10", "AA11", "AZ3", "ZZ2", "AAA1", "XFD1048576"] {
            assert_eq!(Cell::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Cell::parse("G7"), Some(Cell { row: 7, column: 6 }));
    }

    #[test]
    fn what_no_sheet_has_is_no_cell() {
        for text in ["", "A", "7", "A0", "a1", "XFE1", "ZZZ1", "A1048577", "A-1", "AAAA1"]
        {
            assert_eq!(Cell::parse(text), None, "{text}");
        }
    }
}
