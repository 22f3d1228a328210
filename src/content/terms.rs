//! The office's own terms: what `content/terms.yaml` adds to the tables of the program.

use super::fields::{Fields, Name, Paragraphs, Reader, Slot};
use super::schema::{VARIABLES, may, must, one_or_many, variables};
use super::shape::{LINE, LINES, Shape, ValueForm};
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

pub(super) const TERMS: Shape = Shape {
    name: "用语表",
    keys: &[
        may("变量").holds(ValueForm::Named, VARIABLES, "某某局"),
        may("规范提法").has(
            ValueForm::List(&ValueForm::Mapping(&TERM)),
            "本单位有固定写法的提法，如文件、行动的名称；写成别样，检查时报 PHR012。",
        ),
        may("错词").has(
            ValueForm::List(&ValueForm::Mapping(&TERM)),
            "本单位不用的词语，如口头的简称；写了，检查时报 LEX017。",
        ),
        may("例外").holds(
            LINES,
            "在这些词语里，检查规范提法、用词、标点、数字的规则不再报问题。",
            "以学促作",
        ),
    ],
};

const TERM: Shape = Shape {
    name: "用语",
    keys: &[
        must("应写").holds(LINE, "正确的写法；检查时照它提示。", "党委办公室"),
        must("误作").holds(LINES, "不用的写法，有几种就写几种。", "党办"),
        may("理由").holds(LINE, "为什么这样写；检查时一并提示。", "规范简称"),
    ],
};

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
