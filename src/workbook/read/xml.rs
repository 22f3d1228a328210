//! Steps through a part of a workbook: elements without prefixes, words without escapes.

use std::borrow::Cow;

use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::name::LocalName;
use quick_xml::{Reader, escape};

use super::Unreadable;

/// What comes next in a part.
pub(super) enum Step<'x> {
    /// An element begins.
    Open(Tag<'x>),
    /// An element ends; one without content ends at once.
    Close(End<'x>),
    /// Words.
    Words(Cow<'x, str>),
    /// The part is over.
    Over,
}

/// The beginning of an element.
pub(super) struct Tag<'x>(BytesStart<'x>);

impl Tag<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        plain(self.0.local_name())
    }

    /// The value of an attribute, by its name without the prefix.
    pub(super) fn get(&self, name: &str) -> Result<Option<Cow<'_, str>>, Unreadable> {
        for attribute in self.0.attributes() {
            let attribute = attribute.map_err(|_| Unreadable::Broken)?;
            if attribute.key.local_name().as_ref() != name.as_bytes() {
                continue;
            }
            let value = match attribute.value {
                Cow::Borrowed(value) => str::from_utf8(value).map(Cow::Borrowed),
                Cow::Owned(value) => return owned(value).map(Some),
            };
            let value = value.map_err(|_| Unreadable::Broken)?;
            return match value.contains('&') {
                true => owned(value.as_bytes().to_vec()).map(Some),
                false => Ok(Some(value)),
            };
        }
        Ok(None)
    }
}

/// A value with its escapes resolved.
fn owned<'v>(value: Vec<u8>) -> Result<Cow<'v, str>, Unreadable> {
    let value = String::from_utf8(value).map_err(|_| Unreadable::Broken)?;
    let value = escape::unescape(&value).map_err(|_| Unreadable::Broken)?;
    Ok(Cow::Owned(value.into_owned()))
}

/// The end of an element.
pub(super) struct End<'x>(BytesEnd<'x>);

impl End<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        plain(self.0.local_name())
    }
}

/// Names that are no words are of no element that is looked for.
fn plain(name: LocalName<'_>) -> &str {
    str::from_utf8(name.into_inner()).unwrap_or_default()
}

/// The steps of a part.
pub(super) struct Steps<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
}

impl<'x> Steps<'x> {
    pub(super) fn new(part: &'x str) -> Self {
        let mut reader = Reader::from_str(part);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    pub(super) fn next(&mut self) -> Result<Step<'x>, Unreadable> {
        loop {
            let event = self.reader.read_event().map_err(|_| Unreadable::Broken)?;
            return Ok(match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    self.depth += 1;
                    Step::Open(Tag(tag))
                }
                Event::End(tag) => {
                    self.depth = self.depth.checked_sub(1).ok_or(Unreadable::Broken)?;
                    Step::Close(End(tag))
                }
                Event::Text(text) => {
                    Step::Words(text.decode().map_err(|_| Unreadable::Broken)?)
                }
                Event::CData(text) => {
                    Step::Words(text.decode().map_err(|_| Unreadable::Broken)?)
                }
                Event::GeneralRef(name) => {
                    let name = name.decode().map_err(|_| Unreadable::Broken)?;
                    Step::Words(owned(format!("&{name};").into_bytes())?)
                }
                // Only a definition of entities would need one.
                Event::DocType(_) => return Err(Unreadable::Broken),
                Event::Eof if self.depth > 0 => return Err(Unreadable::Broken),
                Event::Eof => Step::Over,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }
}
