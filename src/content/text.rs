//! A text of the content: its paragraphs, and the place of every character.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Span;

/// One or more paragraphs of words, with variables expanded.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Text {
    /// The paragraphs: trimmed (U+3000 included) and never empty.
    pub paragraphs: Vec<String>,
    /// The whole value in the content file, with its quotes if it has any.
    pub span: Span,
    /// Where the characters come from.
    origins: Origins,
}

/// Where the characters of a text come from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Origins {
    /// Nobody knows.
    Unknown,
    /// The only paragraph stands in the source as it is, from this byte on.
    Written(usize),
    /// For each paragraph, which of its characters come from where.
    Runs(Vec<Vec<Run>>),
}

/// A run of characters of a paragraph that stands together in the source.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Run {
    /// Index of its first character in the paragraph.
    pub(super) start: usize,
    /// Bytes in the source.
    pub(super) bytes: Range<usize>,
    /// Whether the source has the same characters, or a variable that gives them.
    pub(super) verbatim: bool,
}

impl Text {
    /// Paragraphs of which only the place as a whole is known.
    pub fn new(paragraphs: Vec<String>, span: Span) -> Self {
        Self { paragraphs, span, origins: Origins::Unknown }
    }

    pub(super) fn with_origins(
        paragraphs: Vec<String>,
        span: Span,
        origins: Origins,
    ) -> Self {
        Self { paragraphs, span, origins }
    }

    /// The paragraphs, one a line.
    pub fn text(&self) -> String {
        self.paragraphs.join("\n")
    }

    /// The same, borrowed where it is one paragraph.
    pub fn words(&self) -> Cow<'_, str> {
        match self.paragraphs.as_slice() {
            [only] => Cow::Borrowed(only),
            _ => Cow::Owned(self.text()),
        }
    }

    /// Where some characters of a paragraph (both counted from 0) stand in the content
    /// file. A character that a variable gave stands where the variable is written; where
    /// escapes hide the place it is the whole value.
    pub fn place_of(&self, paragraph: usize, characters: Range<usize>) -> Span {
        let last = characters.end.saturating_sub(1).max(characters.start);
        let first = self.bytes_of(paragraph, characters.start);
        let last = self.bytes_of(paragraph, last);
        match (first, last) {
            (Some(first), Some(last)) if first.start <= last.end => {
                Span::new(&self.span.source, first.start..last.end)
            }
            _ => self.span.clone(),
        }
    }

    /// The same, only where the file has just these characters in one piece and their bytes
    /// stand for nothing else: no variable, line end or escape among them.
    pub fn exact_place_of(
        &self,
        paragraph: usize,
        characters: Range<usize>,
    ) -> Option<Span> {
        let all = self.paragraphs.get(paragraph)?.chars();
        let words: String = all.skip(characters.start).take(characters.len()).collect();
        let first = self.bytes_of(paragraph, characters.start)?;
        let last = self.bytes_of(paragraph, characters.end.checked_sub(1)?)?;
        let span = Span::new(&self.span.source, first.start..last.end);
        let same = span.source.text().get(span.range.clone()) == Some(&*words);
        let verbatim = characters.into_iter().all(|at| self.is_verbatim(paragraph, at));
        // A single quote in single quotes is written twice.
        (same && verbatim && !words.contains('\'')).then_some(span)
    }

    /// The characters of a paragraph (both counted from 0) that stand at a place of the
    /// content file; of several paragraphs the first.
    pub fn characters_at(&self, span: &Span) -> Option<(usize, Range<usize>)> {
        let mut numbered = self.paragraphs.iter().enumerate();
        numbered.find_map(|(number, words)| {
            let runs = self.runs(number);
            let mut found: Option<Range<usize>> = None;
            for (at, run) in runs.iter().enumerate() {
                let next = runs.get(at + 1).map(|next| next.start);
                let end = next.unwrap_or_else(|| words.chars().count());
                if let Some(inside) = self.inside(run, end, &span.range) {
                    let start = found.map_or(inside.start, |before| before.start);
                    found = Some(start..inside.end);
                }
            }
            found.map(|characters| (number, characters))
        })
    }

    /// The characters of a run, which ends before a character, that stand at these bytes.
    fn inside(
        &self,
        run: &Run,
        end: usize,
        bytes: &Range<usize>,
    ) -> Option<Range<usize>> {
        let overlap = bytes.start.max(run.bytes.start)..bytes.end.min(run.bytes.end);
        if overlap.is_empty() {
            return None;
        }
        if !run.verbatim {
            return Some(run.start..end);
        }
        let source = self.span.source.text();
        let before = source.get(run.bytes.start..overlap.start)?.chars().count();
        let length = source.get(overlap)?.chars().count();
        let start = run.start + before;
        Some(start..start + length)
    }

    /// Whether the file has a character as it is.
    fn is_verbatim(&self, paragraph: usize, character: usize) -> bool {
        let runs = self.runs(paragraph);
        let run = runs.iter().rev().find(|run| run.start <= character);
        run.is_some_and(|run| run.verbatim)
    }

    /// The runs of a paragraph; none where nobody knows them.
    fn runs(&self, paragraph: usize) -> Cow<'_, [Run]> {
        match &self.origins {
            Origins::Unknown => Cow::Borrowed(&[]),
            Origins::Written(start) => {
                let length = self.paragraphs.get(paragraph).map_or(0, String::len);
                let bytes = *start..*start + length;
                Cow::Owned(vec![Run { start: 0, bytes, verbatim: true }])
            }
            Origins::Runs(runs) => {
                Cow::Borrowed(runs.get(paragraph).map(Vec::as_slice).unwrap_or_default())
            }
        }
    }

    /// The bytes of one character.
    fn bytes_of(&self, paragraph: usize, character: usize) -> Option<Range<usize>> {
        let count = self.paragraphs.get(paragraph)?.chars().count();
        if character >= count {
            return None;
        }
        let runs = self.runs(paragraph);
        let run = runs.iter().rev().find(|run| run.start <= character)?;
        if !run.verbatim {
            return Some(run.bytes.clone());
        }
        let words = self.span.source.text().get(run.bytes.clone())?;
        let (at, ch) = words.char_indices().nth(character - run.start)?;
        let start = run.bytes.start + at;
        Some(start..start + ch.len_utf8())
    }
}

