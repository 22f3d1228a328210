//! What papers do not have: the text is kept, with a finding.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, LinkType, Tag};

use super::joiner::without_joiners;
use super::lower::{Lowering, Open};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::markup as codes;

impl Lowering<'_> {
    /// A block that is no heading begins.
    pub(super) fn odd_block(&mut self, block: Tag<'_>, range: Range<usize>) -> Open {
        match block {
            Tag::CodeBlock(kind) => return self.code_block(&kind, range),
            Tag::HtmlBlock => return self.html_block(range),
            Tag::List(_) => return self.list(range),
            Tag::Item => self.item(range),
            Tag::BlockQuote(_) => self.unsupported("引用", "文字印成普通段落", range),
            Tag::Table(alignments) => self.table_begins(&alignments),
            Tag::FootnoteDefinition(_) => {
                self.unsupported("脚注", "文字印成普通段落", range);
            }
            _ => {}
        }
        Open::Other
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) -> Open {
        match kind {
            CodeBlockKind::Indented => {
                let message =
                    "行首空了四格以上，Markdown 当作代码；已按普通段落排印，每行一段";
                let finding = Diagnostic::new(&codes::UNSUPPORTED, message);
                self.report(finding.hint("请去掉行首的空格；段首空两格由程序排"), range);
            }
            CodeBlockKind::Fenced(language) => {
                self.unsupported("代码", "每行印成一段", range.clone());
                self.push(&without_joiners(language), range);
                self.end_words();
            }
        }
        Open::Verbatim
    }

    fn html_block(&mut self, range: Range<usize>) -> Open {
        if is_comment(&self.source.text()[range.clone()]) {
            return Open::Comment;
        }
        self.unsupported("HTML", "照原样印出", range);
        Open::Verbatim
    }

    fn list(&mut self, range: Range<usize>) -> Open {
        if !self.open.iter().any(|open| matches!(open, Open::List)) {
            self.unsupported("列表", "每项印成一段，数字照印，符号不印", range);
        }
        Open::List
    }

    /// The number of an item is what the text says, since the list is not one to us.
    fn item(&mut self, range: Range<usize>) {
        if self.marker.is_some() {
            // An item that begins with a list: its own number stands alone.
            self.push("", range.clone());
            self.end_words();
        }
        let text = &self.source.text()[range.clone()];
        let item = text.trim_start();
        let digits =
            item.len() - item.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 && item[digits..].starts_with(['.', ')']) {
            let start = range.start + text.len() - item.len();
            self.marker = Some((item[..=digits].to_owned(), start..start + digits + 1));
        }
    }

    /// A heading that is one only because of the line under it.
    pub(super) fn underlined(&mut self, range: Range<usize>) {
        let finding = Diagnostic::new(
            &codes::UNSUPPORTED,
            "下一行的横线使这一段成了标题；已按普通段落排印",
        );
        self.report(finding.hint("标题请在行首写 #；不要横线时请删去"), range);
    }

    /// A line across the page.
    pub(super) fn rule(&mut self, range: Range<usize>) {
        self.end_words();
        self.unsupported("分隔线", "不印", range);
    }

    /// Italics would take asterisks away that are most likely meant: 3*4*5.
    pub(super) fn emphasis_begins(&mut self, range: Range<usize>) {
        let mark = range.start..range.start + 1;
        let finding =
            Diagnostic::new(&codes::UNSUPPORTED, "公文没有斜体；夹住文字的符号已照印");
        let hint = "加粗请写两个星号；要印星号请写 \\*";
        self.report(finding.hint(hint), range);
        self.as_written(mark);
    }

    /// The closing mark of italics.
    pub(super) fn emphasis_ends(&mut self, range: Range<usize>) {
        self.as_written(range.end.saturating_sub(1)..range.end);
    }

    /// A link begins; its words follow.
    pub(super) fn link(&mut self, kind: LinkType, address: &str, range: Range<usize>) {
        if !matches!(kind, LinkType::Autolink | LinkType::Email) {
            let address = without_joiners(address);
            let message = format!("公文没有链接；只印文字，不印地址“{address}”");
            let finding = Diagnostic::new(&codes::UNSUPPORTED, message);
            self.report(finding.hint("要印地址，请写成文字"), range);
        }
    }

    /// A reference to a footnote.
    pub(super) fn footnote_reference(&mut self, range: Range<usize>) {
        self.unsupported("脚注", "照原样印出", range.clone());
        self.as_written(range);
    }

    /// Code within a line.
    pub(super) fn code(&mut self, text: &str, range: Range<usize>) {
        self.unsupported("代码", "文字照印", range.clone());
        let text = unescaped(&without_joiners(text));
        self.push(&text, range);
    }

    /// HTML within a line; comments are not printed.
    pub(super) fn inline_html(&mut self, text: &str, range: Range<usize>) {
        let text = without_joiners(text);
        if !is_comment(&text) {
            self.unsupported("HTML", "照原样印出", range.clone());
            self.push(&unescaped(&text), range);
        }
    }

    /// Lines in which Markdown sees no marks, a paragraph each.
    pub(super) fn verbatim(&mut self, text: &str, range: Range<usize>) {
        let text = without_joiners(text);
        let as_in_source = self.source.text()[range.clone()] == *text;
        let mut at = range.start;
        for line in text.split_inclusive('\n') {
            let place = if as_in_source { at..at + line.len() } else { range.clone() };
            at += line.len();
            self.push(&unescaped(line.trim_end_matches('\n')), place);
            if line.ends_with('\n') {
                self.end_words();
            }
        }
    }

    fn as_written(&mut self, range: Range<usize>) {
        let source = self.source;
        if let Some(text) = source.text().get(range.clone()) {
            self.push(text, range);
        }
    }

    fn unsupported(&mut self, what: &str, instead: &str, range: Range<usize>) {
        let message = format!("正文不支持{what}；{instead}");
        let finding = Diagnostic::new(&codes::UNSUPPORTED, message);
        self.report(finding.hint("正文只用标题（#）、段落和加粗（**）"), range);
    }
}

/// Whether HTML is one comment and nothing else.
fn is_comment(html: &str) -> bool {
    let inside =
        html.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inside.is_some_and(|inside| !inside.contains("-->"))
}

/// Undoes what templates do to values, where the Markdown reader does not.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '&']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let (character, length) = escaped_character(rest);
        plain.push(character);
        rest = &rest[length..];
    }
    plain + rest
}

/// The character that `\*` or `&#42;` at the start of `text` stands for, and its length.
fn escaped_character(text: &str) -> (char, usize) {
    let mut characters = text.chars();
    let first = characters.next().unwrap_or_default();
    let plain = (first, first.len_utf8());
    if first == '\\' {
        return match characters.next() {
            Some(next) if next.is_ascii_punctuation() => (next, 2),
            _ => plain,
        };
    }
    let digits = text.strip_prefix("&#").and_then(|rest| rest.split_once(';'));
    let Some((digits, _)) = digits else { return plain };
    match digits.parse().ok().and_then(char::from_u32) {
        Some(character) => (character, "&#;".len() + digits.len()),
        None => plain,
    }
}
