//! Makes the text of a value: joins lines, parts paragraphs, expands variables, and
//! remembers where every character comes from.

use std::ops::Range;

use super::invisible;
use super::text::{Origins, Run, Text};
use super::variables::Variables;
use super::yaml::{Scalar, Style, is_refused};
use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Findings, Span};

/// A character of a value.
#[derive(Copy, Clone, Debug)]
pub(super) struct Letter {
    pub(super) ch: char,
    /// Its first byte in the source, if it stands there as it is.
    pub(super) at: Option<usize>,
    /// Whether it is a blank that stands for a line end.
    folded: bool,
}

/// The text of a value. Its paragraphs may be none, when the value is blank.
pub(super) fn text(
    scalar: &Scalar,
    span: &Span,
    variables: &mut Variables,
    findings: &mut Findings,
) -> Text {
    if let Some(text) = as_written(scalar, span) {
        return text;
    }
    let letters = match align(scalar, span) {
        Some(letters) => join_folded(&letters),
        None => {
            findings.extend(hidden_by_escapes(scalar, span));
            let letter = |ch| Letter { ch, at: None, folded: false };
            scalar.text.chars().map(letter).collect()
        }
    };
    let mut expander = Expander { span, variables, findings };
    let lines = letters.split(|letter| letter.ch == '\n').map(trimmed);
    let paragraphs = lines.filter(|line| !line.is_empty());
    let (paragraphs, origins) = paragraphs.map(|line| expander.paragraph(line)).unzip();
    Text::with_origins(paragraphs, span.clone(), Origins::Runs(origins))
}

/// The text of a value that stands in the source as it is, on one line: most do. `None`
/// for any other.
fn as_written(scalar: &Scalar, span: &Span) -> Option<Text> {
    let written = span.source.text().get(span.range.clone())?;
    let (start, written) = match scalar.style {
        Style::Plain => (span.range.start, written),
        Style::Quoted => (span.range.start + 1, written.get(1..written.len() - 1)?),
        Style::Block => return None,
    };
    let words = scalar.text.trim();
    let special = |ch| matches!(ch, '{' | '}' | '\n') || is_refused(ch);
    if written.trim() != words || words.is_empty() || words.contains(special) {
        return None;
    }
    let start = start + (written.len() - written.trim_start().len());
    let origins = Origins::Written(start);
    Some(Text::with_origins(vec![words.to_owned()], span.clone(), origins))
}

/// Finds every character of a value in the source; `None` where escapes hide it.
pub(super) fn align(scalar: &Scalar, span: &Span) -> Option<Vec<Letter>> {
    let written = span.source.text().get(span.range.clone())?;
    if written.contains(is_refused) {
        return None;
    }
    let (from, to) = match scalar.style {
        Style::Plain => (0, written.len()),
        Style::Quoted => (1, written.len().checked_sub(1)?),
        Style::Block => (written.find('\n').unwrap_or(written.len()), written.len()),
    };
    let mut rest = written.get(from..to)?;
    if scalar.style == Style::Block {
        rest = rest.trim_start_matches(is_blank);
    }
    let single = written.starts_with('\'');
    let end = span.range.start + to;
    let mut letters = Vec::with_capacity(scalar.text.len() / 2);
    let mut value = scalar.text.as_str();
    while let Some(ch) = value.chars().next() {
        let gap = &rest[..rest.len() - rest.trim_start_matches(is_blank).len()];
        if is_blank(ch) && gap.contains(['\n', '\r']) {
            let after = value.trim_start_matches(is_blank);
            let parts = value[..value.len() - after.len()].contains('\n');
            let ch = if parts { '\n' } else { ' ' };
            letters.push(Letter { ch, at: None, folded: !parts });
            rest = &rest[gap.len()..];
            value = after;
            continue;
        }
        if rest.is_empty() && is_blank(ch) {
            break;
        }
        let at = end - rest.len();
        rest = rest.strip_prefix(ch)?;
        if single && ch == '\'' {
            rest = rest.strip_prefix('\'')?;
        }
        letters.push(Letter { ch, at: Some(at), folded: false });
        value = &value[ch.len_utf8()..];
    }
    Some(letters)
}

