//! Content is text: what a template prints comes out of Markdown as the same characters.

#![allow(clippy::unwrap_used, reason = "a panic is how a test reports")]

use proptest::prelude::{Strategy, any, prop, prop_assert_eq, proptest};
use proptest::test_runner::TestCaseError;
use serde::Serialize;

use zhenggai::diagnostic::codes::markup::NO_EXHIBIT;
use zhenggai::diagnostic::{Diagnostic, Findings};
use zhenggai::document::Block;
use zhenggai::markup::{self, Exhibit};
use zhenggai::template::Engine;
use zhenggai::value::Date;
use zhenggai::world::memory::MemoryWorld;

/// A paper that has nothing to show.
fn nothing(_: &Exhibit) -> Result<Block, Box<Diagnostic>> {
    Err(Box::new(Diagnostic::new(&NO_EXHIBIT, "")))
}

#[derive(Serialize)]
struct Data<'a> {
    text: &'a str,
    list: [&'a str; 2],
}

/// A template that prints `text`, and what stands around it in the result.
const PLACES: [(&str, &str, &str); 9] = [
    ("{{ text }}", "", ""),
    ("# {{ text }}", "一、", ""),
    ("# {{ text }} {.连排}\n\n终", "一、", "终"),
    ("始{{ text }}终", "始", "终"),
    ("始**{{ text }}**终", "始", "终"),
    ("始\n{{ text }}\n终", "始", "终"),
    ("2{{ text }} 终", "2", " 终"),
    ("{{ list | paragraphs }}", "", ""),
    ("始[附件]{{ text }}", "始[附件]", ""),
];

fn engines() -> Vec<(Engine, &'static str, &'static str)> {
    let day = Date::new(2023, 10, 9).unwrap();
    let load = |(template, before, after)| {
        let world = MemoryWorld::new(day).with("templates/t.md", template);
        (Engine::load(&world).unwrap(), before, after)
    };
    PLACES.into_iter().map(load).collect()
}

fn check(
    engines: &[(Engine, &'static str, &'static str)],
    text: &str,
) -> Result<(), TestCaseError> {
    for (at, (engine, before, after)) in engines.iter().enumerate() {
        let source = engine.render("t.md", &Data { text, list: [text, text] }).unwrap();
        let mut findings = Findings::new();
        let blocks = markup::parse(&source, &mut nothing, &mut findings);
        let texts: Vec<_> = blocks
            .iter()
            .map(|block| match block {
                Block::Heading(heading) => heading.text(),
                Block::Paragraph(paragraph) => paragraph.text(),
                Block::Table(_) | Block::Picture(_) | Block::Chart(_) => String::new(),
            })
            .collect();
        let whole = format!("{before}{text}{after}");
        let expected = if at == 7 {
            vec![text.trim().to_owned(); 2]
        } else if before.starts_with('一') {
            // A heading's words are trimmed behind its number.
            vec![format!("{before}{}{after}", text.trim())]
        } else {
            vec![whole.trim().to_owned()]
        };
        prop_assert_eq!(&texts, &expected, "{}", source.text());
        prop_assert_eq!(findings.iter().count(), 0, "{}", source.text());
    }
    Ok(())
}

/// Whether a text has a character to print, and none that is dropped or ends a line.
fn is_plain(text: &str) -> bool {
    let fit = |character: char| {
        !character.is_control()
            && !matches!(character, '\u{2028}' | '\u{2029}' | '\u{FFFE}' | '\u{FFFF}')
            && !('\u{FDD0}'..='\u{FDEF}').contains(&character)
    };
    text.chars().all(fit) && !text.trim().is_empty()
}

fn hostile() -> impl Strategy<Value = String> {
    let pieces = [
        "甲",
        "。",
        "”",
        "《",
        "*",
        "**",
        "_",
        "#",
        "# ",
        " #",
        " ",
        "    ",
        "- ",
        "+ ",
        "1. ",
        "12)",
        ".",
        ")",
        "> ",
        "|",
        "|-|-|",
        "`",
        "```",
        "[",
        "](u)",
        "]: x",
        "(u)",
        "[^1]",
        "![",
        "<b>",
        "<!--",
        "-->",
        "\\",
        "&",
        "&#32;",
        "&amp;",
        "{.连排}",
        "{",
        "}",
        "---",
        "===",
        "~~~",
        "\u{3000}",
        "a",
        "7",
        "{{ text }}",
        "{% raw %}",
        "é",
        "😀",
        "!",
        "=",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 1..12)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("has words", |text| is_plain(text))
}

proptest! {
    #[test]
    fn hostile_content_stays_text(text in hostile()) {
        check(&engines(), &text)?;
    }

    #[test]
    fn any_content_stays_text(text in any::<String>().prop_filter("plain", |t| is_plain(t))) {
        check(&engines(), &text)?;
    }
}

#[test]
fn line_breaks_in_a_value_do_not_break_the_paragraph() {
    let engines = engines();
    let (engine, ..) = &engines[1];
    let text = "整改\r\n\r\n措施\n# ABC\nDEF";
    let source = engine.render("t.md", &Data { text, list: ["", ""] }).unwrap();
    let blocks = markup::parse(&source, &mut nothing, &mut Findings::new());
    let [Block::Heading(heading)] = &blocks[..] else { panic!("{blocks:?}") };
    assert_eq!(heading.text(), "一、整改措施# ABC DEF");
}
