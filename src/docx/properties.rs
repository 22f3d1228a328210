//! Writes what a file's properties show: `docProps/core.xml` and `docProps/app.xml`.

use super::text::sanitise;
use super::xml::Element;
use crate::document::Document;
use crate::value::Date;

const CORE: &str =
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const EXTENDED: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

/// Title, subject, organ and day.
pub(super) fn core(document: &Document) -> Element {
    let properties = &document.properties;
    let author = properties.author.as_deref();
    Element::new("cp:coreProperties")
        .with("xmlns:cp", CORE)
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .add(text("dc:title", &document.title.text()))
        .add_some(
            properties.subject.as_deref().map(|subject| text("dc:subject", subject)),
        )
        .add_some(author.map(|author| text("dc:creator", author)))
        .add_some(author.map(|author| text("cp:lastModifiedBy", author)))
        .add(day("dcterms:created", properties.date))
        .add(day("dcterms:modified", properties.date))
        .add(text("dc:language", "zh-CN"))
}

/// The program and the organ.
pub(super) fn extended(document: &Document) -> Element {
    let author = document.properties.author.as_deref();
    Element::new("Properties")
        .with("xmlns", EXTENDED)
        .add(text("Application", "zhenggai"))
        .add_some(author.map(|author| text("Company", author)))
}

fn text(name: &'static str, value: &str) -> Element {
    Element::new(name).text(&sanitise(value))
}

/// Midnight of the day; without a day the first that a zip archive can state, so that the
/// same input gives the same bytes.
fn day(name: &'static str, date: Option<Date>) -> Element {
    let day = date.map_or_else(|| "1980-01-01".to_owned(), |date| date.to_string());
    Element::new(name)
        .with("xsi:type", "dcterms:W3CDTF")
        .text(&format!("{day}T00:00:00Z"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Properties, Title};

    #[test]
    fn title_organ_subject_and_day_are_stated() {
        let document = Document {
            title: Title {
                words: vec!["关于".into(), "整改".into()], lines: Vec::new()
            },
            properties: Properties {
                author: Some("中共××委员会".into()),
                subject: Some("整改方案".into()),
                date: Date::new(2023, 9, 8),
            },
            ..Document::default()
        };
        let part = core(&document).to_part();
        assert!(part.contains("<dc:title>关于整改</dc:title>"));
        assert!(part.contains("<dc:creator>中共××委员会</dc:creator>"));
        assert!(part.contains("<dc:subject>整改方案</dc:subject>"));
        assert!(part.contains(">2023-09-08T00:00:00Z</dcterms:created>"));
    }
}
