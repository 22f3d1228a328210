//! DOCX files that were damaged, locked or made to do harm end in a clear error.

use zhenggai::inspect::Unreadable;

use crate::handmade::{Handmade, zipped};
use crate::measured;

const START: &str = "<w:document xmlns:w=\"urn:w\"><w:body>";
const END: &str = "</w:body></w:document>";

fn with_body(body: &str) -> Vec<u8> {
    let document = format!("{START}{body}{END}");
    zipped([("word/document.xml", document.as_bytes())])
}

#[test]
fn a_docx_cut_off_anywhere_is_broken() {
    let bytes = Handmade::new().bytes();
    for part in 1..40 {
        let found = measured(&bytes[..bytes.len() * part / 40]);
        assert_eq!(found.unwrap_err(), Unreadable::Broken);
    }
}

#[test]
fn a_docx_with_changed_bytes_is_no_panic() {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let whole = Handmade::new().bytes();
    for _ in 0..300 {
        let mut bytes = whole.clone();
        for _ in 0..4 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = usize::try_from(state >> 20).unwrap() % bytes.len();
            bytes[at] = state.to_be_bytes()[0];
        }
        let _ = measured(&bytes);
    }
}

#[test]
fn numbers_beyond_reason_are_no_panic() {
    for value in ["1e308", "-1e308", "NaN", "inf", "99999999999999999999", "", "-0"] {
        let paper = Handmade::new()
            .with("word/document.xml", "w:w=\"11906\"", &format!("w:w=\"{value}\""))
            .with("word/document.xml", "w:top=\"2098\"", &format!("w:top=\"{value}\""))
            .with("word/styles.xml", "w:line=\"579\"", &format!("w:line=\"{value}\""))
            .with("word/styles.xml", "w:val=\"32\"", &format!("w:val=\"{value}\""))
            .with("word/styles.xml", "\"632\"", &format!("\"{value}\""));
        let _ = measured(&paper.bytes());
    }
}

#[test]
fn a_zip_bomb_is_refused() {
    let bytes = with_body(&" ".repeat(80 << 20));
    assert!(bytes.len() < 1 << 20);
    assert_eq!(measured(&bytes).unwrap_err(), Unreadable::TooLarge);
}

#[test]
fn endless_deep_and_many_elements_are_refused() {
    let endless = "<w:p/>".repeat(600_000);
    let deep = "<w:tbl><w:tr><w:tc>".repeat(50_000);
    for body in [endless, deep] {
        assert_eq!(measured(&with_body(&body)).unwrap_err(), Unreadable::TooLarge);
    }
    let names: Vec<String> = (0..6_000).map(|nth| format!("word/{nth}.xml")).collect();
    let many = zipped(names.iter().map(|name| (name.as_str(), &b""[..])));
    assert_eq!(measured(&many).unwrap_err(), Unreadable::TooLarge);
}

#[test]
fn entities_that_multiply_are_not_expanded() {
    let mut bomb = String::from("<!DOCTYPE w [<!ENTITY a0 '整改整改'>");
    for nth in 1..40 {
        let before = nth - 1;
        bomb.push_str(&format!("<!ENTITY a{nth} '&a{before};&a{before};'>"));
    }
    let document = format!("{bomb}]>{START}<w:p><w:r><w:t>&a39;</w:t></w:r></w:p>{END}");
    let bytes = zipped([("word/document.xml", document.as_bytes())]);
    assert!(measured(&bytes).is_ok());
}

#[test]
fn a_package_without_a_document_is_no_paper() {
    let sheet = zipped([("xl/workbook.xml", &b"<workbook/>"[..])]);
    assert_eq!(measured(&sheet).unwrap_err(), Unreadable::NotPaper);
    let empty = zipped([("word/document.xml", &b"<w:document/>"[..])]);
    assert_eq!(measured(&empty).unwrap_err(), Unreadable::NotPaper);
}

#[test]
fn a_docx_without_styles_settings_and_feet_is_measured_all_the_same() {
    assert!(measured(&with_body("<w:p><w:r><w:t>通知</w:t></w:r></w:p>")).is_ok());
}

#[test]
fn locked_and_old_files_are_named_so() {
    let mut container = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    container.extend([0; 4096]);
    assert_eq!(measured(&container).unwrap_err(), Unreadable::OldWord);
    container.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(measured(&container).unwrap_err(), Unreadable::Encrypted);
}
