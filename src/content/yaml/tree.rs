//! The tree of values with places, which the rest of `content` reads.

use std::sync::Arc;

use yaml_edit::YamlNode;

use super::mask::Masked;
use super::place::range_of;
use super::raw::Raw;
use crate::diagnostic::{Source, Span};

/// A value and its place.
#[derive(Clone, Debug)]
pub(in crate::content) struct Node {
    /// The value.
    pub(in crate::content) value: Value,
    /// Its place, without blanks around it.
    pub(in crate::content) span: Span,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(in crate::content) enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A text, a number or a truth value.
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys with values, in the order of the file.
    Mapping(Vec<Entry>),
}

/// A text as YAML means it.
#[derive(Clone, Debug)]
pub(in crate::content) struct Scalar {
    /// The words: line ends folded, escapes resolved, the braces of variables in place.
    pub(in crate::content) text: String,
    /// How it is written.
    pub(in crate::content) style: Style,
}

/// How a text is written.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(in crate::content) enum Style {
    /// Without quotes.
    Plain,
    /// In quotes.
    Quoted,
    /// After `|` or `>`.
    Block,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(in crate::content) struct Entry {
    /// The key's name.
    pub(in crate::content) key: String,
    /// The key's place.
    pub(in crate::content) key_span: Span,
    /// The value; an empty one has the key's place.
    pub(in crate::content) value: Node,
}

/// Joins values and places. Where the two parsers should disagree, a value has the place
/// of what it stands in.
pub(super) fn build(
    source: &Arc<Source>,
    masked: &Masked,
    raw: Raw,
    node: Option<&YamlNode>,
) -> Node {
    let whole = Span::new(source, 0..source.text().trim_end().len());
    Builder { source, masked }.node(raw, node, &whole)
}

struct Builder<'a> {
    source: &'a Arc<Source>,
    masked: &'a Masked,
}

impl Builder<'_> {
    fn node(&self, raw: Raw, node: Option<&YamlNode>, around: &Span) -> Node {
        let span =
            node.and_then(|node| self.span(node)).unwrap_or_else(|| around.clone());
        let value = match raw {
            Raw::Null => Value::Null,
            Raw::Text(text) => {
                let style = self.style(node, &span);
                Value::Scalar(Scalar { text: self.masked.unmask(text), style })
            }
            Raw::Other(text) => {
                let written =
                    node.and_then(|_| self.source.text().get(span.range.clone()));
                let text = written.map_or(text, str::to_owned);
                Value::Scalar(Scalar { text, style: Style::Plain })
            }
            Raw::Sequence(values) => Value::Sequence(self.sequence(values, node, &span)),
            Raw::Mapping(entries) => Value::Mapping(self.mapping(entries, node, &span)),
        };
        let span = self.without_comments(&value, span);
        Node { value, span }
    }

    /// The place of a value; a list or a mapping without brackets ends with its last value,
    /// not with the comments after that.
    fn without_comments(&self, value: &Value, mut span: Span) -> Span {
        let last = match value {
            Value::Null | Value::Scalar(_) => None,
            Value::Sequence(values) => values.last(),
            Value::Mapping(entries) => entries.last().map(|entry| &entry.value),
        };
        let end = last.map_or(span.range.end, |last| last.span.range.end);
        let closed = self.masked.text[span.range.clone()].starts_with(['[', '{']);
        if !closed && span.range.contains(&end) {
            span.range.end = end;
        }
        span
    }

    fn sequence(&self, raw: Vec<Raw>, node: Option<&YamlNode>, span: &Span) -> Vec<Node> {
        let nodes: Vec<YamlNode> = match node {
            Some(YamlNode::Sequence(sequence)) => sequence.values().collect(),
            _ => Vec::new(),
        };
        let agreed = nodes.len() == raw.len();
        let node_at = |at: usize| if agreed { nodes.get(at) } else { None };
        let values = raw.into_iter().enumerate().map(|(at, raw)| {
            let dash = node_at(at).and_then(|node| self.dash_before(node));
            self.node(raw, node_at(at), dash.as_ref().unwrap_or(span))
        });
        values.collect()
    }

    fn mapping(
        &self,
        raw: Vec<(Raw, Raw)>,
        node: Option<&YamlNode>,
        span: &Span,
    ) -> Vec<Entry> {
        let nodes: Vec<_> = match node {
            Some(YamlNode::Mapping(mapping)) => mapping
                .entries()
                .map(|entry| (entry.key_node(), entry.value_node()))
                .collect(),
            _ => Vec::new(),
        };
        let agreed = nodes.len() == raw.len();
        let mut entries = Vec::with_capacity(raw.len());
        for (at, (key, value)) in raw.into_iter().enumerate() {
            let (key_node, value_node) = match nodes.get(at) {
                Some((key, value)) if agreed => (key.as_ref(), value.as_ref()),
                _ => (None, None),
            };
            let key = self.node(key, key_node, span);
            let value = self.node(value, value_node, &key.span);
            entries.push(Entry { key: self.name(&key), key_span: key.span, value });
        }
        entries
    }

    /// A key's name; what is no text goes by how it is written.
    fn name(&self, key: &Node) -> String {
        match &key.value {
            Value::Scalar(scalar) => scalar.text.clone(),
            _ => self.source.text().get(key.span.range.clone()).unwrap_or("").to_owned(),
        }
    }

    /// The node's place without blanks at its end; `None` for a node without text.
    fn span(&self, node: &YamlNode) -> Option<Span> {
        let range = range_of(node);
        let text = self.source.text().get(range.clone())?.trim_end();
        let end = range.start + text.len();
        (!text.is_empty()).then(|| Span::new(self.source, range.start..end))
    }

    /// The `-` before an entry of a list, which is the place of an entry without text.
    fn dash_before(&self, node: &YamlNode) -> Option<Span> {
        let before = self.source.text().get(..range_of(node).start)?.trim_end();
        let at = before.len().checked_sub(1)?;
        before.ends_with('-').then(|| Span::new(self.source, at..before.len()))
    }

    fn style(&self, node: Option<&YamlNode>, span: &Span) -> Style {
        let written = node.and_then(|_| self.source.text().get(span.range.clone()));
        match written.and_then(|text| text.chars().next()) {
            Some('"' | '\'') => Style::Quoted,
            Some('|' | '>') => Style::Block,
            _ => Style::Plain,
        }
    }
}
