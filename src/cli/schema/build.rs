//! Turns the table of a content file's keys into JSON Schema (draft 7, which editors know).

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::content::{FileShape, Key, Paragraphs, Shape, ValueForm};

const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// A text of one paragraph: line ends only around it.
const ONE_PARAGRAPH: &str = r"^\s*\S[^\n]*\s*$";

/// A text of one or more paragraphs.
const PARAGRAPHS: &str = r"\S";

/// A day. Whether the calendar has it is for `check` to say.
const DAY: &str = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$";

/// A schema, its members in the order in which a person reads them.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    dialect: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'static str>,
    #[serde(skip_serializing_if = "Value::is_null")]
    r#type: Value,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    r#enum: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<u16>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    any_of: Vec<Self>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_items: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Box<Self>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    required: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional_properties: Option<Others>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    examples: Vec<Value>,
}

/// Keys with their schemas, in the order of the table.
struct Properties(Vec<(&'static str, Schema)>);

impl Serialize for Properties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, schema) in &self.0 {
            map.serialize_entry(key, schema)?;
        }
        map.end()
    }
}

/// What keys may stand beside those listed.
#[derive(Serialize)]
#[serde(untagged)]
enum Others {
    No(bool),
    Each(Box<Schema>),
}

/// The schema of a content file, as the text of a file.
pub(super) fn schema(file: &FileShape) -> String {
    let mut schema = Schema {
        dialect: Some(DIALECT),
        title: Some(file.root.name),
        ..of_shape(file.root)
    };
    if file.may_be_empty {
        schema.r#type = json!(["object", "null"]);
    }
    // It has string keys only, so that this cannot fail.
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn of_shape(shape: &Shape) -> Schema {
    let required = shape.keys.iter().filter(|key| key.required);
    Schema {
        r#type: json!("object"),
        properties: Some(Properties(
            shape.keys.iter().map(|key| (key.name, of_key(key))).collect(),
        )),
        required: required.map(|key| key.name).collect(),
        additional_properties: Some(Others::No(false)),
        ..Schema::default()
    }
}

fn of_key(key: &Key) -> Schema {
    Schema {
        title: Some(key.name),
        description: Some(key.about),
        examples: vec![example(&key.form, key.example)],
        ..of_form(&key.form)
    }
}

fn of_form(form: &ValueForm) -> Schema {
    let list = |form: &ValueForm| Schema {
        r#type: json!("array"),
        min_items: Some(1),
        items: Some(Box::new(of_form(form))),
        ..Schema::default()
    };
    match form {
        ValueForm::Text(paragraphs) => text(*paragraphs),
        ValueForm::Date => Schema {
            r#type: json!("string"),
            format: Some("date"),
            pattern: Some(DAY),
            ..Schema::default()
        },
        ValueForm::Number { least, most } => Schema {
            r#type: json!("number"),
            minimum: Some(*least),
            maximum: Some(*most),
            ..Schema::default()
        },
        ValueForm::Choice(words) => Schema {
            r#enum: words().into_iter().flat_map(as_yaml_reads).collect(),
            ..Schema::default()
        },
        ValueForm::Mapping(shape) => of_shape(shape),
        ValueForm::List(form) => list(form),
        ValueForm::ListOrNothing(form) => {
            Schema { r#type: json!(["array", "null"]), min_items: None, ..list(form) }
        }
        ValueForm::Either(forms) => {
            Schema { any_of: forms.iter().map(of_form).collect(), ..Schema::default() }
        }
        ValueForm::Named => Schema {
            r#type: json!("object"),
            additional_properties: Some(Others::Each(Box::new(text(Paragraphs::One)))),
            ..Schema::default()
        },
    }
}

/// A text. What YAML takes for a number or a truth value is a text to us.
fn text(paragraphs: Paragraphs) -> Schema {
    Schema {
        r#type: json!(["string", "number", "boolean"]),
        pattern: Some(match paragraphs {
            Paragraphs::One => ONE_PARAGRAPH,
            Paragraphs::Many => PARAGRAPHS,
        }),
        ..Schema::default()
    }
}

/// A word, and what YAML takes it for without quotes.
fn as_yaml_reads(word: &str) -> Vec<Value> {
    let plain = match word {
        "true" => Some(json!(true)),
        "false" => Some(json!(false)),
        _ => word.parse::<f64>().ok().map(|number| json!(number)),
    };
    [json!(word)].into_iter().chain(plain).collect()
}

/// A whole value made of the examples of its keys.
fn example(form: &ValueForm, words: &str) -> Value {
    match form {
        ValueForm::Text(_) | ValueForm::Date | ValueForm::Choice(_) => json!(words),
        ValueForm::Number { .. } => serde_json::from_str(words).unwrap_or_default(),
        ValueForm::Mapping(shape) => {
            let keys = shape.keys.iter();
            // A mapping of which nothing must be there shows all it may have.
            let all = shape.keys.iter().all(|key| !key.required);
            let shown = keys.filter(|key| all || key.required);
            let entry =
                |key: &Key| (key.name.to_owned(), example(&key.form, key.example));
            Value::Object(shown.map(entry).collect::<Map<_, _>>())
        }
        ValueForm::List(form) | ValueForm::ListOrNothing(form) => {
            json!([example(form, words)])
        }
        ValueForm::Either(forms) => {
            forms.first().map_or(Value::Null, |form| example(form, words))
        }
        ValueForm::Named => json!({ "单位": words }),
    }
}
