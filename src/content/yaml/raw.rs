//! Reads values with `serde_yaml`, keeping what its own value type drops: the order of
//! keys and keys that stand twice.

use std::fmt;

use serde::Deserialize;
use serde::de::{self, EnumAccess, IgnoredAny, MapAccess, SeqAccess, VariantAccess};

/// A value as YAML means it.
#[derive(Debug)]
pub(super) enum Raw {
    /// `null`, `~` or nothing.
    Null,
    /// A number or a truth value: a text that YAML takes for something else.
    Other(String),
    /// A text.
    Text(String),
    /// A list.
    Sequence(Vec<Raw>),
    /// Keys and values in the order of the file, equal keys included.
    Mapping(Vec<(Raw, Raw)>),
}

/// Reads the text through without keeping anything. Linear in time, whatever the text.
pub(super) fn check_syntax(text: &str) -> Result<(), serde_yaml::Error> {
    serde_yaml::from_str::<IgnoredAny>(text).map(|_| ())
}

/// Reads the values.
pub(super) fn read(text: &str) -> Result<Raw, serde_yaml::Error> {
    serde_yaml::from_str(text)
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor)
    }
}

struct Visitor;

impl<'de> de::Visitor<'de> for Visitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Other(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Other(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Raw, E> {
        Ok(Raw::Other(value.to_string()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Raw, E> {
        Ok(Raw::Other(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Raw, E> {
        Ok(Raw::Other(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Other(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Raw, E> {
        Ok(Raw::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = access.next_element()? {
            values.push(value);
        }
        Ok(Raw::Sequence(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Mapping(entries))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Raw, A::Error> {
        let (_, content) = access.variant::<String>()?;
        content.newtype_variant()
    }
}