/// Joins lines: a blank that stands for a line end goes, and so do the blanks around it,
/// where Chinese stands on either side; two Latin words keep one blank between them.
fn join_folded(letters: &[Letter]) -> Vec<Letter> {
    let mut joined: Vec<Letter> = Vec::with_capacity(letters.len());
    let mut rest = letters.iter().copied().peekable();
    while let Some(letter) = rest.next() {
        if !letter.folded {
            joined.push(letter);
            continue;
        }
        while joined.pop_if(|last| last.ch != '\n' && last.ch.is_whitespace()).is_some() {
        }
        while rest.next_if(|next| next.ch != '\n' && next.ch.is_whitespace()).is_some() {}
        let chinese = |letter: Option<&Letter>| letter.is_none_or(|it| is_chinese(it.ch));
        if !chinese(joined.last()) && !chinese(rest.peek()) {
            joined.push(letter);
        }
    }
    joined
}

/// Whether a character is set full-width in Chinese text.
fn is_chinese(ch: char) -> bool {
    let mark = "—‘’“”…·×{}".contains(ch);
    mark || matches!(ch, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_blank(ch: char) -> bool {
    matches!(ch, ' ' | '\t' | '\r' | '\n')
}

fn trimmed(line: &[Letter]) -> &[Letter] {
    let solid = |letter: &Letter| !letter.ch.is_whitespace();
    let start = line.iter().position(solid).unwrap_or(line.len());
    let end = line.iter().rposition(solid).map_or(start, |last| last + 1);
    &line[start..end]
}

/// Findings for invisible characters that escapes such as `\u200B` bring in; those that
/// stand in the file have been found already.
fn hidden_by_escapes(scalar: &Scalar, span: &Span) -> Option<Diagnostic> {
    let written = span.source.text().get(span.range.clone()).unwrap_or_default();
    let hidden =
        |ch: &char| ch.is_control() && *ch != '\n' || invisible::name(*ch).is_some();
    let ch = scalar.text.chars().find(|ch| hidden(ch) && !written.contains(*ch))?;
    let name = invisible::name(ch).unwrap_or("控制字符");
    let finding = invisible::finding(name, ch).at(span.clone());
    Some(finding.hint("英文双引号里的“\\”有特殊作用，请把外面的双引号改为英文单引号"))
}

/// Expands the variables of one value.
struct Expander<'a> {
    span: &'a Span,
    variables: &'a mut Variables,
    findings: &'a mut Findings,
}

impl Expander<'_> {
    fn paragraph(&mut self, letters: &[Letter]) -> (String, Vec<Run>) {
        let mut made = Made::default();
        let mut rest = letters;
        while !rest.is_empty() {
            let taken = if starts_with(rest, "{{") {
                self.variable(rest, &mut made)
            } else if starts_with(rest, "}}") {
                self.report(malformed("“}}”前面没有配对的“{{”"), &rest[..2]);
                made.extend(&rest[..2])
            } else {
                made.extend(&rest[..1])
            };
            rest = &rest[taken..];
        }
        (made.text, made.runs)
    }

    /// Expands the variable that stands first; how many letters it takes.
    fn variable(&mut self, rest: &[Letter], made: &mut Made) -> usize {
        let inside = &rest[2..];
        let length = inside.iter().position(|letter| matches!(letter.ch, '{' | '}'));
        let closed = length.filter(|length| starts_with(&inside[*length..], "}}"));
        let Some(length) = closed else {
            self.report(malformed("“{{”后面没有配对的“}}”"), &rest[..2]);
            return made.extend(&rest[..2]);
        };
        let whole = &rest[..length + 4];
        let name: String = inside[..length].iter().map(|letter| letter.ch).collect();
        let name = name.trim();
        if name.is_empty() {
            self.report(malformed("“{{”和“}}”之间没有变量名"), whole);
            return whole.len();
        }
        match self.variables.look_up(name) {
            Ok(value) => made.push_variable(&value, self.bytes(whole)),
            Err(finding) => {
                self.report(*finding, whole);
                made.extend(whole);
            }
        }
        whole.len()
    }

    fn report(&mut self, finding: Diagnostic, letters: &[Letter]) {
        let range = self.bytes(letters).unwrap_or_else(|| self.span.range.clone());
        self.findings.push(finding.at(Span::new(&self.span.source, range)));
    }

    fn bytes(&self, letters: &[Letter]) -> Option<Range<usize>> {
        let (first, last) = (letters.first()?, letters.last()?);
        Some(first.at?..last.at? + last.ch.len_utf8())
    }
}

