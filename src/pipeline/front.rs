//! The elements of a document that are data, not prose, from what an office writes in 发文.

use crate::content::{self, Issue, SealKind, Text};
use crate::document::{
    Attendance, Document, Form, Head, Imprint, OrganMark, Phrase, Properties, Seal,
    Secrecy, Signature, Stamp, Title,
};

/// The words that follow the names of the organs in 发文机关标志.
const SUFFIX: &str = "文件";

/// What stands around the text of a paper.
pub(super) struct Front<'a> {
    /// The pieces of the title between the places where a line may end.
    pub(super) title: Vec<String>,
    /// 发文.
    pub(super) issue: &'a Issue,
    /// 文种 or subject, for the file's properties.
    pub(super) subject: String,
}

/// The pieces of a title as an office writes it: `|` marks where a line may end.
pub(super) fn title(title: &Text) -> Vec<String> {
    title.text().split('|').map(str::to_owned).collect()
}

/// A document with everything but its body.
pub(super) fn document(front: Front<'_>) -> Document {
    let issue = front.issue;
    Document {
        form: form(issue.form),
        head: head(issue),
        title: Title { words: front.title, lines: Vec::new() },
        addressee: issue.addressee.as_ref().map(phrase),
        attendance: issue.attendance.iter().map(attendance).collect(),
        attachment_names: issue.attachments.iter().map(|a| phrase(&a.name)).collect(),
        signature: signature(issue),
        note: issue.note.as_ref().map(phrase),
        imprint: imprint(issue),
        properties: Properties {
            author: issue.organs.first().map(Text::text),
            subject: Some(front.subject),
            date: issue.date,
        },
        ..Document::default()
    }
}

fn form(form: content::Form) -> Form {
    match form {
        content::Form::Ordinary => Form::Ordinary,
        content::Form::Letter => Form::Letter,
        content::Form::Order => Form::Order,
        content::Form::Minutes => Form::Minutes,
    }
}

fn phrase(text: &Text) -> Phrase {
    text.text().into()
}

fn words(text: &Option<Text>) -> Option<String> {
    text.as_ref().map(Text::text)
}

fn head(issue: &Issue) -> Head {
    let secrecy = issue
        .secrecy
        .as_ref()
        .map(|level| Secrecy { level: level.text(), period: words(&issue.period) });
    Head {
        copy_number: words(&issue.copy_number),
        secrecy,
        urgency: words(&issue.urgency),
        mark: mark(&issue.mark),
        number: words(&issue.number),
        signatories: issue.signatories.iter().map(Text::text).collect(),
    }
}

/// The organs, and what follows their names when the last entry says so.
fn mark(entries: &[Text]) -> Option<OrganMark> {
    let mut organs: Vec<String> = entries.iter().map(Text::text).collect();
    let suffix = organs.pop_if(|last| last == SUFFIX);
    (!organs.is_empty()).then_some(OrganMark { organs, suffix, size: None })
}

fn signature(issue: &Issue) -> Option<Signature> {
    let stamps = || {
        issue
            .stamps
            .iter()
            .map(|stamp| Stamp { office: stamp.office.text(), picture: None })
    };
    let seal = match issue.seal {
        SealKind::Sealed => Seal::Sealed,
        SealKind::Unsealed => Seal::Unsealed,
        SealKind::Stamped => Seal::Stamped(stamps().collect()),
    };
    let organs: Vec<_> = issue.organs.iter().map(Text::text).collect();
    let stamped = matches!(&seal, Seal::Stamped(stamps) if !stamps.is_empty());
    let signed = !organs.is_empty() || issue.date.is_some() || stamped;
    signed.then_some(Signature { organs, date: issue.date, seal, ..Signature::default() })
}

fn attendance((label, names): &(&'static str, Text)) -> Attendance {
    Attendance { label: (*label).to_owned(), names: phrase(names) }
}

fn imprint(issue: &Issue) -> Imprint {
    let copies: Vec<_> = issue.copies.iter().map(Text::text).collect();
    Imprint {
        addressee: None,
        copies: (!copies.is_empty()).then(|| Phrase::from(copies.join("，"))),
        printer: words(&issue.printer),
        date: issue.print_date,
        others: issue.others.iter().map(Text::text).collect(),
        page_ends: None,
    }
}
