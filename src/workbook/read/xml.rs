//! Steps through a part of a workbook: elements without prefixes, words without escapes.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};

use super::Unreadable;

/// What comes next in a part.
pub(super) enum Step<'x> {
    /// An element begins.
    Open(Tag<'x>),
    /// An element ends; one without content ends at once.
    Close(String),
    /// Words.
    Words(String),
    /// The part is over.
    End,
}

/// The beginning of an element.
pub(super) struct Tag<'x>(BytesStart<'x>);

impl Tag<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> String {
        local(self.0.local_name().as_ref())
    }

    /// The value of an attribute, by its name without the prefix.
    pub(super) fn get(&self, name: &str) -> Result<Option<String>, Unreadable> {
        for attribute in self.0.attributes() {
            let attribute = attribute.map_err(|_| Unreadable::Broken)?;
            if attribute.key.local_name().as_ref() == name.as_bytes() {
                let value =
                    str::from_utf8(&attribute.value).map_err(|_| Unreadable::Broken)?;
                let value = escape::unescape(value).map_err(|_| Unreadable::Broken)?;
                return Ok(Some(value.into_owned()));
            }
        }
        Ok(None)
    }
}

fn local(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

/// The steps of a part.
pub(super) struct Steps<'x> {
    reader: Reader<&'x [u8]>,
    /// The name of an element without content, whose end comes next.
    closing: Option<String>,
    depth: usize,
}

impl<'x> Steps<'x> {
    pub(super) fn new(part: &'x str) -> Self {
        Self { reader: Reader::from_str(part), closing: None, depth: 0 }
    }

    pub(super) fn next(&mut self) -> Result<Step<'x>, Unreadable> {
        if let Some(name) = self.closing.take() {
            return Ok(Step::Close(name));
        }
        loop {
            let event = self.reader.read_event().map_err(|_| Unreadable::Broken)?;
            return Ok(match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    Step::Open(Tag(tag))
                }
                Event::Empty(tag) => {
                    let tag = Tag(tag);
                    self.closing = Some(tag.name());
                    Step::Open(tag)
                }
                Event::End(tag) => {
                    self.depth = self.depth.checked_sub(1).ok_or(Unreadable::Broken)?;
                    Step::Close(local(tag.local_name().as_ref()))
                }
                Event::Text(text) => {
                    let words = text.decode().map_err(|_| Unreadable::Broken)?;
                    Step::Words(words.into_owned())
                }
                Event::CData(text) => {
                    let words = text.decode().map_err(|_| Unreadable::Broken)?;
                    Step::Words(words.into_owned())
                }
                Event::GeneralRef(name) => {
                    let name = name.decode().map_err(|_| Unreadable::Broken)?;
                    let words = format!("&{name};");
                    let words =
                        escape::unescape(&words).map_err(|_| Unreadable::Broken)?;
                    Step::Words(words.into_owned())
                }
                // Only a definition of entities would need one.
                Event::DocType(_) => return Err(Unreadable::Broken),
                Event::Eof if self.depth > 0 => return Err(Unreadable::Broken),
                Event::Eof => Step::End,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            });
        }
    }
}
