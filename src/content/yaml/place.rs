//! Places of values, from the lossless tree of `yaml-edit`.

use std::ops::Range;
use std::sync::Arc;

use yaml_edit::{Document, YamlFile, YamlNode};

use crate::diagnostic::codes::content as codes;
use crate::diagnostic::{Diagnostic, Source, Span};

/// How many references are reported: a file that has as many was not written by hand.
const ENOUGH: usize = 100;

/// The lossless tree of a text.
pub(super) struct Places<'a> {
    source: &'a Arc<Source>,
    root: Option<YamlNode>,
}

impl<'a> Places<'a> {
    /// The tree of a text that is sound YAML.
    pub(super) fn new(source: &'a Arc<Source>, text: &str) -> Self {
        let file = YamlFile::parse(text).tree();
        let root = file.documents().next().as_ref().and_then(root_of);
        Self { source, root }
    }

    /// The outermost value.
    pub(super) fn root(&self) -> Option<&YamlNode> {
        self.root.as_ref()
    }

    /// Findings for anchors, aliases and tags, none of which content may use.
    pub(super) fn references(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        if let Some(root) = &self.root {
            self.visit(root, &mut 0, &mut found);
        }
        found
    }

    /// `words` is where the last text ended: what stands in it is no anchor.
    fn visit(&self, node: &YamlNode, words: &mut usize, found: &mut Vec<Diagnostic>) {
        if found.len() >= ENOUGH {
            return;
        }
        let range = range_of(node);
        match node {
            YamlNode::Alias(_) | YamlNode::TaggedNode(_) => {
                found.push(self.reference(first_word(self.source.text(), range)));
                return;
            }
            _ => found.extend(self.anchor_before(range.start, *words)),
        }
        match node {
            YamlNode::Mapping(mapping) => {
                for entry in mapping.entries() {
                    for part in [entry.key_node(), entry.value_node()].iter().flatten() {
                        self.visit(part, words, found);
                    }
                }
            }
            YamlNode::Sequence(sequence) => {
                for value in sequence.values() {
                    self.visit(&value, words, found);
                }
            }
            _ => *words = range.end,
        }
    }

    /// The finding for an anchor `&name` that stands before a value: the tree has no
    /// node for it.
    fn anchor_before(&self, at: usize, words: usize) -> Option<Diagnostic> {
        let before = self.source.text().get(..at)?.trim_end();
        let from = before.rfind(|ch: char| ch.is_whitespace() || "[{,".contains(ch));
        let start = from
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        if start < words || !before[start..].starts_with('&') {
            return None;
        }
        let line = before[..start].rfind('\n').map_or(0, |at| at + 1);
        let in_comment = before[line..start].contains('#');
        (!in_comment).then(|| self.reference(start..before.len()))
    }

    fn reference(&self, range: Range<usize>) -> Diagnostic {
        let text = self.source.text();
        let range = on_boundary(text, range.start)..on_boundary(text, range.end);
        let text = self.source.text().get(range.clone()).unwrap_or_default();
        reference(text).at(Span::new(self.source, range)).label("YAML 的引用或标签")
    }
}

/// The finding for an anchor, alias or tag, without its place.
pub(super) fn reference(word: &str) -> Diagnostic {
    let sign = word.chars().next().unwrap_or('*');
    let (sign, meaning) = match sign {
        '&' => ("&", "引用的定义"),
        '!' => ("!", "标签"),
        _ => ("*", "引用"),
    };
    Diagnostic::new(
        &codes::REFERENCE,
        format!("值以“{sign}”开头，YAML 把它当作{meaning}，不是文字"),
    )
    .hint("若是文字，请把整个值用英文引号括起来；若要反复使用词语，请用“变量”")
}

/// The nearest byte at or before this one at which a character begins.
pub(super) fn on_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The bytes of a node.
pub(super) fn range_of(node: &YamlNode) -> Range<usize> {
    let position = node.byte_range();
    let offset = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    offset(position.start)..offset(position.end)
}

fn root_of(document: &Document) -> Option<YamlNode> {
    let mapping = document.as_mapping().map(YamlNode::Mapping);
    mapping
        .or_else(|| document.as_sequence().map(YamlNode::Sequence))
        .or_else(|| document.as_tagged().map(YamlNode::TaggedNode))
        .or_else(|| document.as_scalar().map(YamlNode::Scalar))
}

fn first_word(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let length = words.find(char::is_whitespace).unwrap_or(words.len());
    range.start..range.start + length
}
