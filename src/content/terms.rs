//! The office's own terms: what `content/terms.yaml` adds to the tables of the program.

use super::fields::{Fields, Name, Paragraphs, Reader, Shape, Slot};
use super::schema::{may, must, one_or_many, variables};
use super::text::Text;
use super::yaml::{Node, Value};
use crate::diagnostic::Findings;

/// All of them; empty when the office has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Terms {
    /// 规范提法: set phrases of the office with an exact wording.
    pub phrases: Vec<Term>,
    /// 错词: words that the office does not want.
    pub words: Vec<Term>,
    /// 例外: words in which nothing is reported.
    pub exceptions: Vec<Text>,
}

/// One wording with its wrong forms.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// 应写.
    pub right: Text,
    /// 误作: at least one.
    pub wrong: Vec<Text>,
    /// 理由.
    pub reason: Option<Text>,
}

const TERMS: Shape = Shape {
    name: "用语表",
    keys: &[may("变量"), may("规范提法"), may("错词"), may("例外")],
};

const TERM: Shape =
    Shape { name: "用语", keys: &[must("应写"), must("误作"), may("理由")] };

/// Every key of the terms.
pub(super) const KEYS: &[&str] =
    &["变量", "规范提法", "错词", "例外", "应写", "误作", "理由"];

/// Reads the terms; `None` if one cannot be read.
pub(super) fn terms(root: &Node, findings: &mut Findings) -> Option<Terms> {
    if matches!(root.value, Value::Null) {
        return Some(Terms::default());
    }
    let mut reader = Reader::new(findings, KEYS);
    let slot = Slot { node: root, name: Name::Key("用语表") };
    let fields = reader.fields(&slot, &TERMS)?;
    variables(&mut reader, fields.get("变量"));
    let phrases = list(&mut reader, &fields, "规范提法");
    let words = list(&mut reader, &fields, "错词");
    let exceptions = one_or_many(&mut reader, fields.get("例外"));
    Some(Terms { phrases: phrases?, words: words?, exceptions })
}

/// The terms of a key; none if the key is absent.
fn list(reader: &mut Reader<'_>, fields: &Fields<'_>, key: &str) -> Option<Vec<Term>> {
    match fields.get(key) {
        Some(slot) => reader.list_of(Some(slot), term),
        None => Some(Vec::new()),
    }
}

fn term(reader: &mut Reader<'_>, slot: Slot<'_>) -> Option<Term> {
    let fields = reader.fields(&slot, &TERM)?;
    let right = reader.text(fields.get("应写"), Paragraphs::One);
    let wrong = one_or_many(reader, fields.get("误作"));
    let reason = reader.text(fields.get("理由"), Paragraphs::One);
    (!wrong.is_empty()).then_some(Term { right: right?, wrong, reason })
}
