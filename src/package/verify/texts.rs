//! PDF and DOCX of a paper say the same, and what the metadata say.

use super::{Read, ReadPaper, wrong_manifest};
use crate::diagnostic::codes::package::TEXTS_DIFFER;
use crate::diagnostic::{Diagnostic, Findings};
use crate::value::Date;

/// Characters around a difference that are shown.
const AROUND: usize = 12;

/// Characters of a difference that are shown.
const SHOWN: usize = 40;

pub(super) fn compare(read: &Read<'_>, findings: &mut Findings) {
    for paper in &read.papers {
        if let (Some(pdf), Some(docx)) = (&paper.pdf, &paper.docx)
            && !agree(&pdf.text, &docx.text, &paper.paper.document.title)
        {
            findings.push(differ(paper, &pdf.text, &docx.text));
        }
        unsaid(paper, findings);
    }
}

/// Whether a PDF and a DOCX say the same. Above the title the order of the elements is each
/// format's own: the word 文件 beside the names of several organs, 发文字号 beside those of
/// several 签发人. From the title on every character has its place.
pub fn agree(pdf: &str, docx: &str, title: &str) -> bool {
    if pdf == docx {
        return true;
    }
    let title: String = title.split_whitespace().collect();
    let split = |text: &str| -> Option<(Vec<char>, String)> {
        let (head, rest) = text.split_once(&title)?;
        let mut head: Vec<char> = head.chars().collect();
        head.sort_unstable();
        Some((head, rest.to_owned()))
    };
    !title.is_empty() && split(pdf).is_some() && split(pdf) == split(docx)
}

fn differ(paper: &ReadPaper<'_>, pdf: &str, docx: &str) -> Diagnostic {
    let (in_pdf, in_docx) = difference(pdf, docx);
    let title = &paper.paper.document.title;
    let message = format!(
        "《{title}》的 PDF 和 DOCX 文字不一致：PDF 是“{in_pdf}”，DOCX 是“{in_docx}”"
    );
    Diagnostic::new(&TEXTS_DIFFER, message).hint("请报送单位说明以哪一份为准，并重新发送")
}

/// The stretches that differ, with a few characters before them.
fn difference(one: &str, other: &str) -> (String, String) {
    let (one, other): (Vec<char>, Vec<char>) =
        (one.chars().collect(), other.chars().collect());
    let head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let rest = one.len().min(other.len()) - head;
    let pairs = one.iter().rev().zip(other.iter().rev()).take(rest);
    let tail = pairs.take_while(|(a, b)| a == b).count();
    let from = head.saturating_sub(AROUND);
    let part = |chars: &[char]| -> String {
        let end = chars.len() - tail;
        let after = (end + AROUND).min(chars.len());
        let shown = &chars[from..after];
        let cut = shown.len() > SHOWN + 2 * AROUND;
        let words: String = shown.iter().take(SHOWN + 2 * AROUND).collect();
        if cut { format!("{words}……") } else { words }
    };
    (part(&one), part(&other))
}

/// What the metadata say that the paper does not.
fn unsaid(paper: &ReadPaper<'_>, findings: &mut Findings) {
    let Some(words) = paper.pdf.as_ref().or(paper.docx.as_ref()) else { return };
    let data = &paper.paper.document;
    let date = data.date.as_ref().map(|date| match date.parse::<Date>() {
        Ok(date) => date.in_chinese(),
        Err(_) => date.clone(),
    });
    let some = [
        ("发文字号", data.number.clone()),
        ("标题", Some(data.title.clone())),
        ("主送机关", data.addressee.clone()),
        ("成文日期", date),
        ("抄送机关", data.copies.clone()),
    ];
    let some = some.into_iter().filter_map(|(name, value)| Some((name, value?)));
    let lists = [
        ("签发人", &data.signatories),
        ("附件说明", &data.attachments),
        ("发文机关署名", &data.organs),
    ];
    let lists = lists
        .into_iter()
        .flat_map(|(name, values)| values.iter().map(move |value| (name, value.clone())));
    for (name, value) in some.chain(lists) {
        let bare: String = value.split_whitespace().collect();
        if !words.text.contains(&bare) {
            let title = &data.title;
            let message = format!("《{title}》里找不到元数据写的{name}“{value}”");
            findings.push(wrong_manifest(message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_above_the_title_the_order_is_free() {
        assert!(agree("甲文件乙题目正文", "甲乙文件题目正文", "题目"));
        assert!(!agree("甲文件题目正文", "甲文书题目正文", "题目"));
        assert!(!agree("甲题目正文", "甲题目文正", "题目"));
        assert!(!agree("甲乙正文", "乙甲正文", ""));
    }

    #[test]
    fn a_difference_is_shown_with_what_stands_around_it() {
        let one = "甲乙丙丁戊己庚辛壬癸子丑寅卯12月31日前完成。以上报告。";
        let other = one.replace("31", "30");
        let (one, other) = difference(one, &other);
        assert_eq!(one, "庚辛壬癸子丑寅卯12月31日前完成。以上报告。");
        assert!(other.contains("12月30日"), "{other}");
    }
}
