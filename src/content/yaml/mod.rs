//! Turns YAML text into a tree of values, each with its place.
//!
//! Most files are written plainly, and [`quick`] reads them. For any other text, and for
//! every faulty one, the values are those of `serde_yaml`; the places come from the
//! lossless tree of `yaml-edit`, which is walked beside them. Before either sees the text,
//! variables `{{…}}` are masked (YAML would take the braces for mappings) and texts nested
//! absurdly deep are refused (both parsers take quadratic time on them).

mod depth;
mod lines;
mod mask;
mod mend;
mod place;
mod quick;
mod raw;
mod syntax;
mod translate;
mod tree;

use std::sync::Arc;

use crate::diagnostic::{Findings, Source};

pub(super) use lines::{
    KeySlip, colon_finding, dash_finding, indentation_finding, leading_key,
};
pub(super) use mask::is_refused;
pub(super) use tree::{Entry, Node, Scalar, Style, Value};

/// How often a text is mended and read again before the rest is left for the next run.
const MENDS: usize = 20;

/// Reads one YAML document; `None` when it is none, for reasons that `findings` says.
///
/// `keys` are the names that a line may begin with, to tell a slip from a text.
pub(super) fn parse(
    source: &Arc<Source>,
    keys: &[&str],
    findings: &mut Findings,
) -> Option<Node> {
    let masked = mask::Masked::new(source.text());
    quick::read(source, &masked).or_else(|| parse_any(source, masked, keys, findings))
}

/// The same, whatever the text has.
fn parse_any(
    source: &Arc<Source>,
    mut masked: mask::Masked,
    keys: &[&str],
    findings: &mut Findings,
) -> Option<Node> {
    if let Err(finding) = depth::check(source) {
        findings.push(*finding);
        return None;
    }
    let (slips, sound) = mended(source, &mut masked, keys);
    findings.extend(slips);
    if !sound {
        return None;
    }
    let places = place::Places::new(source, &masked.text);
    let references = places.references();
    if !references.is_empty() {
        findings.extend(references);
        return None;
    }
    match raw::read(&masked.text) {
        Ok(raw) => Some(tree::build(source, &masked, raw, places.root())),
        Err(error) => {
            findings.extend(syntax::explain(source, &masked, keys, &error));
            None
        }
    }
}

/// The slips of a text, all those mended that can be, and whether it is sound YAML now.
fn mended(
    source: &Arc<Source>,
    masked: &mut mask::Masked,
    keys: &[&str],
) -> (Findings, bool) {
    let mut slips = Findings::new();
    let mut syntax = raw::check_syntax(&masked.text);
    for _ in 0..MENDS {
        let Err(error) = &syntax else { break };
        let found = syntax::explain(source, masked, keys, error);
        let mended = mend::mend(&mut masked.text, &found);
        slips.extend(found);
        if !mended {
            break;
        }
        syntax = raw::check_syntax(&masked.text);
    }
    slips.sort();
    (slips, syntax.is_ok())
}

#[cfg(test)]
mod tests {
    use proptest::collection;
    use proptest::prelude::{Strategy, any, prop_oneof, proptest};
    use proptest::sample::{Index, select};

    use super::*;

    fn both(text: &str) -> (Option<Node>, Option<Node>, Findings) {
        let source = Source::new("x", text);
        let masked = || mask::Masked::new(source.text());
        let mut findings = Findings::new();
        let quick = quick::read(&source, &masked());
        let any = parse_any(&source, masked(), &[], &mut findings);
        (quick, any, findings)
    }

    /// Reads a text in both ways; whether the quick one could.
    fn agree(text: &str) -> bool {
        let (quick, any, findings) = both(text);
        let Some(quick) = quick else { return false };
        assert!(findings.is_empty(), "{text}\n{findings:?}");
        assert_eq!(outline(&quick), outline(&any.unwrap()), "{text}");
        true
    }

    /// All of a tree, on one line.
    fn outline(node: &Node) -> String {
        let inner = match &node.value {
            Value::Null => "~".to_owned(),
            Value::Scalar(scalar) => format!("{:?} {:?}", scalar.style, scalar.text),
            Value::Sequence(values) => {
                format!("[{}]", values.iter().map(outline).collect::<Vec<_>>().join(", "))
            }
            Value::Mapping(entries) => {
                let outlines = entries.iter().map(|entry| {
                    let (key, place) = (&entry.key, &entry.key_span.range);
                    format!("{key} {place:?}: {}", outline(&entry.value))
                });
                format!("{{{}}}", outlines.collect::<Vec<_>>().join(", "))
            }
        };
        format!("{:?} {inner}", node.span.range)
    }