#[cfg(test)]
mod tests {
    use crate::content::fixture;
    use crate::diagnostic::Place;

    fn place(yaml: &str, characters: std::ops::Range<usize>) -> (Place, Place) {
        let plan = fixture::plan_with("导语", yaml);
        let span = plan.preamble.place_of(0, characters);
        (span.start(), span.end())
    }

    #[test]
    fn a_character_of_a_plain_value_has_its_place() {
        let (start, end) = place("导语: 甲乙丙丁\n", 1..3);
        assert_eq!((start.column, end.column), (6, 8));
    }

    #[test]
    fn a_character_after_a_variable_has_its_place() {
        let (start, _) = place("导语: 甲{{单位}}乙丙\n", 4..5);
        assert_eq!(start.column, "导语: 甲{{单位}}乙".chars().count() + 1);
    }

    #[test]
    fn a_character_of_a_variable_stands_where_the_variable_is_written() {
        let (start, end) = place("导语: 甲{{单位}}乙\n", 1..2);
        assert_eq!((start.column, end.column), (6, 12));
    }

    #[test]
    fn a_character_of_a_continued_line_has_its_place() {
        let (start, _) = place("导语: 甲乙\n  丙丁\n", 3..4);
        assert_eq!((start.line, start.column), (fixture::FIRST_LINE + 1, 4));
    }

    #[test]
    fn a_place_in_the_file_is_that_of_its_characters() {
        let plan = fixture::plan_with("导语", "导语: |\n  甲{{单位}}乙\n  丙丁\n");
        let text = &plan.preamble;
        for (number, paragraph) in text.paragraphs.iter().enumerate() {
            for at in 0..paragraph.chars().count() {
                let place = text.place_of(number, at..at + 1);
                let (found, characters) = text.characters_at(&place).unwrap();
                assert!(found == number && characters.contains(&at), "{characters:?}");
            }
        }
        let whole = text.characters_at(&text.place_of(0, 1..3)).unwrap();
        assert_eq!(whole, (0, 1..3));
        assert_eq!(text.characters_at(&plan.goals.span), None);
    }

    #[test]
    fn a_value_with_escapes_has_its_place_as_a_whole() {
        let (start, end) = place("导语: \"甲\\u4E59丙\"\n", 2..3);
        assert_eq!((start.column, end.column), (5, 15));
    }
}