fn starts_with(letters: &[Letter], words: &str) -> bool {
    let mut chars = words.chars();
    let same = letters.iter().zip(&mut chars).all(|(letter, ch)| letter.ch == ch);
    same && chars.next().is_none() && letters.len() >= words.len()
}

fn malformed(message: &str) -> Diagnostic {
    Diagnostic::new(&codes::MALFORMED_VARIABLE, message)
        .label("这里")
        .hint("变量写作 {{名称}}，两边各两个英文花括号，写在同一行")
}

/// A paragraph in the making.
#[derive(Default)]
struct Made {
    text: String,
    count: usize,
    runs: Vec<Run>,
}

impl Made {
    /// Adds letters as they are; how many.
    fn extend(&mut self, letters: &[Letter]) -> usize {
        for letter in letters {
            self.push(*letter);
        }
        letters.len()
    }

    fn push(&mut self, letter: Letter) {
        self.text.push(letter.ch);
        self.count += 1;
        let Some(at) = letter.at else { return };
        let end = at + letter.ch.len_utf8();
        match self.runs.last_mut() {
            Some(run) if run.verbatim && run.bytes.end == at => run.bytes.end = end,
            _ => {
                let start = self.count - 1;
                self.runs.push(Run { start, bytes: at..end, verbatim: true });
            }
        }
    }

    fn push_variable(&mut self, value: &str, bytes: Option<Range<usize>>) {
        if let Some(bytes) = bytes {
            self.runs.push(Run { start: self.count, bytes, verbatim: false });
        }
        self.text.push_str(value);
        self.count += value.chars().count();
    }
}

#[cfg(test)]
mod tests {
    use crate::content::fixture::plan_with;

    fn preamble(yaml: &str) -> Vec<String> {
        plan_with("导语", yaml).preamble.paragraphs
    }

    #[test]
    fn lines_of_chinese_join_without_a_blank() {
        assert_eq!(
            preamble("导语: 甲乙，\n  丙丁\n  2023\n  年\n"),
            ["甲乙，丙丁2023年"]
        );
        assert_eq!(preamble("导语: >\n  甲乙\n  　丙丁\n"), ["甲乙丙丁"]);
        assert_eq!(preamble("导语: \"甲乙\n  丙丁\"\n"), ["甲乙丙丁"]);
        assert_eq!(preamble("导语: 甲 {{单位}}\n  乙\n"), ["甲 ××乙"]);
    }

    #[test]
    fn lines_of_latin_words_join_with_a_blank() {
        assert_eq!(preamble("导语: GB\n  T\n"), ["GB T"]);
    }

    #[test]
    fn a_blank_typed_within_a_line_stays() {
        assert_eq!(preamble("导语: 甲 乙\n"), ["甲 乙"]);
    }

    #[test]
    fn each_line_of_a_block_is_a_paragraph() {
        let yaml = "导语: |\r\n  　　甲\r\n\r\n  　　乙 \r\n    丙\r\n";
        assert_eq!(preamble(yaml), ["甲", "乙", "丙"]);
    }

    #[test]
    fn a_blank_line_parts_paragraphs_of_a_continued_text() {
        assert_eq!(preamble("导语: 甲\n\n  乙\n"), ["甲", "乙"]);
    }

    #[test]
    fn variables_are_expanded_wherever_they_stand() {
        assert_eq!(preamble("导语: {{单位}}党委\n"), ["××党委"]);
        assert_eq!(preamble("导语: '{{ 单位 }}党''委{{单位}}'\n"), ["××党'委××"]);
        assert_eq!(preamble("导语: |\n  {{单位}}\n  甲\n"), ["××", "甲"]);
    }
}