    #[test]
    fn both_ways_of_reading_agree() {
        for text in [
            "甲: 乙\n",
            "甲: 乙",
            "甲:\n  - 乙\n  - 丙: 丁\n    戊: 己\n",
            "甲:\n- 乙\n- 丙\n丁: 戊\n",
            "# 一\n\n甲:   乙  # 二\n# 三\n丙: 丁 # 四\n",
            "甲: [乙, '丙''丁', \"戊\"]  # 一\n己: []\n",
            "甲: '乙: 丙 # 丁'\n戊: \"己\"\n",
            "甲: |\n  乙\n\n   丙 \n  　　丁\n\n戊: 己\n",
            "甲: |\n  乙\n# 一\n戊: 己\n",
            "甲: |-\n  乙\n\n\n",
            "甲: |\n  乙",
            "- 甲: |\n    乙\n  丙: 丁\n- |\n  戊\n- 己\n",
            "甲: 12\n乙: ~\n丙: null\n丁: true\n1: 2\n戊: 2023-01-01\n",
            "甲:\n乙: 丙\n丁:\n",
            "甲:\n  乙:\n    丙:\n  # 一\n\n丁: 戊\n  # 二\n",
            "甲: {{乙}}丙\n丁: '{{乙}}'\n戊: [{{乙}}, 丙]\n己: |\n  {{乙}}\n",
            "  甲: 乙\n  丙: 丁\n",
            "-\n  甲: 乙\n-   丙: 丁\n    戊: 己\n",
            "甲 : 乙\n丙 丁: 戊:己\n",
            "甲: 乙\r\n丙:\r\n  - 丁\r\n  - |\r\n    戊\r\n\r\n    己\r\n",
            "甲: 乙　\n丙: |\n  丁　\n",
            "甲: {乙: 丙, 丁 : '戊'} # 一\n己: {}\n",
            "甲: http://乙#丙\n丁: 戊 &己\n庚: 辛\n",
        ] {
            assert!(agree(text), "{text}");
        }
    }

    #[test]
    fn the_repositorys_own_content_is_plain() {
        for text in [
            include_str!("../../../content/plan.yaml"),
            include_str!("../../../content/ledger.yaml"),
            include_str!("../../cli/skeleton/plan.yaml"),
            include_str!("../../cli/skeleton/ledger.yaml"),
        ] {
            assert!(agree(text), "{text}");
        }
    }

    /// What a line of content is made of, and slips.
    fn line() -> impl Strategy<Value = String> {
        let indent = (0..5_usize).prop_map(|depth| "  ".repeat(depth));
        let piece = prop_oneof![
            6 => select(vec!["甲: ", "乙:", "- ", "丙", "丁 戊", "12", "{{己}}", "~"]),
            3 => select(vec![
                "|", "|-", "[甲, 乙]", "{甲: 乙}", "{甲: 乙, 丙: '丁'}", "[甲, '乙']", "[]", "'甲'", "\"乙\"", " # 一", "#", " ",
                "　",
            ]),
            1 => select(vec![
                ":", ": ", "'", "\"", "[", "]", "{", "}", ",", "&a", "*", "!", "%", "@", "`",
                ">", "?", "? ", "---", "...", "\t", "\\", "<<: ", "|+", "|2", "\u{85}",
                "\u{2028}", "null", ".5", "-", "：", "\r",
            ]),
        ];
        (indent, collection::vec(piece, 0..4))
            .prop_map(|(indent, pieces)| indent + &pieces.concat())
    }

    proptest! {
        #![proptest_config(proptest::test_runner::Config::with_cases(1000))]

        #[test]
        fn both_ways_agree_on_any_lines(
            lines in collection::vec(line(), 1..8),
            end in select(vec!["\n", "\r\n"]),
            last in any::<bool>(),
        ) {
            let mut text = lines.join(end);
            if last {
                text.push_str(end);
            }
            agree(&text);
        }
    }

    proptest! {
        #[test]
        fn both_ways_agree_on_content_with_slips(
            slips in collection::vec(
                (any::<Index>(), 0..6_usize, "[：: \\-\n{}\\[\\]'\"0-9#|,&]{0,3}"), 1..4,
            ),
        ) {
            let text = include_str!("../../../content/ledger.yaml");
            let mut text: Vec<char> = text.chars().take(1500).collect();
            for (at, dropped, slip) in slips {
                let at = at.index(text.len());
                let end = (at + dropped).min(text.len());
                text.splice(at..end, slip.chars());
            }
            agree(&text.into_iter().collect::<String>());
        }
    }
}
