//! What a document says, paragraph by paragraph, with the place by which a person finds it.

use crate::document::{Block, Document, Heading, Table, TableCell};
use crate::ledger::{Column, Standing};
use crate::package::snapshot::Passage;
use crate::value::{Date, chinese_numeral};

/// The columns of the ledger that a plan does not say.
const OWN_COLUMNS: [Column; 11] = [
    Column::Target,
    Column::Leader,
    Column::Unit,
    Column::Person,
    Column::Deadline,
    Column::Progress,
    Column::State,
    Column::Finished,
    Column::Evidence,
    Column::Closure,
    Column::Note,
];

/// Every paragraph and element of a document; attachments that are bound with it where
/// `bound` says so.
pub(super) fn of(document: &Document, bound: bool) -> Vec<Passage> {
    let mut out = Passages::default();
    out.head(document);
    out.body(&document.body, "");
    out.foot(document);
    for attachment in document.attachments.iter().filter(|_| bound) {
        let label = attachment.label();
        out.add(&format!("{label}标题"), attachment.title.text());
        out.body(&attachment.body, &label);
    }
    out.found
}

/// What the ledger says of every item that the plan does not.
pub(super) fn of_ledger(standings: &[Standing<'_>], day: Date) -> Vec<Passage> {
    let mut out = Passages::default();
    for (at, standing) in standings.iter().enumerate() {
        for column in OWN_COLUMNS {
            let place = format!("事项“{}”的{}", standing.item.id.text(), column.name());
            let paragraphs = column.value(at + 1, standing, day).paragraphs();
            out.add(&place, paragraphs.join("；"));
        }
    }
    out.found
}

#[derive(Default)]
struct Passages {
    found: Vec<Passage>,
}

impl Passages {
    fn add(&mut self, place: &str, text: String) {
        if !text.is_empty() {
            self.found.push(Passage { place: place.to_owned(), text });
        }
    }

    fn each(&mut self, place: &str, texts: impl IntoIterator<Item = String>) {
        texts.into_iter().for_each(|text| self.add(place, text));
    }

    fn head(&mut self, document: &Document) {
        let head = &document.head;
        self.each("份号", head.copy_number.clone());
        self.each("密级和保密期限", head.secrecy.as_ref().map(|it| it.text()));
        self.each("紧急程度", head.urgency.clone());
        if let Some(mark) = &head.mark {
            let words = mark.organs.iter().chain(&mark.suffix).cloned();
            self.add("发文机关标志", words.collect::<Vec<_>>().join(" "));
        }
        self.each("发文字号", head.number.clone());
        self.add("签发人", head.signatories.join("、"));
        self.add("标题", document.title.text());
        self.each("主送机关", document.addressee.as_ref().map(ToString::to_string));
    }

    fn foot(&mut self, document: &Document) {
        for list in &document.attendance {
            self.add(&list.label, list.names.to_string());
        }
        for (at, name) in (1..).zip(&document.attachment_names) {
            self.add(&format!("附件说明{at}"), name.to_string());
        }
        if let Some(signature) = &document.signature {
            self.add("署名", signature.organs.join("、"));
            self.each("成文日期", signature.date.map(Date::in_chinese));
        }
        self.each("附注", document.note.as_ref().map(ToString::to_string));
        let imprint = &document.imprint;
        self.each("主送", imprint.addressee.as_ref().map(ToString::to_string));
        self.each("抄送", imprint.copies.as_ref().map(ToString::to_string));
        self.each("印发机关", imprint.printer.clone());
        self.each("印发日期", imprint.date.map(Date::in_chinese));
        self.each("版记", imprint.others.iter().cloned());
    }

    /// The blocks of a text, each under the headings that it stands under.
    fn body(&mut self, blocks: &[Block], part: &str) {
        let mut above: Vec<(u8, String)> = Vec::new();
        let mut numbers = Counter::default();
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    above.retain(|(level, _)| *level < heading.level);
                    let place = place(part, &above, None);
                    self.add(&place, heading.text());
                    above.push((heading.level, short(heading)));
                    numbers = Counter::default();
                }
                Block::Paragraph(paragraph) => {
                    let place = place(part, &above, Some(numbers.next()));
                    self.add(&place, paragraph.text());
                }
                Block::Table(table) => self.table(table, &place(part, &above, None)),
                Block::Picture(picture) => {
                    self.add(&place(part, &above, None), picture.alt.clone());
                }
                Block::Chart(chart) => {
                    self.add(&place(part, &above, None), chart.alt.clone());
                }
            }
        }
    }

    fn table(&mut self, table: &Table, place: &str) {
        self.each(place, table.caption.iter().chain(&table.remark).cloned());
        for (at, row) in (1..).zip(&table.rows) {
            let cells: Vec<_> = row.cells.iter().map(TableCell::text).collect();
            self.add(&format!("{place}表格第{at}行"), cells.join("｜"));
        }
    }
}

#[derive(Default)]
struct Counter(usize);

impl Counter {
    fn next(&mut self) -> usize {
        self.0 += 1;
        self.0
    }
}

/// The headings above, then which paragraph.
fn place(part: &str, above: &[(u8, String)], paragraph: Option<usize>) -> String {
    let mut place: String = part.to_owned();
    for (_, label) in above {
        place.push_str(label);
    }
    if let Some(number) = paragraph {
        place.push_str(&format!("第{number}段"));
    }
    if place.is_empty() { "正文".to_owned() } else { place }
}

/// A heading by its number; by its words where it has none.
fn short(heading: &Heading) -> String {
    let label = heading.label();
    match (heading.number, heading.level) {
        (None, _) => format!("“{}”", heading.text()),
        (Some(number), 1) => format!("第{}部分", chinese_numeral(number)),
        _ => label,
    }
}
